"""The batch page in a real browser: sorting, filters, views in the address, speed, keyboard, phone, print."""

from __future__ import annotations

import random
import statistics
from typing import Any

import pytest

from gmi.load_regions import load_regions
from gmi.model.store_rows import ReportRow
from gmi.render.batch import render_index
from tests.browser.browse import CHROMIUM, contrast, open_browser, wait_for
from tests.unit.render.batch_rows import make_failure, make_files, make_report, make_skipped, make_theme

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed (apt-get install chromium)"),
]
pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install gmi[test])")

_MANY = 500
_MOST_BYTES = 2_000_000
# What a reader does not feel as waiting, in milliseconds.
_AT_ONCE = 100
_FIGURE = "[...document.querySelectorAll('#rows tr')].map(row => row.cells[%d].textContent.replace(',', ''))"


def make_many(count: int) -> list[ReportRow]:
    """Reports of all States over many years."""
    chance = random.Random(7)  # noqa: S311 - figures for a page, no secret
    states = sorted(load_regions())
    return [
        make_report(
            states[number % len(states)],
            f"{chance.randint(2004, 2025)}-{chance.randint(1, 12):02}-14",
            gender=chance.randint(0, 1500),
            migration=chance.randint(0, 800),
            both=chance.randint(0, 40),
            body=chance.choice(["CMW", "CRPD", "CEDAW"]),
            cycle=chance.choice(["1", "2-3", "4", "10"]),
            met=(chance.randint(0, 30), 5, 30),
            problem_count=(problems := chance.randint(0, 2)),
            warning_count=problems // 2,
            path=f"reports/r{number}.pdf",
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page over 500 reports, as a file."""
    rows = [*make_many(_MANY), make_failure(), make_skipped()]
    themes = [make_theme(row, theme, 2) for row in rows[:_MANY] for theme in ("health", "data", "work")]
    path = tmp_path_factory.mktemp("batch") / "index.html"
    path.write_text(render_index(rows, make_files(*rows), themes), encoding="utf-8")
    assert path.stat().st_size < _MOST_BYTES
    return path.as_uri()


def count_rows(page: Any) -> int:
    """Rows that the page says are shown, once they are all drawn."""
    shown = int(page.locator("#shown").inner_text().split()[0].replace(",", ""))
    wait_for(page, f"document.getElementById('rows').rows.length === {shown}")
    return shown


def sort_by(page: Any, column: str) -> None:
    """Clicks a heading."""
    page.locator(f"#all th[data-c={column}] button").click()


@pytest.mark.parametrize(("column", "at"), [("gender", 5), ("gender-rate", 6), ("both", 9), ("met", 14), ("pages", 4)])
def test_numbers_sort_as_numbers(page: Any, column: str, at: int) -> None:
    """The highest first, then the lowest first; the heading says which, and no other does."""
    for way, turn in (("descending", True), ("ascending", False)):
        sort_by(page, column)
        assert count_rows(page) == _MANY
        figures = [float(text.split()[0]) for text in page.evaluate(_FIGURE % at)]
        assert figures == sorted(figures, reverse=turn)
        assert page.locator(f"#all th[data-c={column}]").get_attribute("aria-sort") == way
        assert page.locator("#all [aria-sort]").count() == 1


def test_cycles_dates_and_levels_sort_by_what_they_mean(page: Any) -> None:
    """Cycle 10 comes after 4, 2-3 before it; absent is lower than low."""
    sort_by(page, "cycle")
    sort_by(page, "cycle")
    assert count_rows(page) == _MANY
    cycles = page.evaluate(_FIGURE % 2)
    assert list(dict.fromkeys(cycles)) == ["1", "2-3", "4", "10"]
    sort_by(page, "date")
    assert count_rows(page) == _MANY
    dates = page.evaluate(_FIGURE % 3)
    assert dates == sorted(dates)
    sort_by(page, "mention")
    assert count_rows(page) == _MANY
    assert list(dict.fromkeys(page.evaluate(_FIGURE % 11))) == ["low", "absent"]


def test_filters_work_together_and_say_how_many(page: Any) -> None:
    """Region, body, years, a figure and words narrow the table; Show all opens it again."""
    counts = [count_rows(page)]
    page.get_by_label("UN region").select_option("rAfrica")
    counts.append(count_rows(page))
    page.get_by_label("UN region").select_option("uNorthern-Africa")
    counts.append(count_rows(page))
    page.get_by_label("Treaty body", exact=True).select_option("CRPD")
    counts.append(count_rows(page))
    page.get_by_label("From year").select_option("2010")
    counts.append(count_rows(page))
    assert counts == sorted(set(counts), reverse=True)
    assert counts[-1] > 0
    assert all(date >= "2010" for date in page.evaluate(_FIGURE % 3))
    assert page.locator("#shown").inner_text() == f"{counts[-1]} of 500 reports shown"
    assert page.locator("#shown").get_attribute("aria-live") == "polite"
    page.get_by_role("button", name="Show all").click()
    assert count_rows(page) == _MANY


def test_a_figure_bounds_the_rows(page: Any) -> None:
    """At most and at least; a number that is none bounds nothing."""
    page.get_by_text("More filters").click()
    page.get_by_label("Figure", exact=True).select_option("both")
    page.get_by_label("Number", exact=True).fill("3")
    few = count_rows(page)
    assert all(int(text) <= 3 for text in page.evaluate(_FIGURE % 9))
    page.get_by_label("At most or at least").select_option("least")
    assert all(int(text) >= 3 for text in page.evaluate(_FIGURE % 9))
    assert 0 < few < _MANY
    page.get_by_label("Number", exact=True).fill("many")
    assert count_rows(page) == _MANY


def test_words_find_states_symbols_and_files(page: Any) -> None:
    """In any case, without accents, every word somewhere in the row."""
    for words, least in (("ken", 1), ("CRPD/c/fra", 1), ("r499.PDF", 1), ("kenya cmw", 0), ("no such state", 0)):
        page.get_by_label("State, symbol or file").fill(words)
        found = count_rows(page)
        assert found >= least, words
        assert found < _MANY / 10, words


def test_a_view_can_be_sent(page: Any, chromium: Any) -> None:
    """The address holds filters and order; whoever opens it sees the same rows in the same order."""
    page.get_by_label("Treaty body", exact=True).select_option("CEDAW")
    page.get_by_text("More filters").click()
    page.get_by_label("Level of mention").select_option("absent")
    page.get_by_label("State, symbol or file").fill("a")
    sort_by(page, "migration-rate")
    count_rows(page)
    wait_for(page, "location.hash.includes('sort=')")
    names = page.evaluate(_FIGURE % 0)
    other = chromium.new_page()
    other.goto(page.url)
    assert count_rows(other) == len(names)
    assert other.evaluate(_FIGURE % 0) == names
    assert other.locator("#more").get_attribute("open") is not None
    other.close()
    page.get_by_role("link", name="Failed: 1").click()
    assert "body=CEDAW" in page.url
    page.get_by_role("button", name="Show all").click()
    wait_for(page, "location.hash === ''")


def test_an_address_of_nonsense_shows_everything(page: Any, address: str) -> None:
    """What no filter offers is passed over."""
    page.goto("about:blank")
    page.goto(f"{address}#body=<b>&sort=__proto__.up&figure=nothing&limit=4")
    assert count_rows(page) == _MANY


def test_links_of_the_page_show_their_reports(page: Any) -> None:
    """A region's name in the overview shows its reports in the table, as many as it says."""
    line = page.locator("#overview tbody tr", has_text="Caribbean").first
    number = int(line.locator("td").first.inner_text())
    line.get_by_role("link").click()
    wait_for(page, f"document.getElementById('shown').textContent.startsWith('{number} of')")
    assert count_rows(page) == number
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "All reports"


def test_nothing_keeps_the_reader_waiting(page: Any) -> None:
    """With 500 reports, sorting, filtering and searching show their first rows within 100 milliseconds."""
    taken = page.evaluate(
        """async () => { const taken = []; const wait = (time) => new Promise((done) => setTimeout(done, time));
        const button = document.querySelector('#all th[data-c=gender] button');
        const body = document.getElementById('body'), search = document.getElementById('search');
        const acts = [() => button.click(), () => { body.selectedIndex = (body.selectedIndex + 1) % 3;
            body.dispatchEvent(new Event('change')) }, () => { search.value = search.value ? '' : 'e';
            search.dispatchEvent(new Event('input')) }];
        for (let turn = 0; turn < 15; turn++) { await wait(150); const before = performance.now(); acts[turn % 3]();
            document.body.offsetHeight; taken.push(performance.now() - before) }
        return taken }"""
    )
    assert statistics.median(taken) < _AT_ONCE, taken


def test_by_keyboard(page: Any) -> None:
    """A heading is a button that Enter presses; what has the focus stays there."""
    page.locator("#all th[data-c=both] button").focus()
    page.keyboard.press("Enter")
    assert page.locator("#all th[data-c=both]").get_attribute("aria-sort") == "descending"
    assert page.evaluate("document.activeElement.parentElement.dataset.c") == "both"


def test_targets_are_large_enough(page: Any) -> None:
    """Buttons and filters are at least 24 pixels high and wide."""
    small = page.evaluate(
        "[...document.querySelectorAll('button, select, input, summary')].filter(e => e.offsetParent)"
        ".map(e => e.getBoundingClientRect()).filter(box => box.height < 24 || box.width < 24).length"
    )
    assert small == 0


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_no_width_makes_the_page_scroll_sideways(page: Any, width: int) -> None:
    """Wide tables scroll within themselves; the page does not."""
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_it_is_a_plain_table(address: str, playwright: Any) -> None:
    """All rows are there; what needs a script is not."""
    with open_browser(playwright, scripts=False) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator("#rows tr:visible").count() == _MANY
        assert page.locator("button:visible, select:visible, input:visible, .js:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Any, scheme: str) -> None:
    """Text has at least 4.5:1, also where it is small, in light and in dark."""
    page.emulate_media(color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for selector in ("#rows i", "#all thead button", "#rows td.w0", "#rows a", ".groups th", "caption span"):
        colour = page.evaluate("name => getComputedStyle(document.querySelector(name)).color", selector)
        assert contrast(colour, paper) >= 4.5, selector


def test_print_has_all_rows_and_headings(page: Any) -> None:
    """On paper every row that fits the filters is there, with the heads of the columns and without filters."""
    sort_by(page, "both")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#rows tr").count() == _MANY
    assert page.locator("#all thead th[data-c=both]").inner_text().endswith("Number")
    assert page.locator("#all thead th[data-c=both] button").is_visible()
    assert page.locator("select:visible, input:visible").count() == 0
