"""What the summary says of a report, column by column, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gmi.load_regions import load_regions
from gmi.model.store_rows import ReportFigures, ReportRow, SideRow
from gmi.render.words import KIND_TITLES, LANGUAGE_TITLES, LEVEL_TITLES

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Its heading.
        read: What it says of a report; None for nothing.
    """

    name: str
    read: Callable[[ReportRow], Cell]


def list_columns(reports: Iterable[ReportRow]) -> tuple[Column, ...]:
    """The columns for some reports: one for each group that a rubric of theirs counts, and all others."""
    groups = dict.fromkeys(group for row in reports if row.figures for group in row.figures.groups)
    return (
        *_ABOUT,
        *_list_side("Gender references", lambda figures: figures.gender),
        *_list_side("Migration references", lambda figures: figures.migration),
        *_list_side("Sentences where both meet", lambda figures: figures.intersections),
        *(_make_group(group) for group in groups),
        *_OUTCOMES,
        *_HOW,
    )


def _figure(name: str, read: Callable[[ReportFigures], Cell]) -> Column:
    """A column that only reports that are done fill."""
    return Column(name, lambda row: read(row.figures) if row.figures else None)


def _make_group(group: str) -> Column:
    """How often a group is referred to; empty under a rubric that does not know it."""
    return _figure(f"References to {group}", lambda figures: figures.groups.get(group))


def _list_side(name: str, read: Callable[[ReportFigures], SideRow]) -> tuple[Column, ...]:
    """The figures of one dimension, or of where both meet."""
    columns = [
        _figure(name, lambda figures: read(figures).count),
        _figure(f"{name} per page", lambda figures: read(figures).per_page),
        _figure(f"{name} per 1,000 words", lambda figures: read(figures).per_1000_words),
        _figure(f"{name}: share of paragraphs (0 to 1)", lambda figures: read(figures).paragraph_share),
        _figure(f"{name}: mention", lambda figures: read(figures).depth.mention),
        _figure(f"{name}: engagement", lambda figures: read(figures).depth.engagement),
        _figure(f"{name}: commitment", lambda figures: read(figures).depth.commitment),
        _figure(f"{name}: undecided", lambda figures: read(figures).depth.undecided),
        _figure(f"{name}: level of mention", lambda figures: LEVEL_TITLES[read(figures).mention]),
        _figure(f"{name}: level of engagement", lambda figures: LEVEL_TITLES[read(figures).engagement]),
        _figure(f"{name}: level of commitment", lambda figures: LEVEL_TITLES[read(figures).commitment]),
    ]
    # A sentence has no share of paragraphs.
    return tuple(column for column in columns if "Sentences" not in column.name or "share" not in column.name)


def name_kind(row: ReportRow) -> str:
    """The kind of a document; empty when it is not known."""
    if row.document_kind == "other":
        return "other document"
    return next((title for kind, title in KIND_TITLES.items() if kind == row.document_kind), row.document_kind or "")


def name_headline(figures: ReportFigures) -> str | None:
    """What a report's scorecard leads with, in words."""
    if figures.headline is None:
        return None
    return "gender references" if figures.headline == "gender" else "sentences where both meet"


def _name_region(row: ReportRow) -> str | None:
    found = load_regions().get(row.state or "")
    return found.name if found else None


def _name_subregion(row: ReportRow) -> str | None:
    found = load_regions().get(row.state or "")
    return found.subregion if found else None


_ABOUT = (
    Column("State", lambda row: row.state_name),
    Column("State code (ISO 3166-1)", lambda row: row.state),
    Column("UN region (M49)", _name_region),
    Column("UN sub-region (M49)", _name_subregion),
    Column("Treaty body", lambda row: row.body),
    Column("Symbol", lambda row: row.symbol),
    Column("Cycle", lambda row: row.cycle),
    Column("Kind of document", lambda row: name_kind(row) or None),
    Column("Language", lambda row: LANGUAGE_TITLES.get(row.language or "", row.language)),
    Column("Date", lambda row: row.date),
    Column("Year", lambda row: row.year),
    _figure("Pages", lambda figures: figures.page_count),
    _figure("Words of the State", lambda figures: figures.word_count),
    _figure("Paragraphs of the State", lambda figures: figures.paragraph_count),
    _figure("Last paragraph number", lambda figures: figures.numbered_paragraph_last),
    _figure("Share of pages that could be read (0 to 1)", lambda figures: figures.readable_share),
    _figure("Scorecard leads with", name_headline),
    _figure("Finding", lambda figures: figures.finding),
)
_OUTCOMES = (
    _figure("Indicators met", lambda figures: figures.indicators.met),
    _figure("Indicators partly met", lambda figures: figures.indicators.partly_met),
    _figure("Indicators not met", lambda figures: figures.indicators.not_met),
    _figure("Indicators not applicable", lambda figures: figures.indicators.not_applicable),
    _figure("Indicators not assessable", lambda figures: figures.indicators.not_assessable),
)
_HOW = (
    _figure("Problems of reading", lambda figures: figures.problem_count),
    _figure("Of these: warnings and errors", lambda figures: figures.warning_count),
    _figure("Rubric", lambda figures: figures.rubric_id),
    _figure("Rubric version", lambda figures: figures.rubric_version),
    _figure("Rubric SHA-256", lambda figures: figures.rubric_sha256),
    _figure("gmi version", lambda figures: figures.gmi_version),
)
