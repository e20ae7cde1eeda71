"""Loads rubrics, laws and reference sets from YAML: typed, or every problem at once with ``file:line``."""

from gmi.load.cases import CountingCase, load_counting_cases
from gmi.load.folder import list_rubrics
from gmi.load.law import load_law
from gmi.load.reference_set import load_reference_set
from gmi.load.rubric import load_rubric

__all__ = [
    "CountingCase",
    "list_rubrics",
    "load_counting_cases",
    "load_law",
    "load_reference_set",
    "load_rubric",
]
