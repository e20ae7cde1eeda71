"""Whether a rubric's condition holds in a report, and what made it hold."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, replace

from gmi.model.rubric import Atom, Condition, Within
from gmi.score.index import Find, FindIndex

_WIDTH: dict[Within, int] = {"sentence": 0, "paragraph": 1, "theme": 2}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the report in which a condition is tried.

    Attributes:
        kind: ``theme`` for all paragraphs at once, ``paragraph``, or ``sentence``.
        paragraphs: Their indexes, in order; one for a paragraph or a sentence.
        sentence_start: For a sentence: its first code point; else None.
        item: In a list: the item, from 1, that is read together with the lead-in; else None.
    """

    kind: Within
    paragraphs: tuple[int, ...]
    sentence_start: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of a condition.

    Attributes:
        holds: Whether it holds.
        satisfied: Pieces that satisfy it, in order.
        looked_at: How many pieces were looked at.
        finds: What satisfied it, in order of position; empty when only ``none`` was asked for.
        asked_count: Pieces that it asks for.
        listed: Paragraphs where one item of a list, with the lead-in, made it hold.
    """

    holds: bool
    satisfied: tuple[Piece, ...]
    looked_at: int
    finds: tuple[Find, ...]
    asked_count: int
    listed: tuple[int, ...] = ()


def check_condition(condition: Condition, scope: Piece, index: FindIndex) -> Evaluation:
    """Tries a condition in every piece of a scope.

    A list is read one item at a time, each with the lead-in: a paragraph satisfies the condition when one of its items
    does. The sentence of an item goes on with the sentence that opens the list.

    A condition inside a condition is tried in the pieces of the piece at hand; where its own ``within`` is as wide as
    that piece or wider, the piece itself is tried. So ``{within: sentence, all: [{any: [a, b]}, c]}`` asks for one
    sentence with c and with a or b, although ``within`` of the inner one reads ``paragraph``.

    Args:
        condition: Of the rubric.
        scope: All paragraphs of the theme, or of the report.
        index: What was found.

    Returns:
        The condition holds when at least ``at_least`` pieces, and at least ``share`` of those looked at, satisfy it.
        A scope without a paragraph satisfies nothing.
    """
    pieces = _cut(scope, condition.within, index)
    satisfied: list[Piece] = []
    finds: list[Find] = []
    listed: list[int] = []
    for piece in pieces:
        held = [
            (part, made)
            for part in _itemise(piece, index)
            if (made := _satisfy(condition, part, index)) is not None and _says_it(part, made)
        ]
        if held:
            satisfied.append(piece)
            finds.extend(find for _, made in held for find in made)
            if any(part.item is not None for part, _ in held):
                listed.append(piece.paragraphs[0])
    enough = len(satisfied) >= max(condition.at_least, 1)
    share_met = condition.share is None or (bool(pieces) and len(satisfied) / len(pieces) >= condition.share)
    return Evaluation(
        holds=enough and share_met,
        satisfied=tuple(satisfied),
        looked_at=len(pieces),
        finds=tuple(dict.fromkeys(sorted(finds, key=_place))),
        asked_count=max(condition.at_least, 1),
        listed=tuple(dict.fromkeys(listed)),
    )


def find_nearest(condition: Condition, scope: Piece, index: FindIndex) -> tuple[int, ...]:
    """Indexes of the paragraphs of a scope that hold most of the parts asked for, in order; empty when none holds any.

    Each part of ``all`` is one part, the choices of ``any`` together are one; what is barred is none.
    """
    parts: list[tuple[Atom | Condition, ...]] = [(part,) for part in condition.all]
    if condition.any:
        parts.append(condition.any)
    held = Counter(place for part in parts for place in _places_of(part, index))
    most = max((held[place] for place in scope.paragraphs), default=0)
    return tuple(place for place in scope.paragraphs if most and held[place] == most)


def _places_of(parts: tuple[Atom | Condition, ...], index: FindIndex) -> set[int]:
    """Paragraphs that hold at least one find that any of the parts asks for."""
    places: set[int] = set()
    for part in parts:
        if isinstance(part, Atom):
            places.update(index.look_up(part).by_paragraph)
        else:
            places |= _places_of(part.all + part.any, index)
    return places


def _cut(piece: Piece, within: Within, index: FindIndex) -> tuple[Piece, ...]:
    """The pieces of a piece; the piece itself when it cannot be cut as asked."""
    if not piece.paragraphs:
        return ()
    if _WIDTH[within] >= _WIDTH[piece.kind]:
        return (piece,)
    if within == "paragraph":
        return tuple(Piece("paragraph", (paragraph,)) for paragraph in piece.paragraphs)
    return tuple(
        Piece("sentence", (paragraph,), start, piece.item)
        for paragraph in piece.paragraphs
        for start in index.sentences_of(paragraph)
        if _stands_in(piece.item, index.items_of(paragraph, start))
    )


def _stands_in(item: int | None, items: tuple[int, ...]) -> bool:
    """Whether a sentence with these items is read with one item: it holds it, or stands in the lead-in."""
    return item is None or not items or item in items


def _itemise(piece: Piece, index: FindIndex) -> tuple[Piece, ...]:
    """A list cut into its items; the piece itself where there is nothing to cut."""
    if piece.item is not None or piece.kind == "theme":
        return (piece,)
    items = index.items_of(piece.paragraphs[0], piece.sentence_start)
    return tuple(replace(piece, item=item) for item in items) or (piece,)


def _satisfy(condition: Condition, piece: Piece, index: FindIndex) -> tuple[Find, ...] | None:
    """What makes one piece satisfy the condition's parts; None when it does not."""
    needed: list[tuple[Find, ...]] = []
    for part in condition.all:
        found = _hold(part, piece, index)
        if found is None or _is_apart(found, needed, piece, index):
            return None
        needed.append(found)
    made = list(itertools.chain.from_iterable(needed))
    if condition.any:
        held = [
            found
            for part in condition.any
            if (found := _hold(part, piece, index)) is not None and not _is_apart(found, needed, piece, index)
        ]
        if not held:
            return None
        made.extend(itertools.chain.from_iterable(held))
    if any(_hold(part, piece, index) is not None for part in condition.none):
        return None
    return tuple(made)


