"""Finds paragraphs over a whole batch, with the citation ready to paste."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

from gmi.errors import StoreError
from gmi.model.document import STATE_ZONES, ZONES
from gmi.model.reference import Label
from gmi.model.store_rows import Hit, Hits, SearchFilters
from gmi.store.query import parse_query
from gmi.store.read import read_dictionaries
from gmi.store.store import Store, open_store

# Around the words found in a snippet; no report holds the character, and a paragraph that does is only cut oddly.
_MARK = "\x1f"
_SNIPPET_TOKENS = 40

_FROM = (
    "FROM paragraphs_fts JOIN paragraphs p ON p.id = paragraphs_fts.rowid JOIN reports r ON r.key = p.report_key "
    "WHERE paragraphs_fts MATCH ?"
)
_HITS = (
    "SELECT p.report_key, r.path, r.title, p.place, r.state, r.state_name, r.body, r.symbol, r.date, p.zone, p.number, "
    "p.page_number, p.heading_path, p.themes, p.text, "
    f"snippet(paragraphs_fts, 0, '{_MARK}', '{_MARK}', '…', {_SNIPPET_TOKENS}) AS snippet "
)
# The best first; equal ones by report and place, so that the order is always the same. bm25 (less is better) favours
# short texts: without the half, headings and rows of tables would stand before every sentence.
_ORDER = (
    " ORDER BY round(bm25(paragraphs_fts) * iif(p.zone IN ('heading', 'table'), 0.5, 1), 6), r.sha256, p.position"
    " LIMIT ?"
)


def search_store(folder: str | Path, query: str, filters: SearchFilters | None = None, *, limit: int = 20) -> Hits:
    """Searches the paragraphs of a batch.

    Args:
        folder: The batch folder.
        query: See ``parse_query``.
        filters: What to narrow it to; by default the State's own words in every report.
        limit: How many paragraphs to return at most; 0 for all.

    Returns:
        The best, and how many there are in all.

    Raises:
        StoreError: When the store cannot be read, or the query or a filter cannot be used.
    """
    match, wanted = parse_query(query), filters or SearchFilters()
    with open_store(folder, write=False) as store, store.snapshot():
        _refuse_unknown(store, wanted)
        narrowed, values = _narrow(wanted)
        count = f"SELECT count(*), count(DISTINCT p.report_key) {_FROM}{narrowed}"
        total, reports = store.connection.execute(count, (match, *values)).fetchone()
        sql = f"{_HITS}{_FROM}{narrowed}{_ORDER}"
        rows = read_dictionaries(store.connection, sql, (match, *values, limit or -1))
    return Hits(total, reports, tuple(map(_read_hit, rows)))


def _narrow(filters: SearchFilters) -> tuple[str, list[Any]]:
    """The filters as SQL, with the values that go with it."""
    parts: list[str] = []
    values: list[Any] = []

    def narrow(column: str, wanted: tuple[str, ...], around: str = "{}") -> None:
        if wanted:
            parts.append(around.format(f"{column} IN ({', '.join('?' * len(wanted))})"))
            values.extend(wanted)

    narrow("r.state", filters.states)
    narrow("r.body", filters.bodies)
    if filters.years is not None:
        parts.append("r.year BETWEEN ? AND ?")
        values.extend(filters.years)
    if not filters.all_zones:
        narrow("p.zone", filters.zones or STATE_ZONES)
    narrow("value", filters.themes, "EXISTS (SELECT 1 FROM json_each(p.themes) WHERE {})")
    if filters.groups or filters.labels:
        parts.append("EXISTS (SELECT 1 FROM refs x WHERE x.paragraph_id = p.id AND x.bucket IS NULL")
        narrow("x.group_id", filters.groups)
        narrow("x.label", filters.labels)
        parts[-1] += ")"
    return "".join(f" AND {part}" for part in parts), values


def _refuse_unknown(store: Store, filters: SearchFilters) -> None:
    """A filter that is misspelt would find nothing and look like a finding."""
    for option, wanted, known in (
        ("--state", filters.states, "SELECT DISTINCT state FROM reports WHERE state IS NOT NULL ORDER BY 1"),
        ("--body", filters.bodies, "SELECT DISTINCT body FROM reports WHERE body IS NOT NULL ORDER BY 1"),
        ("--label", filters.labels, get_args(Label)),
        ("--zone", filters.zones, ZONES),
        ("--group", filters.groups, "SELECT DISTINCT name FROM counts WHERE part = 'group' ORDER BY 1"),
        ("--theme", filters.themes, "SELECT DISTINCT theme_id FROM themes ORDER BY 1"),
    ):
        if not wanted:
            continue
        names = [row[0] for row in store.connection.execute(known)] if isinstance(known, str) else list(known)
        for value in wanted:
            if value not in names:
                choice = f"choose from {', '.join(names)}" if names else "the batch has no report that is done"
                raise StoreError("store.filter", f"there is no “{value}” in this batch", option, choice)


def _read_hit(row: dict[str, Any]) -> Hit:
    """One paragraph."""
    title, place = row.pop("title"), row.pop("place")
    return Hit(
        **row
        | {
            "citation": f"({row['symbol'] or title}, {place})",
            "themes": tuple(json.loads(row["themes"])),
            "snippet": tuple(row["snippet"].split(_MARK)),
        }
    )
