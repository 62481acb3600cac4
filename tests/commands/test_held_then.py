"""`--held-at` as it is typed: every command that looks answers as it answered then, whatever was done since."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli import app

TABLE = """event,event_id,metric,figure,asserted_by,carried_by,place,occurred_from,quote
Market fire,fire,killed,at least 16,Veldmar Monitor,Dale Post,Veldmar,2031-05-02,at least 16 died in the fire
Market fire,fire,killed,10,,Hill Radio,Veldmar,2031-05-02,ten died
Bridge collapse,,injured,3,Police of Osk,Dale Post,Osk,2031-06-11,three hurt
Mill flood,,displaced,40,,Hill Radio,Thornby,2031-07-30,forty left
"""
Run = Callable[..., Result]

LOOKS = [
    ("list", "--format", "json"),
    ("list", "events", "--format", "json"),
    ("list", "tallies", "--format", "json"),
    ("list", "documents", "--format", "json"),
    ("list", "--event", "1", "--format", "json"),
    ("list", "--event", "2", "--format", "json"),
    ("list", "--event", "3", "--format", "json"),
    ("list", "--source", "Dale Post", "--format", "json"),
    ("list", "--source", "Hill Radio", "--format", "json"),
    ("list", "--state", "accepted", "--format", "json"),
    ("search", "died", "--format", "json"),
    ("event", "list", "--format", "json"),
    ("show", "event:2", "--format", "json"),
    ("show", "event:3", "--format", "json"),
    ("show", "1", "--format", "json"),
    ("show", "claim:3", "--format", "json"),
    ("show", "source:Dale Post", "--format", "json"),
    ("show", "source:Hill Radio", "--format", "json"),
    ("source", "list", "--format", "json"),
    ("event", "show", "3", "--format", "json"),
    ("list", "--event", "Thornby", "--format", "json"),
    ("list", "tallies", "--event", "Bridge collapse", "--format", "json"),
    ("list", "--tally", "3", "--format", "json"),
    ("show", "tally:2", "--format", "json"),
    ("show", "tally:3", "--format", "json"),
    ("report", "--format", "json"),
    ("report", "--event", "2", "--format", "json"),
    ("report", "--event", "3", "--format", "json"),
    ("line", "1"),
    ("line", "3"),
    ("conflicts", "--format", "json"),
    ("export", "--format", "csv"),
    ("export", "--format", "jsonl"),
    ("export", "--event", "3", "--format", "json"),
]

LATER = [
    ("source", "rate", "Dale Post", "B", "--reason", "names its sources"),
    ("resolve", "1", "--best", "16", "--reason", "hospital records"),
    ("event", "merge", "2", "3", "--reason", "one storm"),
    ("source", "merge", "Hill Radio", "Dale Post", "--reason", "one newsroom"),
    ("import", "{more}"),
    ("match",),
]
MORE = """event_id,metric,figure,carried_by,place,occurred_from,quote
fire,killed,19,Osk Herald,Veldmar,2031-05-02,19 died
"""


def answer(result: Result) -> Any:
    """What was said, without the clock: when a report was made, and for when."""
    if result.exit_code:
        return result.exit_code, result.stderr
    try:
        found = json.loads(result.stdout)
    except ValueError:
        return result.stdout
    if isinstance(found, dict):
        found = {name: value for name, value in found.items() if name not in ("generated_at", "held_at")}
    return found


@pytest.fixture
def run(database: str) -> Run:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--db", database, "--by", "Ida", *arguments], env={"COLUMNS": "160"})

    return run


def test_what_was_answered_then_is_answered_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "more.csv").write_text(MORE, encoding="utf-8")
    assert run("import", str(tmp_path / "claims.csv")).exit_code == 0
    assert run("match").exit_code == 0
    moment = datetime.now(UTC).isoformat()
    then = {look: answer(run(*look)) for look in LOOKS}
    for step in LATER:
        done = run(*(word.format(more=tmp_path / "more.csv") for word in step))
        assert done.exit_code == 0, (step, done.stderr)
    changed = [look for look in LOOKS if answer(run(*look)) != then[look]]
    unlike = {
        look: (then[look], now) for look in LOOKS if (now := answer(run(*look, "--held-at", moment))) != then[look]
    }
    assert len(changed) > len(LOOKS) // 2, "what was done since must be visible, or nothing is tested"
    assert sorted(" ".join(look) for look in unlike) == [], next(iter(unlike.values()))
