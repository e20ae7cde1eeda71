"""The scorecard as a Word document: what the Markdown says, in the same order (python-docx).

gmi's own Markdown has a few forms only, and everything that a report could put into it is escaped there: so it is read
back block by block, and each block gets a style.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from gmi.form import tidy
from gmi.model.scorecard import Result
from gmi.render.draft.word.pack import pack_word
from gmi.render.heading import name_title
from gmi.render.markdown import render_markdown
from gmi.render.words import plural

_ESCAPED = re.compile(r"\\([^\w\s])")
_CELL_EDGE = re.compile(r"(?<!\\) \| ")
_HEADING = re.compile(r"(#{1,4}) (.+)")
_BOLD = re.compile(r"\*\*(.+)\*\*")
_FONT, _INK = "Arial", RGBColor(0x12, 0x37, 0x5C)
_PAGE_WIDTH = 9_640  # twentieths of a point between the margins
_CHARACTER, _CELL_MARGIN = 110, 230  # twentieths of a point, of bold type in tables
_LONGEST = 160  # characters of a cell from which on a column grows no wider
_FONT_SIZE = 16  # of tables, in half points


def render_word(result: Result) -> bytes:
    """The whole document; the same result gives the same bytes."""
    paper = docx.Document()
    _set_page(paper)
    paper.core_properties.title = tidy(name_title(result))
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.core_properties.language = "en-GB"
    for block in _leave_out_evidence(render_markdown(result).rstrip("\n").split("\n\n"), result):
        _add_block(paper, block)
    stream = io.BytesIO()
    paper.save(stream)
    return pack_word(stream.getvalue())


def _leave_out_evidence(blocks: list[str], result: Result) -> Iterator[str]:
    """The blocks, with a word on where the table of references is in its place: it alone can take fifty pages."""
    inside = False
    for block in blocks:
        if block.startswith("## "):
            inside = block == "## Evidence"
        if not inside:
            yield block
        elif block.startswith("## "):
            yield block
            number = plural(len(result.references), "reference")
            yield (
                f"{number} were found, left out ones among them. The page (-o scorecard.html) and the sheet "
                "(-o references.csv) show each in its sentence, with label and reason."
            )


def _add_block(paper: Any, block: str) -> None:
    """One block of the Markdown in the style that it asks for."""
    heading, bold = _HEADING.fullmatch(block), _BOLD.fullmatch(block)
    if heading:
        paper.add_heading(_plain(heading[2]), len(heading[1]) - 1)
    elif block.startswith("| "):
        _add_table(paper, block.split("\n"))
    elif block.startswith("> "):
        for line in block.split("\n"):
            if line != ">":
                paper.add_paragraph(_plain(line.removeprefix("> ")), style="Quote")
    elif block.startswith("- "):
        for line in block.split("\n"):
            style = "List Bullet 2" if line.startswith("  - ") else "List Bullet"
            paper.add_paragraph(_plain(line.lstrip().removeprefix("- ")), style=style)
    elif bold:
        paper.add_paragraph().add_run(_plain(bold[1])).bold = True
    elif block != "<!-- -->":
        paper.add_paragraph(_plain(block))


def _plain(text: str) -> str:
    r"""The words that Markdown shows.

    >>> _plain("Act \\(No. 9\\)")
    'Act (No. 9)'
    """
    return tidy(_ESCAPED.sub(r"\1", text))


def _add_table(paper: Any, lines: list[str]) -> None:
    """A table with its head repeated on each page; made as XML, since a long report has a thousand rows."""
    rows = [tuple(map(_plain, _CELL_EDGE.split(line[2:].removesuffix(" |")))) for line in (lines[0], *lines[2:])]
    widths = _share_width(rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_make_row(row, widths, head=place == 0) for place, row in enumerate(rows))
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{_PAGE_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
    paper.element.body.insert_element_before(table, "w:sectPr")
    paper.add_paragraph()


def _make_row(row: tuple[str, ...], widths: list[int], *, head: bool) -> str:
    """A row as XML."""
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(_make_cells(row, widths, head=head))}</w:tr>"


def _make_cells(row: tuple[str, ...], widths: list[int], *, head: bool) -> Iterator[str]:
    """The cells of a row as XML."""
    weight = "<w:b/>" if head else ""
    for text, width in zip(row, widths, strict=True):
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:r><w:rPr>{weight}'
            f'<w:sz w:val="{_FONT_SIZE}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        )


def _share_width(rows: list[tuple[str, ...]]) -> list[int]:
    """The width of each column: room for its longest word, and of the rest a share by its longest text."""
    columns = list(zip(*rows, strict=True))
    least = [
        _CELL_MARGIN
        + _CHARACTER * min(max(len(word) for text in column for word in (text.split() or [""])), _LONGEST // 5)
        for column in columns
    ]
    wants = [min(max(map(len, column)), _LONGEST) for column in columns]
    rest = max(_PAGE_WIDTH - sum(least), 0)
    return [int(width + rest * want / max(sum(wants), 1)) for width, want in zip(least, wants, strict=True)]


def _set_page(paper: Any) -> None:
    """A4, narrow margins for the tables, plain type."""
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(6)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style = paper.styles[name]
        style.font.name, style.font.color.rgb = _FONT, _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{key}"), None)
    paper.styles["Quote"].font.color.rgb = _INK
