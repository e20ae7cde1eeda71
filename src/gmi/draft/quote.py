"""Chooses the sentences of the report that say most on a theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gmi.draft.brief import Brief
from gmi.draft.subject import cite_place, is_main_text
from gmi.draft.topic import Topic, make_topic
from gmi.model.draft import Quotation
from gmi.model.reference import ClassifiedReference
from gmi.model.rubric import Theme
from gmi.model.scorecard import ThemeResult
from gmi.model.span import Span

_SHORTEST, _LONGEST = 11, 60  # words
_COMFORTABLE = 42  # words; a longer quotation is chosen only for what it says
_LEAST_SCORE = 3.0
_LABEL_WORTH = {"commitment": 3.0, "engagement": 2.0, "mention": 0.5, "undecided": 0.5}
_QUOTED_ZONES = frozenset({"body", "annex"})

_COMPLETE = re.compile(r"[A-Z“\"‘].*[.?!][”\"’]?", re.DOTALL)
# Words that join a sentence to one before it, without which it can be understood.
_JOINING = re.compile(
    r"(?:However|Moreover|Furthermore|Also|In addition|Additionally|Similarly|Likewise|Therefore|Consequently|"
    r"Accordingly|Indeed|Yet|Lastly|Finally|Firstly|Secondly|Thirdly|And|But)\b"
)
# Sentences that lean on one before them, or point at something that the reader does not see.
_LEANING = re.compile(
    r"(?:This|These|Those|That|It|They|Such|Its|Their|He|She|Thus|Hence|Meanwhile|Again|Or|Which|As a result|"
    r"See|Table|Figure|Annex|Here|There is also|Then|To this end|For this|Other|Another|Both|"
    r"One of the|In (?:its|his|her|their|that|those)|In this (?:regard|respect|context|connection)|"
    r"(?:Under|In accordance with|According to|Pursuant to|Through|With|By) (?:this|these|that|those|it|them)|"
    r"(?:Of|All of|None of|Most of|Many of|Some of) (?:them|these|those)|For (?:example|instance)|On the other hand|"
    r"The (?:above|latter|former|said|following|same|provisions?|amendments?|cases|figures|department|ruling))\b"
)
_KINDS = "Acts?|Laws?|Code|Decree|Orders?|Plan|Policy|Programme|Strategy|Guidelines|guidelines|Ordinance|Bill"
_SAME = re.compile(
    rf"\b(?:the same|this|that|the said) (?:{_KINDS}|Convention|article)\b|"
    # "the Plan" and "Article 20" of a law that only the sentence before names.
    rf"\b[Tt]he (?:{_KINDS})\b(?! (?:on|of|for|to|against|concerning|relating|regarding|No|\(?[A-Z\d]))|"
    r"^(?:Article|Articles|Section|Sections|Art\.) \d+\w*\b(?! of\b)"
)
_BACK = re.compile(r"\bin (?:this|that) (?:respect|regard|context|connection)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:above|below|aforementioned|as follows|the following|hereinafter|see (?:also|para|annex))\b"
)
# Lists, tables, web addresses, numbers of notes glued to words, headings in capitals.
_ODD = re.compile(
    r"[\[\]{}|•▪■●◦·\ue000-\uf8ff\ufffd]|\.\.|…|\s[,;.:](?:\s|$)|https?:|www\.|[a-z]{3}\d|[a-z][.,;]\d{1,3}\b|"
    r"\b[A-Z]{2,}(?:\s[A-Z]{2,}){3}|:\s*$|\([a-z]\)\s.*\([a-z]\)\s",
    re.DOTALL,
)
# Initials after a title or "No." end no sentence; one that begins or ends beside them was cut wrongly.
_CUT_SHORT = re.compile(r"(?:\b(?:No|Nos|Art|Arts|para|Dr|Mr|Ms|Mrs|St|e\.g|i\.e|cf|vs|approx|Rep|Sec|Secs))\.[”\"’]?$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may be quoted.

    Attributes:
        score: What it is worth.
        on_theme: Whether it names the theme.
        speaks: Whether it speaks of women, girls, gender or migration.
        meets: Whether it speaks of both together.
        paragraph_index: Place in ``Document.paragraphs``.
        span: Where it stands.
        text: On one line.
    """

    score: float
    on_theme: bool
    speaks: bool
    meets: bool
    paragraph_index: int
    span: Span
    text: str


