"""spaCy's only door: tokens, sentence bounds and the matching of phrases.

No model is loaded: a blank pipeline gives the tokens, and the rules below give the sentences. spaCy itself is imported
when the first text is read, since it takes a second that ``gmi --help`` should not cost.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from gmi.model.span import Span

_HYPHENS = ("-", "‐", "‑", "–")
_APOSTROPHES = ("'", "’")
# Signs between letters and digits with no space, as tables and note calls leave them ("women;74", "/women/").
_GLUED = (r"(?<=[^\W\d_])[;,:/](?=\w)", r"(?<=\+)-")
_ENDING = re.compile(r"[\w'’-]*")


@lru_cache(maxsize=4)
def _pipeline(language: str) -> Any:
    """The blank spaCy pipeline of a language."""
    import spacy  # noqa: PLC0415 - a second of start-up that only reading a report needs

    pipeline = spacy.blank(language)
    pipeline.max_length = 50_000_000
    defaults, tokenizer = pipeline.Defaults, pipeline.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex([*defaults.infixes, *_GLUED]).finditer
    tokenizer.prefix_search = spacy.util.compile_prefix_regex([*defaults.prefixes, "/"]).search
    tokenizer.suffix_search = spacy.util.compile_suffix_regex([*defaults.suffixes, "/", r"(?<=[;,])\d+"]).search
    return pipeline


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens.

    Attributes:
        text: The text, unchanged.
        doc: spaCy's document over it; opaque to everyone else.
        language: ISO 639-1.
    """

    text: str
    doc: Any
    language: str

    def spans(self) -> tuple[Span, ...]:
        """Place of every token, in order; white space beyond one space is a token too."""
        return tuple(Span(token.idx, token.idx + len(token)) for token in self.doc)

    def words(self) -> list[str]:
        """Text of every token, in order."""
        return [token.text for token in self.doc]


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


@lru_cache(maxsize=2)
def tokenise(text: str, language: str = "en") -> Tokens:
    """Cuts a text into tokens; positions are code points of the text.

    >>> [span.cut("women, girls") for span in tokenise("women, girls").spans()]
    ['women', ',', 'girls']
    """
    # Several stages read the same report one after another: its tokens are kept for them.
    return _cut(text, language)


def _cut(text: str, language: str) -> Tokens:
    """The tokens of a text."""
    return Tokens(text, _pipeline(language).make_doc(text), language)


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
        words = tokens.words()
        spans = tokens.spans()
        found: set[tuple[int, int, str]] = set()
        for root, listed in ((self._any_case, [word.lower() for word in words]), (self._as_written, words)):
            first_steps = {word: root.follow(word) for word in set(listed)}
            for index, word in enumerate(listed):
                for step in first_steps[word]:
                    for last, name in step.walk(listed, index):
                        found.add((spans[index].start, spans[last].end, name))
        ordered = sorted(found, key=lambda hit: (hit[0], -hit[1], hit[2]))
        return tuple(PhraseMatch(name, Span(start, end)) for start, end, name in ordered)


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

    def walk(self, words: list[str], index: int) -> Iterator[tuple[int, str]]:
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


_WORD = re.compile(r"\w")
_OPEN_WORD = re.compile(r"\w+[+*]?")
_MOST_WAYS = 1_000


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
    return tuple(_apostrophe_variants(token.text) for token in _cut(word, language).doc)


def _apostrophe_variants(token: str) -> tuple[str, ...]:
    """The token with straight and with curly apostrophes."""
    if not any(mark in token for mark in _APOSTROPHES):
        return (token,)
    return tuple(re.sub("['’]", mark, token) for mark in _APOSTROPHES)


# Words after which a full stop does not end a sentence; the reports are full of them.
_ABBREVIATIONS = frozenset(
    "art arts no nos para paras p pp vol ed eds cf v vs dr mr mrs ms prof st rev sr jr gen col hon rep sen fig figs ch "  # noqa: SIM905 - a list of words reads best as words
    "chap sect sec subsect subpara approx ca c e.g i.e viz al inter etc ibid op cit jan feb mar apr jun jul aug sep "
    "sept oct nov dec u.s u.k u.n ltd inc co corp dept govt min res doc add corr n".split()
)
_SENTENCE_END = re.compile(r"[.!?]+[\"'”’)\]]*(?:\s?\d{1,3}(?=\s+[A-Z]))?(?=\s+)|;(?=\s+\([a-zivx]{1,4}\)\s)")
_ITEM_START = re.compile(r"\s(?=(?:[•●▪■◦‣]|\([a-z]{1,3}\)|\([ivx]+\))\s)")


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Sentences of one paragraph.

    A line end inside a paragraph (an item of a list) ends a sentence. A full stop does when white space and a capital,
    a digit, a quotation mark or a bracket follow, unless it belongs to an abbreviation ("art. 12", "Law No. 5"), an
    initial or the paragraph's own number ("12. The …").

    Args:
        text: The document's text.
        span: The paragraph.

    Returns:
        Spans in order, without the white space between them; every other code point of the paragraph is in one.
    """
    piece = span.cut(text)
    cuts = [0, *(match.end() for match in re.finditer("\n", piece))]
    number = re.match(r"\s*\d{1,4}(?:\s?(?:bis|ter|quater))?\.(?=\s|$)", piece)
    floor = number.end() if number else 0
    cuts.extend(match.end() for match in _SENTENCE_END.finditer(piece, floor) if _ends_sentence(piece, match, floor))
    cuts.append(len(piece))
    spans = []
    for start, end in itertools.pairwise(sorted(cuts)):
        chunk = piece[start:end]
        stripped = chunk.strip()
        if stripped:
            first = start + len(chunk) - len(chunk.lstrip())
            spans.append(Span(span.start + first, span.start + first + len(stripped)))
    return tuple(spans)


def _ends_sentence(piece: str, match: re.Match[str], floor: int) -> bool:
    """Whether the mark at ``match`` ends a sentence."""
    mark = match.group()
    if mark.startswith(";"):
        return True
    rest = piece[match.end() :].lstrip()
    if not rest:
        return False
    if mark.startswith("."):
        before = re.search(r"(\S+)$", piece[floor : match.start()])
        word = before.group(1).lstrip("(\"'“‘[").lower() if before else ""
        if word in _ABBREVIATIONS and not (word in {"etc", "no", "co"} and rest[0].isupper() and word != "no"):
            return False
        if re.fullmatch(r"[a-z]", word) and word not in {"i"} and rest[:1].isupper():
            # An initial ("J. Smith") unless a long word precedes, as in "vitamin A. The …".
            return False
    return bool(re.match(r"[A-Z0-9\"'“‘(\[•●▪■À-ÖØ-Þ*-]", rest))
