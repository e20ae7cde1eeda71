"""Which lists of a rubric's files hold entries that are known by their ids, and can be replaced or switched off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gmi.load.node import Node

Plan = Mapping[str, "Listed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list whose entries are known by their ids.

    Attributes:
        kind: What an entry is called.
        plan: The lists of an entry that are joined with the base's; None where an entry replaces the base's whole.
    """

    kind: str
    plan: Plan | None = None


_TERMS = Listed("term")
_INDICATORS = Listed("indicator")
RUBRIC_PLAN: Plan = {"overall": _INDICATORS}
THEME_PLAN: Plan = {"indicators": _INDICATORS}
TERMS_PLAN: Plan = {
    "groups": Listed("group", {"terms": _TERMS}),
    "vetoes": Listed("veto"),
    "names": Listed("name"),
    "themes": Listed("theme", {"terms": _TERMS, "aspects": _TERMS}),
}


def walk_entries(root: Node, plan: Plan, parent: tuple[str, str] | None = None) -> Iterator[Entry]:
    """Every entry of a file that has an id, those inside others included."""
    for key, listed in plan.items():
        for node in root.each(key):
            name = node.child("id")
            if name.text:
                yield Entry(listed.kind, node, parent)
                yield from walk_entries(node, listed.plan or {}, (listed.kind, name.text))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that has an id.

    Attributes:
        kind: ``theme``, ``group``, ``term``, ``veto``, ``name`` or ``indicator``.
        node: The whole entry.
        parent: Kind and id of the entry that it is a part of.
    """

    kind: str
    node: Node
    parent: tuple[str, str] | None

    @property
    def name(self) -> Node:
        """Its id."""
        return self.node.child("id")

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id."""
        return self.kind, self.name.text
