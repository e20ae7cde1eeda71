"""The page in a real browser: policy, filters, keyboard, copying, phone, print, contrast, and life without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from gmi.render import render_result
from tests.browser.browse import CHROMIUM, contrast, open_browser, wait_for
from tests.unit.render.factory import make_result
from tests.unit.render.report import Line

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed (apt-get install chromium)"),
]
pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install gmi[test])")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A scorecard as a file, as people open it."""
    path = tmp_path_factory.mktemp("page") / "valmora.html"
    leaders = Line(("[women-girls!contents|Women]" + "." * 250 + "17",), "contents")
    path.write_text(render_result(make_result(3, extra=(leaders,)), "html"), encoding="utf-8")
    return path.as_uri()


def count_rows(page: Any) -> int:
    """Rows of evidence that are shown."""
    return int(page.evaluate("document.querySelectorAll('#rows tr:not([hidden])').length"))


def test_a_number_of_the_finding_filters_its_evidence(page: Any) -> None:
    """A click on the count shows that many rows, says so, and goes there."""
    link = page.locator("#finding-text a[data-f]").first
    number = int(link.inner_text())
    link.click()
    assert count_rows(page) == number
    assert page.locator("#shown").inner_text().startswith(f"{number} of ")
    assert page.evaluate("location.hash") == "#evidence"


def test_every_number_shows_as_many_rows_as_it_says(page: Any) -> None:
    """Each linked number of the page agrees with the references, or the sentences, behind it."""
    links = page.locator("a[data-f]")
    assert links.count() > 20
    wrong = page.evaluate(
        """() => { const rows = [...document.querySelectorAll('#rows tr')];
        return [...document.querySelectorAll('a[data-f]')].filter((link) => {
            link.click();
            const shown = rows.filter((row) => !row.hidden);
            const sentences = new Set(shown.map((row) => row.dataset.s)).size;
            const figure = parseInt(link.textContent.replace(/,/g, ''));
            return shown.length !== figure && sentences !== figure;
        }).map((link) => link.parentElement.outerHTML) }"""
    )
    assert wrong == []


def test_filters_and_search_work_together(page: Any) -> None:
    """A group, a depth and words narrow the table; Show all opens it again."""
    every = count_rows(page)
    page.get_by_label("Dimension", exact=True).select_option("dg")
    gender = count_rows(page)
    page.get_by_label("Depth", exact=True).select_option("lc")
    committed = count_rows(page)
    page.get_by_label("Words in the sentence").fill("NATIONAL   plan")
    wait_for(page, f"document.querySelectorAll('#rows tr:not([hidden])').length < {committed}")
    assert every > gender > committed > count_rows(page) > 0
    page.get_by_role("button", name="Show all").click()
    assert count_rows(page) == every
    assert page.locator("#shown").get_attribute("aria-live") == "polite"


def test_a_paragraph_link_reveals_a_filtered_row(page: Any) -> None:
    """A link to a row that is filtered away brings it back."""
    page.get_by_label("Dimension", exact=True).select_option("dm")
    hidden = page.evaluate("document.querySelector('#rows tr[hidden]:not(.off)').id")
    page.evaluate(
        "id => document.querySelector(`main a[href='#${id}']`)"
        ".dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))",
        hidden,
    )
    assert page.locator(f"#{hidden}").is_visible()


def test_strips_by_keyboard(page: Any) -> None:
    """A strip is one stop; arrows tell the paragraph, Enter goes to its evidence."""
    strip = page.locator("#strip-gender .readout")
    strip.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    told = strip.get_attribute("aria-valuetext")
    assert told.startswith("paragraph ")
    assert page.locator("#strip-gender .readout").inner_text() == told
    page.keyboard.press("Enter")
    row = page.locator(page.evaluate("location.hash"))
    assert row.locator("mark").inner_text() in told


def test_tab_stops_do_not_grow_with_the_report(page: Any) -> None:
    """Ticks are no stops: outside the evidence, the tab key stops at links, buttons and three strips."""
    stops = page.evaluate("[...document.querySelectorAll('.strip, .strip *')].filter(e => e.tabIndex >= 0).length")
    assert stops == 3


