"""Rules for ``engagement``: the sentence says something specific about the group, or tells what was done."""

from __future__ import annotations

import re

from gmi.classify.grounds import BESIDE, Grounds, find_figure, find_near, from_hit, has_verb, lists_many
from gmi.classify.instruments import find_event, find_source, is_teaching
from gmi.classify.observe import Observation

# What a rule is set against: that it is gone, not there yet, or not what happens.
_SET_AGAINST = re.compile(
    r"\b(?:although|though|despite|in spite of|notwithstanding|contrary to|in practice|was repealed|were repealed|"
    r"repealed in \d+|been repealed|long repealed|struck down|wound up|fallen out of use|not yet|"
    r"(?:says|said|say) nothing|nothing is said|had never|was never|were never|have never|has never|found that|"
    r"came to an end|the repeal of|is a draft|in draft|draft of which)\b",
    re.IGNORECASE,
)


def table_figure(o: Observation) -> Grounds | None:
    """A table row with a figure."""
    words = find_figure(o, len(o.sentence)) if o.reference.zone == "table" else None
    return Grounds(words) if words else None


def everyone_compared(o: Observation) -> Grounds | None:
    """Women and men set side by side: equality or difference between them."""
    formula = o.over_target("everyone")
    figure = find_figure(o, BESIDE)
    equality = find_near(o, "equality")
    if formula is None or (equality is None and figure is None):
        return None
    return from_hit(equality) if equality else Grounds(figure or "")


def ended(o: Observation) -> Grounds | None:
    """A programme or plan that has ended."""
    period = o.qualified("past.period")
    if period is not None and o.first("delivery", "plan", "event-name") and not o.first("adopt", "law", "binding"):
        return Grounds(period.trigger)
    past = o.qualified("past.ended")
    return Grounds(past.trigger) if past and o.first("plan", "named-programme", "delivery") else None


def other_actor(o: Observation) -> Grounds | None:
    """What another State, an NGO or an international organisation did."""
    actor = o.qualified("other-actor.")
    if actor is None or (find_source(o) and o.first("binding", "penal", "right")):
        return None
    duty = o.first("binding")
    if duty and duty.span.end <= actor.span.start - o.reference.sentence.start:
        return None
    return Grounds(actor.trigger)


def draft(o: Observation) -> Grounds | None:
    """A bill or a draft: read like an act, one step lower."""
    hedge = o.qualified("hedged.draft", "hedged.pending", "hedged.considering")
    return None if hedge is None or lists_many(o) else Grounds(hedge.trigger)


def negated(o: Observation) -> Grounds | None:
    """Something is not there: no provision, no data, no service."""
    denial = o.qualified("negated.no", "negated.not", "negated.nothing-held")
    if denial is None and find_source(o) is None:
        denial = o.qualified("negated.lack")
    return None if denial is None or o.first("binding", "penal") else Grounds(denial.trigger)


def set_against(o: Observation) -> Grounds | None:
    """A rule set against what happens, or against its own end: "although the Act …", "was repealed in 2010"."""
    words = _SET_AGAINST.search(o.sentence)
    return Grounds(words.group()) if words and (find_source(o) or o.first("binding", "right")) else None


def course(o: Observation) -> Grounds | None:
    """A word of the title of a course: a training was held on it."""
    hit = find_event(o)
    return from_hit(hit) if hit and is_teaching(hit) else None


def court(o: Observation) -> Grounds | None:
    """A ruling or a case."""
    if o.first("binding"):
        return None
    case = o.first("case")
    if case is not None:
        return from_hit(case)
    return None if o.first("penal") or find_source(o) else from_hit(o.first("court"))


def item_alone(o: Observation) -> Grounds | None:
    """An item in the gerund with no such lead-in."""
    hit = o.opens_with("gerund")
    return None if hit is None or (has_verb(o) and find_source(o)) else from_hit(hit)


def duty_without_actor(o: Observation) -> Grounds | None:
    """Something must be done, and no one is named."""
    hit = o.first("passive-duty")
    hedge = o.qualified("hedged.should")
    if hit is None and (hedge is None or o.first("binding")):
        return None
    return Grounds(hit.text if hit else hedge.trigger if hedge else "")


def hope(o: Observation) -> Grounds | None:
    """A hope, or what is looked forward to: no one is bound."""
    hedge = o.qualified("hedged.hope")
    return Grounds(hedge.trigger) if hedge else None


def aim(o: Observation) -> Grounds | None:
    """A wish: aims to, seeks to, supports."""
    hedge = o.qualified("hedged.aim")
    return Grounds(hedge.trigger) if hedge else None


def possibility(o: Observation) -> Grounds | None:
    """A possibility in practice."""
    hedge = o.qualified("hedged.possibility")
    return Grounds(hedge.trigger) if hedge else None


def noun_phrase(o: Observation) -> Grounds | None:
    """A noun phrase without a verb, with content: something delivered or a figure."""
    return None if has_verb(o) else from_hit(o.first("delivery", "study"))


def figure(o: Observation) -> Grounds | None:
    """A figure for the group."""
    words = find_figure(o)
    hit = o.first("figure")
    return from_hit(hit) if hit else (Grounds(words) if words else None)


def situation(o: Observation) -> Grounds | None:
    """A cause, need, barrier or risk."""
    hit = next((h for h in o.find("situation") if not h.span.overlaps(o.target)), None)
    return from_hit(hit)


def consultation(o: Observation) -> Grounds | None:
    """The group is consulted or takes part."""
    return from_hit(o.first("consultation"))


def delivery(o: Observation) -> Grounds | None:
    """Something was or is done for the group."""
    return from_hit(o.first("delivery"))


def study(o: Observation) -> Grounds | None:
    """A study was made, data were gathered."""
    return from_hit(o.first("study"))


def statement(o: Observation) -> Grounds | None:
    """A sentence about the group in which no cue was found."""
    return Grounds(o.reference.text)
