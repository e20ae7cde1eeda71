"""Where gender and migration meet: sentences that hold a reference to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from gmi.model.reference import ClassifiedReference, Label, Tag
from gmi.model.rubric import Rubric
from gmi.model.scorecard import Intersection, IntersectionCount
from gmi.score.depth import Labelled, label_of
from gmi.score.select import select_headline

_STRENGTH: dict[Label, int] = {"mention": 0, "undecided": 1, "engagement": 2, "commitment": 3}


def find_intersections(
    classified: Iterable[ClassifiedReference], rubric: Rubric, *, extended: bool = False
) -> tuple[Intersection, ...]:
    """Sentences that hold a gender and a migration reference, both of a headline group and in no bucket.

    Convention: only core gender terms make an intersection, as they alone make the headline; a sentence on mothers
    among migrants is none. Themes ask with ``extended``, so that such a sentence is not called silence.

    The label is the stronger of the two: mention, then engagement, then commitment. ``undecided`` counts as a mention
    and stays undecided when nothing stronger stands beside it. The intersection is restrictive when one of its
    strongest references is.

    Args:
        classified: All references of the report, in any order.
        rubric: Says which groups are headline groups.
        extended: Whether extended gender terms are taken in.

    Returns:
        In order of position.
    """
    items = tuple(classified)
    sentences: dict[tuple[int, int, int], list[ClassifiedReference]] = defaultdict(list)
    for dimension in ("gender", "migration"):
        for item in select_headline(items, rubric, dimension, extended=extended):
            reference = item.reference
            sentences[(reference.sentence.start, reference.sentence.end, reference.paragraph_index)].append(item)
    found = []
    for (start, end, paragraph_index), members in sorted(sentences.items()):
        if len({member.reference.dimension for member in members}) < 2:
            continue
        strongest = _strongest(members)
        found.append(
            Intersection(
                paragraph_index=paragraph_index,
                sentence_start=start,
                sentence_end=end,
                label=label_of(strongest[0]),
                reference_ids=tuple(
                    m.reference.id for m in sorted(members, key=lambda m: (m.reference.span, m.reference.id))
                ),
                restrictive=any("restrictive" in member.tags for member in strongest),
            )
        )
    return tuple(found)


def count_intersections(
    intersections: tuple[Intersection, ...], classified: Iterable[ClassifiedReference], rubric: Rubric
) -> IntersectionCount:
    """How many sentences, and how many paragraphs, hold both; in a paragraph they may stand in different sentences."""
    items = tuple(classified)
    gender, migration = (
        {item.reference.paragraph_index for item in select_headline(items, rubric, dimension)}
        for dimension in ("gender", "migration")
    )
    return IntersectionCount(sentences=len(intersections), paragraphs=len(gender & migration))


def read_intersection_labels(
    intersections: Iterable[Intersection], by_id: Mapping[str, ClassifiedReference]
) -> tuple[Labelled, ...]:
    """Label of each intersection, with the tags of its strongest references."""
    labelled: list[Labelled] = []
    for intersection in intersections:
        strongest = _strongest([by_id[reference_id] for reference_id in intersection.reference_ids])
        tags: set[Tag] = {tag for member in strongest for tag in member.tags}
        labelled.append((intersection.label, frozenset(tags)))
    return tuple(labelled)


def _strongest(members: list[ClassifiedReference]) -> list[ClassifiedReference]:
    """Those with the strongest label."""
    best = max(_STRENGTH[label_of(member)] for member in members)
    return [member for member in members if _STRENGTH[label_of(member)] == best]
