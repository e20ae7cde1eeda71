"""``gmi compare`` as a user types it: reports, results, batch folders, streams and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import gmi
from gmi.cli import app
from gmi.render import render_result
from gmi.store import open_store

from ..unit.render.factory import make_result
from ..unit.store.factory import make_failure, make_file, make_review

_EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def run(*arguments: str | Path) -> Result:
    """A command, in this process."""
    return CliRunner().invoke(app, ["compare", *(str(argument) for argument in arguments)])


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two cycles of Valmora and a report of Terrand, as JSON."""
    folder = tmp_path_factory.mktemp("results")
    made = {
        "later": make_result(repeat=2),
        "earlier": make_result(date="2013-01-31", symbol="CMW/C/XVM/1", sha256="cd" * 32),
        "terrand": make_result(state="XTR", state_name="Terrand", sha256="ef" * 32),
    }
    for name, result in made.items():
        (folder / f"{name}.json").write_text(render_result(result, "json"), encoding="utf-8")
    return [folder / f"{name}.json" for name in made]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch with two reports of Valmora, one of Terrand and a failure."""
    folder = tmp_path_factory.mktemp("batch")
    with open_store(folder, write=True) as store:
        number = store.begin_run(gmi_version="1", rubric=None, jobs=1, engine="local")
        for review in (
            make_review(),
            make_review(make_file("old.pdf"), "XVM", "CEDAW/C/XVM/1", "2011-01-31"),
            make_review(make_file("t.pdf"), "XTR", "CMW/C/XTR/1", "2011-01-31"),
            make_failure(make_file("bad.pdf")),
        ):
            store.save_review(review, number, seconds=1)
    return folder


def test_two_cycles_on_standard_output(results: list[Path]) -> None:
    """The terminal's form, the earlier first."""
    result = run(*results[:2])
    assert result.exit_code == 0
    assert "Valmora: 2013 and 2023" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("ending", "begin"), [("html", "<!doctype html>"), ("md", "# Valmora"), ("json", "{"), ("txt", "One State")]
)
def test_the_ending_gives_the_format(results: list[Path], tmp_path: Path, ending: str, begin: str) -> None:
    """The file is written, and standard output stays empty."""
    target = tmp_path / f"out.{ending}"
    result = run(*results[:2], "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").lstrip().startswith(begin)
    assert str(target) in result.stderr
    assert run(*results[:2], "-o", target, "--quiet").stderr == ""


def test_states_side_by_side_as_json(results: list[Path]) -> None:
    """One JSON value on standard output."""
    data = json.loads(run(results[0], results[2], "--format", "json").stdout)
    assert (data["kind"], data["title"]) == ("states", "Valmora, Terrand")


def test_reports_are_scored_on_the_way() -> None:
    """A PDF beside a PDF, with one rubric for both."""
    reports = [_EXAMPLES / name / "report.pdf" for name in ("valmora", "oskaria")]
    result = run(*reports, "--rubric", "gmi-core", "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert {report["rubric_id"] for report in data["reports"]} == {"gmi-core"}
    assert "compare.rubric" not in {caution["code"] for caution in data["cautions"]}


def test_a_rubric_does_not_change_what_is_made(results: list[Path]) -> None:
    """It is said, not passed over."""
    assert "--rubric" in run(*results[:2], "--rubric", "gmi-core").stderr


def test_all_cycles_of_a_state_from_a_batch(batch: Path) -> None:
    """One folder is enough; a body narrows it; small letters will do."""
    data = json.loads(run(batch, "--state", "xvm", "--format", "json").stdout)
    assert [report["path"] for report in data["reports"]] == ["old.pdf", "reports/valmora.pdf"]
    assert "compare.body" in {caution["code"] for caution in data["cautions"]}
    narrowed = run(batch, "--state", "XVM", "--body", "CMW")
    assert (narrowed.exit_code, "one report only" in narrowed.stderr) == (2, True)


def test_a_batch_beside_a_result(batch: Path, results: list[Path]) -> None:
    """What is named is put together."""
    data = json.loads(run(batch, results[2], "--state", "XVM", "--format", "json").stdout)
    assert len(data["reports"]) == 3


@pytest.mark.parametrize(
    ("state", "words"), [(None, "--state ISO3"), ("XOS", "choose from XTR, XVM"), ("ZZ", "no three-letter code")]
)
def test_a_batch_needs_a_state_that_it_has(batch: Path, state: str | None, words: str) -> None:
    """Exit code 2, and what there is to choose from."""
    result = run(batch, *(("--state", state) if state else ()))
    assert result.exit_code == 2
    if state != "ZZ":
        assert words in result.stderr
    assert result.stderr.count("\n") <= 3


def test_what_is_no_comparison_is_refused(results: list[Path], tmp_path: Path) -> None:
    """One argument, one report twice, one that is missing: exit code 2, at most three lines, nothing on stdout."""
    copy = tmp_path / "copy.json"
    copy.write_bytes(results[0].read_bytes())
    cases: list[tuple[list[str | Path], str]] = [
        ([results[0]], "name two or more"),
        (["report.pdf"], "name two or more"),
        ([results[0], copy], f"the same report as {results[0]}"),
        ([results[0], tmp_path / "none.json"], "check the path"),
        ([results[0], results[1], "-o", tmp_path / "x.docx"], ".html"),
        ([results[0], results[1], "--format", "pdf"], "terminal, html, md, json"),
    ]
    for arguments, words in cases:
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert words in result.stderr
        assert result.stderr.count("\n") <= 3


def test_python_compares_results_and_their_json() -> None:
    """``gmi.compare_results`` takes either, and gives the same."""
    first, second = make_result(), make_result(date="2033-01-31", sha256="cd" * 32)
    data = json.loads(render_result(second, "json"))
    comparison = gmi.compare_results(first, second)
    assert comparison == gmi.compare_results(first, data)
    assert gmi.render_comparison(comparison, "md").startswith("# Valmora: 2023 and 2033")
