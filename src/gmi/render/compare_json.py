"""A comparison as one JSON value: the types of ``gmi.model.comparison``, name by name."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from gmi.model.comparison import Comparison
from gmi.render.to_json import dump_json

# More digits than a reader can use are noise that changes from machine to machine.
_DIGITS = 4


def show_json(comparison: Comparison) -> str:
    """One JSON object and a line end."""
    return dump_json(_round(asdict(comparison)))


def _round(value: Any) -> Any:
    """The same with short numbers, and lists for tuples."""
    if isinstance(value, dict):
        return {key: _round(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_round(part) for part in value]
    # Adding 0 turns -0.0 into 0.0.
    return round(value, _DIGITS) + 0.0 if isinstance(value, float) else value
