"""Puts together what is shown of a rubric: its entries, where they come from, hooks and conditions in words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from gmi.load import list_languages, load_law, refuse_survey, survey_rubric
from gmi.render.rubric_show import Shown
from gmi.score.describe import describe_condition, gather_vocabulary


def show_rubric(id_or_path: str | Path) -> Shown:
    """A rubric in its first language, ready to be shown.

    Raises:
        RubricError: When there is no such rubric, or it cannot be used; it holds every problem.
        ResourceError: When a file of gmi's own is missing or broken.
    """
    survey = survey_rubric(id_or_path, next(iter(list_languages(id_or_path)), "en"))
    rubric = refuse_survey(survey)
    return Shown(
        rubric=rubric,
        provisions=load_law().provisions,
        describe=partial(describe_condition, words=gather_vocabulary(rubric)),
        extends=survey.extends,
        off=survey.off,
        own=survey.own,
        inherited=survey.inherited,
    )
