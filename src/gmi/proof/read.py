"""A Word file as passages, comments, changes, pictures and properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gmi.errors import SourceError
from gmi.proof.luggage import list_attachments, list_pictures, list_properties
from gmi.proof.manuscript import Change, Manuscript, Part, Passage, Remark
from gmi.proof.package import open_package
from gmi.proof.styles import Style, StyleSheet, W, read_styles

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_DELETED = {f"{W}del", f"{W}moveFrom"}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_UNREAD = {f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}delInstrText", f"{W}sectPr"}
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class _Line:
    """A paragraph while its runs are gathered."""

    words: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    sheet: StyleSheet
    passages: list[Passage] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    orders: dict[Part, int] = field(default_factory=dict)
    open_remarks: list[str] = field(default_factory=list)
    anchors: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def read_story(self, root: Any, part: Part, note: int = 0) -> None:
        """All paragraphs below an element."""
        for paragraph, inside in _list_paragraphs(root, part):
            self.read_paragraph(paragraph, inside, note)

    def read_paragraph(self, paragraph: Any, part: Part, note: int) -> None:
        """One paragraph, then the text boxes that hang on it."""
        style = self.sheet.find_style(paragraph)
        number = self.sheet.count(paragraph, style)
        line = _Line()
        self.gather(paragraph, line, hidden=False)
        text = _flatten("".join(line.words))
        if style.name.startswith(("toc ", "contents ", "table of ")) and part == "body":
            part = "contents"
        level = style.level if part == "body" else 0
        if text or line.changes:
            self.add(text, part, style, level, number, note, line)
        where = self.passages[-1].where if self.passages else ""
        for key in self.anchors:
            self.places.setdefault(key, where)
        for box in line.boxes:
            for inner, _ in _list_paragraphs(box, "text box"):
                self.read_paragraph(inner, "text box", note)
        for words in line.descriptions:
            self.add(words, "picture description", style, 0, None, note, _Line())

    def add(
        self, text: str, part: Part, style: Style, level: int, number: int | None, note: int, line: _Line
    ) -> None:  # fmt: skip
        """Appends a passage and its tracked changes."""
        if level and text:
            self.headings = [(depth, title) for depth, title in self.headings if depth < level]
            self.orders.clear()
        self.orders[part] = self.orders.get(part, 0) + 1
        titles = tuple(title for _, title in self.headings)
        passage = Passage(
            text,
            part,
            style.name,
            level if text else 0,
            titles[-1] if titles else "",
            titles,
            number,
            self.orders[part],
            tuple(piece for piece in map(_flatten, line.hidden) if piece),
            note,
        )
        if text:
            self.passages.append(passage)
        if level and text:
            self.headings.append((level, text))
        for kind, author, words in line.changes:
            self.changes.append(
                Change("insertion" if kind == "insertion" else "deletion", author, _flatten(words), passage.where)
            )

    def gather(self, element: Any, line: _Line, *, hidden: bool) -> None:
        """The words below an element, in order."""
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                self.take(child.text or "", line, hidden=hidden)
            elif tag in _BREAKS:
                self.take(_BREAKS[tag], line, hidden=hidden)
            elif tag == f"{W}r":
                self.gather(child, line, hidden=hidden or _is_hidden(child))
            elif tag in _DELETED or tag in _INSERTED:
                self.gather_change(child, line, hidden=hidden)
            elif tag == f"{_MARKUP}AlternateContent":
                self.gather(_choose(child), line, hidden=hidden)
            elif not self.note_mark(child, line) and tag not in _UNREAD:
                self.gather(child, line, hidden=hidden)

    def gather_change(self, element: Any, line: _Line, *, hidden: bool) -> None:
        """A tracked change: an insertion is read, a deletion is not."""
        author = str(element.get(f"{W}author", ""))
        if element.tag in _DELETED:
            words = "".join(piece.text or "" for piece in element.iter(f"{W}delText", f"{W}t"))
            line.changes.append(("deletion", author, words))
            return
        before = len(line.words)
        self.gather(element, line, hidden=hidden)
        line.changes.append(("insertion", author, "".join(line.words[before:])))

    def note_mark(self, element: Any, line: _Line) -> bool:
        """Takes note of what is no text of the paragraph: bounds of comments, text boxes, descriptions of pictures."""
        tag = element.tag
        if tag == f"{W}commentRangeStart":
            self.open_remarks.append(str(element.get(f"{W}id", "")))
            self.anchors.setdefault(self.open_remarks[-1], [])
        elif tag == f"{W}commentRangeEnd":
            key = str(element.get(f"{W}id", ""))
            self.open_remarks = [name for name in self.open_remarks if name != key]
        elif tag == f"{W}txbxContent":
            line.boxes.append(element)
        elif tag == f"{_DRAWING}docPr":
            words = " ".join(filter(None, (element.get("title"), element.get("descr"))))
            line.descriptions += [words] if words else []
        else:
            return False
        return True

    def take(self, words: str, line: _Line, *, hidden: bool) -> None:
        """Keeps some words, also for the comments that are about them."""
        line.words.append(words)
        if hidden:
            line.hidden.append(words)
        for key in self.open_remarks:
            self.anchors[key].append(words)


def read_manuscript(path: str) -> Manuscript:
    """Reads a Word file, whatever is in it.

    Raises:
        SourceError: When it is no Word document that can be opened safely.
    """
    package = open_package(path)
    main = next((r.target for r in package.list_relations("") if r.kind == "officeDocument"), "word/document.xml")
    root = package.read_xml(main)
    if root is None or root.find(f"{W}body") is None:
        raise SourceError(
            "proof.unreadable",
            "the file cannot be checked: it is not a Word document (.docx)",
            path,
            "save it as .docx in a word processor",
        )
    relations = package.list_relations(main)
    parts: dict[str, list[str]] = {}
    for relation in relations:
        if not relation.external:
            parts.setdefault(relation.kind, []).append(relation.target)

    def first(kind: str) -> Any:
        return package.read_xml(parts[kind][0]) if parts.get(kind) else None

    reader = _Reader(read_styles(first("styles"), first("numbering")))
    reader.read_story(root.find(f"{W}body"), "body")
    _read_notes(reader, first("footnotes"), "footnote")
    _read_notes(reader, first("endnotes"), "endnote")
    reader.headings.clear()
    for name in parts.get("header", []):
        reader.read_story(_or_empty(package.read_xml(name)), "header")
    for name in parts.get("footer", []):
        reader.read_story(_or_empty(package.read_xml(name)), "footer")
    return Manuscript(
        path,
        tuple(reader.passages),
        tuple(_list_remarks(first("comments"), reader)),
        tuple(reader.changes),
        list_pictures(package),
        list_properties(package),
        list_attachments(package),
    )


def _read_notes(reader: _Reader, root: Any, part: Part) -> None:
    """Footnotes or endnotes, numbered as they are printed: in the order of the file."""
    tag = f"{W}{part}"
    number = 0
    for note in () if root is None else root.iter(tag):
        if note.get(f"{W}type") in {None, "normal"}:
            number += 1
            reader.read_story(note, part, number)


def _list_remarks(root: Any, reader: _Reader) -> Iterator[Remark]:
    """The comments with what they are about."""
    for comment in () if root is None else root.iter(f"{W}comment"):
        key = str(comment.get(f"{W}id", ""))
        lines = []
        for paragraph in comment.iter(f"{W}p"):
            line = _Line()
            _Reader(reader.sheet).gather(paragraph, line, hidden=False)
            lines.append("".join(line.words).strip())
        anchor = _flatten("".join(reader.anchors.get(key, [])))
        author = str(comment.get(f"{W}author", ""))
        yield Remark(author, "\n".join(lines).strip(), anchor, reader.places.get(key, ""))


def _list_paragraphs(root: Any, part: Part) -> Iterator[tuple[Any, Part]]:
    """The paragraphs below an element, outermost only, with the part of the file that each stands in."""
    for child in root:
        tag = child.tag
        if tag == f"{W}p":
            yield child, part
        elif tag == f"{W}tbl":
            yield from _list_paragraphs(child, "table" if part == "body" else part)
        elif tag == f"{W}sdt":
            is_contents = any(
                "contents" in str(gallery.get(f"{W}val", "")).casefold() for gallery in child.iter(f"{W}docPartGallery")
            )
            yield from _list_paragraphs(child, "contents" if is_contents and part == "body" else part)
        elif tag == f"{_MARKUP}AlternateContent":
            yield from _list_paragraphs(_choose(child), part)
        elif tag not in _DELETED and tag not in _UNREAD:
            yield from _list_paragraphs(child, part)


def _choose(alternate: Any) -> Any:
    """One of several forms of the same thing, so that no word is read twice."""
    choice = alternate.find(f"{_MARKUP}Choice")
    return choice if choice is not None else _or_empty(alternate.find(f"{_MARKUP}Fallback"))


def _is_hidden(run: Any) -> bool:
    """Whether a run is formatted as hidden."""
    properties = run.find(f"{W}rPr")
    mark = properties.find(f"{W}vanish") if properties is not None else None
    return mark is not None and mark.get(f"{W}val", "1") not in {"0", "false", "off"}


def _or_empty(element: Any) -> Any:
    """The element, or nothing to go through."""
    return () if element is None else element


def _flatten(text: str) -> str:
    """Each run of spaces, tabs and line breaks as one space."""
    return _SPACES.sub(" ", text).strip()
