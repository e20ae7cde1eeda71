"""Shows a document as it was read: for people as text, for scripts as JSON."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from gmi.model.document import Document, Paragraph

READING_FORMATS = ("text", "json")


def render_document(document: Document, form: str) -> str:
    """The document as text or as one JSON value.

    Args:
        document: As read.
        form: One of ``READING_FORMATS``.
    """
    return _as_json(document) if form == "json" else _as_text(document)


def _as_json(document: Document) -> str:
    """``{source, paragraphs, repairs, problems}``, positions in code points of the joined text."""
    value = {
        "source": dataclasses.asdict(document.source),
        "paragraphs": [_paragraph_as_data(document, paragraph) for paragraph in document.paragraphs],
        "repairs": [
            {
                "kind": repair.kind,
                "start": repair.span.start,
                "end": repair.span.end,
                "original": repair.original,
                "repaired": repair.span.cut(document.text),
                "page_number": repair.page_number,
            }
            for repair in document.repairs
        ],
        "problems": [dataclasses.asdict(problem) for problem in document.problems],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _paragraph_as_data(document: Document, paragraph: Paragraph) -> dict[str, Any]:
    """One paragraph in the contract's words."""
    return {
        "index": paragraph.index,
        "zone": paragraph.zone,
        "number": paragraph.number,
        "page_number": paragraph.page_number,
        "heading_path": list(paragraph.heading_path),
        "text": document.text_of(paragraph),
        "start": paragraph.span.start,
        "end": paragraph.span.end,
        "called_from": paragraph.called_from,
        "annexed": paragraph.annexed,
    }


def _as_text(document: Document) -> str:
    """Page by page: zone, printed number and text of every paragraph; then repairs and problems."""
    source = document.source
    about = (
        source.state_name or "State not recognised",
        source.body or "treaty body not recognised",
        source.symbol or "symbol not recognised",
        source.document_kind,
        f"{source.page_count} pages",
        f"{source.word_count:,} words",
        f"paragraphs 1 to {source.numbered_paragraph_last}"
        if source.numbered_paragraph_last
        else "paragraphs not numbered",
    )
    lines = [" · ".join(about), ""]
    page: int | None = None
    path: tuple[str, ...] = ()
    for paragraph in document.paragraphs:
        if paragraph.page_number != page:
            page = paragraph.page_number
            lines.extend(("", f"── page {page} ──"))
        if paragraph.heading_path != path and paragraph.zone != "running-head":
            path = paragraph.heading_path
            lines.append(f"   under: {' › '.join(path)}" if path else "   under: no heading")
        mark = f"[{paragraph.zone}{' ' + paragraph.number if paragraph.number else ''}]"
        lines.append(f"{mark} {document.text_of(paragraph)}")
    lines.extend(("", f"Repairs: {len(document.repairs)}"))
    for repair in document.repairs:
        place = f"page {repair.page_number}" if repair.page_number else f"position {repair.span.start}"
        around = document.text[max(0, repair.span.start - 12) : repair.span.end + 12].replace("\n", " ")
        lines.append(
            f"  {place}: {repair.kind}: “{repair.original}” → “{repair.span.cut(document.text)}” in “{around}”"
        )
    lines.append(f"Problems: {len(document.problems)}")
    lines.extend(f"  {problem.severity}: {problem.as_line()}" for problem in document.problems)
    return "\n".join(lines) + "\n"