def test_copying(page: Any) -> None:
    """The finding, what is ticked and all questions are copied, also where the clipboard is closed to the page."""
    page.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', {value: {writeText: async () => { throw Error() }}});"
        " document.addEventListener('copy', () => { window.copied = document.activeElement.value }) }"
    )
    page.get_by_role("button", name="Copy the finding").click()
    wait_for(page, "window.copied")
    assert page.evaluate("window.copied").startswith("CMW/C/XVM/2 refers to women")
    stage = page.locator(".stage").first
    stage.get_by_role("button", name="Copy ticked").click()
    assert stage.locator(".said").inner_text() == "Nothing is ticked."
    stage.locator("input").nth(1).check()
    stage.get_by_role("button", name="Copy ticked").click()
    wait_for(page, "window.copied.startsWith('Please say')")
    assert page.evaluate("window.copied").count("\n") == 0
    stage.get_by_role("button", name="Copy all").click()
    wait_for(page, "window.copied.includes('\\n')")
    assert page.evaluate("window.copied").count("\n") == stage.locator("li").count() - 1


def test_copying_one_question(page: Any) -> None:
    """Each question has a button of its own, by keyboard too; it copies the question alone and says so."""
    page.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.copied = text } }",
    )
    stage = page.locator(".stage").first
    item = stage.locator(".asked li").first
    button = item.get_by_role("button", name="Copy question 1")
    button.focus()
    page.keyboard.press("Enter")
    wait_for(page, "window.copied !== undefined")
    assert page.evaluate("window.copied") == " ".join(item.locator(".ask").inner_text().split())
    wait_for(page, "document.querySelector('.stage .said').textContent === 'Copied question 1.'")
    assert button.inner_text() == "Copied"
    assert stage.locator(".said").get_attribute("role") == "status"
    assert button.bounding_box()["height"] >= 24


def test_indicators_by_outcome(page: Any) -> None:
    """One outcome alone is shown, themes without it are hidden, the number is said."""
    page.get_by_label("Show", exact=True).select_option("not-met")
    shown = page.locator(".indicators tr[data-o]:visible")
    assert shown.count() == 3
    assert page.locator("#outcome-count").inner_text() == "3 shown"
    assert page.locator(".indicators .group:visible").count() == 3


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_width_makes_the_page_scroll_sideways(page: Any, width: int) -> None:
    """Wide tables scroll within themselves; the page does not."""
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_everything_is_there(address: str, playwright: Any) -> None:
    """All rows are shown; what needs a script is not."""
    with open_browser(playwright, scripts=False) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator("#rows tr:visible").count() == page.locator("#rows tr").count() > 80
        assert page.locator("button:visible, select:visible, input:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Any, scheme: str) -> None:
    """Text has at least 4.5:1 and the ticks at least 3:1 against the paper, in light and in dark."""
    page.emulate_media(color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for name, least in {"ink": 7, "soft": 4.5, "link": 4.5, "h1": 3, "h2": 3, "h3": 3}.items():
        colour = page.evaluate(
            "name => { const e = document.createElement('p'); e.className = 'probe'; document.body.append(e);"
            " e.style.color = `var(--${name})`; const c = getComputedStyle(e).color; e.remove(); return c }",
            name,
        )
        assert contrast(colour, paper) >= least, (name, colour, paper)
    mark = page.evaluate("(() => { const s = getComputedStyle(document.querySelector('#rows tr:not(.off) mark'));"
                         " return [s.color, s.backgroundColor] })()")  # fmt: skip
    assert contrast(*mark) >= 7
    grey = page.evaluate("(() => { const s = getComputedStyle(document.querySelector('#rows .off mark'));"
                         " return [s.color, s.backgroundColor] })()")  # fmt: skip
    assert contrast(*grey) >= 4.5


def test_print_opens_what_is_folded(page: Any) -> None:
    """On paper what was searched for is open, the buttons are gone, the rows are there."""
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".terms").is_visible()
    assert page.locator("button:visible").count() == 0
    assert page.locator("#rows tr").first.is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not page.locator(".terms").is_visible()
