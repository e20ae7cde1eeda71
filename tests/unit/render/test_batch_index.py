"""The page over all reports of a batch."""

from __future__ import annotations

import pytest

from gmi.model.store_rows import FileRow, ReportRow, ThemeRow
from gmi.render.batch import render_index
from gmi.render.batch.index import list_notices, name_page
from gmi.render.batch.table import STEPS, list_rows, order_reports
from tests.unit.render.batch_rows import Tables, make_failure, make_files, make_report, make_skipped, make_theme


def read_page(*rows: ReportRow, files: tuple[FileRow, ...] = (), themes: tuple[ThemeRow, ...] = ()) -> Tables:
    """The page of some reports, read."""
    return Tables(render_index(rows, files or make_files(*rows), themes))


def test_a_row_a_report() -> None:
    """Everything that can be sorted and filtered by stands in the row of its report."""
    row = make_report(gender=1234, migration=0, both=5, problem_count=2, warning_count=1, page_count=1020)
    page = read_page(row)
    assert page.rows["reports"][2] == [
        "ValmoraCMW/C/XVM/1", "CMW", "1", "2020-05-17", "1,020", "1,234", "123.40", "0", "0.00", "5", "0.50", "low",
        "absent", "absent", "3 of 57", "2warned",
    ]  # fmt: skip
    assert f"reports/{row.key}/report.html" in page.links


def test_levels_are_of_what_leads() -> None:
    """Gender references in a report about migration, sentences where both meet in others."""
    migration, other = list_rows([make_report(both=0), make_report(body="CRPD", both=0)])
    assert (migration.levels[0][0], other.levels[0][0]) == ("low", "absent")
    assert [cell.leads for cell in migration.rates] == [True, False, False]
    assert [cell.leads for cell in other.rates] == [False, False, True]


def test_rows_come_by_the_name_of_the_state_and_then_by_date() -> None:
    """People look for a State by its name; what has no State comes last."""
    rows = [
        make_report(None, body=None, path="aa.pdf"),
        make_report("KEN", "2015-01-01"),
        make_report("XVM", "2024-01-01", cycle="2"),
        make_report("XVM", "2011-01-01", cycle="9"),
        make_report("FRA"),
    ]
    assert [(row.state, row.year) for row in order_reports(rows)] == [
        ("FRA", 2020), ("KEN", 2015), ("XVM", 2011), ("XVM", 2024), (None, 2020),
    ]  # fmt: skip


