"""Codings from labelled references, from predictions, or from the sheet of references."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gmi.errors import LabelledError, Problem
from gmi.load_decisions import read_sheet, read_tags
from gmi.load_labelled import check_member, check_tags, read_lines, refuse
from gmi.model.agreement import Coding
from gmi.model.labelled import TRUE_LABELS
from gmi.model.reference import TAGS

LABELS = (*TRUE_LABELS, "undecided")


def load_codings(path: str) -> tuple[Coding, ...]:
    """The codings of a file, in order.

    Args:
        path: JSON Lines with at least ``id`` and ``label``, or the sheet of references that ``score`` writes
            (``.csv``). Of a sheet in which someone signed rows, the signed rows are the coding: a person's.

    Raises:
        LabelledError: When the file cannot be read or any line is bad; ``problems`` names every one.
        DecisionsError: When a sheet cannot be read at all.
    """
    problems: list[Problem] = []
    read = _read_sheet if Path(path).suffix.lower() == ".csv" else _read_lines
    seen: dict[str, str] = {}
    codings = []
    for where, coding in read(path, problems):
        if coding.id in seen:
            problems.append(_bad(where, f"the id “{coding.id}” is used before, at {seen[coding.id]}"))
        seen.setdefault(coding.id, where)
        codings.append(coding)
    refuse(problems, "codings", (path,))
    if not codings:
        raise LabelledError("labelled.no-label", "the file labels nothing", path, "give a label on each line")
    return tuple(codings)


def _read_lines(path: str, problems: list[Problem]) -> Iterator[tuple[str, Coding]]:
    languages: set[str] = set()
    for line in read_lines(path, problems):
        before = len(problems)
        for key in ("id", "label"):
            value = line.keys.get(key)
            if key not in line.keys:
                problems.append(_bad(line.where, f"missing: {key}"))
            elif not isinstance(value, str) or not value.strip():
                problems.append(_bad(line.where, f"“{key}” is not a text, or is empty"))
        check_member(line, "label", LABELS, problems)
        check_tags(line, problems)
        language = line.keys.get("language")
        if isinstance(language, str):
            languages.add(language)
            if len(languages) > 1:
                problems.append(_bad(line.where, f"the languages are mixed: this line is in {language}"))
        if len(problems) == before:
            tags = tuple(tag for tag in TAGS if tag in line.keys["tags"]) if "tags" in line.keys else None
            text = line.keys.get("text")
            yield line.where, Coding(line.keys["id"], line.keys["label"], tags, text if isinstance(text, str) else "")


def _read_sheet(path: str, problems: list[Problem]) -> Iterator[tuple[str, Coding]]:
    rows = list(read_sheet(path, ("id", "label", "tags", "sentence", "by"), problems))
    signed = [row for row in rows if row.cells["by"]]
    for row in signed or rows:
        label = row.cells["label"].lower().replace(" ", "-")
        if not label:
            continue
        if label not in LABELS:
            problems.append(_bad(row.where, f"unknown label “{label}”", f"one of {', '.join(LABELS)}"))
            continue
        yield row.where, Coding(row.cells["id"], label, read_tags(row, problems), row.cells["sentence"])


def _bad(where: str, message: str, hint: str = "") -> Problem:
    return Problem("labelled.line", "error", message, where, hint)
