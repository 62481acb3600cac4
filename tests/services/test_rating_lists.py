"""Rating lists in the database: versions, the same twice, taken back, looked up, and owners out of them."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from made_claims import claim, exact
from sqlalchemy import event as listening
from sqlmodel import Session, select

from claims.errors import InputRefused, NotFound, UsageError
from claims.model import Claim
from claims.reconcile.origins import SourceBook, origin
from claims.services import log
from claims.services.register import rating_lists, sourcebook, sources
from db import tables as t


@pytest.fixture
def written(tmp_path: Path):  # type: ignore[no-untyped-def]
    def written(text: str, name: str = "list.csv") -> list[str]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return [str(path)]

    return written


FIRST = "domain,pc1\nvalleypost.com,0.9\nhillradio.org,0.25\nnobody.net,0.5\n"
SECOND = "domain,pc1\nvalleypost.com,0.8\nhillradio.org,0.25\nquay.org,0.1\n"


def origins(session: Session, claims: list[Claim]) -> int:
    book = SourceBook.of(sources.all(session))
    return len({origin(claim, book) for claim in claims})


def said(session: Session, *domains: str) -> list[tuple[str, str, str]]:
    return [(one.list.name, one.domain, one.value) for one in rating_lists.listed(session, domains)]


def test_a_newer_version_speaks_and_the_older_one_stays_readable(session: Session, written) -> None:  # type: ignore[no-untyped-def]
    rating_lists.import_list(session, written(FIRST), "Lin", by="Ida", dated="2023")
    done = rating_lists.import_list(session, written(SECOND), "lin", by="Ida", dated="2024", licence="CC0")
    assert (done.added, done.changed, done.gone, done.before and done.before.dated) == (1, 1, 1, "2023")
    assert said(session, "valleypost.com", "nobody.net") == [("lin", "valleypost.com", "0.8")]
    assert [(one.dated, one.count) for one in rating_lists.held_lists(session)] == [("2023", 3), ("2024", 3)]
    gone, now = rating_lists.undo(session, "LIN", by="Ida", reason="withdrawn by its authors")
    assert (gone.dated, now and now.dated) == ("2024", "2023")
    assert said(session, "valleypost.com") == [("Lin", "valleypost.com", "0.9")]
    assert not log.verify(session)


def test_the_past_answers_with_the_list_of_then(session: Session, written) -> None:  # type: ignore[no-untyped-def]
    rating_lists.import_list(session, written(FIRST), "Lin", by="Ida")
    entry = log.head(session)
    assert entry is not None
    then = entry.at if entry.at.tzinfo else entry.at.replace(tzinfo=UTC)
    rating_lists.undo(session, "Lin", by="Ida", reason="x")
    assert said(session, "valleypost.com") == []
    assert [one.value for one in rating_lists.listed(session, ["valleypost.com"], held_at=then)] == ["0.9"]


def test_the_same_list_twice_records_nothing(session: Session, written) -> None:  # type: ignore[no-untyped-def]
    rating_lists.import_list(session, written(FIRST), "Lin", by="Ida", version="1")
    entries = log.head(session)
    for version in ("1", None):
        again = rating_lists.import_list(session, written(FIRST), "Lin", by="Bo", version=version)
        assert again.known and again.list.by == "Ida"
    assert log.head(session) == entries
    other = rating_lists.import_list(session, written(FIRST), "Another name", by="Bo")
    assert not other.known
    assert said(session, "nobody.net") == [("Another name", "nobody.net", "0.5"), ("Lin", "nobody.net", "0.5")]


def test_what_is_refused_leaves_nothing(session: Session, written) -> None:  # type: ignore[no-untyped-def]
    rating_lists.import_list(session, written(FIRST), "Lin", by="Ida")
    with pytest.raises(InputRefused, match="is here with no version and other content"):
        rating_lists.import_list(session, written(SECOND), "Lin", by="Ida")
    with pytest.raises(InputRefused, match="1 findings, and nothing was recorded"):
        rating_lists.import_list(session, written(SECOND + "?,1\n"), "Strict", by="Ida", strict=True)
    with pytest.raises(UsageError, match="is no date"):
        rating_lists.import_list(session, written(SECOND), "Lin", by="Ida", dated="May")
    with pytest.raises(UsageError, match="is no name"):
        rating_lists.import_list(session, written(SECOND), " ?", by="Ida")
    with pytest.raises(UsageError, match="a reason is required"):
        rating_lists.undo(session, "Lin", by="Ida", reason=" ")
    with pytest.raises(NotFound) as missing:
        rating_lists.undo(session, "Line", by="Ida", reason="x")
    assert missing.value.hint == "did you mean 'Lin'?"
    assert len(session.exec(select(t.RatingList)).all()) == 1


def test_sources_of_one_owner_are_one_origin_and_the_list_is_named(session: Session, written) -> None:  # type: ignore[no-untyped-def]
    for name, domain in (("Valley Post", "valleypost.com"), ("Hill Radio", "hillradio.org"), ("Quay", "quay.org")):
        sourcebook.add(session, name, by="Ida", domains=[domain])
    claims = [claim(number, exact(3), name) for number, name in enumerate(("Valley Post", "Hill Radio", "Quay"), 1)]
    assert origins(session, claims) == 3
    text = "control=valleypost.com\ncontrol=hillradio.org\n"
    rating_lists.import_list(session, written(text, "media.com.txt"), "trust.txt", by="Ida")
    found = {one.name: (one.owner, one.owner_list) for one in sources.all(session)}
    assert found == {
        "Valley Post": ("media.com", "trust.txt"), "Hill Radio": ("media.com", "trust.txt"), "Quay": (None, None),
    }  # fmt: skip
    assert origins(session, claims) == 2
    sourcebook.describe(session, "Hill Radio", by="Ida", owner="City of Osk")
    assert (sources.find(session, "Hill Radio").owner, sources.find(session, "Hill Radio").owner_list) == (
        "City of Osk",
        None,
    )
    rating_lists.undo(session, "trust.txt", by="Ida", reason="x")
    assert sources.find(session, "Valley Post").owner is None


def test_an_editors_name_for_the_family_joins_the_rest_to_it(session: Session, written) -> None:  # type: ignore[no-untyped-def]
    sourcebook.add(session, "Valley Post", by="Ida", domains=["valleypost.com"], owner="Valley Media")
    sourcebook.add(session, "Hill Radio", by="Ida", domains=["hillradio.org"])
    rating_lists.import_list(
        session, written("domain,owner\nvalleypost.com,m.com\nhillradio.org,m.com\n"), "L", by="Ida"
    )
    assert {one.owner for one in sources.all(session)} == {"Valley Media"}


def test_a_long_list_takes_few_statements(session: Session, written) -> None:  # type: ignore[no-untyped-def]
    text = "domain,score\n" + "".join(f"site{number}.com,{number % 7}\n" for number in range(12_000))
    asked: list[str] = []
    engine = session.get_bind()
    listening.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    done = rating_lists.import_list(session, written(text), "Long", by="Ida")
    assert done.list.count == 12_000
    assert len(asked) < 60
    assert said(session, "site11999.com") == [("Long", "site11999.com", str(11_999 % 7))]
