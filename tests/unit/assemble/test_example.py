"""The example report is read as its truth says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from gmi.assemble import assemble_document
from gmi.extract import READERS, extract_report
from gmi.model.document import Document, Paragraph

EXAMPLE = Path(__file__).parents[3] / "examples" / "valmora"


@pytest.fixture(scope="module", params=READERS)
def document(request: pytest.FixtureRequest) -> Document:
    """The example as each reader reads it."""
    return assemble_document(extract_report(str(EXAMPLE / "report.pdf"), request.param))


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    """What a careful reader finds."""
    found: dict[str, Any] = YAML(typ="safe").load(EXAMPLE / "truth.yml")
    return found


def list_zone(document: Document, zone: str) -> list[Paragraph]:
    """Paragraphs of a zone."""
    return [paragraph for paragraph in document.paragraphs if paragraph.zone == zone]


def by_number(document: Document) -> dict[str, Paragraph]:
    """The State's numbered paragraphs."""
    return {p.number: p for p in list_zone(document, "body") if p.number}


def test_numbers(document: Document, truth: dict[str, Any]) -> None:
    """All printed numbers, the inserted one too, in order; paragraphs over two pages know both."""
    wanted = truth["numbered_paragraphs"]
    numbers = [p.number for p in list_zone(document, "body") if p.number]
    assert len(numbers) == wanted["count"]
    assert numbers == sorted(numbers, key=lambda number: (int(number.split(maxsplit=1)[0]), len(number)))
    assert set(wanted["inserted"]) <= set(numbers)
    assert document.source.numbered_paragraph_last == int(wanted["last"])
    over = [p.number for p in list_zone(document, "body") if len(p.page_starts) > 1]
    assert over == wanted["over_a_page_break"]


def test_items(document: Document, truth: dict[str, Any]) -> None:
    """Items begin lines of their paragraph."""
    for number, letters in truth["numbered_paragraphs"]["with_items"].items():
        lines = document.text_of(by_number(document)[number]).split("\n")
        assert [line[:3] for line in lines if line.startswith("(")] == [f"({letter})" for letter in letters]


def test_notes(document: Document, truth: dict[str, Any]) -> None:
    """Each note has its number, its beginning and its caller."""
    found = {p.number: p for p in list_zone(document, "footnote")}
    for note in truth["footnotes"]:
        paragraph = found[str(note["number"])]
        assert note["begins"] in document.text_of(paragraph)
        assert paragraph.called_from is not None
        assert document.paragraphs[paragraph.called_from].number == note["called_by"]
    assert len(found) == len(truth["footnotes"])


def test_front_and_back(document: Document, truth: dict[str, Any]) -> None:
    """Masthead, contents, acronyms, bibliography and annexes stand on the pages named, with their entries."""
    zones = truth["zones"]
    for zone in ("masthead", "contents", "acronym-list", "bibliography"):
        paragraphs = list_zone(document, zone)
        assert {p.page_number for p in paragraphs} == set(zones[zone]["pages"])
        if zone in ("acronym-list", "bibliography"):
            assert len(paragraphs) == zones[zone]["entries"] + 1  # with the title
    annexed = [document.text_of(p) for p in document.paragraphs if p.annexed and p.zone == "heading"]
    assert annexed[: len(zones["annex"]["titles"])] == zones["annex"]["titles"]
    lines = [line for p in list_zone(document, "annex") for line in document.text_of(p).split("\n")]
    assert sum(line.startswith("•") for line in lines) == zones["annex"]["list_entries"]


def test_tables(document: Document, truth: dict[str, Any]) -> None:
    """Each table stands behind the paragraph named, with a caption and its rows."""
    for table in truth["zones"]["table"]:
        caption = next(p for p in list_zone(document, "table") if document.text_of(p).startswith(table["caption"]))
        before = [p for p in document.paragraphs[: caption.index] if p.zone == "body"]
        assert before[-1].number == table["after_paragraph"]
        rows = 0
        for paragraph in document.paragraphs[caption.index + 1 :]:
            if paragraph.zone != "table":
                break
            rows += 1
        assert rows >= table["rows"]


def test_committee_text(document: Document, truth: dict[str, Any]) -> None:
    """A heading and a paragraph of the Committee's stand before each paragraph named, and nowhere else."""
    paragraphs = [p for p in document.paragraphs if p.zone not in ("running-head", "footnote")]
    wanted = truth["zones"]["committee-text"]
    for reprint in wanted:
        place = next(
            i for i, p in enumerate(paragraphs) if p.zone == "body" and p.number == reprint["before_paragraph"]
        )
        assert [p.zone for p in paragraphs[place - 2 : place]] == ["committee-text", "committee-text"]
        assert reprint["recommendation"] in document.text_of(paragraphs[place - 2])
    assert len(list_zone(document, "committee-text")) == 2 * len(wanted)


def test_words_cut_at_line_ends(document: Document, truth: dict[str, Any]) -> None:
    """Words that print in two pieces are whole."""
    for word in truth["broken_at_line_end"]:
        if word["paragraph"]:
            assert word["whole"] in document.text_of(by_number(document)[word["paragraph"]]).lower()
        if word["printed"] != word["whole"]:
            assert word["printed"] not in document.text
