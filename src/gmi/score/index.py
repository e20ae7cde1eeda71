"""Everything found in the State's own paragraphs, indexed so that conditions need not search."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gmi.model.document import Document, Paragraph
from gmi.model.reference import ClassifiedReference, Dimension, Findings, Label, Reference, Tag
from gmi.model.rubric import Atom
from gmi.model.span import Span
from gmi.score.beside import are_parted, stand_beside
from gmi.score.depth import label_of
from gmi.score.select import is_core, own_paragraphs


@dataclass(frozen=True, slots=True)
class Find:
    """A reference that counts, or a mark, with all that an atom can ask of it.

    Attributes:
        term_id: Term that matched.
        group: Group of a reference; None for a mark.
        dimension: Dimension of a reference; None for a mark.
        label: Depth of a reference; None for a mark.
        tags: Tags of a reference.
        zone: Zone of its paragraph.
        core: Whether it is a reference that the headline counts.
        paragraph_index: Place in ``Document.paragraphs``.
        sentence_start: First code point of its sentence.
        reference_id: Id of a reference; None for a mark.
        item: Which item of its paragraph's list it stands in, from 1; 0 for the lead-in, and where there is no list.
        names: Id of the reference itself, or of the one whose words a mark takes in ("violence against women").
    """

    term_id: str
    group: str | None
    dimension: Dimension | None
    label: Label | None
    tags: frozenset[Tag]
    zone: str
    core: bool
    paragraph_index: int
    sentence_start: int
    reference_id: str | None
    item: int = 0
    names: str | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """What satisfies one atom, by place."""

    by_paragraph: dict[int, tuple[Find, ...]]
    by_sentence: dict[tuple[int, int], tuple[Find, ...]]


class FindIndex:
    """Finds of one report by term, group and dimension; atoms are looked up once each."""

    def __init__(self, document: Document, findings: Findings, classified: Iterable[ClassifiedReference]) -> None:
        """Takes in references in no bucket and marks, in the State's own paragraphs only."""
        paragraphs = document.paragraphs
        own = {paragraph.index for paragraph in own_paragraphs(document)}
        counted = tuple(item for item in classified if item.reference.bucket is None)
        by_sentence: dict[Span, list[Reference]] = defaultdict(list)
        for item in counted:
            by_sentence[item.reference.sentence].append(item.reference)
        self._beside = _pair_up(document.text, counted)
        finds = [_find_of(item, paragraphs) for item in counted]
        finds.extend(
            Find(
                term_id=mark.term_id,
                group=None,
                dimension=None,
                label=None,
                tags=frozenset(),
                zone=mark.zone,
                core=False,
                paragraph_index=mark.paragraph_index,
                sentence_start=mark.sentence.start,
                reference_id=None,
                item=_item_at(paragraphs[mark.paragraph_index], mark.span),
                names=next((own.id for own in by_sentence[mark.sentence] if mark.span.contains(own.span)), None),
            )
            for mark in findings.marks
        )
        self._finds = tuple(find for find in finds if find.paragraph_index in own)
        self._themes = findings.paragraph_themes
        self._paragraphs = {place: paragraphs[place] for place in own}
        self._by_key: dict[str, list[Find]] = defaultdict(list)
        for find in self._finds:
            self._by_key[f"term {find.term_id}"].append(find)
            self._by_key[f"group {find.group}"].append(find)
            self._by_key[f"dimension {find.dimension}"].append(find)
        self._hits: dict[Atom, Hits] = {}

    def sentences_of(self, paragraph_index: int) -> tuple[int, ...]:
        """First code points of a paragraph's sentences, in order."""
        return tuple(sentence.start for sentence in self._paragraphs[paragraph_index].sentences)

    def items_of(self, paragraph_index: int, sentence_start: int | None = None) -> tuple[int, ...]:
        """Which items of a paragraph's list, from 1, stand in it or in one of its sentences; nothing without a list."""
        paragraph = self._paragraphs[paragraph_index]
        if sentence_start is None or not paragraph.items:
            return tuple(range(1, len(paragraph.items)))
        spans = [sentence for sentence in paragraph.sentences if sentence.start == sentence_start]
        return tuple(
            number
            for number, item in enumerate(paragraph.items)
            if number and any(item.overlaps(sentence) for sentence in spans)
        )

    def opening_of(self, paragraph_index: int) -> int | None:
        """First code point of the sentence with which every item of a paragraph's list goes on; None without one."""
        opening = self._paragraphs[paragraph_index].opening
        return None if opening is None else opening.start

    def are_apart(self, some: Iterable[Find], others: Iterable[Find]) -> bool:
        """Whether whom some finds name only stands beside whom the others name, in one enumeration."""
        pairs = list(itertools.product(*({find.names for find in finds} - {None} for finds in (some, others))))
        return bool(pairs) and all(pair in self._beside for pair in pairs)

    def look_up(self, atom: Atom) -> Hits:
        """All finds that have every property that the atom names."""
        if atom not in self._hits:
            by_paragraph: dict[int, list[Find]] = defaultdict(list)
            by_sentence: dict[tuple[int, int], list[Find]] = defaultdict(list)
            for find in self._candidates(atom):
                if self._has_all(find, atom):
                    by_paragraph[find.paragraph_index].append(find)
                    by_sentence[(find.paragraph_index, find.sentence_start)].append(find)
            self._hits[atom] = Hits(
                {place: tuple(finds) for place, finds in by_paragraph.items()},
                {place: tuple(finds) for place, finds in by_sentence.items()},
            )
        return self._hits[atom]

    def _candidates(self, atom: Atom) -> Iterable[Find]:
        """The shortest list that holds every find of the atom."""
        if atom.terms:
            return [find for term in dict.fromkeys(atom.terms) for find in self._by_key.get(f"term {term}", ())]
        if atom.groups:
            return [find for group in dict.fromkeys(atom.groups) for find in self._by_key.get(f"group {group}", ())]
        if atom.dimension is not None:
            return self._by_key.get(f"dimension {atom.dimension}", ())
        return self._finds

    def _has_all(self, find: Find, atom: Atom) -> bool:
        """Whether a find has the properties that are not empty in the atom."""
        return (
            (not atom.terms or find.term_id in atom.terms)
            and (not atom.groups or find.group in atom.groups)
            and (atom.dimension is None or find.dimension == atom.dimension)
            and (not atom.labels or find.label in atom.labels)
            and find.tags.issuperset(atom.tags)
            and (not atom.zones or find.zone in atom.zones)
            and (not atom.themes or not set(atom.themes).isdisjoint(self._themes_of(find.paragraph_index)))
            and (not atom.core or find.core)
        )

    def _themes_of(self, paragraph_index: int) -> tuple[str, ...]:
        """Themes of a paragraph."""
        return self._themes[paragraph_index] if paragraph_index < len(self._themes) else ()


