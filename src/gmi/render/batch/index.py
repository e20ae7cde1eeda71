"""The batch page: one HTML file over all reports that needs nothing else and lets nothing in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gmi.model.store_rows import FileRow, ReportRow, ThemeRow
from gmi.render.batch.columns import name_kind
from gmi.render.batch.cycles import list_changes
from gmi.render.batch.least import list_least
from gmi.render.batch.overview import list_by_body, list_by_region, list_by_year
from gmi.render.batch.table import STEPS, list_choices, list_done, list_rows, order_reports
from gmi.render.batch.themes import list_theme_lines
from gmi.render.html import make_policy
from gmi.render.levels import LEVEL_NAMES
from gmi.render.templates import fill_template, read_asset
from gmi.render.words import BODY_TITLES, LEVEL_TITLES, join_words, plural


@dataclass(frozen=True, slots=True)
class Listed:
    """A file without figures.

    Attributes:
        path: As the user named it.
        what: Its kind, or what it is a copy of; empty for nothing.
        reason: Why it has no figures.
        hint: What to do about it.
    """

    path: str
    what: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by which the table can be narrowed: the name of its column and its title."""

    column: str
    title: str


_FIGURES = (
    Figure("gender", "Gender references"),
    Figure("gender-rate", "Gender, per 1,000 words"),
    Figure("migration", "Migration references"),
    Figure("migration-rate", "Migration, per 1,000 words"),
    Figure("both", "Sentences where both meet"),
    Figure("both-rate", "Both meet, per 1,000 words"),
    Figure("met", "Indicators met"),
    Figure("pages", "Pages"),
    Figure("problems", "Problems"),
)


def render_index(reports: Sequence[ReportRow], files: Sequence[FileRow], themes: Sequence[ThemeRow]) -> str:
    """The whole page. Links to scorecards hold from the batch's folder.

    Args:
        reports: All of the batch, in any order.
        files: Every path that the batch knows.
        themes: Of the reports that are done.
    """
    style = "\n".join((read_asset("scorecard.css"), read_asset("batch.css"), _list_lengths()))
    script = read_asset("batch.js")
    reports = order_reports(reports)
    done = list_done(reports)
    return fill_template(
        "batch.html.j2",
        {
            "style": style,
            "script": script,
            "policy": make_policy(style, script),
            "title": name_page(reports),
            "facts": list_facts(reports, files),
            "notices": list_notices(reports, files),
            "rows": list_rows(reports),
            "choices": list_choices(reports),
            "body_titles": BODY_TITLES,
            "level_names": LEVEL_NAMES,
            "level_words": tuple(LEVEL_TITLES.values()),
            "figures": _FIGURES,
            "leads": sorted({figures.headline or "intersections" for _, figures in done}),
            "by_body": list_by_body(reports),
            "by_region": list_by_region(reports),
            "by_year": list_by_year(reports),
            "least": list_least(reports),
            "changes": list_changes(reports),
            "themes": list_theme_lines(reports, themes),
            "failed": _list_without(reports, "failed"),
            "skipped": _list_without(reports, "skipped"),
            "duplicates": tuple(Listed(file.path, file.duplicate_of, "", "") for file in files if file.duplicate_of),
            "waiting": tuple(file.path for file in files if not file.duplicate_of and file.report_key is None),
            "stamps": list_stamps(reports),
        },
    )


def _list_lengths() -> str:
    """A rule for each length that a bar in a cell can have; the page's policy lets in no style of single cells."""
    return "".join(
        f".g{step}{{--g:{100 * step // STEPS}%}}.p{step}{{--p:{100 * step // STEPS}%}}" for step in range(1, STEPS + 1)
    )


def name_page(reports: Sequence[ReportRow]) -> str:
    """What the page is about: "24 reports of 19 States"."""
    done = list_done(reports)
    states = len({row.state for row, _ in done if row.state})
    return f"{plural(len(done), 'report')} of {plural(states, 'State')}" if states else plural(len(done), "report")


def list_facts(reports: Sequence[ReportRow], files: Sequence[FileRow]) -> tuple[str, ...]:
    """One line: bodies, years, pages, and what came of the files."""
    done = list_done(reports)
    bodies = sorted({row.body for row, _ in done if row.body})
    years = sorted({row.year for row, _ in done if row.year})
    counts = {status: sum(row.status == status for row in reports) for status in ("failed", "skipped")}
    copies = sum(file.duplicate_of is not None for file in files)
    facts = [
        f"to {join_words(bodies)}" if bodies else "",
        (f"{years[0]} to {years[-1]}" if years[0] != years[-1] else str(years[0])) if years else "",
        plural(sum(figures.page_count for _, figures in done), "page") if done else "",
        f"{counts['failed']} failed" if counts["failed"] else "",
        f"{counts['skipped']} skipped" if counts["skipped"] else "",
        plural(copies, "duplicate") if copies else "",
    ]
    return tuple(fact for fact in facts if fact)


def list_notices(reports: Sequence[ReportRow], files: Sequence[FileRow]) -> tuple[str, ...]:
    """What a reader must know before he compares the figures of two rows."""
    done = list_done(reports)
    rubrics: dict[str, set[str]] = {}
    for _, figures in done:
        rubrics.setdefault(figures.rubric_id, set()).add(figures.rubric_sha256)
    notes = []
    if len(rubrics) > 1:
        notes.append(
            f"Reports were scored with {len(rubrics)} rubrics ({join_words(sorted(rubrics))}), which ask for different "
            "indicators: compare indicators only within one rubric."
        )
    notes += [
        f"Reports were scored with different versions of the rubric {name}: run the batch again."
        for name in sorted(rubrics)
        if len(rubrics[name]) > 1
    ]
    if len({figures.gmi_version for _, figures in done}) > 1:
        notes.append("Reports were scored by different versions of gmi: run the batch again with --fresh.")
    languages = sorted({row.language for row, _ in done if row.language})
    if len(languages) > 1:
        notes.append("Reports are in different languages: counts depend on the words of each, and compare poorly.")
    warned = sum(figures.warning_count > 0 for _, figures in done)
    if warned:
        notes.append(
            f"{plural(warned, 'report')} could not be read well; {'its' if warned == 1 else 'their'} figures may be "
            "too low (see the column Problems)."
        )
    waiting = sum(not file.duplicate_of and file.report_key is None for file in files)
    if waiting:
        verb = "was" if waiting == 1 else "were"
        notes.append(f"{plural(waiting, 'file')} {verb} not reviewed yet: run the same command again to go on.")
    return tuple(notes)


def list_stamps(reports: Sequence[ReportRow]) -> tuple[tuple[str, str], ...]:
    """What made the figures: rubrics and versions, each with the number of reports."""
    found: dict[tuple[str, str], int] = {}
    for _, figures in list_done(reports):
        made = (
            f"{figures.rubric_id} {figures.rubric_version}, {figures.rubric_sha256[:12]}",
            f"gmi {figures.gmi_version}",
        )
        found[made] = found.get(made, 0) + 1
    return tuple(
        (rubric, f"{version}: {plural(count, 'report')}") for (rubric, version), count in sorted(found.items())
    )


def _list_without(reports: Sequence[ReportRow], status: str) -> tuple[Listed, ...]:
    """Files that failed or were skipped."""
    return tuple(
        Listed(row.path, name_kind(row), row.fault.message, row.fault.hint)
        for row in reports
        if row.status == status and row.fault
    )
