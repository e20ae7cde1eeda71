"""Qualifiers: the examples of their own rules, and how far a scope reaches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gmi.errors import ResourceError
from gmi.load_cues import load_qualifier_rules, read_depth_cues, read_depth_rules, read_qualifier_rules
from gmi.model.document import Document, Paragraph
from gmi.model.reference import Qualifier, Reference
from gmi.model.span import Span
from gmi.qualify import find_qualifiers

from .documents import make_source


def qualify(marked: str, *, before: str = "") -> tuple[Document, tuple[Qualifier, ...]]:
    """Qualifiers of the reference in [square brackets]; ``before`` is the sentence before, in the same paragraph."""
    match = re.search(r"\[(.+?)\]", marked)
    assert match, marked
    sentence = marked[: match.start()] + match[1] + marked[match.end() :]
    text = f"{before} {sentence}" if before else sentence
    offset = len(text) - len(sentence)
    own = Span(offset, len(text))
    sentences = (Span(0, len(before)), own) if before else (own,)
    document = Document(make_source(), text, (Paragraph(0, "body", "1", 1, (), Span(0, len(text)), sentences),))
    reference = Reference(
        id="r0001",
        span=Span(offset + match.start(), offset + match.start() + len(match[1])),
        text=match[1],
        sentence=own,
        dimension="gender",
        group="women-girls",
        term_id="women-girls.women",
        core=True,
        zone="body",
        annexed=False,
        bucket=None,
        paragraph_index=0,
    )
    return document, find_qualifiers(document, (reference,))[0]


EXAMPLES = [
    (rule.id, holds, sentence)
    for rule in load_qualifier_rules()
    for holds, sentences in ((True, rule.match), (False, rule.no_match))
    for sentence in sentences
]


@pytest.mark.parametrize(("rule_id", "holds", "sentence"), EXAMPLES, ids=[f"{r}: {s[:40]}" for r, _, s in EXAMPLES])
def test_rule_meets_its_own_examples(rule_id: str, holds: bool, sentence: str) -> None:
    """Each rule qualifies the reference of its match examples, and not that of its no_match examples."""
    _, qualifiers = qualify(sentence)
    assert (rule_id in {qualifier.rule_id for qualifier in qualifiers}) is holds


def test_every_trigger_rule_has_examples() -> None:
    """A rule that can qualify has at least one example each way."""
    lacking = [
        rule.id
        for rule in load_qualifier_rules()
        if rule.direction not in ("pseudo", "terminate") and not (rule.match and rule.no_match)
    ]
    assert lacking == []


KINDS = [
    ({"negated"}, "The report makes no reference to [women]."),
    ({"negated"}, "The lack of rooms for [women] was noted."),
    ({"negated"}, "The camp was built without rooms for [women]."),
    (set(), "The camp has rooms not only for men but also for [women]."),
    (set(), "There is no doubt that [women] need rooms."),
    (set(), "Rooms are given without distinction of [gender]."),
    (set(), "Law No. 5 grants rooms to [women]."),
    ({"hedged"}, "The Government is studying the possibility of rooms for [women]."),
    ({"hedged"}, "The rights of [women] should be made known."),
    ({"hedged"}, "The draft law grants rooms to [women]."),
    ({"past"}, "The scheme for [women] was implemented from 2009 to 2012."),
    ({"past"}, "Until 2015, rooms were kept for [women]."),
    ({"other-actor"}, "UNICEF opened a school for [girls]."),
    ({"other-actor"}, "The Committee recommended rooms for [women]."),
    (set(), "With the support of UNICEF, the Ministry opened a school for [girls]."),
    ({"conditional"}, "Rooms are free if the guest is a [woman]."),
    ({"quoted"}, "The sign reads “Rooms for [women]” in two languages."),
    (set(), "The sign reads “Rooms” and hangs above the door for [women]."),
]


@pytest.mark.parametrize(("kinds", "sentence"), KINDS, ids=[sentence[:50] for _, sentence in KINDS])
def test_kinds(kinds: set[str], sentence: str) -> None:
    """Triggers, pseudo-triggers and ends of scope give the kinds that a reader would give."""
    _, qualifiers = qualify(sentence)
    assert {qualifier.kind for qualifier in qualifiers} == kinds


def test_scope_ends_with_the_clause() -> None:
    """A negation before "but" does not reach what follows it."""
    assert qualify("The plan has no budget, but it names [women].")[1] == ()


def test_scope_stays_in_the_sentence() -> None:
    """The sentence before does not qualify."""
    assert qualify("Rooms were given to [women].", before="There are no rooms.")[1] == ()


def test_scope_is_counted_in_tokens() -> None:
    """A negation too far away does not reach the reference."""
    filler = " ".join(["very"] * 30)
    assert qualify(f"No room was {filler} good for [women].")[1] == ()


def test_the_trigger_stands_where_it_says() -> None:
    """Span and words of a qualifier agree, counted in the document's text."""
    document, qualifiers = qualify("There are no data on [women].", before="Rooms are free.")
    assert [(q.trigger, q.span.cut(document.text)) for q in qualifiers] == [("no", "no")]


def test_qualifiers_stand_in_order_of_position() -> None:
    """Several qualifiers come in the order of the text."""
    _, qualifiers = qualify("UNHCR is considering rooms for [women] if there are none.")
    assert [q.span for q in qualifiers] == sorted(q.span for q in qualifiers)
    assert len(qualifiers) >= 2


GOOD_RULE = """
- id: negated.no
  kind: negated
  direction: forward
  max_scope: 5
  phrases: |
    no
  match: []
  no_match: []
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: negated", "kind: denied", "kind"),
        ("max_scope: 5", "max_scope: '5'", "max_scope"),
        ("max_scope: 5", "max_scope: 5\n  scope: 6", "scope"),
        ("    no\n", "    no\n    no\n", "repeated: no"),
        ("phrases: |\n    no", "phrases: [no]", "one a line"),
        ("- id: negated.no", "- id: No", "id"),
        ("  match: []\n", "  match: []\n  match: []\n", "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused_with_the_fault(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Unknown keys and values, wrong types, repeated phrases and keys are errors that name themselves."""
    path = tmp_path / "qualifiers.yml"
    path.write_text(GOOD_RULE, encoding="utf-8")
    assert [rule.phrases for rule in read_qualifier_rules(path)] == [("no",)]
    path.write_text(GOOD_RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(ResourceError, match=said):
        read_qualifier_rules(path)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    """Faults of several entries, and an id used twice, come in one message."""
    path = tmp_path / "qualifiers.yml"
    path.write_text(GOOD_RULE.replace("5", "-1") + GOOD_RULE, encoding="utf-8")
    with pytest.raises(ResourceError, match=r"max_scope.*used twice"):
        read_qualifier_rules(path)


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    """A file without entries is said to be none."""
    path = tmp_path / "cues.yml"
    path.write_text("id: law.noun\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="not a list"):
        read_depth_cues(path)


def test_a_rule_cannot_contradict_one_that_is_not_there(tmp_path: Path) -> None:
    """Depth rules that name an unknown rule are refused."""
    path = tmp_path / "rules.yml"
    rule = (
        "- {id: mention.bare, label: mention, says: x, why: y, seen: 0, confidence: 0.5, contradicts: [mention.no]}\n"
    )
    path.write_text(rule, encoding="utf-8")
    with pytest.raises(ResourceError, match=r"mention\.no"):
        read_depth_rules(path)
