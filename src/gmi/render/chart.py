"""Geometry of the page's drawings: where each tick, bar and mark lies. The templates draw; nothing is decided there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gmi.model.document import Paragraph
from gmi.model.reference import Dimension, Label
from gmi.model.scorecard import Depth, LevelResult, Result
from gmi.render.places import APART_GROUPS, STATE_ZONES
from gmi.render.words import format_number

LABEL_ORDER: tuple[Label, ...] = ("mention", "undecided", "engagement", "commitment")
# Chapters nearer to each other than this (in hundredths of the strip) get a mark but no number.
_NUMBER_GAP = 3.2
_NARROW_NUMBER_GAP = 6.5
_AXIS_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_AXIS_MARKS = 8
_LAST_NUMBER = 97
_ENOUGH_CHAPTERS = 8
_MOST_IN_ONE = 0.4
_MOST_CHAPTERS = 60


@dataclass(frozen=True, slots=True)
class Tick:
    """One reference, or one intersection sentence, on a strip: its place in hundredths, and where a click goes."""

    x: str
    anchor: str
    label: Label


@dataclass(frozen=True, slots=True)
class Strip:
    """The report from left to right in one respect.

    Attributes:
        id: Slug.
        title: What it shows.
        ticks: Sorted by depth, so that the deepest lie on top.
        counts: Ticks by label, in ``LABEL_ORDER``.
    """

    id: str
    title: str
    ticks: tuple[Tick, ...]
    counts: tuple[tuple[Label, int], ...]

    @property
    def total(self) -> int:
        """All ticks."""
        return len(self.ticks)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter mark.

    Attributes:
        number: 1-based.
        title: As printed.
        x: Place in hundredths.
        numbered: Whether there is room for its number.
        narrow: Whether there is room for it on a telephone too.
        span: Paragraph numbers of the chapter, "12–31", or empty.
        counts: By strip: ticks in the chapter.
    """

    number: int
    title: str
    x: str
    numbered: bool
    narrow: bool
    span: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StripChart:
    """All strips over one axis; ``axis`` holds printed paragraph numbers with their places."""

    strips: tuple[Strip, ...]
    chapters: tuple[Chapter, ...]
    axis: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LevelBar:
    """A report's rate among the reference set, in hundredths of the bar's width.

    Attributes:
        rate: Where the report lies.
        upper: Where it would lie with all undecided moved up; equal to ``rate`` when there are none.
        terciles: Edges of the bands.
        edges: For each edge, its place with bands 20% lower and 20% higher.
        others: The reports of the reference set, as the path data of small ticks in a box 100 wide and 4 high.
    """

    rate: str
    upper: str
    terciles: tuple[str, ...]
    edges: tuple[tuple[str, str], ...]
    others: str


@dataclass(frozen=True, slots=True)
class StackPart:
    """One piece of a stacked bar, in hundredths."""

    label: Label
    x: str
    width: str
    count: int


def draw_strips(result: Result) -> StripChart:
    """The report as three strips; equal distances are equal amounts of the State's text."""
    ruler = _Ruler(result.document.paragraphs)
    found = {
        ("gender", "Gender"): _reference_ticks(result, "gender"),
        ("migration", "Migration"): _reference_ticks(result, "migration"),
        ("intersections", "Where gender and migration meet"): _meeting_ticks(result),
    }
    strips = tuple(_make_strip(name, title, ticks, ruler) for (name, title), ticks in found.items())
    positions = [[position for position, _, _ in ticks] for ticks in found.values()]
    return StripChart(strips, _list_chapters(result, ruler, positions), _list_axis(result.document.paragraphs, ruler))


def draw_level(level: LevelResult, undecided_rate: float, others: Sequence[float]) -> LevelBar | None:
    """The bar of one level; None when there is neither a band nor a set to compare with.

    Args:
        level: The level.
        undecided_rate: What all undecided would add, per 1,000 words.
        others: Rates of the reference set.
    """
    if level.band is None and not others:
        return None
    band = level.band or ()
    top = max([level.per_1000_words + undecided_rate, *(edge * 1.5 for edge in band), *others, 1e-9]) * 1.04

    def place(rate: float) -> str:
        return _percent(rate / top)

    return LevelBar(
        rate=place(level.per_1000_words),
        upper=place(level.per_1000_words + undecided_rate),
        terciles=tuple(place(edge) for edge in band),
        edges=tuple((place(edge * 0.8), _percent(edge * 0.4 / top)) for edge in band),
        others="".join(f"M{place(rate)} 0v4" for rate in others),
    )


def draw_stack(depth: Depth, longest: int) -> tuple[StackPart, ...]:
    """Depth as a stacked bar, its length in proportion to the longest of its table."""
    parts = []
    x = 0.0
    for label in reversed(LABEL_ORDER):
        count = int(getattr(depth, label))
        if count:
            width = count / longest
            parts.append(StackPart(label, _percent(x), _percent(width), count))
            x += width
    return tuple(parts)


