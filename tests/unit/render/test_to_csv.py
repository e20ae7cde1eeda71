"""The sheet of references: complete, reviewable, harmless."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from gmi.render import render_result
from gmi.render.to_csv import COLUMNS

from .factory import make_result
from .report import Line


def read(text: str) -> list[dict[str, str]]:
    """The sheet as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_one_row_a_reference_with_all_columns() -> None:
    """Every reference is a row with the contract's columns; the reviewer's are empty."""
    result = make_result()
    rows = read(render_result(result, "csv"))
    assert [row["id"] for row in rows] == [item.reference.id for item in result.references]
    assert tuple(rows[0]) == COLUMNS
    assert {row[name] for row in rows for name in ("by", "on", "note")} == {""}
    assert rows[3]["sentence"].startswith("Since 2016 Valmora")
    assert rows[3]["paragraph_number"] == "2"


def test_begins_with_a_byte_order_mark() -> None:
    """Excel takes the file for UTF-8."""
    assert render_result(make_result(), "csv").encode()[:3] == b"\xef\xbb\xbf"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe, in every text column."""
    result = make_result()
    item = result.references[3]
    text = f"{start}HYPERLINK(1)"
    reference = replace(item.reference, text=text, term_id=text, themes=(text,))
    evil = replace(item, reference=reference, reason=text)
    paragraph = result.document.paragraphs[reference.paragraph_index]
    paragraphs = list(result.document.paragraphs)
    paragraphs[paragraph.index] = replace(paragraph, number=text, heading_path=(text,))
    document = replace(result.document, paragraphs=tuple(paragraphs))
    row = read(render_result(replace(result, document=document, references=(evil,)), "csv"))[0]
    for name in ("text", "term_id", "themes", "reason", "heading_path", "paragraph_number"):
        assert row[name].startswith("'"), name


def test_line_breaks_do_not_break_rows() -> None:
    """A sentence over two lines, with quotation marks and commas, stays one line and one cell."""
    line = Line(('He said:\n"all, [migrants:m|migrants],\r\nare equal"',))
    text = render_result(make_result(extra=(line,)), "csv")
    assert len(text.splitlines()) == len(read(text)) + 1
    assert read(text)[-1]["sentence"] == 'He said: "all, migrants, are equal"'
