"""Grows a name to the right of its head noun ("Ministry | of Women, Families and Social Development")."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.reference import NameKind
from gmi.recognise.line import Line
from gmi.recognise.load_vocabulary import Head
from gmi.recognise.numbers import Numbered, is_number_word, read_number
from gmi.recognise.tail import read_mixed_tail, read_tail
from gmi.recognise.tokens import is_acronym, is_roman

_OWNED: frozenset[NameKind] = frozenset({"law", "policy", "plan", "programme", "budget"})
_PLANS: frozenset[NameKind] = frozenset({"policy", "plan", "programme"})
_LISTING: frozenset[NameKind] = frozenset({"body", "law", "treaty", "decree", "policy", "plan"})
_ACTS: frozenset[NameKind] = frozenset({"law", "decree"})
_TITLING = frozenset({"on", "concerning", "regarding", "governing"})
_LOOSE = frozenset({"in", "to", "with", "against", "from", "between", "without", "towards", "about"})
_BOUND_TO = frozenset({"Protocol", "Protocols", "Secretariat", "Agreement"})
_PLACED: frozenset[NameKind] = frozenset({"body", "programme"})
_ACT_WORDS = frozenset({"Act", "Bill", "Decree", "Ordinance"})
_STEPS = 40


@dataclass(slots=True)
class Growth:
    """A name while it grows.

    Attributes:
        end: Place after its last token so far.
        head: The head noun that decides what it is.
        numbered: The number read so far.
        specific: Whether a capitalised complement was read.
        described: Whether a complement in small letters or a quotation was read.
        joints: Small words gone over.
    """

    end: int
    head: Head
    numbered: Numbered
    specific: bool = False
    described: bool = False
    joints: tuple[str, ...] = ()


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
        word = line.word(growth.end)
        if word in line.vocabulary.connectors or word in line.vocabulary.openers:
            _take_complement(line, growth, has_specific=has_specific)
        elif word in line.vocabulary.conjunctions:
            _take_conjunct(line, growth)
        elif word == ",":
            _take_list(line, growth)
        elif word in line.vocabulary.articles:
            _take_object(line, growth)
        elif growth.head.kind == "body":
            _take_lower_head(line, growth)
        if growth.end == before:
            break
    return growth


def _take_trailing(line: Line, growth: Growth, *, bare: bool) -> None:
    """Roman numbers after the head ("Plan II"), and the proper name of a bare plan or project ("Plan Horizonte")."""
    if line.word(growth.end) == "General" and growth.head.kind == "body":
        growth.end += 1
    end = growth.end
    if is_roman(line.word(end)) and line.word(end + 1) != ".":
        growth.end = end + 1
        growth.specific = True
    elif bare and growth.head.kind in {"plan", "programme"} and line.is_capital(end) and not line.is_function_word(end):
        run = line.run_end(end)
        if not any(line.head(i) for i in range(end, run)):
            growth.end, growth.specific = run, True


def _take_number(line: Line, growth: Growth) -> None:
    if growth.head.kind == "body":
        return
    old = growth.numbered
    step = read_number(line.tokens, growth.end, line.vocabulary, after_number=old.number or old.year)
    if step.end == growth.end:
        return
    growth.end = step.end
    growth.numbered = Numbered(
        step.end, old.number or step.number, old.period or step.period, old.year or step.year
    )


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
    if line.word(inside) in {"EU", "EC", "EEC", "EU,"} and line.word(inside + 1) in {")", ","}:
        closing = inside + 1 if line.word(inside + 1) == ")" else inside + 3
        if line.word(closing) == ")":
            growth.end = closing + 1
        return
    cursor = inside
    while line.is_capital(cursor) and cursor - inside < 5 and (
        line.head(cursor) or line.word(cursor) in line.vocabulary.generic or line.word(cursor) in line.vocabulary.numbered
    ):
        cursor += 1
    if cursor == inside and line.is_capital(cursor) and is_number_word(line.tokens, cursor + 1, line.vocabulary):
        cursor += 1
    step = read_number(line.tokens, cursor, line.vocabulary)
    named = cursor > inside
    if named and growth.head.kind not in {"law", "decree"}:
        return
    if step.end > cursor and line.word(step.end) == ")" and (step.number or (not named and step.year)):
        old = growth.numbered
        growth.end = step.end + 1
        growth.numbered = Numbered(
            growth.end, old.number or step.number, old.period or step.period, old.year or step.year
        )


def _take_complement(line: Line, growth: Growth, *, has_specific: bool) -> None:
    """What follows "of", "on", "for" …: capitals, or small letters where the name may go on in them."""
    joint = line.word(growth.end)
    start = growth.end + 1
    skipped = 0
    while line.word(start).lower() in line.vocabulary.articles and skipped < 2:
        start, skipped = start + 1, skipped + 1
    if line.is_capital(start) and growth.head.kind in _ACTS and joint in _TITLING:
        end = read_mixed_tail(line, start)
        if end is not None and not (growth.specific or growth.described):
            growth.end, growth.described, growth.specific = end, True, True
            growth.joints += (joint,)
            return
    if line.is_capital(start):
        if _joins(line, growth, joint, start, articled=bool(skipped)):
            _accept_run(line, growth, joint, start, articled=bool(skipped))
        return
    if line.word(start) in {"“", "«", '"'} and joint in {"on", "for", "of"}:
        closing = line.closing_quote(start)
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
    general = all(line.word(place) in line.vocabulary.generic for place in range(start, end))
    if growth.head.kind == "body" and last is not None and not articled and _is_act(line, end, last):
        growth.head = last
    growth.end, growth.specific = end, growth.specific or not general
    growth.joints += (joint,)


def _is_act(line: Line, end: int, last: Head) -> bool:
    """Whether what began as a body is an act or a plan after all ("Council of Ministers Order No. 34")."""
    if last.kind == "body":
        return False
    if last.word in _ACT_WORDS or last.kind == "treaty":
        return True
    return line.word(end) in {"on", "for", "against"} or read_number(line.tokens, end, line.vocabulary).end > end


def _joins(line: Line, growth: Growth, joint: str, start: int, *, articled: bool) -> bool:
    """Whether the capitals at ``start`` belong to the name, or are another name that the sentence puts beside it."""
    word = line.word(start)
    if line.is_function_word(start) and word not in {"All"}:
        return False
    if joint == "in" and (word in line.state_words or word in line.vocabulary.months):
        return False
    if word in line.vocabulary.months or (growth.head.plural and joint not in {"of", "for", "on"}):
        return False
    if growth.head.alone and joint in _LOOSE | {"for"}:
        return False
    if growth.head.kind == "treaty" and joint == "for" and word in line.state_words:
        return False
    end = line.run_end(start)
    inner = [head for head in (line.strong_head(i) for i in range(start, end)) if head is not None]
    direct = not (growth.specific or growth.described or growth.numbered.number)
    if joint == "to" and growth.head.kind == "body" and not _leads_on(line, growth):
        return False
    if joint == "in" and line.word(growth.end - 1) not in line.vocabulary.in_after:
        if growth.head.kind in _PLACED or not growth.joints:
            return False
    if joint in _LOOSE:
        if any(not head.plural for head in inner) or (articled and joint in {"in", "to", "with"} and word in line.vocabulary.outsiders):
            return joint == "to" and growth.head.word in _BOUND_TO and not growth.specific
        return not (growth.numbered.year and joint in {"in", "to", "with", "from"})
    owner = any(head.singular in line.vocabulary.owners for head in inner)
    if growth.head.kind == "treaty" and joint == "on" and any(head.kind == "body" for head in inner):
        return False
    if owner and growth.head.kind in _OWNED and not direct:
        return growth.head.kind == "law" and joint == "of" and line.word(start) in {"Council", "Government"}
    return True


def _leads_on(line: Line, growth: Growth) -> bool:
    """Whether "to" goes on with a body's name ("Commission on the Right to Identity")."""
    return growth.head.word in _BOUND_TO or line.word(growth.end - 1) in {"Right", "Access", "Amendments"}


