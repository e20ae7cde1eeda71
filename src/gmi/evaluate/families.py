"""How much carries over from the template families that a model has seen to those that it has not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gmi.errors import LabelledError
from gmi.evaluate.measure import measure_parts, measure_predictions
from gmi.model.evaluation import FamilyFigures, Prediction
from gmi.model.labelled import LabelledReference

Predictor = Callable[[Sequence[LabelledReference]], Sequence[Prediction]]
Trainer = Callable[[Sequence[LabelledReference]], Predictor]

FOLDS = 5


def split_families(labelled: Sequence[LabelledReference], folds: int = FOLDS) -> tuple[frozenset[str], ...]:
    """The families in ``folds`` parts of about the same number of references; the same parts for the same corpus.

    Raises:
        LabelledError: When a line has no family, or there are fewer families than parts.
    """
    without = [reference.id for reference in labelled if reference.family is None]
    if without:
        raise LabelledError(
            "labelled.family",
            f"{len(without)} of {len(labelled)} lines name no family, the first of them {without[0]}",
            hint="measure by family on a corpus written in families, for example corpora/depth-en",
        )
    sizes: dict[str, int] = {}
    for reference in labelled:
        sizes[str(reference.family)] = sizes.get(str(reference.family), 0) + 1
    if len(sizes) < folds:
        raise LabelledError(
            "labelled.family", f"{len(sizes)} families are too few to cut into {folds} parts", hint="give more families"
        )
    parts: list[set[str]] = [set() for _ in range(folds)]
    loads = [0] * folds
    # The largest first, each to the part that is smallest so far: parts of one size without any chance in it.
    for family, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        smallest = loads.index(min(loads))
        parts[smallest].add(family)
        loads[smallest] += size
    return tuple(frozenset(part) for part in parts)


def predict_unseen(labelled: Sequence[LabelledReference], train: Trainer, folds: int = FOLDS) -> tuple[Prediction, ...]:
    """Each reference as predicted by a model that was trained without its family; in order of ``labelled``."""
    predictions: dict[str, Prediction] = {}
    for part in split_families(labelled, folds):
        predictor = train([reference for reference in labelled if reference.family not in part])
        held_out = [reference for reference in labelled if reference.family in part]
        predictions.update((prediction.id, prediction) for prediction in predictor(held_out))
    return tuple(predictions[reference.id] for reference in labelled)


def compare_families(labelled: Sequence[LabelledReference], train: Trainer, folds: int = FOLDS) -> FamilyFigures:
    """The figures on families that the model has seen beside those on families that it has not.

    Args:
        labelled: A corpus in which every line names its family.
        train: Trains on references and gives what predicts.
        folds: Into how many parts the families are cut.
    """
    unseen = predict_unseen(labelled, train, folds)
    return FamilyFigures(
        families=len({reference.family for reference in labelled}),
        folds=folds,
        seen=measure_predictions(labelled, train(labelled)(labelled)),
        unseen=measure_predictions(labelled, unseen),
        unseen_by_family=measure_parts(labelled, unseen, lambda reference: reference.family),
    )
