"""The draft's page in a real browser: phone, print, contrast, links, and nothing that the policy forbids."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gmi.model.draft import Run, Statement, Table
from gmi.render.draft import render_draft
from tests.browser.browse import CHROMIUM, contrast
from tests.unit.render.drafts import make_draft, make_quotation, make_short

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed (apt-get install chromium)"),
]
pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install gmi[test])")


@pytest.fixture(params=["whole", "long-words"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A draft as a file, as people open it; once with words longer than a telephone is wide."""
    long = "w" * 300
    table = Table(long, ("A", "B", "C", "D"), ((long, "b", "c", long),))
    odd = make_short(make_quotation(long), Statement((Run(long),), 1000), table)
    draft = make_draft() if request.param == "whole" else odd
    path = tmp_path / "draft.html"
    path.write_bytes(render_draft(draft, "html"))
    return path.as_uri()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_width_makes_the_page_scroll_sideways(page: Any, width: int) -> None:
    """Long words are broken and wide tables scroll within themselves."""
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Any, scheme: str) -> None:
    """Text has at least 4.5:1 on the paper, and a mark at least 7:1 on its ground, which is unlike the paper."""
    page.emulate_media(color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for selector in ("main p", "dt", "cite", "sup a"):
        found = page.locator(selector)
        if found.count():
            assert contrast(found.first.evaluate("e => getComputedStyle(e).color"), paper) >= 4.5, selector
    mark = page.locator("mark").first.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert contrast(*mark) >= 7
    assert mark[1] != paper


def test_a_remark_is_a_click_away(page: Any) -> None:
    """The number beside a claim leads to what it rests on, by keyboard too."""
    link = page.locator("sup a").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash).textContent").startswith("Where: ")
    assert link.get_attribute("aria-label") == "Remark 1"


def test_print_breaks_after_the_title_and_before_the_last_page(page: Any) -> None:
    """On paper the title and the contents have pages of their own, and the last page can be taken out."""
    page.emulate_media(media="print")
    assert page.locator("header").evaluate("e => getComputedStyle(e).breakAfter") == "page"
    assert page.locator(".before").evaluate("e => getComputedStyle(e).breakBefore") == "page"
    assert not page.locator(".skip").is_visible()
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") >= 3
