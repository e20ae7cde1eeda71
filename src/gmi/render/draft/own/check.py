"""Finds what is wrong with the tags of a template before anything is filled, and says which tag, and where."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from gmi.errors import RenderError
from gmi.render.draft.own.tags import ONE_OF, REQUIRED, TAGS
from gmi.render.draft.word.own_file import list_paragraphs

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SHOWN = 60

Tagged = tuple[tuple[str, str], ...]
"""Each tag with the text of its paragraph, in order."""


def list_tagged(paper: Any) -> Tagged:
    """Every tag of a document, and what is left open as a tag of its own."""
    return tuple((tag, text) for text in list_paragraphs(paper) for tag in _list_tags(text))


def check_tags(tagged: Tagged, name: str) -> None:
    """Raises for a tag that is not closed in its paragraph.

    Raises:
        RenderError: Naming the tag.
    """
    for tag, text in tagged:
        if _TAG.fullmatch(tag) is None:
            raise RenderError(
                "render.template-tag",
                f"the tag {tag} is not closed, or was never opened",
                f"{name}, in “{_shorten(text)}”",
                "write {{ name }} or {% … %} whole, within one paragraph",
            )


def check_names(used: Iterable[str], values: Iterable[str], tagged: Tagged, name: str) -> None:
    """Raises for a name that gmi does not know, and for a tag that is needed and not there.

    Raises:
        RenderError: Naming the tag.
    """
    names, known = set(used), set(values)
    for unknown in sorted(names - known):
        tag, place = find_tag(unknown, tagged)
        close = difflib.get_close_matches(unknown, known, n=1)
        raise RenderError(
            "render.template-tag",
            f"the tag {tag or unknown} asks for “{unknown}”, which there is not",
            f"{name}{', ' if place else ''}{place}",
            f"did you mean “{close[0]}”?" if close else f"use one of {', '.join(TAGS)}",
        )
    missing = [word for word in REQUIRED if word not in names]
    if missing:
        shown = " and ".join("{{ " + word + " }}" for word in missing)
        raise RenderError("render.template-missing", f"the template has no tag {shown}", name, f"put {shown} into it")
    if not names & set(ONE_OF):
        raise RenderError(
            "render.template-missing",
            f"the template has none of the tags {', '.join(ONE_OF)}, so nothing of the draft would be in it",
            name,
            "put a loop over sections into it; `gmi draft --write-template` shows one",
        )


def find_tag(word: str, tagged: Tagged) -> tuple[str, str]:
    """The first tag that names a word, and where it stands; empty when none does."""
    for tag, text in tagged:
        if word and re.search(rf"\b{re.escape(word)}\b", tag):
            return tag, f"in “{_shorten(text)}”"
    return "", ""


def _list_tags(text: str) -> Iterator[str]:
    """Whole tags, then halves with what stands beside them."""
    yield from (match[0] for match in _TAG.finditer(text))
    rest = _TAG.sub(lambda match: " " * len(match[0]), text)
    for half in _HALF.finditer(rest):
        start = half.start() if half[0].startswith("{") else max(0, half.start() - 30)
        yield rest[start : half.end() + (30 if half[0].startswith("{") else 0)].strip()


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
