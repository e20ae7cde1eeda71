"""Parts of the scorecard that are lists: what was counted, themes, indicators, measures, frames, absences, problems."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.errors import Problem
from gmi.model.reference import BUCKETS, DIMENSIONS
from gmi.model.scorecard import Count, Depth, IndicatorResult, Outcome, Result, ThemeResult
from gmi.render.chart import StackPart, draw_stack
from gmi.render.evidence import FilterKeys
from gmi.render.places import APART_GROUPS, Place, Places
from gmi.render.words import (
    BUCKET_TITLES,
    LEVEL_TITLES,
    MEASURE_PLURALS,
    MEASURE_TITLES,
    OUTCOME_TITLES,
    ROLE_TITLES,
    STRENGTH_NOTES,
    ZONE_TITLES,
    format_number,
    format_rate,
    format_share,
    plural,
)

# A report can name hundreds of measures; beyond a page of them each kind is folded.
_MOST_UNFOLDED = 30
_LEAST_FOR_A_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the rows behind it; ``keys`` is empty when no rows stand behind it."""

    text: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class CountLine:
    """One line of the count: its name, gender, migration; ``kind`` is headline, minor, bucket, raw or rate."""

    title: str
    figures: tuple[Figure, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class VetoLine:
    """Occurrences that are not references at all, alike ones together."""

    texts: tuple[str, ...]
    why: str
    number: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme; ``flag`` says in words that the report treats it without the group, and is empty otherwise."""

    id: str
    title: str
    keys: str
    meeting_keys: str
    paragraphs: int
    references: int
    intersections: int
    depth: Depth
    stack: tuple[StackPart, ...]
    level: str
    gaps: int
    flag: str


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator with its answer; ``looked_at`` says what its places are."""

    id: str
    question: str
    outcome: Outcome
    word: str
    reason: str
    places: tuple[Place, ...]
    looked_at: bool


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """Indicators of one theme."""

    theme: str
    title: str
    lines: tuple[IndicatorLine, ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A law, policy or body that the report names."""

    name: str
    kind: str
    places: tuple[Place, ...]
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureKind:
    """Measures of one kind; ``unfolded`` when all of the report's measures fit on a page."""

    title: str
    lines: tuple[MeasureLine, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True)
class FrameLine:
    """How a group is shown: sentences in each part, by the part's title."""

    title: str
    keys: str
    sentences: int
    roles: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """A group that is not referred to, and what was searched."""

    statement: str
    note: str
    terms: tuple[str, ...]
    zones: tuple[str, ...]


def list_counts(result: Result, keys: FilterKeys) -> tuple[CountLine, ...]:
    """Headline, rates, extended, each bucket that took something away, raw total."""
    counts = (result.scorecard.counts.gender, result.scorecard.counts.migration)
    paired = tuple(zip(DIMENSIONS, counts, strict=True))

    def rate(title: str, *texts: str) -> CountLine:
        return CountLine(title, tuple(Figure(text) for text in texts), "rate")

    lines = [
        CountLine(
            "Headline", tuple(Figure(format_number(c.headline), keys.headline(d)) for d, c in paired), "headline"
        ),
        rate("per page", *(format_rate(c.per_page) for c in counts)),
        rate("per 1,000 words", *(format_rate(c.per_1000_words) for c in counts)),
        rate("paragraphs that hold one", *(format_share(c.paragraph_share) for c in counts)),
    ]
    lines += [
        CountLine(
            f"Left out: {BUCKET_TITLES[bucket]}",
            tuple(Figure(format_number(c.excluded.get(bucket, 0)), keys.excluded(d, bucket)) for d, c in paired),
            "bucket",
        )
        for bucket in BUCKETS
        if any(c.excluded.get(bucket) for c in counts)
    ]
    raw = CountLine("Raw total", tuple(Figure(format_number(c.raw), keys.raw(d)) for d, c in paired), "raw")
    extended = CountLine(
        "Extended terms, beside the headline",
        tuple(Figure(format_number(c.extended), keys.extended(d)) for d, c in paired),
        "minor",
    )
    return (*lines, raw, extended)


def list_group_counts(result: Result, keys: FilterKeys) -> tuple[CountLine, ...]:
    """What the headline divides into, and men and boys beside it."""
    card = result.scorecard
    both = {**card.counts.gender.groups, **card.counts.migration.groups}
    return tuple(
        CountLine(
            _mark_apart(group, card.group_titles.get(group, group)),
            (Figure(format_number(number), keys.of_group(group)),),
            card.group_dimensions.get(group, "gender"),
        )
        for group, number in both.items()
    )


def _mark_apart(group: str, title: str) -> str:
    """A group outside the headline says so, unless its title already does."""
    return title if group not in APART_GROUPS or "apart" in title else f"{title}, kept apart"


def list_variants(result: Result) -> tuple[CountLine, ...]:
    """The headline recounted in other ways, by name; ways that change nothing are left to ``list_idle_variants``."""
    counts = (result.scorecard.counts.gender, result.scorecard.counts.migration)
    idle = list_idle_variants(result)
    return tuple(
        CountLine(
            name, tuple(Figure(format_number(c.variants[name]) if name in c.variants else "–") for c in counts), "rate"
        )
        for name in dict.fromkeys(name for count in counts for name in count.variants)
        if name not in idle
    )


def list_idle_variants(result: Result) -> tuple[str, ...]:
    """Names of the ways of counting that give the headline again."""
    counts = (result.scorecard.counts.gender, result.scorecard.counts.migration)
    names = dict.fromkeys(name for count in counts for name in count.variants)
    return tuple(name for name in names if all(c.variants.get(name, c.headline) == c.headline for c in counts))


def name_band(count: Count) -> str:
    """The lowest and the highest that the headline becomes in any variant.

    Returns:
        For example "31 to 47"; one number when all variants agree.
    """
    numbers = [count.headline, *count.variants.values()]
    low, high = format_number(min(numbers)), format_number(max(numbers))
    return low if low == high else f"{low} to {high}"


def list_vetoed(result: Result, places: Places) -> tuple[VetoLine, ...]:
    """What negative terms kept out, by negative term, in order of first appearance."""
    by_veto: dict[str, list[int]] = {}
    for index, item in enumerate(result.vetoed):
        by_veto.setdefault(item.veto_id, []).append(index)
    lines = []
    for veto, indexes in by_veto.items():
        items = [result.vetoed[index] for index in indexes]
        texts = tuple(dict.fromkeys(" ".join(item.text.split()) for item in items))
        why = items[0].why or f"kept out by the negative term {veto}"
        lines.append(VetoLine(texts, why, len(items), places.find_all(item.paragraph_index for item in items)))
    return tuple(lines)


def list_themes(result: Result, keys: FilterKeys) -> tuple[ThemeLine, ...]:
    """One line a theme; those that the report treats without the group first, then by references."""
    themes = sorted(
        result.scorecard.themes,
        key=lambda t: (not t.treated_without_group, not t.paragraph_indexes, -len(t.paragraph_indexes)),
    )
    longest = max([*(t.depth.total for t in themes), 1])
    flag = name_flag(result)
    return tuple(
        ThemeLine(
            id=t.id,
            title=t.title,
            keys=f"{keys.headline('gender')} {keys.theme(t.id)}",
            meeting_keys=f"{keys.meeting()} {keys.bucket(None)} {keys.theme(t.id)}",
            paragraphs=len(t.paragraph_indexes),
            references=t.reference_count,
            intersections=t.intersection_count,
            depth=t.depth,
            stack=draw_stack(t.depth, longest),
            level=_name_theme_level(t, "reference" if result.scorecard.headline == "gender" else "sentence"),
            gaps=len(t.gaps),
            flag=flag if t.treated_without_group else "",
        )
        for t in themes
    )


def name_flag(result: Result) -> str:
    """What is missing from a theme that the report treats without what the scorecard leads with."""
    return "without women or gender" if result.scorecard.headline == "gender" else "gender and migration do not meet"


def _name_theme_level(theme: ThemeResult, noun: str) -> str:
    """The level of a theme; a word that rests on one or two finds says so."""
    if not theme.paragraph_indexes:
        return "not treated"
    found = theme.depth.total
    few = f", from {plural(found, noun)}" if 0 < found < _LEAST_FOR_A_LEVEL else ""
    return f"{LEVEL_TITLES[theme.level]}{few}"


def list_indicators(result: Result, places: Places) -> tuple[IndicatorGroup, ...]:
    """By theme in the order of the rubric, the whole report first."""
    card = result.scorecard
    by_theme: dict[str, list[IndicatorLine]] = {}
    for indicator in card.indicators:
        by_theme.setdefault(indicator.theme, []).append(_make_indicator(indicator, places))
    return tuple(
        IndicatorGroup(theme, card.theme_titles.get(theme, theme), tuple(lines)) for theme, lines in by_theme.items()
    )


def tally_outcomes(result: Result) -> tuple[tuple[Outcome, str, int], ...]:
    """How many indicators came out how; outcomes that did not occur are left away."""
    outcomes = [indicator.outcome for indicator in result.scorecard.indicators]
    return tuple(
        (outcome, title, outcomes.count(outcome)) for outcome, title in OUTCOME_TITLES.items() if outcome in outcomes
    )


def list_measures(result: Result, places: Places) -> tuple[MeasureLine, ...]:
    """In the order of the scorecard."""
    return tuple(
        MeasureLine(m.name, MEASURE_TITLES[m.kind], places.find_all(m.paragraph_indexes), m.variants)
        for m in result.scorecard.measures
    )


def list_measure_kinds(result: Result, places: Places) -> tuple[MeasureKind, ...]:
    """Measures by kind, in the order of the codebook; within a kind those that most paragraphs name first."""
    lines = list_measures(result, places)
    unfolded = len(lines) <= _MOST_UNFOLDED
    kinds = {kind: [line for line in lines if line.kind == title] for kind, title in MEASURE_TITLES.items()}
    return tuple(
        MeasureKind(MEASURE_PLURALS[kind], tuple(sorted(mine, key=lambda line: -len(line.places))), unfolded)
        for kind, mine in kinds.items()
        if mine
    )


def list_frames(result: Result, keys: FilterKeys) -> tuple[FrameLine, ...]:
    """How each group is shown."""
    return tuple(
        FrameLine(
            result.scorecard.group_titles.get(frame.group, frame.group),
            f"{keys.group(frame.group)} {keys.bucket(None)}",
            frame.sentences,
            tuple(
                (title, Figure(str(getattr(frame, role)), f"{keys.group(frame.group)} {keys.role(role)}"))
                for role, title in ROLE_TITLES.items()
            ),
        )
        for frame in result.scorecard.frames
    )


def list_absences(result: Result) -> tuple[AbsenceLine, ...]:
    """Groups that the report does not refer to."""
    zones = {str(zone): title for zone, title in ZONE_TITLES.items()}
    return tuple(
        AbsenceLine(a.statement, STRENGTH_NOTES[a.strength], a.searched_terms, tuple(zones.get(z, z) for z in a.zones))
        for a in result.scorecard.absences
    )


def list_grave_problems(result: Result) -> tuple[Problem, ...]:
    """Problems because of which a figure may be off."""
    return tuple(problem for problem in result.problems if problem.severity != "info")


def _make_indicator(indicator: IndicatorResult, places: Places) -> IndicatorLine:
    return IndicatorLine(
        id=indicator.id,
        question=indicator.question,
        outcome=indicator.outcome,
        word=OUTCOME_TITLES[indicator.outcome],
        reason=indicator.reason,
        places=places.find_all(indicator.evidence_paragraphs),
        looked_at=indicator.outcome not in ("met", "partly-met"),
    )
