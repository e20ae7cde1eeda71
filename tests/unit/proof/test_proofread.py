"""One file for each thing that can be found, and one in which there is nothing."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from gmi.model.committee import Committee, Rule, WordLimit
from gmi.model.draft import Support
from gmi.model.proof import Finding, hold_back
from gmi.proof import proofread
from gmi.remark import BEFORE_SENDING_STYLE

from ..render.factory import make_result
from . import files
from .files import SENTENCE, SYMBOL, Change, make_submission

RESULT = make_result()
_RULE = Rule("At most so many words.", "a note of the Committee", "2024", verified=False)


def check(folder: Path, *changes: Change) -> list[Finding]:
    """What is found once the clean submission is changed, notes apart."""
    path = make_submission(folder / "shadow.docx", *changes)
    return [finding for finding in proofread(path, RESULT, None) if not finding.is_note]


def make_committee(words: int, *, footnotes: bool = True) -> Committee:
    """A Committee with one limit for an organisation and one for several."""
    limits = (
        WordLimit(words, False, None, footnotes, _RULE),
        WordLimit(2 * words, True, None, footnotes, _RULE),
    )
    return Committee(
        "CMW", "Committee", "Convention", "the Convention", "", True, ("en",), None, None, limits, (), (), ()
    )


def make_png() -> bytes:
    """The smallest picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    exif = b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + b"\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1a" + b"\x00" * 4
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"eXIf", exif)
        + chunk(b"IDAT", zlib.compress(b"\x00\x00")) + chunk(b"IEND", b"")
    )  # fmt: skip


def test_clean_file_has_nothing_to_settle(tmp_path: Path) -> None:
    """A submission without faults is not held back; the reminder to delete gmi's comments is only a note."""
    found = proofread(make_submission(tmp_path / "a.docx"), RESULT, make_committee(3300))
    assert [finding.kind for finding in found] == ["reminder"]
    assert not hold_back(found)


@pytest.mark.parametrize(
    ("change", "kind", "text"),
    [
        (files.add("We work here. [Add: your own statistics]"), "place", "[Add: your own statistics]"),
        (files.add("[add where it was]"), "place", "[add where it was]"),
        (files.add("Fatima Zahra Benali told us that she was not paid."), "name", "Fatima Zahra Benali"),
        (files.add_table("Case", "Mrs Okonkwo was dismissed."), "name", "Okonkwo"),
        (files.add_text_box("A woman named Tirunesh waited."), "name", "Tirunesh"),
        (files.add("Call +51 1 555 0199 for the file."), "contact", "+51 1 555 0199"),
        (files.add("She lives at 14 Harbour Street in the port."), "contact", "14 Harbour Street"),
        (files.add("Write to zarina.k@example.org at night."), "contact", "zarina.k@example.org"),
        (files.add(f"“Valmora forbids all such work.” ({SYMBOL}, para. 14)"), "quotation", "Valmora forbids"),
        (files.add(f"“{files.QUOTED}” ({SYMBOL}, para. 12)", "Quote"), "quotation", "A bill on a shelter"),
        (files.add(f"See {SYMBOL}, paras. 20–23."), "citation", f"{SYMBOL}, paras. 20–23"),
        (files.add("See page 77 of the report."), "citation", "page 77 of the report"),
        (files.add("Convention No. 190 (to be checked) asks for more."), "instrument", "(to be checked)"),
        (files.add("Article 25 of the Convention, if party, asks for more."), "instrument", ", if party"),
        (files.add_hidden("Her real name is in the file."), "hidden", "Her real name is in the file."),
        (files.add_comment("Ruth", "Is this right?"), "change", "Is this right?"),
        (files.set_property(author="R. Bakker"), "property", "R. Bakker"),
        (files.set_property(last_modified_by="Ruth"), "property", "Ruth"),
        (files.add("Before you send this draft", "Normal"), "place", "Before you send this draft"),
    ],
)  # fmt: skip
def test_each_fault_is_found(tmp_path: Path, change: Change, kind: str, text: str) -> None:
    """A fault is found as what it is, with its words and its place, and nothing else is found."""
    found = check(tmp_path, change)
    assert {finding.kind for finding in found} == {kind}
    assert any(text in finding.text for finding in found)
    assert all(finding.where and finding.hint and finding.message for finding in found)


@pytest.mark.parametrize(
    ("support", "reason"),
    [
        (Support(f"{SYMBOL}, para. 3", ("r0006",), "Of all migrants, 60 per cent were men."), "does not stand"),
        (Support(f"{SYMBOL}, para. 3", ("r0006", "r9999")), "r9999"),
        (Support(f"{SYMBOL}, para. 16", ("r0006",), "Primary school is free and lasts eight years."), "no reference"),
    ],
)
def test_claims_without_their_reference_are_found(tmp_path: Path, support: Support, reason: str) -> None:
    """A claim whose sentence or reference the report no longer has is found."""
    (found,) = check(tmp_path, files.add_claim(support))
    assert found.kind == "claim"
    assert reason in found.message
    assert found.text == "The report says so."


