"""A comparison in Markdown, with all that the page has."""

from __future__ import annotations

from gmi.render.compare_blocks import Block, Items, Sheet, Table, Words
from gmi.render.markdown import escape_markdown, make_bullets, make_table


def show_markdown(sheet: Sheet) -> str:
    """The sheet; report text is escaped, so that it stays text wherever the Markdown is shown."""
    blocks = [f"# {escape_markdown(sheet.title)}", escape_markdown(f"{sheet.kicker}.")]
    if sheet.notice:
        blocks += ["**Read this first:**", make_bullets(sheet.notice)]
    for part in sheet.parts:
        blocks.append(f"{'#' * part.depth} {escape_markdown(part.title)}")
        blocks += [_show(block) for block in part.blocks]
    blocks.append(escape_markdown(sheet.stamp))
    return "\n\n".join(blocks) + "\n"


def _show(block: Block) -> str:
    if isinstance(block, Words):
        return escape_markdown(block.text)
    if isinstance(block, Items):
        return make_bullets(block.lines)
    return _show_table(block)


def _show_table(table: Table) -> str:
    head = [column.title for column in table.columns]
    rows = [[f"{cell}" for cell in row.cells] for row in table.rows]
    numbers = [column.number for column in table.columns]
    return f"{escape_markdown(table.caption)}\n\n{make_table(head, rows, numbers)}"
