"""Bytes to text: exact where the encoding is known, guessed where it is old, refused where it is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.reading.refusal import Unreadable
from claims.extract.reading.text import decode, storable, title_of, unpainted

STORM = "Orkan über Välde: 17 Tote, sagte Bürgermeister Jörg Größler. Fünf Häuser sind zerstört, 40 beschädigt.\r\n"
RUSSIAN = "Губернатор сообщил, что при пожаре на фабрике погибли двенадцать человек, ещё сорок получили ранения.\n"
PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


@pytest.mark.parametrize(
    "data",
    [
        STORM.encode("utf-8"),
        STORM.encode("utf-8-sig"),
        STORM.encode("utf-16"),
        codecs.BOM_UTF16_BE + STORM.encode("utf-16-be"),
        STORM.encode("utf-16-le"),
        STORM.encode("utf-16-be"),
        STORM.encode("utf-32"),
        STORM.encode("latin-1"),
        STORM.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 BOM", "utf-16 BOM", "utf-16-be BOM", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"],
)
def test_every_usual_encoding_gives_the_same_text_line_ends_and_all(data: bytes) -> None:
    assert decode(data) == STORM


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_where_all_letters_are_plain(encoding: str) -> None:
    text = "Five people were killed in Oxmere on Monday, police said.\r\n"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_an_old_encoding_is_found_by_its_letters(encoding: str) -> None:
    assert decode((RUSSIAN * 3).encode(encoding)) == RUSSIAN * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Fünf Tote in Zürich. " * 5, "cp1252"),
        ("Café: 12 blessés – “graves”", "cp1252"),
        ("It’s 12 dead, police said", "cp1252"),
        ("naïve", "latin-1"),
        ("12 morts à l’usine. On y pénétra, et on s’en alla déçu, dit le préfet Noé", "cp1252"),
        ("Zginęło dwanaście osób, powiedział wojewoda łódzki. Rannych jest więcej niż trzydzieści osób.", "cp1250"),
    ],
)
def test_a_text_with_few_marked_letters_keeps_them(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_inside_a_character_loses_that_character_alone(cut: int) -> None:
    text = "Größler zählte 17 Tote – “mindestens”"
    assert decode(text.encode()[:-cut]) == text[:-1] + "\ufffd"
    assert decode(RUSSIAN.rstrip(".\n").encode()[:-1]) == RUSSIAN[:-3] + "\ufffd"


def test_a_few_damaged_characters_do_not_make_it_another_encoding() -> None:
    data = (RUSSIAN * 3).encode()
    assert decode(data[:2] + b"\xff" + data[2:]).count("\ufffd") == 1


MIXED = "Größler said “nine” were dead – it’s worse than in Välde, he said…"


@pytest.mark.parametrize("at", range(3, len(MIXED), 7))
def test_windows_characters_pasted_into_utf8_are_read_as_such(at: int) -> None:
    data = MIXED[:at].encode() + MIXED[at:].encode("cp1252")
    assert decode(data * 2 if at < 8 else data).startswith(MIXED)


def test_lines_of_two_encodings_are_both_read() -> None:
    lines = ["Größler zählte “neun” Tote.", "Später waren es ‘zehn’ – über 40 Verletzte."]
    assert decode("\n".join(lines).encode("cp1252")) == "\n".join(lines)
    assert decode(lines[0].encode() + b"\n" + lines[1].encode("cp1252")) == "\n".join(lines)


DECLARED = [
    ("iso-8859-1", "It’s “nine” dead", "cp1252"),
    ("ascii", "It’s “nine” dead – Größler", "cp1252"),
    ("UTF-8", "Größler zählte neun", "cp1252"),
    ("windows-1252", "Größler zählte “neun”", "utf-8"),
    ("windows-1251", "Погибли девять человек", "windows-1251"),
    ("koi8-r", "Погибли девять человек", "koi8-r"),
    ("utf-16", "Größler zählte neun", "utf-8"),
    ("no-such-code", "Größler zählte neun", "cp1252"),
    ("", "Größler zählte neun", "cp1252"),
    ("shift_jis", "九人が死亡した", "shift_jis"),
    ("gb18030", "九人死亡", "gb18030"),
    ("'windows-1254'", "Dokuz kişi öldü", "windows-1254"),
]


@pytest.mark.parametrize(("declared", "text", "encoding"), DECLARED)
def test_what_is_declared_is_tried_and_not_trusted(declared: str, text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), declared) == text


@given(st.binary(max_size=200), st.sampled_from(["cp1252", "utf-8", "utf-7", "utf-16", "hex", "rot13", "idna", "x y"]))
def test_any_bytes_under_any_name_give_a_text_or_a_refusal(data: bytes, declared: str) -> None:
    try:
        assert "\x00" not in decode(data, declared)
    except Unreadable as refusal:
        assert refusal.hint


@given(PRINTABLE)
def test_utf8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode("utf-8")) == text.removeprefix("\ufeff")


@given(PRINTABLE)
def test_a_byte_order_mark_is_trusted(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_refusal(data: bytes) -> None:
    try:
        assert "\x00" not in decode(data)
    except Unreadable as refusal:
        assert refusal.hint


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 50, b"\x7fELF\x02\x01\x01\x00" + bytes(64), b"12 dead\x00\x00\x05"],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert "not text" in refused.value.message
    assert "UTF-8" in (refused.value.hint or "")


def test_text_cut_inside_a_wide_character_says_where() -> None:
    with pytest.raises(Unreadable, match="damaged at byte"):
        decode("Zwölf".encode("utf-16")[:-1])


@pytest.mark.parametrize(
    "painted",
    ["nine \x1b[31;1mwere killed\x1b[0m", "\x1b[2K\x1b[1;1Hnine were killed", "nine were \x1bMkilled\x1b[?25l"],
)
def test_a_terminals_colours_are_blanks_in_their_place(painted: str) -> None:
    plain = unpainted(painted)
    assert plain.split() == ["nine", "were", "killed"]
    assert len(plain) == len(painted) and plain.index("killed") == painted.index("killed")


@given(st.text())
def test_storable_text_keeps_every_position(text: str) -> None:
    kept = storable(text + "\x00\ud800")
    assert len(kept) == len(text) + 2
    assert kept.encode("utf-8")
    assert "\x00" not in kept


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mine collapse kills 9\n\nNine miners died on Monday.", "Mine collapse kills 9"),
        ("\n\n  Mine collapse kills 9\nNine miners died.", "Mine collapse kills 9"),
        ("# Mine collapse\n\nNine miners died.", "Mine collapse"),
        ("Was it arson?\nNine died.", "Was it arson?"),
        ("Nine miners died on Monday.\nThe pit was closed.", None),
        ("Nine miners died", None),
        ("home news sport weather\nNine miners died.", None),
        ("word " * 60 + "\nNine miners died.", None),
        ("", None),
        ("***\ntext", None),
        ("الحريق يودي بحياة تسعة\nنص", "الحريق يودي بحياة تسعة"),
    ],
)
def test_the_first_line_is_a_title_only_where_it_reads_as_one(text: str, title: str | None) -> None:
    assert title_of(text) == title
