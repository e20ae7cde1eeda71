"""Fields and bookmarks, which python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field and what it shows until it is reckoned."""
    begin_field(paragraph._p, code)
    append_run(paragraph._p, "w:t", shown)
    end_field(paragraph._p)


def begin_field(parent: Any, code: str) -> None:
    """All of a field up to what it shows."""
    append_mark(parent, "begin")
    append_run(parent, "w:instrText", f" {code} ")
    append_mark(parent, "separate")


def end_field(parent: Any) -> None:
    """The end of a field."""
    append_mark(parent, "end")


def append_mark(parent: Any, kind: str) -> None:
    """One of the three marks of a field."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    _append(parent, mark)


def append_run(parent: Any, tag: str, text: str = "") -> None:
    """A run with one thing in it."""
    held = OxmlElement(tag)
    if text:
        held.text = text
        held.set(qn("xml:space"), "preserve")
    _append(parent, held)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark round the text of a paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def append_link(paragraph: Paragraph, bookmark: str) -> Any:
    """A link to a bookmark, still empty."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    return link


def _append(parent: Any, held: Any) -> None:
    run = OxmlElement("w:r")
    run.append(held)
    parent.append(run)
