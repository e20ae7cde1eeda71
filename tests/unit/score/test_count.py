"""Counting: headline, buckets, groups, rates and variants."""

from __future__ import annotations

import pytest

from gmi.score.count import count_dimension, rate_per_1000

from .factory import Report, Text, make_report, make_rubric


def _report() -> Report:
    return make_report(
        Text("[women-girls|Women] in Valmora", zone="heading", number=None),
        "The [women-girls|women] and [women-girls x|mothers] and [men-boys|men] met. [gender|Gender] counts.",
        "The [women-girls !institution-name|Ministry of Women] and the [gender !treaty-title|Gender Treaty].",
        Text("See [lgbtqia|gay] persons.", zone="footnote", number="1"),
        Text("[women-girls|girls] 12", zone="table", number=None),
        Text("[gender|gender] again, [women-girls x !contents|mothers]", zone="annex", annexed=True),
        Text("[women-girls !contents|Women] ... 4", zone="contents"),
        "Nothing here.",
    )


def test_headline_holds_core_references_of_headline_groups_outside_buckets() -> None:
    """Extended terms, men and boys, and buckets stay out of the headline."""
    count = count_dimension((r := _report()).document, make_rubric(), r.classified, "gender")
    assert (count.headline, count.extended, count.raw) == (6, 1, 9)
    assert count.groups == {"women-girls": 3, "gender": 2, "lgbtqia": 1, "men-boys": 1}


def test_buckets_explain_the_whole_difference_between_raw_and_headline() -> None:
    """Raw less what the buckets took away is the headline."""
    count = count_dimension((r := _report()).document, make_rubric(), r.classified, "gender")
    assert {name: n for name, n in count.excluded.items() if n} == {
        "contents": 1,
        "treaty-title": 1,
        "institution-name": 1,
    }
    assert count.raw - sum(count.excluded.values()) == count.headline


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("body text only", 2),
        ("without headings", 5),
        ("without footnotes", 5),
        ("without tables", 5),
        ("without annexes", 5),
        ("with institution names", 7),
        ("with treaty titles", 7),
        ("with institution names and treaty titles", 8),
        ("with contents lines", 7),
        ("with extended terms", 7),
        ("with men and boys", 7),
        ("everything found", 11),
    ],
)
def test_each_variant_makes_one_choice_differently(name: str, expected: int) -> None:
    """A variant takes one zone out or one bucket in."""
    count = count_dimension((r := _report()).document, make_rubric(), r.classified, "gender")
    assert count.variants[name] == expected


def test_every_migration_term_is_core() -> None:
    """The core mark of the rubric is asked for gender only."""
    report = make_report("All [migrants x|migrants] and [trafficking-smuggling|trafficking].")
    count = count_dimension(report.document, make_rubric(), report.classified, "migration")
    assert (count.headline, count.extended) == (2, 0)
    assert "with extended terms" not in count.variants


def test_rates_have_the_pages_the_words_and_the_paragraphs_as_base() -> None:
    """Shares leave headings, contents and the like out of the base."""
    report = _report()
    count = count_dimension(report.document, make_rubric(), report.classified, "gender")
    assert (count.per_page, count.per_1000_words) == (0.6, 6.0)
    assert count.paragraph_share == round(4 / 6, 4)


def test_a_format_without_pages_has_no_rate_by_page() -> None:
    """No division by nothing."""
    report = make_report("The [women-girls|women].", page_count=0, word_count=0)
    count = count_dimension(report.document, make_rubric(), report.classified, "gender")
    assert (count.per_page, count.per_1000_words) == (0.0, 0.0)


def test_published_rate_is_reproduced() -> None:
    """Forty-two references in 39 pages are 1.08 a page."""
    report = make_report("[women-girls|women] " * 42, page_count=39)
    count = count_dimension(report.document, make_rubric(), report.classified, "gender")
    assert round(count.per_page, 2) == 1.08
    assert rate_per_1000(42, 21000) == 2.0
