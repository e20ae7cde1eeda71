"""Says in plain words, with ``file:line`` and a hint, what the schema does not allow."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic_core import ErrorDetails

from gmi.errors import Problem
from gmi.load.node import Keys, Node, YamlFile
from gmi.load.schema import Strict, find_violations, keys_at

Entry = TypeVar("Entry", bound=Strict)

_MISSING_HINTS = {
    "match": "write at least one sentence of your own in which it must be found",
    "no_match": "write at least one sentence of your own in which it must not be found",
    "why": "say in a sentence why it is there",
    "gap": "say what is missing, as a clause that follows 'The report', such as 'does not say …'",
    "hooks": "name at least one provision of corpora/instruments/instruments.yml",
    "questions": "write a 'list-of-issues' question and a 'session' recommendation",
    "list-of-issues": "write the question for a list of issues",
    "session": "write the recommendation for concluding observations",
    "examples": "write at least one paragraph that is 'met' and one that is 'not_met'",
    "met": "write what must stand in the report, or at least one such paragraph under 'examples'",
    "not_met": "write at least one paragraph in which it is not met",
}
_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}
_TYPE_HINTS = {
    "text": "write one text; a text that holds ': ' must be in quotes",
    "a whole number": "write a number, without quotes",
    "a number": "write a number, without quotes",
    "true or false": "write true or false, without quotes",
    "a list": "put it in square brackets, or on a line of its own after '- '",
    "keys with values": "write 'key: value' lines below it",
}
_BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}


def check_schema(model: type[Entry], node: Node) -> tuple[Entry | None, tuple[Problem, ...]]:
    """Checks a value against a model of the schema.

    Args:
        model: What it must be.
        node: The value with its place.

    Returns:
        The value as a model and no problems; or None and every problem, in order of lines.
    """
    value, errors = find_violations(model, node.value)
    problems = [_describe(error, model, node) for error in errors]
    return value, tuple(sorted(problems, key=lambda problem: line_of(problem.where)))


def suggest(word: str, known: Iterable[str], label: str = "known") -> str:
    """A hint: the known word that looks most like this one, else the known words."""
    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=3, cutoff=0.6)
    if close:
        return "did you mean " + " or ".join(f"'{match}'" for match in close) + "?"
    if not words:
        return ""
    shown = ", ".join(words[:15])
    return f"{label}: {shown}{', …' if len(words) > 15 else ''}"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file and line."""
    return tuple(sorted(problems, key=lambda problem: (problem.where.rpartition(":")[0], line_of(problem.where))))


def line_of(where: str) -> int:
    """The line of a ``file:line``; 0 when there is none."""
    line = where.rpartition(":")[2]
    return int(line) if line.isdigit() else 0


def _describe(error: ErrorDetails, model: type[Strict], root: Node) -> Problem:
    """One error of pydantic's as a problem."""
    node = _follow(error["loc"], root)
    last = str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "missing":
        message = f"{_owner(node)}the key '{last}' is missing"
        return _problem("key.missing", message, node.where, _MISSING_HINTS.get(last, f"add '{last}:'"))
    if error["type"] == "extra_forbidden":
        hint = suggest(last, keys_at(model, error["loc"][:-1]), "allowed here")
        return _problem("key.unknown", f"unknown key '{last}'", _place(node), hint)
    code, fault, hint = _describe_value(error, node)
    return _problem(code, f"{_name(node.keys)} {fault}", node.where, hint)


def _describe_value(error: ErrorDetails, node: Node) -> tuple[str, str, str]:
    """Code, message and hint for a value that cannot be what it is."""
    kind = error["type"]
    keys = node.keys
    context = error.get("ctx", {})
    wrong = _shown(error["input"], node.file, keys)
    if kind in {"too_short", "too_long"} and context.get("min_length", context.get("max_length")) == 2:
        return "value.count", "needs two numbers", "write the two edges of the band in square brackets"
    if kind in {"too_short", "string_too_short"}:
        return "value.empty", "is empty", _MISSING_HINTS.get(str(keys[-1]), "write at least one entry")
    if kind == "literal_error":
        allowed = [part.strip("'") for part in context["expected"].replace(" or ", ", ").split(", ")]
        return "value.unknown", f"cannot be {wrong}", suggest(str(error["input"]), allowed, "it may be")
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return "value.range", f"is {wrong}", f"it must be {words} {context[bound]:g}"
    if kind in _TYPES:
        hint = _type_hint(kind, error["input"], node.file.literals.get(keys))
        return "value.type", f"must be {_TYPES[kind]}, not {wrong}", hint
    return "value.wrong", f"cannot be {wrong}", error["msg"]


def _problem(code: str, message: str, where: str, hint: str) -> Problem:
    """A problem that stops the load."""
    return Problem(f"schema.{code}", "error", message, where, hint)


def _follow(location: tuple[int | str, ...], node: Node) -> Node:
    """The value that an error is about, past the steps that only pydantic knows of."""
    for step in location:
        if isinstance(node.value, dict):
            there = step in node.value
        else:
            there = isinstance(node.value, list) and isinstance(step, int) and step < len(node.value)
        if there:
            node = node.step(step)
    return node


def _place(node: Node) -> str:
    """``file:line`` of a key or of a list item."""
    return Node(node.file, node.keys, {}).where


def _name(keys: Keys) -> str:
    """What a message calls the value at a path."""
    if not keys:
        return "the file"
    if isinstance(keys[-1], str):
        return f"'{keys[-1]}'"
    names = [key for key in keys if isinstance(key, str)]
    return f"an entry of '{names[-1]}'" if names else "an entry of the list"


def _owner(node: Node) -> str:
    """The id of the entry that lacks something, for example "'health.antenatal': "."""
    value = node.file.data
    owner = ""
    for step in node.keys:
        value = value[step]
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            owner = f"'{value['id']}': "
    return owner


def _shown(value: Any, file: YamlFile, keys: Keys) -> str:
    """A wrong value as the author wrote it, shortened."""
    if value is None:
        return "empty"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys with values"
    written = file.literals.get(keys, str(value))
    return f"'{written[:40]}…'" if len(written) > 40 else f"'{written}'"


def _type_hint(kind: str, value: Any, literal: str | None) -> str:
    """How a value of the wrong type is mended."""
    if value is None:
        return "write a value, or delete the key"
    if kind == "string_type" and literal is not None:
        return f'put it in quotes: "{literal}"'
    return _TYPE_HINTS[_TYPES[kind]]
