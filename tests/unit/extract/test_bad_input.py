"""Files that cannot be read, wholly or in part, are told apart in plain words; nothing crashes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from gmi.assemble import assemble_document
from gmi.errors import SourceError
from gmi.extract import READERS, extract_report
from gmi.model.extraction import Extraction
from tests.unit.extract.make_pdf import Print, make_pdf, prose

Save = Callable[..., str]
PAGES = (
    prose("1. The State has a plan for migrant women and girls.", "It runs until 2030."),
    prose("2. The second page tells of refugees."),
    prose("3. The third page tells of domestic workers."),
)
both_readers = pytest.mark.parametrize("reader", READERS)


def codes(extraction: Extraction) -> list[str]:
    """Codes of what a reader must know of."""
    return [problem.code for problem in extraction.problems]


def spoil_text(data: bytes, index: int, place: int = 20) -> bytes:
    """The PDF with some bytes of one page's packed text changed."""
    stream = list(re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL))[index]
    start = stream.start(1) + place
    return data[:start] + b"XXXX!!!!" + data[start + 8 :]


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "source.empty", "empty"),
        (b" \n ", "source.empty", "empty"),
        (b"PK\x03\x04word/document.xml", "source.unsupported", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "source.unsupported", "old Word"),
        (b"{\\rtf1 hello}", "source.unsupported", "RTF"),
        (b"<!DOCTYPE html><html></html>", "source.unsupported", "HTML"),
        (b"\x89PNG\r\n\x1a\n", "source.unsupported", "not a PDF"),
        (b"1. The State has a plan.", "source.unsupported", "not a PDF"),
        (b"%PDF-1.7\nand nothing more", "source.damaged", "damaged"),
    ],
)
def test_what_is_no_pdf_is_named(save: Save, data: bytes, code: str, word: str) -> None:
    """A file of another kind is refused, and the message says what it is."""
    with pytest.raises(SourceError) as error:
        extract_report(save(data))
    assert error.value.code == code
    assert word in error.value.message
    assert error.value.hint


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """A wrong path is told as such."""
    for path, code in ((tmp_path / "none.pdf", "source.missing"), (tmp_path, "source.directory")):
        with pytest.raises(SourceError) as error:
            extract_report(str(path))
        assert error.value.code == code


@both_readers
def test_password(save: Save, reader: str) -> None:
    """A file that needs a password is refused; one that only forbids changes is read."""
    with pytest.raises(SourceError) as error:
        extract_report(save(make_pdf(PAGES, password="secret")), reader)  # noqa: S106 - of a file made here
    assert error.value.code == "source.encrypted"
    free = extract_report(save(make_pdf(PAGES, password="")), reader)
    assert free.pages[0].lines[0].text.startswith("1. The State")
    assert codes(free) == []


@both_readers
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_cut_off_file(save: Save, reader: str, share: float) -> None:
    """A file that was cut off before its list of pages is refused."""
    data = make_pdf(PAGES)
    path = save(data[: int(len(data) * share)])
    with pytest.raises(SourceError) as error:
        extract_report(path, reader)
    assert error.value.code == "source.damaged"


@both_readers
def test_cut_off_end(save: Save, reader: str) -> None:
    """A file that lacks only its table of objects is read, and a Problem says that it is damaged."""
    data = make_pdf(PAGES)
    extraction = extract_report(save(data[: data.rfind(b"startxref")]), reader)
    assert [len(page.lines) for page in extraction.pages] == [2, 1, 1]
    assert codes(extraction) == ["source.rebuilt"]


@both_readers
def test_wrong_table_of_objects(save: Save, reader: str) -> None:
    """A file whose objects are not where its table says is read by searching it, and a Problem says so."""
    extraction = extract_report(save(make_pdf(PAGES).replace(b"startxref\n", b"startxref\n9")), reader)
    assert [len(page.lines) for page in extraction.pages] == [2, 1, 1]
    assert codes(extraction) == ["source.rebuilt"]


