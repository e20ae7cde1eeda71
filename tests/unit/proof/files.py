"""Writes submissions as Word files; every sentence is written for this project."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from gmi.model.draft import Support
from gmi.remark import AUTHOR, QUOTE_STYLE, write_remark

SYMBOL = "CMW/C/XVM/2"
SENTENCE = "Of all migrants counted in 2022, 51 per cent were women."
QUOTED = "A bill on a shelter for women who leave a violent employer is before parliament."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Change = Callable[[Any], None]


def make_submission(path: Path, *changes: Change) -> str:
    """A submission in which there is nothing to settle, then changed."""
    paper = docx.Document()
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.add_paragraph("Shadow report on Valmora", style="Title")
    paper.add_paragraph("Submitted by Open Doors Kesh")
    paper.add_heading("Scope", level=1)
    statement = paper.add_paragraph("The report counts women among migrants.")
    add_remark(paper, statement.runs, Support(f"{SYMBOL}, para. 3", ("r0006",), SENTENCE))
    paper.add_heading("Violence", level=1)
    paper.add_paragraph(f"“{QUOTED}” ({SYMBOL}, para. 6)", style=QUOTE_STYLE)
    paper.add_paragraph(f"The report “gives migrant women … the wage and the rest” ({SYMBOL}, paragraph 4).")
    for change in changes:
        change(paper)
    paper.save(str(path))
    return str(path)


def add(text: str, style: str | None = None) -> Change:
    """One more paragraph."""
    return lambda paper: paper.add_paragraph(text, style=style) and None


def add_heading(text: str) -> Change:
    """One more chapter."""
    return lambda paper: paper.add_heading(text, level=1) and None


def add_claim(support: Support, text: str = "The report says so.") -> Change:
    """A statement with a comment of gmi's."""
    return lambda paper: add_remark(paper, paper.add_paragraph(text).runs, support)


def add_remark(paper: Any, runs: Any, support: Support) -> None:
    """A comment of gmi's."""
    paper.add_comment(runs, text="\n".join(write_remark(support)), author=AUTHOR, initials=AUTHOR)


def add_comment(author: str, text: str) -> Change:
    """A comment of somebody else's."""
    return lambda paper: paper.add_comment(paper.add_paragraph("See here.").runs, text=text, author=author) and None


def add_xml(inner: str) -> Change:
    """A paragraph in Word's own words."""
    return lambda paper: paper.element.body.insert(len(paper.element.body) - 1, parse_xml(f"<w:p {W}>{inner}</w:p>"))


def add_hidden(text: str) -> Change:
    """A paragraph formatted as hidden."""

    def change(paper: Any) -> None:
        run = paper.add_paragraph().add_run(text)
        run.font.hidden = True

    return change


def add_table(*cells: str) -> Change:
    """A table of one row."""

    def change(paper: Any) -> None:
        for cell, text in zip(paper.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
            cell.text = text

    return change


def add_text_box(text: str) -> Change:
    """A text box."""
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>'
        f"{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    return add_xml(box)


def set_header(text: str) -> Change:
    """Text at the top of each page."""

    def change(paper: Any) -> None:
        paper.sections[0].header.paragraphs[0].text = text

    return change


def set_property(**values: str) -> Change:
    """Properties of the document."""

    def change(paper: Any) -> None:
        for name, value in values.items():
            setattr(paper.core_properties, name, value)

    return change


def add_picture(content: bytes) -> Change:
    """A picture in its own paragraph."""
    return lambda paper: paper.add_picture(io.BytesIO(content)) and None


def number_paragraphs(*texts: str) -> Change:
    """Paragraphs that the word processor numbers."""

    def change(paper: Any) -> None:
        for text in texts:
            paragraph = paper.add_paragraph(text, style="List Number")
            assert paragraph.style.element.find(qn("w:pPr")) is not None

    return change


def add_contents_line(text: str) -> Change:
    """A line inside a content control that holds the contents."""

    def change(paper: Any) -> None:
        control = OxmlElement("w:sdt")
        control.append(
            parse_xml(
                f'<w:sdtPr {W}><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            )
        )
        control.append(parse_xml(f"<w:sdtContent {W}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent>"))
        paper.element.body.insert(0, control)

    return change


def rewrite(path: str, **parts: bytes) -> str:
    """The same file with parts put in or put in place of others; "__" in a name is a slash, "_x" a full stop."""
    with zipfile.ZipFile(path) as package:
        held = {name: package.read(name) for name in package.namelist()}
    held |= {name.replace("__", "/").replace("_x", "."): content for name, content in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in held.items():
            package.writestr(name, content)
    return path
