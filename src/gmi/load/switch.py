"""What a rubric switches off in the rubric that it extends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from gmi.errors import Problem
from gmi.load.node import Node
from gmi.load.plan import Entry
from gmi.load.violations import suggest

KIND_OF_LIST = {"groups": "group", "terms": "term", "themes": "theme"}


@dataclass(slots=True)
class Switches:
    """Entries of the base that do not hold for the rubric.

    Attributes:
        off: By kind and id, the place where it is switched off: itself, or what it is a part of.
    """

    off: dict[tuple[str, str], Node] = field(default_factory=dict)

    def cover(self, kind: str, entry_id: Any) -> bool:
        """Whether an entry of the base is switched off."""
        return (kind, entry_id) in self.off

    def touch(self, value: Any) -> bool:
        """Whether a condition, or a part of one, names something that is switched off."""
        if isinstance(value, list):
            return any(self.touch(part) for part in value)
        if not isinstance(value, dict):
            return False
        return any(
            any(self.cover(KIND_OF_LIST[key], name) for name in part if isinstance(name, str))
            if key in KIND_OF_LIST and isinstance(part, list)
            else self.touch(part)
            for key, part in value.items()
        )

    def kill(self, value: Any) -> bool:
        """Whether a condition, or a part of one, can no longer hold: all that it could find is switched off."""
        if not isinstance(value, dict):
            return False
        for key, kind in KIND_OF_LIST.items():
            names = value.get(key)
            if isinstance(names, list) and names and all(isinstance(n, str) and self.cover(kind, n) for n in names):
                return True
        needed, either = value.get("all"), value.get("any")
        return (isinstance(needed, list) and any(self.kill(part) for part in needed)) or (
            isinstance(either, list) and bool(either) and all(self.kill(part) for part in either)
        )

    def explain(self, kind: str, name: str) -> str:
        """How a name that is switched off is mended; empty when it is not."""
        node = self.off.get((kind, name))
        return f"it is switched off at {node.where}: switch off what names it too, or give that anew" if node else ""


def find_switches(child: Node, entries: Iterable[Entry], own: Iterable[Entry]) -> tuple[Switches, tuple[Problem, ...]]:
    """What a rubric switches off, and what is wrong with its list ``off``.

    Args:
        child: The rubric's own ``rubric.yml``.
        entries: Every entry of the base.
        own: Every entry of the rubric's own files.
    """
    parents = [(entry.key, entry.parent) for entry in entries]
    known = dict.fromkeys(key for key, _ in parents)
    given = {entry.key: entry.name for entry in own}
    found = Switches()
    problems = []
    for node in child.each("off"):
        kind, _, entry_id = node.text.rpartition(":")
        keys = [key for key in known if key[1] == entry_id and kind in {"", key[0]}]
        fault, hint = _check_switch(node, keys, given, found) if node.text else ("", "")
        if not keys and node.text:
            hint = suggest(entry_id, {name for _, name in known})
        if fault:
            problems.append(Problem("rubric.off", "error", fault, node.where, hint))
        elif keys:
            found.off[keys[0]] = node
    for key, parent in parents:
        if parent in found.off:
            found.off.setdefault(key, found.off[parent])
    return found, tuple(problems)


def _check_switch(
    node: Node, keys: list[tuple[str, str]], given: dict[tuple[str, str], Node], found: Switches
) -> tuple[str, str]:
    """What is wrong with one entry of ``off``, and how to mend it; empty when nothing is."""
    if not keys:
        return f"the base has no '{node.text}' to switch off", ""
    if len(keys) > 1:
        kinds = " and of ".join(f"a {kind}" for kind, _ in keys)
        return f"'{node.text}' is the id of {kinds}", "write " + " or ".join(f'"{kind}:{name}"' for kind, name in keys)
    if keys[0] in found.off:
        hint = f"it stands at {found.off[keys[0]].where} already; delete one of the two"
        return f"'{node.text}' is switched off twice", hint
    if keys[0] in given:
        hint = "what is given replaces the base's: take it out here, or delete it there"
        return f"'{node.text}' is switched off here, and given at {given[keys[0]].where}", hint
    return "", ""
