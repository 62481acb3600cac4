"""Two processes that import into one database at once: nothing is lost, nothing is twice, the chain holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from claims.services import log
from claims.services.loading import claims
from claims.services.register import sources
from db.engine import open_session

HEAD = "event,metric,figure,asserted_by,carried_by,place,occurred_from\n"


def table(path: Path, numbers: range) -> str:
    rows = (f"Fire {n},killed,{n},Veldmar Monitor,Dale Post {n % 7},Veldmar,2031-05-02\n" for n in numbers)
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return str(path)


def test_two_imports_at_once_are_two_entries_and_every_claim_once(database: str, tmp_path: Path) -> None:
    files = [table(tmp_path / "one.csv", range(0, 300)), table(tmp_path / "two.csv", range(200, 500))]
    command = [sys.executable, "-c", "from cli import main; main()", "--db", database, "--by", "Ida", "import"]
    running = [
        subprocess.Popen([*command, file], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for file in files
    ]
    for process in running:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    with open_session(database, write=False) as session:
        assert log.verify(session) == []
        held = claims.load(session)
        assert sorted(int(claim.figure.best or 0) for claim in held) == list(range(500))
        assert len({claim.key for claim in held}) == 500
        assert len(sources.all(session)) == 8
        noted = [entry.facts or {} for entry in log.entries(session)]
        assert sum(facts["claims"] for facts in noted) == 500
        assert len(noted) == 2
