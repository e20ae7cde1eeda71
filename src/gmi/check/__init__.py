"""Checks rubrics, runs their own examples, and tries them on reports."""

from gmi.check.attempt import Attempt, Change, Compared, compare_rubrics, try_rubric
from gmi.check.example import outcome_of_example
from gmi.check.rubric import Checkup, check_rubric
from gmi.check.run import ExampleRun, Failure, run_examples
from gmi.check.show import show_rubric

__all__ = [
    "Attempt",
    "Change",
    "Checkup",
    "Compared",
    "ExampleRun",
    "Failure",
    "check_rubric",
    "compare_rubrics",
    "outcome_of_example",
    "run_examples",
    "show_rubric",
    "try_rubric",
]
