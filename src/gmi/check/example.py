"""Runs a rubric's own examples: does an indicator give the outcome that its author wrote down?"""

from __future__ import annotations

from dataclasses import replace

from gmi.classify import classify_references
from gmi.find import Lexicon, build_lexicon, document_of_text, find_references
from gmi.model.rubric import Applies, Indicator, Rubric
from gmi.model.scorecard import Outcome
from gmi.qualify import find_qualifiers
from gmi.recognise import join_measures, recognise_names
from gmi.score import score_report

_LEXICONS: dict[str, Lexicon] = {}


def outcome_of_example(rubric: Rubric, indicator: Indicator, paragraph: str) -> Outcome:
    """The outcome of one indicator on one paragraph, read as a whole report on the indicator's theme.

    The paragraph is taken to belong to the theme, and ``applies_when`` is taken to hold: an example shows what the
    condition makes of a text, not when the question is asked.

    Args:
        rubric: Where the indicator comes from.
        indicator: Asked alone.
        paragraph: One or more sentences of our own.
    """
    if rubric.sha256 not in _LEXICONS:
        _LEXICONS[rubric.sha256] = build_lexicon(rubric)
    lexicon = _LEXICONS[rubric.sha256]
    asked = replace(indicator, applies_when=Applies())
    alone = replace(
        rubric,
        overall=(asked,) if indicator.theme == "overall" else (),
        themes=tuple(
            replace(theme, indicators=(asked,) if theme.id == indicator.theme else ()) for theme in rubric.themes
        ),
    )
    document = document_of_text(paragraph)
    names = recognise_names(document)
    findings = find_references(document, lexicon, names)
    placed = tuple(tuple(dict.fromkeys((*themes, indicator.theme))) for themes in findings.paragraph_themes)
    findings = replace(findings, paragraph_themes=placed)
    classified = classify_references(
        document, findings.references, find_qualifiers(document, findings.references), names
    )
    scorecard = score_report(document, alone, findings, classified, join_measures(document, names))
    return next(result.outcome for result in scorecard.indicators if result.id == indicator.id)
