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
_ENDING = re.compile(r"[\w'’-]*")
_LONGEST_HYPHENATED = 4


@lru_cache(maxsize=4)
def _pipeline(language: str) -> Any:
    """The blank spaCy pipeline of a language."""
    import spacy  # noqa: PLC0415 - a second of start-up that only reading a report needs

    pipeline = spacy.blank(language)
    pipeline.max_length = 50_000_000
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
        """Place of every token, in order, white space left out."""
        return tuple(Span(token.idx, token.idx + len(token)) for token in self.doc if not token.is_space)


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


def tokenise(text: str, language: str = "en") -> Tokens:
    """Cuts a text into tokens; positions are code points of the text.

    >>> [span.cut("women, girls") for span in tokenise("women, girls").spans()]
    ['women', ',', 'girls']
    """
    return Tokens(text, _pipeline(language).make_doc(text), language)


class PhraseFinder:
    """Finds many phrases in a text in one pass; reports every match, overlapping ones too.

    spaCy's ``PhraseMatcher`` looks for exact sequences of tokens and is hundreds of times faster than its ``Matcher``.
    So every way of writing a phrase is spelt out once; a ``*`` is spelt out with the words of the text at hand.
    """

    def __init__(self, phrases: Iterable[Phrase], language: str = "en") -> None:
        """Compiles the phrases.

        Raises:
            ValueError: When a form cannot be used; the message names the phrase. See ``check_form``.
        """
        self._language = language
        self._ids: dict[int, str] = {}
        self._open: list[_Way] = []
        fixed: list[_Way] = []
        for phrase in phrases:
            for form in phrase.forms:
                complaint = check_form(form)
                if complaint:
                    raise ValueError(f"{phrase.id}: {complaint}")
                for way in _spell_out(form, phrase, language):
                    (self._open if way.is_open else fixed).append(way)
        self._matchers = self._build(fixed)

    def find(self, tokens: Tokens) -> tuple[PhraseMatch, ...]:
        """Every match, by position, then the longest first, then by id; each at most once."""
        doc = tokens.doc
        words = {token.text for token in doc}
        filled = [full for way in self._open for full in way.fill(words)]
        found: set[tuple[int, int, str]] = set()
        for matcher in (*self._matchers, *self._build(filled)):
            for key, start, end in matcher(doc):
                last = doc[end - 1]
                found.add((doc[start].idx, last.idx + len(last), self._ids[key]))
        ordered = sorted(found, key=lambda hit: (hit[0], -hit[1], hit[2]))
        return tuple(PhraseMatch(name, Span(start, end)) for start, end, name in ordered)

    def _build(self, ways: list[_Way]) -> list[Any]:
        """One matcher for words in any case and one for words as written, of those that are needed."""
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415 - see _pipeline
        from spacy.tokens import Doc  # noqa: PLC0415 - see _pipeline

        vocab = _pipeline(self._language).vocab
        matchers = []
        for exact, attribute in ((False, "LOWER"), (True, "ORTH")):
            by_id: dict[str, set[tuple[str, ...]]] = {}
            for way in ways:
                if way.exact == exact:
                    by_id.setdefault(way.id, set()).update(itertools.product(*way.slots))
            if not by_id:
                continue
            matcher = PhraseMatcher(vocab, attr=attribute)
            for name, sequences in by_id.items():
                matcher.add(name, [Doc(vocab, words=list(sequence)) for sequence in sorted(sequences)])
                self._ids[vocab.strings[name]] = name
            matchers.append(matcher)
        return matchers


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of writing a phrase: for each token the words that may stand there.

    A word that ends in ``*`` stands for all words that begin so.
    """

    id: str
    slots: tuple[tuple[str, ...], ...]
    exact: bool

    @property
    def is_open(self) -> bool:
        """Whether it has a ``*``."""
        return any(len(word) > 1 and word.endswith("*") for slot in self.slots for word in slot)

    def fill(self, words: set[str]) -> Iterator[_Way]:
        """The way with every ``*`` spelt out by the words of a text; nothing when none fits."""
        slots = []
        for slot in self.slots:
            filled: set[str] = set()
            for choice in slot:
                if len(choice) > 1 and choice.endswith("*"):
                    stem = choice[:-1]
                    seen = (word if self.exact else word.lower() for word in words)
                    filled.update(w for w in seen if w.startswith(stem) and _ENDING.fullmatch(w[len(stem) :]))
                else:
                    filled.add(choice)
            if not filled:
                return
            slots.append(tuple(sorted(filled)))
        yield _Way(self.id, tuple(slots), self.exact)


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


def _spell_out(form: str, phrase: Phrase, language: str) -> Iterator[_Way]:
    """The ways of writing a form: with spaces or hyphens between its words, hyphenated parts also glued together."""
    words = form.split()
    if not any("-" in word.strip("-") for word in words):
        variants = [words]
    else:
        variants = [
            list(itertools.chain.from_iterable(word.split("-") for word in words)),
            [word.replace("-", "") for word in words],
        ]
    for variant in variants:
        parts = [_spell_word(word, phrase, language) for word in variant if word]
        # A title of many words is hyphenated where its form is, or not at all.
        free = (False, True) if len(parts) <= _LONGEST_HYPHENATED else (False,)
        for gap in itertools.product(free, repeat=len(parts) - 1):
            slots = list(parts[0])
            for hyphen, part in zip(gap, parts[1:], strict=True):
                slots.extend([_HYPHENS, *part] if hyphen else part)
            yield _Way(phrase.id, tuple(slots), phrase.case == "exact")


def _spell_word(word: str, phrase: Phrase, language: str) -> list[tuple[str, ...]]:
    """The tokens of one word of a form, each with the words that may stand there."""
    choices = word if phrase.case == "exact" else word.lower()
    if "|" in choices or (len(choices) > 1 and choices.endswith("*") and choices[-2].isalnum()):
        return [tuple(choices.split("|"))]
    tokens = [token.text for token in tokenise(choices, language).doc]
    return [_apostrophe_variants(token) for token in tokens]


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
