"""Looks for many phrases in many sentences of a text in one pass.

Cues are thousands of short phrases of common words, and most are lists of alternatives. They are kept by their first
word, so that nothing has to be spelt out: made in milliseconds, where a ``PhraseFinder`` of the same phrases takes over
a second. Forms mean the same in both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from gmi.language import Phrase, PhraseMatch, check_form, tokenise
from gmi.model.span import Span

_GAP = "\n\n"
_HYPHENS = frozenset("-‐‑–")
_STEM = 3


@dataclass(frozen=True, slots=True)
class SentenceMatches:
    """What was found in one sentence; positions count from its start.

    Attributes:
        text: The sentence.
        matches: By position, then the longest first, then by id.
        token_starts: Where each token begins, in order.
    """

    text: str
    matches: tuple[PhraseMatch, ...]
    token_starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """The words that may stand at one place of a form, and the beginnings of words that may."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def accepts(self, word: str) -> bool:
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One form: its slots, whose first one has been looked up already."""

    id: str
    slots: tuple[_Slot, ...]


class _Index:
    """Forms by the words, or the first letters, with which they begin."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[_Entry]] = {}
        self.by_stem: dict[str, list[_Entry]] = {}

    def add(self, entry: _Entry) -> None:
        first = entry.slots[0]
        for word in first.words:
            self.by_word.setdefault(word, []).append(entry)
        for stem in {stem[:_STEM] for stem in first.stems}:
            self.by_stem.setdefault(stem, []).append(entry)

    def find(self, words: list[str]) -> Iterable[tuple[str, int, int]]:
        """Id, first token and token after the last of every match."""
        for start, word in enumerate(words):
            for entry in self.by_word.get(word, ()):
                end = _match_rest(entry, words, start)
                if end:
                    yield entry.id, start, end
            for entry in self.by_stem.get(word[:_STEM], ()):
                end = _match_rest(entry, words, start)
                if end and entry.slots[0].accepts(word):
                    yield entry.id, start, end


class SentenceFinder:
    """Phrases, ready to be looked for in sentences."""

    def __init__(self, phrases: Iterable[Phrase], language: str) -> None:
        """Compiles the phrases.

        Raises:
            ValueError: When a form cannot be used; the message names the phrase.
        """
        self._language = language
        self._exact, self._any = _Index(), _Index()
        for phrase in phrases:
            for form in phrase.forms:
                complaint = check_form(form)
                if complaint:
                    raise ValueError(f"{phrase.id}: {complaint}")
                for slots in _compile_form(form, exact=phrase.case == "exact", language=language):
                    (self._exact if phrase.case == "exact" else self._any).add(_Entry(phrase.id, slots))

    def find(self, text: str, sentences: Iterable[Span]) -> dict[Span, SentenceMatches]:
        """Every match in every sentence; none runs over a sentence's end.

        Args:
            text: The document's text.
            sentences: Spans in it, in any order, repeated or not.

        Returns:
            For each sentence what was found in it.
        """
        wanted = sorted(set(sentences))
        joined = _GAP.join(span.cut(text) for span in wanted)
        tokens = tokenise(joined, self._language).spans()
        starts = [token.start for token in tokens]
        words = [_level(token.cut(joined)) for token in tokens]
        lower = [word.lower() for word in words]
        found = {}
        offset = 0
        for span in wanted:
            first, last = bisect_left(starts, offset), bisect_left(starts, offset + len(span))
            hits = {*self._exact.find(words[first:last]), *self._any.find(lower[first:last])}
            matches = (
                PhraseMatch(name, Span(tokens[first + a].start - offset, tokens[first + b - 1].end - offset))
                for name, a, b in hits
            )
            found[span] = SentenceMatches(
                text=span.cut(text),
                matches=tuple(sorted(matches, key=lambda m: (m.span.start, -m.span.end, m.id))),
                token_starts=tuple(start - offset for start in starts[first:last]),
            )
            offset += len(span) + len(_GAP)
        return found


def _match_rest(entry: _Entry, words: list[str], start: int) -> int:
    """The token after a match that begins at ``start``; 0 when the words after the first do not fit."""
    at = start + 1
    for slot in entry.slots[1:]:
        if at < len(words) and words[at] in _HYPHENS:
            at += 1
        if at >= len(words) or not slot.accepts(words[at]):
            return 0
        at += 1
    return at


def _compile_form(form: str, *, exact: bool, language: str) -> list[tuple[_Slot, ...]]:
    """Slots of a form, and of the form with its hyphenated parts glued together."""
    words = (form if exact else form.lower()).split()
    variants = [[part for word in words for part in (word.split("-") if word.strip("-") else [word]) if part]]
    if any("-" in word.strip("-") for word in words):
        variants.append([word.replace("-", "") for word in words])
    return [tuple(slot for word in variant for slot in _compile_word(word, language)) for variant in variants]


def _compile_word(word: str, language: str) -> list[_Slot]:
    """The slots of one word: one, or more where the language cuts it ("cannot")."""
    choices = word.split("|")
    if len(choices) == 1 and not word.endswith("*"):
        text = tokenise(word, language)
        return [_Slot(frozenset([_level(span.cut(word))]), ()) for span in text.spans()]
    stems = tuple(choice[:-1] for choice in choices if choice.endswith("*"))
    return [_Slot(frozenset(choice for choice in choices if not choice.endswith("*")), stems)]


def _level(word: str) -> str:
    """A word with straight apostrophes."""
    return word.replace("’", "'")
