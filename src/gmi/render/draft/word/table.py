"""Tables: with a caption and a head that is repeated on each page, and the pairs of the title page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from gmi.model.draft import Run, Table
from gmi.render.draft.widths import TEXT_WIDTH, share_width

_LABEL_WIDTH = 2600
_NUMBER = re.compile(r"[+−-]?[\d,.]*%?|[–—]")
Write = Callable[[Paragraph, str], None]


def add_table(paper: Any, table: Table, write: Write) -> None:
    """A table under its caption.

    Args:
        paper: The document.
        table: What it shows.
        write: Puts the text of a cell into its paragraph.
    """
    write(paper.add_paragraph(style="Caption"), table.caption)
    made = paper.add_table(0, len(table.header), style="Draft Table")
    _fix_widths(made, share_width(table))
    numeric = [_holds_numbers(cells) for cells in zip(*table.rows, strict=True)] or [False] * len(table.header)
    head = _add_row(made, table.header, ["Table Head"] * len(numeric), write)
    head.append(OxmlElement("w:tblHeader"))
    for cell, number in zip(made.rows[0].cells, numeric, strict=True):
        if number:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for row in table.rows:
        _add_row(made, row, ["Table Number" if number else "Table Text" for number in numeric], write)
    paper.add_paragraph(style="After Table")


def add_pairs(
    paper: Any, rows: Sequence[tuple[str, tuple[Run, ...]]], write: Callable[[Paragraph, tuple[Run, ...]], None]
) -> None:
    """Label and value, without lines."""
    if not rows:
        return
    made = paper.add_table(0, 2, style="Cover Table")
    _fix_widths(made, (_LABEL_WIDTH, TEXT_WIDTH - _LABEL_WIDTH))
    for label, runs in rows:
        cells = made.add_row().cells
        cells[0].paragraphs[0].style = "Cover Label"
        cells[0].paragraphs[0].add_run(label)
        cells[1].paragraphs[0].style = "Cover Text"
        write(cells[1].paragraphs[0], runs)


def _add_row(made: Any, texts: Sequence[str], styles: Sequence[str], write: Write) -> Any:
    """A row that is not broken at the end of a page; returns its properties."""
    row = made.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    for cell, text, style in zip(row.cells, texts, styles, strict=True):
        cell.paragraphs[0].style = style
        write(cell.paragraphs[0], text)
    return properties


def _holds_numbers(cells: Sequence[str]) -> bool:
    """Whether a column holds figures, which stand flush right, and nothing else.

    >>> _holds_numbers(("42", "1,204", "13.52", "–")), _holds_numbers(("42", "12, 14 and 18"))
    (True, False)
    """
    return any(map(str.isdecimal, "".join(cells))) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _fix_widths(made: Any, widths: tuple[int, ...]) -> None:
    """Columns as wide as told, and a table as wide as the text: left to themselves, programs differ."""
    made.autofit = False
    width = made._tbl.tblPr.find(qn("w:tblW"))
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(sum(widths)))
    for column, size in zip(made.columns, widths, strict=True):
        column.width = Twips(size)
