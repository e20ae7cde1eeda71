"""Tokens, phrases and sentences: what every stage that reads words stands on."""

from gmi.language.items import find_opening, split_items
from gmi.language.phrases import Phrase, PhraseFinder, PhraseMatch, PieceMatches, check_form, keep_longest
from gmi.language.sentences import split_sentences
from gmi.language.tokens import Tokens, tokenise

__all__ = [
    "Phrase",
    "PhraseFinder",
    "PhraseMatch",
    "PieceMatches",
    "Tokens",
    "check_form",
    "find_opening",
    "keep_longest",
    "split_items",
    "split_sentences",
    "tokenise",
]
