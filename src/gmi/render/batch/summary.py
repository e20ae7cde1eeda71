"""The reports of a batch as a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from gmi.cell import BYTE_ORDER_MARK, make_cell
from gmi.model.store_rows import FileRow, ReportRow
from gmi.render.batch.columns import Cell, list_columns

_LEADING = ("File", "Status", "Reason", "What to do", "Scorecard")
_TRAILING = ("SHA-256 of the file",)


def render_summary(reports: Sequence[ReportRow], files: Iterable[FileRow]) -> bytes:
    """One row a report in the order given, whatever came of it; then copies, then files that wait to be reviewed.

    A copy's row holds no figure, so that sums and averages count each report once. Figures are as the store has them;
    text that a spreadsheet would run as a formula begins with an apostrophe.

    Returns:
        UTF-8 with a byte order mark, which Excel needs.
    """
    columns = list_columns(reports)
    names = (*_LEADING, *(column.name for column in columns), *_TRAILING)
    nothing: tuple[Cell, ...] = (None,) * len(columns)
    lines: list[tuple[Cell, ...]] = [names]
    for row in reports:
        reason, hint = (row.fault.message, row.fault.hint) if row.fault else (None, None)
        page = name_scorecard(row)
        lines.append((row.path, row.status, reason, hint, page, *(column.read(row) for column in columns), row.sha256))
    others = tuple(files)
    for file in others:
        if file.duplicate_of is not None:
            reason = f"the same content as {file.duplicate_of}; counted once"
            lines.append((file.path, "duplicate", reason, None, None, *nothing, file.sha256))
    for file in others:
        if file.duplicate_of is None and file.report_key is None:
            hint = "run the same command again"
            lines.append((file.path, "waiting", "not reviewed yet", hint, None, *nothing, file.sha256))
    paper = io.StringIO()
    csv.writer(paper, lineterminator="\n").writerows([make_cell(cell) for cell in line] for line in lines)
    return (BYTE_ORDER_MARK + paper.getvalue()).encode("utf-8")


def name_scorecard(row: ReportRow) -> str | None:
    """Where a report's scorecard lies, from the batch's folder; None when it has none."""
    return f"reports/{row.key}/report.html" if row.status == "done" else None