def test_bars_end_at_the_highest_rate_of_a_state_report() -> None:
    """A plan full of references does not make all other bars vanish; it is cut at the end."""
    rows = [make_report(gender=20), make_report("XTR", gender=10), make_report("XKE", gender=900, kind="other")]
    assert [row.rates[0].step for row in list_rows(rows)] == [STEPS, STEPS // 2, STEPS]
    assert [row.rates[0].step for row in list_rows([make_report(gender=0), make_report("XTR", gender=1)])] == [0, STEPS]


def test_what_has_no_figures_is_listed_with_its_reason() -> None:
    """Failures, documents of the Committee with their kind, copies, and what waits."""
    rows = (make_report(), make_failure(), make_skipped())
    page = read_page(*rows, files=make_files(*rows, copies=("z.pdf",), waiting=("later.pdf",)))
    assert page.rows["failed"][1:] == [["reports/broken.pdf", "the PDF is damaged", "download it again"]]
    assert page.rows["skipped"][1:] == [["cycles/issues.pdf", "list of issues"]]
    assert page.rows["duplicates"][1:] == [["z.pdf", rows[0].path]]
    assert "#waiting" in page.links


def test_a_batch_without_a_result_says_so() -> None:
    """No table, no chart, no filter; the failures are there."""
    page = render_index([make_failure()], (), ())
    assert "No report could be reviewed" in page
    assert Tables(page).rows.keys() == {"failed"}
    assert 'href="#least"' not in page


def test_nothing_at_all() -> None:
    """An empty batch makes a page."""
    assert "0 reports" in render_index((), (), ())


def test_names_are_escaped() -> None:
    """What stands in files cannot become part of the page."""
    bad = make_failure("<script>alert(1)</script>.pdf", "<img src=x onerror=alert(1)>")
    title = make_report(None, body='"><b>', path='x" onclick="y.pdf', kind="other")
    page = Tables(render_index([bad, title], make_files(bad, title), ()))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert [tag for tag, _ in page.tags].count("img") == 0
    assert not [attributes for _, attributes in page.tags if "onclick" in attributes or "onerror" in attributes]


def test_nothing_is_loaded_and_no_style_is_outside_of_the_policy() -> None:
    """Links go into the page, to scorecards and to the summary; no element has a style of its own."""
    rows = (make_report(), make_report("KEN", body="CRPD"))
    page = read_page(*rows, themes=(make_theme(rows[0], "health", 3),))
    allowed = ("#", "reports/", "summary.csv")
    assert [link for link in page.links if not link.startswith(allowed)] == []
    assert [tag for tag, attributes in page.tags if "style" in attributes] == []


def test_every_link_within_the_page_leads_somewhere() -> None:
    """Each anchor is the id of a part, or a view of the table."""
    rows = (make_report(), make_report("XVM", "2024-02-02", cycle="2"), make_failure(), make_skipped())
    page = read_page(*rows, files=make_files(*rows, copies=("z.pdf",)), themes=(make_theme(rows[0], "health", 3),))
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    wrong = [link for link in page.links if link.startswith("#") and "=" not in link and link[1:] not in ids]
    assert wrong == []


def test_every_filter_has_what_the_rows_have() -> None:
    """Views that the page links to are choices of its filters."""
    rows = (make_report("KEN", body="CRPD"), make_report("FRA", "2011-01-01"))
    page = read_page(*rows)
    values = {attributes.get("value") for tag, attributes in page.tags if tag == "option"}
    wanted = {part.partition("=")[2] for link in page.links if "=" in link for part in link[1:].split("&")}
    assert {one for one in wanted if not one.endswith(".up")} <= values | {"kstate-report"}
    keys = {key for tag, attributes in page.tags if tag == "tr" for key in (attributes.get("data-k") or "").split()}
    assert {"rAfrica", "uSub-Saharan-Africa", "sKEN", "lEn".lower()} <= keys


NOTICES = {
    "different rubrics": ([make_report(), make_report("KEN", body="CRPD")], "2 rubrics (gmi-cmw and gmi-core)"),
    "versions of one rubric": ([make_report(), make_report("XTR", rubric_sha256="cd" * 32)], "versions of the rubric"),
    "versions of gmi": ([make_report(), make_report("XTR", gmi_version="0.2")], "different versions of gmi"),
    "poor reading": ([make_report(problem_count=1, warning_count=1)], "1 report could not be read well; its figures"),
}


@pytest.mark.parametrize("name", NOTICES)
def test_what_makes_rows_unlike_is_said_first(name: str) -> None:
    """A reader knows before he compares."""
    rows, words = NOTICES[name]
    (notice,) = list_notices(rows, make_files(*rows))
    assert words in notice


def test_no_notice_without_a_reason() -> None:
    """A batch of one kind has nothing to warn of."""
    assert list_notices([make_report(), make_report("XTR")], ()) == ()


def test_the_title_counts() -> None:
    """One and many, with States and without."""
    assert name_page([make_report()]) == "1 report of 1 State"
    assert name_page([make_report(), make_report(date="2024-01-01"), make_failure()]) == "2 reports of 1 State"
    assert name_page([make_report(None, body=None)]) == "1 report"


def test_the_same_rows_give_the_same_page() -> None:
    """Whatever the order in which they come."""
    rows = [make_report(), make_report("KEN", body="CRPD"), make_report("XTR", "2012-03-04"), make_failure()]
    files = make_files(*rows)
    assert render_index(rows, files, ()) == render_index(rows[:2] + rows[:1:-1], files, ())
