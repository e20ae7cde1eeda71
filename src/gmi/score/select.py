"""Which references count for what: the conventions that every figure of the scorecard shares.

Source: codebook, sections 1.2 to 1.4.
"""

from __future__ import annotations

from collections.abc import Iterable

from gmi.model.document import Document, Paragraph
from gmi.model.reference import ClassifiedReference, Dimension, Reference
from gmi.model.rubric import Rubric

OWN_ZONES = frozenset({"body", "footnote", "table", "annex"})
"""Zones of the State's own paragraphs: the base of shares and the units of indicators. Headings are State text too
and their references count, but a heading is not a paragraph."""


def own_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The State's own paragraphs, in order, headings apart."""
    return tuple(paragraph for paragraph in document.paragraphs if paragraph.zone in OWN_ZONES)


def headline_groups(rubric: Rubric, dimension: Dimension) -> frozenset[str]:
    """Ids of the groups that the headline of a dimension counts (``men-boys`` is not among them)."""
    return frozenset(group.id for group in rubric.groups if group.dimension == dimension and group.headline)


def is_core(reference: Reference) -> bool:
    """Whether the headline counts its term: core terms of gender, every term of migration."""
    return reference.core or reference.dimension == "migration"


def select_headline(
    classified: Iterable[ClassifiedReference], rubric: Rubric, dimension: Dimension, *, extended: bool = False
) -> tuple[ClassifiedReference, ...]:
    """References of the headline groups that are in no bucket, in the order given.

    Args:
        classified: All references of the report.
        rubric: Says which groups are headline groups.
        dimension: ``gender`` or ``migration``.
        extended: Whether extended terms are taken in as well as core ones.
    """
    groups = headline_groups(rubric, dimension)
    return tuple(
        item
        for item in classified
        if item.reference.group in groups and item.reference.bucket is None and (extended or is_core(item.reference))
    )
