"""The table of levels: a word, a rate and a place among other reports for each row."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.rubric import Level
from gmi.model.scorecard import Depth, LevelResult, LevelRow, Result
from gmi.render.chart import LevelBar, StackPart, draw_level, draw_stack
from gmi.render.words import LEVEL_TITLES, format_rate, format_share

_MEETING = "Where gender and migration meet"
# Fewer references than this to one group are not worth a remark.
_LEAST_CHIEF = 5
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
        place: "more than 62% of the 18 reports"; empty without a reference set.
        range: "could read low to moderate", and why; empty when nothing changes.
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
    """How the references of one dimension divide by label, and what is to be known of them.

    Attributes:
        title: The dimension.
        depth: Its references by label.
        stack: The same, drawn.
        asides: Number and share of all, by what is to be known: undecided, hedged, a lack stated, restrictive.
        notes: What else a reader must know before quoting; empty for nothing.
    """

    title: str
    depth: Depth
    stack: tuple[StackPart, ...]
    asides: tuple[tuple[str, str], ...]
    notes: str


def list_levels(result: Result) -> tuple[LevelLine, ...]:
    """The four rows that lead: intersections first in a report that is not about migration, LGBTQIA+ last."""
    levels = result.scorecard.levels
    depth = result.scorecard.depth
    lines = [
        _make_line(result, "gender", "Gender", levels.gender, depth["gender"].undecided),
        _make_line(result, "migration", "Migration", levels.migration, depth["migration"].undecided),
        _make_line(result, "intersections", _MEETING, levels.intersections, depth["intersections"].undecided),
    ]
    if result.scorecard.headline == "intersections":
        lines.insert(0, lines.pop())
    if "lgbtqia" in levels.groups:
        title = result.scorecard.group_titles.get("lgbtqia", "LGBTQIA+")
        lines.append(
            _make_line(result, "group:lgbtqia", title, levels.groups["lgbtqia"], _count_undecided(result, "lgbtqia"))
        )
    return tuple(lines)


def list_group_levels(result: Result) -> tuple[LevelLine, ...]:
    """A row for each group of the rubric."""
    card = result.scorecard
    return tuple(
        _make_line(result, f"group:{group}", card.group_titles.get(group, group), row, _count_undecided(result, group))
        for group, row in card.levels.groups.items()
    )


def list_depths(result: Result) -> tuple[DepthLine, ...]:
    """How the references divide by label, exclusive, in the order of ``list_levels``."""
    depth = result.scorecard.depth
    rows = [
        ("Gender", depth["gender"], ""),
        ("Migration", depth["migration"], _name_chief_group(result)),
        (_MEETING, depth["intersections"], ""),
    ]
    if result.scorecard.headline == "intersections":
        rows.insert(0, rows.pop())
    longest = max([*(found.total for _, found, _ in rows), 1])
    return tuple(
        DepthLine(title, found, draw_stack(found, longest), _list_asides(found), notes) for title, found, notes in rows
    )


def name_standing(level: LevelResult, size: int, *, included: bool) -> str:
    """Where a report lies in the reference set, in words; empty where there is nothing to say.

    Args:
        level: The level; its percentile counts the reports that lie below.
        size: Reports of the set.
        included: Whether the report is itself one of them, and cannot lie below itself.
    """
    if level.percentile is None or not size or not level.count:
        return ""
    below, others = round(level.percentile * size / 100), size - included
    if below >= others:
        return f"more than all {'the other ' if included else ''}{others} reports"
    if below == 0:
        return f"more than none of the {size} reports"
    return f"more than {format_share(below / size)} of the {size} reports"


def name_range(level: LevelResult, *, undecided: bool) -> str:
    """How far the word could move, and by what; empty when it could not."""
    low, high = level.range
    if low == high:
        return ""
    moved = " or undecided references were read as deeper" if undecided else ""
    return f"could read {LEVEL_TITLES[low]} to {LEVEL_TITLES[high]} if the limits lay 20% lower or higher{moved}"


def _count_undecided(result: Result, group: str) -> int:
    """Undecided references under the levels of one group."""
    return sum(
        item.label == "undecided" and item.reference.group == group and item.reference.core
        for item in result.references
    )


def _make_line(result: Result, name: str, title: str, row: LevelRow, undecided: int) -> LevelLine:
    words = result.source.word_count
    rate = undecided * 1000 / words if words else 0.0
    cells = tuple(_make_cell(result, f"{name}.{level}", getattr(row, level), rate) for level in LEVEL_NAMES)
    return LevelLine(name, title, cells)


def _make_cell(result: Result, key: str, level: LevelResult, undecided: float) -> LevelCell:
    stamp = result.rubric
    others = stamp.reference_rates.get(key, ())
    assessable = level.level != "not-assessable"
    # Undecided references are mentions already; only deeper levels would gain by them.
    gain = 0.0 if key.endswith(".mention") else undecided
    return LevelCell(
        word=LEVEL_TITLES[level.level],
        weight=_WEIGHTS[level.level],
        rate=f"{format_rate(level.per_1000_words)} per 1,000 words" if assessable else level.reason,
        place=name_standing(level, stamp.reference_set_size, included=stamp.in_reference_set) if assessable else "",
        range=name_range(level, undecided=gain > 0) if assessable else "",
        bar=draw_level(level, gain, others) if assessable else None,
    )


def _list_asides(depth: Depth) -> tuple[tuple[str, str], ...]:
    """Number and share of all for what weakens or turns a statement."""
    asides = (
        ("undecided", depth.undecided),
        ("hedged", depth.hedged),
        ("a lack stated", depth.negated),
        ("restrictive", depth.restrictive),
    )
    return tuple(
        (name, f"{n} ({format_share(n / depth.total)})" if n and depth.total else str(n)) for name, n in asides
    )


def _name_chief_group(result: Result) -> str:
    """Says so when most of the migration references are to one group, which a reader of the total cannot see."""
    count, titles = result.scorecard.counts.migration, result.scorecard.group_titles
    if not count.headline:
        return ""
    group, number = max(count.groups.items(), key=lambda item: item[1])
    if group == "migrants" or number * 2 <= count.headline or number < _LEAST_CHIEF:
        return ""
    title = titles.get(group, group)
    return f"{number} of the {count.headline} migration references are to one group: {title[:1].lower()}{title[1:]}."
