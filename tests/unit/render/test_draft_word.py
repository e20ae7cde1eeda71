"""The draft in Word: real styles, numbers, fields and comments, and a file that a word processor opens as it is."""

from __future__ import annotations

import io
import re
import runpy
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from gmi.model.draft import Listing, Run, Section, Statement, Table
from gmi.remark import AUTHOR, PLACE_STYLE, QUOTE_STYLE, read_remark
from gmi.render.draft import render_draft, render_template, write_template
from gmi.render.draft.outline import list_headings

from .drafts import make_draft, make_place, make_quotation, make_short, make_support

SCRIPT = Path(__file__).parents[3] / "scripts" / "make_draft_style.py"
OFFICE = shutil.which("lowriter")


def open_word(draft: Any = None) -> Any:
    """A draft as python-docx reads it."""
    return docx.Document(io.BytesIO(render_draft(draft or make_draft(), "docx")))


def list_parts(draft: Any = None) -> dict[str, str]:
    """The XML of a draft's parts."""
    with zipfile.ZipFile(io.BytesIO(render_draft(draft or make_draft(), "docx"))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def count_numbers(paper: Any) -> list[int]:
    """The number that Word prints before each numbered paragraph, reckoned from the file's own lists."""
    numbering = paper.part.numbering_part.element
    starts = {num.numId: num for num in numbering.num_lst}
    counts: dict[int, int] = {}
    numbers = []
    for paragraph in paper.paragraphs:
        if paragraph.style.name != "Numbered Paragraph":
            continue
        own = paragraph._p.pPr.numPr
        key = own.numId.val if own is not None else paragraph.style.element.pPr.numPr.numId.val
        if key not in counts:
            override = starts[key].find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
            counts[key] = int(override.get(qn("w:val"))) - 1 if override is not None else 0
        counts[key] += 1
        numbers.append(counts[key])
    return numbers


def test_style_template_is_current() -> None:
    """The shipped style template is what its script makes."""
    made = runpy.run_path(str(SCRIPT))
    assert made["read_parts"](made["STYLE"].read_bytes()) == made["read_parts"](made["make_style"]())


def test_page_is_a4_with_margins() -> None:
    """A4, 2.5 cm on each side, the first page without running lines."""
    section = open_word().sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert {round(margin.cm, 1) for margin in margins} == {2.5}
    assert section.different_first_page_header_footer


def test_each_kind_of_block_has_its_style() -> None:
    """Headings, paragraphs, quotations, lists and captions can be restyled in one place each."""
    styles = {paragraph.style.name for paragraph in open_word().paragraphs}
    assert styles == {
        "Title", "Subtitle", "TOC Heading", "toc 1", "toc 2", "Heading 1", "Heading 2", "Annex Heading",
        "Numbered Paragraph", "Body Text", QUOTE_STYLE, "List Bullet", "Caption", "After Table", "Before Sending",
        "Normal",
    }  # fmt: skip


@pytest.mark.parametrize("numbers", [(1, 2, 3), (4, 5, 9), (1, 2, 1, 2), (7,)])
def test_printed_numbers_are_those_of_the_draft(numbers: tuple[int, ...]) -> None:
    """Word's own numbering prints the number of each statement, also where a draft's numbers jump."""
    draft = make_short(*(Statement((Run(f"Statement {number}."),), number) for number in numbers))
    assert count_numbers(open_word(draft)) == list(numbers)


def test_numbers_of_a_whole_draft() -> None:
    """A whole draft is numbered through."""
    wanted = [
        block.number
        for section in make_draft().sections
        for block in section.blocks
        if isinstance(block, Statement) and block.number is not None
    ]
    assert count_numbers(open_word()) == wanted


def test_quotations_stand_with_their_citation() -> None:
    """A quotation is a paragraph of its own in the style for it."""
    quoted = [paragraph.text for paragraph in open_word().paragraphs if paragraph.style.name == QUOTE_STYLE]
    assert quoted == [f"“{one.text}” ({one.citation})" for one in make_draft().quotations]


def test_contents_are_filled() -> None:
    """The contents are a field that lists every chapter and part, each linked to a bookmark that is there."""
    parts = list_parts()
    body = parts["word/document.xml"]
    assert body.count("TOC \\o") == 1
    listed = [p.text for p in open_word().paragraphs if p.style.name.startswith("toc ")]
    wanted = [heading for heading in list_headings(make_draft()) if heading.in_contents]
    assert [re.sub(r"\t\d+$", "", line).replace("\t", " ") for line in listed] == [one.text for one in wanted]
    anchors = re.findall(r'w:anchor="([^"]+)"', body)
    assert set(anchors) <= set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', body))
    assert len(anchors) == len(set(anchors)) == len(wanted)
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == len(wanted) + 1


def test_no_dialog_greets_the_reader() -> None:
    """Nothing asks Word to reckon fields on opening, which it does not do without a warning."""
    parts = list_parts()
    assert not any("updateFields" in text or "w:dirty" in text for text in parts.values())


def test_places_cannot_be_overlooked() -> None:
    """Every mark, in sentences, tables and on the title page, is a run in the style for it."""
    paper = open_word()
    style = paper.styles[PLACE_STYLE]
    assert style.element.rPr.find(qn("w:shd")).get(qn("w:fill")) == "FFE45C"
    assert style.font.bold
    marked = [
        run.text
        for paragraph in [docx.text.paragraph.Paragraph(p, paper) for p in paper.element.iter(qn("w:p"))]
        for run in paragraph.runs
        if run.style.name == PLACE_STYLE
    ]
    assert marked == [*(place.text for place in make_draft().places), "[Add: year of the survey]"]


def test_each_claim_has_a_comment() -> None:
    """Each support is a comment on its words, with all that it holds; runs side by side share one."""
    support = make_support(12, "Women may leave.", "indicator x, not met", ("r0004", "r0007"))
    draft = make_short(
        Statement(
            (Run("The report says little "), Run("of women", "strong", support), Run(" at work.", support=support)), 1
        ),
        make_quotation("Women may leave their employer."),
        Listing(((Run("How many?", support=support),),)),
    )
    paper = open_word(draft)
    read = [read_remark([p.text for p in comment.paragraphs]) for comment in paper.comments]
    assert read[0] is None  # on the contents
    assert read[1] == support
    assert read[2].sentence == "Women may leave their employer."
    assert read[2].reference_ids == ("r0004", "r0005")
    assert len(read) == 4
    assert {comment.author for comment in paper.comments} == {AUTHOR}
    body = list_parts(draft)["word/document.xml"]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert re.findall(rf'w:{mark} w:id="(\d+)"', body) == ["0", "1", "2", "3"]


def test_file_says_nothing_of_machine_or_day() -> None:
    """Author is the organisation; no company, no program, no date, no picture."""
    paper, parts = open_word(), list_parts()
    assert (paper.core_properties.title, paper.core_properties.author) == ("Shadow report on Valmora", "Harbour Voices")
    assert paper.core_properties.last_modified_by == ""
    assert paper.core_properties.language == "en-GB"
    assert "docProps/app.xml" not in parts
    assert not any("w:date=" in text or "dcterms:" in text.partition("<cp:")[2] for text in parts.values())
    assert all(name.endswith((".xml", ".rels")) for name in parts)
    with zipfile.ZipFile(io.BytesIO(render_draft(make_draft(), "docx"))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_tables_repeat_their_head() -> None:
    """A table has a caption, a head that is repeated, and columns that share the width of the page."""
    paper = open_word()
    table = paper.tables[1]
    assert table.style.name == "Draft Table"
    head = table.rows[0]._tr.trPr
    assert head.find(qn("w:tblHeader")) is not None
    assert sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))) == 9072


