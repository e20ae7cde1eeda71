"""Finds the items of a list inside a paragraph, so that what one item says is not read together with another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from gmi.model.span import Span

_MARK = re.compile(
    r"(?P<bullet>[•●▪■◦‣\uf000-\uf0ff]|[–-]\s)|\(?(?P<name>[a-z]|[ivx]{1,5}|\d{1,2})\)\s|(?P<digit>\d{1,2})\.\s"
)
# Inside a line an item opens after a stop, or after the word that joins the last two.
_INLINE = re.compile(r"(?:(?<=[;:,.])|(?<=[;:,.] and)|(?<=[;:,.] or))\s+(?=\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s)")
# The number that the paragraph itself has.
_NUMBER = re.compile(r"\s*\d{1,4}(?:\s?(?:bis|ter|quater))?\.\s+")
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_LEAST_ITEMS = 2
_LEAST_PARTS = 3
# From more words on, two parts that a semicolon parts are two statements.
_LONG_SENTENCE = 40
_CLOSED = re.compile(r"[.!?][\"'”’)\]]*\d{0,3}\s*$")


def split_items(text: str, span: Span, sentences: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The lead-in and the items of a paragraph that is a list.

    A list is: lines that open with a bullet, a letter or a number; such letters or numbers in running text, in their
    order ("(a) …; (b) …"); or parts of one sentence that semicolons part: three or more, or two of a long sentence.
    What stands before the colon of such a sentence leads in. Text that stands apart after a list is a piece of its own.

    Args:
        text: The document's text.
        span: The paragraph.
        sentences: Its sentences; a list of semicolons ends where its sentence does.

    Returns:
        First the lead-in, which may be empty, then the items. Together they cover the paragraph, and none overlaps
        another. Nothing where the paragraph is no list.

    >>> split_items("It: (a) plans; (b) pays.", Span(0, 24))
    (Span(start=0, end=4), Span(start=4, end=15), Span(start=15, end=24))
    """
    piece = span.cut(text)
    cuts = _cut_lines(piece) or _cut_letters(piece) or _cut_parts(text, span, sentences)
    if not cuts:
        return ()
    places = [0, *cuts, len(piece)]
    return tuple(Span(span.start + a, span.start + b) for a, b in itertools.pairwise(places))


def find_opening(text: str, items: Sequence[Span], sentences: Sequence[Span]) -> Span | None:
    """The sentence with which every item goes on: the last of the lead-in, unless a full stop ends it."""
    if not items or _CLOSED.search(items[0].cut(text)):
        return None
    begun = [sentence for sentence in sentences if sentence.start < items[0].end]
    return begun[-1] if begun else None


def _cut_lines(piece: str) -> list[int]:
    """Where the lines of a list begin; empty when fewer than two of them are items."""
    number = _NUMBER.match(piece)
    lines = [number.end() if number else 0, *(match.end() for match in re.finditer("\n", piece))]
    marked = [place for place in lines if _MARK.match(piece, place)]
    if len(marked) < _LEAST_ITEMS:
        return []
    return [place for place in lines if place >= marked[0]]


def _cut_letters(piece: str) -> list[int]:
    """Where lettered or numbered items begin in running text: the longest row in order, from the first letter on."""
    best: list[int] = []
    row: list[int] = []
    for match in _INLINE.finditer(piece):
        mark = _MARK.match(piece, match.end())
        ranks = _rank(mark.group("name")) if mark and mark.group("name") else set()
        if len(row) + 1 in ranks:
            row.append(match.end())
        elif 1 in ranks:
            row = [match.end()]
        if len(row) > len(best):
            best = list(row)
    return best if len(best) >= _LEAST_ITEMS else []


def _rank(name: str) -> set[int]:
    """The places that a letter or number may have in a list: "i" is the first of one kind and the ninth of another."""
    if name.isdigit():
        return {int(name)}
    ranks = {ord(name) - ord("a") + 1} if len(name) == 1 else set()
    return ranks | ({_ROMAN[name]} if name in _ROMAN else set())


def _cut_parts(text: str, span: Span, sentences: Sequence[Span]) -> list[int]:
    """Where the parts of a sentence begin that semicolons part; and where what follows it does."""
    for sentence in sentences:
        words = sentence.cut(text)
        colon = re.search(r":\s", words)
        opens = colon.end() if colon else 0
        stops = [match.end() for match in re.finditer(r";\s+", words) if match.end() > opens]
        least = _LEAST_PARTS if colon or len(words.split()) <= _LONG_SENTENCE else _LEAST_ITEMS
        if len(stops) + 1 < least:
            continue
        shift = sentence.start - span.start
        after = [other.start - span.start for other in sentences if other.start > sentence.start]
        return [shift + place for place in (opens, *stops)] + after[:1]
    return []
