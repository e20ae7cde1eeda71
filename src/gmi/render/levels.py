"""The table of levels: a word, a rate and a place among other reports for each row."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.rubric import Level
from gmi.model.scorecard import Depth, LevelResult, LevelRow, Result
from gmi.render.chart import LevelBar, StackPart, draw_level, draw_stack
from gmi.render.words import LEVEL_TITLES, format_rate, format_share, plural

_MEETING = "Where gender and migration meet"
LEVEL_NAMES = ("mention", "engagement", "commitment")
# Levels of the words, for the weight of the type: 0 (nothing) to 3 (high).
_WEIGHTS: dict[Level, int] = {"not-assessable": 0, "absent": 0, "low": 1, "moderate": 2, "high": 3}


@dataclass(frozen=True, slots=True)
class LevelCell:
    """One level as it is shown.

    Attributes:
        word: The level.
        weight: 0 to 3.
        rate: "2.31 per 1,000 words".
        place: "more than 62% of 18 reports"; empty without a reference set.
        range: "low to moderate if …"; empty when nothing changes.
        bar: The drawing; None when there is nothing to compare with.
    """

    word: str
    weight: int
    rate: str
    place: str
    range: str
    bar: LevelBar | None


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One row: a dimension or a group, its three cells, and how its references divide by label."""

    id: str
    title: str
    cells: tuple[LevelCell, ...]


@dataclass(frozen=True, slots=True)
class DepthLine:
    """How the references of one dimension divide by label, and what is to be known of them."""

    title: str
    depth: Depth
    stack: tuple[StackPart, ...]
    notes: str


def list_levels(result: Result) -> tuple[LevelLine, ...]:
    """The four rows that lead: intersections first in a report that is not about migration, LGBTQIA+ last."""
    levels = result.scorecard.levels
    depth = result.scorecard.depth
    lines = [
        _make_line(result, "gender", "Gender", levels.gender, depth["gender"]),
        _make_line(result, "migration", "Migration", levels.migration, depth["migration"]),
        _make_line(result, "intersections", _MEETING, levels.intersections, depth["intersections"]),
    ]
    if result.scorecard.headline == "intersections":
        lines.insert(0, lines.pop())
    if "lgbtqia" in levels.groups:
        title = result.scorecard.group_titles.get("lgbtqia", "LGBTQIA+")
        lines.append(_make_line(result, "group:lgbtqia", title, levels.groups["lgbtqia"], None))
    return tuple(lines)


def list_group_levels(result: Result) -> tuple[LevelLine, ...]:
    """A row for each group of the rubric."""
    card = result.scorecard
    return tuple(
        _make_line(result, f"group:{group}", card.group_titles.get(group, group), row, None)
        for group, row in card.levels.groups.items()
    )


def list_depths(result: Result) -> tuple[DepthLine, ...]:
    """How the references divide by label, exclusive, in the order of ``list_levels``."""
    depth = result.scorecard.depth
    rows = [("Gender", depth["gender"]), ("Migration", depth["migration"]), (_MEETING, depth["intersections"])]
    if result.scorecard.headline == "intersections":
        rows.insert(0, rows.pop())
    longest = max([*(found.total for _, found in rows), 1])
    return tuple(DepthLine(title, found, draw_stack(found, longest), _name_notes(found)) for title, found in rows)


def _make_line(result: Result, name: str, title: str, row: LevelRow, depth: Depth | None) -> LevelLine:
    words = result.source.word_count
    undecided = depth.undecided * 1000 / words if depth and words else 0.0
    cells = tuple(_make_cell(result, f"{name}.{level}", getattr(row, level), undecided) for level in LEVEL_NAMES)
    return LevelLine(name, title, cells)


def _make_cell(result: Result, key: str, level: LevelResult, undecided: float) -> LevelCell:
    stamp = result.rubric
    others = stamp.reference_rates.get(key, ())
    assessable = level.level != "not-assessable"
    # Undecided references are mentions already; only deeper levels would gain by them.
    gain = 0.0 if key.endswith(".mention") else undecided
    size = stamp.reference_set_size
    place = "" if level.percentile is None or not size else f"more than {level.percentile:.0f}% of {size} reports"
    low, high = level.range
    moved = f"{LEVEL_TITLES[low]} to {LEVEL_TITLES[high]} if bands or undecided shift"
    return LevelCell(
        word=LEVEL_TITLES[level.level],
        weight=_WEIGHTS[level.level],
        rate=f"{format_rate(level.per_1000_words)} per 1,000 words" if assessable else level.reason,
        place=place if assessable and level.count else "",
        range=moved if low != high and assessable else "",
        bar=draw_level(level, gain, others) if assessable else None,
    )


def _name_notes(depth: Depth) -> str:
    """Restrictive, negated and hedged, in a sentence; empty when there are none."""
    notes = []
    deep = depth.engagement + depth.commitment
    if depth.hedged:
        notes.append(f"{format_share(depth.hedged / deep) if deep else depth.hedged} of the engagement is hedged")
    if depth.negated:
        notes.append(f"{format_share(depth.negated / deep) if deep else depth.negated} of the engagement states a lack")
    if depth.restrictive:
        what = plural(depth.restrictive, "reference is", "references are")
        notes.append(f"{what} restrictive: a limit on the group, not a commitment to it")
    if depth.undecided:
        what = plural(depth.undecided, "reference is", "references are")
        notes.append(f"{what} undecided and counted as mention only")
    text = "; ".join(notes)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
