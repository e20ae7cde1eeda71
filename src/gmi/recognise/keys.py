"""What two printed forms of one name have in common: its number, its title or its acronym."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gmi.model.reference import NameKind
from gmi.model.span import Span
from gmi.recognise.act_numbers import ActNumbers, find_act_numbers, is_day
from gmi.recognise.load_vocabulary import Vocabulary
from gmi.recognise.numbers import is_year
from gmi.recognise.tokens import Token, cut_tokens, is_acronym

_MARKS = frozenset('()[]“”"«»„,.;:')
_DIVISIONS = re.compile(r"[‐‑–-]")
_STEM = 6
_UNITED = frozenset({"UN", "United", "Nations"})
_REALMS = frozenset({"Republic", "Kingdom"})


@dataclass(frozen=True, slots=True)
class Keys:
    """What a printed form can be joined by.

    Attributes:
        numbers: Numbers of the act with their year, which is empty where none stands.
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
    acts = find_act_numbers(tokens, kind, vocabulary)
    years = [token.text for place, token in enumerate(tokens) if place not in acts.spent and is_year(token.text)]
    title = _title_of(_title_words(tokens, acts, vocabulary), acts, kind, vocabulary, state_words)
    return Keys(acts.numbers, title, " ".join(years), "")


def are_alike(one: str, other: str) -> bool:
    """Whether two titles are spellings of one: the words of one are among those of the other, endings apart.

    >>> are_alike("ministry of transport", "ministry of transports and roads")
    True
    """
    first, second = ({word[:_STEM] for word in title.split() if len(word) > 3} for title in (one, other))
    return first <= second or second <= first


def _title_words(tokens: Sequence[Token], acts: ActNumbers, vocabulary: Vocabulary) -> list[str]:
    """The words without number, date, article and mark."""
    kept = []
    dated = False
    for place, token in enumerate(tokens):
        if place in acts.spent or token.text in _MARKS or is_year(token.text):
            continue
        if token.shape == "number" and is_day(tokens, place, vocabulary):
            dated = True
        elif not (dated and token.text in vocabulary.months) and token.text.lower() not in vocabulary.articles:
            kept.append(token.text)
    while kept and (kept[-1] in vocabulary.connectors or kept[-1] in vocabulary.conjunctions):
        kept.pop()
    return kept


def _title_of(
    words: list[str], acts: ActNumbers, kind: NameKind, vocabulary: Vocabulary, state_words: frozenset[str]
) -> str:
    """The title in one spelling; empty when only a number singles the name out."""
    kept = _drop_state(words, state_words)
    while kept and (kept[-1] in vocabulary.connectors or kept[-1] in vocabulary.conjunctions):
        kept.pop()
    alone = bool(kept) and kept[-1] in vocabulary.heads and vocabulary.heads[kept[-1]].alone
    if alone:
        kept = [word for word in kept if word not in vocabulary.generic]
    elif acts.numbers and all(_is_plain(word, kind, vocabulary) for word in kept):
        return ""
    return _DIVISIONS.sub(" ", " ".join(kept)).lower().replace("’", "'")


def _is_plain(word: str, kind: NameKind, vocabulary: Vocabulary) -> bool:
    """Whether a word, beside a number, says nothing of its own."""
    small = word in vocabulary.connectors or word in vocabulary.generic
    return (
        small or word in vocabulary.heads or word in vocabulary.lower_heads or (kind == "treaty" and is_acronym(word))
    )


def _drop_state(words: list[str], state_words: frozenset[str]) -> list[str]:
    """Without the State's own name at the end ("Constitution of the Republic of …") or at the front."""
    end = len(words)
    while end > 1 and (words[end - 1] in state_words or words[end - 1] in _REALMS):
        end -= 2 if words[end - 2] == "of" else 1
    start = 0
    while start + 1 < end and (words[start] in _UNITED or _is_of_state(words[start], state_words)):
        start += 1
    return words[start:end]


def _is_of_state(word: str, state_words: frozenset[str]) -> bool:
    """Whether a word is the State's name or the adjective made from it ("Valmora", "Valmoran")."""
    return any(word.removesuffix("’s") == name or (len(name) > 4 and word.startswith(name[:5])) for name in state_words)
