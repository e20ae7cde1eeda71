"""Grows a name to the right of its head noun ("Ministry | of Women, Families and Social Development")."""

from __future__ import annotations

from gmi.model.reference import NameKind
from gmi.recognise.growth import Growth
from gmi.recognise.joining import is_articled_item, is_conjunct, is_twin, joins, list_end
from gmi.recognise.line import Line
from gmi.recognise.load_vocabulary import Head
from gmi.recognise.numbers import Numbered, is_number_word, read_number
from gmi.recognise.tail import read_mixed_tail, read_tail
from gmi.recognise.tokens import is_roman

_ACTS: frozenset[NameKind] = frozenset({"law", "decree"})
_TITLED: frozenset[NameKind] = frozenset({"plan", "programme"})
_TITLING = frozenset({"on", "concerning", "regarding", "governing"})
_RELATING = frozenset({"relating", "related"})
_UNION_CODES = frozenset({"EU", "EC", "EEC"})
_STEPS = 16


def grow_right(line: Line, place: int, head: Head, *, has_specific: bool) -> Growth:
    """Reads what follows the head noun as long as it belongs to the name.

    Args:
        line: The paragraph.
        place: Place of the head noun.
        head: The head noun.
        has_specific: Whether the words before it already single the thing out.
    """
    growth = Growth(place + 1, head, Numbered(place + 1))
    _take_trailing(line, growth, bare=not has_specific)
    for _ in range(_STEPS):
        before = growth.end
        _take_number(line, growth)
        _take_quotation(line, growth)
        _take_bracket(line, growth)
        _take_words(line, growth, has_specific=has_specific)
        if growth.end == before:
            break
    return growth


def _take_words(line: Line, growth: Growth, *, has_specific: bool) -> None:
    word, known = line.word(growth.end), line.vocabulary
    if word in known.connectors or word in known.openers:
        _take_complement(line, growth, has_specific=has_specific)
    elif word in known.conjunctions:
        _take_conjunct(line, growth)
    elif word == ",":
        end = list_end(line, growth)
        if end is not None:
            growth.end = end
    elif word in known.articles:
        _take_object(line, growth)
    elif growth.head.kind == "body":
        _take_lower_head(line, growth)


def _take_trailing(line: Line, growth: Growth, *, bare: bool) -> None:
    """What stands right after: "General", a Roman number ("Plan II"), the name of a bare plan ("Plan Horizonte")."""
    if line.word(growth.end) == "General" and growth.head.kind == "body":
        growth.end += 1
    end = growth.end
    if is_roman(line.word(end)) and line.word(end + 1) != ".":
        growth.end, growth.specific = end + 1, True
    elif bare and growth.head.kind in _TITLED and line.is_capital(end) and not line.is_function_word(end):
        run = line.run_end(end)
        if not any(line.head(i) for i in range(end, run)):
            growth.end, growth.specific = run, True


def _take_number(line: Line, growth: Growth) -> None:
    if growth.head.kind == "body":
        return
    old = growth.numbered
    step = read_number(line.tokens, growth.end, line.vocabulary, after_number=old.number or old.year)
    if step.end > growth.end:
        growth.add_number(step, step.end)


def _take_quotation(line: Line, growth: Growth) -> None:
    """The title in quotation marks that follows ("Law “On the Work of Nurses”")."""
    if growth.head.kind == "body" and growth.specific:
        return
    closing = line.closing_quote(growth.end)
    if closing is not None and line.is_capital(growth.end + 1):
        growth.end, growth.described = closing + 1, True


def _take_bracket(line: Line, growth: Growth) -> None:
    """Numbers and years in brackets, or the number of the act itself: "(No. 8)", "(2010–2014)", "(RA 11106)"."""
    if growth.head.kind == "body" or line.word(growth.end) != "(":
        return
    inside = growth.end + 1
    if line.word(inside) in _UNION_CODES:
        closing = inside + (3 if line.word(inside + 1) == "," else 1)
        if line.word(closing) == ")":
            growth.end = closing + 1
        return
    cursor = _act_end(line, inside)
    named = cursor > inside
    if named and growth.head.kind not in _ACTS:
        return
    step = read_number(line.tokens, cursor, line.vocabulary)
    if step.end > cursor and line.word(step.end) == ")" and (step.number or (not named and step.year)):
        growth.add_number(step, step.end + 1)


