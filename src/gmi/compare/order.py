"""Which reports are of one State, and in which order its cycles come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gmi.model.digest import Digest


def is_one_state(digests: Sequence[Digest]) -> bool:
    """Whether all reports are known to be of the same State."""
    states = {digest.source.state or digest.source.state_name for digest in digests}
    return len(states) == 1 and None not in states


def sort_cycles(digests: Sequence[Digest]) -> tuple[tuple[Digest, ...], bool]:
    """The reports by date; without dates by cycle, in one body's numbering; else as given.

    Returns:
        The reports, and whether the order is sure.
    """
    dates = [digest.source.date for digest in digests]
    if all(dates):
        return tuple(sorted(digests, key=lambda d: (d.source.date or "", *_cycle_key(d)))), True
    bodies = {digest.source.body for digest in digests}
    cycles = [_read_cycle(digest.source.cycle) for digest in digests]
    if len(bodies) == 1 and None not in cycles and len(set(cycles)) == len(cycles):
        return tuple(sorted(digests, key=_cycle_key)), True
    return tuple(digests), False


def _cycle_key(digest: Digest) -> tuple[int, str]:
    """A key by cycle; then by symbol, so that the order does not hang on that of the arguments."""
    return _read_cycle(digest.source.cycle) or 0, digest.source.symbol or ""


def _read_cycle(cycle: str | None) -> int | None:
    """The last cycle that a report covers: 3 for "2-3"."""
    numbers = re.findall(r"\d+", cycle or "")
    return int(numbers[-1]) if numbers else None
