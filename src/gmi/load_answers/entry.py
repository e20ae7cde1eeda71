"""What all forms have in common, whatever they are written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gmi.errors import Problem
from gmi.form import tidy
from gmi.model.experience import Entry


def complain(where: str, message: str, hint: str = "") -> Problem:
    """What is wrong with one entry, and where."""
    return Problem("answer.entry", "error", message, where, hint)


def fill_in(entries: Sequence[Entry], by: str, on: str) -> list[Entry]:
    """Name and date of the whole form, where an answer has none of its own."""
    return [
        replace(e, answer=tidy(e.answer), by=flatten(e.by) or flatten(by), on=flatten(e.on) or flatten(on))
        for e in entries
    ]


def flatten(text: str) -> str:
    """Tidy text on one line."""
    return " ".join(tidy(text).split())
