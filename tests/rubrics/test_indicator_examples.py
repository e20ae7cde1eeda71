"""Every indicator's example paragraphs give the outcome that they were written for."""

from __future__ import annotations

import pytest

from gmi.check import outcome_of_example
from gmi.model.rubric import Indicator, Rubric
from tests.rubrics import shipped


@pytest.mark.parametrize(("rubric", "indicator"), shipped.indicators())
def test_each_example_gives_its_outcome(rubric: Rubric, indicator: Indicator) -> None:
    """Paragraphs written as met, partly met and not met are scored so."""
    written = [
        *(("met", text) for text in indicator.examples.met),
        *(("partly-met", text) for text in indicator.examples.partly_met),
        *(("not-met", text) for text in indicator.examples.not_met),
    ]
    scored = [(outcome_of_example(rubric, indicator, text), text) for _, text in written]
    assert scored == written
