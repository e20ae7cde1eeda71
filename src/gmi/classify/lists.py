"""How many groups, or how many items of any kind, an enumeration names in which a reference stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gmi.model.span import Span

_SEPARATOR = re.compile(r",\s*(?:and|or|as well as)\s+|\s*[;,/]\s*|\s+(?:and|or|and/or|as well as)\s+")
# An item of an enumeration is short; what is longer is a clause of its own, or the words before the first item.
_ITEM_WORDS = 9
# The reference ends its first item, or opens its last, within these many words.
_EDGE_WORDS = 6
# An item that only names: "gender", "rural women".
_SHORT_ITEM_WORDS = 2
# A clause of its own, whatever its verb.
_CLAUSE = re.compile(
    r"\b(?:to\s+(?!the\b|a\b|an\b)[a-z]+|which|that|who|where|whose|when|by\s+\w+ing)\b", re.IGNORECASE
)


def count_items(sentence: str, target: Span, members: Sequence[Span], breaks: Sequence[Span]) -> int:
    """Number of groups in the enumeration around the reference; 1 when it stands in none.

    Args:
        sentence: The sentence.
        target: The reference in it.
        members: Words of the sentence that may be a member: people, or grounds of discrimination.
        breaks: Verbs: an item does not hold one.

    >>> text = "It protects children, women, older persons and refugees."
    >>> words = [Span(m.start(), m.end()) for m in re.finditer("children|women|persons|refugees", text)]
    >>> count_items(text, words[1], words, [])
    4
    """
    pieces = _cut_pieces(sentence)
    index = next((i for i, piece in enumerate(pieces) if piece.start <= target.start < piece.end), None)
    if index is None:
        return 1
    run = [pieces[index]]
    tail = Span(min(target.end, pieces[index].end), pieces[index].end)
    if _is_item(sentence, tail, _EDGE_WORDS, breaks):
        for piece in pieces[index + 1 :]:
            run.append(piece)
            if not _is_item(sentence, piece, _ITEM_WORDS, breaks):
                break
    head = Span(pieces[index].start, target.start)
    if _is_item(sentence, head, _EDGE_WORDS, breaks):
        for piece in reversed(pieces[:index]):
            run.insert(0, piece)
            if not _is_item(sentence, piece, _ITEM_WORDS, breaks):
                break
    return max(1, sum(any(piece.overlaps(member) for member in members) for piece in run))


def count_short_items(sentence: str, target: Span, breaks: Sequence[Span]) -> int:
    """Number of items, of whatever kind, in an enumeration of bare words around the reference; 1 when in none.

    What stands in such a row is only named: there is no room to say anything of it. The first and the last item may
    run into the rest of the sentence.

    >>> text = "The bulletin is about tolls, asylum, harbours, dogs and moorings."
    >>> count_short_items(text, Span(29, 35), [])
    5
    """
    pieces = [piece for piece in _cut_pieces(sentence) if not target.contains(piece) or piece == target]
    index = next((i for i, piece in enumerate(pieces) if piece.start <= target.start < piece.end), None)
    if index is None:
        return 1
    home, count = pieces[index], 1
    tail = Span(min(target.end, home.end), home.end)
    head = Span(home.start, target.start)
    for side, others in ((tail, pieces[index + 1 :]), (head, pieces[:index][::-1])):
        if not _is_item(sentence, side, _SHORT_ITEM_WORDS, breaks):
            continue
        for piece in others:
            count += 1
            if not _is_item(sentence, piece, _SHORT_ITEM_WORDS, breaks):
                break
    return count


def _cut_pieces(sentence: str) -> list[Span]:
    pieces, start = [], 0
    for match in _SEPARATOR.finditer(sentence):
        if match.start() > start:
            pieces.append(Span(start, match.start()))
        start = match.end()
    if start < len(sentence):
        pieces.append(Span(start, len(sentence)))
    return pieces


def _is_item(sentence: str, piece: Span, words: int, breaks: Sequence[Span]) -> bool:
    words_of_piece = piece.cut(sentence)
    if len(words_of_piece.split()) > words or _CLAUSE.search(words_of_piece):
        return False
    return not any(piece.contains(verb) for verb in breaks)
