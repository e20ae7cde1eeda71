"""Measures the depth labels, and the finding, against references that people labelled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gmi.errors import LabelledError
from gmi.evaluate.card import write_card
from gmi.evaluate.families import Predictor, Trainer, compare_families, predict_unseen, split_families
from gmi.evaluate.finding import fill_groups, measure_finding
from gmi.evaluate.measure import measure_parts, measure_predictions
from gmi.evaluate.predict import predict
from gmi.evaluate.show import show_json, show_predictions, show_text
from gmi.find import Lexicon, build_lexicon
from gmi.load import load_rubric
from gmi.model.evaluation import Evaluation
from gmi.model.labelled import DEPTHS, LabelledReference

__all__ = [
    "Predictor",
    "Trainer",
    "compare_families",
    "evaluate_labelled",
    "measure_finding",
    "measure_predictions",
    "predict",
    "predict_unseen",
    "show_json",
    "show_predictions",
    "show_text",
    "split_families",
    "write_card",
]

_SPLITS: dict[str, Callable[[LabelledReference], str | None]] = {
    "dimension": lambda reference: reference.dimension,
    "group": lambda reference: reference.group,
    "zone": lambda reference: reference.zone,
    "source": lambda reference: reference.source,
    "family": lambda reference: reference.family,
}


def evaluate_labelled(
    labelled: Sequence[LabelledReference],
    paths: Sequence[str] = (),
    *,
    rubric: str = "gmi-cmw",
    find: bool = False,
    train: Trainer | None = None,
) -> Evaluation:
    """Everything that is measured on a set of labelled references.

    Args:
        labelled: What is true.
        paths: Files that they come from, as the user named them.
        rubric: Id of a rubric or path to one; its terms give the group where a line names none.
        find: Measure the finding too.
        train: Trains a model on references and gives what predicts; measures seen and unseen families with it.

    Raises:
        LabelledError: When no line has a depth and the finding is not asked for, when there are no rules for the
            language, or when families are to be measured and a line names none.
        RubricError: When the rubric is unknown or broken.
    """
    if not find and not any(reference.label in DEPTHS for reference in labelled):
        raise LabelledError(
            "labelled.no-depth",
            "no line is labelled with a depth (mention, engagement, commitment)",
            ", ".join(paths),
            "use --find to measure the finding alone",
        )
    predictions = predict(labelled)
    lexicon = _build_lexicon(rubric, labelled, find=find)
    grouped = fill_groups(labelled, lexicon) if lexicon else tuple(labelled)
    return Evaluation(
        paths=tuple(paths),
        language=labelled[0].language,
        written=all(reference.source == "written" for reference in labelled),
        figures=measure_predictions(labelled, predictions),
        splits={name: measure_parts(grouped, predictions, key) for name, key in _SPLITS.items()},
        not_references=sum(reference.label not in DEPTHS for reference in labelled),
        predictions=predictions,
        finding=measure_finding(labelled, lexicon) if find and lexicon else None,
        by_family=compare_families(_keep_depths(labelled), train) if train else None,
    )


def _build_lexicon(rubric: str, labelled: Sequence[LabelledReference], *, find: bool) -> Lexicon | None:
    """The rubric's phrases, where anything is to be looked for."""
    if find or any(reference.group is None for reference in labelled):
        return build_lexicon(load_rubric(rubric, labelled[0].language))
    return None


def _keep_depths(labelled: Sequence[LabelledReference]) -> tuple[LabelledReference, ...]:
    return tuple(reference for reference in labelled if reference.label in DEPTHS)
