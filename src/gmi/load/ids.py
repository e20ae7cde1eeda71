"""Permanent ids: how they are written, and that each stands once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gmi.errors import Problem
from gmi.load.node import Node

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHAPE = "small letters, digits and hyphens, with a dot between parts"


@dataclass(slots=True)
class Register:
    """Ids of one kind ("group", "term"), each with the place where it stands first."""

    kind: str
    places: dict[str, Node] = field(default_factory=dict)

    def enter(self, entry: Node, prefix: str = "", dotted: bool = True) -> tuple[Problem, ...]:
        """Enters the id of an entry.

        Args:
            entry: A mapping with an ``id``; one without is the schema's business.
            prefix: What the id must begin with, its dot included.
            dotted: Whether it has more than one part.

        Returns:
            What is wrong with the id.
        """
        node = entry.child("id")
        if not node.text:
            return ()
        problems = [*self._check_shape(node, prefix, dotted)]
        first = self.places.setdefault(node.text, node)
        if first is not node:
            problems.append(
                Problem(
                    "rubric.id.duplicate",
                    "error",
                    f"the {self.kind} id '{node.text}' stands twice",
                    node.where,
                    f"it stands at {first.where} already; give one of the two another id",
                )
            )
        return tuple(problems)

    def _check_shape(self, node: Node, prefix: str, dotted: bool) -> tuple[Problem, ...]:
        """Whether an id is a slug of the right shape."""
        parts = node.text.split(".")
        if not all(_SLUG.fullmatch(part) for part in parts):
            message = f"the {self.kind} id '{node.text}' is malformed"
            return (Problem("rubric.id.malformed", "error", message, node.where, f"an id has {_SHAPE}"),)
        if not dotted and len(parts) > 1:
            message = f"the {self.kind} id '{node.text}' has a dot"
            return (Problem("rubric.id.malformed", "error", message, node.where, "use a hyphen instead"),)
        if dotted and not node.text.startswith(prefix):
            message = f"the {self.kind} id '{node.text}' does not begin with '{prefix}'"
            return (Problem("rubric.id.malformed", "error", message, node.where, f"write '{prefix}{parts[-1]}'"),)
        return ()
