"""spaCy's only door: a text cut into tokens.

No model is loaded: a blank pipeline gives the tokens. spaCy itself is imported when the first text is read, since it
takes a second that ``gmi --help`` should not cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gmi.model.span import Span

# Signs between letters and digits with no space, as tables and note calls leave them ("women;74", "/women/",
# "women‘s" with the wrong apostrophe, "relationships.62", "female-").
_GLUED = (
    r"(?<=[^\W\d_])[;,:/](?=\w)",
    r"(?<=\+)-",
    r"(?<=[^\W\d_])‘(?=\w)",
    r"(?<=[^\W\d_]{3})\.(?=\d)",
    r"(?<=[^\W\d_]{3})-$",
)


@lru_cache(maxsize=4)
def _pipeline(language: str) -> Any:
    """The blank spaCy pipeline of a language."""
    import spacy  # noqa: PLC0415 - a second of start-up that only reading a report needs

    # spaCy types the defaults of a language as possibly missing; a blank pipeline always has them.
    pipeline: Any = spacy.blank(language)
    pipeline.max_length = 50_000_000
    defaults, tokenizer = pipeline.Defaults, pipeline.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex([*defaults.infixes, *_GLUED]).finditer
    tokenizer.prefix_search = spacy.util.compile_prefix_regex([*defaults.prefixes, "/"]).search
    tokenizer.suffix_search = spacy.util.compile_suffix_regex([*defaults.suffixes, "/", r"(?<=[;,])\d+"]).search
    return pipeline


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens, in order; white space beyond one space is a token too.

    Attributes:
        text: The text, unchanged.
        language: ISO 639-1.
        words: Every token as written.
        lower: Every token in lower case.
        starts: Where each begins, in code points.
    """

    text: str
    language: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]

    def spans(self) -> tuple[Span, ...]:
        """Place of every token."""
        return tuple(Span(start, start + len(word)) for start, word in zip(self.starts, self.words, strict=True))


@lru_cache(maxsize=2)
def tokenise(text: str, language: str = "en") -> Tokens:
    """Cuts a text into tokens; positions are code points of the text.

    >>> [span.cut("women, girls") for span in tokenise("women, girls").spans()]
    ['women', ',', 'girls']
    """
    # Several stages read the same report one after another: its tokens are kept for them.
    return cut_tokens(text, language)


def is_one_token(word: str, language: str) -> bool:
    """Whether a word is surely one token: letters alone, and none of the few that the language cuts ("cannot")."""
    return word.isalpha() and word not in _exceptions(language)


@lru_cache(maxsize=4)
def _exceptions(language: str) -> frozenset[str]:
    """Words with tokens of their own."""
    return frozenset(_pipeline(language).tokenizer.rules)


def cut_tokens(text: str, language: str) -> Tokens:
    """The tokens of a text, not kept for later."""
    doc = _pipeline(language).make_doc(text)
    words = tuple(token.text for token in doc)
    return Tokens(text, language, words, tuple(map(str.lower, words)), tuple(token.idx for token in doc))