def test_figures_stand_flush_right() -> None:
    """A column of figures is flush right under its head, one of words is not."""
    table = open_word().tables[2]
    assert [[cell.paragraphs[0].style.name for cell in row.cells] for row in table.rows] == [
        ["Table Head", "Table Head"],
        ["Table Text", "Table Number"],
        ["Table Text", "Table Number"],
    ]
    assert [cell.paragraphs[0].alignment for cell in table.rows[0].cells] == [None, WD_ALIGN_PARAGRAPH.RIGHT]


def test_running_lines() -> None:
    """The title stands on top of each page but the first, and page numbers are fields."""
    section = open_word().sections[0]
    assert section.header.paragraphs[0].text.strip() == "Shadow report on Valmora"
    assert section.first_page_header.paragraphs[0].text == ""
    footer = section.footer._element.xml
    assert re.findall(r"<w:instrText[^>]*> (\w+) </w:instrText>", footer) == ["PAGE", "NUMPAGES"]


def test_parts_below_an_annex_have_no_number() -> None:
    """An annex and what stands below it are not counted, in the contents neither."""
    draft = make_draft(
        sections=(
            Section("a", "First", 1, (Statement((Run("One."),), 1),)),
            Section("annex.b", "Annex", 1, ()),
            Section("annex.c", "Below", 2, (Table("Empty", ("A", "B"), ()),)),
            Section("d", "Deep", 3, (Statement((make_place("x"),)),)),
        )
    )
    paragraphs = {p.text: p for p in open_word(draft).paragraphs}
    assert paragraphs["Annex"].style.name == "Annex Heading"
    assert paragraphs["Below"]._p.pPr.numPr.numId.val == 0
    assert paragraphs["Deep"].style.name == "Heading 3"
    assert "Annex\t3" in paragraphs


