"""The references as a sheet that a colleague can review and correct."""

from __future__ import annotations

import csv
import io

from gmi.cell import BYTE_ORDER_MARK, make_cell
from gmi.model.decision import DecidedReference
from gmi.model.reference import ClassifiedReference
from gmi.model.scorecard import Result
from gmi.render.places import number_paragraph

COLUMNS = (
    "id", "paragraph_number", "page_number", "dimension", "group", "text", "sentence", "label", "tags", "bucket",
    "zone", "method", "confidence", "reason", "themes", "term_id", "heading_path", "start", "end", "by", "on", "note",
)  # fmt: skip


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
