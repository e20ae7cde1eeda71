"""Reads the data files that gmi brings; a broken one stops the run with every problem named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from gmi.errors import Problem, ResourceError
from gmi.load.node import Node
from gmi.load.schema import Strict
from gmi.load.violations import check_schema
from gmi.load.yaml import parse_yaml
from gmi.resources import find_data

Entry = TypeVar("Entry", bound=Strict)


def read_own(name: str) -> bytes:
    """The content of a file that gmi brings.

    Args:
        name: Its path below the top, for example ``corpora/instruments/instruments.yml``.

    Raises:
        ResourceError: When it is missing or cannot be read.
    """
    path = find_data(*name.split("/"))
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"gmi's own file {path.name} cannot be read: {error.strerror}"
        raise ResourceError("resource.unreadable", message, name, "install gmi again") from error


def parse_own(content: bytes, name: str, model: type[Entry], check: Callable[[Node], Iterable[Problem]]) -> Entry:
    """Parses such a file and checks it.

    Args:
        content: Its bytes.
        name: How errors name it.
        model: What it must be.
        check: What the schema cannot see.

    Raises:
        ResourceError: When there is any problem; it names all of them.
    """
    file = parse_yaml(content, name)
    entry, violations = check_schema(model, file.root()) if file.parsed else (None, ())
    refuse_broken((*file.problems, *violations, *check(file.root())), name)
    if entry is None:
        raise AssertionError("a file without problems has an entry")
    return entry


def refuse_broken(problems: tuple[Problem, ...], name: str) -> None:
    """Stops at a broken file that gmi brings.

    Raises:
        ResourceError: When there is any problem; it names all of them.
    """
    if problems:
        lines = "; ".join(problem.as_line() for problem in problems)
        message = f"gmi's own file {name} is broken: {lines}"
        raise ResourceError("resource.broken", message, problems[0].where, "install gmi again, or mend it")
