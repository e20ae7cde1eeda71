"""People's corrections come in from a sheet as spreadsheets write it, or every bad row is named."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from gmi.errors import DecisionsError
from gmi.load_decisions import load_decisions, unguard

COLUMNS = (
    "id", "paragraph_number", "dimension", "text", "sentence", "label", "tags", "method", "start", "end",
    "by", "on", "note",
)  # fmt: skip
ROW = {
    "id": "r0001",
    "paragraph_number": "12",
    "dimension": "gender",
    "text": "women",
    "sentence": "The Act protects women; it says “equal”, and means it.",
    "label": "commitment",
    "tags": "hedged; budget",
    "method": "rule",
    "start": "17",
    "end": "22",
    "by": "Zoë Núñez",
    "on": "2026-11-24",
    "note": "",
}


def write_sheet(path: Path, *rows: dict[str, str], separator: str = ",", columns: tuple[str, ...] = COLUMNS) -> str:
    """The sheet as text: rows are changes of a good one."""
    paper = io.StringIO()
    writer = csv.DictWriter(paper, columns, delimiter=separator, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for number, row in enumerate(rows):
        writer.writerow({**ROW, "start": str(17 + 100 * number), "end": str(22 + 100 * number), **row})
    path.write_bytes(paper.getvalue().encode("utf-8-sig"))
    return str(path)


def complaints(path: str) -> list[str]:
    """What is said of a sheet that cannot be used, without the folder."""
    with pytest.raises(DecisionsError) as caught:
        load_decisions(path)
    folder = f"{Path(path).parent}/"
    return [problem.as_line().replace(folder, "") for problem in caught.value.problems]


def test_a_signed_row_is_a_decision(tmp_path: Path) -> None:
    """With all that it says."""
    (decision,) = load_decisions(write_sheet(tmp_path / "s.csv", {"note": "see\n para. 3"}))
    assert (decision.dimension, decision.span.start, decision.span.end) == ("gender", 17, 22)
    assert (decision.label, decision.tags) == ("commitment", ("hedged", "budget"))
    assert (decision.by, decision.on, decision.note) == ("Zoë Núñez", "2026-11-24", "see para. 3")
    assert decision.where.endswith("s.csv:2")


@pytest.mark.parametrize(
    "row",
    [
        {"by": "", "on": ""},
        {"label": ""},
        {"label": "undecided"},
        {"by": "  ", "on": "", "label": "praise", "start": "?"},
    ],
)
def test_rows_that_decide_nothing(tmp_path: Path, row: dict[str, str]) -> None:
    """What nobody signed is the machine's; a signed row without a label decides nothing."""
    assert load_decisions(write_sheet(tmp_path / "s.csv", row)) == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_separators_encodings_and_line_ends(tmp_path: Path, separator: str, encoding: str, line_end: str) -> None:
    """As the spreadsheets of different countries and years write them."""
    path = Path(write_sheet(tmp_path / "s.csv", {}, {"label": "Mention"}, separator=separator))
    text = path.read_bytes().decode("utf-8-sig")
    path.write_bytes(text.replace("\r\n", line_end).encode(encoding))
    first, second = load_decisions(str(path))
    assert (first.by, first.sentence, second.label) == ("Zoë Núñez", ROW["sentence"], "mention")
    assert second.where.endswith(":3")


