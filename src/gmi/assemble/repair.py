"""Joins lines into text and mends what extraction broke; every mend is recorded and can be undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from gmi.assemble.row import Row
from gmi.model.document import RepairKind

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LETTERS = r"[^\W\d_]"
# Signs that print as something plainer. A no-break space is white space and needs no record.
_SIGNS = {
    "\u2011": "-", "\u2010": "-", "\u00ad": "", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi",
    "\ufb04": "ffl", "\u200b": "", "\u200e": "", "\u200f": "", "\ufeff": "", "\x02": "-", "\ufffe": "-",
}  # fmt: skip
_SIGN = re.compile("[" + "".join(_SIGNS) + "\ue000-\uf8ff]")
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")
# Words that end like a ligature; any other word that does was cut at one ("e ff ective", "Aff airs").
_WHOLE_FF = frozenset(
    [
        "off",
        "staff",
        "tariff",
        "stuff",
        "cliff",
        "plaintiff",
        "sheriff",
        "stiff",
        "bluff",
        "bailiff",
        "layoff",
        "takeoff",
        "cutoff",
        "payoff",
        "runoff",
        "chaff",
        "cuff",
        "puff",
    ]
)
# "Off" is a word, and begins others that are cut at their ligature.
_CUT_AT_F = {
    "off": frozenset(
        "icial icials icially icer icers ice ices ence ences ender enders ending ensive er ers ered".split()  # noqa: SIM905 - reads best so
    ),
    "fift": frozenset(("h", "y", "een", "ieth")),
}
_UNITS = ("km", "m", "cm", "CO", "dm", "ha")
_LEAST_SEEN = 2
_LEVEL = 3.0
# First parts that the UN spells with a hyphen ("ill-treatment", "non-governmental").
_HYPHENATED = frozenset(("ill", "self", "non", "well", "anti", "half", "cross", "vice", "gender", "sex"))
# Last parts that begin no second half of a word cut in two ("gender-responsive", "Secretary-general").
_HYPHENATED_ENDS = frozenset(
    "based related sensitive responsive specific oriented making raising building friendly wide level led centred "  # noqa: SIM905 - reads best so
    "centered disaggregated inclusive neutral blind transformative diverse general elect being free term".split()
)
_GLUED_HEADING = re.compile(r"^(?:[A-Z]|[IVX]{1,5}|\d{1,4})\.(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of the report itself, lower case, with how often they occur; hyphenated ones as wholes."""

    counts: Counter[str]

    def seen(self, word: str) -> int:
        """How often a word occurs."""
        return self.counts[word.lower()]


@dataclass(slots=True)
class PieceRepair:
    """A mend inside a paragraph that is being written; positions count from the paragraph's beginning."""

    kind: RepairKind
    start: int
    end: int
    original: str
    page_number: int


@dataclass(slots=True)
class Piece:
    """A paragraph that is being written.

    Attributes:
        text: So far.
        repairs: In order.
        pages: Places where a new page begins: (position, page number).
        calls: Note calls: (position, note number, page number).
    """

    text: str = ""
    repairs: list[PieceRepair] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)
    calls: list[tuple[int, str, int]] = field(default_factory=list)


def gather_vocabulary(rows: Iterable[Row]) -> Vocabulary:
    """Counts the words of all rows, line ends left out of words that may be cut there."""
    counts: Counter[str] = Counter()
    for row in rows:
        words = _WORD.findall(row.text)
        if words and row.text.rstrip().endswith("-"):
            words = words[:-1]
        counts.update(word.lower() for word in words)
        counts.update(part.lower() for word in words if "-" in word for part in word.split("-"))
    return Vocabulary(counts)


def write_rows(rows: list[Row], breaks: set[int], vocabulary: Vocabulary, *, tabular: bool = False) -> Piece:
    """Joins the rows of one paragraph.

    Args:
        rows: In order.
        breaks: Places in ``rows`` that begin a new line inside the paragraph (an item of a list, a quotation).
        vocabulary: The report's words.
        tabular: Whether rows on one level are cells of a table.
    """
    piece = Piece()
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        if before is not None:
            _add_gap(piece, row, index in breaks, vocabulary, tabular=tabular and _is_beside(before, row))
        if before is None or row.page_number != before.page_number:
            piece.pages.append((len(piece.text), row.page_number))
        _write_row(piece, row, vocabulary)
    return piece


def _is_beside(before: Row, row: Row) -> bool:
    """Whether two rows stand on one level: cells of one row of a table."""
    return before.page_number == row.page_number and abs(row.line.top - before.line.top) < _LEVEL


def _add_gap(piece: Piece, row: Row, breaks: bool, vocabulary: Vocabulary, *, tabular: bool) -> None:
    """What stands between the text so far and the next row: a space, a line end, or nothing after a hyphen."""
    if breaks:
        piece.text += "\n"
        return
    cut = re.search(rf"({_LETTERS}+)-$", piece.text)
    onward = re.match(rf"{_LETTERS}+", row.text)
    if cut and onward and not tabular:
        left, right = cut.group(1), onward.group()
        if _drops_hyphen(left, right, piece.text, vocabulary):
            piece.text = piece.text[:-1]
            place = len(piece.text)
            piece.repairs.append(PieceRepair("line-end-hyphen", place, place, "-", row.page_number))
        return
    if re.search(r"\w[–/]$|\d-$", piece.text) and re.match(r"\w", row.text):
        return
    piece.text += "\t" if tabular else " "