def test_moved_reference_ids_are_no_fault(tmp_path: Path) -> None:
    """A sentence that still holds a reference is found again though the ids were counted anew."""
    assert check(tmp_path, files.add_claim(Support(f"{SYMBOL}, para. 3", ("r9998",), SENTENCE))) == []


def test_quotation_elsewhere_says_where(tmp_path: Path) -> None:
    """A quotation with the wrong number is told its right one."""
    (found,) = check(tmp_path, files.add(f"“{files.QUOTED}” ({SYMBOL}, para. 12)", "Quote"))
    assert "paragraph 6 " in found.message
    assert "not in paragraph 12" in found.message


def test_altered_quotation_is_shown_the_nearest_sentence(tmp_path: Path) -> None:
    """One changed word is enough, and the sentence of the report is shown."""
    altered = files.QUOTED.replace("violent", "cruel")
    (found,) = check(tmp_path, files.add(f"“{altered}” ({SYMBOL}, para. 6)", "Quote"))
    assert found.kind == "quotation"
    assert "violent employer" in found.hint
    assert "paragraph 6" in found.hint


@pytest.mark.parametrize(
    "words",
    [
        "“A bill on a shelter … is before parliament” ({}, para. 6)",
        "“A bill on a shelter for women [...] is before parliament.” ({}, p. 2)",
        '"a bill on a shelter   for women" ({}, paragraph 6)',
        "“[a] bill on a shelter for [those] who leave a violent employer” ({}, paras. 5–7)".replace(
            "for [those]", "[…]"
        ),
        "“The register does not yet hold the sex of migrant workers who left.” ({}, para. 3)",
        "“Something that another document says.” (CMW/C/XVM/1, para. 400)",
        "“Something that a person said.” (interview, 2023)",
    ],
)
def test_honest_quotations_are_left_alone(tmp_path: Path, words: str) -> None:
    """Cuts, signs and spaces do not make a quotation false, and other documents are not ours to compare."""
    assert check(tmp_path, files.add(words.format(SYMBOL))) == []


def test_numbers_of_an_advance_version_are_found(tmp_path: Path) -> None:
    """Paragraph numbers cited from an unedited version are held back, once for the file."""
    first = RESULT.document.paragraphs[0]
    text = RESULT.document.text
    mark = "Advance unedited version"
    document = replace(RESULT.document, text=mark.ljust(first.span.end)[: first.span.end] + text[first.span.end :])
    path = make_submission(tmp_path / "a.docx")
    found = proofread(path, replace(RESULT, document=document), None)
    (finding,) = [finding for finding in found if finding.kind == "citation"]
    assert "Advance unedited" in finding.message
    assert "1 more" in finding.where


def test_another_report_is_said_once(tmp_path: Path) -> None:
    """A file about another report is not compared sentence by sentence."""
    other = replace(RESULT, source=replace(RESULT.source, symbol="CMW/C/XTE/1"))
    found = proofread(make_submission(tmp_path / "a.docx"), other, None)
    (claim,) = [finding for finding in found if not finding.is_note]
    assert claim.kind == "claim"
    assert SYMBOL in claim.message


def test_tracked_changes_are_found_and_read_as_accepted(tmp_path: Path) -> None:
    """Inserted words count, deleted ones do not, and both are named as changes."""
    found = check(
        tmp_path,
        files.add_xml('<w:ins w:author="Ruth"><w:r><w:t>A girl called Chidinma waited.</w:t></w:r></w:ins>'),
        files.add_xml('<w:del w:author="Ruth"><w:r><w:delText>Mrs Okonkwo waited.</w:delText></w:r></w:del>'),
    )
    assert [(f.kind, f.text) for f in found if f.kind == "name"] == [("name", "Chidinma")]
    assert sorted(f.text for f in found if f.kind == "change") == [
        "A girl called Chidinma waited.",
        "Mrs Okonkwo waited.",
    ]
    assert all("Ruth" in f.message for f in found if f.kind == "change")


def test_pictures_are_found_with_what_they_tell(tmp_path: Path) -> None:
    """Every picture is shown, and what a camera wrote into it."""
    (found,) = check(tmp_path, files.add_picture(make_png()))
    assert found.kind == "picture"
    assert "the place (GPS)" in found.message


