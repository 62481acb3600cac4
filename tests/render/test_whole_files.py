"""Files written whole or not at all, and what is no file written as it is."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from claims.errors import InputRefused
from claims.render.file import whole


def test_a_file_becomes_what_was_written_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text("old")
    file.chmod(0o640)
    with whole(file) as stream:
        stream.write("new\r\n")
        assert file.read_text() == "old"
    assert file.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_after_an_error_nothing_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text("old")
    with pytest.raises(ZeroDivisionError), whole(file) as stream:
        stream.write("half")
        raise ZeroDivisionError
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "report.md"
    link.symlink_to(tmp_path / "real" / "report.md")
    with whole(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert (tmp_path / "real" / "report.md").read_text() == "new"


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[str] = []
    listener = threading.Thread(target=lambda: heard.append(pipe.read_text()))
    listener.start()
    with whole(pipe) as stream:
        stream.write("new")
    listener.join(timeout=10)
    assert heard == ["new"]
    assert pipe.is_fifo()


def test_the_null_device_stays_one() -> None:
    with whole(Path(os.devnull)) as stream:
        stream.write("nobody reads this")
    assert Path(os.devnull).is_char_device()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="folder"), whole(tmp_path):
        pass
