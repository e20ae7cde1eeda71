"""A rubric to begin with: commented, and sound as it stands."""

from __future__ import annotations

from pathlib import Path

from gmi.errors import RubricError
from gmi.load.folder import find_rubric, is_rubric_id, list_rubrics

_SKELETONS = Path(__file__).resolve().parent / "skeleton"
SCHEMA_NAME = ".rubric.schema.json"


def draft_rubric(place: Path, extends: str | None) -> dict[Path, str]:
    """The files of a new rubric, not written yet.

    Args:
        place: Its folder; the last part of its name is the rubric's id.
        extends: Id of the rubric that it stands on; None for one of its own.

    Returns:
        Text by path, the JSON Schema apart.

    Raises:
        RubricError: ``rubric.id.malformed`` when the name is no id, ``rubric.exists`` when there is such a rubric or
            folder, ``rubric.unknown`` when there is no such base.
    """
    name = place.name
    if not is_rubric_id(name):
        hint = "use small letters, digits and hyphens, such as our-rubric"
        raise RubricError("rubric.id.malformed", f"'{name}' cannot be a rubric's id", str(place), hint)
    if name in list_rubrics():
        raise RubricError("rubric.exists", f"gmi brings a rubric '{name}' already", str(place), "choose another name")
    if place.exists():
        message = "there is a file or folder of this name already; nothing was written"
        raise RubricError("rubric.exists", message, str(place), "choose another name, or move it away")
    if extends is not None:
        find_rubric(extends)
    skeleton = _SKELETONS / ("alone" if extends is None else "extending")
    return {
        place / path.relative_to(skeleton): path.read_text(encoding="utf-8")
        .replace("NAME", name)
        .replace("BASE", extends or "")
        for path in sorted(skeleton.rglob("*.yml"))
    }
