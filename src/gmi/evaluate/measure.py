"""How far predictions agree with true labels, in figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from gmi.model.evaluation import Band, Figures, LabelFigures, Prediction
from gmi.model.labelled import DEPTHS, Depth, LabelledReference
from gmi.model.reference import TAGS, Label, Tag

_LABELS: tuple[Label, ...] = get_args(Label)
# Bands of confidence in hundredths, so that 0.7 is 0.7; below 0.5 a label is as good as a guess, and one band will do.
_BANDS = ((0, 50), (50, 60), (60, 70), (70, 80), (80, 90), (90, 100))
_ENOUGH = 20
_NEAR = 0.10

Pair = tuple[LabelledReference, Prediction]


def measure_predictions(labelled: Sequence[LabelledReference], predictions: Sequence[Prediction]) -> Figures:
    """The figures of a set; lines that are no references are left out.

    Args:
        labelled: What is true.
        predictions: What the machine says, one a line of ``labelled`` and in its order.
    """
    pairs = [(true, given) for true, given in zip(labelled, predictions, strict=True) if true.label in DEPTHS]
    decided = [pair for pair in pairs if pair[1].label != "undecided"]
    right = [pair for pair in decided if _is_right(pair)]
    per_label = {depth: _measure_label(pairs, depth) for depth in DEPTHS}
    occurring = [figures.f1 for figures in per_label.values() if figures.support or figures.given]
    return Figures(
        n=len(pairs),
        coverage=_share(len(decided), len(pairs)),
        macro_f1=sum(occurring) / len(occurring) if occurring else None,
        accuracy=_share(len(right), len(pairs)),
        accuracy_decided=_share(len(right), len(decided)),
        brier=_mean((given.confidence - _is_right((true, given))) ** 2 for true, given in decided),
        per_label=per_label,
        confusion={depth: _count_given(pairs, depth) for depth in DEPTHS},
        bands=tuple(_measure_band(decided, low, high) for low, high in _BANDS),
        per_tag={tag: figures for tag in TAGS if (figures := _measure_tag(pairs, tag)).support or figures.given},
    )


def measure_parts(
    labelled: Sequence[LabelledReference],
    predictions: Sequence[Prediction],
    name_part: Callable[[LabelledReference], str | None],
) -> dict[str, Figures]:
    """The figures of each part of a set, by its name in order.

    Args:
        labelled: What is true.
        predictions: What the machine says, in the same order.
        name_part: The part to which a reference belongs; None for none.
    """
    parts: dict[str, list[Pair]] = {}
    for reference, prediction in zip(labelled, predictions, strict=True):
        name = name_part(reference)
        if name is not None and reference.label in DEPTHS:
            parts.setdefault(name, []).append((reference, prediction))
    return {
        name: measure_predictions([true for true, _ in part], [given for _, given in part])
        for name, part in sorted(parts.items())
    }


def _is_right(pair: Pair) -> bool:
    return pair[0].label == pair[1].label


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def _measure_label(pairs: list[Pair], depth: Depth) -> LabelFigures:
    return _compare(pairs, lambda true: true.label == depth, lambda given: given.label == depth)


def _measure_tag(pairs: list[Pair], tag: Tag) -> LabelFigures:
    return _compare(pairs, lambda true: tag in true.tags, lambda given: tag in given.tags)


def _compare(
    pairs: list[Pair], is_true: Callable[[LabelledReference], bool], is_given: Callable[[Prediction], bool]
) -> LabelFigures:
    """Precision and recall of a property that a reference has or has not."""
    support = sum(is_true(true) for true, _ in pairs)
    given = sum(is_given(prediction) for _, prediction in pairs)
    both = sum(is_true(true) and is_given(prediction) for true, prediction in pairs)
    return LabelFigures(
        precision=_share(both, given),
        recall=_share(both, support),
        f1=2 * both / (support + given) if both else 0.0,
        support=support,
        given=given,
    )


def _count_given(pairs: list[Pair], depth: Depth) -> dict[Label, int]:
    given = [prediction.label for true, prediction in pairs if true.label == depth]
    return {label: given.count(label) for label in _LABELS}


def _measure_band(decided: list[Pair], low: int, high: int) -> Band:
    """One band of confidence; the last holds 1.0 too."""
    inside = [
        pair
        for pair in decided
        if low <= (hundredths := round(100 * pair[1].confidence, 6)) < high or (high == 100 and hundredths >= 100)
    ]
    right = _share(sum(map(_is_right, inside)), len(inside))
    holds = None
    if right is not None and len(inside) >= _ENOUGH:
        holds = low / 100 - _NEAR - 1e-9 <= right <= high / 100 + _NEAR + 1e-9
    return Band(
        low=low / 100,
        high=high / 100,
        count=len(inside),
        confidence=_mean(given.confidence for _, given in inside),
        right=right,
        holds=holds,
    )
