"""Indicators: outcome, figure, reason and evidence."""

from __future__ import annotations

import pytest

from gmi.model.rubric import Applies, Atom, Condition, Indicator
from gmi.model.scorecard import IndicatorResult

from .factory import Text, make_indicator, make_report, make_rubric, make_theme

SHELTER = Atom(terms=("trafficking.shelter",))
BOTH = "[*trafficking.shelter|Shelters] receive [women-girls commitment|women]."
ONE = "[*trafficking.shelter|Shelters] exist."


def _answer(indicator: Indicator, *texts: str, **source: object) -> IndicatorResult:
    placed = [Text(text, number=str(12 + n), themes=("trafficking",)) for n, text in enumerate(texts)]
    overall = (indicator,) if indicator.theme == "overall" else ()
    themes = (make_theme(*(() if overall else (indicator,))),)
    return make_report(*placed, **source).score(make_rubric(themes=themes, overall=overall)).indicators[0]


def test_met_names_the_paragraphs_the_figure_and_the_references() -> None:
    """The reason stands alone."""
    result = _answer(make_indicator(), BOTH, "Nothing.", BOTH)
    assert (result.outcome, result.measured, result.unit) == ("met", 2.0, "paragraphs")
    assert result.reason == (
        "2 paragraphs (12, 14) hold “shelter” together with a reference to women and girls; the indicator asks for 1."
    )
    assert result.evidence == ("r0001", "r0002")
    assert result.evidence_paragraphs == (0, 2)


def test_partly_met_gives_the_weaker_condition_its_evidence() -> None:
    """And says what is missing to be met."""
    result = _answer(make_indicator(partly=Condition(all=(SHELTER,))), "Nothing.", ONE)
    assert (result.outcome, result.measured, result.evidence_paragraphs) == ("partly-met", 1.0, (1,))
    assert "1 paragraph (13) holds “shelter”" in result.reason
    assert "to be met, 1 paragraph would have to hold “shelter” together with" in result.reason


def test_not_met_names_what_comes_nearest() -> None:
    """Paragraphs that hold most of the parts asked for."""
    result = _answer(make_indicator(), "Nothing.", ONE)
    assert (result.outcome, result.measured, result.evidence) == ("not-met", 0.0, ())
    assert result.evidence_paragraphs == (1,)
    assert "1 paragraph (13) comes nearest" in result.reason


def test_not_met_without_a_near_miss_names_the_theme_s_paragraphs() -> None:
    """All that was looked at."""
    result = _answer(make_indicator(), "Nothing.", "Nothing.")
    assert result.evidence_paragraphs == (0, 1)
    assert result.reason == (
        "None of the 2 paragraphs on trafficking in persons holds “shelter” together with a reference to women "
        "and girls."
    )


@pytest.mark.parametrize(
    ("applies", "words"),
    [
        (Applies(bodies=("CEDAW",)), "Asked of reports to CEDAW only; this one goes to CMW."),
        (Applies(kinds=("replies",)), "Asked of replies only; this is of the kind state-report."),
    ],
)
def test_not_applicable_says_why(applies: Applies, words: str) -> None:
    """Neither yes nor no."""
    result = _answer(make_indicator(applies_when=applies), BOTH)
    assert (result.outcome, result.measured, result.reason) == ("not-applicable", None, words)


def test_an_unknown_body_is_said_so() -> None:
    """It is not taken for another body."""
    result = _answer(make_indicator(applies_when=Applies(bodies=("CMW",))), BOTH, body=None)
    assert result.outcome == "not-applicable"
    assert "does not say to which Committee it goes" in result.reason


@pytest.mark.parametrize(("theme_present", "outcome"), [(True, "not-applicable"), (False, "not-met")])
def test_a_theme_that_the_report_does_not_treat(theme_present: bool, outcome: str) -> None:
    """Asked all the same unless the rubric asks for the theme."""
    result = _answer(make_indicator(applies_when=Applies(theme_present=theme_present)))
    assert result.outcome == outcome
    assert result.reason == "The report has no paragraph on trafficking in persons."