def _pair_up(text: str, counted: Iterable[ClassifiedReference]) -> frozenset[tuple[str, str]]:
    """Ids of a gender and a migration reference that only stand beside each other, in either order.

    Where a sentence names the two side by side, only words with nothing between them that parts them stand together.
    Words for a breakdown ("by sex, by nationality") are left out: side by side is how data on both are named.
    """
    sentences: dict[Span, list[Reference]] = defaultdict(list)
    for item in counted:
        if item.reference.group != "gender" or "disaggregated-data" not in item.tags:
            sentences[item.reference.sentence].append(item.reference)
    pairs: set[tuple[str, str]] = set()
    for sentence, references in sentences.items():
        words = sentence.cut(text)
        places = {r.id: Span(r.span.start - sentence.start, r.span.end - sentence.start) for r in references}
        both = [
            (one.id, other.id)
            for one, other in itertools.combinations(references, 2)
            if one.dimension != other.dimension
        ]
        if any(stand_beside(words, places[one], places[other]) for one, other in both):
            apart = [pair for pair in both if are_parted(words, *(places[name] for name in pair))]
            pairs.update(itertools.chain.from_iterable((pair, pair[::-1]) for pair in apart))
    return frozenset(pairs)


def _item_at(paragraph: Paragraph, span: Span) -> int:
    """Which item of a paragraph's list a span stands in; 0 for the lead-in, and where there is no list."""
    return next((number for number, item in enumerate(paragraph.items) if item.contains(span)), 0)


def _find_of(item: ClassifiedReference, paragraphs: tuple[Paragraph, ...]) -> Find:
    """A reference as a find."""
    reference = item.reference
    return Find(
        term_id=reference.term_id,
        group=reference.group,
        dimension=reference.dimension,
        label=label_of(item),
        tags=frozenset(item.tags),
        zone=reference.zone,
        core=is_core(reference),
        paragraph_index=reference.paragraph_index,
        sentence_start=reference.sentence.start,
        reference_id=reference.id,
        item=_item_at(paragraphs[reference.paragraph_index], reference.span),
        names=reference.id,
    )
