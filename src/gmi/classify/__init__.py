"""Gives each reference its depth: mention, engagement or commitment, with the reason in words.

``observe`` says what there is to see, ``rules`` what each rule makes of it, ``combine`` what rule and trained model say
together, this module which rule speaks for all. The rules stand in the order of the codebook (section 2); the first
that speaks is heard. A reference is left ``undecided`` where neither rule nor model is sure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gmi.classify.combine import join_opinions
from gmi.classify.grounds import Grounds
from gmi.classify.observe import Observation, Observer
from gmi.classify.rules import RULES, WITNESSES
from gmi.classify.tags import find_tags
from gmi.features import describe
from gmi.load_cues import load_depth_rules
from gmi.load_model import load_depth_model
from gmi.model.cue import DepthRule
from gmi.model.depth_model import DepthModel, Shares
from gmi.model.document import Document
from gmi.model.labelled import DEPTHS, Depth
from gmi.model.reference import ClassifiedReference, Label, Method, Name, Qualifier, QualifierKind, Reference

__all__ = ["Way", "classify_references"]

Way = Literal["both", "rules", "model"]
"""Whose opinion gives the labels: ``both`` in use, each alone to compare them."""


def classify_references(
    document: Document,
    references: tuple[Reference, ...],
    qualifiers: tuple[tuple[Qualifier, ...], ...],
    names: tuple[Name, ...],
    *,
    model: DepthModel | None = None,
    way: Way = "both",
) -> tuple[ClassifiedReference, ...]:
    """The depth of each reference, by rules and the trained model.

    Args:
        document: The report.
        references: References of that report.
        qualifiers: Qualifiers of each reference, in the same order.
        names: Laws, plans, bodies and treaties that the report names; they are evidence of a legal basis.
        model: The trained model; None for the one that gmi brings for the report's language.
        way: Whose opinion gives the labels.

    Returns:
        One a reference, in the order of ``references``. A reference in a bucket has no label, and its reason names the
        bucket.
    """
    language = document.source.language or "en"
    observer = Observer(document, references, names)
    rules = load_depth_rules(language)
    judge = None if way == "rules" else model or load_depth_model(language)
    return tuple(
        _leave_out(reference, own)
        if reference.bucket is not None
        else _classify(observer.observe(reference, own), rules, judge, way)
        for reference, own in zip(references, qualifiers, strict=True)
    )


# A rule that another one contradicts is as good as a toss.
_CONTESTED = 0.5


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


def _classify(
    observation: Observation, rules: dict[str, DepthRule], model: DepthModel | None, way: Way
) -> ClassifiedReference:
    shares = model.judge(describe(observation, model.language)) if model else {}
    if way == "model":
        said = _answer_by_model(shares)
    else:
        opinion = _ask_rules(observation, rules)
        said = _answer_by_both(opinion, shares) if shares else _answer_by_rule(opinion)
    return ClassifiedReference(
        reference=observation.reference,
        label=said.label,
        tags=find_tags(observation, said.label),
        qualifiers=observation.qualifiers,
        method=said.method,
        confidence=said.confidence,
        reason=f"{said.label}: {said.why}{_name_qualifiers(observation.qualifiers, said.why)}",
    )


_QUALIFIER_NAMES: dict[QualifierKind, str] = {
    "negated": "denied",
    "hedged": "hedged",
    "past": "past",
    "other-actor": "another actor",
    "conditional": "on a condition",
    "quoted": "quoted",
}


def _name_qualifiers(qualifiers: tuple[Qualifier, ...], said: str) -> str:
    """What qualifies the reference, with its trigger, unless the reason names the trigger already."""
    more = [f"{_QUALIFIER_NAMES[q.kind]}: '{q.trigger}'" for q in qualifiers if f"'{q.trigger}'" not in said]
    return f" ({', '.join(dict.fromkeys(more))})" if more else ""


@dataclass(frozen=True, slots=True)
class _Opinion:
    """What the rules say; ``against`` is what a rule says that contradicts the first, empty when none does."""

    label: Depth
    confidence: float
    words: str
    against: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """Label, confidence and reason, before they are put to the reference."""

    label: Label
    confidence: float
    method: Method
    why: str


def _ask_rules(observation: Observation, rules: dict[str, DepthRule]) -> _Opinion:
    rule_id, grounds = _decide(observation)
    rule = rules[rule_id]
    label = next(depth for depth in DEPTHS if depth == rule.label)
    against = _find_contradiction(observation, rule, rules)
    if against is None:
        return _Opinion(label, rule.confidence, _say(rule, grounds), "")
    other, other_grounds = against
    return _Opinion(label, _CONTESTED, _say(rule, grounds), f"{_say(other, other_grounds)} ({other.label})")


def _answer_by_rule(opinion: _Opinion) -> _Answer:
    if opinion.against:
        return _Answer(
            "undecided", opinion.confidence, "rule", f"{opinion.words} ({opinion.label}), but {opinion.against}"
        )
    return _Answer(opinion.label, opinion.confidence, "rule", opinion.words)


def _answer_by_model(shares: Shares) -> _Answer:
    label = max(DEPTHS, key=lambda depth: shares[depth])
    return _Answer(label, round(shares[label], 2), "model", "the model says so")


def _answer_by_both(opinion: _Opinion, shares: Shares) -> _Answer:
    """Rule, trigger and what the model says, in words."""
    joint = join_opinions(opinion.label, opinion.confidence, shares)
    words = f"{opinion.words}; against it: {opinion.against}" if opinion.against else opinion.words
    said = f"{joint.model_label} ({joint.model_share:.2f})"
    if joint.label == opinion.label:
        agrees = joint.model_label == opinion.label
        why = f"{words}; the model {f'agrees ({joint.model_share:.2f})' if agrees else f'says {said}'}"
    elif joint.label == "undecided":
        why = f"{words} ({opinion.label}); the model says {said}; neither is sure"
    else:
        why = f"the model is sure of it ({joint.model_share:.2f}), the rule is not: {words} ({opinion.label})"
    return _Answer(joint.label, round(joint.confidence, 2), joint.method, why)


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
