"""Reads rows of the store into the types that pages and summaries take."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from typing import Any

from gmi.model.review import Fault
from gmi.model.scorecard import Depth
from gmi.model.store_rows import FileRow, OutcomeCounts, ReportFigures, ReportRow, SideRow, ThemeRow
from gmi.store.parts import LABELS, OUTCOMES, TAG_COUNTS


def read_files(connection: sqlite3.Connection) -> tuple[FileRow, ...]:
    """Every path, sorted."""
    rows = connection.execute("SELECT path, sha256, size_bytes, report_key, duplicate_of FROM files ORDER BY path")
    return tuple(FileRow(*row) for row in rows)


def read_reports(connection: sqlite3.Connection) -> tuple[ReportRow, ...]:
    """Every report, by State, body, cycle and path; those of which a part is not known come last."""
    groups: dict[str, dict[str, int]] = defaultdict(dict)
    counted = connection.execute(
        "SELECT report_key, name, reference_count FROM counts WHERE part = 'group' ORDER BY report_key, position"
    )
    for key, name, count in counted:
        groups[key][name] = count
    rows = read_dictionaries(connection, "SELECT * FROM reports")
    return tuple(sorted((_read_report(row, groups[row["key"]]) for row in rows), key=_sort_key))


def read_themes(connection: sqlite3.Connection) -> tuple[ThemeRow, ...]:
    """Every theme of every report, by report and then in the rubric's order."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT report_key, theme_id, title, paragraph_count, reference_count, intersection_count, level, "
        "json_array_length(gaps), treated_without_group FROM themes ORDER BY report_key, position"
    ).fetchall()
    return tuple(_read_theme(row) for row in rows)


def read_dictionaries(connection: sqlite3.Connection, sql: str, values: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    """The rows of a query, each by the names of its columns."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _read_theme(row: tuple[Any, ...]) -> ThemeRow:
    """One row of ``themes``."""
    key, theme, title, paragraphs, references, meetings, level, gaps, silent = row
    return ThemeRow(key, theme, title, paragraphs, references, meetings, level, gaps, bool(silent))


def _read_report(row: dict[str, Any], groups: dict[str, int]) -> ReportRow:
    """One row of ``reports``."""
    fault = None
    if row["fault_code"] is not None:
        fault = Fault(row["fault_code"], row["fault_message"], row["fault_where"], row["fault_hint"])
    names = (
        "key", "sha256", "path", "title", "status", "symbol", "state", "state_name", "body", "cycle", "document_kind",
        "language", "date", "year",
    )  # fmt: skip
    figures = _read_figures(row, groups) if row["status"] == "done" else None
    return ReportRow(**{name: row[name] for name in names}, fault=fault, figures=figures)


def _read_figures(row: dict[str, Any], groups: dict[str, int]) -> ReportFigures:
    """The figures of a report that is done."""
    names = (
        "headline", "finding", "page_count", "word_count", "paragraph_count", "numbered_paragraph_last",
        "readable_share", "problem_count", "warning_count", "rubric_id", "rubric_version", "rubric_sha256",
        "gmi_version",
    )  # fmt: skip
    outcomes = {name.replace("-", "_"): row[f"indicators_{name.replace('-', '_')}"] for name in OUTCOMES}
    return ReportFigures(
        **{name: row[name] for name in names},
        gender=_read_side(row, "gender"),
        migration=_read_side(row, "migration"),
        intersections=_read_side(row, "intersections"),
        groups=groups,
        indicators=OutcomeCounts(**outcomes),
    )


def _read_side(row: dict[str, Any], side: str) -> SideRow:
    """The figures of one dimension, or of where both meet."""
    return SideRow(
        count=row[f"{side}_count"],
        per_page=row[f"{side}_per_page"],
        per_1000_words=row[f"{side}_per_1000_words"],
        paragraph_share=row.get(f"{side}_paragraph_share"),
        depth=Depth(**{name: row[f"{side}_{name}"] for name in (*LABELS, *TAG_COUNTS)}),
        mention=row[f"{side}_mention_level"],
        engagement=row[f"{side}_engagement_level"],
        commitment=row[f"{side}_commitment_level"],
        clustering=row[f"{side}_clustering"],
    )


def _sort_key(row: ReportRow) -> tuple[Any, ...]:
    """State, body, cycle as a number where it is one, date, path."""
    cycle = re.match(r"\d+", row.cycle or "")
    return (
        row.state is None,
        row.state or "",
        row.body is None,
        row.body or "",
        int(cycle[0]) if cycle else 10_000,
        row.cycle or "",
        row.path,
    )
