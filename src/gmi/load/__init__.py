"""Loads rubrics, laws and reference sets from YAML: typed, or every problem at once with ``file:line``."""

from gmi.load.cases import CountingCase, load_counting_cases
from gmi.load.folder import list_bodies, list_rubrics
from gmi.load.law import load_law
from gmi.load.published import render_rubric_schema
from gmi.load.questionnaire import load_questionnaire
from gmi.load.reference_set import load_reference_set
from gmi.load.rubric import load_rubric
from gmi.load.skeleton import SCHEMA_NAME, draft_rubric
from gmi.load.source import hash_rubric, list_rubric_folders
from gmi.load.survey import Survey, list_languages, refuse_survey, survey_rubric

__all__ = [
    "SCHEMA_NAME",
    "CountingCase",
    "Survey",
    "draft_rubric",
    "hash_rubric",
    "list_bodies",
    "list_languages",
    "list_rubric_folders",
    "list_rubrics",
    "load_counting_cases",
    "load_law",
    "load_questionnaire",
    "load_reference_set",
    "load_rubric",
    "refuse_survey",
    "render_rubric_schema",
    "survey_rubric",
]
