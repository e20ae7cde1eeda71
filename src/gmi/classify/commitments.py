"""Rules for ``commitment``: the State is bound, or binds itself, to something for the group."""

from __future__ import annotations

import re

from gmi.classify.grounds import (
    ITEM_NUMBER,
    NEAR,
    Grounds,
    find_actor,
    find_breakdown,
    find_figure,
    find_near,
    from_hit,
    has_verb,
    is_counted,
    shares_clause,
)
from gmi.classify.instruments import find_source, find_title, is_draft, is_instrument
from gmi.classify.observe import Hit, Observation

_MONEY = re.compile(r"[€$£]\s?\d")
_STATUS = re.compile(r"(?:\w+\s+){1,3}(?:or\s+\w+\s+)?(?:status|situation|background)\b")
_BAN = re.compile(r"\bmay not\b|\b[Nn]o [\w\s-]{3,40}?\bmay\b(?! have)")
# A budget that is only talked of sets nothing aside.
_ONLY_NAMES_MONEY = re.compile(r"budgets?|fund for", re.IGNORECASE)
_BINDS = ("legal-verb", "right", "binding", "adopt", "basis", "task")


def table_action(o: Observation) -> Grounds | None:
    """A row of a plan of action: it opens with an order."""
    return from_hit(o.opens_with("imperative")) if o.reference.zone == "table" else None


def table_target(o: Observation) -> Grounds | None:
    """A table row that sets a target, or gives a duty."""
    return from_hit(o.first("target", "binding")) if o.reference.zone == "table" else None


def everyone_by_law(o: Observation) -> Grounds | None:
    """Equality of women and men guaranteed by a constitution or an act, or undertaken."""
    formula, source, equality = o.over_target("everyone"), find_source(o), find_near(o, "equality")
    binds = o.first("legal-verb", "right", "adopt", "binding", "task", "basis")
    rules = o.first("binding", "rule-verb")
    if formula is None or equality is None or binds is None:
        return None
    return from_hit(equality, source) if source or rules else None


def title(o: Observation) -> Grounds | None:
    """An act, policy, plan or standing programme about the group."""
    hit = find_title(o)
    if hit is None or is_draft(hit.text):
        return None
    return Grounds(hit.text) if has_verb(o) or hit.named or o.is_item else None


def status_clause(o: Observation) -> Grounds | None:
    """An equality clause that names a migration status and gives something concrete."""
    if o.reference.dimension != "migration":
        return None
    clause = o.first("status-clause") or _find_opener(o)
    gives = o.first("right", "binding", "legal-verb") or find_source(o)
    if clause is None or gives is None or _is_general(o):
        return None
    return from_hit(gives, clause)


def _find_opener(o: Observation) -> Hit | None:
    """The "regardless of" that opens the grounds among which the reference names a status."""
    if o.names_persons or not _STATUS.match(o.sentence, o.target.start):
        return None
    return next((hit for hit in reversed(o.find("opener")) if 0 <= o.target.start - hit.span.end <= NEAR), None)


def _is_general(o: Observation) -> bool:
    """Whether an equality clause only forbids discrimination, or gives nothing that can be named."""
    openers = o.find("opener")
    bans = [hit for hit in o.find("situation") if hit.text.lower().startswith("discriminat")]
    if any(not any(opener.span.overlaps(ban.span) for opener in openers) for ban in bans):
        return True
    return o.first("benefit") is None


def court_rule(o: Observation) -> Grounds | None:
    """A ruling that sets a rule."""
    rule = o.first("court-rule")
    return from_hit(rule) if rule and o.first("binding", "right", "legal-verb") else None


def plan_item(o: Observation) -> Grounds | None:
    """An item of a plan: it opens with an order."""
    number = ITEM_NUMBER.match(o.sentence, o.opening)
    first = next((hit for hit in o.find("imperative") if number and hit.span.start == number.end() - 1), None)
    return from_hit(o.opens_with("imperative") or first)