def _take_conjunct(line: Line, growth: Growth) -> None:
    """What follows "and": part of the name, or the next one."""
    if not (growth.specific or growth.joints) and not _is_twin(line, growth):
        return
    start = growth.end + 1
    if line.word(start) in {"their", "Their"} and line.is_capital(start + 1):
        start += 1
    if line.word(start) in line.vocabulary.connectors and line.word(start) in growth.joints:
        inner = start + 1
        articled = line.word(inner) in line.vocabulary.articles
        inner += articled
        if line.is_capital(inner) and _joins(line, growth, line.word(start), inner, articled=articled):
            _accept_run(line, growth, line.word(start), inner, articled=articled)
        return
    if _is_article_noun(line, growth, start):
        growth.end = start + 2
        return
    shared = start > growth.end + 1 and not line.is_function_word(start)
    if shared or _is_conjunct(line, growth, start):
        growth.end = line.run_end(start)
        growth.specific = True


def _is_article_noun(line: Line, growth: Growth, start: int) -> bool:
    """Whether the last item has an article ("Council for Children and the Family")."""
    if growth.head.kind != "body" or line.word(start) != "the" or line.run_end(start + 1) != start + 2:
        return False
    word, after = line.word(start + 1), line.word(start + 2)
    if line.head(start + 1) or word in line.vocabulary.outsiders or is_acronym(word) or word in line.state_words:
        return False
    return after not in line.vocabulary.connectors and not word.endswith("’s")


