"""The table of all reports: a row a report, as the page shows it and as its filters read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from gmi.load_regions import load_regions
from gmi.model.rubric import Level
from gmi.model.store_rows import OutcomeCounts, ReportFigures, ReportRow, SideRow
from gmi.render.batch.columns import name_kind
from gmi.render.batch.summary import name_scorecard
from gmi.render.words import LEVEL_TITLES, format_number, format_rate

# Bars in the cells of a long table are backgrounds, of one of so many lengths: drawings in each would make it slow.
STEPS = 50
_WEIGHTS: dict[Level, int] = {"not-assessable": 0, "absent": 0, "low": 1, "moderate": 2, "high": 3}


@dataclass(frozen=True, slots=True)
class RateCell:
    """A count and its rate.

    Attributes:
        count: Grouped by thousands.
        rate: By 1,000 words.
        step: Length of the rate's bar, in steps of ``STEPS``; 0 for no bar.
        leads: Whether the report's scorecard leads with it.
    """

    count: str
    rate: str
    step: int
    leads: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """One report.

    Attributes:
        href: Its scorecard, from the batch's folder.
        title: The State, or what it is called when that is not known.
        detail: Symbol, and the kind where it is no State report.
        keys: Words that the filters look for: State code, region, sub-region, kind and language, with a letter before.
        file: Name of its file, which is searched too.
        rates: Gender, migration, and where both meet.
        levels: Word and weight 0 to 3, for mention, engagement and commitment of what leads.
        met: How many indicators are met.
        asked: Of how many that were met, partly met or not met.
        steps: Where the bars for met, and for met and partly met, end.
        problems: How many, as a number.
        warnings: How many of these are warnings or errors.
    """

    href: str
    title: str
    detail: str
    keys: str
    file: str
    body: str
    cycle: str
    date: str
    pages: str
    rates: tuple[RateCell, RateCell, RateCell]
    levels: tuple[tuple[str, int], ...]
    met: str
    asked: str
    steps: tuple[int, int]
    problems: str
    warnings: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter."""

    value: str
    title: str


def list_done(reports: Iterable[ReportRow]) -> tuple[tuple[ReportRow, ReportFigures], ...]:
    """Reports that are done, each with its figures, in the order given."""
    return tuple((row, row.figures) for row in reports if row.figures is not None)


def list_rows(reports: Iterable[ReportRow]) -> tuple[TableRow, ...]:
    """The rows of the table. Bars end at the greatest rate of the State reports, if there are any: others are cut."""
    done = list_done(reports)
    compared = [figures for row, figures in done if row.document_kind == "state-report"]
    sides = [_list_sides(figures) for figures in compared or [figures for _, figures in done]]
    most = [max(side.per_1000_words for side in column) for column in zip(*sides, strict=True)]
    return tuple(_make_row(row, figures, most) for row, figures in done)


def order_reports(reports: Iterable[ReportRow]) -> list[ReportRow]:
    """Reports as people look for them: by the State's name, body and date; those without a State last."""
    return sorted(reports, key=lambda row: (not row.state, name_state(row), row.body or "", row.date or "", row.path))


def name_state(row: ReportRow) -> str:
    """The State; where it is not known, what the report is called."""
    return row.state_name or row.state or row.title


def _list_sides(figures: ReportFigures) -> tuple[SideRow, SideRow, SideRow]:
    """Gender, migration, and where both meet."""
    return figures.gender, figures.migration, figures.intersections


def lead_side(figures: ReportFigures) -> SideRow:
    """What the scorecard leads with: gender in a report on migration, where both meet in others."""
    return figures.gender if figures.headline == "gender" else figures.intersections


