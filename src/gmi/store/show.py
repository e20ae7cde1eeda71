"""What a search found, as a person or a program reads it."""

from __future__ import annotations

import csv
import io
import json
import re
import textwrap
from collections.abc import Iterable
from dataclasses import asdict

from gmi.cell import BYTE_ORDER_MARK, make_cell
from gmi.model.store_rows import Hit, Hits

_WIDTH = 80
_COLUMNS = (
    "citation", "state", "state_name", "body", "symbol", "date", "zone", "number", "page_number", "heading_path",
    "themes", "text", "path", "report_key",
)  # fmt: skip
# What Markdown would take for its own, at any place in a line.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def say_total(hits: Hits, query: str) -> str:
    """How many there are, in one line."""
    if not hits.total:
        return f"Nothing found for: {_steady(query)}"
    paragraphs = "1 paragraph" if hits.total == 1 else f"{hits.total} paragraphs"
    reports = "1 report" if hits.report_count == 1 else f"{hits.report_count} reports"
    verb = "is" if len(hits.best) == 1 else "are"
    shown = "" if len(hits.best) == hits.total else f"; the best {len(hits.best)} {verb} shown"
    return f"{paragraphs} in {reports}{shown}"


def show_terminal(hits: Hits, query: str, *, colour: bool = False) -> str:
    """Each hit with its citation, State and place; the words found are bold, or between stars without colour."""
    lines = []
    for hit in hits.best:
        head = " · ".join(part for part in (hit.state_name, hit.date, hit.heading_path) if part)
        lines += [
            _steady(hit.citation),
            *_wrap(_steady(head), colour=False),
            *_wrap(_mark(hit, "\0", "\1"), colour=colour),
            "",
        ]
    return "\n".join([*lines, say_total(hits, query), ""])


def show_markdown(hits: Hits, query: str) -> str:
    """Each hit as a quotation with its citation, ready for a report."""
    parts = [f"# {_escape(query)}\n\n{say_total(hits, _escape(query))}.\n"]
    for hit in hits.best:
        words = "".join(
            f"**{_escape(piece)}**" if index % 2 else _escape(piece) for index, piece in enumerate(_clean(hit))
        )
        named = f"{_escape(hit.state_name)} " if hit.state_name else ""
        parts.append(f"> {words}\n>\n> {named}{_escape(hit.citation)}\n")
    return "\n".join(parts)


def show_json(hits: Hits, query: str) -> str:
    """One JSON value; ``snippet`` is a list of pieces, of which every second is a word found."""
    data = {
        "query": query,
        "total": hits.total,
        "report_count": hits.report_count,
        "hits": [asdict(hit) for hit in hits.best],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def show_csv(hits: Hits) -> str:
    """One row a hit, whole paragraphs; opens in a spreadsheet and runs nothing there."""
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for hit in hits.best:
        row = asdict(hit) | {"themes": "; ".join(hit.themes)}
        writer.writerow([make_cell(row[name]) for name in _COLUMNS])
    return BYTE_ORDER_MARK + paper.getvalue()


def _clean(hit: Hit) -> Iterable[str]:
    """The pieces of a snippet on one line."""
    return map(_steady, hit.snippet)


def _steady(text: str) -> str:
    """Text without characters that would steer a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _mark(hit: Hit, begin: str, end: str) -> str:
    """A snippet in one string, the words found between two marks."""
    return "".join(f"{begin}{piece}{end}" if index % 2 else piece for index, piece in enumerate(_clean(hit)))


def _wrap(text: str, *, colour: bool) -> list[str]:
    """Lines of at most 80 columns, set in by two."""
    marks = (_BOLD, _PLAIN) if colour else ("*", "*")
    lines = textwrap.wrap(text, _WIDTH - 4, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return [line.replace("\0", marks[0]).replace("\1", marks[1]) for line in lines]


def _escape(text: str | None) -> str:
    """Text that Markdown shows as it stands."""
    return _MARKDOWN.sub(r"\\\1", text or "")
