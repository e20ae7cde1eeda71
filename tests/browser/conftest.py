"""The browser, and a page in it that may complain of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.browse import open_browser

_MISSING = "playwright is not installed (pip install gmi[test])"


@pytest.fixture(scope="module")
def playwright() -> Iterator[Any]:
    """What drives the browsers."""
    with pytest.importorskip("playwright.sync_api", reason=_MISSING).sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Any) -> Iterator[Any]:
    """One browser for all tests."""
    with open_browser(playwright) as context:
        yield context


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """The page of the module's ``address``, freshly opened; whatever the browser complains of fails the test."""
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    yield page
    page.close()
    assert complaints == []
