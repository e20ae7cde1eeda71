"""Rows of a batch over States that do not exist, or that do where a region is asked for."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from html.parser import HTMLParser

from gmi.model.review import Fault
from gmi.model.rubric import Level
from gmi.model.scorecard import Depth
from gmi.model.store_rows import FileRow, OutcomeCounts, ReportFigures, ReportRow, SideRow, ThemeRow

NAMES = {"XVM": "Valmora", "XTR": "Terrand", "XOS": "Oskaria", "XKE": "Kesh", "KEN": "Kenya", "FRA": "France"}


def make_side(count: int, words: int = 10_000, level: Level = "low") -> SideRow:
    """A dimension with so many references, all of them mentions."""
    return SideRow(
        count=count,
        per_page=count / 20,
        per_1000_words=1000 * count / words,
        paragraph_share=0.25,
        depth=Depth(count, 0, 0, 0, 0, 0, 0),
        mention=level if count else "absent",
        engagement="absent",
        commitment="absent",
    )


def make_report(
    state: str | None = "XVM",
    date: str | None = "2020-05-17",
    *,
    gender: int = 40,
    migration: int = 300,
    both: int = 12,
    body: str | None = "CMW",
    cycle: str | None = "1",
    words: int = 10_000,
    kind: str = "state-report",
    met: tuple[int, int, int] = (3, 4, 50),
    path: str = "",
    **figures: object,
) -> ReportRow:
    """A report that is done; CMW reports lead with gender, others with where both meet."""
    path = path or f"reports/{state}-{body}-{cycle}-{date}-{kind}.pdf"
    sha256 = hashlib.sha256(path.encode()).hexdigest()
    made = ReportFigures(
        headline="gender" if body == "CMW" else "intersections",
        finding="It refers to women 40 times.",
        page_count=20,
        word_count=words,
        paragraph_count=100,
        numbered_paragraph_last=99,
        readable_share=1.0,
        gender=make_side(gender, words),
        migration=make_side(migration, words, "high"),
        intersections=make_side(both, words),
        groups={"women-girls": gender, "migrants": migration},
        indicators=OutcomeCounts(*met, 40, 0),
        problem_count=0,
        warning_count=0,
        rubric_id="gmi-cmw" if body == "CMW" else "gmi-core",
        rubric_version="1.0",
        rubric_sha256="ab" * 32,
        gmi_version="0.1",
    )
    name = NAMES.get(state or "")
    symbol = f"{body}/C/{state}/{cycle}" if state and body else None
    return ReportRow(
        key=sha256[:16], sha256=sha256, path=path,
        title=", ".join(filter(None, (name, symbol))) or path.rpartition("/")[2],
        status="done", fault=None, symbol=symbol, state=state, state_name=name, body=body, cycle=cycle,
        document_kind=kind, language="en", date=date, year=int(date[:4]) if date else None,
        figures=replace(made, **figures),  # type: ignore[arg-type] - the names are those of its fields
    )  # fmt: skip


def make_failure(path: str = "reports/broken.pdf", message: str = "the PDF is damaged") -> ReportRow:
    """A file that could not be read."""
    row = make_report(None, None, body=None, cycle=None, path=path)
    return replace(
        row, status="failed", figures=None, document_kind=None, language=None,
        fault=Fault("source.damaged", message, path, "download it again"),
    )  # fmt: skip


def make_skipped(path: str = "cycles/issues.pdf") -> ReportRow:
    """A list of issues."""
    fault = Fault("source.committee-text", "this is a list of issues", path, "score the State's report")
    return replace(make_failure(path), status="skipped", document_kind="list-of-issues", fault=fault)


def make_files(*rows: ReportRow, copies: tuple[str, ...] = (), waiting: tuple[str, ...] = ()) -> tuple[FileRow, ...]:
    """The paths of some reports, copies of the first one, and files that are not reviewed yet."""
    files = [FileRow(row.path, row.sha256, 1000, row.key, None) for row in rows]
    files += [FileRow(path, rows[0].sha256, 1000, rows[0].key, rows[0].path) for path in copies]
    files += [FileRow(path, "00" * 32, 1000, None, None) for path in waiting]
    return tuple(sorted(files, key=lambda file: file.path))


def make_theme(row: ReportRow, theme: str, paragraphs: int, *, alone: bool = False, level: Level = "low") -> ThemeRow:
    """A theme in a report; ``alone`` when the group is not in it."""
    return ThemeRow(row.key, theme, theme.title(), paragraphs, 0, 0, level, 0, alone)


class Tables(HTMLParser):
    """The tables of a page by their id or the heading above: rows of cells, as text.

    Attributes:
        rows: By the id of the section that they stand in.
        links: Every address that the page goes to or loads.
        tags: Every tag and its attributes.
    """

    def __init__(self, page: str) -> None:
        """Reads a page."""
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._section = ""
        self._cell: list[str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        found = dict(attributes)
        self.tags.append((tag, found))
        self.links += [value for name, value in attributes if name in {"href", "src"} and value]
        if tag == "section":
            self._section = found.get("id") or ""
        elif tag == "tr":
            self.rows.setdefault(self._section, []).append([])
        elif tag in {"td", "th"}:
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        """A cell closes."""
        if tag in {"td", "th"} and self._cell is not None:
            self.rows[self._section][-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data: str) -> None:
        """Text of a cell."""
        if self._cell is not None:
            self._cell.append(data)
