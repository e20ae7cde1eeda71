"""Puts together what a rule and the model say of a reference.

The two opinions are pooled as a weighted geometric mean of their shares, the rule's counting three times the model's.
Where they agree the label is both's; where they do not, the surer one decides; where neither is sure, nobody does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from gmi.model.depth_model import Shares, scale
from gmi.model.labelled import DEPTHS, Depth
from gmi.model.reference import Label, Method

# Chosen on references of real reports, where rules are the better judge, and checked on families of the corpus that the
# model had not seen, where it is: both gain. A rule's confidence was measured on sentences that it was made with, so
# it counts for less than it says.
_RULE_WEIGHT, _MODEL_WEIGHT = 0.75, 0.25
# No rule is quite sure, whatever its figure says.
_SUREST = 0.99
# Below this, of three depths, the likeliest is as good as a toss.
_SURE = 0.45


@dataclass(frozen=True, slots=True)
class Joint:
    """What rule and model say together.

    Attributes:
        label: ``undecided`` where neither is sure.
        confidence: 0..1, the share of the likeliest depth.
        method: Who stands behind ``label``.
        model_label: What the model alone says.
        model_share: How sure it is.
    """

    label: Label
    confidence: float
    method: Method
    model_label: Depth
    model_share: float


def join_opinions(rule_label: Depth, rule_confidence: float, shares: Shares) -> Joint:
    """Pools a rule's label with the model's shares.

    >>> join_opinions("commitment", 0.8, {"mention": 0.1, "engagement": 0.2, "commitment": 0.7}).method
    'rule+model'
    >>> join_opinions("engagement", 0.5, {"mention": 0.48, "engagement": 0.04, "commitment": 0.48}).label
    'undecided'
    """
    sure = min(rule_confidence, _SUREST)
    others = (1 - sure) / (len(DEPTHS) - 1)
    pooled = scale(
        [
            math.exp(
                _RULE_WEIGHT * math.log(sure if label == rule_label else others)
                + _MODEL_WEIGHT * math.log(shares[label])
            )
            for label in DEPTHS
        ]
    )
    best = _pick(pooled)
    said = _pick(shares)
    if pooled[best] < _SURE:
        return Joint("undecided", pooled[best], "rule+model", said, shares[said])
    behind: Method = "rule+model" if best == rule_label == said else "rule" if best == rule_label else "model"
    return Joint(best, pooled[best], behind, said, shares[said])


def _pick(shares: Shares) -> Depth:
    """The likeliest depth; of equal ones the weaker."""
    return max(DEPTHS, key=lambda label: shares[label])
