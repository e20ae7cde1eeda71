"""Reads the names of one paragraph from its tokens."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.reference import NameKind
from gmi.model.span import Span
from gmi.recognise.growth import Growth
from gmi.recognise.left import grow_left
from gmi.recognise.line import Line
from gmi.recognise.load_vocabulary import Head
from gmi.recognise.numbers import is_number_word, read_number
from gmi.recognise.right import grow_right
from gmi.recognise.tokens import is_acronym


@dataclass(frozen=True, slots=True)
class Found:
    """A name as it stands in the text.

    Attributes:
        span: Where.
        kind: What it names.
    """

    span: Span
    kind: NameKind


def read_names(line: Line, text: str) -> list[Found]:
    """The names of one paragraph that a head noun or a number gives away, in order; they do not overlap."""
    found: list[Found] = []
    place, floor = 0, 0
    while place < len(line.tokens):
        end = _read_at(line, text, place, floor, found)
        if end is None:
            place += 1
        else:
            place = floor = end
    return found


def _read_at(line: Line, text: str, place: int, floor: int, found: list[Found]) -> int | None:
    """Reads the name at a place into ``found``; the place after it, None where there is none."""
    token = line.tokens[place]
    if token.shape == "lower":
        return _read_lower_act(line, text, place, floor, found)
    if token.shape != "capital":
        return None
    if line.head(place) is not None:
        return _read_head(line, text, place, floor, found)
    return _read_abbreviated_act(line, place, found)


def _read_head(line: Line, text: str, place: int, floor: int, found: list[Found]) -> int | None:
    last = _last_head(line, place)
    head = line.vocabulary.heads[line.word(last)]
    start = grow_left(line, last, floor)
    growth = grow_right(line, last, head, has_specific=_is_specific(line, start, last, head))
    if not _is_name(line, start, last, growth):
        return None if last == place else last + 1
    _add(line, text, start, last, growth, found)
    return growth.end


def _last_head(line: Line, place: int) -> int:
    """The head noun that ends the run of capitals in which this one stands ("Plan Implementation | Committee")."""
    last = place
    for cursor in range(place + 1, line.run_end(place)):
        head = line.head(cursor)
        if line.possessor_ends(cursor) or (line.is_lead(cursor) and head is None):
            break
        if head is None:
            continue
        if not head.weak or head.kind in {"programme", line.vocabulary.heads[line.word(last)].kind}:
            last = cursor
    return last


def _add(line: Line, text: str, start: int, last: int, growth: Growth, found: list[Found]) -> None:
    """Notes the name from ``start`` on; its head noun stands at ``last``."""
    ending = line.word(growth.end - 1).replace("'", "’")
    owned = 2 if ending.endswith("’s") else int(ending.endswith("’"))
    span = Span(line.tokens[start].start, line.tokens[growth.end - 1].end - owned)
    head = growth.head
    if not head.between_states or line.word(start) in line.state_words or line.word(start) == "National":
        kind = head.kind
    elif line.word(start - 1).replace("'", "’") in {"EU’s", "Union’s"}:
        kind = "treaty"
    else:
        # A plan named after a resolution is a plan: only the words up to its head noun can make it one between States.
        own = head.kind == "plan" or (head.kind == "policy" and head.word not in line.vocabulary.by_complement)
        until = line.tokens[last].end if own and line.head(last) is head else span.end
        kind = "treaty" if _is_between_states(line, text[span.start : until]) else head.kind
    found.append(Found(span, kind))


def _is_between_states(line: Line, printed: str) -> bool:
    """Whether the name is one between States ("African Charter …", "Regulation (EU) …")."""
    known = line.vocabulary
    words = printed.replace("(", " ").replace(")", " ").replace("/", " ").split()
    named = any(word.strip(",.") in known.international for word in words)
    return named or any(phrase in printed for phrase in known.international_phrases)


def _is_specific(line: Line, start: int, end: int, head: Head) -> bool:
    """Whether a word from ``start`` to ``end`` singles the thing out."""
    return any(_singles_out(line, place, head) for place in range(start, end))


def _singles_out(line: Line, place: int, head: Head) -> bool:
    if not line.is_capital(place):
        return False
    word = line.word(place)
    if word in line.vocabulary.generic or (len(word) == 2 and word.isupper()):
        return False
    if word in line.state_words and (head.kind != "body" or head.plural):
        return False
    other = line.head(place)
    if other is None:
        return not line.is_function_word(place)
    return other.weak or (other.kind != head.kind and other.kind in {"law", "budget", "treaty"})


def _is_name(line: Line, start: int, last: int, growth: Growth) -> bool:
    """Whether what was read names one thing, and is no general word such as "the National Plan"."""
    head, number = growth.head, growth.numbered
    if _names_nothing(line, start, growth.end) or (line.titled and head.weak and not number.number):
        return False
    if head.needs_number and not (number.number or (number.year and head.kind == "policy")):
        return False
    if head.alone:
        return True
    specific = _is_specific(line, start, last, head)
    complement = growth.specific and _is_specific(line, last + 1, growth.end, head)
    if head.plural:
        return complement or number.number
    if number.number or (number.period and (specific or complement or start < last)):
        return True
    described = growth.described and not head.needs_specific and not (line.is_initial(start) and start == last)
    if not (specific or complement or described):
        return False
    return not _is_other_thing(line, start, last, growth, specific=specific, complement=complement)


def _is_other_thing(line: Line, start: int, last: int, growth: Growth, *, specific: bool, complement: bool) -> bool:
    """Whether the phrase is a survey, an unnumbered order of some minister, or a service in general."""
    if line.word(growth.end) in line.vocabulary.undone_by and growth.end == last + 1:
        return True
    if growth.head.kind == "decree" and not specific and not growth.described:
        return _is_owned(line, last, growth.end)
    singling = sum(_singles_out(line, place, growth.head) for place in range(start, last))
    return growth.head.word in line.vocabulary.vague and not complement and singling < 2


def _is_owned(line: Line, last: int, end: int) -> bool:
    """Whether the complement only says who made it ("Order of the Minister of Health")."""
    outsiders = line.vocabulary.outsiders
    run = range(last + 1, end)
    return any(((head := line.head(i)) is not None and head.kind == "body") or line.word(i) in outsiders for i in run)


def _names_nothing(line: Line, start: int, end: int) -> bool:
    words = [line.word(place) for place in range(start, end)]
    while words and words[0] in line.vocabulary.generic and len(words) > 1:
        if " ".join(words) in line.vocabulary.not_names:
            return True
        words = words[1:]
    return " ".join(words) in line.vocabulary.not_names


def _read_lower_act(line: Line, text: str, place: int, floor: int, found: list[Found]) -> int | None:
    """A head noun in small letters before its number: "law No. 12", "Council of Ministers decision No. 5"."""
    head = line.vocabulary.lower_heads.get(line.word(place))
    if head is None:
        return None
    step = read_number(line.tokens, place + 1, line.vocabulary)
    marked = is_number_word(line.tokens, place + 1, line.vocabulary) or "/" in line.word(place + 1)
    if not (step.number and marked):
        return None
    start = grow_left(line, place, floor)
    if start == place and line.word(place - 1) in line.vocabulary.qualifiers:
        start = place - 1
    growth = grow_right(line, place, head, has_specific=False)
    _add(line, text, start, place, growth, found)
    return growth.end


def _read_abbreviated_act(line: Line, place: int, found: list[Found]) -> int | None:
    """An act by its abbreviation: "RA 7277", "GD No. 1476/2009"."""
    word = line.word(place).rstrip(".")
    kind = line.vocabulary.numbered.get(word)
    marked = is_number_word(line.tokens, place + 1, line.vocabulary)
    if word in line.vocabulary.not_numbered or (kind is None and not (marked and is_acronym(word) and len(word) <= 5)):
        return None
    step = read_number(line.tokens, place + 1, line.vocabulary)
    if not step.number:
        return None
    span = Span(line.tokens[place].start, line.tokens[step.end - 1].end)
    found.append(Found(span, kind or "decree"))
    return step.end
