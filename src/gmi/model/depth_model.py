"""The trained model of depth: its figures, and how they turn features into shares."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass

from gmi.model.labelled import DEPTHS, Depth

Shares = dict[Depth, float]
"""How likely each depth is; they add up to 1."""

# No share is quite 0 or 1, so that a logarithm of it can be taken.
_LEAST = 1e-6
_MOST_LOG_ODDS = 30.0


@dataclass(frozen=True, slots=True)
class Sigmoid:
    """Platt's sigmoid for one label: how log-odds of the model become a share that can be believed."""

    slope: float
    offset: float

    def bend(self, share: float) -> float:
        """The calibrated share."""
        clipped = min(max(share, _LEAST), 1 - _LEAST)
        log_odds = self.slope * math.log(clipped / (1 - clipped)) + self.offset
        return 1 / (1 + math.exp(-min(max(log_odds, -_MOST_LOG_ODDS), _MOST_LOG_ODDS)))


@dataclass(frozen=True, slots=True)
class Training:
    """Where a model comes from, and how well it does on families of its corpus that it had not seen.

    Attributes:
        corpus_sha256: Of the labelled references that it was trained on, in order of their ids.
        cues_sha256: Of the words that its features were read with; with other words it has to be trained again.
        references: How many references.
        families: How many template families.
        versions: Of the packages that trained it.
        held_out_macro_f1: Macro-F1 of the model alone on families that it had not seen.
        held_out_accuracy: Share right, likewise.
    """

    corpus_sha256: str
    cues_sha256: str
    references: int
    families: int
    versions: Mapping[str, str]
    held_out_macro_f1: float
    held_out_accuracy: float


@dataclass(frozen=True, slots=True)
class DepthModel:
    """A multinomial logistic regression, calibrated, and shifted to what is usual in reports.

    Attributes:
        language: ISO 639-1.
        weights: For each feature, its weight for each label in the order of ``DEPTHS``.
        intercepts: In the order of ``DEPTHS``.
        sigmoids: In the order of ``DEPTHS``.
        priors: For each label, how much commoner it is in reports than in the corpus; in the order of ``DEPTHS``.
        training: Where it comes from.
    """

    language: str
    weights: Mapping[str, tuple[float, ...]]
    intercepts: tuple[float, ...]
    sigmoids: tuple[Sigmoid, ...]
    priors: tuple[float, ...]
    training: Training

    def judge(self, features: Set[str]) -> Shares:
        """How likely each depth is for a reference that looks like this; unknown features say nothing."""
        sums = list(self.intercepts)
        # In one order, since a sum of floats depends on it.
        for name in sorted(features):
            for place, weight in enumerate(self.weights.get(name, ())):
                sums[place] += weight
        bent = [sigmoid.bend(share) for sigmoid, share in zip(self.sigmoids, _soften(sums), strict=True)]
        return scale([share * prior for share, prior in zip(bent, self.priors, strict=True)])


def scale(values: list[float]) -> Shares:
    """Positive values, in the order of ``DEPTHS``, as shares of their sum."""
    total = sum(values)
    return {label: value / total for label, value in zip(DEPTHS, values, strict=True)}


def _soften(sums: list[float]) -> list[float]:
    """Softmax."""
    highest = max(sums)
    powers = [math.exp(value - highest) for value in sums]
    return [power / sum(powers) for power in powers]
