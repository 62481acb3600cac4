"""The lines over a report are none of its sentences, and never the day of what it tells."""

from __future__ import annotations

import pytest
from made_drafts import drafts, short

from claims.extract.sentences.header import header
from claims.extract.sentences.splitting import sentences

BODY = "Twelve people were killed when a ferry sank off Lowen, police said.\n\nTen others were injured."
HEADERS = (
    "By Mira Tal, The Lowen Herald, 5 June 2031",
    "The Lowen Herald, 5 June 2031",
    "5 June 2031 | The Lowen Herald",
    "Published 5 June 2031, 14:10",
    "Updated: 5 June 2031",
    "Mira Tal / The Lowen Herald",
    "5 June 2031",
    "03/06/2031",
    "By Mira Tal\nThe Lowen Herald\n5 June 2031",
    "Por Eva Mar, El Correo de Lowen, 5 de junio de 2031",
)


@pytest.mark.parametrize("lines", HEADERS)
def test_a_report_reads_the_same_below_its_header(lines: str) -> None:
    assert [short(draft) for draft in drafts(f"Ferry sinks\n\n{lines}\n\n{BODY}")] == [
        short(draft) for draft in drafts(f"Ferry sinks\n\n{BODY}")
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (f"Ferry sinks\nBy Mira Tal\n{BODY}", "Ferry sinks"),
        ("By Mira Tal, The Lowen Herald\n5 June 2031\nNine died.", "Nine died."),
        ("5 June 2031", "5 June 2031"),
        ("Ferry sinks\n5 June 2031: nine died\nNine died.", "Ferry sinks"),
    ],
)
def test_sentences_begin_with_what_is_no_header(text: str, want: str) -> None:
    first = next(iter(sentences(text)))
    assert text[first.start : first.end] == want


def test_its_spans_are_whole_lines() -> None:
    text = f"Ferry sinks\n\nBy Mira Tal, The Lowen Herald\n5 June 2031, 14:10 GMT\n\n{BODY}"
    assert [text[start:end] for start, end in header(text).spans] == [
        "By Mira Tal, The Lowen Herald",
        "5 June 2031, 14:10 GMT",
    ]
    assert header(text).published == "2031-06-05T14:10Z"
