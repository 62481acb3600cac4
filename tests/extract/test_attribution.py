"""Who says so: the asserter, the carriers between, denials, and figures the article states itself."""

from __future__ import annotations

import pytest
from made_drafts import drafts

from claims.model import Attribution

CASES = [
    ("According to the Harbour Institute, 14 people were killed.", "Harbour Institute", ()),
    ("Fourteen people were killed, according to the Harbour Institute.", "Harbour Institute", ()),
    ("The Harbour Institute said 14 people were killed.", "Harbour Institute", ()),
    ("Fourteen people were killed, the Harbour Institute said.", "Harbour Institute", ()),
    ("Fourteen people were killed, the Harbour Institute said on Friday.", "Harbour Institute", ()),
    ("Fourteen people were killed, said Ruth Lorne, a nurse.", "Ruth Lorne", ()),
    (
        "“We buried 14 people killed in the raid,” said Ruth Lorne, a nurse, to Marl Radio.",
        "Ruth Lorne",
        ("Marl Radio",),
    ),
    ("Police say 14 people were hurt.", "Police", ()),
    ("Police said 14 people were hurt.", "Police", ()),
    ("Sgt. Ada Quill said 14 people were hurt.", "Sgt. Ada Quill", ()),
    ("The health ministry said 14 people had died.", "health ministry", ()),
    ("Ruth Lorne, the head of the relief office, said 14 people had died.", "Ruth Lorne", ()),
    ("The regional head, Ruth Lorne, said 14 people had died.", "Ruth Lorne", ()),
    ("Ruth Lorne told Marl Radio that 14 people had died.", "Ruth Lorne", ("Marl Radio",)),
    ("Ruth Lorne told reporters that 14 people had died.", "Ruth Lorne", ()),
    ("The governor, Ruth Lorne, wrote on Telegram that 14 people had died.", "Ruth Lorne", ("Telegram",)),
    ("Marl Radio, citing the coast guard, said 14 people had died.", "coast guard", ("Marl Radio",)),
    ("The coast guard reported 14 deaths.", "coast guard", ()),
    ("Reports from the Harbour Institute speak of 14 deaths.", "Harbour Institute", ()),
    ("The Harbour Institute (HI) said 14 people had died.", "Harbour Institute", ()),
    ("The Lund-based Harbour Institute said 14 people had died.", "Harbour Institute", ()),
    ("Fourteen people died and nobody knew why.", None, ()),
    ("“We buried 14 people killed in the raid,” Ruth Lorne said.", "Ruth Lorne", ()),
    ("The union said 4,000 people had marched; police put the crowd at 1,500.", "union", ()),
    ("Marl Relief tell Channel Nine: 600 airstrikes in last 3 days.", "Marl Relief", ("Channel Nine",)),
]


@pytest.mark.parametrize(("text", "source", "via"), CASES, ids=[text for text, _, _ in CASES])
def test_who_asserts_and_who_carries(text: str, source: str | None, via: tuple[str, ...]) -> None:
    first = drafts(text)[0]
    assert (first.asserted_by, first.via) == (source, via)
    assert first.carried_by == "marl-post.example"


def test_two_speakers_of_one_sentence_keep_their_own_figures() -> None:
    union, police = drafts("The union said 4,000 people had marched; police put the crowd at 1,500.")
    assert (union.asserted_by, police.asserted_by) == ("union", "police")


def test_a_denial_names_who_denies() -> None:
    (denied,) = drafts("The health ministry denied that 300 people had died.")
    assert (denied.asserted_by, denied.attribution) == ("health ministry", Attribution.DENIED)


def test_the_article_itself_is_stated_and_a_source_is_relayed() -> None:
    own, other = drafts("Six people were killed. Police said nine people were hurt.")
    assert own.attribution is Attribution.STATED
    assert other.attribution is Attribution.RELAYED


@pytest.mark.parametrize("reference", ["The group", "It", "The institute"])
def test_short_references_lead_back_to_the_name(reference: str) -> None:
    text = f"The Harbour Institute said the town was quiet. {reference} said at least 16 people had died."
    assert drafts(text)[0].asserted_by == "Harbour Institute"


def test_an_acronym_leads_back_to_its_name() -> None:
    text = "The Harbour Relief Office (HRO) has three boats.\n\nThe HRO said 16 people had drowned."
    assert drafts(text)[0].asserted_by == "Harbour Relief Office"


def test_a_person_leads_back_from_a_pronoun() -> None:
    text = "Ruth Lorne told the council the road was closed. She said nine people were missing."
    assert drafts(text)[0].asserted_by == "Ruth Lorne"


def test_a_quotation_of_several_sentences_has_one_speaker() -> None:
    text = "“The clinic was hit. Nobody was injured in the strike,” the Harbour Institute said in a statement."
    assert drafts(text)[0].asserted_by == "Harbour Institute"


def test_a_statement_speaks_for_the_body_that_issued_it() -> None:
    found = drafts(
        "The shelling killed 13 civilians on Monday.", title="Harbour Institute Statement on the shelling of Marl"
    )
    assert found[0].asserted_by == "Harbour Institute"


@pytest.mark.parametrize(
    ("text", "verification"),
    [
        ("Four people were reportedly killed.", "unverified"),
        ("Four people were allegedly killed.", "unverified"),
        ("Four people were killed.", None),
        ("Four people are confirmed dead.", "confirmed"),
        ("Four people are feared dead.", "presumed"),
    ],
)
def test_how_firmly_it_is_said(text: str, verification: str | None) -> None:
    assert drafts(text)[0].verification == verification


def test_what_is_known_of_method_and_finality() -> None:
    (first,) = drafts("Officials estimated that 40 people had died so far.")
    assert (first.method, first.finality) == ("estimated", "preliminary")
