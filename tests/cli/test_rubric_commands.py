"""The work of ``gmi rubric``: what it prints, what it writes, its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from gmi.cli import rubric as commands
from gmi.errors import RenderError, RubricError
from gmi.load import list_rubrics, load_rubric

_TOP = Path(__file__).resolve().parent.parent.parent
EXAMPLE = str(_TOP / "examples" / "valmora" / "report.pdf")
SCHEMA = json.loads((_TOP / "docs" / "reference" / "rubric.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(params=[None, "gmi-core"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A rubric just begun, on its own or on another."""
    place = tmp_path / "our-rubric"
    assert commands.new(str(place), request.param, quiet=True) == 0
    return place


def test_a_new_rubric_is_sound(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It passes its check but for what its base may say, and its own examples come out as written."""
    commands.check(str(fresh), "json", quiet=True)
    checkup = json.loads(capsys.readouterr().out)
    assert [problem for problem in checkup["problems"] if problem["where"].startswith(str(fresh))] == []
    commands.test(str(fresh), "json", quiet=True)
    run = json.loads(capsys.readouterr().out)
    assert run["cases"] >= 1
    assert [failure for failure in run["failures"] if failure["where"].startswith(str(fresh))] == []


def test_a_new_rubric_names_its_schema(fresh: Path) -> None:
    """The first line of each file leads an editor to the schema beside it, which the file passes."""
    schema = json.loads((fresh / ".rubric.schema.json").read_text(encoding="utf-8"))
    assert schema == SCHEMA
    files = sorted(fresh.rglob("*.yml"))
    assert len(files) == 4
    for path in files:
        name, _, pointer = path.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2].partition("#")
        assert (path.parent / name).resolve() == fresh / ".rubric.schema.json"
        part = {"$ref": f"#{pointer}", "$defs": schema["$defs"]}
        jsonschema.validate(YAML(typ="safe").load(path), part)


def test_a_new_rubric_is_written_over_nothing(fresh: Path, tmp_path: Path) -> None:
    """A folder that is there, one of gmi's own names and a name that is no id are refused."""
    before = {path: path.read_bytes() for path in fresh.rglob("*.yml")}
    for name, code in (
        (fresh, "rubric.exists"),
        (tmp_path / "gmi-core", "rubric.exists"),
        (tmp_path / "A b", "rubric.id.malformed"),
    ):
        with pytest.raises(RubricError) as caught:
            commands.new(str(name), None, quiet=True)
        assert caught.value.code == code
    with pytest.raises(RubricError, match="there is no rubric"):
        commands.new(str(tmp_path / "other"), "no-such-base", quiet=True)
    assert {path: path.read_bytes() for path in fresh.rglob("*.yml")} == before
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("rubric", list_rubrics())
def test_every_file_of_gmis_rubrics_passes_the_schema(rubric: str) -> None:
    """The published schema knows every key that gmi's own rubrics use."""
    files = ("rubric.yml", "terms.en.yml", "tests.en.yml", "experience.en.yml")
    names = {file: file.partition(".")[0] for file in files}
    for path in sorted((_TOP / "rubrics" / rubric).rglob("*.yml")):
        part = {"$ref": f"#/$defs/{names.get(path.name, 'theme')}", "$defs": SCHEMA["$defs"]}
        jsonschema.validate(YAML(typ="safe").load(path), part)


def test_the_schema_refuses_what_is_wrong(fresh: Path) -> None:
    """An unknown key and a value that cannot be are errors in the editor too."""
    part = {"$ref": "#/$defs/rubric", "$defs": SCHEMA["$defs"]}
    data = YAML(typ="safe").load(fresh / "rubric.yml")
    for wrong in ({"titel": "x"}, {"bodies": ["CMV"]}, {"version": 1.0}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data | wrong, part)


def test_the_list_names_every_rubric(capsys: pytest.CaptureFixture[str]) -> None:
    """Text and JSON hold the same rubrics."""
    assert commands.list_all("json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == list(list_rubrics())
    assert commands.list_all("text") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]] == list(list_rubrics())


