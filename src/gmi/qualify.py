"""Says which words of a sentence change what it says of a reference: denied, hedged, past, another's, conditional.

The way is ConText's (Harkema and others, 2009): a trigger looks forward or backward from where it stands, over a number
of tokens at most, until a clause ends; a longer phrase that only looks like a trigger keeps it from counting.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from gmi.language import Phrase, PhraseFinder, PhraseMatch, PieceMatches, keep_longest, tokenise
from gmi.load_cues import load_qualifier_rules
from gmi.model.cue import QualifierRule
from gmi.model.document import Document
from gmi.model.reference import Qualifier, QualifierKind, Reference
from gmi.model.span import Span


def find_qualifiers(document: Document, references: tuple[Reference, ...]) -> tuple[tuple[Qualifier, ...], ...]:
    """The qualifiers of each reference, looked for in its own sentence.

    Args:
        document: The report.
        references: References of that report.

    Returns:
        One tuple a reference, in the order of ``references``; each in order of position.
    """
    ruleset = _compile_rules(document.source.language or "en")
    scans = ruleset.scan(document.text, [reference.sentence for reference in references])
    found = []
    for reference in references:
        scan = scans[reference.sentence]
        found.append(
            tuple(
                Qualifier(
                    trigger.rule.kind,
                    trigger.rule.id,
                    trigger.span.cut(document.text),
                    trigger.span,
                )
                for trigger in scan.triggers
                if scan.reaches(trigger, reference.span)
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A rule at one place of a sentence; positions are those of the whole text."""

    rule: QualifierRule
    span: Span


@dataclass(frozen=True, slots=True)
class _Scan:
    """What the rules see in one sentence."""

    token_starts: tuple[int, ...]
    triggers: tuple[_Trigger, ...]
    ends: tuple[_Trigger, ...]

    def reaches(self, trigger: _Trigger, target: Span) -> bool:
        """Whether the target stands in the trigger's scope."""
        rule = trigger.rule
        if trigger.span.overlaps(target):
            return False
        if target.start >= trigger.span.end:
            gap, looks = Span(trigger.span.end, target.start), rule.direction != "backward"
        else:
            gap, looks = Span(target.end, trigger.span.start), rule.direction != "forward"
        return looks and self._count_tokens(gap) <= rule.max_scope and not self._is_cut(gap, rule.kind)

    def _count_tokens(self, gap: Span) -> int:
        return bisect_left(self.token_starts, gap.end) - bisect_left(self.token_starts, gap.start)

    def _is_cut(self, gap: Span, kind: QualifierKind) -> bool:
        return any(gap.contains(end.span) and kind in end.rule.applies_to for end in self.ends)


@dataclass(frozen=True, slots=True)
class _Ruleset:
    """The rules of a language, ready to look."""

    language: str
    finder: PhraseFinder
    rules: dict[str, QualifierRule]
    marks: dict[str, str]

    def scan(self, text: str, sentences: list[Span]) -> dict[Span, _Scan]:
        """Triggers and ends of scope in each sentence."""
        found = self.finder.find_each(tokenise(text, self.language), sorted(set(sentences)))
        return {matches.piece: self._scan_sentence(text, matches) for matches in found}

    def _scan_sentence(self, text: str, found: PieceMatches) -> _Scan:
        starts = found.token_starts
        by_direction: dict[str, list[PhraseMatch]] = {}
        for match in (*found.matches, *self._find_marks(text, found.piece)):
            by_direction.setdefault(self._role(match), []).append(match)
        pseudo = by_direction.get("pseudo", [])
        live = [m for m in by_direction.get("trigger", []) if not any(self._masks(p, m, starts) for p in pseudo)]
        return _Scan(
            token_starts=starts,
            triggers=tuple(_Trigger(self.rules[m.id], m.span) for m in self._longest_of_kind(live)),
            ends=tuple(_Trigger(self.rules[m.id], m.span) for m in by_direction.get("terminate", [])),
        )

    def _find_marks(self, text: str, piece: Span) -> list[PhraseMatch]:
        """Punctuation marks that act as triggers or ends."""
        return [
            PhraseMatch(self.marks[mark], Span(place, place + 1))
            for place, mark in enumerate(piece.cut(text), piece.start)
            if mark in self.marks
        ]

    def _role(self, match: PhraseMatch) -> str:
        direction = self.rules[match.id].direction
        return direction if direction in ("pseudo", "terminate") else "trigger"

    def _masks(self, pseudo: PhraseMatch, trigger: PhraseMatch, starts: tuple[int, ...]) -> bool:
        """Whether a pseudo phrase keeps a trigger of its kind from counting."""
        rule = self.rules[pseudo.id]
        if rule.kind != self.rules[trigger.id].kind:
            return False
        if pseudo.span.overlaps(trigger.span):
            return True
        after = bisect_left(starts, trigger.span.start) - bisect_left(starts, pseudo.span.end)
        return pseudo.span.end <= trigger.span.start and after < rule.max_scope

    def _longest_of_kind(self, matches: list[PhraseMatch]) -> tuple[PhraseMatch, ...]:
        """Where triggers of one direction and kind overlap, the longest of them."""
        by_kind: dict[tuple[QualifierKind, str], list[PhraseMatch]] = {}
        for match in matches:
            rule = self.rules[match.id]
            by_kind.setdefault((rule.kind, rule.direction), []).append(match)
        kept = [match for group in by_kind.values() for match in keep_longest(group)]
        return tuple(sorted(kept, key=lambda m: (m.span, m.id)))


@lru_cache(maxsize=4)
def _compile_rules(language: str) -> _Ruleset:
    """The compiled rules of a language, made once a run."""
    rules = load_qualifier_rules(language)
    finder = PhraseFinder((Phrase(rule.id, rule.phrases, rule.case) for rule in rules), language)
    marks = {mark: rule.id for rule in rules for mark in rule.marks}
    return _Ruleset(language, finder, {rule.id: rule for rule in rules}, marks)
