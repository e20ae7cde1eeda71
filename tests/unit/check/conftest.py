"""The checkout of the loading tests with gmi's own words for names and depth, for checks as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.load.conftest import change, top

__all__ = ["change", "top"]

_CORPORA = Path(__file__).resolve().parents[3] / "corpora"


@pytest.fixture(autouse=True)
def corpora(top: Path) -> None:
    """Everything of corpora/ that the little checkout does not bring itself."""
    for path in _CORPORA.iterdir():
        place = top / "corpora" / path.name
        if not place.exists():
            place.symlink_to(path)