def _act_end(line: Line, inside: int) -> int:
    """The place after the words that say what kind of act a number in brackets is of ("(Republic Act | No. 9)")."""
    known = line.vocabulary
    cursor = inside
    while line.is_capital(cursor) and cursor - inside < 5:
        if not (line.head(cursor) or line.word(cursor) in known.generic or line.word(cursor) in known.numbered):
            break
        cursor += 1
    abbreviated = cursor == inside and line.is_capital(cursor)
    return cursor + 1 if abbreviated and is_number_word(line.tokens, cursor + 1, known) else cursor


def _take_complement(line: Line, growth: Growth, *, has_specific: bool) -> None:
    """What follows "of", "on", "for" …: capitals, or small letters where the name may go on in them."""
    joint = line.word(growth.end)
    start = growth.end + 1
    if joint in _RELATING and line.word(start) == "to":
        joint, start = "on", start + 1
    first = start
    while line.word(start).lower() in line.vocabulary.articles and start - first < 2:
        start += 1
    articled = start > first
    if line.is_capital(start):
        end = read_mixed_tail(line, start) if growth.head.kind in _ACTS and joint in _TITLING else None
        if end is not None and not (growth.specific or growth.described):
            growth.end, growth.described, growth.specific = end, True, True
            growth.joints += (joint,)
        elif joins(line, growth, joint, start, articled=articled):
            _accept_run(line, growth, joint, start, articled=articled)
        return
    closing = line.closing_quote(start) if joint in {"on", "for", "of"} else None
    if closing is not None and line.is_capital(start + 1):
        growth.end, growth.described = closing + 1, True
        return
    specific = has_specific or growth.specific or growth.described
    end = read_tail(line, growth.end, start, growth.head, specific=specific, numbered=growth.numbered.number)
    if end is not None:
        growth.end, growth.described = end, True
        growth.joints += (joint,)


def _accept_run(line: Line, growth: Growth, joint: str, start: int, *, articled: bool) -> None:
    end = line.run_end(start)
    last = line.head(end - 1)
    if growth.head.kind == "body" and last is not None and not articled and _is_act(line, end, last):
        growth.head = last
    general = all(line.word(place) in line.vocabulary.generic for place in range(start, end))
    growth.end, growth.specific = end, growth.specific or not general
    growth.joints += (joint,)


def _is_act(line: Line, end: int, last: Head) -> bool:
    """Whether what began as a body is an act or a plan after all ("Council of Ministers Order No. 34")."""
    if last.kind == "body":
        return False
    if last.word in line.vocabulary.acts or last.kind == "treaty":
        return True
    return line.word(end) in {"on", "for", "against"} or read_number(line.tokens, end, line.vocabulary).end > end


def _take_conjunct(line: Line, growth: Growth) -> None:
    """What follows "and": part of the name, or the next one."""
    if not (growth.specific or growth.joints) and not is_twin(line, growth):
        return
    start = growth.end + 1
    shared = line.word(start).lower() == "their" and line.is_capital(start + 1)
    start += shared
    joint = line.word(start)
    if joint in line.vocabulary.connectors and joint in growth.joints:
        articled = line.word(start + 1) in line.vocabulary.articles
        inner = start + 1 + articled
        if line.is_capital(inner) and joins(line, growth, joint, inner, articled=articled):
            _accept_run(line, growth, joint, inner, articled=articled)
    elif is_articled_item(line, growth, start):
        growth.end = start + 2
    elif (shared and not line.is_function_word(start)) or is_conjunct(line, growth, start):
        growth.end, growth.specific = line.run_end(start), True


def _take_object(line: Line, growth: Growth) -> None:
    """The object of a gerund in capitals ("Policy on Protecting | the Rights of Nurses")."""
    start = growth.end + 1
    if growth.specific and line.word(growth.end - 1).endswith("ing") and line.is_capital(start):
        growth.end = line.run_end(start)


def _take_lower_head(line: Line, growth: Growth) -> None:
    """The act of the body that the name began with: "General Assembly resolution 61/106"."""
    head = line.vocabulary.lower_heads.get(line.word(growth.end))
    if head is None:
        return
    step = read_number(line.tokens, growth.end + 1, line.vocabulary)
    if step.number:
        growth.end, growth.head, growth.numbered, growth.specific = step.end, head, step, True
