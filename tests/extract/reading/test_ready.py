"""What workers begin with: the word lists, built by reading a sample, and nothing of the command line."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

STORY = "Mayor Ilse Brandt said 14 people were killed when the ferry sank off Port Ansel on Sunday. "


def run(code: str) -> str:
    """What the code prints, in a process of its own."""
    given = [sys.executable, "-c", textwrap.dedent(code)]
    return subprocess.run(given, capture_output=True, text=True, check=True, timeout=60).stdout


def test_the_sample_is_read_to_the_end() -> None:
    printed = run(
        """
        from claims.extract.reading.item import read
        from claims.extract.reading.items import Item
        from claims.extract.reading.ready import _SAMPLE
        reading = read(Item("", data=_SAMPLE))
        print(len(reading.problems), [draft.figure.best or draft.figure.low for draft in reading.drafts][:2])
        """
    )
    assert printed.split(maxsplit=1) == ["0", "[12, 12]\n"]


def test_word_lists_are_there_once_ready() -> None:
    printed = run(
        """
        import gc, time
        import claims.extract.reading.ready
        from claims.vocabulary.lexicon import triggers
        began = time.perf_counter()
        triggers()
        print(time.perf_counter() - began < 0.001, gc.get_freeze_count() > 10_000)
        """
    )
    assert printed.split() == ["True", "True"]


def test_workers_do_not_import_the_main_module(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    line = json.dumps({"id": "a", "text": STORY * 20})
    feed.write_text((line + "\n") * 400)
    script = tmp_path / "main.py"
    script.write_text(
        "import sys\n"
        "from claims.extract.pipeline import read_all\n"
        "print(__name__)\n"
        "found = list(read_all([sys.argv[1]], workers=2))\n"
        "print(len(found), 'claims.extract.drafts' in sys.modules)\n"
    )
    given = [sys.executable, str(script), str(feed)]
    printed = subprocess.run(given, capture_output=True, text=True, check=True, timeout=60)
    assert printed.stdout.split() == ["__main__", "400", "False"]
    assert printed.stderr == ""
