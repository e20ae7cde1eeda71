"""Scored real reports, each read and scored once in a run however many tests look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gmi.assess import assess_document, read_report
from gmi.model.document import Document
from gmi.model.scorecard import Result

Score = Callable[..., Result]


@cache
def read_once(path: Path) -> Document:
    """A report as read."""
    return read_report(str(path))


@cache
def score_once(path: Path, rubric: str | None = None) -> Result:
    """A report, scored with a rubric; with the one that gmi chooses where none is named."""
    return assess_document(read_once(path), rubric)


@pytest.fixture(scope="session")
def score() -> Score:
    """Scores a report once for all tests."""
    return score_once
