"""What a Word file says of its styles and its numbering."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST_STYLES = 20
_HEADING = "heading "


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name in lower case, outline level (0 for none) and list, its own or inherited."""

    name: str
    level: int
    list_id: str
    list_level: str


@dataclass(slots=True)
class StyleSheet:
    """Styles and lists of one file; ``counts`` runs along while the file is read."""

    styles: dict[str, Style]
    default: str
    decimals: dict[tuple[str, str], tuple[str, int]]
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def find_style(self, paragraph: Any) -> Style:
        """The style of a paragraph."""
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        key = named.get(f"{W}val", "") if named is not None else self.default
        return self.styles.get(key, Style(key.casefold(), 0, "", "0"))

    def count(self, paragraph: Any, style: Style) -> int | None:
        """The number that the word processor prints before a paragraph, where it is a plain "12."."""
        list_id, list_level = _read_list(paragraph.find(f"{W}pPr"))
        key = (list_id or style.list_id, list_level or style.list_level)
        found = self.decimals.get(key)
        if found is None:
            return None
        abstract, start = found
        self.counts[abstract, key[1]] = self.counts.get((abstract, key[1]), start - 1) + 1
        return self.counts[abstract, key[1]]


def read_styles(styles: Any, numbering: Any) -> StyleSheet:
    """The style sheet from its two parts; either may be None."""
    elements = {} if styles is None else {str(e.get(f"{W}styleId", "")): e for e in styles.iter(f"{W}style")}
    default = next(
        (
            key
            for key, e in elements.items()
            if e.get(f"{W}type") == "paragraph" and e.get(f"{W}default") in {"1", "true"}
        ),
        "Normal",
    )
    return StyleSheet({key: _read_style(key, elements) for key in elements}, default, _read_numbering(numbering))


def _read_style(key: str, elements: dict[str, Any]) -> Style:
    """One style, with what it inherits."""
    name = _value(elements[key].find(f"{W}name")) or key
    level = 0
    list_id = list_level = ""
    seen = 0
    current: Any = elements.get(key)
    while current is not None and seen < _DEEPEST_STYLES:
        seen += 1
        properties = current.find(f"{W}pPr")
        own = (_value(current.find(f"{W}name")) or "").casefold()
        if not level:
            level = _read_level(own, properties)
        if not list_id:
            list_id, list_level = _read_list(properties)
        current = elements.get(_value(current.find(f"{W}basedOn")))
    return Style(name.casefold(), level, list_id, list_level or "0")


def _read_level(name: str, properties: Any) -> int:
    """The outline level that a style gives by itself: 1 for the highest, 0 for none."""
    rest = name.removeprefix(_HEADING)
    if rest != name and rest.isascii() and rest.isdigit() and len(rest) == 1:
        return int(rest)
    value = _value(properties.find(f"{W}outlineLvl")) if properties is not None else ""
    return int(value) + 1 if value.isascii() and value.isdigit() and int(value[:2]) < 9 else 0


def _read_list(properties: Any) -> tuple[str, str]:
    """List and level that paragraph properties name; empty for none."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return "", ""
    return _value(found.find(f"{W}numId")), _value(found.find(f"{W}ilvl"))


def _read_numbering(numbering: Any) -> dict[tuple[str, str], tuple[str, int]]:
    """For each list and level that prints "1.", "2."…: the list that it counts along with, and its first number."""
    if numbering is None:
        return {}
    plain: dict[str, dict[str, int]] = {}
    for abstract in numbering.iter(f"{W}abstractNum"):
        levels = plain.setdefault(str(abstract.get(f"{W}abstractNumId", "")), {})
        for level in abstract.iter(f"{W}lvl"):
            index = str(level.get(f"{W}ilvl", "0"))
            text = _value(level.find(f"{W}lvlText")).strip()
            only = text.rstrip(".)").lstrip("(")
            if _value(level.find(f"{W}numFmt")) in {"decimal", ""} and only.startswith("%") and only[1:].isdigit():
                start = _value(level.find(f"{W}start"))
                levels[index] = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
    found = {}
    for entry in numbering.iter(f"{W}num"):
        using = _value(entry.find(f"{W}abstractNumId"))
        for index, first in plain.get(using, {}).items():
            found[str(entry.get(f"{W}numId", "")), index] = (using, first)
    return found


def _value(element: Any) -> str:
    """The ``w:val`` of an element; empty where there is none."""
    return "" if element is None else str(element.get(f"{W}val", ""))
