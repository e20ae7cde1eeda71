"""The references as a sheet that a colleague can review and correct."""

from __future__ import annotations

import csv
import io

from gmi.model.decision import DecidedReference
from gmi.model.reference import ClassifiedReference
from gmi.model.scorecard import Result
from gmi.render.places import number_paragraph

COLUMNS = (
    "id", "paragraph_number", "page_number", "dimension", "group", "text", "sentence", "label", "tags", "bucket",
    "zone", "method", "confidence", "reason", "themes", "term_id", "heading_path", "start", "end", "by", "on", "note",
)  # fmt: skip

# Excel and LibreOffice take UTF-8 for what it is only when the file begins with this mark.
BYTE_ORDER_MARK = "\ufeff"
# A cell that begins like this is run as a formula when the sheet is opened; the wide forms are read alike by some.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def render_csv(result: Result) -> str:
    """One row a reference in order of position; ``by``, ``on`` and ``note`` are for the reviewer.

    Text cells that a spreadsheet would run as a formula begin with an apostrophe; line breaks and tabulators inside a
    cell become spaces, so that one reference is one line and no spreadsheet drops them.
    """
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n")
    writer.writerow(COLUMNS)
    paragraphs = result.document.paragraphs
    for item in result.references:
        reference = item.reference
        paragraph = paragraphs[reference.paragraph_index]
        cells: tuple[str | int | float | None, ...] = (
            reference.id,
            number_paragraph(paragraph, paragraphs),
            paragraph.page_at(reference.span.start),
            reference.dimension,
            reference.group,
            reference.text,
            reference.sentence.cut(result.document.text),
            "not-a-reference" if reference.bucket == "not-a-reference" else item.label,
            "; ".join(item.tags),
            reference.bucket,
            reference.zone,
            item.method,
            round(item.confidence, 4),
            item.reason,
            "; ".join(reference.themes),
            reference.term_id,
            " > ".join(paragraph.heading_path),
            reference.span.start,
            reference.span.end,
            *_list_signature(item),
        )
        writer.writerow([make_cell(cell) for cell in cells])
    return BYTE_ORDER_MARK + paper.getvalue()


def _list_signature(item: ClassifiedReference) -> tuple[str, str, str]:
    """Who decided, when, and what they noted; empty where the machine did."""
    if isinstance(item, DecidedReference):
        return item.decision.by, item.decision.on, item.decision.note
    return "", "", ""


def make_cell(value: str | float | None) -> str:
    """A cell that shows what it holds and does nothing."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    guarded = f"'{value}" if value.startswith(_FORMULA_STARTS) else value
    return guarded.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\0", "")
