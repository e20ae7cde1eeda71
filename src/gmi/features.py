"""What a reference looks like to the model: features that carry over to States that nobody has seen.

They say which classes of cues stand where, who acts and in which tense, which figures and marks of a legal basis there
are, how the reference stands in its clause, and which words of closed classes (prepositions, auxiliaries, pronouns) are
in the sentence. None is the name of a State, a law or a ministry. None says which rule spoke: the model is a second
opinion, and would only repeat the first. None counts commas, "and" or "or": in a written corpus lists give mentions
away, in real reports they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gmi.load_features import FeatureWords, load_feature_words
from gmi.model.cue import CueKind
from gmi.model.observation import Hit, Observation
from gmi.model.span import Span

Features = frozenset[str]
"""Names of the features that hold; ``family:value``, for example ``near:legal-verb``."""

# Cues that say what a word is, not what the sentence does: too common to be evidence by standing somewhere.
_WHAT_IT_IS: tuple[CueKind, ...] = ("people", "abstract", "ground", "finite", "link", "mother", "father")
# A cue near the reference is likelier to be about it; in code points.
_NEAR = 60
# In words: how long a sentence is, and how many stand before the reference; "end" is the last quarter.
_LENGTHS = (("short", 12), ("middle", 25), ("long", 45))
_PLACES = (("first", 1), ("early", 6))
_END = 0.75
_CLAUSE_END = re.compile(r"[,;:()]\s|\s[–—-]\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_PERCENT = re.compile(r"\d\s?%|\bper\s?cent\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNT = re.compile(r"(?<![\w./-])(?!(?:19|20)\d\d\b)\d[\d,. ]*(?![\w/-])")
_MONEY = re.compile(r"[€$£]\s?\d|\b(?:million|billion|crowns|dollars|euros?|budget\w*|appropriat\w+)\b", re.IGNORECASE)
_ACT_NUMBER = re.compile(r"\bNo\.?\s?\d|\b\d+/\d{2,4}\b|\barts?\.\s?\d|\b[Aa]rticles?\s\d|\b[Ss]ections?\s\d")
_QUOTED = re.compile('[“”"«»]')

_SIDE_WORDS = 3


def describe(observation: Observation, language: str = "en") -> Features:
    """The features of one reference.

    Args:
        observation: What there is to see of it.
        language: ISO 639-1; says which words tell actors and tenses.

    >>> sorted(describe_words("Shelters receive women.", Span(17, 22)))
    ['word:receive', 'word:shelters']
    """
    words = load_feature_words(language)
    return frozenset(
        (
            *_from_cues(observation),
            *_from_place(observation),
            *_from_verbs(observation, words),
            *_from_signs(observation),
            *_from_words(observation, words),
        )
    )


def describe_words(sentence: str, target: Span) -> Features:
    """The bare words of a sentence without the reference: what a model that knows nothing else would go by.

    It is there to be compared with: a model that does no better than this has learnt words, not depth.
    """
    words = _read_words(sentence[: target.start]) + _read_words(sentence[target.end :])
    return frozenset(f"word:{word}" for word in words)


def _from_cues(o: Observation) -> Iterator[str]:
    clause = _clause_of(o)
    telling = [hit for hit in o.hits if hit.kind not in _WHAT_IT_IS]
    for hit in telling:
        yield f"cue:{hit.kind}"
        if hit.span.overlaps(o.target):
            yield f"over:{hit.kind}"
            continue
        side = "before" if hit.span.start < o.target.start else "after"
        yield f"{side}:{hit.kind}"
        if _gap(hit, o.target) <= _NEAR:
            yield f"near:{hit.kind}"
        if clause.contains(hit.span):
            yield f"clause:{hit.kind}"
        if hit.named:
            yield f"named:{hit.kind}"
        if hit.span.start == o.opening:
            yield f"opens:{hit.kind}"
    for hit in o.lead:
        if hit.kind not in _WHAT_IT_IS:
            yield f"lead:{hit.kind}"
    for qualifier in o.qualifiers:
        yield f"qualified:{qualifier.kind}"
        yield f"qualified:{qualifier.rule_id}"


def _from_place(o: Observation) -> Iterator[str]:
    length = len(o.sentence.split())
    before = len(o.sentence[o.opening : o.target.start].split())
    yield f"length:{next((name for name, most in _LENGTHS if length <= most), 'very-long')}"
    late = "late" if before < length * _END else "end"
    yield f"stands:{next((name for name, most in _PLACES if before <= most), late)}"
    yield f"items:{min(o.item_count, 5)}"
    yield f"zone:{o.reference.zone}"
    yield f"dimension:{o.reference.dimension}"
    yield "persons" if o.names_persons else "theme"
    yield f"items:{min(o.item_count, 5)}-{'persons' if o.names_persons else 'theme'}"
    if o.is_item:
        yield "item:under-lead-in" if o.lead_is_list else "item:alone"
    if not o.sentence.rstrip().endswith("."):
        yield "ends:open"
    if o.target.cut(o.sentence)[:1].isupper() and o.target.start > o.opening:
        yield "capital"


def _from_verbs(o: Observation, words: FeatureWords) -> Iterator[str]:
    """Who acts, and in which tense; in the sentence, in the clause of the reference, before and after it."""
    clause = _clause_of(o).cut(o.sentence)
    before, after = o.sentence[o.opening : o.target.start], o.sentence[o.target.end :]
    for name, pattern in words.tenses:
        if pattern.search(o.sentence):
            yield f"tense:{name}"
        if pattern.search(clause):
            yield f"clause-tense:{name}"
        if pattern.search(after):
            yield f"after-tense:{name}"
    verbs = [hit for hit in o.hits if hit.kind in ("finite", "binding", "legal-verb", "delivery", "adopt")]
    subject = o.sentence[o.opening : verbs[0].span.start] if verbs else ""
    yield "before-verb" if not verbs or o.target.end <= verbs[0].span.start else "after-verb"
    actors = [name for name, pattern in words.actors if pattern.search(subject)]
    for name in actors or ["unknown" if subject else "none"]:
        yield f"subject:{name}"
    for name, pattern in words.actors:
        if pattern.search(before):
            yield f"actor-before:{name}"


def _from_signs(o: Observation) -> Iterator[str]:
    near = o.sentence[max(0, o.target.start - _NEAR) : o.target.end + _NEAR]
    for name, pattern in (
        ("percent", _PERCENT),
        ("count", _COUNT),
        ("money", _MONEY),
        ("act-number", _ACT_NUMBER),
        ("year", _YEAR),
        ("quoted", _QUOTED),
    ):
        if pattern.search(o.sentence):
            yield f"sign:{name}"
        if pattern.search(near):
            yield f"sign-near:{name}"


def _from_words(o: Observation, words: FeatureWords) -> Iterator[str]:
    """Words of closed classes: those of the sentence, and those beside the reference by side."""
    before, after = _read_words(o.sentence[: o.target.start]), _read_words(o.sentence[o.target.end :])
    yield from (f"word:{word}" for word in (*before, *after) if word in words.closed)
    for side, beside in (("before", before[: -_SIDE_WORDS - 1 : -1]), ("after", after[:_SIDE_WORDS])):
        for place, word in enumerate(beside):
            if word in words.closed:
                yield f"{'next' if place == 0 else 'close'}-{side}:{word}"


def _read_words(text: str) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(text)]


def _clause_of(o: Observation) -> Span:
    """The stretch between the marks that part clauses, around the reference."""
    start, end = 0, len(o.sentence)
    for match in _CLAUSE_END.finditer(o.sentence):
        if match.end() <= o.target.start:
            start = match.end()
        elif match.start() >= o.target.end:
            end = match.start()
            break
    return Span(start, end)


def _gap(hit: Hit, target: Span) -> int:
    return max(hit.span.start - target.end, target.start - hit.span.end)
