"""Levels: how a report's rate compares with a set of State reports, in one word, with how far that word can be moved.

A level is a statement about a text, not about a State's conduct. The bands are a stated convention (codebook,
section 3): the terciles of the reference set, or the rubric's own bands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gmi.model.rubric import Level, Rubric
from gmi.model.scorecard import LevelResult, LevelRow, Levels
from gmi.score.count import rate_per_1000
from gmi.score.depth import Labelled
from gmi.wording.phrase import count_of

_ORDER: tuple[Level, ...] = ("absent", "low", "moderate", "high", "not-assessable")
_LEAST_REPORTS = 3  # fewer cannot be cut into three parts
_SHIFT = 0.2  # codebook, section 3: bands 20% lower and higher


@dataclass(frozen=True, slots=True)
class Ground:
    """What every level of one report stands on.

    Attributes:
        rubric: Bands and reference set.
        words: Words in the State's own zones.
        blocked: Why nothing can be said; empty when something can.
        unread: What part could not be read; empty when all could.
    """

    rubric: Rubric
    words: int
    blocked: str = ""
    unread: str = ""


def find_quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies.

    Convention: the values are sorted and the quantile lies at place ``share * (n - 1)``, counted from 0, straight
    lines being drawn between neighbours (type 7 of Hyndman and Fan, 1996; the default of R and NumPy).

    >>> find_quantile([4.0, 1.0, 2.0, 3.0], 1 / 3)
    2.0

    Args:
        values: At least one, in any order.
        share: 0..1.
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return round(ordered[below] + (place - below) * (ordered[above] - ordered[below]), 4)


def find_band(rubric: Rubric, key: str) -> tuple[float, float] | None:
    """Edges low/moderate and moderate/high for a key such as ``gender.mention``, in references per 1,000 words.

    Returns:
        The rubric's own band, else the terciles of the reference set, else None: fewer than three reports of the set
        have the key, and nothing can be cut into three parts.
    """
    if key in rubric.bands:
        return rubric.bands[key]
    rates = _reference_rates(rubric, key)
    if len(rates) < _LEAST_REPORTS:
        return None
    return find_quantile(rates, 1 / 3), find_quantile(rates, 2 / 3)


def name_level(rate: float, band: tuple[float, float]) -> Level:
    """``low`` below the lower edge, ``high`` above the upper one, ``moderate`` in between and on an edge.

    Args:
        rate: Above 0; a rate of 0 is ``absent``, which no band decides.
        band: Lower and upper edge.
    """
    if rate < band[0]:
        return "low"
    return "high" if rate > band[1] else "moderate"


def judge_level(ground: Ground, key: str, count: int, undecided: int, noun: str) -> LevelResult:
    """One level with its band, percentile, range and reason.

    The percentile counts the reports that lie below; a report that is itself in the set does not lie below itself.

    Args:
        ground: The report and the rubric.
        key: ``dimension.level``, for example ``gender.mention`` or ``group:women-girls.commitment``.
        count: References (or intersection sentences) under the level, cumulative.
        undecided: How many more there would be if every undecided one were moved up.
        noun: What is counted, in the singular.

    Returns:
        ``not-assessable`` when the report could not be read or when there is nothing to compare it with, ``absent``
        when it was read and the count is 0.
    """
    rate = rate_per_1000(count, ground.words)
    if ground.blocked:
        return LevelResult(
            level="not-assessable",
            count=count,
            per_1000_words=rate,
            band=None,
            percentile=None,
            range=("not-assessable", "not-assessable"),
            reason=ground.blocked,
        )
    band = find_band(ground.rubric, key)
    moved_up = rate_per_1000(count + undecided, ground.words)
    level = _level_at(count, rate, band)
    readings = [level, _level_at(count + undecided, moved_up, band)]
    if band is not None:
        shifted = [(band[0] * factor, band[1] * factor) for factor in (1 - _SHIFT, 1 + _SHIFT)]
        readings.extend(_level_at(count, rate, edges) for edges in shifted)
    readings.sort(key=_ORDER.index)
    reach = (readings[0], readings[-1])
    rates = _reference_rates(ground.rubric, key)
    below = sum(other < rate for other in rates)
    percentile = round(100 * below / len(rates), 1) if rates else None
    parts = [
        f"{rate:.2f} {noun}s per 1,000 words" if count else f"no {noun} that counts here",
        *([_compare(below, len(rates))] if rates and count else []),
        *([_describe_band(ground.rubric, key, band)] if count else []),
        *([_describe_reach(reach, undecided)] if reach[0] != reach[1] else []),
        *([ground.unread] if ground.unread else []),
    ]
    return LevelResult(
        level=level,
        count=count,
        per_1000_words=rate,
        band=band,
        percentile=percentile,
        range=reach,
        reason="; ".join(part[0].upper() + part[1:] if place == 0 else part for place, part in enumerate(parts)) + ".",
    )


def judge_row(ground: Ground, subject: str, labelled: Iterable[Labelled], noun: str) -> LevelRow:
    """Mention, engagement and commitment of one subject.

    They are cumulative, since a commitment also engages and mentions: mention counts all, engagement those labelled
    engagement or commitment, commitment those labelled commitment without the restrictive ones (a ban is not a
    commitment to the group). Undecided ones count as mention only.

    Args:
        ground: The report and the rubric.
        subject: ``gender``, ``migration``, ``intersections`` or ``group:<id>``.
        labelled: Label and tags of each reference or intersection that counts.
        noun: What is counted, in the singular.
    """
    pairs = tuple(labelled)
    undecided = [tags for label, tags in pairs if label == "undecided"]
    deeper = sum(label in {"engagement", "commitment"} for label, _ in pairs)
    committed = sum(label == "commitment" and "restrictive" not in tags for label, tags in pairs)
    could_commit = sum("restrictive" not in tags for tags in undecided)
    return LevelRow(
        mention=judge_level(ground, f"{subject}.mention", len(pairs), 0, noun),
        engagement=judge_level(ground, f"{subject}.engagement", deeper, len(undecided), noun),
        commitment=judge_level(ground, f"{subject}.commitment", committed, could_commit, noun),
    )


def collect_rates(levels: Levels) -> dict[str, float]:
    """The report's rates by ``dimension.level``: its entry in a reference set, in references per 1,000 words."""
    rows = {
        "gender": levels.gender,
        "migration": levels.migration,
        "intersections": levels.intersections,
        **{f"group:{group}": row for group, row in levels.groups.items()},
    }
    rates: dict[str, float] = {}
    for subject, row in rows.items():
        rates[f"{subject}.mention"] = row.mention.per_1000_words
        rates[f"{subject}.engagement"] = row.engagement.per_1000_words
        rates[f"{subject}.commitment"] = row.commitment.per_1000_words
    return rates


