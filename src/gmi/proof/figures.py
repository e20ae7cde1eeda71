"""Compares the figures of a submission with those that gmi wrote: in statements and in tables of the annex."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from gmi.draft.figures import tabulate_counts, tabulate_depth, tabulate_levels
from gmi.model.draft import Table
from gmi.model.proof import Finding
from gmi.model.scorecard import Scorecard
from gmi.proof.manuscript import Manuscript, Passage, Remark
from gmi.remark import read_figures
from gmi.wording.figure import compare_figures, find_figures

_LONGEST = 160


def check_figures(remark: Remark) -> Iterator[Finding]:
    """Whether the figures of a statement are those that it had when gmi wrote it.

    Args:
        remark: A comment of gmi's.
    """
    written = read_figures(remark.text.split("\n"))
    changed = compare_figures(written, find_figures(remark.anchor)) if written and remark.anchor else None
    if changed is not None:
        before, now = changed
        yield Finding(
            "figure",
            f"gmi wrote {before} here; the text says {now}",
            remark.where,
            remark.anchor if len(remark.anchor) <= _LONGEST else f"{remark.anchor[: _LONGEST - 1].rstrip()}…",
            "put the figure back, or, if it is meant, delete the comment and say where your figure comes from",
        )


def check_tables(manuscript: Manuscript, scorecard: Scorecard) -> Iterator[Finding]:
    """Whether each cell of the tables of counts, depth and levels holds what the result holds.

    Args:
        manuscript: The file as read.
        scorecard: Of the report.
    """
    tables = (*tabulate_counts(scorecard.counts), tabulate_depth(scorecard), tabulate_levels(scorecard.levels))
    known = {table.caption: table for table in tables}
    passages = manuscript.passages
    for place, passage in enumerate(passages):
        table = known.get(passage.text) if passage.part == "body" else None
        if table is not None:
            yield from _check_table(table, _take_cells(passages[place + 1 :]))


def _take_cells(passages: tuple[Passage, ...]) -> list[Passage]:
    """The cells that follow at once."""
    cells = []
    for passage in passages:
        if passage.part != "table":
            break
        cells.append(passage)
    return cells


def _check_table(table: Table, cells: list[Passage]) -> Iterator[Finding]:
    """Each cell that stands in the place of another; empty cells are no passages, and rows may be taken out."""
    due = [text for row in (table.header, *table.rows) for text in row if text]
    columns = SequenceMatcher(None, due, [cell.text for cell in cells], autojunk=False)
    for kind, start, end, first, last in columns.get_opcodes():
        if kind == "replace" and end - start == last - first:
            for text, cell in zip(due[start:end], cells[first:last], strict=True):
                if compare_figures(find_figures(text), find_figures(cell.text)) is not None:
                    yield Finding(
                        "figure",
                        f"the result has {text} here; the table says {cell.text}",
                        cell.where,
                        f"{table.caption}: {cell.text}",
                        "put the figure back, or draft again if the report was scored anew",
                    )