def _drops_hyphen(left: str, right: str, before: str, vocabulary: Vocabulary) -> bool:
    """Whether a hyphen at a line end only cuts a word ("domes-tic") and does not belong to it ("gender-based")."""
    if right[0].isupper() or re.search(r"-" + re.escape(left) + "-$", before):
        return False
    if vocabulary.seen(f"{left}-{right}"):
        return False
    if vocabulary.seen(left + right):
        return True
    if (left.lower() in _HYPHENATED and len(right) > 3) or right in _HYPHENATED_ENDS:
        return False
    return not (vocabulary.seen(left) and vocabulary.seen(right)) and len(left) > 1


def _write_row(piece: Piece, row: Row, vocabulary: Vocabulary) -> None:
    """Writes one row with its mends."""
    text = row.text
    edits = _find_note_calls(row) + _find_signs(text) + _find_doubled(text) + _find_split_words(text, vocabulary)
    glued = _GLUED_HEADING.match(text)
    if glued:
        edits.append((glued.end(), glued.end(), " ", "glued-heading"))
    place = 0
    for start, end, new, kind in sorted(edits):
        if start < place:
            continue
        _write(piece, text[place:start])
        if kind == "note-call":
            piece.calls.append((len(piece.text), text[start:end].strip(), row.page_number))
        at = len(piece.text)
        piece.text += new
        piece.repairs.append(PieceRepair(kind, at, len(piece.text), text[start:end], row.page_number))
        place = end
    _write(piece, text[place:])
    piece.text = piece.text.rstrip(" ")


def _write(piece: Piece, text: str) -> None:
    """Adds text with its white space made plain."""
    plain = _SPACES.sub(" ", text)
    if piece.text.endswith((" ", "\n", "\t")) or not piece.text:
        plain = plain.lstrip(" ")
    piece.text += plain


_Edit = tuple[int, int, str, RepairKind]


def _find_note_calls(row: Row) -> list[_Edit]:
    """Raised digits glued to a word or a punctuation mark: calls of notes, not units ("km2") or ordinals."""
    edits: list[_Edit] = []
    if row.zone == "footnote" and row.starts:
        # The note's own number is printed at its head and stays there.
        raised = [span for span in row.line.raised if span[0] > 0]
    else:
        raised = list(row.line.raised)
    for start, end in raised:
        before = row.text[:start]
        word = re.search(rf"{_LETTERS}+$", before)
        if not before.strip() or (word and word.group() in _UNITS):
            continue
        # A space before the call is the call's own.
        edits.append((len(before.rstrip(" ")), end, "", "note-call"))
    return edits


def _find_signs(text: str) -> list[_Edit]:
    """Ligatures, soft and no-break hyphens, and bullets from the private area of a symbol font."""
    edits: list[_Edit] = []
    for match in _SIGN.finditer(text):
        sign = match.group()
        plain = _SIGNS.get(sign)
        if plain is None:
            # Symbol fonts keep their white space at F020; every other sign at the head of a line is a bullet.
            plain = " " if sign == "\uf020" else "•"
        edits.append((match.start(), match.end(), plain, "special-character"))
    return edits


def _find_doubled(text: str) -> list[_Edit]:
    """Words whose every letter is printed twice to look bold."""
    edits: list[_Edit] = []
    for match in re.finditer(r"\b[A-Z]{6,}\b", text):
        word = match.group()
        if len(word) % 2 == 0 and word[::2] == word[1::2]:
            edits.append((match.start(), match.end(), word[::2], "doubled-glyphs"))
    return edits


def _find_split_words(text: str, vocabulary: Vocabulary) -> list[_Edit]:
    """Words with a space inside ("States p arties"): joined where the whole is a word of the report, a part not."""
    edits: list[_Edit] = []
    for match in re.finditer(rf"(?<![\w’'-])({_LETTERS}+) (?=({_LETTERS}+)(?![\w’'-]))", text):
        left, right = match.group(1), match.group(2)
        if _is_split(left, right, vocabulary):
            space = match.end(1)
            edits.append((space, space + 1, "", "split-word"))
    return edits


def _is_split(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether two pieces are one word."""
    if left.lower().endswith(("ff", "ffi", "ffl")) and left.lower() not in _WHOLE_FF and right[0].islower():
        return True
    if right in ("ff", "ffi", "ffl") and left.islower():
        return True
    if right in _CUT_AT_F.get(left.lower(), ()):
        return True
    if min(len(left), len(right)) > 3 or right[0].isupper():
        return False
    whole = vocabulary.seen(left + right)
    if whole < _LEAST_SEEN:
        return False
    rare = min(vocabulary.seen(left), vocabulary.seen(right))
    return rare <= 2 and whole > rare and len(left + right) > 2
