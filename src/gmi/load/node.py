"""A value of a YAML file that knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
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
        origins: For a value that is put together from two files: where its parts come from, by path. A part that is
            taken as it is *is* that node; one that is put together itself only stands there.
    """

    name: str
    data: Any
    parsed: bool
    lines: dict[Keys, int]
    value_lines: dict[Keys, int]
    literals: dict[Keys, str]
    problems: tuple[Problem, ...]
    origins: dict[Keys, Node] = field(default_factory=dict)

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
        origin = self.file.origins.get(self.keys)
        if origin is not None:
            return origin.where
        lines = self.file.lines if isinstance(self.value, dict | list) else self.file.value_lines
        return f"{self.file.name}:{lines.get(self.keys, 1)}"

    @property
    def text(self) -> str:
        """The value when it is text, else an empty string."""
        return self.value if isinstance(self.value, str) else ""

    def has(self, key: str) -> bool:
        """Whether it is a mapping with this key, and a value for it."""
        return isinstance(self.value, dict) and self.value.get(key) is not None

    def step(self, key: str | int) -> Node:
        """The value under a key, or the item at an index, that is there."""
        value = self.value[key]
        keys = (*self.keys, key)
        origin = self.file.origins.get(keys)
        return origin if origin is not None and origin.value is value else Node(self.file, keys, value)

    def child(self, key: str) -> Node:
        """The value under a key; None as its value, at the place of the whole, when there is no such key."""
        if isinstance(self.value, dict) and key in self.value:
            return self.step(key)
        return Node(self.file, self.keys, None)

    def pairs(self) -> Iterator[tuple[str, Node]]:
        """Keys and values of a mapping."""
        if isinstance(self.value, dict):
            for key in self.value:
                yield key, self.step(key)

    def each(self, key: str) -> Iterator[Node]:
        """The items of the list under a key."""
        if isinstance(self.value, dict) and isinstance(self.value.get(key), list):
            yield from self.step(key).items()

    def items(self) -> Iterator[Node]:
        """The items of a list."""
        if isinstance(self.value, list):
            for index in range(len(self.value)):
                yield self.step(index)
