"""Trains the depth model: scikit-learn's only door in gmi, and never needed to score a report.

A multinomial logistic regression over the names of ``gmi.features``, calibrated by a sigmoid on template families that
it has not seen. The same examples give the same model, to the byte.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sklearn
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from gmi.errors import LabelledError
from gmi.model.depth_model import DepthModel, Sigmoid, Training
from gmi.model.labelled import DEPTHS, Depth

FOLDS = 5
# How strongly weights are pulled to nothing, chosen on families held out and on reports: a weaker pull fits the manner
# of the writers, not that of States.
_STRENGTH = 0.03
# A feature that fewer references or families show is a peculiarity of theirs.
_LEAST_REFERENCES, _LEAST_FAMILIES = 8, 3
# Shares of the labels in reports, rounded: written corpora hold about a third of each.
_USUAL: Mapping[Depth, float] = {"mention": 0.17, "engagement": 0.42, "commitment": 0.41}
_MOST_WEIGHT = 5.0
_COMMAS = 4
_LENGTHS = (15, 25, 40)
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled reference, as the model sees it.

    Attributes:
        id: Of the labelled reference; examples are put in order of it.
        sentence: Its shape alone is looked at, to weigh the example.
        features: Names of the features that hold.
        label: What is true.
        family: Template family; examples of one family are never on both sides of a cut.
    """

    id: str
    sentence: str
    features: frozenset[str]
    label: Depth
    family: str


