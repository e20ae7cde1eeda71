"""Who and what: the report in one line, and its finding with every number led to its evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gmi.model.scorecard import Result
from gmi.render.evidence import FilterKeys
from gmi.render.words import BODY_TITLES, KIND_TITLES, LANGUAGE_TITLES, format_date, plural

# A number that stands by itself: not a piece of a symbol ("CMW/C/XVM/2"), a decimal or an article.
_NUMBER = re.compile(r"(?<![\w/.,-])\d{1,3}(?:,\d{3})+(?![\w/])|(?<![\w/.,-])\d+(?:\.\d+)?(?![\w/]|,\d)")
_WORDS = re.compile(r"\b(?:no references?|complete absence|absent|low|moderate|high|once)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the finding; ``href`` is empty for plain words, ``keys`` for a link that filters nothing."""

    text: str
    href: str = ""
    keys: str = ""


def name_state(result: Result) -> str:
    """The State's name, or what is known of it."""
    return result.source.state_name or result.source.state or "State not recognised"


def name_title(result: Result) -> str:
    """State and symbol; the file's name where the symbol is not known."""
    return f"{name_state(result)} · {result.source.symbol or result.source.path.rpartition('/')[2]}"


def list_facts(result: Result) -> tuple[str, ...]:
    """Committee, symbol, cycle, kind, date, pages, words, paragraphs, language; what is not known is left away."""
    source = result.source
    numbered = source.numbered_paragraph_last
    reviewed = source.body == "UPR" and source.document_kind == "state-report"
    facts = (
        source.body and _name_recipient(source.body),
        source.symbol,
        f"cycle {source.cycle}" if source.cycle else None,
        "national report" if reviewed else KIND_TITLES[source.document_kind],
        format_date(source.date),
        plural(source.page_count, "page") if source.page_count else None,
        plural(source.word_count, "word"),
        plural(numbered, "numbered paragraph") if numbered else plural(source.paragraph_count, "paragraph"),
        LANGUAGE_TITLES.get(source.language, source.language) if source.language else None,
    )
    return tuple(fact for fact in facts if fact)


def link_finding(result: Result, keys: FilterKeys) -> tuple[Piece, ...]:
    """The finding sentence in pieces: counts lead to their rows, levels and absences to their tables."""
    text = result.scorecard.finding
    marks = [(m.start(), m.end(), _aim_number(text[m.end() :], keys)) for m in _NUMBER.finditer(text)]
    start = len(result.source.symbol or "")
    marks += [(m.start(), m.end(), _aim_word(m.group(), keys)) for m in _WORDS.finditer(text, start)]
    pieces: list[Piece] = []
    cut = 0
    for begin, end, target in sorted(marks, key=lambda mark: mark[0]):
        pieces += [Piece(text[cut:begin]), Piece(text[begin:end], target.href, target.keys)]
        cut = end
    return tuple(piece for piece in (*pieces, Piece(text[cut:])) if piece.text)


def _name_recipient(body: str) -> str:
    """To whom the report goes: the Committee with its abbreviation, or the review."""
    title = BODY_TITLES.get(body)
    if title is None:
        return f"to {body}"
    return f"to the {title}" if "Committee" not in title else f"to the {title} ({body})"


def _aim_number(rest: str, keys: FilterKeys) -> Piece:
    """Where a number of the finding leads, by the words that follow it: pages to the source, counts to their rows."""
    rest = rest.lstrip()
    if rest.startswith("page"):
        return Piece("", "#source")
    if rest.startswith("of which could not be read"):
        return Piece("", "#problems")
    counted = (
        ("sentence", f"{keys.meeting()} {keys.bucket(None)}"),
        ("time", keys.headline("gender")),
        ("of these references", keys.of_group("lgbtqia")),
        ("reference", keys.extended("gender")),
    )
    found = next((aim for words, aim in counted if rest.startswith(words)), "")
    return Piece("", "#evidence" if found else "#counted", found)


def _aim_word(word: str, keys: FilterKeys) -> Piece:
    if word == "once":
        return Piece("", "#evidence", keys.headline("gender"))
    return Piece("", "#absences" if word.startswith(("no ", "complete ")) else "#levels")
