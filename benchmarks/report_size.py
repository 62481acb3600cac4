"""The HTML report at scale: 1,000 tallies with 20,000 claims, made from a database; seconds, megabytes, memory.

    python benchmarks/report_size.py [--tallies 1000] [--claims 20000] [--out FILE]

The claims are drawn by a seeded generator: invented places and sources, sentences of usual length, figures that agree,
differ, and stay open at an end: about a dozen different ones a tally. Each claim is in a document of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from claims.render.report import write
from claims.services import log
from claims.services.assessment import reporting
from db import tables
from db.engine import open_session

SECONDS, MEGABYTES = 20, 15
PLACES = ("Veldmar", "Osk", "Northbridge", "Hadley Cross", "Tarn", "Miro", "Sel", "Quarry Hill")
VOICES = ("Dale Monitor", "Ministry of Health", "Red Wire", "Civil Defence", "Hill Radio", "Police", "City Hospital")
BOUNDS = (("exact", "{}"), ("at_least", "at least {}"), ("more_than", "more than {}"), ("at_most", "up to {}"))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--tallies", type=int, default=1_000)
    ask.add_argument("--claims", type=int, default=20_000)
    ask.add_argument("--out", type=Path)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        out = given.out or Path(folder) / "report.html"
        with open_session(str(Path(folder) / "claims.db")) as session:
            fill(session, given.tallies, given.claims)
        began = time.perf_counter()
        with open_session(str(Path(folder) / "claims.db"), write=False) as session:
            made = reporting.report(session, texts=True)
        assessed = time.perf_counter()
        write(made, "html", out)
        done = time.perf_counter()
        size = out.stat().st_size / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shown = sum(len(one.claims) for event in made.events for one in event.tallies)
    print(f"{given.tallies:,} tallies, {given.claims:,} claims ({shown:,} shown): {done - began:.1f} s", end=" ")
    print(f"(assessed {assessed - began:.1f} s, drawn {done - assessed:.1f} s), {size:.1f} MB, memory {memory:.0f} MB")
    print(f"asked: at most {SECONDS} s and {MEGABYTES} MB: {done - began <= SECONDS and size <= MEGABYTES}")


def fill(session: Any, tallies: int, claims: int) -> None:
    """An event a tally, each claim in a document of its own."""
    draw = random.Random(7)
    with log.entry(session, "import", by="benchmark") as entry:
        made = {"entry_id": entry.id}
        session.execute(insert(tables.Source), [{"id": n, "name": name, **made} for n, name in enumerate(VOICES, 1)])
        events = [{"id": n, "label": f"Bombing of {draw.choice(PLACES)} {n}", **made} for n in range(1, tallies + 1)]
        session.execute(insert(tables.Event), events)
        session.execute(insert(tables.Tally), [_tally(n) | made for n in range(1, tallies + 1)])
        rows = [_claim(number, number % tallies + 1, draw) for number in range(1, claims + 1)]
        papers = {row["document_id"]: row["quote"] for row in rows}
        session.execute(insert(tables.Document), [_document(n, q, n % tallies + 1) | made for n, q in papers.items()])
        session.execute(insert(tables.Claim), [row | made for row in rows])


def _tally(number: int) -> dict[str, Any]:
    given = {"metric": "killed", "population": "people", "basis": "incident"}
    return {"id": number, "event_id": number, "label": "People killed, Friday morning", **given}


def _document(number: int, quote: str, event: int) -> dict[str, Any]:
    text = f"{'The night was loud. ' * 20}Witnesses in the town said {quote} before the rescuers came. {'More. ' * 50}"
    return {
        "id": number,
        "name": f"https://paper{number % 90}.example/{number}",
        "url": f"https://paper{number % 90}.example/2031/05/{number}",
        "text": text,
        "text_sha256": f"t{number}",
        "sha256": f"{number:064x}",
        "title": f"What is known of the bombing, part {number}",
        "published": f"2031-05-{number % 28 + 1:02}",
        "event_id": event,
    }


def _claim(number: int, tally: int, draw: random.Random) -> dict[str, Any]:
    bound, words = draw.choices(BOUNDS, (6, 3, 1, 1))[0]
    value = max(1, 7 * (tally % 40) + draw.choice((0, 0, 0, 1, 2, -2, 6)))
    said = words.format(value)
    quote = f"{said} people were killed when the market was hit"
    start = 20 * len("The night was loud. ") + len("Witnesses in the town said ")
    voice = draw.randrange(len(VOICES))
    return {
        "id": number,
        "key": f"{number:032x}",
        "document_id": number,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "figure_text": said,
        "low": None if bound == "at_most" else value,
        "best": value if bound == "exact" else None,
        "high": value if bound in ("exact", "at_most") else None,
        "bound": bound,
        "metric": "killed",
        "population": "people",
        "basis": "incident",
        "unit": "person",
        "via": [],
        "includes": [],
        "excludes": [],
        "asserted_by": VOICES[voice],
        "asserted_id": voice + 1,
        "carried_by": f"Paper {number % 90}",
        "published": f"2031-05-{number % 28 + 1:02}",
        "state": "accepted",
        "event_id": tally,
        "tally_id": tally,
    }


if __name__ == "__main__":
    main()
