"""The fictional reports that stand beside written outcomes: PDFs made from their sources, and long enough."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

ROOT = Path(__file__).parents[2]
REPORTS = ("terrand", "oskaria", "kesh")
THEME_ROW = re.compile(r"(?m)^\| ([^|]+) \| (well|poorly|not at all) \|")


@pytest.fixture(scope="module")
def make_example() -> ModuleType:
    """The script that makes the PDFs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        return importlib.import_module("make_example")


@pytest.mark.parametrize("name", REPORTS)
def test_pdf_is_what_its_source_makes(name: str, make_example: ModuleType) -> None:
    """Building the PDF again gives the committed bytes."""
    folder = ROOT / "examples" / name
    assert make_example.build_pdf((folder / "report.md").read_text("utf-8")) == (folder / "report.pdf").read_bytes()


@pytest.mark.parametrize("name", REPORTS)
def test_report_has_the_length_of_a_report(name: str) -> None:
    """Fifteen pages and six thousand words at least."""
    folder = ROOT / "examples" / name
    with pypdfium2.PdfDocument(folder / "report.pdf") as pdf:
        assert len(pdf) >= 15
    assert len((folder / "report.md").read_text("utf-8").split()) >= 6_000


@pytest.mark.parametrize("name", REPORTS)
def test_paragraph_numbers_run_on(name: str) -> None:
    """The State's paragraphs are numbered from 1 without a gap."""
    source = (ROOT / "examples" / name / "report.md").read_text("utf-8")
    numbers = [int(number) for number in re.findall(r"(?m)^(\d+)\. ", source)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_theme_is_treated_well_once_and_poorly_once() -> None:
    """What the READMEs plan spreads each theme over the three reports."""
    treated: dict[str, set[str]] = {}
    for name in REPORTS:
        for theme, how in THEME_ROW.findall((ROOT / "examples" / name / "README.md").read_text("utf-8")):
            treated.setdefault(theme, set()).add(how)
    assert len(treated) == 18
    assert {theme for theme, ways in treated.items() if not {"well", "poorly"} <= ways} == set()