def test_a_line_that_names_the_separator_is_passed_over(tmp_path: Path) -> None:
    """Excel writes one for itself; the lines after it keep their numbers."""
    path = Path(write_sheet(tmp_path / "s.csv", {}, {"label": "praise"}, separator=";"))
    path.write_bytes(b"sep=;\r\n" + path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    assert complaints(str(path))[0].startswith("s.csv:4: unknown label “praise”")


def test_columns_may_be_moved_and_added(tmp_path: Path) -> None:
    """A reviewer's own columns do no harm, nor do capitals."""
    columns = ("my thoughts", *reversed(COLUMNS))
    path = Path(write_sheet(tmp_path / "s.csv", {"my thoughts": "hm"}, columns=columns))
    path.write_bytes(path.read_bytes().replace(b"label", b" Label"))
    assert load_decisions(str(path))[0].label == "commitment"


@pytest.mark.parametrize("label", ["not-a-reference", "Not a reference", "NOT_A_REFERENCE "])
def test_labels_as_people_write_them(tmp_path: Path, label: str) -> None:
    """Capitals, spaces and underscores are no other label."""
    assert load_decisions(write_sheet(tmp_path / "s.csv", {"label": label}))[0].label == "not-a-reference"


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        ("2026-11-24", "2026-11-24"),
        ("2026/11/24", "2026-11-24"),
        ("2026-11-24 00:00:00", "2026-11-24"),
        ("24.11.2026", "2026-11-24"),
        ("3.4.2026", "2026-04-03"),
        ("24/11/2026", "2026-11-24"),
        ("11/24/2026", "2026-11-24"),
        ("4/4/2026", "2026-04-04"),
    ],
)
def test_dates_as_spreadsheets_write_them(tmp_path: Path, cell: str, on: str) -> None:
    """In ISO form after that."""
    assert load_decisions(write_sheet(tmp_path / "s.csv", {"on": cell}))[0].on == on


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"label": "praise"}, "unknown label “praise”"),
        ({"tags": "hedged; bold"}, "unknown tag “bold”"),
        ({"dimension": "class"}, "unknown dimension “class”"),
        ({"on": ""}, "signed but has no date"),
        ({"on": "yesterday"}, "the date “yesterday” cannot be read"),
        ({"on": "3/4/2026"}, "the date “3/4/2026” cannot be read"),
        ({"on": "2026-02-30"}, "the date “2026-02-30” cannot be read"),
        ({"by": ""}, "the row is dated but names no one"),
        ({"start": "", "end": ""}, "are no place in the report"),
        ({"start": "22", "end": "17"}, "are no place in the report"),
        ({"start": "1.7E+01"}, "are no place in the report"),
        ({"sentence": ""}, "“text” or “sentence” is empty"),
        ({"start": "17", "end": "22"}, "decided twice, first at"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: dict[str, str], message: str) -> None:
    """With its line, beside a good one; nothing of the sheet is used then."""
    said = complaints(write_sheet(tmp_path / "s.csv", {}, row))
    assert len(said) == 1
    assert said[0].startswith("s.csv:3: ")
    assert message in said[0]


def test_lines_are_counted_in_the_file(tmp_path: Path) -> None:
    """A cell that holds a line break does not move the numbers of the rows after it."""
    said = complaints(write_sheet(tmp_path / "s.csv", {"note": "one\ntwo\nthree"}, {"label": "x"}, {"tags": "y"}))
    assert [line.split(": ")[0] for line in said] == ["s.csv:5", "s.csv:6"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"id,label\nr1,mention\n", "s.csv:1: columns are missing: dimension, start"),
        ((",".join(COLUMNS) + "\n" + "x," * 40 + "x\n").encode(), "s.csv:2: the row has 41 cells, the head has 13"),
        ((",".join(COLUMNS) + '\nx,"never closed\n').encode(), "s.csv:2: the row cannot be read"),
    ],
)
def test_a_broken_sheet_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    """Empty, without its columns, with more cells than the head, with a quotation that never ends."""
    path = tmp_path / "s.csv"
    path.write_bytes(content)
    assert message in complaints(str(path))[0]


@pytest.mark.parametrize(("content", "code"), [(None, "decision.unreadable"), (b"PK\x03\x04", "decision.not-csv")])
def test_what_is_no_sheet_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    """A missing file, and a workbook that was not saved as CSV."""
    path = tmp_path / "s.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DecisionsError) as caught:
        load_decisions(str(path))
    assert caught.value.code == code


@pytest.mark.parametrize(("cell", "bare"), [("'=1+1", "=1+1"), ("'quoted' word", "'quoted' word"), (" a \n b ", "a b")])
def test_the_guard_of_a_cell_is_taken_off(cell: str, bare: str) -> None:
    """The apostrophe that keeps a cell from being run is gmi's; one that the report prints is not."""
    assert unguard(cell) == bare
