"""Finds every occurrence of a rubric's terms in a document: facts, without opinion.

The longest match wins over every shorter one that it overlaps. Words that a negative term covers ("drug trafficking")
are no reference, and are kept aside with the reason. A reference inside a title or an institution's name, or in a zone
that is not the State's own statement, goes into its bucket.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gmi.language import (
    Phrase,
    PhraseFinder,
    PhraseMatch,
    find_opening,
    keep_longest,
    split_items,
    split_sentences,
    tokenise,
)
from gmi.model.document import STATE_ZONES, Document, Paragraph, Source, Zone
from gmi.model.reference import Bucket, Findings, Mark, Name, NameKind, Reference, Vetoed
from gmi.model.rubric import Group, Rubric, Term
from gmi.model.span import Span

_ZONE_BUCKETS: dict[Zone, Bucket] = {
    "masthead": "masthead",
    "running-head": "running-head",
    "contents": "contents",
    "acronym-list": "acronym-list",
    "committee-text": "committee-text",
    "bibliography": "bibliography",
}
# A note that gives a source: author, year in brackets, title. A year after an act's name is no such thing.
_CITATION = re.compile(
    r"\W*\d{0,3}\s*(?![^()]*\b(?:Act|Law|Decree|Code|Constitution|Order|Regulation|Resolution|Convention|No)\b)"
    r"[A-Z][^()]{2,120}\((?:19|20)\d\d[a-z]?(?:[;,–-]\s?(?:19|20)?\d\d)*\)[,.:]?\s+[A-Z“\"]"
)
# What follows one of these in a question is an example or a part, up to the next request.
_ASIDE = re.compile(r"\b(?:including|such as|in particular|notably|inter alia|especially)\b", re.IGNORECASE)
_ASKS_ON = re.compile(
    r"\b(?:and|also|please)\s+(?:also\s+|please\s+)*(?:provide|indicate|describe|explain|state|specify|inform|give|clarify)\b",
    re.IGNORECASE,
)
_NAME_BUCKETS: dict[NameKind, Bucket] = {"body": "institution-name", "treaty": "treaty-title"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A rubric's phrases, compiled once and used for any number of reports.

    Attributes:
        rubric: Where they come from.
        finder: Finds them all in one pass.
        terms: Group and term by term id.
        vetoes: Why a negative term keeps a term out, by its id.
        names: Bucket by id of the name rule.
        marks: Ids of theme terms and aspects.
    """

    rubric: Rubric
    finder: PhraseFinder
    terms: dict[str, tuple[Group, Term]]
    vetoes: dict[str, str]
    names: dict[str, Bucket]
    marks: frozenset[str]


def build_lexicon(rubric: Rubric) -> Lexicon:
    """Compiles the phrases of a rubric."""
    terms = {term.id: (group, term) for group in rubric.groups for term in group.terms}
    marks = [term for theme in rubric.themes for term in (*theme.terms, *theme.aspects)]
    phrases = [
        *(Phrase(term.id, term.forms, term.case) for _, term in terms.values()),
        *(Phrase(veto.id, veto.forms, veto.case) for veto in rubric.vetoes),
        *(Phrase(name.id, name.forms, name.case) for name in rubric.names),
        *(Phrase(mark.id, mark.forms, mark.case) for mark in marks),
    ]
    return Lexicon(
        rubric=rubric,
        finder=PhraseFinder(phrases, rubric.language),
        terms=terms,
        vetoes={veto.id: veto.why for veto in rubric.vetoes},
        names={name.id: name.bucket for name in rubric.names},
        marks=frozenset(mark.id for mark in marks),
    )


def find_references(document: Document, lexicon: Lexicon, names: tuple[Name, ...]) -> Findings:
    """Every reference, mark and vetoed occurrence in a document.

    Args:
        document: The report as read.
        lexicon: The rubric's phrases.
        names: Proper names that the report itself prints, from ``recognise``.

    Returns:
        All finds in order of position; every reference's span holds exactly its text.
    """
    matches = lexicon.finder.find(tokenise(document.text, lexicon.rubric.language))
    places = _Places(document)
    matches = tuple(match for match in matches if places.holds(match.span))
    kept, vetoed = _resolve(matches, lexicon)
    titles = _find_titles(matches, lexicon, names)
    marks = _place_marks(matches, lexicon, places)
    bare = tuple(_as_reference(match, lexicon, places, titles) for match in kept)
    placing = tuple(mark for mark in marks if _bucket_at(mark.span, titles) != "treaty-title")
    themes = _assign_themes(document, lexicon.rubric, bare, placing)
    references = tuple(
        _number(reference, index + 1, themes[reference.paragraph_index]) for index, reference in enumerate(bare)
    )
    return Findings(
        references=references,
        marks=marks,
        vetoed=tuple(
            Vetoed(m.span, m.span.cut(document.text), m.id, veto, places.paragraph(m.span).index, lexicon.vetoes[veto])
            for m, veto in vetoed
        ),
        paragraph_themes=themes,
    )


