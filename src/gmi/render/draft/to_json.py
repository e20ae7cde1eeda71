"""The draft as one JSON value: everything that the other formats show."""

from __future__ import annotations

from typing import Any

from gmi.model.draft import Block, Draft, Listing, Quotation, Run, Section, Statement, Support
from gmi.render.draft.outline import list_headings
from gmi.render.to_json import dump_json

SCHEMA_VERSION = "1"


def render_draft_json(draft: Draft) -> str:
    """One JSON object and a line end; the same draft gives the same bytes."""
    return dump_json(draft_as_data(draft))


def draft_as_data(draft: Draft) -> dict[str, Any]:
    """The draft in plain lists and dictionaries."""
    page, length, source, rubric = draft.title_page, draft.length, draft.source, draft.rubric
    return {
        "schema_version": SCHEMA_VERSION,
        "gmi_version": draft.gmi_version,
        "stage": draft.stage,
        "organisation": draft.organisation,
        "confidential": draft.confidential,
        "committee": draft.committee,
        "session": draft.session,
        "finding": draft.finding,
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "symbol": source.symbol,
            "state": source.state,
            "state_name": source.state_name,
            "body": source.body,
            "cycle": source.cycle,
            "document_kind": source.document_kind,
            "date": source.date,
        },
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256, "title": rubric.title},
        "title_page": {
            "title": page.title,
            "subtitle": page.subtitle,
            "rows": [{"label": label, "runs": _runs(runs)} for label, runs in page.rows],
        },
        "sections": [_section(heading.section, heading.number) for heading in list_headings(draft)],
        "quotations": [_quotation(quotation) for quotation in draft.quotations],
        "questions": list(draft.questions),
        "recommendations": list(draft.recommendations),
        "places": [
            {"text": place.text, "section_id": place.section_id, "section_title": place.section_title}
            for place in draft.places
        ],
        "length": {
            "word_count": length.word_count,
            "word_limit": length.word_limit,
            "over": length.over,
            "limit_note": length.limit_note,
            "cuts": list(length.cuts),
        },
    }


def _section(section: Section, number: str) -> dict[str, Any]:
    return {
        "id": section.id,
        "number": number,
        "title": section.title,
        "level": section.level,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Statement):
        return {"kind": "statement", "number": block.number, "runs": _runs(block.runs)}
    if isinstance(block, Quotation):
        return {"kind": "quotation", **_quotation(block)}
    if isinstance(block, Listing):
        return {"kind": "listing", "items": [_runs(item) for item in block.items]}
    return {
        "kind": "table",
        "caption": block.caption,
        "header": list(block.header),
        "rows": [list(row) for row in block.rows],
    }


def _quotation(quotation: Quotation) -> dict[str, Any]:
    return {
        "text": quotation.text,
        "citation": quotation.citation,
        "paragraph_number": quotation.paragraph_number,
        "page_number": quotation.page_number,
        "reference_ids": list(quotation.reference_ids),
    }


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [{"text": run.text, "kind": run.kind, "support": _support(run.support)} for run in runs]


def _support(support: Support | None) -> dict[str, Any] | None:
    if support is None:
        return None
    return {
        "citation": support.citation,
        "reference_ids": list(support.reference_ids),
        "sentence": support.sentence,
        "note": support.note,
    }