def item_under_instrument(o: Observation) -> Grounds | None:
    """An item without a subject, read with a lead-in that names an act or an adopted plan."""
    if not o.lead_is_list or (has_verb(o) and not o.opens_with("gerund")):
        return None
    source = next((hit for hit in o.lead if is_instrument(hit)), None)
    binds = next((hit for hit in o.lead if hit.kind in _BINDS), None)
    return from_hit(source, binds) if source and binds else None


def ban(o: Observation) -> Grounds | None:
    """What may not be done: "may not be charged", "no fee may be asked"."""
    words = _BAN.search(o.sentence)
    if words is None:
        return None
    hit = next((hit for hit in o.find("finite") if words.start() <= hit.span.start < words.end()), None)
    return Grounds(words.group()) if hit and shares_clause(o, hit) else None


def undertaking(o: Observation) -> Grounds | None:
    """The State binds itself: shall, will, undertakes to."""
    hit = next((hit for hit in o.find("binding") if shares_clause(o, hit)), None)
    return Grounds(hit.text, find_actor(o, hit)) if hit else None


def penal(o: Observation) -> Grounds | None:
    """A harm is forbidden, a penalty laid down."""
    hit = o.first("penal")
    source = find_source(o)
    binds = source or o.first("legal-verb")
    return from_hit(hit, source) if hit and binds else None


def right(o: Observation) -> Grounds | None:
    """A rule stated as law: entitled to, has the right to, is prohibited."""
    return from_hit(o.first("right"), find_source(o))


def rule_verb(o: Observation) -> Grounds | None:
    """A verb that only a rule has: prohibits, guarantees, obliges."""
    return from_hit(o.first("rule-verb"), find_source(o))


def law(o: Observation) -> Grounds | None:
    """A law or plan in force does something for the group."""
    source = find_source(o)
    if source is None:
        return None
    in_lead = source not in o.hits
    verbs = [hit for hit in o.find("legal-verb") if in_lead or hit.span.start >= source.span.end]
    return from_hit(verbs[0], source) if verbs else None


def basis(o: Observation) -> Grounds | None:
    """What is done rests on a law, a plan or a mandate."""
    source = find_source(o)
    if source is None or (source.kind == "law" and find_near(o, "reported-act")):
        return None
    return from_hit(o.first("basis"), source)


def adopted(o: Observation) -> Grounds | None:
    """An instrument was adopted or is in force."""
    source = find_source(o) or o.first("plan")
    return from_hit(o.first("adopt"), source) if source else None


def standing_body(o: Observation) -> Grounds | None:
    """A standing body with a task for the group."""
    body = o.first("body") or next((hit for hit in o.lead if hit.kind == "body"), None)
    return from_hit(o.first("task"), body) if body else None


def budget(o: Observation) -> Grounds | None:
    """Money set aside."""
    sign = _MONEY.search(o.sentence)
    words = next((hit for hit in o.find("money") if not _ONLY_NAMES_MONEY.fullmatch(hit.text) or find_figure(o)), None)
    return from_hit(words) or (Grounds(sign.group()) if sign else None)


def target(o: Observation) -> Grounds | None:
    """A target, a quota, a deadline or an indicator."""
    return from_hit(o.first("target"))


def programme(o: Observation) -> Grounds | None:
    """A named, standing programme."""
    hit = next((h for h in o.find("named-programme", "plan") if h.named), None)
    return from_hit(hit) if hit and (o.first("delivery", "legal-verb") or find_title(o)) else None


def near_instrument(o: Observation) -> Grounds | None:
    """The sentence goes by a law or a standing plan, and says something with a verb that is no cue."""
    source = find_source(o)
    if source is None or not has_verb(o) or o.first("figure", "court", "case", "event-name"):
        return None
    if find_near(o, "reported-act") or is_counted(o, o.target) or find_breakdown(o):
        return None
    return from_hit(source)


def in_force(o: Observation) -> Grounds | None:
    """Words that say that an instrument is in force."""
    return from_hit(o.first("in-force"))
