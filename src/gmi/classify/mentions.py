"""Rules for ``mention``: the sentence names the group and says nothing specific about it."""

from __future__ import annotations

import re

from gmi.classify.grounds import Grounds, find_figure, from_hit, has_verb, is_counted, lists_many
from gmi.classify.instruments import find_event, find_title, is_teaching
from gmi.classify.lists import count_short_items
from gmi.classify.observe import Hit, Observation
from gmi.model.cue import CueKind
from gmi.model.span import Span

# "regardless of age, origin and gender": how far the last of the grounds may stand, in code points.
_GROUNDS_REACH = 80
# Bare words in a row, from this many on: nothing is said of any of them.
_ROW = 5
_AUXILIARY = "finite.auxiliary"
_PAIR = re.compile(r"(?:\s+[\w’'-]+){0,3}(?:,|/|\s+(?P<joint>and|or|nor|and/or|as well as)\b)(?:\s*[\w’'-]+){0,4}\s*")


def heading(o: Observation) -> Grounds | None:
    """The reference stands in a heading."""
    return Grounds("heading") if o.reference.zone == "heading" else None


def table_words(o: Observation) -> Grounds | None:
    """A table row without a figure."""
    return Grounds("table") if o.reference.zone == "table" else None


def parents(o: Observation) -> Grounds | None:
    """Mother or father as parents in a rule."""
    mother, father = o.over_target("mother"), o.first("father")
    if mother and father and _are_joined(o, mother, father):
        first, second = sorted((mother, father), key=lambda hit: hit.span)
        return Grounds(f"{first.text} … {second.text}")
    return from_hit(o.over_target("parents"))


def _are_joined(o: Observation, mother: Hit, father: Hit) -> bool:
    """Whether the two are named as a pair: "a foreign father or a foreign mother", no one else between them.

    A verb may stand between alternatives only: "if the mother is ill or the father is away".
    """
    first, second = sorted((mother.span, father.span))
    between = Span(first.end, second.start)
    pair = _PAIR.fullmatch(between.cut(o.sentence))
    if pair is None:
        return False
    apart: tuple[CueKind, ...] = ("people",) if pair["joint"] in ("or", "nor") else ("people", "finite", "binding")
    return not any(between.contains(hit.span) for hit in o.find(*apart))


def everyone(o: Observation) -> Grounds | None:
    """A formula that means everyone: "women and men", "regardless of age, gender or origin"."""
    formula = o.over_target("everyone")
    if formula or o.names_persons:
        return from_hit(formula)
    openers = [hit for hit in o.find("opener") if 0 <= o.target.start - hit.span.end <= _GROUNDS_REACH]
    return from_hit(openers[-1]) if openers else None


def procedure(o: Observation) -> Grounds | None:
    """A place, an event or a procedure named after the group."""
    hit = o.over_target("procedure")
    return None if hit is None or o.opens_with("imperative") else from_hit(hit)


def setting(o: Observation) -> Grounds | None:
    """The term belongs to the setting only."""
    hit = o.over_target("setting")
    return None if hit is None or find_title(o) else from_hit(hit)


def name(o: Observation) -> Grounds | None:
    """A word of the name of an index, a project or an event, for which no money is set aside."""
    hit = find_event(o)
    return None if hit is None or is_teaching(hit) or o.first("money") else from_hit(hit)


def long_list(o: Observation) -> Grounds | None:
    """One of more than three groups or grounds, or of a longer row of bare words of any kind.

    A row of offences is read by its verb: they are forbidden.
    """
    if lists_many(o):
        return Grounds(f"a list of {o.item_count}")
    if o.first("penal", "rule-verb") or is_counted(o, o.target):
        return None
    breaks = [
        hit.span for hit in o.find("finite", "binding", "opener") if hit.kind != "finite" or hit.cue_id == _AUXILIARY
    ]
    count = count_short_items(o.sentence, o.target, breaks)
    return Grounds(f"a list of {count}") if count >= _ROW else None


def pointer(o: Observation) -> Grounds | None:
    """The sentence points to a table or another paragraph."""
    hit = o.first("pointer")
    return from_hit(hit) if hit and find_figure(o) is None else None


def bare(o: Observation) -> Grounds | None:
    """No verb: a title or a label."""
    return None if has_verb(o) else Grounds("no verb")


def principle(o: Observation) -> Grounds | None:
    """A general principle, an event or a value."""
    return from_hit(o.first("principle"))
