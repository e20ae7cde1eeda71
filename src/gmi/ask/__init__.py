"""Questions for the Committee, each because of a named gap, the most telling first."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from gmi.ask.hook import choose_hooks
from gmi.ask.slot import choose_measure, gather_slots
from gmi.model.document import Document
from gmi.model.reference import ClassifiedReference, Measure
from gmi.model.rubric import Indicator, Law, Rubric, Stage
from gmi.model.scorecard import Evidence, IndicatorResult, Question, Scorecard, ThemeResult
from gmi.wording.bearing import find_bearing
from gmi.wording.name import name_measure
from gmi.wording.template import fill_template

STAGES: tuple[Stage, ...] = get_args(Stage)
_OVERALL = "overall"
_GAPS = frozenset({"not-met", "partly-met"})
# Of the universal periodic review, which is States' and has no Committee.
_REVIEWS = frozenset({"UPR"})
_EVIDENCE = 10  # places beside one question; the indicator has them all


def ask_questions(
    document: Document,
    references: tuple[ClassifiedReference, ...],
    scorecard: Scorecard,
    rubric: Rubric,
    law: Law,
) -> tuple[Question, ...]:
    """Suggests questions and recommendations for the gaps of a report.

    A gap is an applicable indicator not met or partly met. Gaps are ranked by theme: first the themes that the report
    treats without the group, then by the theme's share of the State's own paragraphs; within a theme's weight by the
    indicator's weight, then in the rubric's order. Indicators of the whole report weigh as a theme that all paragraphs
    treat (our convention), and come first of all where the report speaks of the group nowhere.

    Args:
        document: Gives the State, the symbol and paragraph numbers.
        references: All that were found; a law is named only where they show that it bears on the theme.
        scorecard: Its indicators, themes and measures.
        rubric: Its templates and hooks; an indicator without hooks of its own takes its theme's.
        law: Provisions and ratifications.

    Returns:
        Questions for the list of issues, then recommendations for the session, each ranked from 1 in the same order.
        An indicator whose hooks all fall away is asked about all the same, and names none.
    """
    themes = {theme.id: theme for theme in scorecard.themes}
    order = {indicator.id: place for place, indicator in enumerate(rubric.all_indicators())}
    indicators = {indicator.id: indicator for indicator in rubric.all_indicators()}
    gaps = [result for result in scorecard.indicators if result.outcome in _GAPS and result.id in indicators]
    own_count = sum(paragraph.zone in {"body", "footnote", "table", "annex"} for paragraph in document.paragraphs)
    ranked = sorted(
        gaps,
        key=lambda gap: (*_weigh_theme(themes.get(gap.theme), scorecard, own_count), -gap.weight, order[gap.id]),
    )
    theme_hooks = {theme.id: theme.hooks for theme in rubric.themes}
    bearing = find_bearing(document, references, scorecard.measures, rubric)
    called = [(name_measure(measure), measure) for measure in scorecard.measures]
    asked = [
        question
        for gap in ranked
        for question in _ask_about(
            document,
            tuple(measure for name, measure in called if name in bearing.get(gap.theme, ())),
            law,
            gap,
            indicators[gap.id],
            themes.get(gap.theme),
            theme_hooks.get(gap.theme, ()),
        )
    ]
    return tuple(question for stage in STAGES for question in _number(asked, stage))


def _weigh_theme(theme: ThemeResult | None, scorecard: Scorecard, own_count: int) -> tuple[int, float]:
    """Sort key of a theme: silent ones first, then by share of paragraphs, the largest first."""
    if theme is None:
        counts = scorecard.counts
        spoken_of = counts.gender.headline if scorecard.headline == "gender" else counts.intersections.sentences
        return (1 if spoken_of else 0), -1.0
    share = len(theme.paragraph_indexes) / own_count if own_count else 0.0
    return (0 if theme.treated_without_group else 1), -share


def _ask_about(
    document: Document,
    measures: tuple[Measure, ...],
    law: Law,
    gap: IndicatorResult,
    indicator: Indicator,
    theme: ThemeResult | None,
    theme_hooks: tuple[str, ...],
) -> list[Question]:
    """One question for each template of an indicator, not ranked yet."""
    hooks = choose_hooks(indicator.hooks or theme_hooks, document.source, law)
    places = theme.paragraph_indexes if theme is not None else ()
    measure = choose_measure(measures, gap.evidence_paragraphs) or choose_measure(measures, places)
    slots = gather_slots(document, gap.evidence_paragraphs, measure, hooks)
    return [
        Question(
            text=fill_template(_address(template.text, document), slots),
            stage=template.stage,
            theme=gap.theme,
            indicator_id=gap.id,
            gap=gap.gap,
            hooks=hooks,
            evidence=tuple(_locate(document, index) for index in gap.evidence_paragraphs[:_EVIDENCE]),
            rank=1,
        )
        for template in indicator.questions
    ]


def _address(template: str, document: Document) -> str:
    """A template as it may be put to this report's body: where there is no Committee, none recommends."""
    body = document.source.body
    if body is not None and body not in _REVIEWS:
        return template
    return template.replace("The Committee recommends that", "It is recommended that")


def _locate(document: Document, paragraph_index: int) -> Evidence:
    """Where a paragraph is to be found.

    A note is found at the paragraph that calls it, and text of an annex, whose numbers begin anew, by its page.
    """
    paragraph = document.paragraphs[paragraph_index]
    home = paragraph
    if paragraph.zone == "footnote":
        home = document.paragraphs[paragraph.called_from] if paragraph.called_from is not None else paragraph
    numbered = home.zone not in {"footnote", "annex"} and not home.annexed
    return Evidence(
        paragraph_number=home.number if numbered else None,
        page_number=paragraph.page_number,
        paragraph_index=paragraph_index,
    )


def _number(questions: list[Question], stage: Stage) -> list[Question]:
    """The questions of one stage with their ranks, from 1."""
    mine = (question for question in questions if question.stage == stage)
    return [replace(question, rank=place) for place, question in enumerate(mine, start=1)]
