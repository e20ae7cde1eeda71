"""The tags that a reference carries besides its label."""

from __future__ import annotations

from gmi.classify.engagements import figure
from gmi.classify.grounds import find_breakdown, find_near, stands_by
from gmi.classify.observe import Observation
from gmi.model.reference import TAGS, Label, Tag

_HEDGES = (
    "hedged.draft",
    "hedged.pending",
    "hedged.considering",
    "hedged.should",
    "hedged.aim",
    "hedged.hope",
    "hedged.possibility",
)


def find_tags(observation: Observation, label: Label) -> tuple[Tag, ...]:
    """The tags, sorted as in ``TAGS``.

    A commitment is hedged only by a limit of its own ("as far as possible"): that the act "aims to" do something does
    not make it less in force. ``restrictive`` is said of what binds.
    """
    holds: dict[Tag, bool] = {
        "hedged": _is_hedged(observation, label),
        "negated": label != "commitment" and observation.qualified("negated.") is not None,
        "disaggregated-data": _is_broken_down(observation),
        "budget": label != "mention" and observation.first("money") is not None,
        "target-or-deadline": label == "commitment" and observation.first("target") is not None,
        "participation": label != "mention" and find_near(observation, "consultation") is not None,
        "victim-framing": _is_victim_only(observation),
        "agency": label != "mention" and find_near(observation, "agency") is not None,
        "restrictive": label == "commitment" and observation.first("restriction") is not None,
    }
    return tuple(tag for tag in TAGS if holds[tag])


def _is_hedged(o: Observation, label: Label) -> bool:
    if o.qualified("hedged.limit"):
        return True
    return label != "commitment" and o.qualified(*_HEDGES) is not None


def _is_broken_down(o: Observation) -> bool:
    """A figure by sex or status for people of the group, or data said to be broken down."""
    if find_breakdown(o) is not None:
        return True
    has_figure = figure(o) is not None
    if o.first("disaggregation") is not None:
        return has_figure or o.first("study") is not None
    return has_figure and o.first("figure") is not None and o.names_persons


def _is_victim_only(o: Observation) -> bool:
    """The group is a victim or vulnerable in the sentence, and nothing else.

    Where the reference is no word for people ("trafficking", "gender"), it is what the victims are victims of.
    """
    if find_near(o, "agency") is not None or find_near(o, "consultation") is not None:
        return False
    return find_near(o, "victim") is not None if o.names_persons else stands_by(o, "victim")
