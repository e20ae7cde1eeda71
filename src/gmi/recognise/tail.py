"""Reads the part of a name that is printed in small letters ("Act on | the employment of nurses")."""

from __future__ import annotations

from gmi.model.reference import NameKind
from gmi.recognise.line import Line
from gmi.recognise.load_vocabulary import Head
from gmi.recognise.numbers import is_period, read_number

_ACTS: frozenset[NameKind] = frozenset({"law", "decree", "treaty"})
_NOMINAL = ("tion", "ment", "ance", "ing")
_LIMIT = 32
_BODY_LIMIT = 9
_ANY_TIME = frozenset({"on", "concerning", "regarding", "governing"})
_AFTER_HEAD = _ANY_TIME | {"of", "for", "against", "about"}
_AFTER_BODY = frozenset({"of", "for", "on", "against"})
_INSIDE = frozenset({"of", "against"})


def read_tail(line: Line, joint: int, start: int, head: Head, *, specific: bool, numbered: bool) -> int | None:
    """The place after a complement in small letters.

    Args:
        line: The paragraph.
        joint: Place of the small word or participle that opens it.
        start: Place of its first word after the articles.
        head: The head noun of the name.
        specific: Whether the name has a proper word or a complement already.
        numbered: Whether a number was read already.

    Returns:
        The place after its last word; None where the sentence goes on instead.
    """
    if not _may_open(line, joint, start, head, specific=specific, numbered=numbered):
        return None
    limit = _BODY_LIMIT if head.kind == "body" else _LIMIT
    end = _scan(line, start, limit)
    if head.kind == "body" and line.word(joint) == "for" and end - start < 3:
        return None
    return end if end > start else None


def read_mixed_tail(line: Line, start: int) -> int | None:
    """The place after a title of which only the first word has a capital ("on Comprehensive protection of children").

    Args:
        line: The paragraph.
        start: Place of that word.

    Returns:
        The place after its last word; None where the title is in capitals, or the sentence goes on.
    """
    place = line.run_end(start)
    known = line.vocabulary
    if line.titled or place - start > 2 or not line.is_lower(place) or line.word(place) in known.stops:
        return None
    if line.is_function_word(place):
        after = place + 1 + (line.word(place + 1) in known.articles)
        if line.word(place) not in {"of", "for"} or not line.is_lower(after) or line.word(after) in known.stops:
            return None
    end = _scan(line, start, _LIMIT)
    return end if end > place else None


def _may_open(line: Line, joint: int, start: int, head: Head, *, specific: bool, numbered: bool) -> bool:
    """Whether a complement in small letters can begin here at all."""
    word = line.word(joint)
    if not line.is_lower(start) or line.word(start) in line.vocabulary.stops or line.titled:
        return False
    if (head.needs_specific and not numbered and not specific) or (head.alone and not numbered):
        return False
    if word in line.vocabulary.openers:
        return head.kind in _ACTS and (numbered or not specific)
    if head.kind == "body":
        nominal = line.word(start).endswith(_NOMINAL) or line.word(start) in line.vocabulary.tasks
        return not specific and word in _AFTER_BODY and (start == joint + 1 or nominal)
    if word == "to":
        aimed = line.word(start) in line.vocabulary.aims and line.head(joint - 1) is not None
        return not numbered and start == joint + 1 and (aimed or not specific)
    if head.kind == "treaty" and word == "for":
        return False
    return _goes_on(line, word, joint, start, specific=specific, numbered=numbered)


def _goes_on(line: Line, word: str, joint: int, start: int, *, specific: bool, numbered: bool) -> bool:
    """Whether the preposition leads on with the title of an act or a plan."""
    if numbered:
        return word in _ANY_TIME or (word in {"for", "against"} and not specific)
    if not specific:
        return word in _AFTER_HEAD
    if word == "with":
        return start == joint + 1 and line.word(start) in line.vocabulary.with_goes_on
    return word in _INSIDE or (word == "between" and line.word(start) in {"men", "women", "girls", "boys"})


def _scan(line: Line, start: int, limit: int) -> int:
    """The first place from ``start`` that does not go on with the title."""
    place = start
    while place < min(start + limit, len(line.tokens)) and _continues(line, place):
        place = _past_number(line, place)
    while place > start and _is_loose(line, place - 1):
        place -= 1
    return place


