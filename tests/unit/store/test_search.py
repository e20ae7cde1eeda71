"""The search over a batch: what is found, what it is narrowed to, and the citation to paste."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gmi.errors import StoreError
from gmi.model.document import STATE_ZONES, ZONES
from gmi.model.review import Review, ReviewedParagraph
from gmi.model.store_rows import Hits, SearchFilters
from gmi.store import open_store, search_store
from gmi.store.rows import name_place
from gmi.store.show import say_total, show_csv, show_json, show_markdown, show_terminal

from .factory import make_failure, make_file, make_review

REVIEWS = (
    make_review(extra=("Zebras cross the border.", "A zebra is counted in the statistics.")),
    make_review(make_file("t.pdf"), "XTR", "CMW/C/XTR/1", "2011-01-31", extra=("Zebras, zebras and *[zebras]*.",)),
    make_review(make_file("o.pdf"), "XOS", "CEDAW/C/XOS/5", "2019-01-02"),
    make_failure(make_file("bad.pdf")),
)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch of three States."""
    folder = tmp_path_factory.mktemp("batch")
    with open_store(folder, write=True) as store:
        run = store.begin_run(gmi_version="1", rubric=None, jobs=1, engine="local")
        for review in REVIEWS:
            store.save_review(review, run, seconds=1)
    return folder


def cite(hits: Hits) -> list[str]:
    """The citations, in order."""
    return [hit.citation for hit in hits.best]


def test_a_hit_has_its_citation_and_its_words_marked(batch: Path) -> None:
    """Symbol and paragraph, State, and a snippet in which every second piece was looked for."""
    hits = search_store(batch, '"zebras cross"')
    assert (hits.total, hits.report_count) == (1, 1)
    hit = hits.best[0]
    assert hit.number is not None
    assert hit.citation == f"(CMW/C/XVM/2, para. {hit.number})"
    assert (hit.state_name, hit.date, hit.zone) == ("Valmora", "2025-03-14", "body")
    assert hit.snippet[1] == "Zebras cross"
    assert "".join(hit.snippet) == hit.text == "Zebras cross the border."


def test_the_best_come_first_and_the_total_is_of_all(batch: Path) -> None:
    """A text with more of the words stands before one with less; the limit does not change the total."""
    hits = search_store(batch, "zebras", limit=1)
    assert hits.total == 2
    assert [hit.state for hit in hits.best] == ["XTR"]
    assert len(search_store(batch, "valmora OR zebras", limit=0).best) == search_store(batch, "valmora OR zebras").total


def test_equal_hits_have_one_order(batch: Path, tmp_path: Path) -> None:
    """Another order of work gives the same order of hits."""
    with open_store(tmp_path, write=True) as store:
        run = store.begin_run(gmi_version="1", rubric=None, jobs=1, engine="local")
        for review in reversed(REVIEWS):
            store.save_review(review, run, seconds=1)
    assert search_store(batch, "migrants", limit=0) == search_store(tmp_path, "migrants", limit=0)


@pytest.mark.parametrize(
    ("filters", "states"),
    [
        (SearchFilters(states=("XVM",)), {"XVM"}),
        (SearchFilters(states=("XVM", "XOS")), {"XVM", "XOS"}),
        (SearchFilters(bodies=("CEDAW",)), {"XOS"}),
        (SearchFilters(years=(2011, 2011)), {"XTR"}),
        (SearchFilters(years=(2012, 9999)), {"XVM", "XOS"}),
        (SearchFilters(bodies=("CMW",), years=(0, 2020)), {"XTR"}),
    ],
)
def test_narrowed_to_reports(batch: Path, filters: SearchFilters, states: set[str]) -> None:
    """By State, body and year; alternatives of one filter are added, filters narrow each other."""
    hits = search_store(batch, "migrants", filters, limit=0)
    assert {hit.state for hit in hits.best} == states


def test_narrowed_to_a_theme(batch: Path) -> None:
    """Only paragraphs that are placed in the theme."""
    hits = search_store(batch, "zebra*", SearchFilters(themes=("data",)))
    assert [hit.text for hit in hits.best] == ["A zebra is counted in the statistics."]
    assert hits.best[0].themes == ("data",)


def test_narrowed_to_a_group_and_a_depth(batch: Path) -> None:
    """The paragraph holds one reference that is both of the group and of the depth, in no bucket."""
    filters = SearchFilters(groups=("women-girls",), labels=("commitment",))
    hits = search_store(batch, "women OR migrants", filters, limit=0)
    held: set[tuple[str, int]] = set()
    for review in REVIEWS[:3]:
        held |= {
            (review.file.sha256[:16], paragraph.index)
            for item in _list_references(review)
            for paragraph in review.paragraphs
            if (item["group"], item["label"], item["bucket"]) == ("women-girls", "commitment", None)
            and paragraph.start <= item["start"] < paragraph.end
            and any(word in paragraph.text.lower().split() for word in ("women", "migrants"))
        }
    assert hits.total == len(held) > 0


def test_only_the_states_own_words_unless_asked(batch: Path) -> None:
    """Mastheads, contents and the Committee's words are found on request."""
    own = search_store(batch, "valmora OR workers", limit=0)
    everything = search_store(batch, "valmora OR workers", SearchFilters(all_zones=True), limit=0)
    assert {hit.zone for hit in own.best} <= set(STATE_ZONES)
    assert everything.total > own.total
    masthead = search_store(batch, "valmora OR workers", SearchFilters(zones=("masthead",)), limit=0)
    assert {hit.zone for hit in masthead.best} == {"masthead"}


