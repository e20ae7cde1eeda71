"""Labelled references from JSON Lines: typed, or every bad line at once with its number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from gmi.errors import LabelledError, Problem
from gmi.model.document import ZONES
from gmi.model.labelled import GROUPS, TRUE_LABELS, LabelledReference
from gmi.model.reference import DIMENSIONS, TAGS

_TEXTS = ("id", "text", "dimension", "label", "language", "source")
_NUMBERS = ("start", "end")
_REQUIRED = ("id", "text", "start", "end", "dimension", "label", "tags", "language", "source")
_OPTIONAL = ("group", "zone", "family", "style")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines file that holds an object.

    Attributes:
        where: ``file:line``.
        keys: The object.
    """

    where: str
    keys: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """A labelled reference with its place, for those who have more to say of its line.

    Attributes:
        where: ``file:line``.
        reference: What stands there.
    """

    where: str
    reference: LabelledReference


def load_labelled(paths: Sequence[str]) -> tuple[LabelledReference, ...]:
    """The labelled references of one or more files, in order. See ``load_placed``."""
    return tuple(placed.reference for placed in load_placed(paths))


def load_placed(paths: Sequence[str]) -> tuple[Placed, ...]:
    """The labelled references of one or more files with their places, in order.

    Keys that the codebook does not name are left aside, so that a file may carry its author's own notes.

    Args:
        paths: JSON Lines files, one reference a line; empty lines are passed over.

    Raises:
        LabelledError: When a file cannot be read or any line is bad; ``problems`` names every one with ``file:line``.
    """
    problems: list[Problem] = []
    found: list[Placed] = []
    for path in paths:
        for line in read_lines(path, problems):
            reference = _read_reference(line, problems)
            if reference is not None:
                found.append(Placed(line.where, reference))
    problems.extend(_find_repeated(found))
    problems.extend(_find_foreign(found))
    refuse(problems, "labelled references", paths)
    return tuple(found)


