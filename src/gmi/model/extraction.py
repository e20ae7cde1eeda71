"""What a reader of files gives: lines with their place on the page, before anything is decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gmi.errors import Problem

LineKind = Literal["text", "table-row"]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    Attributes:
        text: The line as it stands in the file, without its line end.
        x0: Left edge of the first glyph, in points from the left of the page.
        x1: Right edge of the last glyph.
        top: Upper edge, in points from the top of the page.
        bottom: Lower edge, in points from the top of the page.
        size: Height of the type in points, as measured; 0.0 when unknown.
        bold: Whether its letters are set in a bold face.
        italic: Whether its letters are set in an italic face.
        turned: Whether it is set sideways; its place is then given as if the page were turned.
        kind: ``table-row`` when a ruled table holds the line.
        raised: Half-open ranges in ``text`` that are set smaller and higher (note calls, ordinals, units).
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    turned: bool = False
    kind: LineKind = "text"
    raised: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page, its lines in reading order.

    Attributes:
        number: 1-based place in the file.
        width: In points, as the page is read (a page set sideways is turned); 0.0 for a format without pages.
        height: In points, likewise.
        lines: In reading order.
        readable: False when the page, or most of its letters, could not be read; it then has a ``Problem``.
        has_images: Whether the page holds pictures (a page with pictures and no text is a scan).
        scanned: Whether one picture fills the page; text on it then comes from text recognition.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    readable: bool = True
    has_images: bool = False
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """A file as read, before its text is put together.

    Attributes:
        path: As the user gave it.
        sha256: Of the file's bytes, in hexadecimal.
        media_type: For example ``application/pdf``.
        pages: In order.
        reader: Which reader read it: ``fast`` or ``careful``.
        problems: What could not be read.
    """

    path: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    reader: str
    problems: tuple[Problem, ...] = ()