def _hold(part: Atom | Condition, piece: Piece, index: FindIndex) -> tuple[Find, ...] | None:
    """What makes one part hold in a piece; None when it does not hold."""
    if isinstance(part, Condition):
        evaluation = check_condition(part, piece, index)
        return evaluation.finds if evaluation.holds else None
    hits = index.look_up(part)
    if piece.kind != "theme":
        place = piece.paragraphs[0]
        found = hits.by_paragraph.get(place, ())
        if piece.sentence_start is not None:
            found = tuple(
                find for start in _starts_of(piece, index) for find in hits.by_sentence.get((place, start), ())
            )
        return tuple(find for find in found if piece.item is None or find.item in (0, piece.item)) or None
    return tuple(find for place in piece.paragraphs for find in hits.by_paragraph.get(place, ())) or None


def _is_apart(found: tuple[Find, ...], needed: list[tuple[Find, ...]], piece: Piece, index: FindIndex) -> bool:
    """Whether what one part finds only stands beside what another finds, in one enumeration."""
    return piece.kind != "theme" and any(index.are_apart(found, others) for others in needed)


def _says_it(piece: Piece, made: tuple[Find, ...]) -> bool:
    """Whether a sentence has a share in what holds: the sentence that opens a list is not counted with each item."""
    return piece.sentence_start is None or not made or any(find.sentence_start == piece.sentence_start for find in made)


def _starts_of(piece: Piece, index: FindIndex) -> tuple[int, ...]:
    """Sentences that are read as one: an item's goes on with the one that opens the list."""
    place, start = piece.paragraphs[0], piece.sentence_start
    goes_on = piece.item is not None and piece.item in index.items_of(place, start)
    opening = index.opening_of(place) if goes_on else None
    return tuple(dict.fromkeys(own for own in (opening, start) if own is not None))


def _place(find: Find) -> tuple[int, int, str, str]:
    """Sorts finds by position; marks without id by their term."""
    return find.paragraph_index, find.sentence_start, find.reference_id or "", find.term_id