@pytest.mark.parametrize(
    "filters",
    [
        SearchFilters(states=("KENYA",)),
        SearchFilters(bodies=("CDEAW",)),
        SearchFilters(labels=("committment",)),
        SearchFilters(zones=("bodies",)),
        SearchFilters(groups=("women",)),
        SearchFilters(themes=("datas",)),
    ],
)
def test_a_misspelt_filter_is_refused(batch: Path, filters: SearchFilters) -> None:
    """It would find nothing, and look like a finding; the message lists what there is."""
    with pytest.raises(StoreError) as caught:
        search_store(batch, "migrants", filters)
    assert caught.value.code == "store.filter"
    assert "choose from" in caught.value.hint


def make_paragraph(
    zone: Any = "body", number: str | None = "12", page: int | None = 4, **more: Any
) -> ReviewedParagraph:
    """A paragraph at some place."""
    return ReviewedParagraph(0, zone, number, page, (), (), "Text.", 0, 5, **more)


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        (make_paragraph(), "para. 12"),
        (make_paragraph(number="12 bis"), "para. 12 bis"),
        (make_paragraph(number=None), "p. 4"),
        (make_paragraph("footnote", "7", called_from_number="12"), "para. 12, note 7"),
        (make_paragraph("footnote", "7"), "p. 4, note 7"),
        (make_paragraph("footnote", "7", None), "note 7"),
        (make_paragraph("annex", "3"), "annex, para. 3"),
        (make_paragraph("table", None, annexed=True), "annex, p. 4"),
        (make_paragraph(number=None, page=None), "unnumbered"),
    ],
)
def test_places_are_cited_by_number_else_by_page(paragraph: ReviewedParagraph, place: str) -> None:
    """Notes by the paragraph that calls them; annexes, which number anew, say so."""
    assert name_place(paragraph) == place


def test_every_zone_is_known() -> None:
    """The State's own zones are among those that the store keeps."""
    assert set(STATE_ZONES) < set(ZONES)


def test_terminal_fits_and_marks_without_colour(batch: Path) -> None:
    """80 columns, the words between stars; with colour they are bold."""
    hits = search_store(batch, "migrants", limit=0)
    plain = show_terminal(hits, "migrants")
    assert max(map(len, plain.splitlines())) <= 80
    assert "*migrants*" in plain
    assert "\x1b" not in plain
    assert "\x1b[1mmigrants\x1b[0m" in show_terminal(hits, "migrants", colour=True)
    assert plain.endswith(f"{hits.total} paragraphs in 3 reports\n")


def test_a_report_does_not_steer_the_terminal(batch: Path) -> None:
    """Control characters of a report's text are blanks."""
    hit = replace(
        search_store(batch, "zebras").best[0],
        snippet=("red\x1b[31m", "zebras", ""),
        citation="(X\x1b[2J, p. 1)",
        heading_path="a\x07",
    )
    text = show_terminal(Hits(1, 1, (hit,)), "zebras")
    assert not {"\x1b", "\x07"} & set(text)


def test_totals_in_words(batch: Path) -> None:
    """One, many, some of them, none."""
    assert say_total(search_store(batch, '"zebras cross"'), "q") == "1 paragraph in 1 report"
    assert say_total(search_store(batch, "zebras"), "q") == "2 paragraphs in 2 reports"
    assert say_total(search_store(batch, "zebras", limit=1), "q") == "2 paragraphs in 2 reports; the best 1 is shown"
    assert say_total(search_store(batch, "unicorn"), "unicorn") == "Nothing found for: unicorn"


def test_markdown_shows_text_as_it_stands(batch: Path) -> None:
    """Stars and brackets of a report are no marks of ours."""
    text = show_markdown(search_store(batch, "zebras", SearchFilters(states=("XTR",))), "zebras")
    assert r"**Zebras**, **zebras** and \*\[**zebras**\]\*." in text
    assert "> Terrand (CMW/C/XTR/1, para." in text


def test_json_is_one_value(batch: Path) -> None:
    """Query, totals and hits."""
    data = json.loads(show_json(search_store(batch, "zebras", limit=1), "zebras"))
    assert (data["query"], data["total"], data["report_count"], len(data["hits"])) == ("zebras", 2, 2, 1)
    assert data["hits"][0]["citation"].startswith("(CMW/C/XTR/1, para. ")


def test_csv_is_a_sheet(batch: Path) -> None:
    """One row a hit, whole paragraphs, no formulas."""
    hits = search_store(batch, "zebras")
    formula = replace(hits.best[0], text="=1+1")
    rows = list(
        csv.DictReader(io.StringIO(show_csv(replace(hits, best=(formula, hits.best[1]))).removeprefix("\ufeff")))
    )
    assert [row["text"] for row in rows] == ["'=1+1", "Zebras cross the border."]
    assert rows[1]["citation"].startswith("(CMW/C/XVM/2, para. ")


def _list_references(review: Review) -> list[dict[str, Any]]:
    """The references of a review that is done."""
    result: Any = review.result
    references: list[dict[str, Any]] = result["references"]
    return references