def find_in_text(text: str, lexicon: Lexicon, names: tuple[Name, ...] = ()) -> Findings:
    """The finds in a bare piece of text, read as one body paragraph."""
    return find_references(document_of_text(text), lexicon, names)


def document_of_text(text: str) -> Document:
    """A document of one body paragraph, for examples and tests."""
    span = Span(0, len(text))
    source = Source(
        "", "", "text/plain", None, None, None, None, None, "other", None, None, 1, len(text.split()), 1, None, 1.0
    )
    sentences = split_sentences(text, span)
    items = split_items(text, span, sentences)
    opening = find_opening(text, items, sentences)
    paragraph = Paragraph(0, "body", None, None, (), span, sentences, items=items, opening=opening)
    return Document(source, text, (paragraph,))


def find_groups(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Ids of the groups of which any term stands anywhere in a text, in a name or under a negative term too."""
    matches = lexicon.finder.find(tokenise(text, lexicon.rubric.language))
    return frozenset(lexicon.terms[match.id][0].id for match in matches if match.id in lexicon.terms)


class _Places:
    """Tells the paragraph and the sentence of a position."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self._paragraphs = document.paragraphs
        self._starts = [paragraph.span.start for paragraph in document.paragraphs]

    def paragraph(self, span: Span) -> Paragraph:
        """The paragraph in which a span begins."""
        return self._paragraphs[max(0, bisect_right(self._starts, span.start) - 1)]

    def holds(self, span: Span) -> bool:
        """Whether one paragraph holds the whole span."""
        return bool(self._paragraphs) and self.paragraph(span).span.contains(span)

    def cites(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a note that only gives a source."""
        return paragraph.zone == "footnote" and bool(_CITATION.match(paragraph.span.cut(self.text)))

    def sentence(self, span: Span) -> Span:
        """The sentence that holds a span; a match over a sentence's end takes both sentences."""
        paragraph = self.paragraph(span)
        touched = [sentence for sentence in paragraph.sentences if sentence.overlaps(span)]
        if not touched:
            return paragraph.span
        return Span(touched[0].start, touched[-1].end)


def _resolve(
    matches: Iterable[PhraseMatch], lexicon: Lexicon
) -> tuple[tuple[PhraseMatch, ...], tuple[tuple[PhraseMatch, str], ...]]:
    """The longest terms, and the terms that a negative term keeps out with the one that does."""
    vetoes = [match for match in matches if match.id in lexicon.vetoes]
    free: list[PhraseMatch] = []
    out: list[tuple[PhraseMatch, str]] = []
    for match in matches:
        if match.id not in lexicon.terms:
            continue
        veto = next((v for v in vetoes if v.span.overlaps(match.span) and len(v.span) >= len(match.span)), None)
        if veto is None:
            free.append(match)
        else:
            out.append((match, veto.id))
    longest_out = keep_longest(match for match, _ in out)
    reasons = dict(reversed(out))
    return keep_longest(free), tuple((match, reasons[match]) for match in longest_out)


@dataclass(frozen=True, slots=True)
class _Title:
    """A name at its place, and the bucket that it makes; None for a domestic law or plan, which counts."""

    span: Span
    bucket: Bucket | None


def _find_titles(matches: Iterable[PhraseMatch], lexicon: Lexicon, names: tuple[Name, ...]) -> tuple[_Title, ...]:
    """Names from the rubric and from the report, the outer one of two that overlap."""
    titles = [_Title(match.span, lexicon.names[match.id]) for match in matches if match.id in lexicon.names]
    titles.extend(_Title(name.span, _NAME_BUCKETS.get(name.kind)) for name in names)
    kept: list[_Title] = []
    for title in sorted(titles, key=lambda t: (-len(t.span), t.span.start, t.bucket is None)):
        if not any(title.span.overlaps(other.span) for other in kept):
            kept.append(title)
    return tuple(sorted(kept, key=lambda title: title.span))


def _bucket_at(span: Span, titles: tuple[_Title, ...]) -> Bucket | None:
    """The bucket that the name around a span makes; None where no name does."""
    starts = bisect_right(titles, span.start, key=lambda title: title.span.start)
    around = titles[max(0, starts - 1) : starts + 1]
    return next((title.bucket for title in around if title.span.contains(span)), None)


def _as_reference(match: PhraseMatch, lexicon: Lexicon, places: _Places, titles: tuple[_Title, ...]) -> Reference:
    """The match as a reference, its id and themes still open."""
    group, term = lexicon.terms[match.id]
    paragraph = places.paragraph(match.span)
    bucket = "bibliography" if places.cites(paragraph) else _ZONE_BUCKETS.get(paragraph.zone)
    if bucket is None:
        bucket = _bucket_at(match.span, titles)
    return Reference(
        id="",
        span=match.span,
        text=match.span.cut(places.text),
        sentence=places.sentence(match.span),
        dimension=group.dimension,
        group=group.id,
        term_id=term.id,
        core=term.core,
        zone=paragraph.zone,
        annexed=paragraph.annexed,
        bucket=bucket,
        paragraph_index=paragraph.index,
    )


def _number(reference: Reference, number: int, themes: tuple[str, ...]) -> Reference:
    """The reference with its id and the themes of its paragraph."""
    return replace(reference, id=f"r{number:04d}", themes=themes)


def _place_marks(matches: Iterable[PhraseMatch], lexicon: Lexicon, places: _Places) -> tuple[Mark, ...]:
    """Marks with their places; of one mark's overlapping matches the longest."""
    by_id: dict[str, list[PhraseMatch]] = {}
    for match in matches:
        if match.id in lexicon.marks:
            by_id.setdefault(match.id, []).append(match)
    kept = [match for found in by_id.values() for match in keep_longest(found)]
    marks = []
    for match in sorted(kept, key=lambda m: (m.span, m.id)):
        paragraph = places.paragraph(match.span)
        marks.append(Mark(match.id, match.span, places.sentence(match.span), paragraph.index, paragraph.zone))
    return tuple(marks)


def _stands_aside(mark: Mark, document: Document) -> bool:
    """Whether a question names something in passing only: after "including" or the like, in the same sentence."""
    before = Span(mark.sentence.start, mark.span.start).cut(document.text)
    aside = list(_ASIDE.finditer(before))
    return bool(aside) and not _ASKS_ON.search(before, aside[-1].end())


def _find_asked(document: Document, found: list[set[str]]) -> list[set[str]]:
    """For each paragraph, the themes of the Committee's question that it answers."""
    asked: list[set[str]] = []
    current: set[str] = set()
    in_question = False
    for paragraph in document.paragraphs:
        if paragraph.zone == "committee-text":
            current = current | found[paragraph.index] if in_question else set(found[paragraph.index])
            in_question = True
        elif paragraph.zone == "heading":
            current, in_question = set(), False
        elif paragraph.zone not in ("running-head", "footnote"):
            in_question = False
        asked.append(current if paragraph.zone in STATE_ZONES and paragraph.zone != "heading" else set())
    return asked


def _assign_themes(
    document: Document, rubric: Rubric, references: tuple[Reference, ...], marks: tuple[Mark, ...]
) -> tuple[tuple[str, ...], ...]:
    """For each paragraph of the State's own, the themes that its words or the headings above it place it in.

    A question of the Committee that is reprinted above a reply places the reply as a heading does, up to the next
    heading or question. What the question names in passing ("including as regards …") is not what the reply is about.

    Args:
        document: The report as read.
        rubric: Whose themes.
        references: What was found.
        marks: Words of themes but those in a treaty's title, which says nothing of the theme.
    """
    term_themes = {term.id: theme.id for theme in rubric.themes for term in theme.terms}
    group_themes: dict[str, list[str]] = {}
    for theme in rubric.themes:
        for group in theme.groups:
            group_themes.setdefault(group, []).append(theme.id)
    found: list[set[str]] = [set() for _ in document.paragraphs]
    for mark in marks:
        if mark.term_id in term_themes and not (mark.zone == "committee-text" and _stands_aside(mark, document)):
            found[mark.paragraph_index].add(term_themes[mark.term_id])
    by_heading = {
        " ".join(document.text_of(paragraph).split()): frozenset(found[paragraph.index])
        for paragraph in document.paragraphs
        if paragraph.zone in ("heading", "committee-text")
    }
    asked = _find_asked(document, found)
    for reference in references:
        if reference.bucket is None:
            found[reference.paragraph_index].update(group_themes.get(reference.group, ()))
    order = [theme.id for theme in rubric.themes]
    themes: list[tuple[str, ...]] = []
    for paragraph in document.paragraphs:
        if paragraph.zone not in STATE_ZONES:
            themes.append(())
            continue
        inherited = frozenset[str]().union(
            *(by_heading.get(heading, frozenset()) for heading in paragraph.heading_path)
        )
        own = found[paragraph.index] | inherited | asked[paragraph.index]
        themes.append(tuple(theme for theme in order if theme in own))
    return tuple(themes)
