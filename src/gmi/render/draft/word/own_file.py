"""Word files of the organisation's own: their text, and what is done before and after they are filled."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from gmi.render.draft.outline import split_places

_COMMENT_MARKS = "//w:commentRangeStart | //w:commentRangeEnd | //w:r[w:commentReference]"
_PARTS = ("header", "footer")
_YELLOW = "yellow"


def open_template(data: bytes) -> Any:
    """A template without its comments: they explain it, and a loop would repeat their marks."""
    paper = docx.Document(io.BytesIO(data))
    marks = paper.element.xpath(_COMMENT_MARKS)
    for mark in marks:
        mark.getparent().remove(mark)
    if marks:
        comments = paper.comments._comments_elm
        for comment in list(comments):
            comments.remove(comment)
    return paper


def save_file(paper: Any) -> bytes:
    """The bytes of a document."""
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def list_paragraphs(paper: Any) -> Iterator[str]:
    """The text of each paragraph, tables, text boxes, headers and footers included."""
    for root in _list_roots(paper):
        for paragraph in root.iter(qn("w:p")):
            yield "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")) if _owner(piece) is paragraph)


def finish_file(data: bytes, title: str, author: str) -> bytes:
    """Makes each place for the organisation's own words stand out, whatever the template looks like."""
    paper = docx.Document(io.BytesIO(data))
    for root in [paper.element]:
        for run in list(root.iter(qn("w:r"))):
            _mark_places(run)
    properties = paper.core_properties
    properties.title = properties.title or title
    properties.author = properties.author or author
    return save_file(paper)


def _list_roots(paper: Any) -> Iterator[Any]:
    """The XML of the text and of each header and footer; those are read without being made."""
    yield paper.element
    for relation in paper.part.rels.values():
        if relation.reltype.rpartition("/")[2] in _PARTS:
            yield parse_xml(relation.target_part.blob)


def _owner(piece: Any) -> Any:
    """The paragraph that a piece of text stands in: the nearest, since a text box holds paragraphs of its own."""
    return next(one for one in piece.iterancestors() if one.tag == qn("w:p"))


def _mark_places(run: Any) -> None:
    """Splits a run at its marks and highlights them; a run with more than text in it stays as it is."""
    held = [child for child in run if child.tag != qn("w:rPr")]
    if len(held) != 1 or held[0].tag != qn("w:t"):
        return
    pieces = split_places(held[0].text or "")
    if all(piece.kind == "plain" for piece in pieces):
        return
    for piece in pieces:
        made = copy.deepcopy(run)
        text = made.find(qn("w:t"))
        text.text = piece.text
        text.set(qn("xml:space"), "preserve")
        if piece.kind == "place":
            properties = made.get_or_add_rPr()
            for old in properties.findall(qn("w:highlight")):
                properties.remove(old)
            made.rPr._insert_highlight(_make_highlight())
        run.addprevious(made)
    run.getparent().remove(run)


def _make_highlight() -> Any:
    highlight = OxmlElement("w:highlight")
    highlight.set(qn("w:val"), _YELLOW)
    return highlight
