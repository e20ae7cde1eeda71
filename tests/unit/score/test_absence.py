"""Absences, and how firmly they are stated."""

from __future__ import annotations

import pytest

from gmi.model.scorecard import Absence

from .factory import Text, make_report


def _lgbtqia(*texts: Text | str, raw_hits: frozenset[str] = frozenset(), **source: object) -> Absence | None:
    absences = make_report(*texts, **source).score(raw_hits=raw_hits).absences
    return next((absence for absence in absences if absence.group == "lgbtqia"), None)


def test_complete_absence_needs_a_readable_text_without_any_hit() -> None:
    """The firm statement, with what was searched and where."""
    absence = _lgbtqia("The [women-girls|women].", Text("Annex", zone="annex"))
    assert absence is not None
    assert absence.strength == "complete"
    assert absence.statement == "Complete absence of references to LGBTQIA+ and gender-diverse persons."
    assert absence.searched_terms == ("lgbtqia form", "lgbtqia forms")
    assert absence.zones == ("body", "annex")


@pytest.mark.parametrize(
    ("text", "raw_hits", "share", "words"),
    [
        ("[lgbtqia !treaty-title|gay]", (), 1.0, "1 occurrence found and left out"),
        ("[~lgbtqia.t|gay]", (), 1.0, "1 occurrence found and left out"),
        ("none", ("lgbtqia",), 1.0, "the text before its repairs"),
        ("none", (), 0.95, "not every page could be read"),
    ],
)
def test_anything_less_is_said_of_the_extracted_text_only(
    text: str, raw_hits: tuple[str, ...], share: float, words: str
) -> None:
    """A bucket, a negative term, the raw text or an unread page each weaken it."""
    absence = _lgbtqia(text, raw_hits=frozenset(raw_hits), readable_share=share)
    assert absence is not None
    assert absence.strength == "in-extracted-text"
    assert absence.statement.startswith(
        "No reference to LGBTQIA+ and gender-diverse persons was found in the extracted text"
    )
    assert words in absence.statement


@pytest.mark.parametrize("text", ["[lgbtqia|gay]", "[lgbtqia x|gay]"])
def test_a_group_that_is_referred_to_is_not_absent(text: str) -> None:
    """Extended terms are references too, though the headline does not count them."""
    assert _lgbtqia(text) is None


def test_groups_outside_the_gender_headline_are_not_called_absent() -> None:
    """Men and boys, and migration groups, are not listed."""
    absences = make_report("none").score().absences
    assert [absence.group for absence in absences] == ["women-girls", "gender", "lgbtqia"]


def test_nothing_is_called_absent_in_a_report_that_could_not_be_read() -> None:
    """Could not look is never no."""
    assert make_report("none", readable_share=0.0).score().absences == ()