def lay_out(data: bytes, folder: Path) -> list[str]:
    """The text of each page as LibreOffice lays a Word file out."""
    if OFFICE is None or shutil.which("pdftotext") is None:
        pytest.skip("needs LibreOffice Writer and pdftotext (apt-get install libreoffice-writer poppler-utils)")
    path = folder / "draft.docx"
    path.write_bytes(data)
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    ran = subprocess.run([*command, "--outdir", folder, path], capture_output=True, timeout=180, check=False)
    pdf = path.with_suffix(".pdf")
    assert pdf.exists(), ran.stderr.decode()
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return [re.sub(r"[ \t]+", " ", page) for page in text.split("\f")][:-1]


def test_libreoffice_opens_it_as_it_is(tmp_path: Path) -> None:
    """LibreOffice lays it out with filled contents, whose page numbers are those on which the headings stand."""
    pages = lay_out(render_draft(make_draft(), "docx"), tmp_path)
    listed = re.findall(r"^ ?(.+?) ?\.{5,} ?(\d+)$", pages[1], re.MULTILINE)
    wanted = [heading for heading in list_headings(make_draft()) if heading.in_contents]
    assert [title for title, _ in listed] == [heading.text for heading in wanted]
    for title, page in listed:
        assert re.search(rf"^ ?{re.escape(title)}$", pages[int(page) - 1], re.MULTILINE), (title, page)
    assert f"Page 2 of {len(pages)}" in pages[1]
    assert " 1. Harbour Voices works" in f" {pages[2].replace(chr(10), ' ')}"


def test_libreoffice_opens_a_filled_template(tmp_path: Path) -> None:
    """A filled template opens as well, with numbers, quotations and tables."""
    pytest.importorskip("docxtpl", reason="docxtpl is not installed (pip install gmi[template])")
    text = " ".join(lay_out(render_template(make_draft(), write_template(), "own.docx"), tmp_path))
    assert "Article 37" in text
    assert "{" not in text
    assert re.search(r"^ ?V\. Domestic work$", text, re.MULTILINE)


def test_long_contents_list_chapters_alone() -> None:
    """Contents that would be more than a page to read list the chapters alone."""
    parts = tuple(Section(f"part.{n}", f"Part {n}", 2, (Statement((Run("A."),), n + 1),)) for n in range(40))
    draft = make_draft(sections=(Section("a", "First", 1, ()), *parts))
    assert [p.text for p in open_word(draft).paragraphs if p.style.name.startswith("toc ")] == ["I.\tFirst\t3"]
    assert 'TOC \\o "1-1"' in list_parts(draft)["word/document.xml"]
