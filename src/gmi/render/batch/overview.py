"""Reports in the middle of their region, year and treaty body: how many, of whom, and how much they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from gmi.load_regions import load_regions
from gmi.model.store_rows import ReportFigures, ReportRow
from gmi.render.batch.table import count_asked, list_done, percent
from gmi.render.words import format_number, format_rate

Done = tuple[ReportRow, ReportFigures]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Some reports together.

    Attributes:
        title: What they share.
        inner: Whether it is a part of the line above.
        view: What to put after "#" to see them in the table; empty where no filter finds them.
        reports: How many.
        states: Of how many States; those whose State is not known are left out.
        rates: Median by 1,000 words, and its bar's width in per cent of the greatest, for gender, migration, both.
        silent: Reports in which the two never meet.
        met: Indicators met, per cent of those asked of all of them.
    """

    title: str
    inner: bool
    view: str
    reports: str
    states: str
    rates: tuple[tuple[str, str], ...]
    silent: str
    met: str


def list_by_region(reports: Iterable[ReportRow]) -> tuple[GroupLine, ...]:
    """A line for each region, and below it for its sub-regions where it has several with reports."""
    regions = load_regions()
    groups: list[tuple[str, bool, str, list[Done]]] = []
    done = list_done(reports)
    placed = [(regions.get(row.state or ""), (row, figures)) for row, figures in done]
    for name in sorted({region.name for region, _ in placed if region}):
        inside = [(region, one) for region, one in placed if region and region.name == name]
        groups.append((name, False, f"region=r{name}", [one for _, one in inside]))
        for part in sorted({region.subregion for region, _ in inside}):
            view = f"region=u{part.replace(' ', '-')}"
            groups.append((part, True, view, [one for region, one in inside if region.subregion == part]))
    elsewhere = [one for region, one in placed if region is None]
    if elsewhere:
        groups.append(("No region known", False, "", elsewhere))
    return _make_lines(groups)


def list_by_year(reports: Iterable[ReportRow]) -> tuple[GroupLine, ...]:
    """A line for each year of the reports' dates."""
    return _list_by(list_done(reports), lambda row: str(row.year or ""), lambda year: f"from={year}&to={year}")


def list_by_body(reports: Iterable[ReportRow]) -> tuple[GroupLine, ...]:
    """A line for each treaty body."""
    return _list_by(list_done(reports), lambda row: row.body or "", lambda body: f"body={body}")


def _list_by(
    done: Sequence[Done], read: Callable[[ReportRow], str], view: Callable[[str], str]
) -> tuple[GroupLine, ...]:
    """A line for each thing that reports share; those of which it is not known come last."""
    names = sorted({read(row) for row, _ in done}, key=lambda name: (not name, name))
    return _make_lines(
        [
            (name or "Not known", False, view(name) if name else "", [one for one in done if read(one[0]) == name])
            for name in names
        ]
    )


def _make_lines(groups: Sequence[tuple[str, bool, str, list[Done]]]) -> tuple[GroupLine, ...]:
    rates = [_list_medians(members) for *_, members in groups]
    most = [max(column, default=0.0) for column in zip(*rates, strict=True)]
    return tuple(
        GroupLine(
            title=title,
            inner=inner,
            view=view,
            reports=format_number(len(members)),
            states=format_number(len({row.state for row, _ in members if row.state})),
            rates=tuple((format_rate(rate), percent(rate, longest)) for rate, longest in zip(found, most, strict=True)),
            silent=format_number(sum(figures.intersections.count == 0 for _, figures in members)),
            met=_share_met([figures for _, figures in members]),
        )
        for (title, inner, view, members), found in zip(groups, rates, strict=True)
    )


def _list_medians(members: Sequence[Done]) -> tuple[float, float, float]:
    """Median rates of gender, of migration, and of where both meet."""
    gender, migration, both = [], [], []
    for _, figures in members:
        gender.append(figures.gender.per_1000_words)
        migration.append(figures.migration.per_1000_words)
        both.append(figures.intersections.per_1000_words)
    return median(gender), median(migration), median(both)


def _share_met(figures: Sequence[ReportFigures]) -> str:
    """Met indicators among those asked of these reports."""
    asked = sum(count_asked(one.indicators) for one in figures)
    return f"{100 * sum(one.indicators.met for one in figures) / asked:.0f}%" if asked else "–"
