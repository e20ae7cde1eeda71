"""What rules share: their answer, and readings of a sentence that more than one of them needs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

from gmi.classify.observe import Hit, Observation
from gmi.model.cue import CueKind
from gmi.model.span import Span

FIGURE = re.compile(
    r"(?<![\w./-])(?!(?:19|20)\d\d\b)\d[\d,. ]*(?:\s?%|\s+per cent)?(?![\w/-])"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|dozens|hundreds|thousands)\b",
    re.IGNORECASE,
)
# A number right after one of these counts provisions, not people.
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|arts?|articles?|paras?|paragraphs?|sections?|chapters?|phases?|levels?|pages?|items?|tables?|figures?|"
    r"recommendations?|resolutions?|laws?|acts?|decrees?|ra|r\.a|age|aged|targets?|goals?|sdg|"
    r"sects?|orders?|outcomes?|outputs?|pillars?|measures?|actions?|titles?|rules?|regulations?|steps?|lines?|annex|hotline|"
    r"(?:paragraphs|articles|sections) \d+ (?:to|and))\.?\s*\(?|\d,\s*)$",
    re.IGNORECASE,
)
# The number of an item that has one of its own: "4.2 Publish".
ITEM_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z]")
_DURATION = re.compile(r"[\s-]*(?:and\s+\d+\s+)?(?:years?|months?|weeks?|days?|hours?|decades?|times)\b")
# A count right before a word for people: "30 girls", "(1952 boys".
_COUNT = re.compile(
    r"(?:\(\s*\d+|" + FIGURE.pattern + r")\s*(?:(?:were|are|is|was|of\s+(?:whom|them)|women|men)\s+)?$", re.IGNORECASE
)
_BETWEEN_COUNTS = 50
_FIGURE_REACH = 90
# A word says something of the group when it stands about half a line away at most, in code points.
NEAR = 60
# A figure that counts both women and men stands right beside them.
BESIDE = 15
_LEADS_UP = 40
_LONG_LIST = 3
_NAME_GOES_ON = re.compile(r"\s+[A-Z]")
_SENTENCE_WORDS = 7
# A heading whose next paragraph's number was read into it.
_GLUED_NUMBER = re.compile(r"\w\s+\d{1,3}\.$")
_ACTOR_WORDS = 8
# A clause that says whether, that or which binds what stands in it, and nobody outside of it.
_OPENS_CLAUSE = re.compile(
    r"\b(?P<doubt>whether|if|although|though)\b|;\s|,\s+but\b|\b(?:which|that|whose)\b", re.IGNORECASE
)
_ENDS_CLAUSE = re.compile(r"[,;:]\s")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What made a rule speak.

    Attributes:
        trigger: Words of the sentence, as printed.
        source: Instrument or actor on which the rule leans; empty when it leans on none.
    """

    trigger: str
    source: str = ""


Rule = Callable[[Observation], Grounds | None]


def from_hit(trigger: Hit | None, source: Hit | None = None) -> Grounds | None:
    """A cue as grounds; None when there is none."""
    return None if trigger is None else Grounds(trigger.text, source.text if source else "")


def has_verb(o: Observation) -> bool:
    """Whether it is a sentence: it holds a known verb, or is as long as one and ends like one."""
    if o.first("finite", "binding") is not None:
        return True
    is_closed = o.sentence.endswith(".") and not _GLUED_NUMBER.search(o.sentence)
    return not o.is_item and is_closed and len(o.sentence.split()) >= _SENTENCE_WORDS


def lists_many(o: Observation) -> bool:
    """Whether the reference is one of more than three groups or grounds.

    A word of a longer name ("Women Enterprise Fund") is no item of a list of groups; a thing, such as gender, is one
    only among grounds.
    """
    if o.item_count <= _LONG_LIST or is_counted(o, o.target):
        return False
    if o.reference.text[:1].isupper() and _NAME_GOES_ON.match(o.sentence, o.target.end):
        return False
    return o.names_persons or len(o.find("ground")) > 1


def find_figure(o: Observation, reach: int = _FIGURE_REACH) -> str | None:
    """A figure that counts people, near the reference; numbers of laws, articles and years are left out."""
    for match in FIGURE.finditer(o.sentence, o.opening):
        gap = _gap(Span(*match.span()), o.target)
        words = match.group().strip(" ,.")
        is_count = not _NUMBERED.search(o.sentence[: match.start()]) and not _DURATION.match(o.sentence, match.end())
        if gap <= reach and words and is_count:
            return words
    return None


def is_counted(o: Observation, words: Span) -> bool:
    """Whether a number of people stands right before these words."""
    before = o.sentence[o.opening : words.start]
    match = _COUNT.search(before)
    return match is not None and not _NUMBERED.search(before[: match.start()])


def find_breakdown(o: Observation) -> str | None:
    """Two counted groups side by side near the reference: "30 girls and 18 boys"; None when there are none."""
    people = [hit for hit in o.find("people") if is_counted(o, hit.span)]
    for first, second in itertools.pairwise(people):
        both = Span(first.span.start, second.span.end)
        if second.span.start - first.span.end <= _BETWEEN_COUNTS and _gap(both, o.target) <= _FIGURE_REACH:
            return both.cut(o.sentence)
    return None


def find_near(o: Observation, kind: CueKind) -> Hit | None:
    """The first cue of a kind that stands near the reference, on either side."""
    return next((hit for hit in o.find(kind) if _gap(hit.span, o.target) <= NEAR), None)


def stands_by(o: Observation, kind: CueKind) -> bool:
    """Whether a cue of a kind leads up to the reference ("victims or survivors of …"), or is a part of it."""
    return any(hit.span.overlaps(o.target) or 0 <= o.target.start - hit.span.end <= _LEADS_UP for hit in o.find(kind))


def _gap(one: Span, other: Span) -> int:
    """Code points between two spans; negative where they overlap."""
    return max(one.start - other.end, other.start - one.end)


def find_actor(o: Observation, trigger: Hit) -> str:
    """The words right before a modal verb, when they are short enough to be its subject."""
    before = o.sentence[o.opening : trigger.span.start]
    clause = re.split(r"[,;:]\s|\b(?:and|that|which|where|when)\s", before)[-1].strip()
    return clause if 0 < len(clause.split()) <= _ACTOR_WORDS else ""


def shares_clause(o: Observation, verb: Hit) -> bool:
    """Whether what a verb says can be about the reference.

    It cannot where the verb stands in a doubt ("whether the Act will …"), nor where it stands in a clause of its own
    that ends before the reference or begins after it: "the Act, which shall apply to all, …".
    """
    openers = list(_OPENS_CLAUSE.finditer(o.sentence, o.opening, verb.span.start))
    if not openers:
        return True
    last = openers[-1]
    if last["doubt"]:
        return False
    ending = _ENDS_CLAUSE.search(o.sentence, verb.span.end)
    clause = Span(last.start(), ending.start() if ending else len(o.sentence))
    return clause.contains(o.target)
