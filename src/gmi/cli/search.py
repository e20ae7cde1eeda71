"""The command ``gmi search``."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from gmi.cli.run import DONE, say
from gmi.errors import RenderError, StoreError
from gmi.model.store_rows import Hits, SearchFilters
from gmi.store import search_store
from gmi.store.show import say_total, show_csv, show_json, show_markdown, show_terminal

FORMATS = ("terminal", "json", "csv", "md")


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for, as typed."""

    states: tuple[str, ...]
    bodies: tuple[str, ...]
    year: str | None
    groups: tuple[str, ...]
    labels: tuple[str, ...]
    themes: tuple[str, ...]
    zones: tuple[str, ...]
    all_zones: bool
    limit: int
    format: str


def search_batch(folder: str, query: str, order: Order) -> int:
    """Searches a batch and prints what is found; nothing found is an answer too.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When nothing can be done.
    """
    if order.format not in FORMATS:
        raise RenderError(
            "output.format", f"there is no format “{order.format}”", "--format", f"choose from {', '.join(FORMATS)}"
        )
    filters = SearchFilters(
        states=tuple(state.upper() for state in order.states),
        bodies=tuple(body.upper() for body in order.bodies),
        years=None if order.year is None else _read_years(order.year),
        groups=order.groups,
        labels=order.labels,
        themes=order.themes,
        zones=order.zones,
        all_zones=order.all_zones,
    )
    hits = search_store(folder, query, filters, limit=order.limit)
    sys.stdout.write(_show(hits, query, order.format))
    if not hits.total and not filters.all_zones and not filters.zones:
        say("only the State's own words were looked through; --all-zones looks through all of a report")
    elif order.format == "csv":
        say(say_total(hits, query))
    return DONE


def _show(hits: Hits, query: str, format_name: str) -> str:
    """The hits in a format."""
    if format_name == "json":
        return show_json(hits, query)
    if format_name == "csv":
        return show_csv(hits)
    if format_name == "md":
        return show_markdown(hits, query)
    return show_terminal(hits, query, colour=sys.stdout.isatty())


def _read_years(text: str) -> tuple[int, int]:
    """First and last year of "2019", "2015-2020", "2015-" or "-2020"."""
    match = re.fullmatch(r"(\d{4})?(?:([-–])(\d{4})?)?", text.strip())
    if match is None or not (match[1] or match[3]):
        raise StoreError("store.filter", f"“{text}” is no year", "--year", "write 2019, or 2015-2020")
    first = int(match[1] or 0)
    return first, int(match[3] or 9999) if match[2] else first
