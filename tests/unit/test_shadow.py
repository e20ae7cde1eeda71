"""From a result to a draft in Python: rubric, Committee and profile come together, or it is said what does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

import gmi
from gmi.errors import DraftError, ProfileError, RubricError
from gmi.load import load_rubric
from gmi.model.profile import Organisation, Profile
from gmi.model.scorecard import Result
from gmi.shadow import check_themes

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "valmora" / "report.pdf"


@pytest.fixture(scope="module")
def result() -> Result:
    """The example, assessed."""
    return gmi.assess_report(str(EXAMPLE))


def test_a_draft_without_anything(result: Result) -> None:
    """Only the result is needed; what is not known is a place."""
    draft = gmi.draft_report(result)
    assert draft.stage == "session"
    assert draft.organisation == ""
    assert draft.source == result.source
    assert any("name of the organisation" in place.text for place in draft.places)
    assert draft == gmi.draft_report(result)


def test_a_profile_as_a_file_or_a_value(tmp_path: Path, result: Result) -> None:
    """Both give the same draft."""
    path = tmp_path / "org.yml"
    path.write_text("organisation: {name: Casa Abierta}\npublication: confidential\n", encoding="utf-8")
    draft = gmi.draft_report(result, path)
    assert draft == gmi.draft_report(result, str(path))
    assert draft == gmi.draft_report(
        result, Profile(organisation=Organisation("Casa Abierta"), publication="confidential")
    )
    assert (draft.organisation, draft.confidential) == ("Casa Abierta", True)
    with pytest.raises(ProfileError):
        gmi.draft_report(result, tmp_path / "none.yml")


def test_options_arrive(result: Result) -> None:
    """Stage, themes in their order and the limit are the user's."""
    draft = gmi.draft_report(result, stage="list-of-issues", themes=["health", "consular", "health"], words=100)
    assert draft.stage == "list-of-issues"
    assert draft.length.word_limit == 100
    themes = [section.id.split(".")[1] for section in draft.sections if section.id.startswith("theme.")]
    assert list(dict.fromkeys(themes)) == ["health", "consular"]
    assert gmi.draft_report(result, words=3000, fit=True).length.over <= 0


def test_what_does_not_fit(result: Result) -> None:
    """Another rubric, an unknown theme and a limit below one are refused."""
    with pytest.raises(DraftError) as caught:
        gmi.draft_report(result, rubric="gmi-core")
    assert caught.value.code == "draft.rubric"
    with pytest.raises(RubricError):
        gmi.draft_report(result, rubric="nothing")
    with pytest.raises(DraftError) as caught:
        gmi.draft_report(result, words=0)
    assert caught.value.code == "draft.words"


@pytest.mark.parametrize(
    ("themes", "said"),
    [([], "no theme is named"), (["helth"], "did you mean health?"), (["x", "health", "y"], "“x”, “y”")],
)
def test_themes_are_checked(themes: list[str], said: str) -> None:
    """The error lists what there is and guesses what was meant."""
    rubric = load_rubric("gmi-core")
    with pytest.raises(DraftError) as caught:
        check_themes(themes, rubric)
    assert said in f"{caught.value.message} {caught.value.hint}"
    assert all(theme.id in caught.value.hint for theme in rubric.themes)
    assert check_themes(["health", "data", "health"], rubric) == ("health", "data")
