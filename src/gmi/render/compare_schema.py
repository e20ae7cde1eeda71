"""The JSON Schema of a comparison, published at ``docs/reference/comparison.schema.json``.

``python -m gmi.render.compare_schema`` prints it; a test checks that the published file is what this module makes. It
is made from the types themselves, so that it cannot say anything else than they do.
"""

from __future__ import annotations

import dataclasses
import sys
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from gmi.model.comparison import Comparison
from gmi.render.to_json import dump_json

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def make_comparison_schema() -> dict[str, Any]:
    """JSON Schema (2020-12); every key is required, and more may be added in later versions."""
    parts: dict[str, Any] = {}
    root = _describe(Comparison, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Comparison of gmi compare",
        "description": "Results beside each other. Null means: not counted by that rubric, or without words or pages.",
        **root,
        "$defs": dict(sorted(parts.items())),
    }


def render_comparison_schema() -> str:
    """The schema as the file holds it."""
    return dump_json(make_comparison_schema())


def _describe(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; dataclasses go to ``parts``, each once."""
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in {Union, UnionType}:
        return {"anyOf": [_describe(one, parts) for one in arguments]}
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return {"type": "array", "items": _describe(arguments[0], parts)}
        size = {"minItems": len(arguments), "maxItems": len(arguments)}
        return {"type": "array", "items": _describe(arguments[0], parts), **size}
    if kind.__name__ not in parts:
        parts[kind.__name__] = {}
        hints = get_type_hints(kind)
        parts[kind.__name__] = {
            "description": (kind.__doc__ or "").splitlines()[0],
            "type": "object",
            "required": [field.name for field in dataclasses.fields(kind)],
            "properties": {field.name: _describe(hints[field.name], parts) for field in dataclasses.fields(kind)},
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


if __name__ == "__main__":
    sys.stdout.write(render_comparison_schema())
