"""Finds many phrases in a text in one pass over its tokens."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gmi.language.tokens import Tokens, cut_tokens, is_one_token
from gmi.model.span import Span

_HYPHENS = ("-", "‐", "‑", "–")
_APOSTROPHES = ("'", "’")
_ENDING = re.compile(r"[\w'’-]*")
_WORD = re.compile(r"\w")
_OPEN_WORD = re.compile(r"\w+[+*]?")
_MOST_WAYS = 1_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for.

    Attributes:
        id: What a match is reported as.
        forms: How it is written. A space between words also matches a hyphen; parts joined by a hyphen also match a
            space or nothing; ``*`` at the end of a word is any ending; ``a|b`` is one of two words.
        case: ``exact`` for acronyms and names; else any case.
    """

    id: str
    forms: tuple[str, ...]
    case: Literal["any", "exact"] = "any"


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """One place where a phrase stands."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class PieceMatches:
    """What was found in one piece of a text; positions are those of the whole text.

    Attributes:
        piece: The piece.
        matches: By position, then the longest first, then by id.
        token_starts: Where each token of the piece begins, in order.
    """

    piece: Span
    matches: tuple[PhraseMatch, ...]
    token_starts: tuple[int, ...]


class PhraseFinder:
    """Finds many phrases in a text in one pass; reports every match, overlapping ones too.

    The phrases stand in a tree, one step a token, so that a thousand of them cost no more than one. spaCy's own
    matchers were measured first (``docs/decisions/0002-phrases.md``).
    """

    def __init__(self, phrases: Iterable[Phrase], language: str = "en") -> None:
        """Compiles the phrases.

        Raises:
            ValueError: When a form cannot be used; the message names the phrase. See ``check_form``.
        """
        self._any_case, self._as_written = _Step(), _Step()
        for phrase in phrases:
            exact = phrase.case == "exact"
            for form in phrase.forms:
                complaint = check_form(form)
                if complaint:
                    raise ValueError(f"{phrase.id}: {complaint}")
                for slots in _spell_out(form if exact else form.lower(), language):
                    (self._as_written if exact else self._any_case).add(slots, phrase.id)

    def find(self, tokens: Tokens) -> tuple[PhraseMatch, ...]:
        """Every match, by position, then the longest first, then by id; each at most once."""
        return self.find_each(tokens, (Span(0, len(tokens.text)),))[0].matches

    def find_each(self, tokens: Tokens, pieces: Sequence[Span]) -> tuple[PieceMatches, ...]:
        """Every match inside each piece of a text; none runs over a piece's end.

        Args:
            tokens: The whole text.
            pieces: Spans of it, for example its sentences, in any order.

        Returns:
            What was found in each piece, in the order of ``pieces``.
        """
        starts = tokens.starts
        readings = []
        for root, words in ((self._any_case, tokens.lower), (self._as_written, tokens.words)):
            readings.append((words, {word: root.follow(word) for word in set(words)}))
        found = []
        for piece in pieces:
            first, last = bisect_left(starts, piece.start), bisect_left(starts, piece.end)
            hits: set[tuple[int, int, str]] = set()
            for words, first_steps in readings:
                here = words[first:last]
                for index, word in enumerate(here):
                    for step in first_steps[word]:
                        for end, name in step.walk(here, index):
                            last_at = first + end
                            hits.add((starts[first + index], starts[last_at] + len(tokens.words[last_at]), name))
            ordered = sorted(hits, key=lambda hit: (hit[0], -hit[1], hit[2]))
            matches = tuple(PhraseMatch(name, Span(start, end)) for start, end, name in ordered)
            found.append(PieceMatches(piece, matches, starts[first:last]))
        return tuple(found)


class _Step:
    """A place in the tree of phrases: which words lead on from it, and which phrases end at it."""

    __slots__ = ("_ids", "_nexts", "_stems", "_words")

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._nexts: dict[tuple[str, ...], _Step] = {}
        self._words: dict[str, list[_Step]] = {}
        self._stems: list[tuple[str, _Step]] = []

    def add(self, slots: Iterable[tuple[str, ...]], name: str) -> None:
        """Adds a phrase; a slot holds the words that may stand there, and ``*`` ends a stem."""
        step = self
        for slot in slots:
            step = step._lead(slot)
        if name not in step._ids:
            step._ids.append(name)

    def _lead(self, slot: tuple[str, ...]) -> _Step:
        """The step that a slot leads to."""
        if slot not in self._nexts:
            step = self._nexts[slot] = _Step()
            for word in slot:
                if len(word) > 1 and word.endswith("*"):
                    self._stems.append((word[:-1], step))
                else:
                    self._words.setdefault(word, []).append(step)
        return self._nexts[slot]

    def follow(self, word: str) -> list[_Step]:
        """The steps that a word of a text leads to."""
        steps = self._words.get(word, [])
        if not self._stems:
            return steps
        fits = (step for stem, step in self._stems if word.startswith(stem) and _ENDING.fullmatch(word[len(stem) :]))
        return [*steps, *fits]

    def walk(self, words: Sequence[str], index: int) -> Iterator[tuple[int, str]]:
        """The phrases that end from here on; ``index`` is the place of the word that led here.

        Yields:
            Place of a phrase's last word, and the phrase's id.
        """
        for name in self._ids:
            yield index, name
        place = index + 1
        # Words that a form parts by a space may be joined by a hyphen.
        if self._nexts and place < len(words) and words[place] in _HYPHENS:
            place += 1
        if self._nexts and place < len(words):
            for step in self.follow(words[place]):
                yield from step.walk(words, place)
        if place > index + 1:
            for step in self.follow(words[index + 1]):
                yield from step.walk(words, index + 1)


def keep_longest(matches: Iterable[PhraseMatch]) -> tuple[PhraseMatch, ...]:
    """Of matches that overlap, the longest; of equally long ones, the first by position, then by id.

    Returns:
        Matches that do not overlap, in order of position.
    """
    kept: list[PhraseMatch] = []
    taken: list[Span] = []
    for match in sorted(matches, key=lambda m: (-len(m.span), m.span.start, m.id)):
        if not any(match.span.overlaps(span) for span in taken if abs(span.start - match.span.start) < 400):
            kept.append(match)
            taken.append(match.span)
    return tuple(sorted(kept, key=lambda m: m.span))


def check_form(form: str) -> str | None:
    """What is wrong with the way a form is written; None when nothing is. Needs no spaCy.

    It does not know the few plain words that spaCy cuts in two ("cannot"), which may not stand beside a ``|``.

    >>> check_form("migra* work*") is None
    True
    >>> check_form("*migrant")
    "'*' stands at the end of a word only: *migrant"
    """
    if not _WORD.search(form):
        return "the form holds no word"
    if math.prod(word.count("|") + 1 for word in form.split()) > _MOST_WAYS:
        return f"'|' gives more than {_MOST_WAYS} ways of writing it"
    faults = (_check_slot(slot) for word in form.split() for slot in ([word] if "*-" in word else word.split("-")))
    return next((fault for fault in faults if fault), None)


def _check_slot(slot: str) -> str | None:
    """What is wrong with one word of a form, or one part of a hyphenated one."""
    choices = slot.split("|")
    if len(choices) > 1 and not all(choices):
        return f"'|' needs a word on both sides: {slot}"
    if any("*" in choice[:-1] or choice == "*" for choice in choices):
        return f"'*' stands at the end of a word only: {slot}"
    if ("|" in slot or "*" in slot) and not all(_OPEN_WORD.fullmatch(choice) for choice in choices):
        return f"beside '|' and '*' stand plain words only, without apostrophes or stops: {slot}"
    return None


def _spell_out(form: str, language: str) -> Iterator[list[tuple[str, ...]]]:
    """The ways of writing a form, each as the words of its slots: as it is, and hyphenated parts glued together."""
    words = form.split()
    parted = list(itertools.chain.from_iterable(word.split("-") for word in words))
    yield [slot for word in parted if word for slot in _spell_word(word, language)]
    if len(parted) > len(words):
        yield [slot for word in words for slot in _spell_word(word.replace("-", ""), language)]


@lru_cache(maxsize=8192)
def _spell_word(word: str, language: str) -> tuple[tuple[str, ...], ...]:
    """The tokens of one word of a form, each with the words that may stand there."""
    if "|" in word or (len(word) > 1 and word.endswith("*") and word[-2].isalnum()):
        return (tuple(word.split("|")),)
    if is_one_token(word, language):
        return ((word,),)
    return tuple(_apostrophe_variants(token) for token in cut_tokens(word, language).words)


def _apostrophe_variants(token: str) -> tuple[str, ...]:
    """The token with straight and with curly apostrophes."""
    if not any(mark in token for mark in _APOSTROPHES):
        return (token,)
    return tuple(re.sub("['’]", mark, token) for mark in _APOSTROPHES)
