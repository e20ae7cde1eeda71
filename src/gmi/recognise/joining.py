"""Decides whether capitals after a small word, an "and" or a comma belong to the name or begin the next one."""

from __future__ import annotations

from gmi.model.reference import NameKind
from gmi.recognise.growth import Growth
from gmi.recognise.line import Line
from gmi.recognise.load_vocabulary import Head
from gmi.recognise.numbers import read_number
from gmi.recognise.tokens import is_acronym

_OWNED: frozenset[NameKind] = frozenset({"law", "policy", "plan", "programme", "budget"})
_PLANS: frozenset[NameKind] = frozenset({"policy", "plan", "programme"})
_PLACED: frozenset[NameKind] = frozenset({"body", "programme"})
_LISTING: frozenset[NameKind] = frozenset({"body", "law", "treaty", "decree", "policy", "plan"})
# After these the sentence as often goes on as the name does.
_LOOSE = frozenset({"in", "to", "with", "against", "from", "between", "without", "towards", "about"})
_AFTER_PLURAL = frozenset({"of", "for", "on"})
_ITEM_LIMIT = 8


def joins(line: Line, growth: Growth, joint: str, start: int, *, articled: bool) -> bool:
    """Whether the capitals after a small word are part of the name.

    Args:
        line: The paragraph.
        growth: The name so far.
        joint: The small word.
        start: Place of the first capital.
        articled: Whether an article stands between.
    """
    word = line.word(start)
    if (line.is_function_word(start) and word != "All") or word in line.vocabulary.months:
        return False
    if joint == "with" and word.lower() in line.vocabulary.with_goes_on:
        return True
    if not _admits(line, growth, joint, word):
        return False
    inner = _inner_heads(line, start)
    if joint in _LOOSE:
        foreign = any(not head.plural for head in inner)
        if foreign or (articled and joint in {"in", "to", "with"} and word in line.vocabulary.outsiders):
            return joint == "to" and growth.head.word in line.vocabulary.bound_to and not growth.specific
        return not (growth.numbered.year and joint in {"in", "to", "with", "from"})
    if growth.head.kind == "treaty" and joint == "on":
        return not any(head.kind == "body" for head in inner)
    owner = any(head.singular in line.vocabulary.owners for head in inner)
    return growth.is_bare or not (owner and growth.head.kind in _OWNED)


def _admits(line: Line, growth: Growth, joint: str, word: str) -> bool:
    """Whether the head noun takes this small word with this word after it."""
    head, before = growth.head, line.word(growth.end - 1)
    if head.plural:
        return joint in _AFTER_PLURAL
    if head.alone:
        return joint not in _LOOSE and joint != "for"
    if head.kind == "treaty" and joint == "for":
        return word not in line.state_words
    if joint == "to" and head.kind == "body":
        return head.word in line.vocabulary.bound_to or before in line.vocabulary.to_after
    if joint == "in" and before not in line.vocabulary.in_after:
        return word not in line.state_words and head.kind not in _PLACED and bool(growth.joints)
    return True


def _inner_heads(line: Line, start: int) -> list[Head]:
    found = (line.strong_head(place) for place in range(start, line.run_end(start)))
    return [head for head in found if head is not None]


def is_twin(line: Line, growth: Growth) -> bool:
    """Whether "and" joins two head nouns of one name ("National Strategy and Action Plan")."""
    start = growth.end + 1
    end = line.run_end(start)
    last = line.head(end - 1) if end > start else None
    general = all(line.head(place) or line.word(place) in line.vocabulary.generic for place in range(start, end))
    return last is not None and last.kind in _PLANS and growth.head.kind in _PLANS and general


def is_conjunct(line: Line, growth: Growth, start: int) -> bool:
    """Whether the capitals after "and" or a comma are one more item of the name."""
    if not line.is_capital(start) or line.is_function_word(start):
        return False
    if is_twin(line, growth):
        return True
    if _ends_in_number(growth) or growth.described:
        return False
    word, end = line.word(start), line.run_end(start)
    bare = is_acronym(word) and word != "AIDS" and end == start + 1
    if bare or word in line.state_words or line.possessor_ends(start):
        return False
    if any(line.word(place) in line.vocabulary.outsiders for place in range(start, end)):
        return False
    heads = _inner_heads(line, start)
    if growth.head.kind == "body" and line.word(end) not in line.vocabulary.connectors:
        foreign = any(head.kind == "body" or head.word in line.vocabulary.acts for head in heads)
        return not foreign and read_number(line.tokens, end, line.vocabulary).end == end
    return not heads


def _ends_in_number(growth: Growth) -> bool:
    """Whether the last thing read was a number or a year, after which a name hardly goes on."""
    return (growth.numbered.number or growth.numbered.year) and growth.numbered.end == growth.end


def is_articled_item(line: Line, growth: Growth, start: int) -> bool:
    """Whether the last item has an article ("Council for Children and the Family")."""
    if growth.head.kind != "body" or line.word(start) != "the" or line.run_end(start + 1) != start + 2:
        return False
    word, after = line.word(start + 1), line.word(start + 2)
    if line.head(start + 1) or word in line.vocabulary.outsiders or is_acronym(word) or word in line.state_words:
        return False
    return after not in line.vocabulary.connectors and not word.endswith("’s")


def list_end(line: Line, growth: Growth) -> int | None:
    """The place after "…, Employment and Social Security": commas up to an "and", no item a name of its own."""
    if growth.head.kind not in _LISTING or not growth.joints or _ends_in_number(growth):
        return None
    cursor = growth.end
    for _ in range(_ITEM_LIMIT):
        closing = line.word(cursor) in line.vocabulary.conjunctions
        if line.word(cursor) != "," and not closing:
            return None
        cursor += 1
        if not closing and cursor > growth.end + 1 and line.word(cursor) in line.vocabulary.conjunctions:
            cursor, closing = cursor + 1, True
        if closing and is_articled_item(line, growth, cursor):
            return cursor + 2
        if not is_conjunct(line, growth, cursor):
            return None
        cursor = _item_end(line, cursor)
        if closing:
            return cursor
    return None


def _item_end(line: Line, start: int) -> int:
    """The place after one item, its "of" and "for" included ("Promotion of Equality")."""
    end = line.run_end(start)
    while line.word(end) in {"of", "for", "with", "on"} and line.is_capital(end + 1) and not line.strong_head(end + 1):
        end = line.run_end(end + 1)
    return end
