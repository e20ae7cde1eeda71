"""Who and what: the report in one line, and its finding with every number led to its evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gmi.model.scorecard import Result
from gmi.render.evidence import FilterKeys
from gmi.render.words import KIND_TITLES, LANGUAGE_TITLES, format_date, plural

# A number that stands by itself: not a piece of a symbol ("CMW/C/XVM/2"), a decimal or an article.
_NUMBER = re.compile(r"(?<![\w/.,-])\d{1,3}(?:,\d{3})+(?![\w/])|(?<![\w/.,-])\d+(?:\.\d+)?(?![\w/]|,\d)")
_WORDS = re.compile(r"\b(?:no references?|complete absence|absent|low|moderate|high)\b")


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
    facts = (
        source.body and f"Committee: {source.body}",
        source.symbol,
        f"cycle {source.cycle}" if source.cycle else None,
        KIND_TITLES[source.document_kind],
        format_date(source.date),
        plural(source.page_count, "page") if source.page_count else None,
        plural(source.word_count, "word"),
        plural(numbered, "numbered paragraph") if numbered else plural(source.paragraph_count, "paragraph"),
        LANGUAGE_TITLES.get(source.language, source.language) if source.language else None,
    )
    return tuple(fact for fact in facts if fact)


def link_finding(result: Result, keys: FilterKeys) -> tuple[Piece, ...]:
    """The finding sentence in pieces: counts lead to their rows, levels and absences to their tables."""
    card = result.scorecard
    text = card.finding
    gender = (card.counts.gender.headline, keys.headline("gender"))
    migration = (card.counts.migration.headline, keys.headline("migration"))
    meeting = (card.counts.intersections.sentences, f"{keys.meeting()} {keys.bucket(None)}")
    counted = (gender, migration, meeting) if card.headline == "gender" else (meeting, gender, migration)
    marks = [(m.start(), m.end(), _aim_number(m.group(), text[m.end() :], counted)) for m in _NUMBER.finditer(text)]
    start = len(result.source.symbol or "")
    marks += [(m.start(), m.end(), _aim_word(m.group())) for m in _WORDS.finditer(text, start)]
    pieces: list[Piece] = []
    cut = 0
    for begin, end, target in sorted(marks, key=lambda mark: mark[0]):
        pieces += [Piece(text[cut:begin]), Piece(text[begin:end], target.href, target.keys)]
        cut = end
    return tuple(piece for piece in (*pieces, Piece(text[cut:])) if piece.text)


def _aim_number(number: str, rest: str, counted: tuple[tuple[int, str], ...]) -> Piece:
    """Where a number of the finding leads: pages to the source, counts to their rows, anything else to the count."""
    if rest.lstrip().startswith("page"):
        return Piece("", "#source")
    found = (keys for count, keys in counted if "." not in number and count == int(number.replace(",", "")))
    keys = next(found, "")
    return Piece("", "#evidence" if keys else "#counted", keys)


def _aim_word(word: str) -> Piece:
    return Piece("", "#absences" if word.startswith(("no ", "complete ")) else "#levels")
