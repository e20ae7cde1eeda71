"""How places are put into words, so that every reason reads alike."""

from __future__ import annotations

from collections.abc import Sequence

from gmi.model.document import Document

_LISTED = 4


def name_place(document: Document, paragraph_index: int) -> str:
    """Where a paragraph is to be found: its printed number, else its page.

    Returns:
        "12", "note 3" for a footnote, "annex 4" for numbered text of an annex, "page 9" where no number is printed,
        "unnumbered" in a format without pages.
    """
    paragraph = document.paragraphs[paragraph_index]
    if paragraph.number is not None:
        if paragraph.zone == "footnote":
            return f"note {paragraph.number}"
        return f"annex {paragraph.number}" if paragraph.annexed or paragraph.zone == "annex" else paragraph.number
    return "unnumbered" if paragraph.page_number is None else f"page {paragraph.page_number}"


def list_places(document: Document, paragraph_indexes: Sequence[int]) -> str:
    """The first four different places in brackets, and how many more there are; empty for none."""
    places = list(dict.fromkeys(name_place(document, index) for index in paragraph_indexes))
    if not places:
        return ""
    more = len(places) - _LISTED
    listed = ", ".join(places[:_LISTED])
    return f"({listed} and {more} more)" if more > 0 else f"({listed})"