def list_choices(reports: Iterable[ReportRow]) -> dict[str, tuple[Choice, ...]]:
    """What the filters offer, by their names; only what some report has."""
    rows = [row for row, _ in list_done(reports)]
    regions = load_regions()
    placed = {regions[row.state] for row in rows if row.state in regions}
    places = [
        choice
        for name in sorted({place.name for place in placed})
        for choice in (
            Choice(f"r{_join(name)}", name),
            *(
                Choice(f"u{_join(part)}", f"\N{EN SPACE}{part}")
                for part in sorted({place.subregion for place in placed if place.name == name} - {name})
            ),
        )
    ]
    kinds = {row.document_kind or "": name_kind(row) for row in rows}
    return {
        "states": _sort_choices({f"s{row.state}": name_state(row) for row in rows if row.state}),
        "regions": tuple(places),
        "bodies": _sort_choices({row.body: row.body for row in rows if row.body}),
        "cycles": tuple(Choice(cycle, cycle) for cycle in _sort_cycles(row.cycle for row in rows if row.cycle)),
        "kinds": _sort_choices({f"k{kind}": title for kind, title in kinds.items() if kind}),
        "languages": _sort_choices({f"l{row.language}": row.language for row in rows if row.language}),
        "years": tuple(Choice(str(year), str(year)) for year in sorted({row.year for row in rows if row.year})),
    }


def _make_row(row: ReportRow, figures: ReportFigures, most: Sequence[float]) -> TableRow:
    lead = lead_side(figures)
    sides = [_make_rate(side, longest, lead) for side, longest in zip(_list_sides(figures), most, strict=True)]
    region = load_regions().get(row.state or "")
    keys = [f"k{row.document_kind}", f"l{row.language}"]
    keys += [f"s{row.state}"] if row.state else []
    keys += [f"r{_join(region.name)}", f"u{_join(region.subregion)}"] if region else []
    kind = "" if row.document_kind == "state-report" else name_kind(row)
    known = (row.symbol or "", kind) if row.state_name or row.state else (kind,)
    depths = (lead.mention, lead.engagement, lead.commitment)
    met, partly, asked = figures.indicators.met, figures.indicators.partly_met, count_asked(figures.indicators)
    return TableRow(
        href=name_scorecard(row) or "",
        title=name_state(row),
        detail=", ".join(filter(None, known)),
        keys=" ".join(keys),
        file=row.path.rpartition("/")[2],
        body=row.body or "",
        cycle=row.cycle or "",
        date=row.date or "",
        pages=format_number(figures.page_count),
        rates=(sides[0], sides[1], sides[2]),
        levels=tuple((LEVEL_TITLES[level], _WEIGHTS[level]) for level in depths),
        met=format_number(met),
        asked=format_number(asked),
        steps=(find_step(met, asked), find_step(met + partly, asked)),
        problems=format_number(figures.problem_count),
        warnings=figures.warning_count,
    )


def count_asked(indicators: OutcomeCounts) -> int:
    """Indicators that apply and could be assessed."""
    return indicators.met + indicators.partly_met + indicators.not_met


def find_step(part: float, whole: float) -> int:
    """The length of a bar in steps: 0 for nothing only, and never beyond the end.

    >>> find_step(1, 1000), find_step(0, 7), find_step(1, 2), find_step(9, 7)
    (1, 0, 25, 50)
    """
    return min(ceil(STEPS * part / whole), STEPS) if whole else 0


def percent(part: float, whole: float) -> str:
    """A width in per cent, short: "0" when there is nothing to be a part of.

    >>> percent(1, 3), percent(2, 4), percent(0, 0)
    ('33.3', '50', '0')
    """
    return f"{100 * part / whole:.1f}".removesuffix(".0") if whole else "0"


def _make_rate(side: SideRow, longest: float, lead: SideRow) -> RateCell:
    step = find_step(side.per_1000_words, longest)
    return RateCell(format_number(side.count), format_rate(side.per_1000_words), step, side is lead)


def _join(name: str) -> str:
    """A name as one word."""
    return name.replace(" ", "-")


def _sort_choices(found: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, title) for value, title in sorted(found.items(), key=lambda item: (item[1], item[0])))


def _sort_cycles(cycles: Iterable[str]) -> list[str]:
    """Cycles by their first number; others last."""

    def place(cycle: str) -> tuple[int, str]:
        number = cycle.partition("-")[0]
        return (int(number) if number.isdecimal() else 10_000, cycle)

    return sorted(set(cycles), key=place)
