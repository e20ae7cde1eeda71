"""The depth rules in the order in which the codebook decides.

Each answers with what triggered it, or with None. Which label a rule gives, and how sure it is, is data (rules.yml).
"""

from __future__ import annotations

from gmi.classify import commitments, engagements, mentions
from gmi.classify.grounds import Rule

RULES: dict[str, Rule] = {
    "mention.heading": mentions.heading,
    "commitment.table-action": commitments.table_action,
    "commitment.table-target": commitments.table_target,
    "engagement.table-figure": engagements.table_figure,
    "mention.table": mentions.table_words,
    "mention.parents": mentions.parents,
    "commitment.equality": commitments.everyone_by_law,
    "engagement.equality": engagements.everyone_compared,
    "commitment.status-clause": commitments.status_clause,
    "mention.everyone": mentions.everyone,
    "mention.procedure": mentions.procedure,
    "mention.setting": mentions.setting,
    "engagement.ended": engagements.ended,
    "engagement.other-actor": engagements.other_actor,
    "commitment.ban": commitments.ban,
    "engagement.draft": engagements.draft,
    "engagement.negated": engagements.negated,
    "engagement.set-against": engagements.set_against,
    "mention.name": mentions.name,
    "engagement.course": engagements.course,
    "commitment.title": commitments.title,
    "mention.long-list": mentions.long_list,
    "commitment.court-rule": commitments.court_rule,
    "engagement.court": engagements.court,
    "commitment.plan-item": commitments.plan_item,
    "commitment.item-under-instrument": commitments.item_under_instrument,
    "engagement.item-alone": engagements.item_alone,
    "engagement.no-actor": engagements.duty_without_actor,
    "engagement.hope": engagements.hope,
    "commitment.undertaking": commitments.undertaking,
    "commitment.penal": commitments.penal,
    "commitment.right": commitments.right,
    "commitment.rule-verb": commitments.rule_verb,
    "commitment.law": commitments.law,
    "commitment.basis": commitments.basis,
    "commitment.adopted": commitments.adopted,
    "commitment.standing-body": commitments.standing_body,
    "commitment.budget": commitments.budget,
    "commitment.target": commitments.target,
    "commitment.programme": commitments.programme,
    "commitment.near-instrument": commitments.near_instrument,
    "engagement.aim": engagements.aim,
    "engagement.possibility": engagements.possibility,
    "mention.pointer": mentions.pointer,
    "engagement.noun-phrase": engagements.noun_phrase,
    "mention.bare": mentions.bare,
    "engagement.figure": engagements.figure,
    "engagement.situation": engagements.situation,
    "engagement.consultation": engagements.consultation,
    "engagement.delivery": engagements.delivery,
    "engagement.study": engagements.study,
    "mention.principle": mentions.principle,
    "engagement.statement": engagements.statement,
}

# Rules that decide nothing by themselves: they only leave a reference undecided.
WITNESSES: dict[str, Rule] = {"commitment.in-force": commitments.in_force}
