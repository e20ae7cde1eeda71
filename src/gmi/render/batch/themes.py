"""Which themes are never treated: every theme over all reports that were asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gmi.model.store_rows import ReportRow, ThemeRow
from gmi.render.batch.table import list_done, percent
from gmi.render.words import format_number


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme.

    Attributes:
        title: Its name.
        asked: Reports whose rubric has it.
        with_group: Reports that treat it and speak of migrant women in it; of women and gender, when on migration.
        without_group: Reports that treat it and do not.
        silent: Reports that do not treat it.
        bars: Start and width in per cent of the first two.
        never: Whether no report treats it.
    """

    title: str
    asked: str
    with_group: str
    without_group: str
    silent: str
    bars: tuple[tuple[str, str], tuple[str, str]]
    never: bool


def list_theme_lines(reports: Iterable[ReportRow], themes: Iterable[ThemeRow]) -> tuple[ThemeLine, ...]:
    """Themes, those that fewest reports treat first."""
    known = {row.key for row, _ in list_done(reports)}
    titles: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for theme in themes:
        # Where pages could not be read, nobody can say that a theme is treated without the group.
        if theme.report_key not in known or theme.level == "not-assessable":
            continue
        titles.setdefault(theme.theme_id, theme.title)
        tally = found.setdefault(theme.theme_id, [0, 0, 0])
        tally[_place(theme)] += 1
    order = sorted(found, key=lambda name: (-_share(found[name], 2), _share(found[name], 0), titles[name]))
    return tuple(_make_line(titles[name], found[name]) for name in order)


def _place(theme: ThemeRow) -> int:
    """0: treated with the group; 1: treated without; 2: not treated."""
    if not theme.paragraph_count:
        return 2
    return 1 if theme.treated_without_group else 0


def _share(tally: list[int], at: int) -> float:
    return tally[at] / sum(tally)


def _make_line(title: str, tally: list[int]) -> ThemeLine:
    whole = sum(tally)
    first, second = percent(tally[0], whole), percent(tally[1], whole)
    return ThemeLine(
        title=title,
        asked=format_number(whole),
        with_group=format_number(tally[0]),
        without_group=format_number(tally[1]),
        silent=format_number(tally[2]),
        bars=(("0", first), (first, second)),
        never=tally[2] == whole,
    )
