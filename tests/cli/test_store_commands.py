"""``gmi search`` and ``gmi export`` as a user types them: outputs, streams and exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from gmi.cli import app
from gmi.store import open_store

from ..unit.store.factory import make_failure, make_file, make_review


def run(*arguments: str | Path) -> Result:
    """A command, in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch of two States and a failure."""
    folder = tmp_path_factory.mktemp("batch")
    with open_store(folder, write=True) as store:
        number = store.begin_run(gmi_version="1", rubric=None, jobs=1, engine="local")
        for review in (
            make_review(extra=("Zebras cross the border.",)),
            make_review(make_file("t.pdf"), "XTR", "CMW/C/XTR/1", "2011-01-31"),
            make_failure(make_file("bad.pdf")),
        ):
            store.save_review(review, number, seconds=1)
    return folder


def test_search_prints_the_citation(batch: Path) -> None:
    """The hits and the total on standard output."""
    result = run("search", batch, '"zebras cross"')
    assert result.exit_code == 0
    assert "(CMW/C/XVM/2, para. " in result.stdout
    assert "*Zebras cross* the border." in result.stdout
    assert result.stdout.endswith("1 paragraph in 1 report\n")


def test_nothing_found_is_an_answer(batch: Path) -> None:
    """Exit code 0 and a clear line; standard error says that not all was looked through."""
    result = run("search", batch, "unicorns")
    assert result.exit_code == 0
    assert result.stdout == "Nothing found for: unicorns\n"
    assert "--all-zones" in result.stderr
    assert run("search", batch, "unicorns", "--all-zones").stderr == ""


def test_search_is_narrowed(batch: Path) -> None:
    """Small letters will do for a State; years as a range; a filter that is given twice widens."""
    arguments = ("search", batch, "migrants", "--format", "json", "--limit", "0")
    both = json.loads(run(*arguments).stdout)
    one = json.loads(run(*arguments, "--state", "xtr", "--body", "cmw", "--year", "-2012").stdout)
    again = json.loads(run(*arguments, "--state", "XTR", "--state", "XVM").stdout)
    assert {hit["state"] for hit in one["hits"]} == {"XTR"}
    assert both["total"] == again["total"] > one["total"] == len(one["hits"]) > 0


@pytest.mark.parametrize("years", ["20x9", "2019-20", "-", "", "12019"])
def test_a_year_that_is_none_is_refused(batch: Path, years: str) -> None:
    """With the form that is understood."""
    result = run("search", batch, "migrants", "--year", years)
    assert result.exit_code == 2
    assert "2015-2020" in result.stderr


def test_search_in_every_format(batch: Path) -> None:
    """Standard output is data: one JSON value, a sheet, Markdown."""
    found: Any = json.loads(run("search", batch, "zebras", "--format", "json").stdout)
    assert found["total"] == 1
    rows = list(
        csv.DictReader(io.StringIO(run("search", batch, "zebras", "--format", "csv").stdout.removeprefix("\ufeff")))
    )
    assert [row["text"] for row in rows] == ["Zebras cross the border."]
    assert "> **Zebras** cross the border." in run("search", batch, "zebras", "--format", "md").stdout
    assert run("search", batch, "zebras", "--format", "pdf").exit_code == 2


@pytest.mark.parametrize("query", ["'", '"', "a;DROP TABLE reports", "NEAR(", "x AND", "*", "{", "-x", "col:x"])
def test_no_query_is_a_fault(batch: Path, query: str) -> None:
    """Odd characters are found, not found, or refused in our words."""
    result = run("search", "--", batch, query)
    assert result.exit_code in {0, 2}
    assert "fault in gmi" not in result.stderr
    assert "SQL" not in result.stderr


@pytest.mark.parametrize("command", [("search", "migrants"), ("export",)])
def test_a_folder_without_a_batch_is_said(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Exit code 2 in three lines; nothing is made there."""
    result = run(command[0], tmp_path, *command[1:])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 3
    assert list(tmp_path.iterdir()) == []


def test_export_to_standard_output_is_the_file(batch: Path, tmp_path: Path) -> None:
    """JSON Lines, one a report, the same bytes in both places; what was written is said."""
    shown = run("export", batch)
    told = run("export", batch, "-o", tmp_path / "out.jsonl")
    assert shown.stdout_bytes == (tmp_path / "out.jsonl").read_bytes()
    assert [json.loads(line)["status"] for line in shown.stdout.splitlines()].count("failed") == 1
    assert told.stderr == f"2 reports done, 1 failed or skipped\nwrote {tmp_path / 'out.jsonl'}\n"
    assert run("export", batch, "-o", tmp_path / "out.jsonl", "--quiet").stderr == ""


def test_export_of_tables_fills_a_folder(batch: Path, tmp_path: Path) -> None:
    """One file a table; files of others in the folder stay; nothing half made is left."""
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    for _ in range(2):
        assert run("export", batch, "--format", "csv", "-o", folder).exit_code == 0
    names = {path.name for path in folder.iterdir()}
    assert {"mine.txt", "reports.csv", "paragraphs.csv", "references.csv"} < names
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


@pytest.mark.parametrize("arguments", [("--format", "xlsx"), ("--format", "csv"), ("--format", "parquet")])
def test_export_that_cannot_be_is_refused(batch: Path, arguments: tuple[str, ...]) -> None:
    """An unknown format, or tables without a folder to put them into."""
    assert run("export", batch, *arguments).exit_code == 2


def test_tables_do_not_replace_a_file(batch: Path, tmp_path: Path) -> None:
    """A file of that name is left as it is."""
    place = tmp_path / "tables"
    place.write_text("mine", encoding="utf-8")
    assert run("export", batch, "--format", "csv", "-o", place).exit_code == 2
    assert place.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("format_name", ["jsonl", "csv"])
def test_a_failed_export_leaves_what_was_there(
    batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_name: str
) -> None:
    """When the disk fills up half-way, the old export is whole and no half of the new one is left."""
    place = tmp_path / "out"
    target = place if format_name == "csv" else tmp_path / "out.jsonl"
    assert run("export", batch, "--format", format_name, "-o", target).exit_code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", fail)
    result = run("export", batch, "--format", format_name, "-o", target)
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_parquet_without_pyarrow_says_how_to_get_it(
    batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named, and nothing is left behind."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", batch, "--format", "parquet", "-o", tmp_path / "tables")
    assert result.exit_code == 2
    assert "gmi[parquet]" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_leaves_is_no_error(batch: Path) -> None:
    """``gmi export … | head`` ends quietly."""
    command = f'"{sys.executable}" -m gmi export "{batch}" | head -c 10'
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False, env=dict(os.environ)
    )
    assert ran.stdout.startswith(b'{"key":')
    assert ran.stderr == b""
    assert ran.returncode == 0