def test_file_properties_and_attachments_are_found(tmp_path: Path) -> None:
    """Company, manager, own properties, macros and embedded files are named."""
    app = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>Bakker Ltd</Company><Manager>M. Ruth</Manager></Properties>'  # noqa: E501 - one value
    custom = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="case"><v>118</v></property></Properties>'  # noqa: E501 - one value
    path = files.rewrite(
        make_submission(tmp_path / "a.docx"),
        docProps__app_xxml=app, docProps__custom_xxml=custom,
        word__vbaProject_xbin=b"x", word__embeddings__notes_xxlsx=b"x",
    )  # fmt: skip
    found = [finding for finding in proofread(path, RESULT, None) if finding.kind == "property"]
    said = " ".join(f"{finding.message} {finding.text}" for finding in found)
    assert all(part in said for part in ("Bakker Ltd", "M. Ruth", "118", "macros", "notes.xlsx"))


def test_organisation_as_author_is_a_note(tmp_path: Path) -> None:
    """The author's name is no secret where it stands on the title page."""
    assert check(tmp_path, files.set_property(author="Open Doors Kesh")) == []


def test_contacts_of_the_title_page_and_sources_are_notes(tmp_path: Path) -> None:
    """The organisation's own contact, authors of sources and the Committee's address are grouped apart."""
    path = make_submission(
        tmp_path / "a.docx",
        files.set_header("Open Doors Kesh, office@opendoors.example"),
        files.add("The submission goes to ohchr-cmw@un.org."),
        files.add("Domestic workers earn less (Mendoza and Ruiz, 2022)."),
        files.add_heading("About the organisation"),
        files.add("Contact: Amina Diallo, +51 1 555 0100, 7 Harbour Street, Kingsport"),
        files.add_heading("Sources"),
        files.add("Mendoza, Carla. Work without papers. 2022."),
    )
    found = proofread(path, RESULT, None)
    assert {finding.kind for finding in found} == {"named", "reminder"}
    named = {finding.text for finding in found if finding.kind == "named"}
    assert {
        "office@opendoors.example",
        "ohchr-cmw@un.org",
        "+51 1 555 0100",
        "7 Harbour Street",
        "Amina Diallo",
    } <= named


@pytest.mark.parametrize(("words", "is_over"), [(30, True), (60, False)])
def test_words_over_the_limit_are_found(tmp_path: Path, words: int, is_over: bool) -> None:
    """The words are counted as the Committee does, against the limit for one organisation."""
    path = make_submission(tmp_path / "a.docx", files.add("[Add: much]"), files.add_contents_line("Scope 1 Violence 2"))
    found = [finding for finding in proofread(path, RESULT, make_committee(words)) if finding.kind == "length"]
    assert bool(found) == is_over
    if found:
        # 1 + 6 under the first heading, 1 + (15 + 3) + (10 + 3) under the second; "…" is no word.
        assert "39 words, 9 over" in found[0].message
        assert "to be checked" in found[0].message
        assert "60 words" in found[0].hint


def test_limit_of_the_user_wins(tmp_path: Path) -> None:
    """A limit given by hand stands in place of the Committee's."""
    path = make_submission(tmp_path / "a.docx")
    found = proofread(path, RESULT, make_committee(3300), word_limit=10)
    assert "over the limit of 10" in next(finding.message for finding in found if finding.kind == "length")


def test_same_words_in_several_places_are_one_finding(tmp_path: Path) -> None:
    """A name that stands in three places is listed once, with its places."""
    (found,) = check(
        tmp_path, files.add("Fatima waited."), files.add_heading("Health"), files.add("She asked for Fatima again.")
    )  # fmt: skip
    assert found.text == "Fatima"
    assert "under “Violence”" in found.where
    assert "under “Health”" in found.where


def test_file_is_not_changed(tmp_path: Path) -> None:
    """Checking writes nothing, and gives the same each time."""
    path = Path(make_submission(tmp_path / "a.docx", files.add("Fatima waited. [Add: more]")))
    before = path.read_bytes()
    assert proofread(str(path), RESULT, None) == proofread(str(path), RESULT, None)
    assert path.read_bytes() == before
    assert io.BytesIO(before).read(2) == b"PK"


def test_style_of_the_last_page_is_known(tmp_path: Path) -> None:
    """The page for the organisation is known by its style in the draft that gmi writes."""

    def change(paper: object) -> None:
        paper.styles.add_style(BEFORE_SENDING_STYLE, 1)  # type: ignore[attr-defined] # python-docx is untyped here
        paper.add_paragraph("What is left to do", style=BEFORE_SENDING_STYLE)  # type: ignore[attr-defined] # the same

    (found,) = check(tmp_path, change)
    assert (found.kind, found.text) == ("place", "What is left to do")
