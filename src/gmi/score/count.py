"""How often a dimension is referred to, and what was left out of that figure."""

from __future__ import annotations

from collections.abc import Iterable

from gmi.model.document import Document
from gmi.model.reference import BUCKETS, Bucket, ClassifiedReference, Dimension, Reference
from gmi.model.rubric import Rubric
from gmi.model.scorecard import Count
from gmi.score.select import headline_groups, is_core, own_paragraphs

_BUCKET_CHOICES: dict[str, tuple[Bucket, ...]] = {
    "with institution names": ("institution-name",),
    "with treaty titles": ("treaty-title",),
    "with institution names and treaty titles": ("institution-name", "treaty-title"),
    "with contents lines": ("contents",),
    "with acronym lists": ("acronym-list",),
    "with the Committee's words": ("committee-text",),
    "with mastheads and running heads": ("masthead", "running-head"),
    "with bibliographies": ("bibliography",),
}


def rate_per_1000(count: int, words: int) -> float:
    """References per 1,000 words, to four decimals; 0.0 for a text without words.

    The rounding is part of the measure: the reference set is kept with the same four decimals, so that a report meets
    its own entry exactly.

    >>> rate_per_1000(42, 17500)
    2.4
    """
    return round(1000 * count / words, 4) if words > 0 else 0.0


def count_dimension(
    document: Document, rubric: Rubric, classified: Iterable[ClassifiedReference], dimension: Dimension
) -> Count:
    """Counts one dimension with its buckets, rates and variants.

    More is said of the group, not better: the figure is a statement about the text. For migration every term is core,
    so that ``extended`` is 0.

    Args:
        document: Gives pages, words and paragraphs.
        rubric: Says which groups make the headline.
        classified: All references of the report, in any order.
        dimension: ``gender`` or ``migration``.

    Returns:
        The count; ``excluded`` names every bucket, also those that took nothing away.

    Units:
        ``per_page`` by page of the file (0.0 in a format without pages), ``per_1000_words`` by 1,000 words of the
        State's own zones, ``paragraph_share`` 0..1 of the State's own paragraphs, headings apart.
    """
    everything = [item.reference for item in classified if item.reference.dimension == dimension]
    groups = headline_groups(rubric, dimension)
    core = [reference for reference in everything if reference.group in groups and is_core(reference)]
    extended = [reference for reference in everything if reference.group in groups and not is_core(reference)]
    counted = [reference for reference in core if reference.bucket is None]
    excluded: dict[Bucket, int] = {bucket: sum(r.bucket == bucket for r in core) for bucket in BUCKETS}
    variants = _count_variants(counted, excluded)
    if dimension == "gender":
        aside = [r for r in everything if r.group not in groups and r.bucket is None and r.core]
        variants["with extended terms"] = len(counted) + sum(r.bucket is None for r in extended)
        variants["with men and boys"] = len(counted) + len(aside)
    variants["everything found"] = len(core) + len(extended)
    own = {paragraph.index for paragraph in own_paragraphs(document)}
    holding = own & {reference.paragraph_index for reference in counted}
    source = document.source
    return Count(
        headline=len(counted),
        extended=sum(reference.bucket is None for reference in extended),
        raw=len(core),
        excluded=excluded,
        groups=_count_groups(rubric, everything, dimension),
        per_page=round(len(counted) / source.page_count, 4) if source.page_count > 0 else 0.0,
        per_1000_words=rate_per_1000(len(counted), source.word_count),
        paragraph_share=round(len(holding) / len(own), 4) if own else 0.0,
        variants=variants,
    )


def _count_groups(rubric: Rubric, references: list[Reference], dimension: Dimension) -> dict[str, int]:
    """Core references in no bucket, for each group of the dimension, also those outside the headline."""
    return {
        group.id: sum(r.group == group.id and r.bucket is None and is_core(r) for r in references)
        for group in rubric.groups
        if group.dimension == dimension
    }


def _count_variants(counted: list[Reference], excluded: dict[Bucket, int]) -> dict[str, int]:
    """The headline with one choice made differently each time: a zone taken out, or a bucket taken in."""
    headline = len(counted)
    variants = {
        "body text only": sum(r.zone == "body" and not r.annexed for r in counted),
        "without footnotes": sum(r.zone != "footnote" for r in counted),
        "without headings": sum(r.zone != "heading" for r in counted),
        "without tables": sum(r.zone != "table" for r in counted),
        "without annexes": sum(not r.annexed and r.zone != "annex" for r in counted),
    }
    for name, buckets in _BUCKET_CHOICES.items():
        variants[name] = headline + sum(excluded[bucket] for bucket in buckets)
    return variants