def _reference_rates(rubric: Rubric, key: str) -> list[float]:
    """Rates of the reference set under a key."""
    return [report.rates[key] for report in rubric.reference_set.reports if key in report.rates]


def _level_at(count: int, rate: float, band: tuple[float, float] | None) -> Level:
    """The level of a count and its rate under a band."""
    if count == 0:
        return "absent"
    return "not-assessable" if band is None else name_level(rate, band)


def _compare(below: int, size: int) -> str:
    """Where a rate lies in the reference set, in words."""
    if below == 0:
        return f"not more than any of the {count_of(size, 'report')} in the reference set"
    if below == size:
        return f"more than all of the {count_of(size, 'report')} in the reference set"
    share = min(99, max(1, round(100 * below / size)))
    return f"more than {share}% of the {count_of(size, 'report')} in the reference set"


def _describe_band(rubric: Rubric, key: str, band: tuple[float, float] | None) -> str:
    """The band in words, or why there is none."""
    if band is None:
        return "no level is given, since there are fewer than three reports to compare it with"
    if band[1] == 0 and key not in rubric.bands:
        return "at least two thirds of those reports hold none, so that any is high"
    by_whom = " by the rubric's own bands" if key in rubric.bands else ""
    return f"low is below {band[0]:.2f} and high above {band[1]:.2f}{by_whom}"


def _describe_reach(reach: tuple[Level, Level], undecided: int) -> str:
    """How far the level can be moved, in words."""
    moved = f" or the {undecided} undecided moved up" if undecided else ""
    return f"{reach[0]} to {reach[1]} if the bands lay 20% lower or higher{moved}"
