"""Store, page and summary of a batch say the same."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from gmi.batch.order import BatchOrder
from gmi.batch.run import run_batch
from gmi.cli.batch import PAGES
from gmi.model.store_rows import FileRow, ReportRow
from gmi.render.words import format_number, format_rate
from gmi.store import open_store
from tests.unit.batch.reports import Listener, copy_example, make_reports, work_here
from tests.unit.render.batch_rows import Tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch over short reports, two long ones, a damaged file and a copy."""
    reports = make_reports(tmp_path_factory.mktemp("reports") / "in", 3)
    copy_example("valmora", reports / "valmora.pdf")
    copy_example("oskaria", reports / "oskaria.pdf")
    out = tmp_path_factory.mktemp("batch") / "out"
    with work_here():
        run_batch(BatchOrder((str(reports),), out), Listener(), PAGES)
    return out


@pytest.fixture(scope="module")
def stored(folder: Path) -> tuple[tuple[ReportRow, ...], tuple[FileRow, ...]]:
    """What the store has."""
    with open_store(folder, write=False) as store:
        return store.reports(), store.files()


@pytest.fixture(scope="module")
def summary(folder: Path) -> list[dict[str, str]]:
    """The rows of the sheet."""
    return list(csv.DictReader(io.StringIO((folder / "summary.csv").read_text(encoding="utf-8-sig"))))


@pytest.fixture(scope="module")
def page(folder: Path) -> Tables:
    """The page."""
    return Tables((folder / "index.html").read_text(encoding="utf-8"))


def test_figures_agree(
    stored: tuple[tuple[ReportRow, ...], tuple[FileRow, ...]], summary: list[dict[str, str]], page: Tables
) -> None:
    """Each figure of the page's table is that of the store and of the summary."""
    sheet = {line["SHA-256 of the file"]: line for line in summary if line["Status"] == "done"}
    shown = {(cells[0], cells[3]): cells for cells in page.rows["reports"][2:]}
    done = [row for row in stored[0] if row.figures]
    assert len(done) == len(sheet) == len(shown) == 5
    for row in done:
        line, figures = sheet[row.sha256], row.figures
        assert figures is not None
        cells = shown[f"{row.state_name}{row.symbol}", row.date or ""]
        assert [cells[1], cells[2]] == [line["Treaty body"], line["Cycle"]] == [row.body, row.cycle]
        assert cells[4] == format_number(int(line["Pages"])) == format_number(figures.page_count)
        places = {"Gender references": figures.gender, "Migration references": figures.migration,
                  "Sentences where both meet": figures.intersections}  # fmt: skip
        for at, (name, side) in zip((5, 7, 9), places.items(), strict=True):
            assert int(line[name]) == side.count
            assert float(line[f"{name} per 1,000 words"]) == side.per_1000_words
            assert cells[at : at + 2] == [format_number(side.count), format_rate(side.per_1000_words)]
            assert line[f"{name}: level of mention"] == side.mention.replace("-", " ")
        lead = "Gender references" if figures.headline == "gender" else "Sentences where both meet"
        depths = ("mention", "engagement", "commitment")
        assert cells[11:14] == [line[f"{lead}: level of {depth}"] for depth in depths]
        asked = sum(int(line[f"Indicators {name}"]) for name in ("met", "partly met", "not met"))
        assert cells[14] == f"{line['Indicators met']} of {asked}"
        assert cells[15].removesuffix("warned") == line["Problems of reading"] == str(figures.problem_count)


def test_every_file_is_in_all_three(
    stored: tuple[tuple[ReportRow, ...], tuple[FileRow, ...]], summary: list[dict[str, str]], page: Tables
) -> None:
    """Done, failed and duplicate: the same files everywhere, with the same reasons."""
    reports, files = stored
    assert sorted(line["File"] for line in summary) == sorted(file.path for file in files)
    failed = [(row.path, row.fault.message, row.fault.hint) for row in reports if row.fault]
    assert failed == [
        (line["File"], line["Reason"], line["What to do"]) for line in summary if line["Status"] == "failed"
    ]
    assert failed == [tuple(cells) for cells in page.rows["failed"][1:]]
    copies = [[file.path, file.duplicate_of] for file in files if file.duplicate_of]
    assert copies == page.rows["duplicates"][1:]
    assert [path for path, _ in copies] == [line["File"] for line in summary if line["Status"] == "duplicate"]


def test_links_lead_to_scorecards(folder: Path, page: Tables, summary: list[dict[str, str]]) -> None:
    """Every scorecard that the page and the summary name is there."""
    links = {link for link in page.links if link.startswith("reports/")}
    assert links == {line["Scorecard"] for line in summary if line["Scorecard"]}
    assert len(links) == 5
    assert all((folder / link).is_file() for link in links)
    assert (folder / "summary.csv").is_file()
