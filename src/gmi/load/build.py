"""Turns checked entries into the types of the model."""

from __future__ import annotations

from gmi.load.schema import (
    AppliesEntry,
    AtomEntry,
    ConditionEntry,
    GroupTermEntry,
    IndicatorEntry,
    NameEntry,
    TermEntry,
    TermsFile,
    ThemeFile,
    ThemeWords,
    VetoEntry,
)
from gmi.model.rubric import (
    Applies,
    Atom,
    Condition,
    Examples,
    Group,
    Indicator,
    NameRule,
    QuestionTemplate,
    Term,
    Theme,
    Veto,
)


def build_groups(terms: TermsFile) -> tuple[Group, ...]:
    """Groups, in the order of the file."""
    return tuple(
        Group(group.id, group.dimension, group.title, group.headline, tuple(_build_term(term) for term in group.terms))
        for group in terms.groups
    )


def build_veto(entry: VetoEntry) -> Veto:
    """One negative term."""
    return Veto(
        entry.id, tuple(entry.forms), entry.why, entry.case, match=tuple(entry.match), no_match=tuple(entry.no_match)
    )


def build_name(entry: NameEntry) -> NameRule:
    """One title or institution's name."""
    return NameRule(
        entry.id, entry.bucket, tuple(entry.forms), entry.case, match=tuple(entry.match), no_match=tuple(entry.no_match)
    )


def build_theme(theme: ThemeFile, words: ThemeWords | None) -> Theme:
    """One theme with its words; a theme that its groups alone place may have none."""
    return Theme(
        id=theme.id,
        title=theme.title,
        why=theme.why,
        hooks=tuple(theme.hooks),
        groups=tuple(theme.groups),
        terms=tuple(_build_term(term) for term in words.terms) if words else (),
        aspects=tuple(_build_term(term) for term in words.aspects) if words else (),
        indicators=tuple(build_indicator(entry, theme.id) for entry in theme.indicators),
    )


def build_indicator(entry: IndicatorEntry, theme: str) -> Indicator:
    """One indicator of a theme, or of ``overall``."""
    examples = entry.examples
    return Indicator(
        id=entry.id,
        theme=theme,
        part=entry.part,
        question=entry.question,
        why=entry.why,
        gap=entry.gap,
        hooks=tuple(entry.hooks),
        weight=entry.weight,
        met=_build_condition(entry.met),
        partly=_build_condition(entry.partly) if entry.partly else None,
        applies_when=_build_applies(entry.applies_when),
        questions=(
            QuestionTemplate("list-of-issues", entry.questions.list_of_issues),
            QuestionTemplate("session", entry.questions.session),
        ),
        examples=Examples(tuple(examples.met), tuple(examples.partly_met or ()), tuple(examples.not_met)),
    )


def _build_term(entry: TermEntry) -> Term:
    """One term; only those that are counted can be extended, so the others are core."""
    core = entry.core if isinstance(entry, GroupTermEntry) else True
    return Term(
        entry.id, tuple(entry.forms), entry.case, core, match=tuple(entry.match), no_match=tuple(entry.no_match)
    )


def _build_condition(entry: ConditionEntry) -> Condition:
    """A condition with its parts."""
    return Condition(
        all=tuple(_build_part(part) for part in entry.all),
        any=tuple(_build_part(part) for part in entry.any),
        none=tuple(_build_part(part) for part in entry.none),
        within=entry.within,
        at_least=entry.at_least,
        share=entry.share,
    )


def _build_part(entry: AtomEntry | ConditionEntry) -> Atom | Condition:
    """A nested condition or an atom."""
    if isinstance(entry, ConditionEntry):
        return _build_condition(entry)
    return Atom(
        terms=tuple(entry.terms),
        groups=tuple(entry.groups),
        dimension=entry.dimension,
        labels=tuple(entry.labels),
        tags=tuple(entry.tags),
        zones=tuple(entry.zones),
        themes=tuple(entry.themes),
        core=entry.core,
    )


def _build_applies(entry: AppliesEntry) -> Applies:
    """When an indicator is asked."""
    return Applies(tuple(entry.bodies), tuple(entry.kinds), entry.theme_present)
