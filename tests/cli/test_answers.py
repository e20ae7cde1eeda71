"""The form for migrant communities goes out and comes back through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from gmi.cli import app

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "valmora" / "report.pdf"


def run(*arguments: str | Path) -> Result:
    """A command, in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_from_the_form_to_the_scorecard(tmp_path: Path) -> None:
    """The form is written, filled in, and its one answer stands in the result; no figure changes by it."""
    form = tmp_path / "form.docx"
    assert run("rubric", "form", "gmi-cmw", "-o", form).exit_code == 0
    paper = docx.Document(str(form))
    paper.tables[0].cell(0, 1).text, paper.tables[0].cell(1, 1).text = "Ana", "2026-11-24"
    paper.tables[1].cell(1, 1).text = "We waited."
    paper.save(str(form))
    scored = run("score", EXAMPLE, "--rubric", "gmi-cmw", "--answers", form, "--format", "json")
    assert scored.exit_code == 0, scored.stderr
    data = json.loads(scored.stdout)
    assert [(a["answer"], a["by"], a["on"]) for a in data.pop("experience")] == [("We waited.", "Ana", "2026-11-24")]
    without = json.loads(run("score", EXAMPLE, "--rubric", "gmi-cmw", "--format", "json").stdout)
    assert without.pop("experience") == []
    assert data == without


def test_a_bad_form_is_refused_whole(tmp_path: Path) -> None:
    """Every bad entry is named on standard error; nothing is written."""
    (tmp_path / "a.yml").write_text("answers:\n  - question: nothing.here\n    answer: Yes.\n", encoding="utf-8")
    ran = run("score", EXAMPLE, "--answers", tmp_path / "a.yml", "-o", tmp_path / "out.html")
    assert ran.exit_code == 2
    assert ran.stderr.count("a.yml:2: ") == 3
    assert not (tmp_path / "out.html").exists()


def test_answers_belong_to_one_report() -> None:
    """With several reports they are refused before any work."""
    ran = run("score", EXAMPLE, EXAMPLE, "--answers", "none.docx")
    assert ran.exit_code == 2
    assert "answers are set beside one report" in ran.stderr


@pytest.mark.parametrize(("name", "words"), [("form.pdf", "use .docx or .md"), ("", "# Questions for migrant")])
def test_forms_are_word_or_markdown(tmp_path: Path, name: str, words: str) -> None:
    """Another ending is refused; without a file the Markdown is shown."""
    ran = run("rubric", "form", "gmi-core", *(("-o", tmp_path / name) if name else ()))
    assert ran.exit_code == (2 if name else 0)
    assert words in ran.stdout + ran.stderr