def _is_twin(line: Line, growth: Growth) -> bool:
    """"National Strategy and Action Plan": two heads of one name."""
    start = growth.end + 1
    end = line.run_end(start)
    last = line.head(end - 1) if end > start else None
    generic = all(line.head(i) or line.word(i) in line.vocabulary.generic for i in range(start, end))
    return last is not None and last.kind in _PLANS and growth.head.kind in _PLANS and generic


def _is_conjunct(line: Line, growth: Growth, start: int) -> bool:
    if not line.is_capital(start) or line.is_function_word(start):
        return False
    if _is_twin(line, growth):
        return True
    if growth.numbered.number or growth.numbered.year or growth.described:
        return False
    word = line.word(start)
    end = line.run_end(start)
    bare = is_acronym(word) and word != "AIDS" and end == start + 1
    if bare or word in line.state_words or line.possessor_ends(start):
        return False
    if any(line.word(place) in line.vocabulary.outsiders for place in range(start, end)):
        return False
    heads = [head for head in (line.strong_head(i) for i in range(start, end)) if head is not None]
    if growth.head.kind == "body" and line.word(end) not in line.vocabulary.connectors:
        return not any(head.kind == "body" or head.word in _ACT_WORDS for head in heads) and not _numbered_at(line, end)
    return not heads


def _numbered_at(line: Line, place: int) -> bool:
    return read_number(line.tokens, place, line.vocabulary).end > place


def _take_list(line: Line, growth: Growth) -> None:
    """"…of Labour, Employment and Social Security": commas up to an "and", none of the items a name of its own."""
    if growth.head.kind not in _LISTING or not growth.joints or growth.numbered.year or growth.numbered.number:
        return
    cursor = growth.end
    for _ in range(8):
        word = line.word(cursor)
        closing = word in line.vocabulary.conjunctions
        if word != "," and not closing:
            return
        cursor += 1
        if word == "," and cursor > growth.end + 1 and line.word(cursor) in line.vocabulary.conjunctions:
            cursor, closing = cursor + 1, True
        if closing and _is_article_noun(line, growth, cursor):
            growth.end = cursor + 2
            return
        if not _is_conjunct(line, growth, cursor):
            return
        cursor = _item_end(line, cursor)
        if closing:
            growth.end = cursor
            return


def _item_end(line: Line, start: int) -> int:
    """The place after one item of a list, its "of" and "for" included ("Promotion of Equality")."""
    end = line.run_end(start)
    while line.word(end) in {"of", "for", "with", "on"} and line.is_capital(end + 1) and not line.strong_head(end + 1):
        end = line.run_end(end + 1)
    return end


def _take_object(line: Line, growth: Growth) -> None:
    """The object of a gerund in capitals ("Policy on Protecting | the Rights of Nurses")."""
    start = growth.end + 1
    if growth.specific and line.word(growth.end - 1).endswith("ing") and line.is_capital(start):
        growth.end = line.run_end(start)


def _take_lower_head(line: Line, growth: Growth) -> None:
    """"General Assembly resolution 61/106": the act of the body that the name began with."""
    head = line.vocabulary.lower_heads.get(line.word(growth.end))
    if head is None:
        return
    step = read_number(line.tokens, growth.end + 1, line.vocabulary)
    if step.number:
        growth.end, growth.head, growth.numbered, growth.specific = step.end, head, step, True
