"""Drafts of the invented reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi.assess import assess_report
from gmi.draft import compose_draft
from gmi.load import load_rubric
from gmi.model.draft_options import DraftOptions
from gmi.model.profile import Profile
from tests.unit.draft.factory import make_committee
from tests.unit.draft.sound import list_faults

_EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.mark.parametrize("name", ["valmora", "kesh", "terrand", "oskaria"])
def test_draft_of_an_example_is_sound(name: str) -> None:
    """The drafts of the invented reports hold no fault, and quote the report."""
    result = assess_report(str(_EXAMPLES / name / "report.pdf"), "gmi-core")
    draft = compose_draft(result, load_rubric("gmi-core"), make_committee(), Profile(), DraftOptions(stage="both"))
    assert list_faults(draft, result) == []
    assert len(draft.quotations) >= 8
