"""Any text in any field: well-formed HTML, Markdown without live markup, JSON that parses, a quiet terminal."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from hostile import TEXTS, hostile_report
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_claims import claim
from made_report import assessment, document, estimate, event, report
from markdown_it import MarkdownIt
from rich.cells import cell_len
from rich.console import Console

from claims.model import Bound, Cause, Event, Figure, Finding, Relation, Report, Status, Tally
from claims.render.html import page
from claims.render.json import report_json, report_lines
from claims.render.markdown import pieces
from claims.render.terminal import draw

ANY = st.text(max_size=60)
VOID = {"meta", "br", "input", "line", "rect", "circle", "path"}
LIVE = {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "code_block"}
few = settings(max_examples=40, deadline=None)


def filled(text: str) -> Report:
    """Two tallies of one event, one with a single claim; every text of an article or a person is `text`."""
    one = claim(1, Figure(Bound.EXACT, 3, 3, 3, text), text, quote=f"a {text} z", carried_by=text, via=(text,),
                url=text, document_id=1, published=text, as_of=text, population=text or "people", metric="killed",
                finality=text, verification="identified", note=text)  # fmt: skip
    two = replace(one, id=2, figure=Figure(Bound.AT_LEAST, 9, None, None, text), asserted_by=f"{text}2")
    found = Finding(relation=Relation.CONTRADICTS, cause=Cause.SCOPE, claims=(1, 2), explanation=text)
    told = estimate(low=3, best=3, high=9, low_words=text, high_words=text, because=text, low_claims=(1,),
                    high_claims=(2,))  # fmt: skip
    tally = Tally(id=1, event=1, label=text, metric="killed", population="people")
    many = replace(assessment(1, (one, two), findings=(found,), sentence=text, estimate=told,
                              rules={"range": told}), tally=tally)  # fmt: skip
    single = replace(assessment(2, (replace(one, id=3),), status=Status.SINGLE_ORIGIN, findings=(found,)),
                     tally=replace(tally, id=2))  # fmt: skip
    paper = document(1, id=text, title=text, outlet=text, url=text, archive_url=text, published=text)
    happened = Event(id=1, label=text, place=text, external_id=text, grade=text, documents=(text,))
    return report(
        event(many, single, event=happened, documents=(paper,), line=text, background=(one,), across=(found,))
    )


class Shape(HTMLParser):
    """The elements of a page in order, tags that close nothing refused."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag


def shape(made: Report) -> Shape:
    read = Shape()
    read.feed("".join(page(made)))
    read.close()
    assert read.open == []
    return read


KNOWN = set(shape(filled("plain words")).tags) | {"a"}


@few
@given(ANY)
@example(TEXTS[0])
@example("]]><!--")
@example("&#0;&lt;script&gt;")
def test_html_is_well_formed_and_holds_only_its_own_elements(text: str) -> None:
    read = shape(filled(text))
    assert set(read.tags) <= KNOWN
    assert read.tags.count("script") == read.tags.count("style") == 1
    assert read.handlers == []
    assert all(link.startswith(("#", "http://", "https://")) for link in read.links)


@few
@given(ANY)
def test_html_holds_no_control_and_no_mark_that_reorders(text: str) -> None:
    written = "".join(page(filled(text)))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)


@few
@given(ANY)
@example("![x](http://evil.example/p.png)")
@example("<https://evil.example>")
@example("|\n|---|\n")
@example("    code")
@example("1. list\n2. list")
def test_markdown_holds_no_live_markup_of_the_text(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse("".join(pieces(filled(text))))
    flat = [child for token in tokens for child in (token, *(token.children or []))]
    bad = [token for token in flat if token.type in LIVE and token.content != "c0ffee" * 10 + "beef"]
    assert all(
        token.type == "link_open" and str(token.attrGet("href")).startswith(("http://", "https://")) for token in bad
    )
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings == ["h1", "h2", "h3", "h3", "h3", "h2"]


@few
@given(ANY)
@example("\ud800")
@example('"\\\n\u2028')
def test_json_parses_and_says_exactly_the_text(text: str) -> None:
    made = filled(text)
    read = json.loads("".join(report_lines(made)))
    assert read == json.loads(json.dumps(report_json(made)))
    assert read["events"][0]["tallies"][0]["claims"][0]["asserted_by"] == text
    assert read["events"][0]["line"] == text


@few
@given(ANY, st.integers(40, 160), st.booleans())
@example("\x1b]0;title\x07", 80, True)
@example("\u202egnp.exe", 40, False)
def test_the_terminal_gets_no_control_byte_of_the_text(text: str, width: int, terminal: bool) -> None:
    stream = io.StringIO()
    draw(filled(text), Console(file=stream, width=width, markup=False, emoji=False, highlight=False,
                               force_terminal=terminal, no_color=True))  # fmt: skip
    shown = re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue())
    assert all(cell_len(line) <= width for line in shown.split("\n"))
    loud = {letter for letter in shown if unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n"}
    assert not loud
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", shown)


def test_a_hostile_report_is_a_line_an_event() -> None:
    made = hostile_report()
    lines = "".join(report_lines(made)).splitlines()
    assert len([line for line in lines if line.startswith('{"id"')]) == len(made.events)
    assert json.loads("\n".join(lines)) == json.loads(json.dumps(report_json(made)))


def words_of(made: Any) -> str:
    return " ".join("".join(pieces(made)).split())


def test_the_single_count_is_one_line_with_its_quote() -> None:
    said = claim(1, Figure(Bound.EXACT, 3, 3, 3, "three"), "Police of Osk", quote="three men died", carried_by="Post")
    made = report(event(assessment(5, (said,), status=Status.SINGLE_ORIGIN, findings=())))
    assert "**three** · Police of Osk → Post · “**three** men died”" in words_of(made)
    assert "| Rule |" not in words_of(made)
    assert "| No. |" not in words_of(made)
    assert "one origin only" in words_of(made)
