"""Who changed between cycles: reports of one State to one body, each with the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from gmi.chance import find_presence, judge_move, make_figure
from gmi.model.comparison import CountMove
from gmi.model.store_rows import ReportFigures, ReportRow, SideRow
from gmi.render.batch.summary import name_scorecard
from gmi.render.batch.table import count_asked, list_done, name_state, percent
from gmi.render.compare_names import name_move
from gmi.render.words import format_number, format_rate


@dataclass(frozen=True, slots=True)
class Move:
    """One measure before and after.

    Attributes:
        before: Rate by 1,000 words.
        after: The same later.
        counts: "12, then 85".
        word: As in a comparison: "more", "less", "not clear", "about the same", "new" and so on.
        left: Place of the earlier rate on the line, per cent of the greatest.
        right: Place of the later one.
    """

    before: str
    after: str
    counts: str
    word: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Change:
    """Two reports that follow each other.

    Attributes:
        title: State and body.
        earlier: Its year and address.
        later: The same of the later one.
        moves: Gender references, and sentences where both meet.
        met: Indicators met, "3 of 58, then 5 of 61".
        unlike: Whether another rubric made the later result, so that indicators cannot be compared.
    """

    title: str
    earlier: tuple[str, str]
    later: tuple[str, str]
    moves: tuple[Move, Move]
    met: str
    unlike: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """All pairs, those that moved most in gender first, and the rates at which the drawings end."""

    lines: tuple[Change, ...]
    greatest: tuple[str, str]


def list_changes(reports: Iterable[ReportRow]) -> Changes:
    """State reports that have a date, and one before them to the same body."""
    groups: dict[tuple[str, str], list[tuple[ReportRow, ReportFigures]]] = defaultdict(list)
    for row, figures in list_done(reports):
        if row.state and row.body and row.date and row.document_kind == "state-report":
            groups[row.state, row.body].append((row, figures))
    pairs = []
    for members in groups.values():
        ordered = sorted(members, key=lambda one: (one[0].date or "", one[0].path))
        pairs += [(a, b) for a, b in pairwise(ordered) if a[0].symbol != b[0].symbol]
    pairs.sort(key=lambda pair: (-_distance(pair[0][1].gender, pair[1][1].gender), pair[1][0].path))
    compared = [one[1] for pair in pairs for one in pair]
    most = [
        max((side.per_1000_words for side in sides), default=0.0)
        for sides in ([one.gender for one in compared], [one.intersections for one in compared])
    ]
    return Changes(
        tuple(_make_change(before, after, most) for before, after in pairs),
        (format_rate(most[0]), format_rate(most[1])),
    )


def judge_sides(before: SideRow, after: SideRow, words: tuple[int, int]) -> str:
    """What may be said of a rate, in the words and by the rule of ``gmi compare``.

    Args:
        before: Of the earlier report.
        after: Of the later one.
        words: Of each.
    """
    first, second = (make_figure(side.count, n, 0) for side, n in zip((before, after), words, strict=True))
    move = judge_move(first, second, words, max(before.clustering, after.clustering))
    return name_move(CountMove("", move, find_presence(before.count, after.count)))


def _distance(before: SideRow, after: SideRow) -> float:
    return abs(after.per_1000_words - before.per_1000_words)


def _make_change(
    before: tuple[ReportRow, ReportFigures], after: tuple[ReportRow, ReportFigures], most: list[float]
) -> Change:
    (old, was), (new, now) = before, after
    words = (was.word_count, now.word_count)
    met = [f"{one.indicators.met} of {count_asked(one.indicators)}" for one in (was, now)]
    return Change(
        title=f"{name_state(new)}, {new.body}",
        earlier=(str(old.year), name_scorecard(old) or ""),
        later=(str(new.year), name_scorecard(new) or ""),
        moves=(
            _make_move(was.gender, now.gender, words, most[0]),
            _make_move(was.intersections, now.intersections, words, most[1]),
        ),
        met=", then ".join(met),
        unlike=was.rubric_sha256 != now.rubric_sha256,
    )


def _make_move(before: SideRow, after: SideRow, words: tuple[int, int], most: float) -> Move:
    return Move(
        before=format_rate(before.per_1000_words),
        after=format_rate(after.per_1000_words),
        counts=f"{format_number(before.count)}, then {format_number(after.count)}",
        word=judge_sides(before, after, words),
        left=percent(before.per_1000_words, most),
        right=percent(after.per_1000_words, most),
    )
