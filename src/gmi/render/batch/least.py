"""Who speaks least of migrant women: the latest report of each State to each body, least first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gmi.model.store_rows import ReportFigures, ReportRow
from gmi.render.batch.summary import name_scorecard
from gmi.render.batch.table import lead_side, list_done, name_state, percent
from gmi.render.words import format_number, format_rate

# As many as a reader takes in; the table of all reports has the others.
_MOST = 25


@dataclass(frozen=True, slots=True)
class LeastLine:
    """One report.

    Attributes:
        title: State, body and year.
        count: How often it speaks of migrant women.
        rate: By 1,000 words.
        width: Of the bar, per cent of the greatest rate among all reports that are compared.
        words: Of the State's own: how long it is silent.
    """

    href: str
    title: str
    count: str
    rate: str
    width: str
    words: str


@dataclass(frozen=True, slots=True)
class Least:
    """Reports that are measured alike, least first.

    Attributes:
        leads: What is counted in them: ``gender`` (reports on migration) or ``intersections``.
        lines: The first ones.
        total: How many are compared.
        greatest: The highest rate among them, where the bars end.
        silent: How many of them have none at all.
        view: What to put after "#" to see all reports in this order.
    """

    leads: str
    lines: tuple[LeastLine, ...]
    total: int
    greatest: str
    silent: int
    view: str


def list_least(reports: Iterable[ReportRow]) -> tuple[Least, ...]:
    """The two measures apart: gender references in reports on migration, sentences where both meet in others."""
    latest = find_latest(reports)
    return tuple(
        _make_least(leads, [one for one in latest if (one[1].headline == "gender") == (leads == "gender")])
        for leads in ("gender", "intersections")
        if any((figures.headline == "gender") == (leads == "gender") for _, figures in latest)
    )


def find_latest(reports: Iterable[ReportRow]) -> list[tuple[ReportRow, ReportFigures]]:
    """The latest State report of each State to each body; replies and other documents are not compared with them."""
    found: dict[tuple[str, str], tuple[ReportRow, ReportFigures]] = {}
    for row, figures in list_done(reports):
        if row.document_kind != "state-report" or not row.state:
            continue
        place = (row.state, row.body or "")
        known = found.get(place)
        if known is None or (row.date or "", row.path) > (known[0].date or "", known[0].path):
            found[place] = (row, figures)
    return list(found.values())


def _make_least(leads: str, members: Sequence[tuple[ReportRow, ReportFigures]]) -> Least:
    ordered = sorted(members, key=lambda one: (lead_side(one[1]).per_1000_words, -one[1].word_count, one[0].path))
    greatest = max(lead_side(figures).per_1000_words for _, figures in members)
    return Least(
        leads=leads,
        lines=tuple(_make_line(row, figures, greatest) for row, figures in ordered[:_MOST]),
        total=len(members),
        greatest=format_rate(greatest),
        silent=sum(lead_side(figures).count == 0 for _, figures in members),
        view=f"kind=kstate-report&sort={'gender' if leads == 'gender' else 'both'}-rate.up",
    )


def _make_line(row: ReportRow, figures: ReportFigures, greatest: float) -> LeastLine:
    side = lead_side(figures)
    return LeastLine(
        href=name_scorecard(row) or "",
        title=", ".join(filter(None, (name_state(row), row.body, str(row.year or "")))),
        count=format_number(side.count),
        rate=format_rate(side.per_1000_words),
        width=percent(side.per_1000_words, greatest),
        words=format_number(figures.word_count),
    )