def read_lines(path: str, problems: list[Problem]) -> Iterator[Line]:
    """The objects of a JSON Lines file; what is no object goes to ``problems``.

    Raises:
        LabelledError: When the file cannot be read at all.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise LabelledError(
            "labelled.unreadable", f"the file cannot be read ({error.strerror})", path, "check the path"
        ) from error
    empty = True
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not raw.strip():
            continue
        empty = False
        where = f"{path}:{number}"
        try:
            value = json.loads(raw.decode("utf-8"), object_pairs_hook=_refuse_twice)
        except UnicodeDecodeError:
            problems.append(_bad(where, "the line is not UTF-8", "save the file as UTF-8"))
        except json.JSONDecodeError as error:
            problems.append(_bad(where, f"the line is not JSON ({error.msg}, at character {error.pos + 1})"))
        except (ValueError, RecursionError) as error:
            problems.append(_bad(where, f"the line is not JSON that can be used ({error})"))
        else:
            if isinstance(value, dict):
                yield Line(where, value)
            else:
                problems.append(_bad(where, "the line is JSON, but not an object with keys"))
    if empty:
        problems.append(_bad(path, "the file is empty", "give one reference a line"))


def refuse(problems: list[Problem], what: str, paths: Sequence[str]) -> None:
    """Stops when there are problems.

    Raises:
        LabelledError: With all of them.
    """
    if problems:
        count = len({problem.where for problem in problems})
        lines = "one place" if count == 1 else f"{count} places"
        raise LabelledError(
            "labelled.invalid",
            f"the {what} cannot be used: {lines} to mend",
            ", ".join(paths),
            "mend these; the codebook's section on labelled data says what each key holds",
            tuple(problems),
        )


def check_member(line: Line, key: str, allowed: tuple[str, ...], problems: list[Problem]) -> None:
    """Notes a text whose value is not one of those allowed; other types have their own problem."""
    value = line.keys.get(key)
    if isinstance(value, str) and value not in allowed:
        problems.append(_bad(line.where, f"unknown {key} “{value}”", f"one of {', '.join(allowed)}"))


def check_tags(line: Line, problems: list[Problem]) -> None:
    """Notes tags that are no list, or that the codebook does not know."""
    tags = line.keys.get("tags", [])
    if not isinstance(tags, list):
        problems.append(_bad(line.where, "“tags” is not a list"))
        return
    problems.extend(
        _bad(line.where, f"unknown tag “{tag}”", f"any of {', '.join(TAGS)}") for tag in tags if tag not in TAGS
    )


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the key “{next(name for name in names if names.count(name) > 1)}” stands twice")
    return keys


def _read_reference(line: Line, problems: list[Problem]) -> LabelledReference | None:
    """The reference of a line; None, with its problems noted, when anything is wrong with it."""
    before = len(problems)
    keys = line.keys
    missing = [key for key in _REQUIRED if key not in keys]
    if missing:
        problems.append(_bad(line.where, f"missing: {', '.join(missing)}"))
    _check_types(line, problems)
    check_member(line, "dimension", DIMENSIONS, problems)
    check_member(line, "label", TRUE_LABELS, problems)
    check_member(line, "zone", ZONES, problems)
    check_tags(line, problems)
    _check_group(line, problems)
    _check_offsets(line, problems)
    language = keys.get("language")
    if isinstance(language, str) and not re.fullmatch("[a-z]{2}", language):
        problems.append(_bad(line.where, f"the language “{language}” is no two-letter code", "for example en"))
    if len(problems) > before:
        return None
    values = {key: keys.get(key) for key in (*_TEXTS, *_NUMBERS, *_OPTIONAL)}
    return LabelledReference(**cast("Any", values), tags=tuple(tag for tag in TAGS if tag in keys["tags"]))


def _check_types(line: Line, problems: list[Problem]) -> None:
    for key in (*_TEXTS, *_OPTIONAL):
        value = line.keys.get(key)
        if value is None and (key in _OPTIONAL or key not in line.keys):
            continue
        if not isinstance(value, str) or not value.strip():
            problems.append(_bad(line.where, f"“{key}” is not a text, or is empty"))
        elif any("\ud800" <= letter <= "\udfff" for letter in value):
            problems.append(_bad(line.where, f"“{key}” holds half a character (a lone surrogate)"))
    problems.extend(
        _bad(line.where, f"“{key}” is not a whole number")
        for key in _NUMBERS
        if key in line.keys and type(line.keys[key]) is not int
    )


def _check_group(line: Line, problems: list[Problem]) -> None:
    dimension, group = line.keys.get("dimension"), line.keys.get("group")
    if dimension in DIMENSIONS and isinstance(group, str):
        allowed = GROUPS[cast("Any", dimension)]
        if group not in allowed:
            message = f"unknown group “{group}” in the dimension {dimension}"
            problems.append(_bad(line.where, message, f"one of {', '.join(allowed)}"))


def _check_offsets(line: Line, problems: list[Problem]) -> None:
    text, start, end = (line.keys.get(key) for key in ("text", "start", "end"))
    if not isinstance(text, str) or type(start) is not int or type(end) is not int:
        return
    if not 0 <= start < end <= len(text):
        problems.append(
            _bad(
                line.where,
                f"start {start} and end {end} do not fit the text of {len(text)} characters",
                "they count characters from 0; end is the character after the last",
            )
        )
    elif not text[start:end].strip():
        problems.append(_bad(line.where, f"there is no word between start {start} and end {end}"))


def _find_repeated(found: list[Placed]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for placed in found:
        name = placed.reference.id
        if name in seen:
            yield _bad(placed.where, f"the id “{name}” is used before, at {seen[name]}")
        else:
            seen[name] = placed.where


def _find_foreign(found: list[Placed]) -> Iterator[Problem]:
    """Lines in another language than the first one's: figures over two languages say nothing of either."""
    first = found[0].reference.language if found else ""
    for placed in found:
        language = placed.reference.language
        if language != first:
            message = f"the languages are mixed: this line is in {language}, the first in {first}"
            yield _bad(placed.where, message, "keep a file for each language")


def _bad(where: str, message: str, hint: str = "") -> Problem:
    return Problem("labelled.line", "error", message, where, hint)
