"""Grows a name to the left of its head noun ("National Domestic Workers | Strategy")."""

from __future__ import annotations

from gmi.recognise.line import Line
from gmi.recognise.tokens import is_acronym

_JOINING = frozenset({"of", "with", "for", "and", "or", "to", "in", "against", "&"})
_AND = frozenset({"and", "&"})
_COMPOUND_LIMIT = 9
_PHRASE_LIMIT = 14
_CLOSE_QUOTES = {"”": "“", "»": "«", '"': '"'}


def grow_left(line: Line, head: int, floor: int) -> int:
    """The place at which the name of the head noun begins.

    Args:
        line: The paragraph.
        head: Place of the head noun.
        floor: Place before which nothing may be taken, since another name ends there.
    """
    start = _compound_start(line, head, floor)
    quoted = _quoted_start(line, start, floor)
    if quoted is not None:
        return quoted
    if line.titled or not _is_open(line, start, head):
        return start
    return _phrase_start(line, start, head, floor)


def _compound_start(line: Line, head: int, floor: int) -> int:
    """The first of the capitalised words that stand directly before the head noun."""
    start = head
    while start - 1 >= floor and head - start < _COMPOUND_LIMIT:
        before = start - 1
        if line.word(before) == ")":
            opened = _bracketed_word(line, before, floor)
            if opened is None:
                break
            start = opened
        elif line.is_capital(before):
            if line.possessor_ends(before) or _begins_otherwise(line, before):
                break
            if is_acronym(line.word(before)) and _is_entry(line, before):
                break
            start = before
        elif line.is_year(before) and not _is_body(line, head) and _dates_the_name(line, before):
            start = before
        else:
            break
    return start


def _begins_otherwise(line: Line, place: int) -> bool:
    """Whether a capital is that of a sentence or a small word, and not inside a name set in capitals throughout."""
    inside = line.word(place) in {"Against", "For", "With", "And"} and line.is_capital(place - 1)
    return (line.is_lead(place) or line.is_function_word(place)) and (line.is_initial(place) or not inside)


def _is_entry(line: Line, place: int) -> bool:
    """Whether an acronym is the next entry of a list, and no part of the name after it."""
    follows = line.is_capital(place - 1) and not line.is_function_word(place - 1)
    return follows or (line.listed and line.is_initial(place))


def _is_body(line: Line, head: int) -> bool:
    noun = line.head(head)
    return noun is not None and noun.kind == "body"


def _bracketed_word(line: Line, closing: int, floor: int) -> int | None:
    """The word before "(Amendment)" in "Persons with Disabilities (Amendment) Act"; None where there is none."""
    for opening in range(closing - 1, max(floor, closing - 6) - 1, -1):
        if line.word(opening) == "(":
            inner = range(opening + 1, closing)
            capitals = line.is_capital(opening + 1) and line.is_capital(closing - 1)
            proper = capitals and all(line.is_capital(i) or line.word(i) in {"and", "of", "&"} for i in inner)
            named = opening - 1 >= floor and line.is_capital(opening - 1) and not line.head(opening - 1)
            acronym = len(inner) == 1 and is_acronym(line.word(opening + 1))
            spelt_out = acronym and line.head(closing + 1) is not None
            return opening - 1 if proper and named and (spelt_out or not acronym) else None
        if not (line.is_capital(opening) or line.is_lower(opening)):
            return None
    return None


def _dates_the_name(line: Line, place: int) -> bool:
    """Whether a year before a name belongs to it ("the 1987 Constitution"), not to a date ("in June 2010")."""
    before = line.word(place - 1)
    if before.lower() in line.vocabulary.articles or before in line.vocabulary.horizons:
        return True
    if before in {",", "/", "-", "–", "."} or before in line.vocabulary.months or line.is_capital(place - 1):
        return False
    return before.lower() not in {"in", "since", "of", "until", "from", "by"} and not line.is_initial(place)


def _quoted_start(line: Line, start: int, floor: int) -> int | None:
    """The opening mark of a quotation that stands directly before the name ("the “Open Doors” Programme")."""
    opening = _CLOSE_QUOTES.get(line.word(start - 1))
    if opening is None or start - 1 < floor:
        return None
    for place in range(start - 2, max(floor, start - 14) - 1, -1):
        if line.word(place) == opening:
            return place if line.is_capital(place + 1) else None
        if line.word(place) in {".", ";", "“", "”"}:
            return None
    return None


def _is_open(line: Line, start: int, head: int) -> bool:
    """Whether a compound can go on to the left over "of" or "and": not when it begins with "National" or is bare."""
    if start == head or line.word(start) in line.vocabulary.starters or not line.is_capital(start):
        return False
    noun = line.head(head)
    return noun is None or not noun.plural


def _phrase_start(line: Line, start: int, head: int, floor: int) -> int:
    """Goes over small words to further capitals ("Rights of Persons with | Disabilities Act")."""
    found = start
    noun = line.head(head)
    joining = _AND if noun is not None and noun.weak and noun.kind == "body" else _JOINING
    while found - 2 >= floor and head - found < _PHRASE_LIMIT:
        if noun is not None and noun.kind == "law" and _is_freedom(line, found - 2):
            found -= 3
            continue
        joint = line.word(found - 1)
        if noun is not None and noun.kind == "law" and _is_land(line, found - 1):
            found = _compound_start(line, found - 4, floor)
            continue
        if joint not in joining or (joint == "to" and line.word(found - 2) not in line.vocabulary.to_after):
            break
        first = _compound_start(line, found - 1, floor)
        if first == found - 1 or not _belongs_left(line, first, found - 1):
            break
        found = first
    return _list_start(line, found, floor) if line.word(found + 1) in {"and", "or", "&"} else found


def _is_freedom(line: Line, place: int) -> bool:
    """Whether "of the" stands here after a word that an act can begin with ("Freedom of the | Press Act")."""
    first = line.word(place - 1)
    ordinary = first in line.vocabulary.leads or first in line.vocabulary.generic or line.head(place - 1) is not None
    other = first in line.vocabulary.outsiders or is_acronym(first)
    plain = line.is_capital(place - 1) and not ordinary and not other
    alone = not line.is_capital(place - 2) and line.word(place - 2) not in _JOINING
    return plain and alone and line.word(place) == "of" and line.word(place + 1) == "the"


def _is_land(line: Line, place: int) -> bool:
    """Whether "in the Republic of" stands before the State's name ("Nursing in the Republic of | Valmora Act")."""
    words = [line.word(place - back).lower() for back in (3, 2, 1, 0)]
    return words[:2] == ["in", "the"] and words[3] == "of" and line.is_capital(place - 1) and line.is_capital(place - 4)


def _list_start(line: Line, start: int, floor: int) -> int:
    """The first item of a list that ends in the name ("the Water, Forest and | Land Plan"); an article must open it."""
    found = start
    while found - 2 >= floor and line.word(found - 1) == ",":
        first = _compound_start(line, found - 1, floor)
        if first == found - 1 or not _belongs_left(line, first, found - 1):
            return start
        found = first
    return found if line.word(found - 1).lower() in line.vocabulary.articles else start


def _belongs_left(line: Line, first: int, end: int) -> bool:
    """Whether capitals left of a small word are part of the name: no head noun, acronym, State or owner."""
    known = line.vocabulary
    for place in range(first, end):
        word = line.word(place)
        head = line.strong_head(place)
        ordinary = head is not None and head.needs_specific and end - first == 1
        if (head is not None and not ordinary) or is_acronym(word) or word in known.outsiders:
            return False
    return line.is_capital(first) and not all(line.word(place) in line.state_words for place in range(first, end))
