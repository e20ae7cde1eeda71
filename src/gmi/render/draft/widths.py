"""How wide text is in the type of the draft, and how columns share the width of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gmi.model.draft import Table

TEXT_WIDTH = 9072
"""Between the margins, in twentieths of a point."""

# Advance widths of Times New Roman and of its free metric twin, in thousandths of the type size, by code point from 32.
_ADVANCES = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541,
)  # fmt: skip
_OTHER_ADVANCES = {"“": 444, "”": 444, "‘": 333, "’": 333, "–": 500, "—": 1000, "…": 1000, "\u00a0": 250}
_PART = re.compile(r"[^-–]+[-–]*|[-–]+")  # a line may end after a hyphen
_UNKNOWN = 500
_BOLD = 1.06
_LEAST_SHARE = 0.08
_LINE_WORTH = 45
_SHORTEST = 6
_BREAKABLE = 0.25


def measure(text: str, size: float, *, bold: float = 0.0) -> float:
    """The width of a line of text in points; ``bold`` is the share of it that is in bold type."""
    total = sum(
        _ADVANCES[ord(sign) - 32] if 32 <= ord(sign) < 127 else _OTHER_ADVANCES.get(sign, _UNKNOWN) for sign in text
    )
    return total * size / 1000 * (1 + (_BOLD - 1) * bold)


def count_lines(text: str, width: float, size: float, *, bold: float = 0.0) -> int:
    """How many lines a text takes, broken between words, and inside a word that is longer than a line.

    >>> count_lines("", 100, 11.5), count_lines("word " * 20, 100, 11.5), count_lines("x" * 40, 100, 11.5)
    (1, 7, 3)
    """
    space = measure(" ", size)
    lines, at = 1, 0.0
    for word in text.split():
        for part in _PART.findall(word):
            long = measure(part, size, bold=bold)
            if at and at + long > width:
                lines, at = lines + 1, 0.0
            while long > width:
                lines, long = lines + 1, long - width
            at += long
        at += space
    return lines


def share_width(table: Table) -> tuple[int, ...]:
    """Widths of a table's columns, in twentieths of a point: by what they hold, none too narrow to read.

    >>> share_width(Table("", ("Article", "Question"), (("Article 7", "How many inspections were made? " * 9),)))
    (1323, 7749)
    """
    columns = list(zip(*table.rows, strict=True)) or [() for _ in table.header]
    needs = [_weigh(head, cells) for head, cells in zip(table.header, columns, strict=True)]
    least = TEXT_WIDTH * min(_LEAST_SHARE, 1 / len(needs))
    free = TEXT_WIDTH - least * len(needs)
    widths = [int(least + free * need / sum(needs)) for need in needs]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return tuple(widths)


def _weigh(head: str, cells: Sequence[str]) -> float:
    """What a column needs: as many letters as its longest cell has, and less for what is more than a line of text.

    A head may be broken between its words.
    """
    longest = max(map(len, cells), default=0)
    words = max(map(len, head.split()), default=0)
    return max(min(longest, _LINE_WORTH) + max(longest - _LINE_WORTH, 0) * _BREAKABLE, words + 2, _SHORTEST)