def _past_number(line: Line, place: int) -> int:
    """The place after a word, and after the number of the act that the title names ("of Regulation (EU) 5/9")."""
    head, after = line.head(place), place + 1
    if head is None or head.kind == "body":
        return after
    coded = line.word(after) == "(" and line.word(after + 2) == ")"
    step = read_number(line.tokens, after + 3 if coded else after, line.vocabulary)
    return step.end if step.number else after


def _continues(line: Line, place: int) -> bool:
    token = line.tokens[place]
    if token.shape == "lower":
        return not _breaks(line, place)
    if token.shape == "capital":
        return _keeps_capital(line, place)
    if token.shape == "number":
        return is_period(token.text) and line.word(place - 1) in {"period", "for", "years"}
    if token.text == ",":
        return _is_enumeration(line, place) or _is_capital_list(line, place)
    return token.text in {"/", "-"} and token.start == line.tokens[place - 1].end


def _breaks(line: Line, place: int) -> bool:
    """Whether the sentence goes on here with something that is no part of a title."""
    word, after = line.word(place), line.word(place + 1)
    known = line.vocabulary
    if word in known.stops:
        return True
    if word in known.stops_before:
        return after in known.articles or after in {"that", "on", "upon", "any", "every", "out", "forth", "up", "down"}
    if word in {"in", "with", "by", "at"}:
        return _leaves(line, place)
    if word in known.conjunctions:
        articled = after in known.articles and not line.word(place + 2).endswith(_NOMINAL)
        aside = after in known.stops or articled or after == "to"
        return aside or (line.is_capital(place + 1) and _holds_head(line, place + 1))
    return word in known.connectors and word != "of" and line.is_capital(place + 1) and _holds_head(line, place + 1)


def _leaves(line: Line, place: int) -> bool:
    """Whether "in", "with", "by" or "at" says how, when or where, and leads out of the title."""
    word, after = line.word(place), line.word(place + 1)
    if word == "in":
        return after in line.vocabulary.in_stops or not line.is_lower(place + 1)
    if word == "with":
        return after in line.vocabulary.with_stops or not (line.is_lower(place + 1) or line.is_capital(place - 1))
    if word == "at":
        return after not in line.vocabulary.at_goes_on
    return not line.is_lower(place + 1) or after in line.vocabulary.articles or after.endswith("ing")


def _holds_head(line: Line, start: int) -> bool:
    """Whether a name of its own begins with the capitals at ``start``."""
    return any(line.strong_head(place) for place in range(start, line.run_end(start)))


def _keeps_capital(line: Line, place: int) -> bool:
    """Whether a capitalised word inside goes on with the title: after a small word that leads to it."""
    if line.is_lead(place) or line.word(place) in line.vocabulary.outsiders:
        return False
    before = line.word(place - 1)
    return line.is_capital(place - 1) or line.is_function_word(place - 1) or before in {"-", "/", ","}


def _is_enumeration(line: Line, comma: int) -> bool:
    """Whether a comma parts the items of the title: short items up to an "and" that no verb follows."""
    known = line.vocabulary
    length = 0
    for place in range(comma + 1, min(comma + 16, len(line.tokens))):
        word = line.word(place)
        if word == ",":
            if length == 0:
                return False
            length = 0
        elif word in known.conjunctions:
            after = line.word(place + 1)
            return line.is_lower(place + 1) and after not in known.stops and after not in known.articles
        elif not line.is_lower(place) or word in known.stops or length >= 4 or (length == 0 and word in known.articles):
            return False
        else:
            length += 1
    return False


def _is_capital_list(line: Line, comma: int) -> bool:
    """Whether a comma parts the capitalised items of a name inside ("Ministry of Labour, Health and Gender")."""
    place = comma
    for _ in range(6):
        run = range(place + 1, line.run_end(place + 1))
        if not run or any(line.strong_head(i) or line.word(i) in line.vocabulary.outsiders for i in run):
            return False
        place = run.stop
        if line.word(place) in line.vocabulary.conjunctions:
            return line.is_capital(place + 1) and not line.strong_head(place + 1)
        if line.word(place) != ",":
            return False
    return False


def _is_loose(line: Line, place: int) -> bool:
    """Whether a word cannot end a title."""
    word, known = line.word(place), line.vocabulary
    small = word in known.connectors or word in known.articles or word in known.conjunctions
    return small or word in known.openers or word in {",", "-", "/"}
