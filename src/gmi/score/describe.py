"""A condition in words, so that an indicator's reason says what was asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gmi.model.reference import DIMENSIONS, Dimension, Tag
from gmi.model.rubric import Atom, Condition, Rubric, Term
from gmi.score.select import headline_groups
from gmi.wording.phrase import inside_sentence, join_words

_NAMED_TERMS = 3
# A list that leaves out no more groups of its dimension than this is named by what it leaves out.
_MOST_LEFT_OUT = 2
_LEAST_FOR_THAT = 4
_TAG_WORDS: dict[Tag, str] = {
    "hedged": "in a hedged statement",
    "negated": "in a statement of what is missing",
    "disaggregated-data": "with broken-down data",
    "budget": "with a budget",
    "target-or-deadline": "with a target or deadline",
    "participation": "as consulted or taking part",
    "victim-framing": "as victims only",
    "agency": "as actors or rights holders",
    "restrictive": "in a measure that restricts",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words for the ids of a rubric.

    Attributes:
        terms: First form of every term, without its ``*``.
        groups: Title of every group, as it stands inside a sentence.
        themes: Title of every theme, as it stands inside a sentence.
        families: Ids of the groups that a dimension's headline counts, in the rubric's order.
    """

    terms: dict[str, str]
    groups: dict[str, str]
    themes: dict[str, str]
    families: dict[Dimension, tuple[str, ...]]


def gather_vocabulary(rubric: Rubric) -> Vocabulary:
    """The words with which a rubric's ids are named in a reason."""
    terms = [term for group in rubric.groups for term in group.terms]
    terms += [term for theme in rubric.themes for term in theme.terms + theme.aspects]
    return Vocabulary(
        terms={term.id: _plain_form(term) for term in terms if term.forms},
        groups={group.id: inside_sentence(group.title) for group in rubric.groups},
        themes={theme.id: inside_sentence(theme.title) for theme in rubric.themes},
        families={
            dimension: tuple(group.id for group in rubric.groups if group.id in headline_groups(rubric, dimension))
            for dimension in DIMENSIONS
        },
    )


def describe_condition(condition: Condition, words: Vocabulary) -> str:
    """What a piece of text must hold ("“shelter” together with a reference to women and girls").

    How many pieces are asked for is not said here.
    """
    parts = [_describe_part(part, condition, words) for part in condition.all]
    if condition.any:
        choices = list(dict.fromkeys(_describe_part(part, condition, words) for part in condition.any))
        parts.append(f"either {join_words(choices, 'or')}" if len(choices) > 1 else choices[0])
    text = " together with ".join(filter(None, (parts[0], join_words(parts[1:])))) if parts else ""
    if condition.none:
        barred = join_words([_describe_part(part, condition, words) for part in condition.none], "or")
        text = f"{text} without {barred}" if text else f"no {barred}"
    return text or "anything"


def _describe_part(part: Atom | Condition, outer: Condition, words: Vocabulary) -> str:
    """One part in words; it says so when it must stand in one sentence and the rest need not."""
    if isinstance(part, Atom):
        return _describe_atom(part, words)
    narrower = part.within == "sentence" and outer.within != "sentence" and len(part.all) > 1
    return describe_condition(part, words) + (" (in one sentence)" if narrower else "")


def _describe_atom(atom: Atom, words: Vocabulary) -> str:
    """One find in words."""
    extras = []
    if atom.labels:
        extras.append(f"at the depth of {join_words(atom.labels, 'or')}")
    extras.extend(_TAG_WORDS[tag] for tag in atom.tags)
    if atom.zones:
        extras.append(f"in zone {join_words(atom.zones, 'or')}")
    if atom.themes:
        extras.append(f"in a paragraph on {join_words([words.themes.get(t, t) for t in atom.themes], 'or')}")
    return " ".join([_describe_subject(atom, words), *extras])


def _describe_subject(atom: Atom, words: Vocabulary) -> str:
    """What is to be found, before its further properties."""
    if atom.terms:
        named = list(dict.fromkeys(f"“{words.terms.get(term, term)}”" for term in atom.terms))
        if len(named) > _NAMED_TERMS:
            return f"{', '.join(named[:_NAMED_TERMS])} or the like"
        return join_words(named, "or")
    core = "core " if atom.core else ""
    if atom.groups:
        return f"a {core}{_describe_groups(atom.groups, words)}"
    if atom.dimension is not None:
        return f"a {core}{atom.dimension} reference"
    return f"a {core}reference" if core else "a word of the rubric"


def _describe_groups(groups: tuple[str, ...], words: Vocabulary) -> str:
    """A reference to some groups; all or nearly all of a dimension are not listed one by one."""
    wanted = frozenset(groups)
    for dimension, family in words.families.items():
        left_out = [group for group in family if group not in wanted]
        if len(wanted) < 2 or not wanted <= frozenset(family):
            continue
        if not left_out:
            return f"{dimension} reference"
        if len(left_out) <= _MOST_LEFT_OUT and len(wanted) >= _LEAST_FOR_THAT:
            return f"{dimension} reference other than to {join_words([words.groups[g] for g in left_out], 'or')}"
    return f"reference to {join_words([words.groups.get(g, g) for g in groups], 'or')}"


def _plain_form(term: Term) -> str:
    """A term's first form as a reader would write it: the first of ``a|b``, with an ending for ``*``.

    A stem that is no word ("pregnan*") is written as the term's own examples write it.
    """
    form = term.forms[0]
    plain = " ".join(word.split("|")[0].removesuffix("*") for word in form.split())
    if not form.endswith("*"):
        return plain
    written = re.findall(rf"\b{re.escape(plain)}\w*", " ".join(term.match), re.IGNORECASE)
    if not written or plain.lower() in {words.lower() for words in written}:
        return plain
    return str(written[0]).lower()
