"""Loading never fails in another way than it says, whatever an author writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gmi import resources
from gmi.errors import ResourceError, RubricError
from gmi.load import load_rubric
from gmi.load.yaml import parse_yaml
from tests.unit.load.factory import HEALTH, RUBRIC, TERMS, write_checkout

FILES = {"rubric.yml": RUBRIC, "terms.en.yml": TERMS, "themes/01-health.yml": HEALTH}
PIECES = [
    "",
    "- ",
    "  ",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "'",
    '"',
    "*a",
    "&a ",
    "!x ",
    "1.10",
    "null",
    "\t",
    "é",
    "\x07",
    "|",
    "#",
]


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with the rubric ``mini``."""
    write_checkout(tmp_path)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "src" / "gmi")
    return tmp_path


@given(text=st.text(alphabet=st.sampled_from("ab1.-:,'\"[]{}|>&*!%@#?~ \t\n\x07é"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_parsed_or_named(text: str) -> None:
    """A text gives a value with a line for it, or a problem with a line."""
    file = parse_yaml(text.encode(), "some.yml")
    assert file.parsed or file.problems
    assert all(re.fullmatch(r"some\.yml:[1-9]\d*", problem.where) for problem in file.problems)
    assert all(line >= 1 for line in file.value_lines.values())


@given(
    name=st.sampled_from(sorted(FILES)),
    line=st.integers(0, 40),
    column=st.integers(0, 30),
    piece=st.sampled_from(PIECES),
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_slip_of_the_pen_loads_or_is_named(top: Path, name: str, line: int, column: int, piece: str) -> None:
    """A line cut off and continued with something else gives a rubric, or problems at lines that the files have."""
    folder = top / "rubrics" / "mini"
    for other, content in FILES.items():
        (folder / other).write_text(content, encoding="utf-8")
    lines = FILES[name].splitlines()
    line %= len(lines)
    lines[line] = lines[line][:column] + piece
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    try:
        problems = ()
        loaded = load_rubric("mini").id
    except RubricError as error:
        problems, loaded = error.problems, error.code
    except ResourceError as error:
        loaded = error.code
    assert (loaded == "rubric.broken") == bool(problems)
    lengths = {f"rubrics/mini/{other}": len(content.splitlines()) for other, content in FILES.items()}
    places = [problem.where.rpartition(":") for problem in problems]
    assert [place for place in places if not 1 <= int(place[2]) <= lengths[place[0]] + 1] == []
