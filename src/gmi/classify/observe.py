"""What the depth rules see of one reference: the cues of its sentence, where they stand, and what comes before it.

Nothing is decided here, so that rules and a trained model can look at the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from gmi.classify.lists import count_items
from gmi.language import Phrase, PhraseFinder, PieceMatches, tokenise
from gmi.load_cues import load_depth_cues
from gmi.model.cue import Cue, CueKind
from gmi.model.document import Document
from gmi.model.observation import Hit, Observation
from gmi.model.reference import Name, Qualifier, Reference
from gmi.model.span import Span

__all__ = ["Hit", "Observation", "Observer"]

_INSTRUMENT_NAMES = ("law", "decree", "policy", "plan", "programme")
_ITEM = re.compile(r"\s*(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[•●▪■◦‣–—-])\s+")
_OPENING = re.compile(
    r"\s*(?:\d{1,4}(?:\s?(?:bis|ter))?\.\s+)?(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s+|[•●▪■◦‣–—*-]\s*)*"
)
# How far back a lead-in may stand; lists of more items are rare, and reading on costs time.
_LEAD_IN_PARAGRAPHS = 15
_PROVISION_NUMBER = re.compile(r"\s*\.?\s*(?:\(?\d|[IVX]+\b)")
_OTHERS_LAW = re.compile(r"[^.;]{0,40}\b(?:Convention|Covenant|Committee[’']s|Charter of the United Nations)\b")


@dataclass(frozen=True, slots=True)
class _Reader:
    """The cues of a language, ready to look."""

    language: str
    finder: PhraseFinder
    cues: dict[str, Cue]

    def read_hits(self, text: str, sentences: Iterable[Span]) -> dict[Span, tuple[Hit, ...]]:
        """Cues of each sentence in order of position; what a mask covers is left out."""
        found = self.finder.find_each(tokenise(text, self.language), sorted(set(sentences)))
        return {matches.piece: self._keep_hits(text, matches) for matches in found}

    def _keep_hits(self, text: str, found: PieceMatches) -> tuple[Hit, ...]:
        masks = [match.span for match in found.matches if self.cues[match.id].kind == "mask"]
        hits = []
        for match in found.matches:
            kind = self.cues[match.id].kind
            if kind == "mask" or any(mask.contains(match.span) and mask != match.span for mask in masks):
                continue
            if match.id == "law.article" and not _is_own_article(text, match.span.end):
                continue
            words = match.span.cut(text)
            place = match.span.shift(-found.piece.start)
            hits.append(Hit(kind, match.id, place, words, named=words[:1].isupper() and place.start > 0))
        return tuple(hits)


def _is_own_article(text: str, end: int) -> bool:
    """Whether "article", "section" goes on with a number, and is not that of a treaty."""
    return bool(_PROVISION_NUMBER.match(text, end)) and not _OTHERS_LAW.match(text, end)


@lru_cache(maxsize=4)
def _compile_cues(language: str) -> _Reader:
    """The compiled cues of a language, made once a run."""
    cues = load_depth_cues(language)
    finder = PhraseFinder((Phrase(cue.id, cue.phrases, cue.case) for cue in cues), language)
    return _Reader(language, finder, {cue.id: cue for cue in cues})


class Observer:
    """Observes the references of one document; all sentences are read in one pass."""

    def __init__(self, document: Document, references: Iterable[Reference], names: Iterable[Name]) -> None:
        """Takes the report, the references to observe, and the names found in the report."""
        self._document = document
        self._names: dict[int, list[Name]] = {}
        for name in names:
            self._names.setdefault(name.paragraph_index, []).append(name)
        places = {(reference.sentence, reference.paragraph_index) for reference in references}
        self._before = {sentence: self._find_before(sentence, index) for sentence, index in places}
        wanted = [sentence for sentence, _ in places]
        wanted.extend(before for before, _ in self._before.values() if before is not None)
        self._hits = _compile_cues(document.source.language or "en").read_hits(document.text, wanted)

    def observe(self, reference: Reference, qualifiers: tuple[Qualifier, ...]) -> Observation:
        """What there is to see of one of the references."""
        sentence = reference.sentence.cut(self._document.text)
        target = reference.span.shift(-reference.sentence.start)
        hits = self._hits[reference.sentence]
        names = self._names_in(reference.sentence, (reference.paragraph_index,))
        opening_match = _OPENING.match(sentence)
        opening = opening_match.end() if opening_match else 0
        before, is_list = self._before[reference.sentence]
        refers_back = is_list or any(hit.kind == "anaphor" and hit.span.start == opening for hit in hits)
        return Observation(
            reference=reference,
            sentence=sentence,
            target=target,
            hits=_with_names(hits, names),
            lead=self._read_lead(before, reference.paragraph_index) if before and refers_back else (),
            is_item=bool(_ITEM.match(sentence)),
            lead_is_list=is_list,
            opening=opening,
            item_count=count_items(
                sentence,
                target,
                [hit.span for hit in hits if hit.kind in ("people", "ground")],
                [hit.span for hit in hits if hit.cue_id == "finite.auxiliary" or hit.kind in ("binding", "opener")],
            ),
            names=names,
            qualifiers=qualifiers,
        )

    def _find_before(self, sentence: Span, paragraph_index: int) -> tuple[Span | None, bool]:
        """The lead-in of a list item, else the sentence before; and whether it is a lead-in."""
        if _ITEM.match(sentence.cut(self._document.text)):
            lead_in = self._find_lead_in(sentence, paragraph_index)
            if lead_in is not None:
                return lead_in, True
        return self._find_previous(sentence, paragraph_index), False

    def _names_in(self, span: Span, paragraph_indexes: Iterable[int]) -> tuple[tuple[Name, Span], ...]:
        """Names that overlap a sentence, with their place in it."""
        return tuple(
            (name, Span(max(0, name.span.start - span.start), name.span.end - span.start))
            for index in paragraph_indexes
            for name in self._names.get(index, ())
            if name.span.overlaps(span)
        )

    def _read_lead(self, span: Span, paragraph_index: int) -> tuple[Hit, ...]:
        indexes = range(max(0, paragraph_index - _LEAD_IN_PARAGRAPHS), paragraph_index + 1)
        return _with_names(self._hits[span], self._names_in(span, indexes))

    def _find_lead_in(self, sentence: Span, paragraph_index: int) -> Span | None:
        """The sentence that leads in the list of which this sentence is an item."""
        earlier = [s for s in self._document.paragraphs[paragraph_index].sentences if s.end <= sentence.start]
        for index in range(paragraph_index, max(-1, paragraph_index - _LEAD_IN_PARAGRAPHS), -1):
            if index != paragraph_index:
                earlier = list(self._document.paragraphs[index].sentences)
            for span in reversed(earlier):
                text = span.cut(self._document.text)
                if _ITEM.match(text):
                    continue
                colon = text.find(":")
                if colon >= 0:
                    return Span(span.start, span.start + colon)
                if self._document.paragraphs[index].zone in ("body", "annex", "footnote"):
                    return None
        return None

    def _find_previous(self, sentence: Span, paragraph_index: int) -> Span | None:
        """The sentence before, in the same paragraph or at the end of the one before."""
        paragraphs = self._document.paragraphs
        earlier = [s for s in paragraphs[paragraph_index].sentences if s.end <= sentence.start]
        if earlier:
            return earlier[-1]
        previous = paragraph_index - 1
        if previous >= 0 and paragraphs[previous].zone == paragraphs[paragraph_index].zone:
            return paragraphs[previous].sentences[-1] if paragraphs[previous].sentences else None
        return None


def _with_names(hits: tuple[Hit, ...], names: tuple[tuple[Name, Span], ...]) -> tuple[Hit, ...]:
    """The cues, and the names of instruments and bodies as cues of their own."""
    kinds: dict[str, CueKind] = {"law": "law", "decree": "law", "body": "body"}
    more = [
        Hit(kinds.get(name.kind, "named-programme"), f"name.{name.kind}", span, name.text, named=True)
        for name, span in names
        if name.kind in (*_INSTRUMENT_NAMES, "body")
    ]
    return tuple(sorted((*hits, *more), key=lambda hit: (hit.span, hit.cue_id))) if more else hits
