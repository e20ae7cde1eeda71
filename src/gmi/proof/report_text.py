"""The State's report made ready for comparing: the same sentence, however quotation marks and spaces are set."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from gmi.model.document import STATE_ZONES, Document, Paragraph

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ´`", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys(
            "\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", None
        ),
    }
)
_CUT = re.compile(r"\s*(?:\[[^\]]{0,80}\]|\(\s?(?:…|\.{3}|\. \. \.)\s?\)|…|\.{3,}|\. \. \.)\s*")
_EDGES = " .,;:\"'-"
_FARTHEST = 4_000
_MOST_OCCURRENCES = 50
_WORDS = re.compile(r"\w+")


def normalise(text: str) -> str:
    r"""Text as it is compared: plain quotation marks and hyphens, single spaces, no capitals.

    >>> normalise("“Women  –\nall”")
    '"women - all"'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).casefold().split())


def cut_pieces(quotation: str) -> tuple[str, ...]:
    """The pieces between cuts and insertions, normalised.

    >>> cut_pieces("Women … may leave [the country].")
    ('women', 'may leave')
    """
    pieces = (normalise(piece).strip(_EDGES) for piece in _CUT.split(quotation))
    return tuple(piece for piece in pieces if len(piece) > 2)


class ReportText:
    """The text of a report, searchable."""

    def __init__(self, document: Document) -> None:
        """Normalises every paragraph once."""
        self.document = document
        self._texts = [normalise(document.text_of(paragraph)) for paragraph in document.paragraphs]
        self._starts: list[int] = []
        position = 0
        for text in self._texts:
            self._starts.append(position)
            position += len(text) + 1
        self._whole = " ".join(self._texts)
        self._extents = dict(_list_extents(document.paragraphs))
        self.words = frozenset(_WORDS.findall(self._whole))
        self.numbers = frozenset(self._extents)

    def holds(self, text: str) -> bool:
        """Whether a text stands in it, spaces and quotation marks apart."""
        return normalise(text) in self._whole

    def find(self, quotation: str) -> tuple[int, ...]:
        """Indexes of the paragraphs in which a quotation begins; empty when it stands nowhere."""
        pieces = cut_pieces(quotation)
        if not pieces:
            return ()
        found: list[int] = []
        at = self._whole.find(pieces[0])
        while at >= 0 and len(found) < _MOST_OCCURRENCES:
            if self._follow(pieces[1:], at + len(pieces[0])):
                found.append(bisect_right(self._starts, at) - 1)
            at = self._whole.find(pieces[0], at + 1)
        return tuple(dict.fromkeys(found))

    def stands_in(self, index: int, unit: str, number: str) -> bool:
        """Whether a paragraph belongs to a cited paragraph or stands on a cited page."""
        if unit == "page":
            paragraph = self.document.paragraphs[index]
            return number in {str(page) for page in _list_pages(paragraph)}
        return any(first <= index < last for first, last in self._extents.get(number, ()))

    def name_place(self, index: int) -> str:
        """Where a paragraph stands, in words: its number, or that above it, or its page."""
        number = next(
            (name for name, extents in self._extents.items() if any(a <= index < b for a, b in extents)), None
        )
        page = self.document.paragraphs[index].page_number
        if number is not None:
            return f"paragraph {number}"
        return f"page {page}" if page is not None else "a paragraph without a number"

    def find_nearest(self, quotation: str) -> tuple[str, int] | None:
        """The sentence that shares most words with a text, and its paragraph; None where none shares half of them."""
        wanted = set(_WORDS.findall(normalise(quotation)))
        best: tuple[float, int, str] | None = None
        for paragraph in self.document.paragraphs:
            if paragraph.zone not in STATE_ZONES:
                continue
            for span in paragraph.sentences:
                sentence = span.cut(self.document.text)
                words = set(_WORDS.findall(normalise(sentence)))
                share = len(wanted & words) / max(1, len(wanted | words))
                if best is None or share > best[0]:
                    best = (share, paragraph.index, " ".join(sentence.split()))
        return None if best is None or best[0] < 0.5 else (best[2], best[1])

    def _follow(self, pieces: Iterable[str], at: int) -> bool:
        """Whether pieces follow one another within reach."""
        for piece in pieces:
            start = self._whole.find(piece, at, at + _FARTHEST)
            if start < 0:
                return False
            at = start + len(piece)
        return True


def _list_extents(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """For each printed number: from its paragraph up to the next numbered one, so that its bullets belong to it."""
    numbered = [p.index for p in paragraphs if p.number is not None and p.zone != "footnote"]
    found: dict[str, list[tuple[int, int]]] = {}
    for index, following in pairwise([*numbered, len(paragraphs)]):
        number = " ".join((paragraphs[index].number or "").rstrip(".").split())
        found.setdefault(number, []).append((index, following))
    for number, extents in found.items():
        yield number, tuple(extents)


def _list_pages(paragraph: Paragraph) -> Iterator[int]:
    """The pages on which a paragraph stands."""
    if paragraph.page_number is not None:
        yield paragraph.page_number
    for _, number in paragraph.page_starts:
        yield number
