"""Whether a report could be looked at: could not look is never no."""

from __future__ import annotations

from gmi.model.document import Document
from gmi.model.rubric import Rubric


def explain_unreadable(document: Document, rubric: Rubric) -> str:
    """Why nothing can be said of the report, as one sentence; empty when something can be said.

    A report is not assessable when no page could be read, when no word of the State's own zones was read, or when it
    is in another language than the rubric's terms. A language that could not be recognised does not stop the reading:
    the document then has its own problem.
    """
    source = document.source
    if source.readable_share <= 0:
        return "No page of the report could be read."
    if source.word_count <= 0:
        return "No text of the State's own could be read."
    if source.language is not None and source.language != rubric.language:
        return f"The report's language ({source.language}) is not that of the rubric's terms ({rubric.language})."
    return ""


def describe_unread(document: Document) -> str:
    """What part of the pages could not be read ("5% of the pages could not be read"); empty when all could."""
    missing = 1 - document.source.readable_share
    if missing <= 0:
        return ""
    return f"{max(1, round(100 * missing))}% of the pages could not be read"
