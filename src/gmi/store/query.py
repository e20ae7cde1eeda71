"""What a user types, as a query that SQLite's full-text search takes; no character in it is an error."""

from __future__ import annotations

import re

from gmi.errors import StoreError

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_PIECE = re.compile(r'"([^"]*)"?(\*?)|(\S+)')
# No question that a person asks has more; a whole page pasted by mistake does.
_MOST_WORDS = 64


def parse_query(text: str) -> str:
    """A query for FTS5.

    All words must be in the paragraph, in any order. ``"…"`` is a phrase; ``*`` at the end of a word or phrase takes
    any ending; ``OR`` between two takes either; ``AND`` between two says what holds anyway. Everything else is looked
    for as it stands, without its punctuation; small and capital letters, and accents, make no difference.

    Raises:
        StoreError: When there is nothing to look for, or too much.
    """
    readable = text.translate(_QUOTES).replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    groups: list[list[str]] = []
    either = False
    for match in _PIECE.finditer(readable):
        phrase, star, word = match.groups()
        if word == "OR":
            either = bool(groups)
            continue
        if word == "AND" and groups:
            continue
        term = _make_term(f"{phrase}{star}" if word is None else word)
        if term is None:
            continue
        if either:
            groups[-1].append(term)
        else:
            groups.append([term])
        either = False
    if not groups:
        raise StoreError(
            "store.query-empty", "there is no word to look for", text.strip(), 'name one, for example "domestic work"'
        )
    if sum(map(len, groups)) > _MOST_WORDS:
        raise StoreError(
            "store.query-long", f"the query has more than {_MOST_WORDS} words", "QUERY", "look for fewer words"
        )
    return " AND ".join(f"({' OR '.join(group)})" for group in groups)


def _make_term(words: str) -> str | None:
    """A word or phrase, with any ending when a star ends it; None when no letter or digit is in it."""
    if not any(letter.isalnum() for letter in words):
        return None
    # Without the double quote nothing between double quotes means anything to FTS5.
    return f'"{words.replace(chr(34), " ")}"' + ("*" if words.rstrip().endswith("*") else "")
