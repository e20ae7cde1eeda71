"""Both readers find the same references in real reports; what differs is printed (``pytest -rP``)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from gmi.assemble import assemble_document
from gmi.extract import extract_report
from gmi.find import build_lexicon, find_references
from gmi.load import load_rubric
from tests.real.printed import plain

pytestmark = [pytest.mark.real, pytest.mark.slow]

CAREFUL = (
    "reports/Afghanistan_2020_CRPD_C_AFG_1.pdf",
    "reports/Armenia_2020_CRPD_C_ARM_2-3.pdf",
    "reports/ITA_2009_A_HRC_WG.6_7_ITA_1_en.pdf",
    "reports/Philippines_2025_CRPD_C_PHL_2-3.pdf",
    "reports/SVN_2019_A_HRC_WG.6_34_SVN_1.pdf",
    "reports/Sweden_2019_CRPD_C_SWE_2-3.pdf",
)


@pytest.mark.parametrize("name", CAREFUL)
def test_readers_agree(shared_data: Path, name: str) -> None:
    """Both readers find the same references at the same paragraph or page; what differs is printed."""
    same, most, differing = compare_readers(shared_data / name)
    print(f"{name}: {same} of {most} references alike ({same / most:.2%})", *differing, sep="\n  ")  # noqa: T201 - the figures are what this test is for
    # Words inside the drawing of a chart have no order that two readers must share.
    assert most - same <= max(2, 0.005 * most)


def test_readers_agree_over_all(shared_data: Path) -> None:
    """At least 99.5% of the references of all compared reports are alike."""
    results = [compare_readers(shared_data / name) for name in CAREFUL]
    same, most = sum(result[0] for result in results), sum(result[1] for result in results)
    print(f"{same} of {most} references alike ({same / most:.2%})")  # noqa: T201 - the figure is what this test is for
    assert same >= 0.995 * most


@lru_cache(maxsize=16)
def compare_readers(path: Path) -> tuple[int, int, list[str]]:
    """References alike, references of the reader that finds more, and a line for each that differs."""
    lexicon = build_lexicon(load_rubric("gmi-cmw"))
    found = []
    for reader in ("fast", "careful"):
        document = assemble_document(extract_report(str(path), reader))
        places: Counter[tuple[str, str]] = Counter()
        for reference in find_references(document, lexicon, ()).references:
            paragraph = document.paragraphs[reference.paragraph_index]
            numbered = paragraph.number if paragraph.zone in ("body", "annex") else None
            places[plain(reference.text), numbered or f"page {paragraph.page_at(reference.span.start)}"] += 1
        found.append(places)
    fast, careful = found
    differing = [f"fast only: {key} {count}" for key, count in (fast - careful).items()]
    differing += [f"careful only: {key} {count}" for key, count in (careful - fast).items()]
    return (fast & careful).total(), max(fast.total(), careful.total()), differing
