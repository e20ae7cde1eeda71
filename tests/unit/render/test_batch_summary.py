"""The sheet over all reports of a batch."""

from __future__ import annotations

import csv
import io

from gmi.model.store_rows import FileRow, ReportRow
from gmi.render.batch import render_summary
from tests.unit.render.batch_rows import make_failure, make_files, make_report, make_skipped


def read_summary(content: bytes) -> list[dict[str, str]]:
    """The rows by the names of the columns."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def read_rows(*rows: ReportRow, files: tuple[FileRow, ...] = ()) -> list[dict[str, str]]:
    """The summary of some reports."""
    return read_summary(render_summary(rows, files or make_files(*rows)))


def test_every_file_is_listed_with_what_came_of_it() -> None:
    """Done, failed, skipped, duplicate, waiting: each has a row with its status and reason."""
    rows = (make_report(), make_failure(), make_skipped())
    files = make_files(*rows, copies=("copies/again.pdf",), waiting=("later.pdf",))
    found = {line["File"]: (line["Status"], line["Reason"]) for line in read_rows(*rows, files=files)}
    assert found == {
        rows[0].path: ("done", ""),
        "reports/broken.pdf": ("failed", "the PDF is damaged"),
        "cycles/issues.pdf": ("skipped", "this is a list of issues"),
        "copies/again.pdf": ("duplicate", f"the same content as {rows[0].path}; counted once"),
        "later.pdf": ("waiting", "not reviewed yet"),
    }


def test_copies_have_no_figures() -> None:
    """Sums over a column count each report once."""
    row = make_report(gender=41)
    lines = read_rows(row, files=make_files(row, copies=("a.pdf", "b.pdf")))
    assert [line["Gender references"] for line in lines] == ["41", "", ""]


def test_figures_are_those_of_the_store() -> None:
    """Numbers are written in full, so that a spreadsheet can go on from them."""
    row = make_report(gender=7, both=3, words=9_999, met=(5, 6, 7))
    (line,) = read_rows(row)
    assert row.figures is not None
    assert float(line["Gender references per 1,000 words"]) == row.figures.gender.per_1000_words
    assert float(line["Sentences where both meet per page"]) == row.figures.intersections.per_page
    assert line["Gender references: level of mention"] == "low"
    assert [line[f"Indicators {name}"] for name in ("met", "partly met", "not met")] == ["5", "6", "7"]
    assert line["Scorecard"] == f"reports/{row.key}/report.html"
    assert line["References to women-girls"] == "7"
    assert line["Scorecard leads with"] == "gender references"


def test_regions_stand_beside_the_state() -> None:
    """Real States have theirs; others have none."""
    kenya, valmora = read_rows(make_report("KEN"), make_report("XVM"))
    assert (kenya["UN region (M49)"], kenya["UN sub-region (M49)"]) == ("Africa", "Sub-Saharan Africa")
    assert (valmora["UN region (M49)"], valmora["UN sub-region (M49)"]) == ("", "")


def test_text_is_no_formula() -> None:
    """What a spreadsheet would run begins with an apostrophe, in names of files too; a row is one line."""
    bad = make_failure("=HYPERLINK(1).pdf", "@SUM(1)\nand more")
    content = render_summary([bad], make_files(bad))
    (line,) = read_summary(content)
    assert (line["File"], line["Reason"]) == ("'=HYPERLINK(1).pdf", "'@SUM(1) and more")
    assert content.count(b"\n") == 2


def test_names_of_columns_are_unlike_and_in_words() -> None:
    """No two columns are called the same, and none by a name of the program."""
    names = render_summary([make_report()], ()).decode("utf-8-sig").splitlines()[0]
    columns = next(csv.reader([names]))
    assert len(columns) == len(set(columns))
    assert not [name for name in columns if "_" in name or name != name.strip()]


def test_a_group_that_one_rubric_does_not_know_is_empty() -> None:
    """Nothing counted is not the same as none found."""
    lines = read_rows(
        make_report(groups={"women-girls": 2, "displacement": 0}), make_report("XTR", groups={"return": 1})
    )
    assert [line["References to displacement"] for line in lines] == ["0", ""]
    assert [line["References to return"] for line in lines] == ["", "1"]
