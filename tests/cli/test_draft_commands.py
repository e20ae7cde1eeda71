"""``gmi draft`` and ``gmi questions`` as a user types them: outputs, streams, exit codes, nothing half done."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from gmi import assess
from gmi.cli import app
from gmi.load_profile import load_profile
from gmi.model.profile import Profile

TOP = Path(__file__).resolve().parents[2]
EXAMPLE = TOP / "examples" / "valmora" / "report.pdf"
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} =1+1 **b**"


def run(*arguments: str | Path) -> Result:
    """A command, in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """The example is taken from its pages once; what is done with them is done each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assess, "extract_report", cache(assess.extract_report))
        yield


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's result as JSON."""
    path = tmp_path_factory.mktemp("saved") / "result.json"
    assert run("score", EXAMPLE, "-o", path).exit_code == 0
    return path


def listed(folder: Path) -> list[str]:
    """Names of what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def text_of(path: Path) -> str:
    """Every word of a Word file's body."""
    with zipfile.ZipFile(path) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode("utf-8"))


# gmi draft


def test_a_draft_on_standard_output() -> None:
    """Without -o Markdown is shown and nothing else; words, places and the next step go to standard error."""
    ran = run("draft", EXAMPLE)
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout.startswith("# ")
    assert "CMW/C/XVM/2" in ran.stdout
    assert re.search(r"^[\d,]+ words; no word limit", ran.stderr, re.MULTILINE)
    assert "to fill, marked “[Add: …]”" in ran.stderr
    assert "Next: " in ran.stderr


@pytest.mark.parametrize("name", ["shadow.docx", "shadow.md", "shadow.html", "shadow.json", "SHADOW.DOCX"])
def test_a_draft_in_each_format(tmp_path: Path, name: str) -> None:
    """The ending says the format; the file is there, alone and whole; a Word file is the same again."""
    ran = run("draft", EXAMPLE, "-o", tmp_path / name)
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout == ""
    assert f"wrote {tmp_path / name}" in ran.stderr
    assert listed(tmp_path) == [name]
    first = (tmp_path / name).read_bytes()
    if name == "shadow.docx":
        assert run("draft", EXAMPLE, "-o", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_bytes() == first
    if name.endswith("json"):
        quotations = json.loads(first)["quotations"]
        assert quotations
        assert {"text", "paragraph_number", "page_number", "reference_ids"} <= quotations[0].keys()
    if name.lower().endswith("docx"):
        assert "--check" in ran.stderr
        assert docx.Document(io.BytesIO(first)).paragraphs


def test_a_saved_result_gives_the_same_draft(tmp_path: Path, saved: Path) -> None:
    """From the JSON as from the report."""
    assert run("draft", saved, "-o", tmp_path / "a.md").exit_code == 0
    assert run("draft", EXAMPLE, "-o", tmp_path / "b.md").exit_code == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == (tmp_path / "b.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("list-of-issues", "ask the Government"),
        ("both", "ask the Government"),
    ],
)
def test_stages(saved: Path, stage: str, words: str) -> None:
    """Questions, recommendations or both, under the Committee's sentence."""
    ran = run("draft", saved, "--stage", stage, "--quiet")
    assert ran.exit_code == 0, ran.stderr
    assert ran.stderr == ""
    assert words in " ".join(ran.stdout.split())


def test_themes_and_length(saved: Path) -> None:
    """Only the themes named are written of; --fit brings the draft under the limit and says how."""
    ran = run("draft", saved, "--themes", "health, domestic-work", "--words", "1")
    assert ran.exit_code == 0
    assert "over the limit of 1" in ran.stderr
    assert len(re.findall(r"^#+ .*What we know from our own work", ran.stdout, re.MULTILINE)) == 2
    fitted = run("draft", saved, "--words", "3300", "--fit")
    assert re.search(r"under the limit of 3,300", fitted.stderr)
    assert "shortened: " in fitted.stderr


