"""What the documentation says is what the program does: commands, options, links, codes, figures."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main

from gmi.cli import app
from gmi.find import document_of_text
from gmi.identify import identify_document
from gmi.load import load_rubric
from gmi.model.reference import TAGS, Label
from gmi.model.rubric import Level
from gmi.model.scorecard import Outcome

_TOP = Path(__file__).resolve().parent.parent
_NOT_OURS = {".git", ".venv", "out", "build", "dist", "__pycache__"}
_TEXTS = {".py", ".md", ".yml", ".yaml", ".toml", ".json", ".csv", ".html", ".txt", ".css", ".js", ".j2", ""}
_PAGES = sorted([*_TOP.glob("*.md"), *(_TOP / "docs").rglob("*.md")])
_ERRORS = _TOP / "docs" / "guide" / "when-something-goes-wrong.md"

_BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FAMILIES = (
    "source|page|output|reader|rubric|law|reference-set|resource|render|yaml|schema|labelled|decision|answer|result|"
    "profile|committee|draft|proof|store|batch|review|compare"
)
_CODE = re.compile(rf"(?:{_FAMILIES})\.[a-z]+(?:[.-][a-z]+)*")
_FILE_ENDINGS = (".yml", ".css", ".js", ".md", ".json", ".csv", ".pdf")
_SCHEMA_CODE = re.compile(r"(?:key|value)\.[a-z]+")

# Put together here, so that this file does not name them.
_FORBIDDEN = tuple(
    "".join(parts)
    for parts in (
        ("/wo", "rk/"), ("/tm", "p/bash_jobs"), ("/opt/", "wheels"), ("/ro", "ot/"), ("py", "pi.org"),
        ("pythonhosted", ".org"), ("registry.", "npmjs"), ("crates", ".io"),
    )
)  # fmt: skip


def name_page(path: Path) -> str:
    """A page's path in the project."""
    return path.relative_to(_TOP).as_posix()


def list_code(text: str) -> Iterator[str]:
    """Lines of code blocks, and code inside sentences."""
    for block in _BLOCK.findall(text):
        yield from block.splitlines()
    yield from _INLINE.findall(_BLOCK.sub("", text))


