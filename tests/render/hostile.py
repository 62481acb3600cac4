"""What an article may hold to do harm, and a report in which every text field holds it."""

from __future__ import annotations

from made_claims import claim
from made_report import assessment, document, estimate, event, report

from claims.model import Bound, Event, Figure, Finding, Relation, Report

TEXTS = (
    "</script><script>window.hurt=1</script>",
    '<img src=x onerror="window.hurt=2">',
    '" onmouseover="window.hurt=3',
    "{{ 7 * 7 }}{% include 'x' %}",
    "</title></style><iframe src=https://evil.example>",
    "[click](javascript:window.hurt=4) ![i](https://evil.example/p.png)",
    "\u202egnp.exe\u2066 right to left",
    "\x1b[31mred\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "| a | b |\n|---|---|\n# heading",
    "<https://evil.example> www.evil.example https://evil.example/x",
    "[b]bold[/b] :bomb: [/]",
)
ADDRESSES = (
    "javascript:window.hurt=5",
    "data:text/html,<script>window.hurt=6</script>",
    " https://evil.example/ ",
    "https://user:secret@evil.example/",
    "java\nscript:alert(1)",
    'https://evil.example/"onmouseover="window.hurt=7',
)


def hostile_report() -> Report:
    """Every field that an article or a source can fill is filled with harm."""
    events = []
    for number, text in enumerate(TEXTS, 1):
        address = ADDRESSES[number % len(ADDRESSES)]
        held = claim(
            number,
            Figure(Bound.EXACT, 3, 3, 3, text),
            text,
            quote=f"before {text} after",
            carried_by=text,
            via=(text,),
            url=address,
            document_id=number,
            published=text,
            as_of=text,
        )
        found = Finding(relation=Relation.AGREES, cause=None, claims=(number,), explanation=text)
        paper = document(number, id=text, title=text, outlet=text, url=address, archive_url=address, published=text)
        told = estimate(low=3, best=3, high=3, low_words=text, high_words=text, because=text, low_claims=(number,))
        one = assessment(number, (held,), findings=(found,), sentence=text, estimate=told, rules={"range": told})
        happened = Event(id=number, label=text, place=text, external_id=text, grade=text, documents=(text,))
        events.append(event(one, event=happened, documents=(paper,), line=text, background=(held,), across=(found,)))
    return report(*events)
