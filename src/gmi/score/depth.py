"""How deep the references go: how many have which label, and which of them carry a tag that changes its meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gmi.model.reference import ClassifiedReference, Label, Tag
from gmi.model.scorecard import Depth

Labelled = tuple[Label, frozenset[Tag]]
"""A label and the tags beside it: of one reference, or of one intersection."""


def label_of(item: ClassifiedReference) -> Label:
    """The label of a reference that counts; one that no one labelled is undecided."""
    return item.label or "undecided"


def read_labels(items: Iterable[ClassifiedReference]) -> tuple[Labelled, ...]:
    """Label and tags of each reference, in the order given."""
    return tuple((label_of(item), frozenset(item.tags)) for item in items)


def measure_depth(labelled: Iterable[Labelled]) -> Depth:
    """How many carry which label (exclusive, not cumulative), and how many carry which of three tags.

    >>> measure_depth([("mention", frozenset()), ("commitment", frozenset({"restrictive"}))]).restrictive
    1
    """
    pairs = tuple(labelled)
    labels = Counter(label for label, _ in pairs)
    tags = Counter(tag for _, carried in pairs for tag in carried)
    return Depth(
        mention=labels["mention"],
        engagement=labels["engagement"],
        commitment=labels["commitment"],
        undecided=labels["undecided"],
        restrictive=tags["restrictive"],
        negated=tags["negated"],
        hedged=tags["hedged"],
    )
