"""The draft as one HTML file that needs nothing else, to be read, printed, or opened in a word processor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gmi.model.draft import Block, Draft, Listing, Quotation, Run, Statement
from gmi.render.draft.closing import make_closing
from gmi.render.draft.outline import Heading, Remarks, close_runs, list_headings, split_places, support_page
from gmi.render.draft.wording import NOT_PUBLIC, name_support
from gmi.render.html import make_policy
from gmi.render.templates import fill_template, read_asset

_DEEPEST = 6


def render_draft_html(draft: Draft) -> str:
    """The whole page; it has no script, and every text is escaped."""
    remarks = Remarks()
    style = read_asset("draft.css")
    page = draft.title_page
    headings = list_headings(draft)
    rows = [(label, _lay_runs(runs, remarks)) for label, runs in page.rows]
    sections = [_lay_section(heading, remarks) for heading in headings]
    return fill_template(
        "draft.html.j2",
        {
            "style": style,
            "policy": make_policy(style, ""),
            "page": page,
            "rows": rows,
            "not_public": NOT_PUBLIC if draft.confidential else "",
            "contents": [heading for heading in headings if heading.in_contents],
            "sections": sections,
            "closing": make_closing(draft),
            "remarks": [(number, name_support(support)) for support, number in remarks.supports.items()],
        },
    )


def _lay_section(heading: Heading, remarks: Remarks) -> dict[str, Any]:
    return {
        "heading": heading,
        "tag": f"h{min(heading.section.level + 1, _DEEPEST)}",
        "blocks": [_lay_block(block, remarks) for block in heading.section.blocks],
    }


def _lay_block(block: Block, remarks: Remarks) -> dict[str, Any]:
    if isinstance(block, Statement):
        return {"kind": "statement", "number": block.number, "runs": _lay_runs(block.runs, remarks)}
    if isinstance(block, Quotation):
        return {"kind": "quotation", "quotation": block, "note": remarks.number(support_page(block))}
    if isinstance(block, Listing):
        return {"kind": "listing", "items": [_lay_runs(item, remarks) for item in block.items]}
    rows = [[_lay_runs(split_places(cell), remarks) for cell in row] for row in block.rows]
    return {"kind": "table", "caption": block.caption, "header": block.header, "rows": rows}


def _lay_runs(runs: Iterable[Run], remarks: Remarks) -> list[dict[str, Any]]:
    """Runs; the last of each group that rests on something bears the number of its remark."""
    laid: list[dict[str, Any]] = []
    for group, support in close_runs(tuple(runs)):
        laid += [{"kind": run.kind, "text": run.text, "note": None, "tail": ""} for run in group]
        last = laid[-1]
        last["note"] = remarks.number(support)
        if last["note"]:
            # The number clings to the sentence, and the space comes after it.
            text = last["text"].rstrip()
            last["text"], last["tail"] = text, last["text"][len(text) :]
    return laid
