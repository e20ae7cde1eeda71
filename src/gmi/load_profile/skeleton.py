"""A profile to begin with: commented, and sound as it stands."""

from __future__ import annotations

from pathlib import Path

from gmi.model.rubric import Rubric

_SKELETON = Path(__file__).resolve().with_name("skeleton.yml")


def write_skeleton(rubric: Rubric) -> str:
    """The text of a new profile.

    Args:
        rubric: Its themes are listed in a note, and its ids stand in the examples.
    """
    width = max(len(theme.id) for theme in rubric.themes)
    themes = "\n".join(f"#   {theme.id:<{width}}  {theme.title}" for theme in rubric.themes)
    first = rubric.themes[0]
    slots = {"RUBRIC": rubric.id, "THEMES": themes, "INDICATOR": first.indicators[0].id, "THEME": first.id}
    text = _SKELETON.read_text(encoding="utf-8")
    for slot, words in slots.items():
        text = text.replace(slot, words)
    return text
