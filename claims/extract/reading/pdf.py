"""PDF: the text of its pages, title by its own metadata."""

from __future__ import annotations

import io
import logging
from typing import Any

from claims.extract.reading.reflow import reflow
from claims.extract.reading.refusal import Unreadable
from claims.extract.reading.text import storable

_DAMAGED = ("a damaged or truncated PDF", "fetch it again, or save its text and give that")


def read_pdf(data: bytes) -> tuple[str, dict[str, str | None]]:
    """The text, and what the file says of itself. Raises Unreadable for locked, damaged and picture-only files."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        file = pypdf.PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise Unreadable("a PDF locked by a password", "unlock it and save a copy without the password")
        text = storable("\n\n".join(reflow(page.extract_text()) for page in file.pages)).strip()
        about = _about(file)
    except Unreadable:
        raise
    except (DependencyError, NotImplementedError) as error:
        raise Unreadable("a PDF locked by encryption", "unlock it and save a copy without encryption") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise Unreadable(*_DAMAGED) from error
    if not text:
        raise Unreadable("a PDF without text: its pages are pictures", "run it through text recognition (OCR) first")
    return text, about


def _about(file: Any) -> dict[str, str | None]:
    """The title only: the date in the file is when the PDF was made, often long after the article came out."""
    said = file.metadata
    title = storable(said.title).strip() if said is not None and isinstance(said.title, str) else None
    return {"title": title or None}