def test_not_assessable_when_nothing_could_be_read() -> None:
    """Could not look is never no."""
    result = _answer(make_indicator(), BOTH, readable_share=0.0)
    assert (result.outcome, result.measured) == ("not-assessable", None)


def test_not_met_says_what_could_not_be_read() -> None:
    """An unread page may hold it."""
    assert "10% of the pages could not be read" in _answer(make_indicator(), ONE, readable_share=0.9).reason


def test_an_overall_indicator_looks_at_every_own_paragraph() -> None:
    """Paragraphs of no theme too; headings never."""
    indicator = make_indicator(id="overall.women", theme="overall", met=Condition(all=(Atom(groups=("women-girls",)),)))
    report = make_report(Text("[women-girls|Women]", zone="heading"), "The [women-girls|women].")
    result = report.score(make_rubric(overall=(indicator,))).indicators[0]
    assert (result.outcome, result.evidence) == ("met", ("r0002",))


def test_share_is_measured_as_a_share() -> None:
    """The figure that decided is the share."""
    indicator = make_indicator(met=Condition(all=(SHELTER,), share=0.5))
    result = _answer(indicator, ONE, "Nothing.", "Nothing.", "Nothing.")
    assert (result.outcome, result.measured, result.unit) == ("not-met", 0.25, "share of paragraphs")


def test_whole_theme_is_measured_in_paragraphs_together() -> None:
    """Evidence comes from every paragraph that helped."""
    indicator = make_indicator(met=Condition(all=(SHELTER, Atom(groups=("women-girls",))), within="theme"))
    result = _answer(indicator, ONE, "The [women-girls|women].", "Nothing.")
    assert (result.outcome, result.evidence_paragraphs, result.unit) == ("met", (0, 1), "paragraphs together")
    assert "2 paragraphs (12, 13) together hold" in result.reason


@pytest.mark.parametrize(
    ("condition", "texts", "reason"),
    [
        (
            Condition(all=(SHELTER,)),
            ["Nothing."],
            "The one paragraph on trafficking in persons does not hold “shelter”.",
        ),
        (
            Condition(all=(SHELTER,), within="sentence"),
            ["Nothing.", "Nothing."],
            "No sentence of the 2 paragraphs on trafficking in persons holds “shelter”.",
        ),
        (
            Condition(all=(SHELTER,), within="theme"),
            ["Nothing.", "Nothing."],
            "The 2 paragraphs on trafficking in persons together do not hold “shelter”.",
        ),
        (
            Condition(all=(SHELTER,), at_least=2),
            [ONE, "Nothing."],
            "1 of the 2 paragraphs on trafficking in persons holds “shelter”; the indicator asks for 2; "
            "1 paragraph (12) comes nearest.",
        ),
        (
            Condition(all=(SHELTER,), share=0.6),
            [ONE, "Nothing."],
            "1 of the 2 paragraphs on trafficking in persons holds “shelter”; the indicator asks for 60% of them; "
            "1 paragraph (12) comes nearest.",
        ),
        (
            Condition(all=(SHELTER,), within="sentence", at_least=3),
            [ONE + " Nothing. " + ONE],
            "2 of the 3 sentences on trafficking in persons hold “shelter”; the indicator asks for 3; "
            "1 paragraph (12) comes nearest.",
        ),
    ],
)
def test_not_met_is_said_in_plain_words(condition: Condition, texts: list[str], reason: str) -> None:
    """What was looked at, what was asked for, how far it was from it."""
    assert _answer(make_indicator(met=condition), *texts).reason == reason


def test_a_share_that_holds_is_said_of_all_that_was_looked_at() -> None:
    """Not of the paragraphs that hold it."""
    result = _answer(make_indicator(met=Condition(all=(SHELTER,), share=0.5)), ONE, "Nothing.")
    assert result.reason == "1 of the 2 paragraphs (12) holds “shelter”; the indicator asks for 50% of them."
