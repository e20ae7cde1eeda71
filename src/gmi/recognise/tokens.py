"""Cuts a paragraph into the words, numbers and marks that names are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from gmi.model.span import Span

Shape = Literal["capital", "lower", "number", "mark"]

# Possessive quantifiers: a text of any kind is read once, from left to right.
_TOKEN = re.compile(
    r"\d++[-‑](?=[A-Z])[^\W_]++(?:[-‑][^\W_]++)*+"
    r"|\d++(?:[.,:/\-–]\d++)*+(?:st|nd|rd|th|bis|ter)?"
    r"|(?:[A-Z]\.){2,}+"
    r"|[^\W\d_]{4,}+(?=\d{1,2}(?!\w))"
    r"|[^\W_]++(?:['’\-‐‑–&][^\W_]++)*+(?:(?<=s)['’])?"
    r"|\S"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&\-‑]{1,13}")
_COUNTED = re.compile(r"\d++[-‑][A-Z].*")
_ROMAN = re.compile(r"[IVX]{1,5}")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    Attributes:
        start: First code point in the document's text.
        end: One past the last.
        text: As printed.
        shape: ``capital`` for a word with a capital first, ``lower`` for another word, ``number``, ``mark``.
    """

    start: int
    end: int
    text: str
    shape: Shape


def cut_tokens(text: str, span: Span) -> list[Token]:
    """The tokens of one paragraph, in order.

    >>> [token.text for token in cut_tokens("Act No. 18,651 of 2010", Span(0, 22))]
    ['Act', 'No', '.', '18,651', 'of', '2010']
    """
    tokens = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        word = match.group()
        tokens.append(Token(match.start(), match.end(), word, _shape_of(word)))
    return tokens


def _shape_of(word: str) -> Shape:
    first = word[0]
    if first.isdigit():
        return "capital" if word[-1].isalpha() and _COUNTED.fullmatch(word) else "number"
    if first.isalpha():
        return "lower" if first.islower() else "capital"
    return "mark"


def is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym: two capitals or more ("NCDP", "MoLVT"), no Roman number.

    >>> is_acronym("MoLVT"), is_acronym("IV"), is_acronym("Anti-Corruption")
    (True, False, False)
    """
    if not _ACRONYM.fullmatch(word) or _ROMAN.fullmatch(word):
        return False
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 and capitals * 2 >= sum(letter.isalpha() for letter in word)


def is_roman(word: str) -> bool:
    """Whether a word is a Roman number, as in "Plan II"."""
    return bool(_ROMAN.fullmatch(word))
