"""``gmi doctor``: what is installed, what is missing, and how to get it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from gmi import installation
from gmi.cli.doctor import show_installation
from gmi.errors import RenderError

_TOP = Path(__file__).resolve().parents[2]


def _project() -> dict[str, object]:
    """The project's table of pyproject.toml."""
    return dict(tomllib.loads((_TOP / "pyproject.toml").read_text("utf-8"))["project"])


def _names(requirements: object) -> set[str]:
    """Names of libraries in a list of requirements."""
    assert isinstance(requirements, list)
    return {re.split(r"[<>=;\s]", requirement)[0] for requirement in requirements}


def test_every_library_is_looked_for() -> None:
    """What pyproject.toml asks for is what the doctor looks at; extras apart from what only the tests need."""
    project = _project()
    named = {name for name, _ in installation._LIBRARIES}
    assert named == _names(project["dependencies"]) - {"ruamel.yaml.clib"}
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict)
    for name, extra, _ in installation._EXTRAS:
        assert name in _names(extras[extra])
    assert {extra for _, extra, _ in installation._EXTRAS} == set(extras) - {"test"}


def test_all_is_well_here(capsys: pytest.CaptureFixture[str]) -> None:
    """Where gmi runs its tests, nothing that it needs is missing: exit code 0, at most 80 columns."""
    assert show_installation("terminal") == 0
    shown = capsys.readouterr().out
    assert "rubric gmi-core" in shown
    assert "Missing, and needed" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An extra that is not there is named with the way to get it; a library that gmi needs gives exit code 1."""
    monkeypatch.setattr(installation, "_find_version", lambda name: None if name in {"docxtpl", "spacy"} else "1.0")
    assert show_installation("terminal") == 1
    shown = capsys.readouterr().out
    assert "pip install 'gmi[template]'" in shown
    assert shown.index("Missing, and needed") < shown.index("spacy") < shown.index("Not installed")


def test_json_is_one_value(capsys: pytest.CaptureFixture[str]) -> None:
    """``--format json`` prints one list with a part each."""
    show_installation("json")
    parts = json.loads(capsys.readouterr().out)
    assert {"name", "purpose", "found", "needed", "remedy"} == set(parts[0])


def test_an_unknown_format_is_refused() -> None:
    """A format that there is not is an error."""
    with pytest.raises(RenderError):
        show_installation("html")