def list_targets() -> set[str]:
    """The targets of the Makefile that have a line of help."""
    return set(re.findall(r"^([a-z-]+):.*## ", (_TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def make_anchor(heading: str) -> str:
    """The anchor that a heading gets where the pages are shown."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def list_anchors(path: Path) -> set[str]:
    """Anchors of a page's headings."""
    text = _BLOCK.sub("", path.read_text(encoding="utf-8"))
    return {make_anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def list_own_files() -> list[Path]:
    """Every text file of the project."""
    return [
        path
        for path in sorted(_TOP.rglob("*"))
        if path.is_file()
        and path.suffix in _TEXTS
        and not any(part in _NOT_OURS or part.endswith(("_cache", ".egg-info")) or part == ".hypothesis"
                    for part in path.relative_to(_TOP).parts)
    ]  # fmt: skip


def list_codes_of_source() -> set[str]:
    """Every code of an error or a Problem that the program can give."""
    codes: set[str] = set()
    for path in (_TOP / "src" / "gmi").rglob("*.py"):
        if "classify" in path.parts:
            continue  # ids of cues ("law.article") look like codes
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if _CODE.fullmatch(node.value) and not node.value.endswith(_FILE_ENDINGS):
                codes.add(node.value)
            elif path.name == "violations.py" and _SCHEMA_CODE.fullmatch(node.value):
                codes.add(f"schema.{node.value}")
    unknown = identify_document(document_of_text("12")).problems
    return codes | {problem.code for problem in unknown}


@pytest.mark.parametrize("path", _PAGES, ids=name_page)
def test_make_commands_exist(path: Path) -> None:
    """Each ``make …`` that a page names is a target of the Makefile with a line of help."""
    named = set()
    for line in list_code(path.read_text(encoding="utf-8")):
        command = re.match(r"make ([a-z-]+)", line)
        if command:
            named.add(command[1])
    assert named <= list_targets()


def test_the_two_commands_are_there() -> None:
    """The README names ``make demo`` and ``make test``, and its pictures exist."""
    text = (_TOP / "README.md").read_text(encoding="utf-8")
    block = _BLOCK.findall(text)[0]
    assert "make demo" in block
    assert "make test" in block
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", text)
    assert len(pictures) == 2
    assert all((_TOP / picture).read_bytes().startswith(b"\x89PNG") for picture in pictures)


@pytest.mark.parametrize("path", _PAGES, ids=name_page)
def test_gmi_commands_and_options_exist(path: Path) -> None:
    """Each ``gmi …`` that a page shows is a command, with options that it has."""
    group: Any = typer.main.get_command(app)
    for line in list_code(path.read_text(encoding="utf-8")):
        words = line.partition("#")[0].split()
        if not words or words[0].rpartition("/")[2] != "gmi" or len(words) < 2:
            continue
        command = group if words[1].startswith("-") else group.commands.get(words[1])
        if words[1] == "COMMAND" or not words[1].isascii() or not words[1].strip("-").isalpha():
            continue
        assert command is not None, line
        words = words[1:]
        while hasattr(command, "commands") and len(words) > 1 and words[1].isascii() and words[1].isalpha():
            command, words = command.commands.get(words[1]), words[1:]
            assert command is not None, line
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        options = [word.partition("=")[0] for word in words if word.startswith("-")]
        assert set(options) <= known, line


@pytest.mark.parametrize("path", _PAGES, ids=name_page)
def test_links_lead_somewhere(path: Path) -> None:
    """Each link to a page, a file or a heading of the project resolves."""
    for link in _LINK.findall(_BLOCK.sub("", path.read_text(encoding="utf-8"))):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        if anchor:
            assert anchor in list_anchors(target), link


def test_every_code_is_explained() -> None:
    """The guide explains exactly the codes that the program can give."""
    named = set(_CODE.findall(_ERRORS.read_text(encoding="utf-8")))
    explained = {code for code in named if not code.endswith(_FILE_ENDINGS)}
    assert explained == list_codes_of_source()


def test_reference_of_commands_is_current() -> None:
    """docs/reference/cli.md is what the commands say today."""
    ran = subprocess.run(
        [sys.executable, "scripts/make_cli_reference.py", "--check"],
        capture_output=True, text=True, check=False, cwd=_TOP,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr


def test_method_states_the_figures_of_the_rubric() -> None:
    """Numbers of groups, indicators, themes and reports in the method and the README are those of the rubric."""
    rubric = load_rubric("gmi-cmw")
    method = " ".join((_TOP / "docs" / "method.md").read_text(encoding="utf-8").split())
    readme = (_TOP / "README.md").read_text(encoding="utf-8")
    indicators = len(rubric.all_indicators())
    reports = [report.symbol for report in rubric.reference_set.reports]
    disability = sum(symbol.startswith("CRPD/") for symbol in reports)
    assert f"The rubric has {len(rubric.groups)} groups" in method
    assert f"There are {indicators}, of which {len(rubric.overall)} concern the whole report" in method
    assert f"| {indicators} questions that can be answered from the text" in readme
    assert f"holds {len(reports)} reports, **{disability} of them" in method
    assert f"and {len(reports) - disability} to the Universal Periodic Review" in method
    assert not any(symbol.startswith("CMW/") for symbol in reports)


def test_method_explains_every_word_of_the_result() -> None:
    """Every label, tag, level, outcome and role that a scorecard can show stands in the method."""
    method = (_TOP / "docs" / "method.md").read_text(encoding="utf-8").lower()
    words = [*TAGS, *get_args(Label), *get_args(Level), *get_args(Outcome)]
    missing = [word for word in words if word not in method and word.replace("-", " ") not in method]
    assert missing == []


def test_change_log_lists_what_moves_scores() -> None:
    """The version at the top of the change log has a heading for changes that move a number."""
    newest = (_TOP / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert "### Scores" in newest


def test_licence_is_the_one_that_is_named() -> None:
    """The licence file holds the Apache License 2.0 in full, from its first to its last section."""
    text = (_TOP / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in text
    assert all(f"\n   {number}. " in text for number in range(1, 10))
    assert text.rstrip().endswith("limitations under the License.")


def test_nothing_names_a_machine_or_a_registry() -> None:
    """No file of the project names a folder of the machine that it was written on, or a host of packages."""
    found = [
        f"{name_page(path)}: {word}"
        for path in list_own_files()
        for word in _FORBIDDEN
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_pages_on_the_store_are_current() -> None:
    """The tables are described as they are, and each query of the guide gives what stands under it."""
    ran = subprocess.run(
        [sys.executable, "scripts/make_store_pages.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=_TOP,
    )
    assert ran.returncode == 0, ran.stderr


def test_the_guide_to_the_store_has_ten_queries_with_answers() -> None:
    """Each gives at least one row over the example reports."""
    text = (_TOP / "docs" / "guide" / "store.md").read_text(encoding="utf-8")
    answers = re.findall(r"```sql\n[^`]*```\n\n(?:\|.*\n){2}((?:\|.*\n)*)", text)
    assert len(answers) == text.count("```sql") == 10
    assert all(answers)
