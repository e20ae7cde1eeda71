"""Puts the lines of a page in order: joins pieces of one printed line, and finds runs that were written out of turn."""

from __future__ import annotations

import re
from dataclasses import replace

from gmi.model.extraction import Line

# Three lines or more make a column; fewer are a caption or a cell.
_LEAST_RUN = 3
# Lines of prose hold this many characters or more; shorter ones are cells of a table, which may well overlap.
_PROSE = 40
_RAISED_SHARE = 0.85
_LEAST_RISE = 0.15


def join_segments(lines: list[Line]) -> list[Line]:
    """Pieces of one printed line that pdfium gave apart because a raised glyph stands between them."""
    joined: list[Line] = []
    for line in lines:
        if joined and _continues(joined[-1], line):
            before = joined[-1]
            gap = " " if line.x0 - before.x1 > 0.15 * line.size else ""
            shift = len(before.text) + len(gap)
            raised = _find_raised(before, line) + tuple((a + shift, b + shift) for a, b in _find_raised(line, before))
            joined[-1] = replace(
                before,
                text=before.text + gap + line.text,
                x1=max(before.x1, line.x1),
                size=max(before.size, line.size),
                raised=raised,
            )
        else:
            joined.append(line)
    return joined


def _find_raised(piece: Line, other: Line) -> tuple[tuple[int, int], ...]:
    """The raised ranges of a piece: all of it when it is digits or stars set smaller and higher than its neighbour."""
    small = piece.size < _RAISED_SHARE * other.size and other.bottom - piece.bottom > _LEAST_RISE * other.size
    if small and re.fullmatch(r"\d{1,3}|\*{1,3}", piece.text):
        return ((0, len(piece.text)),)
    return piece.raised


def _continues(before: Line, line: Line) -> bool:
    """Whether ``line`` stands on the same printed line, close behind ``before``."""
    overlap = min(before.bottom, line.bottom) - max(before.top, line.top)
    close = -0.3 * line.size <= line.x0 - before.x1 < 3 * max(line.size, 1.0)
    return overlap > 0.5 * min(before.bottom - before.top, line.bottom - line.top) and close


def put_in_order(lines: list[Line]) -> tuple[list[Line], bool]:
    """Puts whole runs of lines that were written out of turn (heads, feet, notes) where they stand on the page.

    Returns:
        The lines, and whether reading order is plain: no two runs lie over each other.
    """
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.top >= runs[-1][-1].top - 0.5 * max(line.size, 1.0):
            runs[-1].append(line)
        else:
            runs.append([line])
    ordered: list[list[Line]] = []
    plain = True
    for run in runs:
        bottom = max(x.bottom for x in run)
        place = len(ordered)
        for index, other in enumerate(ordered):
            if bottom <= min(x.top for x in other) + 3:
                place = index
                break
            plain = plain and not _collide(run, other)
        ordered.insert(place, run)
    return [line for run in ordered for line in run], plain


def _collide(run: list[Line], other: list[Line]) -> bool:
    """Whether two runs of lines lie over each other, which columns and the cells of a table do not."""
    if any(len(lines) < _LEAST_RUN or sum(len(x.text) for x in lines) < _PROSE * len(lines) for lines in (run, other)):
        return False
    down = min(max(x.bottom for x in run), max(x.bottom for x in other)) - max(
        min(x.top for x in run), min(x.top for x in other)
    )
    across = min(max(x.x1 for x in run), max(x.x1 for x in other)) - max(
        min(x.x0 for x in run), min(x.x0 for x in other)
    )
    return down > 3 and across > 3
