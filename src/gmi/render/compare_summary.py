"""Two reports of one State in a few sentences, rates first."""

from __future__ import annotations

from collections.abc import Sequence

from gmi.model.comparison import Comparison, CountMove, IndicatorMoves, LevelMove, Pair
from gmi.render.compare_names import count_things, name_group, name_noun, name_row, show_rate
from gmi.render.words import LEVEL_TITLES, plural

_DIMENSIONS = ("gender", "migration", "intersections")
_SUMMARY_WORDS = {
    "more": "clearly more",
    "less": "clearly less",
    "unclear": "too few, or too much in one passage, to say that it changed",
    "same": "about the same",
}


def name_pair(comparison: Comparison, pair: Pair) -> tuple[str, str]:
    """What the two reports are called."""
    return comparison.reports[pair.before].name, comparison.reports[pair.after].name


def list_summary(comparison: Comparison, pair: Pair) -> tuple[str, ...]:
    """A pair in a few sentences, rates first."""
    before, after = name_pair(comparison, pair)
    lines = [_sum_up_count(move, before, after) for move in pair.counts if move.id in _DIMENSIONS]
    groups = [move for move in pair.counts if move.id.startswith("group:")]
    new = [_name_with_count(move, move.move.after.count) for move in groups if move.presence == "appears"]
    gone = [_name_with_count(move, move.move.before.count) for move in groups if move.presence == "vanishes"]
    if new:
        lines.append(f"Named in {after} and not in {before}: {'; '.join(new)}.")
    if gone:
        lines.append(f"Named in {before} and not in {after}: {'; '.join(gone)}.")
    lines.append(_sum_up_levels(pair.levels))
    lines.append(sum_up_indicators(pair.indicators))
    measures = pair.measures
    lines.append(
        f"Laws, plans, bodies and programmes: {len(measures.newly_named)} newly named, "
        f"{len(measures.still_named)} still named, {len(measures.no_longer_named)} no longer named"
        + (f", {len(measures.new_edition)} in a new edition." if measures.new_edition else ".")
    )
    standing = len(pair.questions)
    lines.append(
        f"{plural(standing, 'gap')} of {before} {'stands' if standing == 1 else 'stand'} in {after} still."
        if standing
        else f"No gap of {before} stands in {after} still."
    )
    return tuple(lines)


def _sum_up_count(move: CountMove, before: str, after: str) -> str:
    one, many = name_noun(move.id)
    first, second = move.move.before, move.move.after
    counts = f"{count_things(first.count, one, many)} and {count_things(second.count, one, many)}"
    rates = f"{show_rate(first)} per 1,000 words in {before}, {show_rate(second)} in {after}"
    verdict = "in neither" if move.presence == "absent" else _SUMMARY_WORDS[move.move.verdict]
    return f"{name_row(move.id)}: {rates} ({counts}): {verdict}."


def _name_with_count(move: CountMove, count: int) -> str:
    return f"{name_group(move.id, move.title)} ({plural(count, 'reference')})"


def _sum_up_levels(levels: Sequence[LevelMove]) -> str:
    moved = [
        f"{name_group(move.id)}, {move.depth}, from {LEVEL_TITLES[move.before.level]} to "
        f"{LEVEL_TITLES[move.after.level]}"
        for move in levels
        if move.id in _DIMENSIONS and move.verdict in {"up", "down"}
    ]
    unsure = sum(move.id in _DIMENSIONS and move.verdict == "unsure" for move in levels)
    rest = (
        f" {plural(unsure, 'other level')} {'reads' if unsure == 1 else 'read'} differently, but not clearly."
        if unsure
        else ""
    )
    return (
        f"Levels that moved: {'; '.join(moved)}.{rest}"
        if moved
        else f"No level has clearly moved.{rest.replace(' other', '')}"
    )


def sum_up_indicators(moves: IndicatorMoves) -> str:
    """How many answers went which way."""
    same = moves.unchanged.met + moves.unchanged.partly_met + moves.unchanged.not_met
    apart = len(moves.not_comparable) + len(moves.only_before) + len(moves.only_after)
    return (
        f"Indicators: {len(moves.gained)} gained, {len(moves.lost)} lost, {same} unchanged "
        f"({moves.unchanged.met} met, {moves.unchanged.partly_met} partly met, {moves.unchanged.not_met} not met), "
        f"{apart} not comparable."
    )
