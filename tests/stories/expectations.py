"""What a story may expect, one small check a kind. An expectation is a table of the story; its keys pick the checks.

same_event = [documents]        different_events = [documents]        (no two of them share one)
same_tally = [figures]          different_tallies = [figures]
claim = figure                  with any key of an exported claim and its value; "open" is null
tally = figure, among = people  with status, low, best, high, causes, no_causes, holds, lacks, sentence_has …
between = [figures]             with cause, no_cause, relation: of a finding on all of them, in or across tallies
line_of = document              with has and lacks: the event's sentence for print
background = figure             part = figure, of = figure            unread = "document|words"
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

from made_story import Json, Told, Untrue

from claims.sources import fold

VERDICTS = re.compile(
    r"\b(?:confirmed|true|false|correct|incorrect|wrong|accurate|reliable|unreliable|in fact|actually|proven)\b"
)
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def check(told: Told, expected: Json) -> None:
    """Raises Untrue where the report does not show what is expected."""
    kind = next((name for name in CHECKS if name in expected), None)
    if kind is None:
        raise ValueError(f"no such expectation: {expected}")
    CHECKS[kind](told, {name: value for name, value in expected.items() if name != "known_gap"})


def same_event(told: Told, expected: Json) -> None:
    ids = {document: told.event_of(document)["id"] for document in expected["same_event"]}
    _hold(len(set(ids.values())) == 1, f"one event expected: {ids}")


def different_events(told: Told, expected: Json) -> None:
    ids = {document: told.event_of(document)["id"] for document in expected["different_events"]}
    _hold(len(set(ids.values())) == len(ids), f"events of their own expected: {ids}")


def same_tally(told: Told, expected: Json) -> None:
    ids = {figure: told.claim(figure)["tally"] for figure in expected["same_tally"]}
    _hold(len(set(ids.values())) == 1 and None not in ids.values(), f"one tally expected: {ids}")


def different_tallies(told: Told, expected: Json) -> None:
    ids = {figure: told.claim(figure)["tally"] for figure in expected["different_tallies"]}
    _hold(all(ids[one] != ids[other] or ids[one] is None for one, other in combinations(ids, 2)), f"tallies: {ids}")


def claim(told: Told, expected: Json) -> None:
    found = told.claim(expected.pop("claim"))
    for name, value in expected.items():
        got = found[name]
        if name in ("asserted_by", "carried_by") and value != "open":
            _hold(fold(got or "") == fold(value), f"{name} is {got!r}, not {value!r}")
        elif name == "via":
            _hold([fold(one) for one in got] == [fold(one) for one in value], f"via is {got}, not {value}")
        else:
            _hold(got == (None if value == "open" else value), f"{name} is {got!r}, not {value!r}")


def tally(told: Told, expected: Json) -> None:
    found = told.tally(expected.pop("tally"), expected.pop("among", None))
    causes = {finding["cause"] for finding in found["findings"]}
    sentence = found["sentence"]
    for name, value in expected.items():
        if name in ("low", "best", "high"):
            got = found["estimate"][name]
            _hold(got == (None if value == "open" else value), f"{name} is {got}, not {value}")
        elif name == "causes":
            _hold(set(value) <= causes, f"causes {causes}, {value} expected")
        elif name == "no_causes":
            _hold(not set(value) & causes, f"causes {causes}, none of {value} expected")
        elif name in ("holds", "lacks"):
            ids = {one["id"] for one in found["claims"]}
            wrong = [each for each in value if (told.claim(each)["id"] in ids) is (name == "lacks")]
            _hold(not wrong, f"{name}: {wrong}")
        elif name == "origins":
            _hold(found["independent_origins_at_most"] == value, f"origins {found['independent_origins_at_most']}")
        elif name == "sentence_has":
            _hold(all(words in sentence for words in value), f"{value} expected in {sentence!r}")
        elif name == "sentence_lacks":
            _hold(not any(words in sentence for words in value), f"{value} not expected in {sentence!r}")
        elif name == "rules":
            got = {rule: found["rules"][rule]["best"] for rule in value}
            _hold(got == value, f"rules {got}, not {value}")
        elif name == "decided":
            _hold(found["estimate"]["decided"] is value, f"decided: {found['estimate']['decided']}")
        else:
            _hold(found[name] == value, f"{name} is {found[name]!r}, not {value!r}")


def between(told: Told, expected: Json) -> None:
    claims = [told.claim(figure) for figure in expected["between"]]
    ids, tallies = {claim["id"] for claim in claims}, {claim["tally"] for claim in claims}
    events = told.report["events"]
    listed = [f for event in events for f in (*event["across"], *(f for t in event["tallies"] for f in t["findings"]))]
    found = [
        finding
        for finding in listed
        if ids <= set(finding["claims"]) or (len(tallies) > 1 and tallies <= set(finding["tallies"]))
    ]
    shown = [(finding["relation"], finding["cause"]) for finding in found]
    if "cause" in expected:
        _hold(expected["cause"] in [cause for _, cause in shown], f"{expected['cause']} expected in {shown}")
    if "relation" in expected:
        _hold(expected["relation"] in [relation for relation, _ in shown], f"{expected['relation']} not in {shown}")
    for name, at in (("no_relation", 0), ("no_cause", 1)):
        if name in expected:
            _hold(expected[name] not in [one[at] for one in shown], f"{expected[name]} not expected in {shown}")


def line_of(told: Told, expected: Json) -> None:
    line = told.event_of(expected["line_of"])["line"]
    _hold(all(words in line for words in expected.get("has", [])), f"{expected.get('has')} expected in {line!r}")
    _hold(not any(words in line for words in expected.get("lacks", [])), f"{expected.get('lacks')} not in {line!r}")


def background(told: Told, expected: Json) -> None:
    found = told.claim(expected["background"])
    event = told.event_of(found["document"])
    _hold(found["context"] and found["tally"] is None, f"{expected['background']!r} is no background claim")
    _hold(found["id"] in {one["id"] for one in event["background"]}, "not listed under its document's event")


def part(told: Told, expected: Json) -> None:
    small, whole = told.claim(expected["part"]), told.claim(expected["of"])
    _hold(small["part_of"] == f"{whole['start']}-{whole['end']}", f"part_of is {small['part_of']}")


def unread(told: Told, expected: Json) -> None:
    found = [(one["figure_text"], one["metric"]) for one in told.read_from(expected["unread"])]
    _hold(not found, f"no claim expected: {found}")


CHECKS: dict[str, Callable[[Told, Json], None]] = {
    each.__name__: each
    for each in (same_event, different_events, same_tally, different_tallies, claim, tally, between, line_of,
                 background, part, unread)
}  # fmt: skip


def sentences(told: Told) -> list[tuple[Json, str]]:
    """Every sentence meant for print, with its event."""
    return [
        (event, sentence)
        for event in told.report["events"]
        for sentence in (event["line"], *(tally["sentence"] for tally in event["tallies"]))
        if sentence
    ]


def unsaid(event: Json, sentence: str) -> list[str]:
    """The numbers of a sentence that stand in no figure, quote, date or source name of the event's claims."""
    claims: list[Any] = [claim for tally in event["tallies"] for claim in tally["claims"]]
    said = " ".join(
        str(claim[name] or "")
        for claim in claims
        for name in ("figure_text", "quote", "low", "best", "high", "when", "occurred_from", "asserted_by", "place")
    )
    known = {number.replace(",", "") for number in NUMBER.findall(said)} | {
        part.lstrip("0") for number in NUMBER.findall(said) for part in re.split(r"\D", number)
    }
    return [number for number in NUMBER.findall(sentence) if number.replace(",", "") not in known]


def _hold(holds: bool, why: str) -> None:
    if not holds:
        raise Untrue(why)
