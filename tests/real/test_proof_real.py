"""Drafts on real reports, filled in and checked: no false alarm, and every spoilt quotation is found."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest

from gmi.model.scorecard import Result
from gmi.proof import proofread
from gmi.remark import BEFORE_SENDING, PLACE, QUOTE_STYLE
from gmi.render.draft.word import render_docx
from gmi.shadow import draft_report
from tests.real.conftest import Score

pytestmark = [pytest.mark.real, pytest.mark.slow]

_REPORTS = (
    "Honduras_2022_CRPD_C_HND_2-4.pdf",
    "Philippines_2025_CRPD_C_PHL_2-3.pdf",
    "Kenya_2012_CRPD_C_KEN_1.pdf",
    "SVN_2019_A_HRC_WG.6_34_SVN_1.pdf",
)


@pytest.fixture(scope="module", params=_REPORTS)
def result(request: pytest.FixtureRequest, shared_data: Path, score: Score) -> Result:
    """One report, assessed."""
    path = shared_data / "reports" / request.param
    if not path.is_file():
        pytest.skip(f"{request.param} is not there")
    return score(path)


def fill_in(result: Result) -> Any:
    """The draft as an organisation makes it ready: places filled, gmi's last page taken out."""
    paper = docx.Document(io.BytesIO(render_docx(draft_report(result, stage="both"))))
    cells = [paragraph for table in paper.tables for cell in table._cells for paragraph in cell.paragraphs]
    for paragraph in (*cells, *paper.paragraphs):
        for run in paragraph.runs:
            if PLACE.search(run.text):
                run.text = PLACE.sub("what we know from our own work", run.text)
    texts = [paragraph.text for paragraph in paper.paragraphs]
    for paragraph in paper.paragraphs[texts.index(BEFORE_SENDING) :]:
        paragraph._p.getparent().remove(paragraph._p)
    return paper


def test_filled_draft_raises_no_false_alarm(result: Result, tmp_path: Path) -> None:
    """No place, name, contact, claim, quotation, citation or property is found in a draft that was only filled in."""
    path = tmp_path / "shadow.docx"
    fill_in(result).save(str(path))
    found = Counter(finding.kind for finding in proofread(str(path), result, None))
    assert set(found) <= {"instrument", "named", "reminder"}, found


def test_spoilt_quotations_and_numbers_are_found(result: Result, tmp_path: Path) -> None:
    """Each quotation with one word changed, or with another number, is found."""
    paper = fill_in(result)
    quotations = [paragraph for paragraph in paper.paragraphs if paragraph.style.name == QUOTE_STYLE]
    assert len(quotations) > 5
    for place, paragraph in enumerate(quotations):
        run = paragraph.runs[0] if place % 2 else paragraph.runs[-1]
        run.text = run.text.replace(" ", " allegedly ", 1) if place % 2 else f" ({result.source.symbol}, para. 1)"
    path = tmp_path / "shadow.docx"
    paper.save(str(path))
    found = [finding for finding in proofread(str(path), result, None) if finding.kind == "quotation"]
    assert len(found) >= len(quotations) - 1
