"""Puts a rubric's own entries on top of those of the rubric that it extends.

Nothing is copied by place: a part that is taken over stays the node that it is, so that a problem in it is named at the
file and line where its author wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from gmi.load.node import Keys, Node, YamlFile
from gmi.load.plan import Listed, Plan
from gmi.load.switch import KIND_OF_LIST, Switches

_NOT_INHERITED = frozenset({"id", "extends", "off"})
_NOTHING = YamlFile("", {}, parsed=True, lines={}, value_lines={}, literals={}, problems=()).root()


def merge_files(base: Node, child: Node | None, plan: Plan, switches: Switches) -> Node:
    """One file of a rubric on top of the same file of its base.

    Args:
        base: The base's file.
        child: The rubric's own; None when it has none.
        plan: Which of its lists are known by ids.
        switches: What the rubric switches off.

    Returns:
        The file as it holds for the rubric. When one of the two cannot be parsed, that one: nothing is known then.
    """
    if child is not None and not child.file.parsed:
        return child
    if not base.file.parsed or (child is None and not switches.off):
        return base
    own = child or base
    merge = _Merge(switches, {})
    data = merge.mapping((), base, child or _NOTHING, plan)
    merge.origins[()] = own
    return replace(own.file, data=data, lines={}, value_lines={}, literals={}, origins=merge.origins).root()


@dataclass(frozen=True, slots=True)
class _Merge:
    """One merge.

    Attributes:
        switches: What is switched off.
        origins: Where each part of the result comes from; see ``YamlFile``.
    """

    switches: Switches
    origins: dict[Keys, Node]

    def take(self, keys: Keys, node: Node) -> Any:
        """Takes a part over as it is."""
        self.origins[keys] = node
        return node.value

    def mapping(self, keys: Keys, base: Node, child: Node, plan: Plan) -> Any:
        """The base's keys, replaced by the child's where it gives them; lists of entries are joined."""
        if not isinstance(child.value, dict) or not isinstance(base.value, dict):
            return self.take(keys, child)
        data: dict[str, Any] = {}
        own = child is not _NOTHING
        for key in dict.fromkeys((*base.value, *child.value)):
            place = (*keys, key)
            if key in plan:
                data[key] = self.entries(place, base.child(key), child.child(key), plan[key])
            elif key in child.value:
                data[key] = self.take(place, child.step(key))
            elif keys or not own or key not in _NOT_INHERITED:
                data[key] = self.inherit(place, key, base.step(key))
        return data

    def entries(self, keys: Keys, base: Node, child: Node, listed: Listed) -> Any:
        """The base's entries in their order, each replaced by or joined with the child's, then the child's new ones."""
        for node in (child, base):
            if not isinstance(node.value, list | None):
                return self.take(keys, node)
        self.origins[keys] = base if child.value is None else child
        new = dict(enumerate(child.items()))
        merged: list[Any] = []
        for entry in base.items():
            name = entry.child("id").text
            index = next((i for i, node in new.items() if name and node.child("id").text == name), None)
            if index is not None or not self.switches.cover(listed.kind, name):
                own = None if index is None else new.pop(index)
                merged.append(self.entry((*keys, len(merged)), entry, own, listed))
        for own in new.values():
            merged.append(self.take((*keys, len(merged)), own))
        return merged

    def entry(self, keys: Keys, base: Node, child: Node | None, listed: Listed) -> Any:
        """One entry of the base: joined with the child's of the same id where its kind is joined, else replaced."""
        if listed.plan is not None and (child is not None or self.switches.off):
            self.origins[keys] = child or base
            return self.mapping(keys, base, child or _NOTHING, listed.plan)
        if child is not None:
            return self.take(keys, child)
        if listed.kind != "indicator":
            return self.take(keys, base)
        self.origins[keys] = base
        return (
            {key: self.inherit((*keys, key), key, node) for key, node in base.pairs()}
            if isinstance(base.value, dict)
            else base.value
        )

    def inherit(self, keys: Keys, key: str, node: Node) -> Any:
        """A value of the base, without what is switched off."""
        if key in {"met", "partly"}:
            return self.condition(keys, node)
        return self.names(keys, node, "group") if key == "groups" else self.take(keys, node)

    def condition(self, keys: Keys, node: Node) -> Any:
        """A condition of the base, or a part of one, without what is switched off.

        What then could never hold keeps its names, so that it is refused: the author must say what comes in its place.
        """
        if not self.switches.touch(node.value) or self.switches.kill(node.value):
            return self.take(keys, node)
        data: dict[str, Any] = {}
        self.origins[keys] = node
        for key, part in node.pairs():
            if key in KIND_OF_LIST:
                data[key] = self.names((*keys, key), part, KIND_OF_LIST[key])
            elif isinstance(part.value, list) and self.switches.touch(part.value):
                self.origins[*keys, key] = part
                left = [item for item in part.items() if key == "all" or not self.switches.kill(item.value)]
                data[key] = [self.condition((*keys, key, index), item) for index, item in enumerate(left)]
            else:
                data[key] = self.take((*keys, key), part)
        return data

    def names(self, keys: Keys, node: Node, kind: str) -> Any:
        """A list of ids of the base, without those that are switched off."""
        if not any(self.switches.cover(kind, item.text) for item in node.items()):
            return self.take(keys, node)
        self.origins[keys] = node
        left = [item for item in node.items() if not self.switches.cover(kind, item.text)]
        return [self.take((*keys, index), item) for index, item in enumerate(left)]
