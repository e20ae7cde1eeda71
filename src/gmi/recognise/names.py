"""Recognises the laws, policies, plans, bodies and treaties that a report names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmi.model.document import Document, Paragraph
from gmi.model.reference import Name, NameKind
from gmi.model.span import Span
from gmi.recognise.acronyms import find_acronym, find_uses
from gmi.recognise.line import Line
from gmi.recognise.load_vocabulary import Vocabulary, load_vocabulary
from gmi.recognise.reading import Found, read_names
from gmi.recognise.tokens import cut_tokens

_TITLED_SHARE = 0.7


def recognise_names(document: Document) -> tuple[Name, ...]:
    """Names as printed, each whole; where one lies inside another, the outer one.

    A committee named after a strategy is a body, a plan named after a resolution is a plan. Names are recognised in
    every zone; only those in the State's own zones become measures.

    Returns:
        In order of position; they do not overlap.
    """
    vocabulary = load_vocabulary("en")
    state_words = find_state_words(document)
    lines = [_read_line(document, paragraph, vocabulary, state_words) for paragraph in document.paragraphs]
    read = [found for line in lines if line is not None for found in read_names(line, document.text)]
    known = [
        Found(Span(match.start(), match.end()), _kind_of_known(match.group(), vocabulary))
        for match in vocabulary.known_pattern.finditer(document.text)
    ]
    explained = _keep_outer([*known, *read])
    kinds = _define_acronyms(document, explained, vocabulary)
    spans = [paragraph.span for paragraph in document.paragraphs]
    chosen = _keep_outer([*explained, *find_uses(document.text, kinds, spans)])
    return tuple(_place(chosen, document))


def find_state_words(document: Document) -> frozenset[str]:
    """The capitalised words of the State's short name."""
    name = document.source.state_name or ""
    return frozenset(word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


def _read_line(
    document: Document, paragraph: Paragraph, vocabulary: Vocabulary, state_words: frozenset[str]
) -> Line | None:
    """The paragraph's tokens; None where it is empty."""
    tokens = tuple(cut_tokens(document.text, paragraph.span))
    if not tokens:
        return None
    titled = False
    if paragraph.zone in {"heading", "contents", "masthead"}:
        words = [token for token in tokens if token.shape in {"capital", "lower"} and len(token.text) > 3]
        capitals = sum(token.shape == "capital" for token in words)
        titled = len(words) >= 3 and capitals >= _TITLED_SHARE * len(words)
    return Line(tokens, vocabulary, state_words, titled, listed=paragraph.zone == "acronym-list")


def _define_acronyms(document: Document, explained: Iterable[Found], vocabulary: Vocabulary) -> dict[str, NameKind]:
    """What every acronym that the report explains names; the first explanation holds."""
    kinds: dict[str, NameKind] = {}
    for name in _place(explained, document):
        listed = document.paragraphs[name.paragraph_index].zone == "acronym-list"
        acronym = find_acronym(document.text, name.span, name.kind, vocabulary, listed=listed)
        if acronym is not None:
            kinds.setdefault(acronym, name.kind)
    return kinds


def _kind_of_known(printed: str, vocabulary: Vocabulary) -> NameKind:
    if printed in vocabulary.known:
        return vocabulary.known[printed]
    plain = re.sub(r"[\n‐‑-]", " ", printed).replace("'", "’")
    return next(kind for name, kind in vocabulary.known.items() if name.replace("-", " ") == plain)


def _keep_outer(found: Iterable[Found]) -> list[Found]:
    """Of names that overlap, the longest; in order of position."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if kept and kept[-1].span.overlaps(item.span):
            if len(item.span) > len(kept[-1].span):
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _place(found: Iterable[Found], document: Document) -> Iterable[Name]:
    """Names with the paragraph that holds each."""
    paragraphs = iter(document.paragraphs)
    current = next(paragraphs, None)
    for item in found:
        while current is not None and current.span.end < item.span.end:
            current = next(paragraphs, None)
        if current is not None and current.span.contains(item.span):
            yield Name(item.span, item.span.cut(document.text), item.kind, current.index)
