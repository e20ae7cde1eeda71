"""A saved result is whole again, or it is said why not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gmi.assess import assess_report
from gmi.errors import AnswersError, GmiError, ResultError
from gmi.identify import Given
from gmi.model.scorecard import Result
from gmi.render import render_result
from gmi.reopen import Reopening, is_saved_result, reopen_result

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "valmora" / "report.pdf"


@pytest.fixture(scope="module")
def result() -> Result:
    """The example, assessed."""
    return assess_report(str(EXAMPLE))


@pytest.fixture
def save(tmp_path: Path, result: Result) -> Callable[..., str]:
    """Writes the example's result, changed perhaps."""

    def write(change: Callable[[dict[str, Any]], Any] | None = None, of: Result = result) -> str:
        data = json.loads(render_result(of, "json"))
        changed = data if change is None else change(data) or data
        path = tmp_path / "result.json"
        path.write_text(json.dumps(changed), encoding="utf-8")
        return str(path)

    return write


def test_the_same_result_again(result: Result, save: Callable[..., str]) -> None:
    """Nothing differs, to the byte of the JSON."""
    again = reopen_result(save())
    assert render_result(again, "json") == render_result(result, "json")
    assert again == result


def sign(sheet: str, folder: Path) -> str:
    """The sheet of references with three rows signed: a label, a note with marks in it, no reference at all."""
    import csv  # noqa: PLC0415 - only here
    import io  # noqa: PLC0415 - only here

    rows = list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff"))))
    counted = [row for row in rows if not row["bucket"]]
    for row, label, note in zip(
        counted[:3],
        ("commitment", "mention", "not-a-reference"),
        ("", "see (2): by hand on 2 May", "name"),
        strict=True,
    ):
        row.update(
            label=label, tags="hedged" if label == "mention" else "", by="Ana of Lume", on="2026-05-02", note=note
        )
    paper = io.StringIO()
    writer = csv.DictWriter(paper, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    path = folder / "signed.csv"
    path.write_text(paper.getvalue(), encoding="utf-8")
    return str(path)


def test_people_s_labels_are_carried_over(tmp_path: Path, result: Result, save: Callable[..., str]) -> None:
    """What a person decided holds again, with name, date and note; the result is the same in all figures."""
    decided = assess_report(str(EXAMPLE), decisions=sign(render_result(result, "csv"), tmp_path))
    again = reopen_result(save(of=decided))
    assert sum(item.method == "human" for item in again.references) == 3
    assert render_result(again, "csv") == render_result(decided, "csv")
    assert render_result(again, "json") == render_result(decided, "json")


def test_a_new_sheet_wins_over_what_was_saved(tmp_path: Path, result: Result, save: Callable[..., str]) -> None:
    """Of one place the sheet's decision holds."""
    sheet = sign(render_result(result, "csv"), tmp_path)
    saved = save(of=assess_report(str(EXAMPLE), decisions=sheet))
    other = Path(sheet).read_text(encoding="utf-8").replace("Ana of Lume", "Bea")
    (tmp_path / "other.csv").write_text(other, encoding="utf-8")
    again = reopen_result(saved, Reopening(decisions=str(tmp_path / "other.csv")))
    assert {item.reason.split(" on ")[0].split("by ")[1] for item in again.references if item.method == "human"} == {
        "Bea"
    }


def test_answers_are_carried_over(tmp_path: Path, save: Callable[..., str]) -> None:
    """Answers of migrant communities stand in the result again, beside those of a new form."""
    from gmi.load import load_questionnaire  # noqa: PLC0415 - only here

    first, second = (question.id for question in load_questionnaire("gmi-cmw").questions[:2])
    form = tmp_path / "form.yml"
    form.write_text(f"by: Ana\non: 2026-05-02\nanswers:\n  - question: {first}\n    answer: 'No'\n", encoding="utf-8")
    answered = assess_report(str(EXAMPLE), answers=[str(form)])
    saved = save(of=answered)
    assert reopen_result(saved).experience == answered.experience
    form.write_text(f"by: Bea\non: 2026-05-03\nanswers:\n  - question: {second}\n    answer: 'Yes'\n", encoding="utf-8")
    both = reopen_result(saved, Reopening(answers=[str(form)])).experience
    assert [(answer.by, answer.answer) for answer in both] == [("Ana", "No"), ("Bea", "Yes")]


def test_what_the_user_said_of_the_report_holds_again(save: Callable[..., str]) -> None:
    """A State and a symbol that were given are given again."""
    given = assess_report(str(EXAMPLE), given=Given(symbol="CMW/C/KEN/9", state="KEN"))
    again = reopen_result(save(of=given))
    assert (again.source.symbol, again.source.state_name) == ("CMW/C/KEN/9", "Kenya")
    assert again == given


def test_the_report_is_found(tmp_path: Path, save: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was; beside the result; where the user says, whatever its name."""
    shutil.copy(EXAMPLE, tmp_path / "moved.pdf")

    def move(data: dict[str, Any]) -> None:
        data["source"]["path"] = "C:\\reports\\moved.pdf"

    assert reopen_result(save(move)).source.path == str(tmp_path / "moved.pdf")
    (tmp_path / "moved.pdf").rename(tmp_path / "other.pdf")
    with pytest.raises(ResultError, match="not there") as caught:
        reopen_result(save(move))
    assert caught.value.code == "result.report-missing"
    assert "--report" in caught.value.hint
    monkeypatch.chdir(tmp_path)
    assert reopen_result(save(move), Reopening(report="other.pdf")).source.path == "other.pdf"


def test_another_report_is_refused(tmp_path: Path, save: Callable[..., str]) -> None:
    """A file of other content is never taken for the report."""
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7 other")

    def move(data: dict[str, Any]) -> None:
        data["source"]["path"] = "report.pdf"

    for reopening in (None, Reopening(report=str(tmp_path / "report.pdf"))):
        with pytest.raises(ResultError) as caught:
            reopen_result(save(move), reopening)
        assert caught.value.code == "result.report-changed"
        assert caught.value.where.endswith("report.pdf")


def test_a_changed_rubric_is_said(save: Callable[..., str]) -> None:
    """Another checksum is a warning, and so is another rubric; the finding that moved is one too."""

    def edit(data: dict[str, Any]) -> None:
        data["rubric"]["sha256"] = "0" * 64
        data["finding"] = "Something else."

    again = reopen_result(save(edit))
    assert [problem.code for problem in again.problems if problem.code.startswith("result.")] == [
        "result.rubric-changed",
        "result.moved",
    ]
    other = reopen_result(save(), Reopening(rubric="gmi-core"))
    assert other.rubric.id == "gmi-core"
    assert any("gmi-cmw 1.1, opened with gmi-core" in problem.message for problem in other.problems)


def drop(*keys: str) -> Callable[[dict[str, Any]], None]:
    """Takes a key out."""

    def change(data: dict[str, Any]) -> None:
        for key in keys[:-1]:
            data = data[key]
        del data[keys[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (lambda data: [data, data], "result.array", "an array of 2 results"),
        (lambda _: ["x"], "result.array", "an array of 1"),
        (lambda _: {"a": 1}, "result.not-result", "no result of gmi score"),
        (lambda _: "text", "result.not-result", "no result of gmi score"),
        (lambda _: 7, "result.not-result", "no result of gmi score"),
        (lambda data: {**data, "schema_version": "9.0"}, "result.schema-version", "“9.0”"),
        (lambda data: {**data, "schema_version": None}, "result.schema-version", "“None”"),
        (lambda data: {**data, "references": "none"}, "result.not-result", "“references”"),
        (lambda data: {**data, "references": [{"text": 1}]}, "result.not-result", "and 7 more"),
        (drop("source", "sha256"), "result.not-result", "“source.sha256”"),
        (drop("rubric"), "result.not-result", "“rubric”"),
        (lambda data: {**data, "rubric": {**data["rubric"], "id": "ours"}}, "result.rubric-missing", "rubric ours"),
    ],
)  # fmt: skip
def test_what_is_no_result(
    save: Callable[..., str], change: Callable[[dict[str, Any]], Any], code: str, words: str
) -> None:
    """Each file that is no result of this version is refused in at most three lines."""
    with pytest.raises(ResultError) as caught:
        reopen_result(save(change))
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.hint
    assert len(caught.value.as_lines()) == 3


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"a": ' * 50_000], ids=range(6)
)
def test_what_is_no_json(tmp_path: Path, content: bytes) -> None:
    """Broken, empty and hostile files are told apart from results."""
    path = tmp_path / "result.json"
    path.write_bytes(content)
    with pytest.raises(ResultError) as caught:
        reopen_result(str(path))
    assert caught.value.code == "result.not-json"


def test_answers_that_the_rubric_does_not_ask(save: Callable[..., str]) -> None:
    """A question that is gone from the rubric is named with its place in the file."""

    def add(data: dict[str, Any]) -> None:
        data["experience"] = [{"id": "gone.question", "answer": "A", "by": "B", "on": "2026-01-02"}]

    with pytest.raises(AnswersError) as caught:
        reopen_result(save(add))
    assert "experience[0]" in caught.value.problems[0].where


@pytest.mark.parametrize("name", ["none.json", ".", "a\0b.json"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    """A missing file, a folder and what is no path are told in words."""
    with pytest.raises(GmiError) as caught:
        reopen_result(f"{tmp_path}/{name}")
    assert caught.value.code in {"result.unreadable"}


def test_results_are_told_from_reports(tmp_path: Path) -> None:
    """By the ending, or by how the file begins."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf\n {}")
    (tmp_path / "b.json").write_bytes(b"%PDF")
    assert is_saved_result(str(tmp_path / "a.txt"))
    assert is_saved_result(str(tmp_path / "b.json"))
    assert not is_saved_result(str(EXAMPLE))
    assert not is_saved_result(str(tmp_path / "none.pdf"))


def test_a_committee_s_text_stays_refused(save: Callable[..., str], result: Result) -> None:
    """What needed --force needs it again."""
    forced = assess_report(str(EXAMPLE), given=Given(symbol="CMW/C/XVM/Q/2"), force=True)
    assert forced.source != replace(result.source)
    with pytest.raises(GmiError) as caught:
        reopen_result(save(of=forced))
    assert caught.value.code == "source.committee-text"
    assert reopen_result(save(of=forced), Reopening(force=True)) == forced
