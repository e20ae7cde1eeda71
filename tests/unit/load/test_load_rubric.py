"""A sound rubric comes out whole, and an unknown one says which there are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gmi.errors import RubricError
from gmi.load import list_rubrics, load_rubric
from gmi.model.rubric import Atom, Condition


@pytest.mark.usefixtures("top")
def test_a_sound_rubric_comes_out_whole() -> None:
    """Every key of every file reaches the model."""
    rubric = load_rubric("mini")
    assert (rubric.id, rubric.version, rubric.language, rubric.bands) == (
        "mini",
        "1.10",
        "en",
        {"gender.mention": (1, 2.5)},
    )
    assert [report.symbol for report in rubric.reference_set.reports] == ["CMW/C/XVM/1", "CMW/C/XVM/2"]
    (group,) = rubric.groups
    assert group.headline
    assert [(term.id, term.forms, term.core) for term in group.terms] == [
        ("women-girls.woman", ("woman", "women"), True),
        ("women-girls.mother", ("mother*",), False),
    ]
    assert (rubric.vetoes[0].why, rubric.vetoes[0].case) == ("It is a country.", "any")
    assert (rubric.names[0].bucket, rubric.names[0].case) == ("institution-name", "exact")
    (theme,) = rubric.themes
    assert ([term.id for term in theme.terms], [term.id for term in theme.aspects]) == (
        ["health.t.clinic"],
        ["health.antenatal"],
    )
    assert [indicator.id for indicator in rubric.all_indicators()] == ["overall.women", "health.care"]
    indicator = theme.indicators[0]
    assert indicator.met == Condition(
        all=(
            Atom(terms=("health.antenatal",)),
            Condition(
                any=(Atom(groups=("women-girls",), labels=("commitment",)), Atom(themes=("health",), zones=("table",))),
                within="sentence",
            ),
        ),
        none=(Atom(tags=("restrictive",)),),
        at_least=2,
        share=0.5,
    )
    assert indicator.partly == Condition(any=(Atom(terms=("health.antenatal", "women-girls.woman")),))
    assert (indicator.applies_when.bodies, indicator.applies_when.theme_present) == (("CMW",), True)
    assert [question.stage for question in indicator.questions] == ["list-of-issues", "session"]
    assert indicator.examples.partly_met == ("Antenatal care is offered.",)
    assert rubric.overall[0].partly is None


def test_a_rubric_is_found_by_id_folder_and_file(top: Path) -> None:
    """An id, the folder and its rubric.yml name the same rubric."""
    folder = top / "rubrics" / "mini"
    assert load_rubric("mini") == load_rubric(str(folder)) == load_rubric(folder / "rubric.yml")
    assert list_rubrics() == ("mini",)


@pytest.mark.usefixtures("top")
@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("mimi", "did you mean 'mini'? gmi brings: mini"),
        ("something-else", "gmi brings: mini"),
        ("no/such/folder", "give the path of a folder that holds rubric.yml, or an id; gmi brings: mini"),
        ("/", "give the path of a folder that holds rubric.yml, or an id; gmi brings: mini"),
        ("x" * 300, "gmi brings: mini"),
        ("../rubrics/mini", "give the path of a folder that holds rubric.yml, or an id; gmi brings: mini"),
    ],
)
def test_an_unknown_rubric_says_which_there_are(given: str, hint: str) -> None:
    """The error names the rubrics that there are, and the closest one."""
    with pytest.raises(RubricError) as caught:
        load_rubric(given)
    assert (caught.value.code, caught.value.where, caught.value.hint) == ("rubric.unknown", given, hint)


@pytest.mark.usefixtures("top")
def test_a_language_without_terms_says_which_there_are() -> None:
    """A language that the rubric does not name is refused before any file is missed."""
    with pytest.raises(RubricError, match="no terms in the language 'fr'") as caught:
        load_rubric("mini", "fr")
    assert (caught.value.code, caught.value.hint) == ("rubric.language", "it has: en")


def test_the_sha256_follows_names_and_content_only(top: Path, change: Callable[[str, str, str], None]) -> None:
    """A new place, new line ends, a note or a hidden file leave it as it is; a changed word does not."""
    first = load_rubric("mini").sha256
    folder = top / "rubrics" / "mini"
    moved = top / "elsewhere" / "mini"
    moved.parent.mkdir()
    folder.rename(moved)
    terms = moved / "terms.en.yml"
    terms.write_bytes(terms.read_bytes().replace(b"\n", b"\r\n"))
    (moved / "README.md").write_text("A note.", encoding="utf-8")
    (moved / ".terms.swp").write_text("An editor's file.", encoding="utf-8")
    assert load_rubric(moved).sha256 == first
    change("elsewhere/mini/tests.en.yml", "Women and mothers", "Women and  mothers")
    assert load_rubric(moved).sha256 != first


def test_loading_leaves_spacy_alone() -> None:
    """What is loaded and checked costs no import of spaCy, which takes a second."""
    code = "import sys, gmi.load; gmi.load.load_law(); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
