"""The HTML page: self-contained, escaped everywhere, sealed by its policy, complete for a screen reader."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hostile import hostile_report
from made_report import NOON, assessment, event, report, resolution

from claims.model import Report
from claims.render.html import page

URLS = re.compile(r"(?:src|href|action|xlink:href|data|poster|srcset)$")
VOID = {"meta", "br", "input", "link", "img", "line", "rect", "circle", "path"}


class Reader(HTMLParser):
    """Collects the elements, their attributes and their text, and complains of tags that do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(made: Report) -> tuple[str, Reader]:
    text = "".join(page(made))
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return text, reader


def test_nothing_is_fetched() -> None:
    text, reader = read(report())
    tags = {tag for tag, _ in reader.elements}
    assert not tags & {"link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "source"}
    assert "@import" not in text
    assert "url(http" not in text
    scripts = [given for tag, given in reader.elements if tag == "script"]
    assert scripts == [{}]


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    text, reader = read(report())
    policy = next(given["content"] or "" for tag, given in reader.elements if given.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        seal = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"'sha256-{seal}'" in policy
    assert not [given for _, given in reader.elements if "style" in given]


def test_a_hostile_report_runs_and_links_nothing() -> None:
    text, reader = read(hostile_report())
    for tag, given in reader.elements:
        assert tag not in {"iframe", "img"}
        assert not [name for name in given if name.startswith("on")]
        for name, value in given.items():
            if URLS.match(name):
                assert value is not None
                assert value.startswith(("#", "https://evil.example/"))
                assert '"' not in text.partition(value)[0][-1:] or value[0] in "#h"
    assert sum(tag == "script" for tag, _ in reader.elements) == 1
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "49" not in "".join(reader.words).partition("{{ 7 * 7 }}")[0][-10:]
    assert "{{ 7 * 7 }}" in "".join(reader.words)


def test_links_to_other_sites_tell_them_nothing() -> None:
    _, reader = read(report())
    outside = [given for tag, given in reader.elements if tag == "a" and (given["href"] or "").startswith("http")]
    assert outside
    assert all(given["rel"] == "noopener" for given in outside)
    assert ("meta", {"name": "referrer", "content": "no-referrer"}) in reader.elements


def test_deep_links_lead_somewhere_and_ids_are_unique() -> None:
    _, reader = read(report(event(assessment(1), assessment(2, ())), event(assessment(3, ()), number=2)))
    ids = [given["id"] for _, given in reader.elements if given.get("id")]
    assert len(ids) == len(set(ids))
    inside = {
        (given["href"] or "")[1:] for tag, given in reader.elements if tag == "a" and (given["href"] or "")[0] == "#"
    }
    assert inside <= set(ids)
    assert {"tally-1", "tally-2", "tally-3", "event-1", "event-2", "t1-1"} <= set(ids)
    named = {name for _, given in reader.elements for name in (given.get("aria-labelledby") or "").split()}
    assert named <= set(ids)


def test_a_screen_reader_gets_language_title_headings_and_the_charts_words() -> None:
    text, reader = read(report())
    assert ("html", {"lang": "en"}) in reader.elements
    headings = [int(tag[1]) for tag, _ in reader.elements if re.fullmatch(r"h[1-6]", tag)]
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(headings, headings[1:], strict=False))
    assert "Dale Monitor: at least 16. Hill Radio: 10. City Desk: up to 30. Range 10 to 30." in text
    assert all(given.get("scope") for tag, given in reader.elements if tag == "th")


@pytest.mark.parametrize(
    "words",
    [
        "2 drafts wait to be checked, and are not in this report.",
        "1 accepted claim is not matched to an event yet.",
        "working figure, rule range, no editor has decided",
        "at most 3 independent origins",
        "Dale Monitor",
        "Nothing recorded explains the difference.",
        "People who died in or of the event, whenever they died.",
        "c0ffee" * 10 + "beef",
        "3 May 2031, 12:05 UTC",
        "no grade given",
        "ab" * 32,
    ],
)
def test_an_editor_is_told(words: str) -> None:
    assert words in "".join(read(report())[1].words)


def test_the_figure_is_marked_in_its_sentence() -> None:
    text, _ = read(report())
    assert "<i>The Dale Monitor said </i><mark>at least 16</mark> people were killed" in text


def test_a_decision_is_told_with_its_reason_and_the_stamp_changes() -> None:
    from claims.model import Status

    made = report(event(assessment(status=Status.RESOLVED, resolution=resolution())))
    words = "".join(read(made)[1].words)
    assert "decided by Ida, 3 May 2031, 12:05 UTC: best 16, 10 to 30. Reason: Names were checked" in words
    assert "undecided" not in words.split("Definitions")[0].lower().replace("undecided0", "").replace(
        "\nundecided\n", ""
    )


def test_an_empty_report_is_a_whole_page() -> None:
    _, reader = read(Report(generated_at=NOON, events=()))
    assert "Nothing to report" in "".join(reader.words)
