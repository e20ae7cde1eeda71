"""What two printed forms of one name have in common: its number, its title or its acronym."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gmi.model.reference import NameKind
from gmi.model.span import Span
from gmi.recognise.load_vocabulary import Vocabulary
from gmi.recognise.numbers import is_number_word, is_year
from gmi.recognise.tokens import Token, cut_tokens, is_acronym

_BRACKETS = frozenset("()[]“”\"«»„,.;:")
_UNITED = frozenset({"UN", "United", "Nations"})
_DIVISIONS = re.compile(r"[‐‑–-]")
_YEARED = re.compile(r"(\d+)[/-]((?:19|20)\d\d|\d\d)")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Keys:
    """What a printed form can be joined by.

    Attributes:
        numbers: Numbers of the act with their year, which is empty where none stands ("law 18651", "1990").
        title: Its words in small letters, without number, year and State; empty when it is only a number.
        year: Years in it; empty for none.
        acronym: The form itself, where it is an acronym; empty else.
    """

    numbers: tuple[tuple[str, str], ...]
    title: str
    year: str
    acronym: str


def find_keys(printed: str, kind: NameKind, vocabulary: Vocabulary, state_words: frozenset[str]) -> Keys:
    """The keys of one printed form."""
    if is_acronym(printed):
        return Keys((), "", "", printed)
    tokens = cut_tokens(printed, Span(0, len(printed)))
    numbers, spent = _find_numbers(tokens, kind, vocabulary)
    years = [token.text for place, token in enumerate(tokens) if place not in spent and is_year(token.text)]
    return Keys(numbers, _title_of(tokens, spent, vocabulary, state_words), " ".join(years), "")


def _find_numbers(
    tokens: Sequence[Token], kind: NameKind, vocabulary: Vocabulary
) -> tuple[tuple[tuple[str, str], ...], set[int]]:
    """The numbers of acts in a name, and the places that they and the words before them take.

    A second number counts only in brackets: "Act No. 24 amending Act No. 17" is not Act No. 17, and a list of several
    acts is none of them.
    """
    numbers: list[tuple[str, str]] = []
    if any(token.text in {"Nos", "nos", "Numbers"} for token in tokens):
        return (), set()
    spent: set[int] = set()
    for place, token in enumerate(tokens):
        if place in spent or not any(letter.isdigit() for letter in token.text) or _is_date(tokens, place, vocabulary):
            continue
        marked = place > 0 and _mark_before(tokens, place, vocabulary) < place
        if is_year(token.text) and not marked:
            continue
        first = _mark_before(tokens, place, vocabulary)
        before = _act_before(tokens, first, vocabulary)
        bracketed = before > 0 and tokens[before - 1].text == "("
        if numbers and not bracketed:
            continue
        number, year, end = _with_year(tokens, place)
        act = "" if kind == "law" else _initials(tokens[before:first])
        numbers.append((f"{kind} {act[-1:] if year else act} {number}", year))
        spent.update(range(first, end))
        if bracketed or (before < first and tokens[before].text in vocabulary.numbered):
            spent.update(range(before, first))
        elif kind == "decree":
            spent.update(range(len(tokens)))
    return tuple(numbers), spent


def _is_date(tokens: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a figure is the day of a date ("of 13 June 2010")."""
    return place + 1 < len(tokens) and tokens[place + 1].text in vocabulary.months


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
        word = tokens[start - 1].text
        known = word in vocabulary.heads or word in vocabulary.lower_heads or word in vocabulary.numbered
        if start < first and not (word in vocabulary.generic or known):
            break
        if start == first and not (known or is_acronym(word)):
            break
        start -= 1
    return start


def _with_year(tokens: Sequence[Token], place: int) -> tuple[str, str, int]:
    """The number in one spelling and its year ("No. 14 of 2003", "14 (2003)", "14/2003"); and the place after it."""
    number, end = _THOUSANDS.sub("", tokens[place].text), place + 1
    parts = _YEARED.fullmatch(number)
    if parts is not None:
        year = parts.group(2)
        return parts.group(1), year if len(year) == 4 else f"{'19' if year > '50' else '20'}{year}", end
    if end + 1 < len(tokens) and tokens[end].text in {"of", "(", "/", ","} and is_year(tokens[end + 1].text):
        return number, tokens[end + 1].text, end + 2
    return _DIVISIONS.sub("-", number), "", end


def _initials(tokens: Sequence[Token]) -> str:
    """"Executive Order" and "EO" alike."""
    words = [token.text for token in tokens]
    if len(words) == 1 and is_acronym(words[0]):
        return words[0].lower()
    return "".join(word[0].lower() for word in words)


def _title_of(
    tokens: Sequence[Token], spent: set[int], vocabulary: Vocabulary, state_words: frozenset[str]
) -> str:
    """The words that remain, in small letters; empty when only head nouns and general words do."""
    kept = []
    dated = False
    for place, token in enumerate(tokens):
        word = token.text
        if place in spent or word in _BRACKETS or is_year(word):
            continue
        if token.shape == "number" and _is_date(tokens, place, vocabulary):
            dated = True
        elif not (dated and word in vocabulary.months) and word.lower() not in vocabulary.articles:
            kept.append(word)
    kept = _drop_state(kept, state_words)
    if kept and kept[-1] in vocabulary.heads and vocabulary.heads[kept[-1]].alone:
        kept = [word for word in kept if word not in vocabulary.generic]
    while kept and (kept[-1] in vocabulary.connectors or kept[-1] in vocabulary.conjunctions):
        kept.pop()
    heads = (*vocabulary.heads, *vocabulary.lower_heads)
    plain = all(word in heads or word in vocabulary.generic or word in vocabulary.connectors for word in kept)
    alone = len(kept) == 1 and kept[0] in vocabulary.heads and vocabulary.heads[kept[0]].alone
    if plain and spent and not alone:
        return ""
    return _DIVISIONS.sub(" ", " ".join(kept)).lower().replace("’", "'")


def _drop_state(words: list[str], state_words: frozenset[str]) -> list[str]:
    """Without the State's own name at the end ("Constitution of the Republic of …") or at the front."""
    end = len(words)
    while end > 1 and (words[end - 1] in state_words or words[end - 1] in {"Republic", "Kingdom"}):
        end -= 2 if words[end - 2] == "of" else 1
    start = 0
    while start + 1 < end and (words[start] in _UNITED or _is_of_state(words[start], state_words)):
        start += 1
    return words[start:end]


def _is_of_state(word: str, state_words: frozenset[str]) -> bool:
    """Whether a word is the State's name or the adjective made from it ("Valmora", "Valmoran")."""
    return any(word.removesuffix("’s") == name or (len(name) > 4 and word.startswith(name[:5])) for name in state_words)
