"""The draft in Markdown: numbered paragraphs, quotations as quotations, remarks as notes at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gmi.model.draft import Block, Draft, Listing, Quotation, Run, Statement, Support, Table
from gmi.remark import PLACE
from gmi.render.draft.closing import make_closing
from gmi.render.draft.marked import escape_cell, escape_line, escape_marks, guard_line
from gmi.render.draft.outline import Heading, Remarks, close_runs, list_headings, support_page
from gmi.render.draft.wording import NOT_PUBLIC, name_support

_DEEPEST = 6


def render_draft_markdown(draft: Draft) -> str:
    """The whole draft; text of the report and of the organisation stays text wherever it is shown."""
    remarks = Remarks()
    headings = list_headings(draft)
    blocks = [*_list_title(draft, remarks), "## Contents", _write_contents(headings)]
    for heading in headings:
        blocks.append(f"{'#' * min(heading.section.level + 1, _DEEPEST)} {escape_line(heading.text)}")
        blocks += [_write_block(block, remarks) for block in heading.section.blocks]
    blocks += _list_closing(draft)
    if remarks.supports:
        notes = (f"[^{number}]: {escape_line(name_support(one))}" for one, number in remarks.supports.items())
        blocks += ["---", "\n".join(notes)]
    return "\n\n".join(blocks) + "\n"


def _list_title(draft: Draft, remarks: Remarks) -> Iterator[str]:
    page = draft.title_page
    yield f"# {escape_line(page.title)}"
    if page.subtitle:
        yield f"**{escape_line(page.subtitle)}**"
    if draft.confidential:
        yield f"**{NOT_PUBLIC}**"
    if page.rows:
        yield "\n".join(f"- {escape_line(label)}: {_write(runs, remarks)}" for label, runs in page.rows)


def _write_contents(headings: tuple[Heading, ...]) -> str:
    listed = (heading for heading in headings if heading.in_contents)
    return "\n".join(f"{'  ' * (heading.section.level - 1)}- {escape_line(heading.text)}" for heading in listed)


def _write_block(block: Block, remarks: Remarks) -> str:
    if isinstance(block, Statement):
        # A number that is no list: Markdown counts lists anew after each quotation.
        number = "" if block.number is None else f"{block.number}\\. "
        return number + (_write(block.runs, remarks) if number else guard_line(_write(block.runs, remarks)))
    if isinstance(block, Quotation):
        note = _note(support_page(block), remarks)
        return f"> “{escape_marks(block.text)}” ({escape_marks(block.citation)}){note}"
    if isinstance(block, Listing):
        return "\n".join(f"- {guard_line(_write(item, remarks))}" for item in block.items)
    return _write_table(block)


def _write(runs: Iterable[Run], remarks: Remarks) -> str:
    """Runs in one line, each group that rests on something with the number of its note."""
    text = ""
    for group, support in close_runs(tuple(runs)):
        for run in group:
            escaped = escape_marks(run.text)
            bare = escaped.strip()
            text += escaped.replace(bare, f"**{bare}**", 1) if bare and run.kind != "plain" else escaped
        bare = text.rstrip()
        text = bare + _note(support, remarks) + text[len(bare) :]
    return text.strip()


def _write_table(table: Table) -> str:
    """A table under its caption; a place in a cell stands out as it does in a sentence."""
    lines = [_write_row(table.header), "|" + " --- |" * len(table.header), *map(_write_row, table.rows)]
    return "\n".join((f"**{escape_line(table.caption)}**", "", *lines))


def _write_row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(PLACE.sub(_embolden, escape_cell(cell)) for cell in cells)} |"


def _embolden(match: re.Match[str]) -> str:
    return f"**{match[0]}**"


def _list_closing(draft: Draft) -> Iterator[str]:
    closing = make_closing(draft)
    yield f"## {closing.title}"
    yield from map(escape_line, closing.advice)
    if closing.cuts:
        yield closing.cuts_lead
        yield "\n".join(f"- {escape_line(cut)}" for cut in closing.cuts)
    yield closing.places_lead
    if closing.places:
        yield "\n".join(f"- **{escape_line(title)}:** {escape_marks(asked)}" for title, asked in closing.places)


def _note(support: Support | None, remarks: Remarks) -> str:
    number = remarks.number(support)
    return "" if number is None else f"[^{number}]"
