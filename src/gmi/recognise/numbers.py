"""Reads the number, year or date that belongs to a name ("No. 18,651", "30/2014", "of 13 June 2010", "2015–2020")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gmi.recognise.load_vocabulary import Vocabulary
from gmi.recognise.tokens import Token

_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–/](?:(?:1[89]|20)\d\d|\d\d))?")
_RANGE = re.compile(r"(?:19|20)\d\d[-–/](?:(?:19|20)\d\d|\d\d)")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_CODE = re.compile(r"[A-Z0-9ÁÉÍÓÚÑ]*-?\d[\w\-–/]*")
_SLASHED = re.compile(r"\d+[/:\-–]\d+(?:[/:\-–]\d+)*")


@dataclass(frozen=True, slots=True)
class Numbered:
    """How far a number reaches.

    Attributes:
        end: Place of the first token after it; the place asked for when there is none.
        number: Whether it holds a number of its own ("No. 5", "30/2014", a full date), not only a year.
        period: Whether it holds a range of years.
        year: Whether it holds a year.
    """

    end: int
    number: bool = False
    period: bool = False
    year: bool = False


def is_year(text: str) -> bool:
    """Whether a token is a year or a range of years."""
    return bool(_YEAR.fullmatch(text))


def is_period(text: str) -> bool:
    """Whether a token is a range of years."""
    return bool(_RANGE.fullmatch(text))


def is_number_word(tokens: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Whether "No." or its like stands here with a number after it."""
    if place >= len(tokens) or tokens[place].text not in vocabulary.number_words:
        return False
    after = _skip_marks(tokens, place + 1)
    return after < len(tokens) and (tokens[after].shape == "number" or bool(_CODE.fullmatch(tokens[after].text)))


def read_number(tokens: Sequence[Token], place: int, vocabulary: Vocabulary, *, after_number: bool = False) -> Numbered:
    """Everything of a number that stands at ``place``, parts joined ("No. 5 of 1998", "30/2014 of 13 June").

    Args:
        tokens: Of the paragraph.
        place: Where to look.
        vocabulary: What is known of the language.
        after_number: Whether the name has a number already: a bare figure is then no part of it.

    Returns:
        How far it reaches; its ``end`` is ``place`` when there is none.
    """
    end, number, period, year = place, False, False, False
    while end < len(tokens):
        step = _read_one(tokens, end, vocabulary, after_number=after_number or number or year)
        if step.end == end:
            break
        end = step.end
        number, period, year = number or step.number, period or step.period, year or step.year
    return Numbered(end, number, period, year)


def _read_one(tokens: Sequence[Token], place: int, vocabulary: Vocabulary, *, after_number: bool) -> Numbered:
    token = tokens[place]
    if is_number_word(tokens, place, vocabulary):
        end = _read_digits(tokens, _skip_marks(tokens, place + 1))
        return Numbered(_read_more(tokens, end) if token.text.lower() in {"nos", "numbers"} else end, number=True)
    if token.shape == "number":
        return _read_bare(tokens, place, after_number=after_number)
    if token.text == "," and not after_number and _year_at(tokens, place + 1):
        return Numbered(place + 2, year=True, period=is_period(tokens[place + 1].text))
    if token.text in {"of", "dated"}:
        return _read_date(tokens, place, vocabulary)
    if token.text in {"for", "covering"}:
        return _read_period(tokens, place)
    if after_number and token.text in {"series", ","}:
        return _read_series(tokens, place)
    return Numbered(place)


def _read_more(tokens: Sequence[Token], place: int) -> int:
    """The further numbers after "Nos." ("Nos. 12, 15 and 19")."""
    while place + 1 < len(tokens) and tokens[place].text in {",", "and", "&"} and tokens[place + 1].shape == "number":
        place = _read_digits(tokens, place + 1)
    return place


def _read_bare(tokens: Sequence[Token], place: int, *, after_number: bool) -> Numbered:
    text = tokens[place].text
    if is_year(text):
        return Numbered(place + 1, year=True, period=is_period(text))
    if after_number or (place + 1 < len(tokens) and tokens[place + 1].text in {"%", "per"}):
        return Numbered(place)
    if _SLASHED.fullmatch(text) or len(text) >= 3:
        return Numbered(_read_digits(tokens, place), number=True)
    return Numbered(place)


def _read_digits(tokens: Sequence[Token], place: int) -> int:
    """The place after a number and what is glued to it by strokes ("2000/78/EC")."""
    end = place + 1
    while end + 1 < len(tokens) and tokens[end].text in {"/", "-", "–"}:
        glued = tokens[end].start == tokens[end - 1].end and tokens[end + 1].start == tokens[end].end
        if not glued or not (tokens[end + 1].text.isupper() or tokens[end + 1].shape == "number"):
            break
        end += 2
    return end


def _read_date(tokens: Sequence[Token], place: int, vocabulary: Vocabulary) -> Numbered:
    """A date: "of 1992", "of June 2010", "of 13 June 2010", "of June 13, 2010"."""
    if _year_at(tokens, place + 1):
        return Numbered(place + 2, year=True, period=is_period(tokens[place + 1].text))
    cursor = place + 1
    if cursor < len(tokens) and _DAY.fullmatch(tokens[cursor].text):
        cursor += 1
    if cursor >= len(tokens) or tokens[cursor].text not in vocabulary.months:
        return Numbered(place)
    full = cursor > place + 1
    cursor += 1
    if not full and cursor < len(tokens) and _DAY.fullmatch(tokens[cursor].text):
        cursor, full = cursor + 1, True
        cursor += cursor + 1 < len(tokens) and tokens[cursor].text == "," and _year_at(tokens, cursor + 1)
    if full or _year_at(tokens, cursor):
        return Numbered(cursor + 1 if _year_at(tokens, cursor) else cursor, number=full, year=True)
    return Numbered(place)


def _read_period(tokens: Sequence[Token], place: int) -> Numbered:
    """A period: "for 2015–2020", "for the period 2015–2020", "for the years 2015 to 2020"."""
    cursor = place + 1
    while cursor < len(tokens) and tokens[cursor].text in {"the", "period", "years", "of", "biennium", "triennium"}:
        cursor += 1
    if cursor < len(tokens) and is_period(tokens[cursor].text):
        return Numbered(cursor + 1, period=True, year=True)
    pair = cursor + 2 < len(tokens) and tokens[cursor + 1].text in {"to", "-", "–"}
    if pair and _year_at(tokens, cursor) and _year_at(tokens, cursor + 2):
        return Numbered(cursor + 3, period=True, year=True)
    return Numbered(place)


def _read_series(tokens: Sequence[Token], place: int) -> Numbered:
    """The year in "series of 1987", as Philippine orders have it."""
    cursor = place + (tokens[place].text == ",")
    named = cursor + 2 < len(tokens) and tokens[cursor].text in {"series", "Series"} and tokens[cursor + 1].text == "of"
    return Numbered(cursor + 3, year=True) if named and _year_at(tokens, cursor + 2) else Numbered(place)


def _year_at(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and is_year(tokens[place].text)


def _skip_marks(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].text in {".", "°", "º", ":"}:
        place += 1
    return place
