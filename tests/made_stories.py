"""Invented reports, documents and claims for the tests of matching."""

from __future__ import annotations

from typing import Any

from claims.model import Basis, Bound, Claim, Document, Figure

FIRE = (
    "Four people died when a warehouse burned down in Vellmar on Friday night, the fire service said. "
    "The blaze began in the paint store of Hagen Lorrimer on Tannery Lane. "
    "Hagen Lorrimer, 61, told reporters that he smelled smoke shortly before midnight."
)
FIRE_AGAIN = (
    "The owner of the Vellmar warehouse that burned on Friday night, Hagen Lorrimer, said the paint store had passed "
    "every inspection. At least three bodies were found in the ruins on Tannery Lane, police chief Odile Marchbank "
    "said."
)
FIRE_TRIAL = (
    "A court heard on Monday how the Vellmar warehouse of Hagen Lorrimer burned down on March 12, killing four people. "
    "Hagen Lorrimer, 61, had kept the paint store on Tannery Lane locked, a fire service inspector said. "
    "The blaze was over shortly before midnight."
)
CRASH = (
    "Two students were killed when a tram left the rails near Osterby bridge on Saturday morning. "
    "The driver, Petra Quandt, 44, was taken to Saint Brannoc hospital. Witness Ilmari Soder saw the carriage tip over."
)
CRASH_AGAIN = (
    "Investigators said the tram that derailed at Osterby bridge on Saturday had been travelling too fast. "
    "Driver Petra Quandt, 44, remained in Saint Brannoc hospital. The two students who died were from the town college."
)


def document(number: int, text: str, **other: Any) -> Document:
    """A document whose id is "d1", "d2" …"""
    told: dict[str, Any] = {"number": number, "id": f"d{number}", "text": text, "sha256": f"{number:064x}"}
    return Document(**(told | other))


def claim(number: int, value: int = 4, **other: Any) -> Claim:
    """A claim of four people killed, read from document d1, unless told otherwise."""
    told: dict[str, Any] = {
        "id": number,
        "key": f"{number:032x}",
        "document": "d1",
        "document_id": 1,
        "figure": Figure(Bound.EXACT, value, value, value, str(value)),
        "metric": "killed",
        "basis": Basis.INCIDENT,
        "start": number * 100,
        "end": number * 100 + 5,
        "quote": "four",
    }
    return Claim(**(told | other))


def row(number: int, value: int = 4, **other: Any) -> Claim:
    """A claim out of a table: no span."""
    return claim(number, value, **({"start": None, "end": None, "quote": None} | other))
