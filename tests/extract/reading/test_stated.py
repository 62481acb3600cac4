"""What the lines over a plain text say of it: its day, its outlet, its author."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.reading.document import read_document
from claims.extract.reading.item import read
from claims.extract.reading.items import Item
from claims.extract.reading.overrides import Overrides
from claims.extract.reading.stated import Stated, stated

TITLE = "Toll of Lowen ferry climbs to 27"
BODY = (
    "The number of people killed in Tuesday's sinking at the Lowen docks has risen to 27, the health ministry said on "
    "Thursday. Seven people remain missing.\n"
)


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("By Mira Tal, The Lowen Herald, 5 June 2031", ("2031-06-05", "The Lowen Herald", "Mira Tal")),
        ("By Mira Tal and Odo Brun, The Lowen Herald", (None, "The Lowen Herald", "Mira Tal and Odo Brun")),
        ("By Mira Tal, Health Correspondent", (None, None, "Mira Tal")),
        ("By Mira Tal in Lowen", (None, None, "Mira Tal")),
        ("BY MIRA TAL | THE LOWEN HERALD | JUNE 5, 2031", ("2031-06-05", "THE LOWEN HERALD", "MIRA TAL")),
        ("The Lowen Herald, 5 June 2031", ("2031-06-05", "The Lowen Herald", None)),
        ("The Lowen Herald, Lowen, June 5th, 2031", ("2031-06-05", "The Lowen Herald", None)),
        ("5 June 2031 | The Lowen Herald", ("2031-06-05", "The Lowen Herald", None)),
        ("5 June 2031", ("2031-06-05", None, None)),
        ("Thursday, 5 June 2031", ("2031-06-05", None, None)),
        ("Published 5 June 2031, 14:10", ("2031-06-05T14:10", None, None)),
        ("Published: 5 June 2031 at 2.10 pm GMT", ("2031-06-05T14:10Z", None, None)),
        ("Published on June 5, 2031 14:10 +0200", ("2031-06-05T14:10+02:00", None, None)),
        ("Published 14:10 EDT, 5 June 2031", ("2031-06-05T14:10-04:00", None, None)),
        ("Published 5 June 2031 14:10 XYZ", ("2031-06-05", None, None)),
        ("Updated: 6 June 2031", ("2031-06-06", None, None)),
        ("Updated 6 June 2031 | Published 5 June 2031", ("2031-06-05", None, None)),
        ("Mira Tal / The Lowen Herald", (None, "The Lowen Herald", "Mira Tal")),
        ("Source: The Lowen Herald", (None, "The Lowen Herald", None)),
        ("Por Eva Mar, El Correo de Lowen, 5 de junio de 2031", ("2031-06-05", "El Correo de Lowen", "Eva Mar")),
        ("Publicado el 5 de junio de 2031 a las 14:10 horas", ("2031-06-05T14:10", None, None)),
        ("Actualizado: jueves, 5 de junio de 2031", ("2031-06-05", None, None)),
        ("The Lowen Herald, 03/06/2031", (None, "The Lowen Herald", None)),
        ("The Lowen Herald, 06/06/2031", ("2031-06-06", "The Lowen Herald", None)),
        ("The Lowen Herald, 13/06/2031", ("2031-06-13", "The Lowen Herald", None)),
        ("The Lowen Herald, 06/13/2031", ("2031-06-13", "The Lowen Herald", None)),
        ("The Lowen Herald, 5 June", (None, "The Lowen Herald", None)),
        ("31 February 2031", (None, None, None)),
        ("Six Dead, Ten Hurt, 5 June 2031", (None, None, None)),
        ("By Sunday, Twelve Had Died", (None, None, None)),
        ("World / Europe", (None, None, None)),
        ("Twelve people died on 5 June 2031.", (None, None, None)),
    ],
)
def test_a_line_below_the_headline_tells_day_outlet_and_author(
    line: str, want: tuple[str | None, str | None, str | None]
) -> None:
    assert stated(f"{TITLE}\n\n{line}\n\n{BODY}") == Stated(*want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (f"LOWEN, 3 June 2031 (Gale Wire) - {BODY}", ("2031-06-03", "Gale Wire", None)),
        (f"LOWEN, June 3 (Gale Wire) — {BODY}", (None, "Gale Wire", None)),
        ("LOWEN, 3 de junio de 2031 (Cable Sur) - Doce murieron.", ("2031-06-03", "Cable Sur", None)),
        (
            f"The Lowen Herald\n5 June 2031\n\nLOWEN, 3 June 2031 (Gale Wire) - {BODY}",
            ("2031-06-05", "Gale Wire", None),
        ),
        ("Lowen Ferry Disaster, 5 June 2031\n\nTwelve died.", (None, None, None)),
        (f"{BODY}\n{BODY}\nThe Lowen Herald, 5 June 2031", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_a_dateline_tells_them_where_no_header_does(text: str, want: tuple[str | None, str | None, str | None]) -> None:
    assert stated(text) == Stated(*want)


def test_a_file_takes_its_day_and_outlet_from_its_header_unless_told_otherwise() -> None:
    data = f"{TITLE}\n\nBy Mira Tal, The Lowen Herald, 5 June 2031\n\n{BODY}".encode()
    article, _ = read_document(data, "a.txt")
    assert (article.title, article.outlet, article.published) == (TITLE, "The Lowen Herald", "2031-06-05")
    told = read(Item("a.txt", data=data), Overrides(outlet="Gale Radio", published="2031-06-06")).article
    assert told is not None
    assert (told.outlet, told.published) == ("Gale Radio", "2031-06-06")


def test_weekdays_are_counted_from_the_day_of_the_header() -> None:
    data = f"{TITLE}\n\nBy Mira Tal, The Lowen Herald, 5 June 2031\n\n{BODY}".encode()
    drafts = read(Item("a.txt", data=data)).drafts
    assert [draft.occurred_from for draft in drafts] == ["2031-06-03"] * len(drafts)
    assert len(drafts) >= 2


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    stated(text)
