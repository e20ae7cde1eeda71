"""Word files as they come: parts, places, and files that nobody should trust."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gmi.errors import SourceError
from gmi.proof.read import read_manuscript

from . import files
from .files import make_submission


def read_texts(folder: Path, *changes: files.Change) -> dict[str, str]:
    """Place of each text in a file."""
    manuscript = read_manuscript(make_submission(folder / "a.docx", *changes))
    return {passage.text: passage.where for passage in manuscript.passages}


def test_places_are_named_as_a_person_finds_them(tmp_path: Path) -> None:
    """Each passage says where it stands: heading, numbered paragraph, line, cell, text box, header."""
    places = read_texts(
        tmp_path,
        files.number_paragraphs("First.", "Second."),
        files.add_table("Left", "Right"),
        files.add_text_box("Boxed"),
        files.set_header("Running"),
    )
    assert places["Submitted by Open Doors Kesh"] == "line 2 of the title page"
    assert places["Violence"] == "the heading “Violence”"
    assert places["Second."] == "paragraph 2, under “Violence”"
    assert places["Right"] == "cell 2, under “Violence”"
    assert places["Boxed"] == "line of a text box 1, under “Violence”"
    assert places["Running"] == "the header of the pages"


def test_footnotes_are_read_with_their_numbers(tmp_path: Path) -> None:
    """A footnote is named by the number that the page prints."""
    notes = (
        f'<w:footnotes {files.W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="7"><w:p><w:r><w:t>Said by Fatima.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    path = make_submission(tmp_path / "a.docx")
    with zipfile.ZipFile(path) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
    tie = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/></Relationships>'
    )
    tied = relations.replace("</Relationships>", tie).encode()
    files.rewrite(path, word__footnotes_xxml=notes.encode(), word___rels__document_xxml_xrels=tied)
    found = [passage for passage in read_manuscript(path).passages if passage.part == "footnote"]
    assert [(passage.text, passage.where) for passage in found] == [("Said by Fatima.", "footnote 1")]


def test_words_are_read_once(tmp_path: Path) -> None:
    """Of two forms of one thing only one is read, and field codes are no words."""
    markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    inner = (
        f"<w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent {markup}><mc:Choice><w:r><w:t>one</w:t></w:r>"
        "</mc:Choice><mc:Fallback><w:r><w:t>two</w:t></w:r></mc:Fallback></mc:AlternateContent>"
        "<w:r><w:br/><w:t>three</w:t></w:r>"
    )
    assert "one three" in read_texts(tmp_path, files.add_xml(inner))


def test_missing_file_is_an_error(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(SourceError) as caught:
        read_manuscript(str(tmp_path / "none.docx"))
    assert caught.value.code == "proof.missing"


@pytest.mark.parametrize(
    "content",
    [b"", b"not a zip file", b"%PDF-1.7", b"PK\x03\x04broken", b"PK\x05\x06" + b"\x00" * 18],
    ids=["empty", "text", "pdf", "broken", "empty zip"],
)
def test_what_is_no_word_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    """Anything else is refused with one clear error."""
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        read_manuscript(str(path))
    assert caught.value.code == "proof.unreadable"
    assert len(caught.value.as_lines()) <= 3


@pytest.mark.parametrize(
    "xml",
    [
        f'<!DOCTYPE w:document [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><w:document {files.W}><w:body/></w:document>',
        f'<!DOCTYPE w:document SYSTEM "file:///etc/hosts"><w:document {files.W}><w:body/></w:document>',
        f"<w:document {files.W}><w:body>",
        "",
        "<a/>",
        f"<w:document {files.W}>" + "<w:p>" * 3000 + "</w:p>" * 3000 + "</w:document>",
    ],
    ids=["entities", "outside", "torn", "empty", "other", "deep"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_hostile_parts_are_refused(tmp_path: Path, xml: str, encoding: str) -> None:
    """Entities, torn and bottomless XML end in one clear error, in any encoding."""
    path = files.rewrite(make_submission(tmp_path / "a.docx"), word__document_xxml=xml.encode(encoding))
    with pytest.raises(SourceError) as caught:
        read_manuscript(path)
    assert caught.value.code == "proof.unreadable"


def test_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """A file that unpacks to far more than a submission holds is not unpacked."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(4):
            package.writestr(f"word/media/{number}.bin", bytes(39_500_000))
    with pytest.raises(SourceError, match="too much once unpacked"):
        read_manuscript(str(path))
