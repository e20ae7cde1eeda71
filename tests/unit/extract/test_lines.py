"""Both readers give lines with their place, size, face and raised digits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gmi.extract import READERS, extract_report
from gmi.model.extraction import Line
from tests.unit.extract.make_pdf import Print, make_pdf, prose

Save = Callable[..., str]
both_readers = pytest.mark.parametrize("reader", READERS)


def read_lines(path: str, reader: str) -> tuple[Line, ...]:
    """Lines of the first page."""
    return extract_report(path, reader).pages[0].lines


@both_readers
def test_place_size_and_face(save: Save, reader: str) -> None:
    """Size is that of the type, whatever the font; bold and italic are told; the top is measured from above."""
    path = save(
        make_pdf(
            [
                [
                    Print("A. Women on the move", y=700, font="Helvetica-Bold", size=14),
                    Print("12. The State reports.", y=670),
                    Print("Reply to the question", y=640, font="Times-Italic", size=9),
                ]
            ]
        )
    )
    heading, body, question = read_lines(path, reader)
    assert [line.size for line in (heading, body, question)] == [14.0, 10.0, 9.0]
    assert [(line.bold, line.italic) for line in (heading, body, question)] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert body.x0 == pytest.approx(113, abs=1.5)
    assert body.top == pytest.approx(842 - 670 - 8, abs=2)
    assert body.bottom - body.top == pytest.approx(10, abs=0.5)


@both_readers
@pytest.mark.parametrize(
    ("before", "digits", "raised"),
    [("workers", "12", True), ("of 2008", "2", True), ("women.", "7", True), ("paragraph ", "12", False)],
)
def test_raised_digits(save: Save, reader: str, before: str, digits: str, raised: bool) -> None:
    """Digits that are set smaller and higher are marked, after a year too; plain ones are not."""
    width = 5.0 * len(before)
    note = Print(digits, 113 + width, size=6.5, rise=4) if raised else Print(digits, 113 + width)
    lines = read_lines(save(make_pdf([[Print(before, font="Courier", size=8.333), note]])), reader)
    text = lines[0].text
    assert [text[start:end] for start, end in lines[0].raised] == ([digits] if raised else [])


@both_readers
def test_low_digits_are_not_raised(save: Save, reader: str) -> None:
    """A small figure that hangs below the line is no note call."""
    lines = read_lines(
        save(make_pdf([[Print("CO", font="Courier", size=10), Print("2", 125, size=6.5, rise=-2)]])), reader
    )
    assert all(line.raised == () for line in lines)


def test_space_between_two_pieces(save: Save) -> None:
    """A gap as wide as a space between two pieces of type parts two words; letters set apart stay one word."""
    pieces = [Print("access", font="Courier"), Print("to", 113 + 36 + 2.4, font="Courier")]
    close = [Print("mi", y=650, font="Courier"), Print("grant", 113 + 12.5, y=650, font="Courier")]
    assert [line.text for line in read_lines(save(make_pdf([pieces + close])), "fast")] == ["access to", "migrant"]


@both_readers
def test_notes_written_first_come_last(save: Save, reader: str) -> None:
    """Lines come from top to bottom, in whatever order the file was written."""
    notes = prose("1 A note at the foot.", y=100)
    body = prose("12. The first line of a paragraph about migrant women", "and its second line.", y=700)
    texts = [line.text for line in read_lines(save(make_pdf([notes + body])), reader)]
    assert texts[-1] == "1 A note at the foot."


@both_readers
def test_ruled_table(save: Save, reader: str) -> None:
    """Each row of a ruled table is one line, its cells parted by a tab; text around it stays as it is."""
    cells = [["Sector", "Women"], ["Care", "1 204"], ["Farms", "310"]]
    lines = [
        Print(cell, 120 + 120 * column, 690 - 20 * row)
        for row, pair in enumerate(cells)
        for column, cell in enumerate(pair)
    ]
    across = [(113, 705 - 20 * row, 353, 705 - 20 * row) for row in range(4)]
    down = [(113 + 120 * column, 645, 113 + 120 * column, 705) for column in range(3)]
    intro = prose("12. The table shows women by sector.", y=740)
    first = prose("1. An opening page.")
    pages = extract_report(save(make_pdf([first, intro + lines], rules=across + down)), reader).pages
    assert [(line.text, line.kind) for line in pages[1].lines] == [
        ("12. The table shows women by sector.", "text"),
        ("Sector\tWomen", "table-row"),
        ("Care\t1 204", "table-row"),
        ("Farms\t310", "table-row"),
    ]
