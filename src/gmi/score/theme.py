"""What the report says on each theme, and whether it speaks of the group there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from gmi.model.document import Document
from gmi.model.reference import ClassifiedReference, Findings
from gmi.model.rubric import Level, Rubric, Theme
from gmi.model.scorecard import IndicatorResult, Intersection, ThemeResult
from gmi.score.count import rate_per_1000
from gmi.score.depth import measure_depth, read_labels
from gmi.score.indicator import OVERALL
from gmi.score.intersect import find_intersections, read_intersection_labels
from gmi.score.level import find_band, name_level
from gmi.score.select import OWN_ZONES, own_paragraphs, select_headline

PAGE_WORDS = 500
"""Least length at which a theme is rated, in words: about a page of a UN report. Our convention: without it, a single
sentence in a theme of one paragraph would read as "high"."""

Headline = Literal["gender", "intersections"]
_GAPS = frozenset({"not-met", "partly-met"})


def place_paragraphs(document: Document, rubric: Rubric, findings: Findings) -> dict[str, tuple[int, ...]]:
    """Indexes of the State's own paragraphs by theme, in order; under ``overall`` all of them."""
    own = [paragraph.index for paragraph in own_paragraphs(document)]
    themes = findings.paragraph_themes
    placed = {theme.id: tuple(i for i in own if i < len(themes) and theme.id in themes[i]) for theme in rubric.themes}
    placed[OVERALL] = tuple(own)
    return placed


def estimate_words(document: Document, paragraph_indexes: Iterable[int]) -> float:
    """Words in some paragraphs, from their share of the characters of the State's own zones.

    The score reads no text; the report's words are counted once, when it is put together.
    """
    whole = sum(len(p.span) for p in document.paragraphs if p.zone in OWN_ZONES or p.zone == "heading")
    part = sum(len(document.paragraphs[index].span) for index in paragraph_indexes)
    return document.source.word_count * part / whole if whole else 0.0


def assess_themes(
    document: Document,
    rubric: Rubric,
    headline: Headline,
    classified: tuple[ClassifiedReference, ...],
    theme_paragraphs: Mapping[str, tuple[int, ...]],
    indicators: tuple[IndicatorResult, ...],
    blocked: str = "",
) -> tuple[ThemeResult, ...]:
    """Each theme with its references, depth, level and gaps.

    A theme's level compares its own rate, gender references (or, where the report is not about migration, intersection
    sentences) per 1,000 words of the theme's paragraphs, with the bands of whole reports: it says whether the report
    speaks of the group on this theme as densely as reports do at large. A theme shorter than ``PAGE_WORDS`` is rated
    as if it had that many. ``absent`` when the theme is not treated or without the group, ``not-assessable`` when
    the report could not be read or there is no reference set.

    A theme is treated without the group when it has paragraphs and none of them holds a gender reference in no bucket
    (an intersection, where those lead); extended terms are taken in here, so that a paragraph on mothers is not called
    silent.

    Args:
        document: The report.
        rubric: Themes and bands.
        headline: The dimension that leads.
        classified: All references, in order of position.
        theme_paragraphs: As from ``place_paragraphs``.
        indicators: Answers, for the gaps.
        blocked: Why nothing can be said; empty when something can.

    Returns:
        In the order of the rubric.
    """
    by_id = {item.reference.id: item for item in classified}
    gender = select_headline(classified, rubric, "gender")
    wide_gender = select_headline(classified, rubric, "gender", extended=True)
    intersections = find_intersections(classified, rubric)
    wide_intersections = find_intersections(classified, rubric, extended=True)
    speaking = (
        {item.reference.paragraph_index for item in wide_gender}
        if headline == "gender"
        else {intersection.paragraph_index for intersection in wide_intersections}
    )
    results = []
    for theme in rubric.themes:
        places = theme_paragraphs.get(theme.id, ())
        inside = frozenset(places)
        own_gender = tuple(item for item in gender if item.reference.paragraph_index in inside)
        own_meetings: tuple[Intersection, ...] = tuple(i for i in intersections if i.paragraph_index in inside)
        labels = read_labels(own_gender) if headline == "gender" else read_intersection_labels(own_meetings, by_id)
        results.append(
            ThemeResult(
                id=theme.id,
                title=theme.title,
                paragraph_indexes=places,
                reference_count=len(own_gender),
                intersection_count=len(own_meetings),
                depth=measure_depth(labels),
                level=_rate_theme(document, rubric, headline, places, len(labels), blocked),
                gaps=_list_gaps(theme, indicators),
                treated_without_group=bool(places) and not blocked and speaking.isdisjoint(inside),
            )
        )
    return tuple(results)


def _rate_theme(
    document: Document, rubric: Rubric, headline: Headline, places: tuple[int, ...], count: int, blocked: str
) -> Level:
    """Level of mention by the theme's own rate."""
    if blocked:
        return "not-assessable"
    if count == 0:
        return "absent"
    band = find_band(rubric, f"{headline}.mention")
    if band is None:
        return "not-assessable"
    words = max(round(estimate_words(document, places)), PAGE_WORDS)
    return name_level(rate_per_1000(count, words), band)


def _list_gaps(theme: Theme, indicators: tuple[IndicatorResult, ...]) -> tuple[str, ...]:
    """Ids of the theme's indicators that are applicable and not met, or partly met."""
    return tuple(result.id for result in indicators if result.theme == theme.id and result.outcome in _GAPS)
