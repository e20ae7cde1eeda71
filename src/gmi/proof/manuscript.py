"""A written submission as read from its file: what stands where, and what else the file carries along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gmi.remark import BEFORE_SENDING, BEFORE_SENDING_STYLE

Part = Literal[
    "body", "contents", "table", "text box", "footnote", "endnote", "header", "footer", "picture description"
]

_LONGEST_HEADING = 60
_PAGES: tuple[Part, ...] = ("body", "contents", "table", "text box", "picture description")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the file, with tracked insertions and without tracked deletions.

    Attributes:
        text: Its words; line breaks and tabs as one space.
        part: Where in the file it stands.
        style: Name of its style in lower case, for example ``quote``.
        level: 1 and more for a heading; 0 for any other paragraph.
        heading: The nearest heading above; empty on the title page.
        headings: All headings above, outermost first.
        number: As the word processor prints it, where the paragraph is numbered "12."; else None.
        order: 1-based place below its heading, tables and notes counted apart.
        hidden: Pieces of ``text`` that are formatted as hidden.
        note: Number of the note in a footnote or an endnote; else 0.
    """

    text: str
    part: Part
    style: str = ""
    level: int = 0
    heading: str = ""
    headings: tuple[str, ...] = ()
    number: int | None = None
    order: int = 1
    hidden: tuple[str, ...] = ()
    note: int = 0

    @property
    def is_quote(self) -> bool:
        """Whether its style says that it is a quotation."""
        return "quot" in self.style

    @property
    def begins_closing(self) -> bool:
        """Whether it is the title of gmi's last page, which is for the organisation only."""
        return self.style == BEFORE_SENDING_STYLE.casefold() or self.text == BEFORE_SENDING

    @property
    def on_title_page(self) -> bool:
        """Whether it stands before the first heading."""
        return self.part in {"body", "table", "text box"} and not self.headings and not self.level

    @property
    def where(self) -> str:
        """Its place in words."""
        if self.part in {"header", "footer"}:
            return f"the {self.part} of the pages"
        if self.note:
            return f"{self.part} {self.note}"
        if self.level:
            return f"the heading “{_shorten(self.text)}”"
        place = f"paragraph {self.number}" if self.number is not None else f"{_ORDER[self.part]} {self.order}"
        return f"{place}, under “{_shorten(self.heading)}”" if self.heading else f"{place} of the title page"


_ORDER: dict[Part, str] = {
    "body": "line",
    "contents": "line of the contents",
    "table": "cell",
    "text box": "line of a text box",
    "picture description": "description of a picture",
    "footnote": "footnote",
    "endnote": "endnote",
    "header": "header",
    "footer": "footer",
}


def _shorten(text: str) -> str:
    """A heading short enough to stand in a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_HEADING else f"{flat[: _LONGEST_HEADING - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the word processor.

    Attributes:
        author: As stored.
        text: Its words, one line a paragraph.
        anchor: The words that it is about; empty where it is about none.
        where: Place of those words.
    """

    author: str
    text: str
    anchor: str
    where: str


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that nobody accepted or rejected yet."""

    kind: Literal["insertion", "deletion"]
    author: str
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the file.

    Attributes:
        name: Of its part, for example ``image1.jpeg``.
        details: What a camera or a program wrote into it: "the camera", "the place (GPS)"…; empty for nothing.
        photograph: Whether its format is one of photographs.
    """

    name: str
    details: tuple[str, ...]
    photograph: bool


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The whole file.

    Attributes:
        path: As the user gave it.
        passages: In reading order; headers, footers and notes after the body.
        remarks: Comments, in the order of the file.
        changes: Tracked changes, in reading order.
        pictures: By name.
        properties: Label and value of what the file says of its makers: "author", "company"…, in that order.
        attachments: Embedded files, macros and links that fetch something when the file is opened, in words.
    """

    path: str
    passages: tuple[Passage, ...]
    remarks: tuple[Remark, ...] = ()
    changes: tuple[Change, ...] = ()
    pictures: tuple[Picture, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()

    @property
    def own_passages(self) -> tuple[Passage, ...]:
        """All passages but those of gmi's last page, which ends at a heading or with the body."""
        kept = []
        closing = False
        for passage in self.passages:
            closing = (closing or passage.begins_closing) and not passage.level
            if not closing or passage.part not in _PAGES:
                kept.append(passage)
        return tuple(kept)
