"""Gives each reference its depth: mention, engagement or commitment, by rules, with the reason in words.

``observe`` says what there is to see, ``rules`` what each rule makes of it, this module which rule decides. The rules
stand in the order of the codebook (section 2); the first that speaks decides. A reference is left ``undecided`` only
where a rule that is declared to contradict the first one speaks as well.
"""

from __future__ import annotations

from gmi.classify.grounds import Grounds
from gmi.classify.observe import Observation, Observer
from gmi.classify.rules import RULES, WITNESSES
from gmi.classify.tags import find_tags
from gmi.load_cues import load_depth_rules
from gmi.model.cue import DepthRule
from gmi.model.document import Document
from gmi.model.reference import ClassifiedReference, Name, Qualifier, Reference

__all__ = ["classify_references"]


def classify_references(
    document: Document,
    references: tuple[Reference, ...],
    qualifiers: tuple[tuple[Qualifier, ...], ...],
    names: tuple[Name, ...],
) -> tuple[ClassifiedReference, ...]:
    """The depth of each reference, by rules.

    Args:
        document: The report.
        references: References of that report.
        qualifiers: Qualifiers of each reference, in the same order.
        names: Laws, plans, bodies and treaties that the report names; they are evidence of a legal basis.

    Returns:
        One a reference, in the order of ``references``. A reference in a bucket has no label, and its reason names the
        bucket.
    """
    observer = Observer(document, references, names)
    rules = load_depth_rules(document.source.language or "en")
    return tuple(
        _leave_out(reference, own)
        if reference.bucket is not None
        else _classify(observer.observe(reference, own), rules)
        for reference, own in zip(references, qualifiers, strict=True)
    )


def _leave_out(reference: Reference, qualifiers: tuple[Qualifier, ...]) -> ClassifiedReference:
    return ClassifiedReference(
        reference=reference,
        label=None,
        tags=(),
        qualifiers=qualifiers,
        method="rule",
        confidence=1.0,
        reason=f"no label: not the State's own statement ({reference.bucket})",
    )


def _classify(observation: Observation, rules: dict[str, DepthRule]) -> ClassifiedReference:
    rule_id, grounds = _decide(observation)
    rule = rules[rule_id]
    against = _find_contradiction(observation, rule, rules)
    label = "undecided" if against else rule.label
    reason = f"{rule.label}: {_say(rule, grounds)}"
    if against:
        other, other_grounds = against
        reason = f"undecided: {_say(rule, grounds)} ({rule.label}), but {_say(other, other_grounds)} ({other.label})"
    return ClassifiedReference(
        reference=observation.reference,
        label=label,
        tags=find_tags(observation, label),
        qualifiers=observation.qualifiers,
        method="rule",
        confidence=0.5 if against else rule.confidence,
        reason=reason,
    )


def _decide(observation: Observation) -> tuple[str, Grounds]:
    """The first rule that speaks; the last one of the table always does."""
    for rule_id, rule in RULES.items():
        grounds = rule(observation)
        if grounds is not None:
            return rule_id, grounds
    raise AssertionError("the last rule always speaks")


def _find_contradiction(
    observation: Observation, rule: DepthRule, rules: dict[str, DepthRule]
) -> tuple[DepthRule, Grounds] | None:
    for other in rule.contradicts:
        grounds = (WITNESSES.get(other) or RULES[other])(observation)
        if grounds is not None:
            return rules[other], grounds
    return None


def _say(rule: DepthRule, grounds: Grounds) -> str:
    """The rule's words with its trigger and source put in."""
    words = rule.says_with_source if grounds.source and rule.says_with_source else rule.says
    return words.replace("{trigger}", grounds.trigger).replace("{source}", grounds.source)
