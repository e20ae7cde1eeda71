"""The figures of a sentence, in digits or in words, so that two wordings of it can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = (
    {word: number for number, word in enumerate(_ONES)}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
    | {"no": 0, "none": 0, "never": 0, "once": 1, "twice": 2, "hundred": 100, "thousand": 1000}
)
_LEVELS = ("low", "moderate", "high")
_FIGURE = re.compile(
    # Symbols of documents hold digits that count nothing, and "No. 26" is a name.
    r"(?P<skipped>\b[A-Z][A-Za-z]*(?:/[\w.-]+)+|\bNo\.(?=\s?\d))|"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)|"
    rf"\b(?P<tens>{'|'.join(_TENS)})-(?P<ones>{'|'.join(_ONES[1:10])})\b|"
    rf"\b(?P<word>{'|'.join((*_VALUES, *_LEVELS))})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a sentence.

    Attributes:
        text: As it stands.
        value: The same in digits, without separators; a level ("low", "moderate", "high") in words.
    """

    text: str
    value: str

    @property
    def is_level(self) -> bool:
        """Whether it is a level and no number."""
        return self.value in _LEVELS


def find_figures(text: str) -> tuple[Figure, ...]:
    """Numbers and levels of a text, in order; symbols of documents are passed over.

    >>> [figure.value for figure in find_figures("CMW/C/XVM/2 refers to women 1,200 times, twice with no plan")]
    ['1200', '2', '0']
    """
    return tuple(_read(text))


def compare_figures(before: tuple[Figure, ...], after: tuple[Figure, ...]) -> tuple[str, str] | None:
    """What stood in a sentence and what stands in its place now; None where no figure took the place of another.

    A figure that was only left out, or only added, is a change of wording.

    >>> compare_figures(find_figures("in 99 paragraphs, once"), find_figures("once, in 142 paragraphs"))
    ('99', '142')
    >>> compare_figures(find_figures("in 99 paragraphs, once"), find_figures("in 99 paragraphs"))
    """
    gone, new = _subtract(before, after), _subtract(after, before)
    for is_level in (False, True):
        old = [figure.text for figure in gone if figure.is_level is is_level]
        now = [figure.text for figure in new if figure.is_level is is_level]
        if old and now:
            return ", ".join(old), ", ".join(now)
    return None


def _read(text: str) -> Iterator[Figure]:
    """Each figure with its value."""
    for match in _FIGURE.finditer(text):
        if match["digits"]:
            yield Figure(match[0], match["digits"].replace(",", ""))
        elif match["tens"]:
            yield Figure(match[0], str(_VALUES[match["tens"].casefold()] + _VALUES[match["ones"].casefold()]))
        elif match["word"]:
            word = match["word"].casefold()
            yield Figure(match[0], str(_VALUES[word]) if word in _VALUES else word)


def _subtract(those: tuple[Figure, ...], others: tuple[Figure, ...]) -> list[Figure]:
    """Figures of the first that the second does not hold as often."""
    left = Counter(figure.value for figure in others)
    kept = []
    for figure in those:
        if left[figure.value]:
            left[figure.value] -= 1
        else:
            kept.append(figure)
    return kept