def test_an_untrusted_profile_stays_text(tmp_path: Path, saved: Path) -> None:
    """Markup and tags in a profile are words in Word and on a page; the renderers' own tests look at every format."""
    profile = tmp_path / "org.yml"
    said = HOSTILE.replace("'", "''")
    profile.write_text(
        f"organisation:\n  name: '{said}'\n"
        f"evidence:\n  - theme: health\n    statistic: '{said}'\n    source: '{said}'\n",
        encoding="utf-8",
    )
    for ending in ("docx", "html"):
        path = tmp_path / f"shadow.{ending}"
        ran = run("draft", saved, "--profile", profile, "--themes", "health", "-o", path)
        assert ran.exit_code == 0, ran.stderr
        text = text_of(path) if ending == "docx" else path.read_text(encoding="utf-8")
        assert "49 {% raw" not in text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {% raw %} =1+1 **b**" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("REPORT", "--themes", "nonsense"), ("no theme “nonsense”", "it has: ")),
        (("REPORT", "--themes", "domestic_work"), ("did you mean domestic-work?",)),
        (("REPORT", "--themes", ","), ("no theme is named",)),
        (("REPORT", "--stage", "never"), ("no stage “never”", "list-of-issues, session")),
        (("REPORT", "--words", "0"), ("a limit of 0 words",)),
        (("REPORT", "--reader", "slow"), ("no reader “slow”",)),
        (("REPORT", "--rubric", "nothing"), ("nothing",)),
        (("REPORT", "--state", "ZZ"), ("ZZ",)),
        (("REPORT", "--report", "REPORT"), ("--report belongs to a saved result",)),
        (("REPORT", "--format", "odt"), ("there is no format “odt”", "docx")),
        (("REPORT", "--format", "docx"), ("a Word document needs a file",)),
        (("REPORT", "-o", "OUT/shadow.odt"), ("the ending “.odt”", ".docx")),
        (("REPORT", "-o", "OUT/shadow"), ("the ending “”",)),
        (("REPORT", "--template", "none.docx", "-o", "OUT/a.docx"), ("the template cannot be read",)),
        (("REPORT", "--template", "none.docx", "-o", "OUT/a.md"), ("an own template makes a Word document",)),
        (("REPORT", "--profile", "none.yml", "-o", "OUT/a.docx"), ("the profile cannot be read",)),
        (("REPORT", "--new-profile"), ("one thing at a time",)),
        (("--new-profile", "--write-template"), ("one thing at a time",)),
        (("--new-profile", "--check", "a.docx"), ("one thing at a time",)),
        (("--write-template",), ("a Word document needs a file",)),
        (("--write-template", "-o", "OUT/a.md"), ("a template is a Word document",)),
        ((), ("no report is named",)),
        (("none.pdf",), ("none.pdf",)),
        (("none.json",), ("the result cannot be read",)),
        (("REPORT", "--check", "none.docx"), ("none.docx",)),
    ],
)  # fmt: skip
def test_what_cannot_be_done(tmp_path: Path, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    """Each is told in at most three lines with exit code 2, and nothing is written."""
    out = tmp_path / "out"
    out.mkdir()
    ran = run("draft", *(a.replace("REPORT", str(EXAMPLE)).replace("OUT", str(out)) for a in arguments))
    assert ran.exit_code == 2, ran.stderr
    assert ran.stdout == ""
    assert all(word in ran.stderr for word in words), ran.stderr
    assert 1 < len(ran.stderr.splitlines()) <= 3
    assert listed(out) == []


def test_a_bad_profile_lists_everything(tmp_path: Path) -> None:
    """Every problem with its line; themes too, which only the rubric knows."""
    profile = tmp_path / "org.yml"
    profile.write_text("organization: A\nsession: 4\n", encoding="utf-8")
    ran = run("draft", EXAMPLE, "--profile", profile, "-o", tmp_path / "a.docx")
    assert ran.exit_code == 2
    assert "org.yml:1: unknown key 'organization'" in ran.stderr
    assert "org.yml:2: " in ran.stderr
    profile.write_text("evidence:\n  - {theme: nope, statistic: A, source: B}\n", encoding="utf-8")
    ran = run("draft", EXAMPLE, "--profile", profile, "-o", tmp_path / "a.docx")
    assert ran.exit_code == 2
    assert "org.yml:2: the rubric gmi-cmw has no theme 'nope'" in ran.stderr
    assert listed(tmp_path) == ["org.yml"]


def test_an_output_is_never_an_input(tmp_path: Path, saved: Path) -> None:
    """A file that is read is left as it is, under another name or link too."""
    copy = tmp_path / "report.md"
    copy.write_bytes(EXAMPLE.read_bytes())
    profile = tmp_path / "org.md"
    profile.write_text("mandate: A\n", encoding="utf-8")
    link = tmp_path / "link.md"
    os.link(copy, link)
    before = {path: path.read_bytes() for path in (copy, profile)}
    for arguments in (
        ("draft", copy, "-o", copy),
        ("draft", copy, "-o", link),
        ("draft", copy, "-o", tmp_path / "." / "x" / ".." / "report.md"),
        ("draft", copy, "--profile", profile, "-o", profile),
        ("questions", copy, "-o", copy),
        ("draft", saved, "--report", copy, "-o", copy),
    ):
        ran = run(*arguments)
        assert ran.exit_code == 2
        assert "the output is a file that is read" in ran.stderr
    assert run("draft", saved, "-o", saved).exit_code == 2
    assert {path: path.read_bytes() for path in before} == before


def test_an_output_that_cannot_be_written(tmp_path: Path, saved: Path) -> None:
    """A place below a file is refused, and what was there stays."""
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    ran = run("draft", saved, "-o", tmp_path / "file" / "a.docx")
    assert ran.exit_code == 2
    assert "the output cannot be written" in ran.stderr
    assert listed(tmp_path) == ["file"]


def test_the_committee_s_words_are_refused(tmp_path: Path) -> None:
    """A list of issues is no report, unless one insists."""
    arguments = (EXAMPLE, "--symbol", "CMW/C/XVM/Q/2", "-o", tmp_path / "a.md")
    for command in ("draft", "questions"):
        ran = run(command, *arguments)
        assert ran.exit_code == 2
        assert "a list of issues" in ran.stderr
        assert listed(tmp_path) == []
    assert run("draft", *arguments, "--force").exit_code == 0


def test_a_saved_result_that_has_moved(tmp_path: Path, saved: Path) -> None:
    """What is no result is refused; a changed rubric is a warning on standard error."""
    data = json.loads(saved.read_text(encoding="utf-8"))
    data["rubric"]["sha256"] = "0" * 64
    other = tmp_path / "result.json"
    other.write_text(json.dumps(data), encoding="utf-8")
    ran = run("draft", other, "-o", tmp_path / "a.md")
    assert ran.exit_code == 0
    assert "figures may have moved" in ran.stderr
    other.write_text(json.dumps([data]), encoding="utf-8")
    ran = run("questions", other)
    assert ran.exit_code == 2
    assert "an array of 1 results" in ran.stderr


# gmi draft --new-profile and --write-template


def test_a_new_profile(tmp_path: Path) -> None:
    """It loads as it stands, names the themes of the rubric asked for, and is never written over another."""
    path = tmp_path / "org.yml"
    ran = run("draft", "--new-profile", "--rubric", "gmi-cedaw", "-o", path)
    assert ran.exit_code == 0
    assert f"--profile {path}" in ran.stderr
    assert load_profile(path) == Profile()
    path.write_text("mandate: mine\n", encoding="utf-8")
    again = run("draft", "--new-profile", "-o", path)
    assert again.exit_code == 2
    assert "there is a file of this name already" in again.stderr
    assert path.read_text(encoding="utf-8") == "mandate: mine\n"
    shown = run("draft", "--new-profile")
    assert shown.exit_code == 0
    assert "organisation:" in shown.stdout


def test_an_own_template(tmp_path: Path, saved: Path) -> None:
    """The starting point is a Word file that makes a draft as it stands; it is never written over another."""
    pytest.importorskip("docxtpl", reason="docxtpl is not installed (pip install gmi[template])")
    path = tmp_path / "own.docx"
    assert run("draft", "--write-template", "-o", path).exit_code == 0
    assert run("draft", "--write-template", "-o", path).exit_code == 2
    ran = run("draft", saved, "--template", path, "-o", tmp_path / "shadow.docx")
    assert ran.exit_code == 0, ran.stderr
    assert "Valmora" in text_of(tmp_path / "shadow.docx")
    before = (tmp_path / "own.docx").read_bytes()
    assert run("draft", saved, "--template", path, "-o", path).exit_code == 2
    assert path.read_bytes() == before


# gmi draft --check


def test_a_draft_is_checked(tmp_path: Path, saved: Path) -> None:
    """A fresh draft has places to fill: exit code 1, in words and as JSON; the file stays as it is."""
    path = tmp_path / "shadow.docx"
    assert run("draft", saved, "-o", path).exit_code == 0
    before = path.read_bytes()
    ran = run("draft", saved, "--check", path)
    assert ran.exit_code == 1, ran.stderr
    assert "[Add" in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80
    data = json.loads(run("draft", saved, "--check", path, "--format", "json").stdout)
    assert data
    assert run("draft", saved, "--check", path, "-o", path).exit_code == 2
    assert path.read_bytes() == before


# gmi questions


def test_questions_on_standard_output(saved: Path) -> None:
    """Both stages, in 80 columns, at most so many of each."""
    ran = run("questions", saved, "--max", "2")
    assert ran.exit_code == 0
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert ran.stdout.count("     Gap: ") == 4
    assert ran.stderr == ""


def test_questions_of_a_stage_and_theme(saved: Path) -> None:
    """Others are left out; the overall indicators are a theme too."""
    ran = run("questions", saved, "--stage", "session", "--themes", "health,overall", "--format", "json")
    data = json.loads(ran.stdout)["questions"]
    assert {question["stage"] for question in data} == {"session"}
    assert {question["theme"] for question in data} == {"health", "overall"}


@pytest.mark.parametrize("name", ["q.md", "q.docx", "q.json", "q.csv", "q.txt"])
def test_questions_as_a_file(tmp_path: Path, saved: Path, name: str) -> None:
    """The ending says the format; the number is said."""
    ran = run("questions", saved, "--max", "1", "--stage", "session", "-o", tmp_path / name)
    assert ran.exit_code == 0, ran.stderr
    assert "1 question\n" in ran.stderr
    assert listed(tmp_path) == [name]
    if name == "q.csv":
        rows = list(csv.DictReader(io.StringIO((tmp_path / name).read_text(encoding="utf-8-sig"))))
        assert [row["rank"] for row in rows] == ["1"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--stage", "never"), "no stage “never”"),
        (("--max", "0"), "at most 0 questions"),
        (("--themes", "nonsense"), "no theme “nonsense”"),
        (("--themes", ""), "no theme is named"),
        (("--format", "html"), "there is no format “html”"),
        (("--format", "docx"), "a Word document needs a file"),
        (("-o", "OUT/q.odt"), "the ending “.odt”"),
        (("--report", "none.pdf"), "the report of this result is not there"),
        (("--decisions", "none.csv"), "none.csv"),
        (("--answers", "none.md"), "none.md"),
    ],
)  # fmt: skip
def test_questions_that_cannot_be_listed(tmp_path: Path, saved: Path, arguments: tuple[str, ...], words: str) -> None:
    """Each is told in at most three lines with exit code 2, and nothing is written."""
    ran = run("questions", saved, *(argument.replace("OUT", str(tmp_path)) for argument in arguments))
    assert ran.exit_code == 2
    assert words in ran.stderr
    assert ran.stdout == ""
    assert 1 < len(ran.stderr.splitlines()) <= 3
    assert listed(tmp_path) == []


# gmi score in Word


def test_a_scorecard_in_word(tmp_path: Path) -> None:
    """By the ending, by the format into a folder; never to the screen."""
    assert run("score", EXAMPLE, "-o", tmp_path / "card.docx").exit_code == 0
    assert run("score", EXAMPLE, "--format", "docx", "-o", f"{tmp_path}/out/").exit_code == 0
    assert (tmp_path / "out" / "report.docx").read_bytes() == (tmp_path / "card.docx").read_bytes()
    assert "Questions and recommendations" in text_of(tmp_path / "card.docx")
    ran = run("score", EXAMPLE, "--format", "docx")
    assert ran.exit_code == 2
    assert "a Word document needs a file" in ran.stderr