@both_readers
def test_unreadable_text_of_one_page(save: Save, reader: str) -> None:
    """A page whose text cannot be unpacked is a Problem; the other pages are read."""
    extraction = extract_report(save(spoil_text(make_pdf(PAGES), 1)), reader)
    assert [(page.number, page.readable, len(page.lines)) for page in extraction.pages] == [
        (1, True, 2),
        (2, False, 0),
        (3, True, 1),
    ]
    assert [(problem.code, problem.where) for problem in extraction.problems] == [("page.unreadable", "page 2")]
    source = assemble_document(extraction).source
    assert (source.page_count, source.readable_share) == (3, 0.6667)


def test_text_that_breaks_off(save: Save) -> None:
    """A page of which a part is read has a Problem too, and keeps that part."""
    lines = [*prose(*(f"Line {index} on migrant women." for index in range(40)), y=760)]
    data = make_pdf([lines, PAGES[1]])
    packed = next(re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)).group(1)
    extraction = extract_report(save(spoil_text(data, 0, place=int(len(packed) * 0.75))))
    assert 0 < len(extraction.pages[0].lines) < 40
    assert codes(extraction) == ["page.damaged"]


@both_readers
def test_unreadable_page_object(save: Save, reader: str) -> None:
    """A page that is no page is a Problem at its own number; the others keep theirs."""
    data = make_pdf(PAGES)
    page = list(re.finditer(rb"/Type /Page\b", data))[1]
    start = data.rfind(b"obj", 0, page.start())
    spoilt = data[:start] + b"obj\n(oh no) %" + data[start + 13 :]
    extraction = extract_report(save(spoilt), reader)
    assert [(page.number, page.readable) for page in extraction.pages] == [(1, True), (2, False), (3, True)]
    assert "page.unreadable" in codes(extraction)


def test_no_pages(tmp_path: Path) -> None:
    """A PDF of no pages is told as such."""
    path = tmp_path / "none.pdf"
    pypdfium2.PdfDocument.new().save(path)
    with pytest.raises(SourceError) as error:
        extract_report(str(path))
    assert error.value.code == "source.no-pages"


@both_readers
def test_scans(save: Save, reader: str) -> None:
    """A scan without text is refused; a picture among pages of text is a Problem; blank pages are told apart."""
    with pytest.raises(SourceError) as error:
        extract_report(save(make_pdf([[], []], scans=[0, 1])), reader)
    assert (error.value.code, "scan" in error.value.message) == ("source.no-text", True)
    with pytest.raises(SourceError) as error:
        extract_report(save(make_pdf([[]])), reader)
    assert (error.value.code, "blank" in error.value.message) == ("source.no-text", True)
    mixed = extract_report(save(make_pdf([*PAGES, []], scans=[3])), reader)
    assert [(problem.code, problem.where) for problem in mixed.problems] == [("page.no-text", "page 4")]
    assert assemble_document(mixed).source.readable_share == 0.75


@both_readers
def test_text_layer_of_a_scan(save: Save, reader: str) -> None:
    """Text on a page that a picture fills comes from text recognition, and is called poor where words are broken."""
    words = " ".join(["migrant women"] * 6)
    fine = extract_report(save(make_pdf([prose(*[words] * 10)], scans=[0])), reader)
    assert codes(fine) == ["text.recognised"]
    broken = extract_report(save(make_pdf([prose(*[words] * 10, 'm{grant wom|en SWlTZERLAf"JD')], scans=[0])), reader)
    assert codes(broken) == ["text.recognised", "text.poor"]
    typed = extract_report(save(make_pdf([prose(*[words] * 30, "one mis{take")])), reader)
    assert codes(typed) == []


@both_readers
def test_huge_page(save: Save, reader: str) -> None:
    """A page as large as PDF allows is read."""
    extraction = extract_report(save(make_pdf(PAGES, size=(14_400, 14_400))), reader)
    assert [line.text for line in extraction.pages[2].lines] == ["3. The third page tells of domestic workers."]


@both_readers
def test_sideways_text(save: Save, reader: str) -> None:
    """Lines set sideways are read line by line, from what is then the top."""
    turned = [Print("Migrant women by year", 300, 200, angle=90), Print("and by sector", 312, 200, angle=90)]
    page = extract_report(save(make_pdf([turned])), reader).pages[0]
    assert [(line.text, line.turned) for line in page.lines] == [
        ("Migrant women by year", True),
        ("and by sector", True),
    ]
    assert page.lines[0].top < page.lines[1].top
    assert (page.width, page.height) == (842, 595)