def choose_quotations(
    brief: Brief, theme: ThemeResult, terms: Theme | None, quoted: frozenset[str]
) -> tuple[Quotation, ...]:
    """The sentences of a theme that say most, in the order of the report.

    Preferred are sentences in which gender and migration meet, those read as commitment and engagement, and those that
    name a law or plan. One passage a paragraph. A passage must name the theme, and speak of women, girls, gender or
    migration too; where not one paragraph of the theme speaks of women, girls or gender, the one passage that says most
    on the theme shows what the report dwells on instead. One in which gender and migration meet need not name it.

    Args:
        brief: Everything that is known, and how many quotations are wanted.
        theme: Gives the paragraphs.
        terms: The theme in the rubric, for its words; None where the rubric does not hold it.
        quoted: Quotations that stand in the draft already.
    """
    if not brief.plan.quotations:
        return ()
    topic = make_topic(terms)
    best: dict[int, _Candidate] = {}
    for index in theme.paragraph_indexes:
        for candidate in _read_paragraph(brief, index, topic):
            if index not in best or candidate.score > best[index].score:
                best[index] = candidate
    telling = [item for item in best.values() if item.speaks and (item.on_theme or item.meets)]
    most = brief.plan.quotations
    if not telling and theme.reference_count == 0:
        telling, most = [item for item in best.values() if item.on_theme], 1
    ranked = sorted(telling, key=lambda item: (not item.on_theme, -item.score, item.paragraph_index))
    chosen: list[_Candidate] = []
    for candidate in ranked:
        if len(chosen) == most:
            break
        if not any(_alike(candidate.text, text) for text in (*quoted, *(other.text for other in chosen))):
            chosen.append(candidate)
    return tuple(_quote(brief, item) for item in sorted(chosen, key=lambda item: item.span))


def is_spoken_of(brief: Brief, theme: ThemeResult, terms: Theme | None) -> bool:
    """Whether a sentence names a theme and speaks of women, girls, gender or migration, quotable or not."""
    topic = make_topic(terms)
    for index in theme.paragraph_indexes:
        for sentence in brief.document.paragraphs[index].sentences:
            found = _references_in(brief, index, sentence)
            text = " ".join(sentence.cut(brief.document.text).split())
            if any(_speaks_of(found)) and _weigh_theme(text, found, topic):
                return True
    return False


def _read_paragraph(brief: Brief, index: int, topic: Topic) -> Iterator[_Candidate]:
    """The passages of a paragraph that are fit to be quoted, with what they are worth."""
    document = brief.document
    paragraph = document.paragraphs[index]
    if paragraph.zone not in _QUOTED_ZONES:
        return
    names = brief.names_in.get(index, ())
    for place, sentence in enumerate(paragraph.sentences):
        span, text = sentence, " ".join(sentence.cut(document.text).split())
        if place and (_leans(text) or _JOINING.match(text)):
            # A sentence that leans on the one before it is quoted together with it.
            both = Span(paragraph.sentences[place - 1].start, sentence.end)
            joined = " ".join(both.cut(document.text).split())
            if _is_quotable(joined) and not _leans(joined):
                span, text = both, joined
        if not _is_quotable(text) or _leans(text):
            continue
        found = _references_in(brief, index, span)
        on_theme = _weigh_theme(text, found, topic)
        score = _weigh(text, found, on_theme, names_measure=any(name in text for name in names))
        if place == 0 or span.start == paragraph.sentences[0].start:
            score += 0.5
        if not is_main_text(document, index):
            score -= 1.0
        if score >= _LEAST_SCORE:
            gender, migration = _speaks_of(found)
            yield _Candidate(score, on_theme > 0, gender or migration, gender and migration, index, span, text)


def _speaks_of(found: tuple[ClassifiedReference, ...]) -> tuple[bool, bool]:
    """Whether references that count are to women, girls or gender, and to migration."""
    counting = [item.reference for item in found if item.reference.bucket is None]
    return (
        any(item.dimension == "gender" and item.group != "men-boys" for item in counting),
        any(item.dimension == "migration" for item in counting),
    )


