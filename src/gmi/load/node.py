"""A value of a YAML file that knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gmi.errors import Problem

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One file as read.

    Attributes:
        name: How problems name the file.
        data: Its value; None when the file is empty or could not be parsed.
        parsed: Whether it could be parsed at all.
        lines: 1-based line of each key or list item, by its path of keys.
        value_lines: 1-based line on which each value begins, by the same path.
        literals: Unquoted scalars that are not text, as written ("1.10"), by path.
        problems: What is wrong with the YAML itself.
    """

    name: str
    data: Any
    parsed: bool
    lines: dict[Keys, int]
    value_lines: dict[Keys, int]
    literals: dict[Keys, str]
    problems: tuple[Problem, ...]

    def root(self) -> Node:
        """The whole value."""
        return Node(self, (), self.data)


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a file, with its place.

    Questions about it never fail: what has the wrong type simply has no children, since the schema says so already.
    """

    file: YamlFile
    keys: Keys
    value: Any

    @property
    def where(self) -> str:
        """``file:line`` of the value; of its key when it holds other values."""
        lines = self.file.lines if isinstance(self.value, dict | list) else self.file.value_lines
        return f"{self.file.name}:{lines.get(self.keys, 1)}"

    @property
    def text(self) -> str:
        """The value when it is text, else an empty string."""
        return self.value if isinstance(self.value, str) else ""

    def has(self, key: str) -> bool:
        """Whether it is a mapping with this key, and a value for it."""
        return isinstance(self.value, dict) and self.value.get(key) is not None

    def child(self, key: str | int) -> Node:
        """The value under a key; None as its value when there is no such key."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        keys = (*self.keys, key)
        return Node(self.file, keys if keys in self.file.lines else self.keys, value)

    def pairs(self) -> Iterator[tuple[str, Node]]:
        """Keys and values of a mapping."""
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                yield key, Node(self.file, (*self.keys, key), value)

    def each(self, key: str) -> Iterator[Node]:
        """The items of the list under a key."""
        items = self.value.get(key) if isinstance(self.value, dict) else None
        if isinstance(items, list):
            for index, item in enumerate(items):
                yield Node(self.file, (*self.keys, key, index), item)

    def items(self) -> Iterator[Node]:
        """The items of a list."""
        if isinstance(self.value, list):
            for index, item in enumerate(self.value):
                yield Node(self.file, (*self.keys, index), item)
