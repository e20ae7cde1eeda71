"""Which laws, policies and plans of the report bear on a theme, so that a question on it may name them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gmi.model.document import Document
from gmi.model.reference import ClassifiedReference, Measure, Reference
from gmi.model.rubric import Rubric
from gmi.wording.name import name_measure
from gmi.wording.topic import Topic, make_topic

# Reports to the Committee on persons with disabilities name such laws on every page.
_OTHERS = re.compile(r"disab|impairment|\bPWDs?\b|\bsign language\b", re.IGNORECASE)
# A law on children says little on women at work or on LGBTQIA+ adults, though its paragraph may name them.
_ON_CHILDREN = re.compile(r"\bchild(?:ren)?\b|\badolescen|\bjuvenile|\bminors\b", re.IGNORECASE)
_CHILDREN = "child children"
_OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class _Named:
    """A sentence that names a measure, with the groups and dimensions of the references in it that count."""

    text: str
    groups: frozenset[str]
    dimensions: frozenset[str]


def find_bearing(
    document: Document, references: Iterable[ClassifiedReference], measures: Iterable[Measure], rubric: Rubric
) -> dict[str, frozenset[str]]:
    """By theme, how the measures are called that bear on it.

    One does where a sentence names it together with the theme and with women, girls, gender or migration, or where its
    own name speaks of the theme and a paragraph names it together with them. On the report as a whole one does where a
    sentence on migration names it. One that says in its name that it is for persons with disabilities does on none; one
    for children, on themes alone that have to do with children.

    Args:
        document: The report.
        references: All that were found in it.
        measures: All that it names.
        rubric: Its themes.
    """
    counting: defaultdict[tuple[int, int], list[Reference]] = defaultdict(list)
    telling = set()
    for item in references:
        reference = item.reference
        if reference.bucket is None:
            telling.add(reference.paragraph_index)
            if reference.group != "men-boys":
                counting[reference.paragraph_index, reference.sentence.start].append(reference)
    read = [
        (measure, _read_sentences(measure, document, counting))
        for measure in measures
        if not _OTHERS.search(measure.name) and not telling.isdisjoint(measure.paragraph_indexes)
    ]
    spoken = [_CHILDREN, *(measure.name for measure, _ in read), *(one.text for _, named in read for one in named)]
    topics = {theme.id: make_topic(theme, " ".join(spoken)) for theme in rubric.themes}
    found = {
        theme: frozenset(name_measure(measure) for measure, named in read if _bears_on(measure, named, topic))
        for theme, topic in topics.items()
    }
    on_migration = (
        measure
        for measure, named in read
        if any("migration" in one.dimensions for one in named) and not _ON_CHILDREN.search(measure.name)
    )
    return {**found, _OVERALL: frozenset(name_measure(measure) for measure in on_migration)}


def _bears_on(measure: Measure, named: tuple[_Named, ...], topic: Topic) -> bool:
    """Whether a measure that stands in a paragraph on women, girls, gender or migration bears on a theme."""
    if _ON_CHILDREN.search(measure.name) and not topic.is_touched_in(_CHILDREN):
        return False
    return topic.is_named_in(measure.name) or any(
        one.groups and (topic.is_touched_in(one.text) or not topic.groups.isdisjoint(one.groups)) for one in named
    )


def _read_sentences(
    measure: Measure, document: Document, counting: Mapping[tuple[int, int], Sequence[Reference]]
) -> tuple[_Named, ...]:
    """The sentences that name a measure."""
    names = (measure.name, *measure.variants)
    found = []
    for index in measure.paragraph_indexes:
        for sentence in document.paragraphs[index].sentences:
            text = " ".join(sentence.cut(document.text).split())
            if any(name in text for name in names):
                inside = counting.get((index, sentence.start), ())
                found.append(
                    _Named(text, frozenset(item.group for item in inside), frozenset(item.dimension for item in inside))
                )
    return tuple(found)