def train_model(examples: Sequence[Example], *, language: str, corpus_sha256: str, cues_sha256: str) -> DepthModel:
    """Trains and calibrates a model.

    Args:
        examples: In any order.
        language: ISO 639-1.
        corpus_sha256: What the examples come from; carried over into the model.
        cues_sha256: What their features were read with; carried over likewise.

    Raises:
        LabelledError: When there are too few families, or a label is missing from most of them.
    """
    ordered = sorted(examples, key=lambda example: example.id)
    weights = _weigh(ordered)
    shares = _predict_held_out(ordered, weights)
    truth = [example.label for example in ordered]
    told = [max(row, key=lambda label: (row[label], label)) for row in shares]
    fitted = _fit(ordered, weights)
    return DepthModel(
        language=language,
        weights=fitted.name_weights(),
        intercepts=fitted.intercepts(),
        sigmoids=tuple(_calibrate([row[label] for row in shares], truth, label, weights) for label in DEPTHS),
        priors=tuple(_round(_USUAL[label] * len(truth) / truth.count(label)) for label in DEPTHS),
        training=Training(
            corpus_sha256=corpus_sha256,
            cues_sha256=cues_sha256,
            references=len(ordered),
            families=len({example.family for example in ordered}),
            versions={"scikit-learn": sklearn.__version__},
            held_out_macro_f1=round(float(f1_score(truth, told, average="macro")), 3),
            held_out_accuracy=round(sum(a == b for a, b in zip(truth, told, strict=True)) / len(truth), 3),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A regression and the columns of its features."""

    columns: DictVectorizer
    regression: LogisticRegression

    def name_weights(self) -> dict[str, tuple[float, ...]]:
        """Weights by feature, in the order of ``DEPTHS``."""
        rows = [self.regression.coef_[place] for place in self._places()]
        names = self.columns.get_feature_names_out()
        return {str(name): tuple(_round(row[i]) for row in rows) for i, name in enumerate(names)}

    def intercepts(self) -> tuple[float, ...]:
        """In the order of ``DEPTHS``."""
        return tuple(_round(self.regression.intercept_[place]) for place in self._places())

    def predict(self, examples: Sequence[Example]) -> list[dict[Depth, float]]:
        """Shares of the labels, not calibrated."""
        table = self.regression.predict_proba(self.columns.transform([_count(example) for example in examples]))
        return [
            {label: float(row[place]) for label, place in zip(DEPTHS, self._places(), strict=True)} for row in table
        ]

    def _places(self) -> list[int]:
        classes = list(self.regression.classes_)
        return [classes.index(label) for label in DEPTHS]


def _fit(examples: Sequence[Example], weights: Sequence[float]) -> _Fitted:
    kept = _choose_features(examples)
    columns = DictVectorizer()
    table = columns.fit_transform([dict.fromkeys(example.features & kept, 1.0) for example in examples])
    regression = LogisticRegression(C=_STRENGTH, max_iter=5000, tol=1e-6)
    regression.fit(table, [example.label for example in examples], sample_weight=list(weights))
    return _Fitted(columns, regression)


def _count(example: Example) -> dict[str, float]:
    return dict.fromkeys(example.features, 1.0)


def _choose_features(examples: Sequence[Example]) -> frozenset[str]:
    """Features that enough references of enough families show."""
    counts = Counter(name for example in examples for name in example.features)
    families: dict[str, set[str]] = {}
    for example in examples:
        for name in example.features:
            families.setdefault(name, set()).add(example.family)
    return frozenset(
        name for name, count in counts.items() if count >= _LEAST_REFERENCES and len(families[name]) >= _LEAST_FAMILIES
    )


def _weigh(examples: Sequence[Example]) -> list[float]:
    """Weights under which the shape of a sentence does not tell its label; their mean is 1.

    In a written corpus long enumerations give mentions away; in reports sentences of every label are of every shape.
    """
    shapes = [_shape_of(example.sentence) for example in examples]
    by_shape, by_label = Counter(shapes), Counter(example.label for example in examples)
    by_both = Counter(zip(shapes, (example.label for example in examples), strict=True))
    raw = [
        by_shape[shape] / len(examples) * by_label[example.label] / by_both[shape, example.label]
        for shape, example in zip(shapes, examples, strict=True)
    ]
    clipped = [min(max(weight, 1 / _MOST_WEIGHT), _MOST_WEIGHT) for weight in raw]
    mean = sum(clipped) / len(clipped)
    return [weight / mean for weight in clipped]


def _shape_of(sentence: str) -> tuple[int, bool, int]:
    """Commas, an "and", and the length."""
    words = len(sentence.split())
    return min(sentence.count(","), _COMMAS), " and " in sentence, sum(words > most for most in _LENGTHS)


def _predict_held_out(examples: Sequence[Example], weights: Sequence[float]) -> list[dict[Depth, float]]:
    """The shares that each example gets from a model that has not seen its family."""
    found: list[dict[Depth, float]] = [{} for _ in examples]
    for seen, unseen in _cut(examples):
        part = [examples[i] for i in seen]
        missing = [label for label in DEPTHS if all(example.label != label for example in part)]
        if missing:
            raise LabelledError(
                "train.labels",
                f"there are too few references labelled {' and '.join(missing)} to train on",
                hint="every label is needed in several families",
            )
        fitted = _fit(part, [weights[i] for i in seen])
        for i, row in zip(unseen, fitted.predict([examples[i] for i in unseen]), strict=True):
            found[i] = row
    return found


def _cut(examples: Sequence[Example]) -> Iterator[tuple[list[int], list[int]]]:
    """Places of the examples to train on and of those to predict, five times; a family is on one side only."""
    families = [example.family for example in examples]
    if len(set(families)) < FOLDS:
        raise LabelledError(
            "train.families",
            f"{len(set(families))} families are too few to train on",
            hint=f"give at least {FOLDS}, so that the model can be calibrated on families that it has not seen",
        )
    yield from ((list(seen), list(unseen)) for seen, unseen in GroupKFold(FOLDS).split(families, groups=families))


def _calibrate(shares: Sequence[float], truth: Sequence[Depth], label: Depth, weights: Sequence[float]) -> Sigmoid:
    """Platt's sigmoid from shares on families that were not seen."""
    odds = [[_log_odds(share)] for share in shares]
    regression = LogisticRegression(C=1e6).fit(odds, [true == label for true in truth], sample_weight=list(weights))
    return Sigmoid(_round(regression.coef_[0][0]), _round(regression.intercept_[0]))


def _log_odds(share: float) -> float:
    clipped = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(clipped / (1 - clipped))


def _round(value: Any) -> float:
    """Few decimals, so that another machine's arithmetic gives the same file."""
    return round(float(value), _DECIMALS) + 0.0
