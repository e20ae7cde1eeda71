"""Counts, rates and levels of every report beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from gmi.chance import find_presence, judge_move, make_figure
from gmi.model.comparison import (
    CountMove,
    Difference,
    DifferenceRow,
    Figure,
    FigureRow,
    LevelCell,
    LevelMove,
    LevelRow,
    LevelVerdict,
    Move,
)
from gmi.model.digest import Digest, DigestCount, DigestLevel
from gmi.model.rubric import Level

_Key = TypeVar("_Key")
_HEIGHTS: dict[Level, int] = {"absent": 0, "low": 1, "moderate": 2, "high": 3}


def list_figures(digests: Sequence[Digest]) -> tuple[FigureRow, ...]:
    """Every count in every report, in the first rubric's order; what only others count comes last."""
    found = [{count.id: count for count in digest.counts} for digest in digests]
    return tuple(
        FigureRow(
            name,
            tuple(
                _figure(digest, own[name]) if name in own else None for digest, own in zip(digests, found, strict=True)
            ),
            next(filter(None, (_title(digest, name) for digest in digests)), ""),
        )
        for name in _merge(found)
    )


def list_level_rows(digests: Sequence[Digest]) -> tuple[LevelRow, ...]:
    """Every level in every report."""
    found = [{(level.id, level.depth): level for level in digest.levels} for digest in digests]
    return tuple(
        LevelRow(name, depth, tuple(_cell(own[name, depth]) if (name, depth) in own else None for own in found))
        for name, depth in _merge(found)
    )


def list_differences(digests: Sequence[Digest]) -> tuple[DifferenceRow, ...]:
    """For every count the pairs of reports whose rates differ."""
    found = [{count.id: count for count in digest.counts} for digest in digests]
    rows = []
    for name in _merge(found):
        pairs = []
        for one, other in combinations(range(len(digests)), 2):
            if name in found[one] and name in found[other]:
                move = compare_count(digests[one], digests[other], found[one][name], found[other][name])
                if move.verdict in ("more", "less"):
                    pairs.append(Difference(other, one) if move.verdict == "more" else Difference(one, other))
        rows.append(DifferenceRow(name, tuple(pairs)))
    return tuple(rows)


def compare_counts(before: Digest, after: Digest) -> tuple[CountMove, ...]:
    """Every count that both reports have, in the later rubric's order."""
    earlier = {count.id: count for count in before.counts}
    return tuple(
        CountMove(
            count.id,
            compare_count(before, after, earlier[count.id], count),
            find_presence(earlier[count.id].count, count.count),
            _title(after, count.id),
        )
        for count in after.counts
        if count.id in earlier
    )


def compare_levels(before: Digest, after: Digest) -> tuple[LevelMove, ...]:
    """Every level that both reports have."""
    earlier = {(level.id, level.depth): level for level in before.levels}
    clusters = _pair_clusters(before, after)
    moves = []
    for level in after.levels:
        first = earlier.get((level.id, level.depth))
        if first is not None:
            move = _move(before, after, (first.count, level.count), clusters.get(level.id, 1.0))
            moves.append(LevelMove(level.id, level.depth, _cell(first), _cell(level), judge_level(first, level, move)))
    return tuple(moves)


def judge_level(before: DigestLevel, after: DigestLevel, move: Move) -> LevelVerdict:
    """Whether a level has moved.

    ``up`` and ``down`` are said only when no word that the one could read is a word that the other could read, and the
    rate under the level has moved too.
    """
    if "not-assessable" in (before.level, after.level):
        return "not-comparable"
    if before.level == after.level:
        return "same"
    rising = _HEIGHTS[after.level] > _HEIGHTS[before.level]
    apart = (
        _HEIGHTS[before.range[1]] < _HEIGHTS[after.range[0]]
        if rising
        else _HEIGHTS[before.range[0]] > _HEIGHTS[after.range[1]]
    )
    if not apart or move.verdict != ("more" if rising else "less"):
        return "unsure"
    return "up" if rising else "down"


def compare_count(before: Digest, after: Digest, first: DigestCount, second: DigestCount) -> Move:
    """One count in two reports."""
    return _move(before, after, (first.count, second.count), max(first.clustering, second.clustering))


def move_in_theme(before: Digest, after: Digest, counts: tuple[int, int], of: str) -> Move:
    """A count of a theme; its references cluster as those of the whole reports do."""
    return _move(before, after, counts, _pair_clusters(before, after).get(of, 1.0))


def figure_of(digest: Digest, count: int) -> Figure:
    """A count with the rates in a report."""
    return make_figure(count, digest.source.word_count, digest.source.page_count)


def _move(before: Digest, after: Digest, counts: tuple[int, int], clustering: float) -> Move:
    words = (before.source.word_count, after.source.word_count)
    return judge_move(figure_of(before, counts[0]), figure_of(after, counts[1]), words, clustering)


def _pair_clusters(before: Digest, after: Digest) -> dict[str, float]:
    """The larger clustering of two reports, by count."""
    clusters: dict[str, float] = {}
    for count in (*before.counts, *after.counts):
        clusters[count.id] = max(clusters.get(count.id, 1.0), count.clustering)
    return clusters


def _title(digest: Digest, name: str) -> str:
    """What the rubric calls a group."""
    return digest.group_titles.get(name.removeprefix("group:"), "") if name.startswith("group:") else ""


def _figure(digest: Digest, count: DigestCount) -> Figure:
    return figure_of(digest, count.count)


def _cell(level: DigestLevel) -> LevelCell:
    return LevelCell(level.level, level.range)


def _merge(found: Sequence[Iterable[_Key]]) -> tuple[_Key, ...]:
    """Every key once, in the order of the first that has it."""
    return tuple(dict.fromkeys(key for own in found for key in own))
