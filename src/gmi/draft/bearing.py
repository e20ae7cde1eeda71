"""Which laws, policies and plans of the report bear on a theme, so that a question on it may name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gmi.draft.topic import Topic, make_topic
from gmi.model.document import Document
from gmi.model.reference import ClassifiedReference, Measure
from gmi.model.rubric import Rubric
from gmi.model.scorecard import Result
from gmi.wording.name import name_measure

# Reports to the Committee on persons with disabilities name such laws on every page.
_OTHERS = re.compile(r"disab|impairment", re.IGNORECASE)
_OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class _Named:
    """A sentence that names a measure, with the groups and dimensions of the references in it that count."""

    text: str
    groups: frozenset[str]
    dimensions: frozenset[str]


def find_bearing(
    result: Result, rubric: Rubric, by_sentence: Mapping[tuple[int, int], tuple[ClassifiedReference, ...]]
) -> dict[str, frozenset[str]]:
    """By theme, how the measures are called that bear on it.

    One does where a sentence names it together with the theme and with women, girls, gender or migration, or where its
    own name speaks of the theme and a paragraph names it together with them. On the report as a whole one does where a
    sentence on migration names it. One that says in its name that it is for persons with disabilities does on none.

    Args:
        result: The report and its measures.
        rubric: Its themes.
        by_sentence: References by paragraph and start of their sentence.
    """
    telling = {item.reference.paragraph_index for item in result.references if item.reference.bucket is None}
    measures = [
        (item, _read_sentences(item, result.document, by_sentence))
        for item in result.scorecard.measures
        if not _OTHERS.search(item.name) and not telling.isdisjoint(item.paragraph_indexes)
    ]
    topics = {theme.id: make_topic(theme) for theme in rubric.themes}
    found = {
        theme: frozenset(name_measure(item) for item, named in measures if _bears_on(item, named, topic))
        for theme, topic in topics.items()
    }
    on_migration = (item for item, named in measures if any("migration" in one.dimensions for one in named))
    return {**found, _OVERALL: frozenset(name_measure(item) for item in on_migration)}


def _bears_on(measure: Measure, named: tuple[_Named, ...], topic: Topic) -> bool:
    """Whether a measure that stands in a paragraph on women, girls, gender or migration bears on a theme."""
    return topic.is_named_in(measure.name) or any(
        one.groups and (topic.is_touched_in(one.text) or not topic.groups.isdisjoint(one.groups)) for one in named
    )


def _read_sentences(
    measure: Measure, document: Document, by_sentence: Mapping[tuple[int, int], tuple[ClassifiedReference, ...]]
) -> tuple[_Named, ...]:
    """The sentences that name a measure."""
    names = (measure.name, *measure.variants)
    found = []
    for index in measure.paragraph_indexes:
        for sentence in document.paragraphs[index].sentences:
            text = " ".join(sentence.cut(document.text).split())
            if any(name in text for name in names):
                counting = [
                    item.reference
                    for item in by_sentence.get((index, sentence.start), ())
                    if item.reference.bucket is None and item.reference.group != "men-boys"
                ]
                groups = frozenset(item.group for item in counting)
                found.append(_Named(text, groups, frozenset(item.dimension for item in counting)))
    return tuple(found)