class _Ruler:
    """Turns positions in the text into places on a strip, State text alone."""

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        self._starts: list[int] = []
        self._before: list[int] = []
        self._lengths: list[int] = []
        total = 0
        for paragraph in paragraphs:
            self._starts.append(paragraph.span.start)
            self._before.append(total)
            length = len(paragraph.span) if paragraph.zone in STATE_ZONES else 0
            self._lengths.append(length)
            total += length
        self._total = max(total, 1)

    def place(self, position: int) -> float:
        """0..1; a position in furniture lies where the State's text next to it does."""
        index = max(bisect_right(self._starts, position) - 1, 0)
        inside = min(max(position - self._starts[index], 0), self._lengths[index]) if self._starts else 0
        return (self._before[index] + inside) / self._total if self._starts else 0.0


def _percent(share: float) -> str:
    return f"{min(max(share, 0.0), 1.0) * 100:.2f}".rstrip("0").rstrip(".")


def _reference_ticks(result: Result, dimension: Dimension) -> list[tuple[int, str, Label]]:
    """What the headline counts, by position."""
    return [
        (item.reference.span.start, item.reference.id, item.label)
        for item in result.references
        if item.reference.dimension == dimension and item.label and item.reference.core
        if item.reference.group not in APART_GROUPS
    ]


def _meeting_ticks(result: Result) -> list[tuple[int, str, Label]]:
    return [(meet.sentence_start, meet.reference_ids[0], meet.label) for meet in result.scorecard.intersections]


def _make_strip(name: str, title: str, found: list[tuple[int, str, Label]], ruler: _Ruler) -> Strip:
    ticks = [Tick(_percent(ruler.place(position)), anchor, label) for position, anchor, label in found]
    ticks.sort(key=lambda tick: LABEL_ORDER.index(tick.label))
    counts = tuple((label, sum(tick.label == label for tick in ticks)) for label in LABEL_ORDER)
    return Strip(name, title, tuple(ticks), counts)


def _list_chapters(result: Result, ruler: _Ruler, positions: list[list[int]]) -> tuple[Chapter, ...]:
    """The report's chapters, with what each strip holds under them; one without text of its own is left away."""
    paragraphs = result.document.paragraphs
    marks = _leading_headings(paragraphs)
    ends = [*marks, None][1:]
    chapters: list[Chapter] = []
    last, last_narrow = -_NUMBER_GAP, -_NARROW_NUMBER_GAP
    for number, (mark, following) in enumerate(zip(marks, ends, strict=True), start=1):
        place = ruler.place(mark.span.start)
        room = place * 100 - last >= _NUMBER_GAP and place * 100 <= _LAST_NUMBER
        last = place * 100 if room else last
        narrow = room and place * 100 - last_narrow >= _NARROW_NUMBER_GAP
        last_narrow = place * 100 if narrow else last_narrow
        inside = paragraphs[mark.index : following.index if following else None]
        end = following.span.start if following else len(result.document.text)
        counts = tuple(sum(mark.span.start <= at < end for at in strip) for strip in positions)
        title = mark.span.cut(result.document.text)
        chapters.append(Chapter(number, title, _percent(place), room, narrow, _span_numbers(inside), counts))
    return tuple(chapters)


def _leading_headings(paragraphs: tuple[Paragraph, ...]) -> list[Paragraph]:
    """Headings down to the level at which no chapter holds most of the report, but not more than fill a page."""
    headings = [p for p in paragraphs if p.zone == "heading"]
    chosen: list[Paragraph] = []
    for depth in sorted({len(p.heading_path) for p in headings}):
        marks = [p for p in headings if len(p.heading_path) <= depth]
        if chosen and len(marks) > _MOST_CHAPTERS:
            break
        chosen = marks
        if len(chosen) >= _ENOUGH_CHAPTERS and _longest_share(chosen, paragraphs) <= _MOST_IN_ONE:
            break
    ends = [*[p.index for p in chosen], len(paragraphs)][1:]
    return [
        mark
        for mark, end in zip(chosen, ends, strict=True)
        if any(p.zone in STATE_ZONES and p.zone != "heading" for p in paragraphs[mark.index + 1 : end])
    ]


def _longest_share(marks: list[Paragraph], paragraphs: tuple[Paragraph, ...]) -> float:
    """The share of the State's text that the longest of some chapters holds, 0..1."""
    own = [len(p.span) if p.zone in STATE_ZONES else 0 for p in paragraphs]
    ends = [*[p.index for p in marks], len(paragraphs)][1:]
    return max(sum(own[mark.index : end]) for mark, end in zip(marks, ends, strict=True)) / max(sum(own), 1)


def _span_numbers(paragraphs: tuple[Paragraph, ...]) -> str:
    numbers = [p.number for p in paragraphs if p.number and p.zone == "body"]
    if not numbers:
        return ""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _list_axis(paragraphs: tuple[Paragraph, ...], ruler: _Ruler) -> tuple[tuple[str, str], ...]:
    """Round paragraph numbers along the strip, at most about eight."""
    numbered = {int(p.number): p for p in paragraphs if p.number and p.number.isdecimal() and p.zone == "body"}
    if not numbered:
        return ()
    last = max(numbered)
    step = next((step for step in _AXIS_STEPS if last / step <= _AXIS_MARKS), last)
    wanted = [number for number in range(step, last + 1, step) if number in numbered]
    marks = [(format_number(number), _percent(ruler.place(numbered[number].span.start))) for number in wanted]
    return tuple(mark for mark in marks if float(mark[1]) <= _LAST_NUMBER)
