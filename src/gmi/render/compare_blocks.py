"""The pieces that a comparison is shown in: the same for a terminal, a page and Markdown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        number: Whether it stands to the right.
        roomy: Whether a terminal of 80 columns has no room for it.
        small: Whether it holds much small print.
    """

    title: str
    number: bool = False
    roomy: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        strong: It has clearly changed, which its cells say in words too.
        under: It is part of a row above, and is set in.
    """

    cells: tuple[str, ...]
    strong: bool = False
    under: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        folded: Whether a page shows it closed, under its caption.
        brief: Rows that a terminal shows; None for all, 0 for nothing of it.
        repeated: Columns after the first that stand for reports: a terminal breaks the table between them.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    folded: bool = False
    brief: int | None = None
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; ``soft`` for what explains a figure."""

    text: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``brief`` as for a table."""

    lines: tuple[str, ...]
    brief: int | None = None


Block = Table | Words | Items


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its heading; ``depth`` 2 or 3.

    Attributes:
        id: For links within a page.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole comparison, ready to be written down.

    Attributes:
        kicker: What kind of paper this is.
        notice: What must be read first; empty for nothing.
        stamp: What made it.
    """

    kicker: str
    title: str
    facts: tuple[str, ...]
    notice: tuple[str, ...]
    parts: tuple[Part, ...]
    stamp: str
