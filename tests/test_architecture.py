"""The house rules that no linter of the code checks: layers, doors of heavy libraries, size, start-up."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

_TOP = Path(__file__).resolve().parent.parent
_SOURCE = _TOP / "src"
_MODULES = sorted(_SOURCE.rglob("*.py"))

_LONGEST_MODULE = 400
_VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools"}
_HELP_SECONDS = 0.4
_HEAVY = ("spacy", "sklearn", "pdfplumber", "pypdfium2", "pydantic", "ruamel", "jinja2", "pycountry", "numpy", "docx")

# Where each heavy library may be imported: a module, or a package with all in it.
_DOORS = {
    "spacy": ("gmi.language.tokens",),
    "pypdfium2": ("gmi.extract.pdf",),
    "pdfplumber": ("gmi.extract.plumb",),
    "ruamel": ("gmi.load", "gmi.load_cues", "gmi.load_features", "gmi.recognise.load_vocabulary"),
    "pydantic": (
        "gmi.load",
        "gmi.load_cues",
        "gmi.load_digest",
        "gmi.load_features",
        "gmi.load_measured",
        "gmi.recognise.load_vocabulary",
        "gmi.reopen",
    ),
    "pydantic_core": ("gmi.load",),
    "jinja2": ("gmi.render",),
    "rich": ("gmi.batch.progress", "gmi.render"),
    "pycountry": ("gmi.identify", "gmi.load.law"),
    "docx": (
        "gmi.load_answers.word",
        "gmi.proof.package",
        "gmi.render.draft.word",
        "gmi.render.questions_word",
        "gmi.render.to_form",
        "gmi.render.to_word",
    ),
    "docxtpl": ("gmi.render.draft.own.fill",),
    "typer": ("gmi.cli",),
    "sklearn": ("gmi.learn", "gmi.lint_corpus.cue_words"),
    "numpy": (),
    "filelock": ("gmi.batch.lock",),
    "pyarrow": ("gmi.store.parquet",),
}


def name_module(path: Path) -> str:
    """The dotted name of a module's file."""
    return ".".join(path.relative_to(_SOURCE).with_suffix("").parts).removesuffix(".__init__")


def list_imports(path: Path) -> Iterator[str]:
    """The packages that a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of Python by itself."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_TOP)


def test_import_contracts_hold() -> None:
    """Imports point down, and scores, questions, drafts and types know only the standard library."""
    command = Path(sys.executable).with_name("lint-imports")
    if not command.exists():
        pytest.skip("import-linter is not installed (pip install gmi[test])")
    ran = subprocess.run([command, "--no-cache"], capture_output=True, text=True, check=False, cwd=_TOP)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "0 broken" in ran.stdout


@pytest.mark.parametrize("path", _MODULES, ids=name_module)
def test_heavy_libraries_have_one_door(path: Path) -> None:
    """Each heavy library is imported only where its errors and types are turned into our own."""
    name = name_module(path)
    wrong = [
        library
        for library in list_imports(path)
        if library in _DOORS and not any(name == door or name.startswith(f"{door}.") for door in _DOORS[library])
    ]
    assert wrong == []


def test_every_door_is_used() -> None:
    """A door that no module goes through is taken off the list."""
    used = {(library, name_module(path)) for path in _MODULES for library in list_imports(path)}
    for library, doors in _DOORS.items():
        for door in doors:
            assert any(lib == library and (m == door or m.startswith(f"{door}.")) for lib, m in used), (library, door)


@pytest.mark.parametrize("path", _MODULES, ids=name_module)
def test_modules_are_small_and_say_what_they_are(path: Path) -> None:
    """No module has over 400 lines, is called by a word that says nothing, or hides imports from running code."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= _LONGEST_MODULE
    assert path.stem not in _VAGUE_NAMES
    assert "TYPE_CHECKING" not in text


def test_help_loads_no_heavy_library() -> None:
    """The command line can say what it does without the libraries that read reports."""
    code = f"import sys, gmi.cli; print([name for name in {_HEAVY!r} if name in sys.modules])"
    assert run_python(code).stdout.strip() == "[]"


def test_help_is_quick() -> None:
    """``gmi --help`` takes at most 0.4 s; the best of five runs, since the machine may be busy with other tests."""
    taken = []
    for _ in range(5):
        before = time.perf_counter()
        subprocess.run([sys.executable, "-m", "gmi", "--help"], capture_output=True, check=True, cwd=_TOP)
        taken.append(time.perf_counter() - before)
    assert min(taken) <= _HELP_SECONDS, f"{statistics.median(taken):.2f} s in the middle, {min(taken):.2f} s at best"
