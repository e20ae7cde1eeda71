"""The command ``gmi doctor``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from gmi.cli.run import DONE, PARTLY
from gmi.errors import RenderError
from gmi.installation import Part, inspect_installation

_FORMATS = ("terminal", "json")
_WIDEST = 80


def show_installation(format_name: str) -> int:
    """Writes what is installed to standard output.

    Returns:
        1 when something that gmi needs is missing, else 0.

    Raises:
        RenderError: When the format is not known.
    """
    if format_name not in _FORMATS:
        raise RenderError(
            "output.format", f"there is no format “{format_name}”", "--format", f"choose from {', '.join(_FORMATS)}"
        )
    parts = inspect_installation()
    if format_name == "json":
        text = json.dumps([asdict(part) for part in parts], ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_write_lines(parts))
    sys.stdout.write(text + "\n")
    return PARTLY if any(part.needed and part.found is None for part in parts) else DONE


def _write_lines(parts: tuple[Part, ...]) -> list[str]:
    """The listing: what is there in a line each, then what is missing with the way to get it."""
    width = max(len(part.name) for part in parts)
    lines = ["Installed"]
    lines += [f"  {part.name:<{width}}  {part.found}"[:_WIDEST] for part in parts if part.found is not None]
    broken = [part for part in parts if part.found is None and part.needed]
    optional = [part for part in parts if part.found is None and not part.needed]
    for title, missing in (("Missing, and needed", broken), ("Not installed; gmi works without", optional)):
        if missing:
            lines += ["", title]
        for part in missing:
            lines += [f"  {part.name}", f"    for: {part.purpose}", f"    get: {part.remedy}"]
    if broken:
        return [*lines, "", "Next: install what is missing; gmi cannot be relied on before."]
    return [*lines, "", "Next: gmi score REPORT -o scorecard.html"]