def test_show_gives_the_contracts_keys(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The resolved rubric holds all themes, indicators and terms; a file is the same as standard output."""
    commands.show("gmi-cmw", "json", None, resolved=True)
    text = capsys.readouterr().out
    shown, rubric = json.loads(text), load_rubric("gmi-cmw")
    assert (shown["id"], shown["version"], shown["sha256"]) == (rubric.id, rubric.version, rubric.sha256)
    assert [theme["id"] for theme in shown["themes"]] == [theme.id for theme in rubric.themes]
    assert [indicator["id"] for indicator in shown["indicators"]] == [i.id for i in rubric.all_indicators()]
    assert [term["id"] for term in shown["terms"]] == [term.id for group in rubric.groups for term in group.terms]
    assert all(indicator["questions"] and indicator["met_in_words"] for indicator in shown["indicators"])
    commands.show("gmi-cmw", "json", str(tmp_path / "shown.json"), resolved=True)
    assert (tmp_path / "shown.json").read_text(encoding="utf-8") == text


def test_show_says_what_is_a_rubrics_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without ``--resolved`` only what stands in its own files is shown; with it, where each part comes from."""
    place = tmp_path / "ours"
    commands.new(str(place), "gmi-core", quiet=True)
    commands.show(str(place), "json", None, resolved=False)
    own = json.loads(capsys.readouterr().out)
    assert ([t["id"] for t in own["themes"]], [i["id"] for i in own["indicators"]], own["terms"]) == (
        ["own-theme"],
        ["own-theme.keepers"],
        [],
    )
    assert (own["extends"], own["resolved"]) == ("gmi-core", False)
    commands.show(str(place), "json", None, resolved=True)
    whole = json.loads(capsys.readouterr().out)
    assert {indicator["from"] for indicator in whole["indicators"]} == {"inherited", "added"}
    commands.show(str(place), "text", None, resolved=False)
    text = capsys.readouterr().out
    assert "extends gmi-core" in text
    assert "own-theme.keepers" in text
    assert "health.irregular" not in text


def test_check_and_test_end_with_one_when_something_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code is 1, and the place and a hint are printed."""
    place = tmp_path / "ours"
    commands.new(str(place), None, quiet=True)
    assert (commands.check(str(place), "text", quiet=False), commands.test(str(place), "text", quiet=False)) == (0, 0)
    assert "no problem" in capsys.readouterr().out
    terms = place / "terms.en.yml"
    terms.write_text(terms.read_text("utf-8").replace('["Girls go', '["Boys go'), encoding="utf-8")
    assert commands.test(str(place), "text", quiet=False) == 1
    assert "terms.en.yml:15: women-girls.girl" in capsys.readouterr().out
    terms.write_text(terms.read_text("utf-8").replace("[girl, girls]", "[girl, women]"), encoding="utf-8")
    assert commands.check(str(place), "text", quiet=False) == 1
    out = capsys.readouterr().out
    assert "terms.en.yml:14: the form 'women' stands twice" in out
    assert out.endswith("ours: 1 problem\n")


def test_try_shows_what_is_gained_and_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Against another rubric, each reference and outcome on which they differ is named with its place."""
    place = tmp_path / "ours"
    commands.new(str(place), "gmi-core", quiet=True)
    (place / "rubric.yml").write_text(
        (place / "rubric.yml").read_text("utf-8").replace("off: []", "off: [women-girls.female]"), encoding="utf-8"
    )
    assert commands.try_out(str(place), [EXAMPLE], "gmi-core", "json") == 0
    (tried,) = json.loads(capsys.readouterr().out)
    changes = tried["changes"]
    assert {change["kind"] for change in changes if change["subject"] == "reference"} <= {"lost"}
    assert ("gained", "own-theme.keepers") in {(change["kind"], change["name"]) for change in changes}
    assert commands.try_out(str(place), [EXAMPLE], None, "text") == 0
    assert "References that count" in capsys.readouterr().out


def test_try_goes_on_after_a_report_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of several that fails gives 1, the only one 2."""
    missing = str(tmp_path / "missing.pdf")
    assert commands.try_out("gmi-core", [EXAMPLE, missing], None, "json") == 1
    assert commands.try_out("gmi-core", [missing], None, "json") == 2
    assert "missing.pdf" in capsys.readouterr().err


def test_an_unknown_format_is_refused() -> None:
    """Each command says which formats there are."""
    for work in (lambda: commands.list_all("xml"), lambda: commands.check("gmi-core", "xml", quiet=True)):
        with pytest.raises(RenderError, match="xml"):
            work()
