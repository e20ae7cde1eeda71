"""How far a text can be trusted is measured on its signs and words."""

from __future__ import annotations

import pytest

from gmi.extract.quality import check_quality, list_pages
from gmi.model.extraction import Line, Page

GOOD = "The State protects migrant women and girls who work in homes of others. " * 5


def make_page(number: int, text: str, *, scanned: bool = False, has_images: bool = False) -> Page:
    """A page with one line, or none."""
    lines = (Line(text, 113, 482, 80, 90, 10.0),) if text else ()
    return Page(number, 595, 842, lines, scanned=scanned, has_images=has_images)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([3], "page 3"), ([3, 4, 5], "pages 3 to 5"), ([9, 1, 4], "pages 1, 4 and 9")],
)
def test_pages_in_words(numbers: list[int], words: str) -> None:
    """Numbers of pages are named as a reader would."""
    assert list_pages(numbers) == words


@pytest.mark.parametrize(
    "garbage", ["\ue041\ue042\ue043\ue044 ", "\ufffd\ufffd\ufffd ", "\x02\x13\x14\x15 ", "(cid:12)(cid:9) "]
)
def test_signs_without_letters(garbage: str) -> None:
    """A page of signs that no letter is known for counts as not read, and is named."""
    pages, problems = check_quality((make_page(1, GOOD), make_page(2, garbage * 30)))
    assert [page.readable for page in pages] == [True, False]
    assert [(problem.code, problem.severity, problem.where) for problem in problems] == [
        ("text.unmapped", "error", "page 2")
    ]


def test_bullets_are_no_garbage() -> None:
    """The bullets of a symbol font are no sign of an unreadable text."""
    pages, problems = check_quality((make_page(1, "\uf0b7 " + GOOD),))
    assert problems == ()
    assert pages[0].readable


def test_a_few_lost_signs_over_all() -> None:
    """Signs lost here and there are a warning for the whole report; its pages count as read."""
    pages, problems = check_quality((make_page(1, GOOD.replace("w", "\ufffd")),))
    assert [(problem.code, problem.severity) for problem in problems] == [("text.unmapped", "warning")]
    assert pages[0].readable


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ('SWlTZERLAf"JD', True),
        ("HAUT-COMMISSA{RE", True),
        ("wom|en", True),
        ("women/girls", False),
        ("http://example.org/~women", False),
        ("O’Neill", False),
        ("(re)integration", False),
        ("A&B", False),
    ],
)
def test_broken_words(word: str, broken: bool) -> None:
    """Words with signs that no word has are what poor recognition leaves; names and addresses are not."""
    _, problems = check_quality((make_page(1, GOOD + f" {word}" * 3),))
    assert [problem.code for problem in problems] == (["text.poor"] if broken else [])


def test_picture_pages_are_listed_once() -> None:
    """Pages that hold pictures and no text are named together."""
    pages = (make_page(1, GOOD), make_page(2, "", has_images=True), make_page(3, "", has_images=True))
    _, problems = check_quality(pages)
    assert [problem.message for problem in problems] == ["pages 2 to 3 hold pictures and no text"]
