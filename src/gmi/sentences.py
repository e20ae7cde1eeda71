"""Looks for phrases in many sentences of a text in one pass.

Building a search costs far more than running it, and each call of a ``PhraseFinder`` builds one for its open endings.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from gmi.language import PhraseFinder, PhraseMatch, tokenise
from gmi.model.span import Span

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class SentenceMatches:
    """What was found in one sentence; positions count from its start.

    Attributes:
        text: The sentence.
        matches: By position, then the longest first, then by id.
        token_starts: Where each token begins, in order.
    """

    text: str
    matches: tuple[PhraseMatch, ...]
    token_starts: tuple[int, ...]


def match_sentences(
    text: str, sentences: Iterable[Span], finder: PhraseFinder, language: str
) -> dict[Span, SentenceMatches]:
    """Every match of every sentence; none runs over a sentence's end.

    Args:
        text: The document's text.
        sentences: Spans in it, in any order, repeated or not.
        finder: The phrases.
        language: ISO 639-1.

    Returns:
        For each sentence what was found in it.
    """
    wanted = sorted(set(sentences))
    pieces = [span.cut(text) for span in wanted]
    tokens = tokenise(_GAP.join(pieces), language)
    starts = [span.start for span in tokens.spans()]
    matches = finder.find(tokens)
    match_starts = [match.span.start for match in matches]
    found = {}
    offset = 0
    for span, piece in zip(wanted, pieces, strict=True):
        end = offset + len(piece)
        inside = matches[bisect_left(match_starts, offset) : bisect_left(match_starts, end)]
        found[span] = SentenceMatches(
            text=piece,
            matches=tuple(PhraseMatch(m.id, m.span.shift(-offset)) for m in inside if m.span.end <= end),
            token_starts=tuple(s - offset for s in starts[bisect_left(starts, offset) : bisect_left(starts, end)]),
        )
        offset = end + len(_GAP)
    return found