def _references_in(brief: Brief, index: int, span: Span) -> tuple[ClassifiedReference, ...]:
    """The references inside a span of one paragraph, in order."""
    return tuple(
        item
        for sentence in brief.document.paragraphs[index].sentences
        if span.contains(sentence)
        for item in brief.by_sentence.get((index, sentence.start), ())
        if span.contains(item.reference.span)
    )


def _weigh(text: str, inside: tuple[ClassifiedReference, ...], on_theme: float, *, names_measure: bool) -> float:
    """What a passage is worth as a quotation; our convention."""
    counting = [item for item in inside if item.reference.bucket is None]
    gender = [item for item in counting if item.reference.dimension == "gender" and item.reference.group != "men-boys"]
    if not gender and not on_theme:
        return 0.0
    meets = bool(gender) and any(item.reference.dimension == "migration" for item in counting)
    score = _weigh_references(gender, counting, meets=meets) + (1.5 if names_measure else 0.0)
    score += on_theme if on_theme else -1.5 if meets else -2.5
    if _JOINING.match(text):
        score -= 1.5
    if _POINTING.search(text):
        score -= 2.0
    if len(text.split()) > _COMFORTABLE:
        score -= 1.0
    return score


def _weigh_theme(text: str, inside: tuple[ClassifiedReference, ...], topic: Topic) -> float:
    """How much a passage speaks of a theme: its words and groups weigh more than words that only indicators ask for."""
    if any(item.reference.group in topic.groups for item in inside) or topic.is_named_in(text):
        return 3.0
    return 1.5 if topic.is_touched_in(text) else 0.0


def _weigh_references(gender: list[ClassifiedReference], counting: list[ClassifiedReference], *, meets: bool) -> float:
    """What the references inside a passage are worth."""
    score = 0.0
    if gender:
        score += 1.5 + max(_LABEL_WORTH[item.label or "mention"] for item in gender)
        score += 0.5 * min(len(gender) - 1, 2)
    if any(item.reference.dimension == "migration" for item in counting):
        score += 2.0
    if meets:
        score += 4.0
    if any("restrictive" in item.tags for item in counting):
        score += 2.0
    return score


@lru_cache(maxsize=4096)
def _is_quotable(text: str) -> bool:
    """Whether a sentence is whole and reads as one: no list, table row, heading or torn piece."""
    count = len(text.split())
    if not _SHORTEST <= count <= _LONGEST or not _COMPLETE.fullmatch(text):
        return False
    if _ODD.search(text) or _CUT_SHORT.search(text) or text.count(";") > 2 or text.count(",") > 9:
        return False
    figures = sum(character.isdigit() for character in text)
    pairs = text.count("(") == text.count(")") and text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return pairs and figures * 5 < len(text) and any(word.islower() for word in text.split())


def _leans(text: str) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    named = _SAME.search(text)
    if _LEANING.match(text) or _BACK.search(text):
        return True
    return named is not None and not _has_name_before(text, named.start())


def _has_name_before(text: str, end: int) -> bool:
    """Whether a law or plan is named earlier in the sentence, so that "the same Act" has something to point at."""
    return re.search(rf"\b(?:{_KINDS}|Convention|Constitution)\b", text[:end]) is not None


def _alike(one: str, other: str) -> bool:
    """Whether two sentences say nearly the same."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) > 0.7 * min(len(first), len(second))


def _quote(brief: Brief, item: _Candidate) -> Quotation:
    """The quotation with where it stands."""
    paragraph = brief.document.paragraphs[item.paragraph_index]
    numbered = is_main_text(brief.document, item.paragraph_index)
    return Quotation(
        text=item.text,
        citation=cite_place(brief.subject, brief.document, item.paragraph_index, item.span.start),
        paragraph_number=paragraph.number if numbered else None,
        page_number=paragraph.page_at(item.span.start),
        paragraph_index=item.paragraph_index,
        reference_ids=tuple(found.reference.id for found in _references_in(brief, item.paragraph_index, item.span)),
    )
