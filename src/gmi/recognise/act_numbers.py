"""Finds the number by which an act is known, in one spelling: "Law No. 14 of 2003", "Law 14/2003", "Act 14 (2003)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gmi.model.reference import NameKind
from gmi.recognise.load_vocabulary import Vocabulary
from gmi.recognise.numbers import is_number_word, is_year
from gmi.recognise.tokens import Token, is_acronym

_DIVISIONS = re.compile(r"[‐‑–-]")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
# "14/2003"; a year of two digits only after a number that cannot be a year's chapter ("1/19" is a number of its own).
_YEARED = re.compile(r"(\d+)[/-]((?:19|20)\d\d)|(\d{3,})/(\d\d)")
_PLURALS = frozenset({"Nos", "nos", "Numbers"})
_CENTURY_EDGE = "50"


@dataclass(frozen=True, slots=True)
class ActNumbers:
    """The numbers in a printed name.

    Attributes:
        numbers: Each with its year, which is empty where none stands.
        spent: Places of the tokens that are no part of the title.
    """

    numbers: tuple[tuple[str, str], ...]
    spent: frozenset[int]


def find_act_numbers(tokens: Sequence[Token], kind: NameKind, vocabulary: Vocabulary) -> ActNumbers:
    """The numbers by which the named act is known.

    A second number counts only in brackets, and none after "amending": "Act No. 24 amending Act No. 17" is not Act
    No. 17. A list of several acts is none of them. A decree without a number is known by its full date.
    """
    if any(token.text in _PLURALS for token in tokens):
        return ActNumbers((), frozenset())
    numbers: list[tuple[str, str]] = []
    spent: set[int] = set()
    for place, token in enumerate(tokens):
        if token.text.lower() in vocabulary.openers and not numbers:
            break
        if place in spent or not _is_number(tokens, place, vocabulary):
            continue
        first = _mark_before(tokens, place, vocabulary)
        before = _act_before(tokens, first, vocabulary)
        bracketed = before > 0 and tokens[before - 1].text == "("
        if numbers and not bracketed:
            continue
        number, year, end = _read(tokens, place, vocabulary)
        act = "" if kind == "law" else _shorten(tokens[before:first])
        numbers.append((f"{kind} {act[-1:] if year else act} {number}", year))
        abbreviated = before < first and tokens[before].text.rstrip(".") in vocabulary.numbered
        spent.update(range(before if bracketed or abbreviated else first, end))
    if kind == "decree" and not numbers:
        numbers = _find_date(tokens, vocabulary)
    return ActNumbers(
        tuple(numbers), frozenset(range(len(tokens))) if kind == "decree" and numbers else frozenset(spent)
    )


def is_day(tokens: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a figure is the day of a date ("of 13 June 2010")."""
    return place + 1 < len(tokens) and tokens[place + 1].text in vocabulary.months


def _is_number(tokens: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    if not any(letter.isdigit() for letter in tokens[place].text) or is_day(tokens, place, vocabulary):
        return False
    return not is_year(tokens[place].text) or _mark_before(tokens, place, vocabulary) < place


def _mark_before(tokens: Sequence[Token], place: int, vocabulary: Vocabulary) -> int:
    """The place of the "No." before a number; the number's own place when there is none."""
    first = place
    while first > 0 and tokens[first - 1].text in {".", "°", ":"}:
        first -= 1
    return first - 1 if first > 0 and is_number_word(tokens, first - 1, vocabulary) else place


def _act_before(tokens: Sequence[Token], first: int, vocabulary: Vocabulary) -> int:
    """Where the words begin that say what kind of act the number is of ("Executive Order | No. 209")."""
    start = first
    while start > 0 and first - start < 3 and tokens[start - 1].shape in {"capital", "lower"}:
        word = tokens[start - 1].text.rstrip(".")
        known = word in vocabulary.heads or word in vocabulary.lower_heads or word in vocabulary.numbered
        if start < first and not (word in vocabulary.generic or known):
            break
        if start == first and not (known or is_acronym(word)):
            break
        start -= 1
    return start


def _read(tokens: Sequence[Token], place: int, vocabulary: Vocabulary) -> tuple[str, str, int]:
    """The number in one spelling, its year, and the place after it ("No. 14 of 2003", "14 (2003)", "14/2003")."""
    number, end = _THOUSANDS.sub("", tokens[place].text), place + 1
    parts = _YEARED.fullmatch(number)
    if parts is not None:
        if parts.group(1):
            return parts.group(1), parts.group(2), end
        century = "19" if parts.group(4) > _CENTURY_EDGE else "20"
        return parts.group(3), century + parts.group(4), end
    number = _DIVISIONS.sub("-", number)
    if end + 1 >= len(tokens) or tokens[end].text not in {"of", "(", "/", ",", "dated"}:
        return number, "", end
    year = end + 1
    while year < len(tokens) and (is_day(tokens, year, vocabulary) or tokens[year].text in vocabulary.months):
        year += 1
    if year < len(tokens) and is_year(tokens[year].text):
        return number, tokens[year].text, end + 2 if year == end + 1 else end
    return number, "", end


def _find_date(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The full date of a decree that has no number."""
    for place in range(len(tokens) - 2):
        if is_day(tokens, place, vocabulary) and is_year(tokens[place + 2].text):
            return [(f"decree of {tokens[place].text} {tokens[place + 1].text}", tokens[place + 2].text)]
    return []


def _shorten(tokens: Sequence[Token]) -> str:
    """The act in short, so that "Executive Order" and "EO" are alike."""
    words = [token.text for token in tokens]
    if len(words) == 1 and is_acronym(words[0]):
        return words[0].lower()
    return "".join(word[0].lower() for word in words)
