"""What holds of any text: spans match, nothing raises, later paragraphs change nothing before, time stays in bounds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_drafts import drafts

from claims.extract.drafts import find
from claims.extract.sentences.header import header
from claims.extract.sentences.splitting import sentences
from claims.model import Article
from claims.moments import is_moment

_PIECES = st.sampled_from(
    [
        "killed", "injured", "16", "people", "at least", "including", "two", "children", ",", ".", "said", "The",
        "Harbour Institute", "on", "Friday", "according to", "none of", "no one", "was", "were", "dozens",
        "from", "to", "15", "(", ")", "“", "”", "\n", "since", "1,400", "million", "-", "of", "and", "a", "man",
        "who", "died", "toll", "50%", "€", "last 3 days", "June 31", "more", "them",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_spans_match_and_dates_are_dates(text: str) -> None:
    found = drafts(text)
    spans = {draft.span for draft in found}
    for draft in found:
        assert draft.start is not None and draft.end is not None
        assert text[draft.start : draft.end] == draft.quote != ""
        for moment in (draft.occurred_from, draft.occurred_to, draft.as_of):
            assert moment is None or is_moment(moment)
        for link in (draft.part_of, draft.adds_to, draft.supersedes):
            assert link is None or (link in spans and link != draft.span)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_sentences_are_in_order_and_leave_no_word_out(text: str) -> None:
    spans = [(sentence.start, sentence.end) for sentence in sentences(text)]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
    kept = "".join(text[start:end] for start, end in spans)
    over = [at for start, end in header(text).spans for at in range(start, end)]
    told = [character for at, character in enumerate(text) if at not in over]
    assert [c for c in kept if not c.isspace()] == [c for c in told if not c.isspace()]


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES.filter(lambda piece: piece not in ("“", "”")), max_size=40).map(" ".join))
def test_an_unrelated_paragraph_changes_no_figure_before_it(text: str) -> None:
    before = [(draft.span, draft.metric, draft.figure, draft.population) for draft in drafts(text)]
    after = [
        (draft.span, draft.metric, draft.figure, draft.population)
        for draft in drafts(text + "\n\nThe museum opens at nine.")
    ]
    assert after[: len(before)] == before


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        "a" * 200_000,
        "1 " * 50_000,
        "killed 3 " * 20_000,
        "(" * 50_000 + ")" * 50_000,
        "“a " * 40_000,
        '"' * 60_000,
        "said " * 40_000,
        "16 people, including 2 children, " * 4_000,
        "since the war and " * 10_000,
        "1" * 200_000,
        "no one " * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    began = time.process_time()
    drafts(text)
    assert time.process_time() - began < 5


_TEN_MEGABYTES = 10_000_000


@pytest.mark.parametrize("sign", ["a", " ", "7", "(", ".", "\n"])
def test_ten_megabytes_of_one_sign_end_in_bounded_time(sign: str) -> None:
    began = time.process_time()
    assert drafts(sign * _TEN_MEGABYTES) == []
    assert time.process_time() - began < 20


_UNITS = [
    "killed 3 people and ", "said ", "according to Palt ", "two of them were 3 of ", "from 5 to ", "Ann Smith, 40, ",
    "no one ", "Palt: ", "“a ", "1,", "since the war and ", "toll of ", "May 5, ", "y 3 muertos ", "was shot ", "A. ",
    "12 people died; ", "Another 3 died. ", "A man was killed. ", "5 were shot. One died. ",
]  # fmt: skip


@pytest.mark.parametrize("unit", _UNITS)
def test_a_line_six_times_as_long_takes_about_six_times_as_long(unit: str) -> None:
    """A pattern that backs up, or a search from each token or figure to the end, would take 36 times as long."""
    took: list[float] = []
    for size in (10_000, 10_000, 60_000):  # the first warms up
        text = unit * (size // len(unit))
        began = time.process_time()
        drafts(text)
        took.append(time.process_time() - began)
    assert took[2] < 12 * took[1] + 0.5  # seconds of a busy machine


_SPANISH = st.sampled_from(
    [
        "murieron", "murió", "mató a", "16", "personas", "al menos", "entre ellas", "dos", "niños", ",", ".", "dijo",
        "La", "el", "según", "Cruz Roja", "heridos", "fueron", "resultaron", "heridas", "no hubo", "nadie", "decenas",
        "de", "miles", "pasó de", "a", "y", "treinta", "(", "«", "»", "\n", "1.400", "millones", "un", "hombre",
        "negó que", "la cifra de muertos", "informó", "lunes", "más de", "hasta", "desde", "del", "una",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_SPANISH, max_size=50).map(" ".join)))
def test_spans_match_in_a_second_language_too(text: str) -> None:
    for draft in find(Article(id="s", text=text, sha256="0", language="es", title=text[:40])):
        assert draft.start is not None and draft.end is not None
        assert text[draft.start : draft.end] == draft.quote != ""


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=80),
    st.one_of(st.none(), st.text(max_size=30)),
    st.one_of(st.none(), st.sampled_from(["2031-05-04", "0001-01-01", "9999-12-31", "2031", "x", "2031-02-30"])),
    st.sampled_from(["en", "es", "fr", None, "", "x-y"]),
)
def test_no_article_raises(text: str, title: str | None, published: str | None, language: str | None) -> None:
    pieces = f"{text} Two people were killed on Monday, last week and in 2009, {text} said. {text}"
    article = Article(id="a", text=pieces, sha256="0", title=title, published=published, language=language, outlet=text)
    for draft in find(article):
        assert pieces[draft.start : draft.end] == draft.quote


def test_long_ordinary_text_is_read_in_linear_time() -> None:
    story = "Police said 14 people were killed in Torvik on Friday, including two children.\n\n"
    began = time.process_time()
    found = drafts(story * 2_000)
    assert len(found) == 4_000
    assert time.process_time() - began < 8


SPLITS = [
    ("Six died. Nine were hurt.", ["Six died.", "Nine were hurt."]),
    ("Dr. Lorne said so. It rained.", ["Dr. Lorne said so.", "It rained."]),
    ("It fell on Sept. 5. Nobody came.", ["It fell on Sept. 5.", "Nobody came."]),
    ("The U.N. envoy left. He spoke.", ["The U.N. envoy left.", "He spoke."]),
    ("At 4 a.m. Friday it burned.", ["At 4 a.m. Friday it burned."]),
    ("At 4 p.m. It killed 30.", ["At 4 p.m.", "It killed 30."]),
    ("“We saw it.” He left.", ["“We saw it.”", "He left."]),
    ("No. 10 fell. (Two died.) All ran.", ["No. 10 fell.", "(Two died.)", "All ran."]),
    ("Twelve dead\nThe storm hit.", ["Twelve dead", "The storm hit."]),
    ("They fled after the robbery.Officer Roule said so.", ["They fled after the robbery.", "Officer Roule said so."]),
    ("He was 18.The deceased lived here.", ["He was 18.", "The deceased lived here."]),
    ("St.Marl is on www.News.example now.", ["St.Marl is on www.News.example now."]),
    ("J. Smith came. He saw 1.5 million.", ["J. Smith came.", "He saw 1.5 million."]),
]


@pytest.mark.parametrize(("text", "want"), SPLITS)
def test_sentences_end_where_they_end(text: str, want: list[str]) -> None:
    assert [text[sentence.start : sentence.end] for sentence in sentences(text)] == want
