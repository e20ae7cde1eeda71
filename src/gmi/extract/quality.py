"""Says how far the text of a PDF can be trusted: scans, text from recognition, fonts that do not say their letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from gmi.errors import Problem
from gmi.model.extraction import Page

# A glyph without a letter comes out as a sign of the private area, a replacement sign or a control sign. Symbol fonts
# keep their bullets in the private area too, but a report has few of them.
_UNMAPPED = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")
# So pdfminer writes a glyph that it knows no letter for.
_NUMBERED_GLYPH = re.compile(r"\(cid:\d+\)")
_MOST_UNMAPPED_PAGE = 0.2
_MOST_UNMAPPED = 0.03
# Signs that never stand inside a word; text recognition puts them there. Good reports have none in a thousand words.
_BROKEN_WORD = re.compile(r"[^\W\d_][{}\[\]|\\^~<>\"*=¦§¢£¥©®][^\W\d_]|[^\W\d_]{2}[{}|\\^~<>]|[{}|\\^~<>][^\W\d_]{2}")
_MOST_BROKEN = 0.01
_MOST_BROKEN_SCAN = 0.002
_LEAST_WORDS = 50


def check_quality(pages: tuple[Page, ...]) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The pages, those without usable letters marked as not readable, and what a reader must know of the text."""
    unmapped = {page.number for page in pages if _unmapped_share(page) > _MOST_UNMAPPED_PAGE}
    marked = tuple(replace(page, readable=False) if page.number in unmapped else page for page in pages)
    problems = (
        *_name_pictures(pages),
        *_name_unmapped(pages, sorted(unmapped)),
        *_name_recognised(pages),
        *_name_broken(pages),
    )
    return marked, problems


def list_pages(numbers: Iterable[int]) -> str:
    """Page numbers in words: "page 3", "pages 3 to 7", "pages 1, 4 and 9"."""
    ordered = sorted(numbers)
    if len(ordered) == 1:
        return f"page {ordered[0]}"
    if ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"pages {ordered[0]} to {ordered[-1]}"
    return f"pages {', '.join(map(str, ordered[:-1]))} and {ordered[-1]}"


def _text_of(page: Page) -> str:
    """The page's lines, parted by a space."""
    return " ".join(line.text for line in page.lines)


def _unmapped_share(*pages: Page) -> float:
    """Share of the pages' signs that no letter is known for."""
    text = re.sub(r"\s", "", "".join(_text_of(page) for page in pages))
    text = _NUMBERED_GLYPH.sub("\ufffd", text)
    return len(_UNMAPPED.findall(text)) / len(text) if text else 0.0


def _name_pictures(pages: tuple[Page, ...]) -> tuple[Problem, ...]:
    """A Problem for pages that are pictures."""
    pictures = [page.number for page in pages if page.readable and page.has_images and not _text_of(page).strip()]
    if not pictures:
        return ()
    return (
        Problem(
            "page.no-text",
            "warning",
            f"{list_pages(pictures)} {'holds' if len(pictures) == 1 else 'hold'} pictures and no text",
            f"page {pictures[0]}",
            "look at them by eye; nothing on them is counted",
        ),
    )


def _name_unmapped(pages: tuple[Page, ...], worst: list[int]) -> tuple[Problem, ...]:
    """A Problem for text whose fonts do not say which letters they print."""
    share = _unmapped_share(*pages)
    if not worst and share <= _MOST_UNMAPPED:
        return ()
    place = list_pages(worst) if worst else "the report"
    return (
        Problem(
            "text.unmapped",
            "error" if worst else "warning",
            f"the fonts of {place} do not say which letters they print ({share:.0%} of all signs are unknown)",
            f"page {worst[0]}" if worst else "",
            "words are missing from every figure: run text recognition on the report, or find another copy",
        ),
    )


def _name_recognised(pages: tuple[Page, ...]) -> tuple[Problem, ...]:
    """A Problem for pages that are scans with a text layer, which a machine has guessed from the picture."""
    scans = [page.number for page in pages if page.scanned and _text_of(page).strip()]
    if not scans:
        return ()
    return (
        Problem(
            "text.recognised",
            "warning",
            f"{list_pages(scans)} {'is a scan' if len(scans) == 1 else 'are scans'} with a text layer made by text "
            "recognition",
            f"page {scans[0]}",
            "words may be misread and not counted: compare the evidence with the pages",
        ),
    )


def _name_broken(pages: tuple[Page, ...]) -> tuple[Problem, ...]:
    """A Problem for text with more impossible words than any text that was typed."""
    words = [
        word
        for page in pages
        for word in _text_of(page).split()
        if re.search(r"[^\W\d_]", word) and not re.search(r"[/@]|www", word)
    ]
    broken = sum(bool(_BROKEN_WORD.search(word)) for word in words)
    most = _MOST_BROKEN_SCAN if any(page.scanned for page in pages) else _MOST_BROKEN
    if len(words) < _LEAST_WORDS or broken <= most * len(words):
        return ()
    return (
        Problem(
            "text.poor",
            "warning",
            f"the text looks like poor text recognition: {broken} of {len(words)} words hold signs that no word has",
            "",
            "words may be misread and not counted: compare the evidence with the pages, or find another copy",
        ),
    )
