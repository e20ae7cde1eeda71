"""The command ``gmi evaluate``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from gmi.cli.run import DONE, say
from gmi.errors import RenderError
from gmi.evaluate import Trainer, evaluate_labelled, show_json, show_predictions, show_text
from gmi.load_labelled import load_labelled
from gmi.write import write_text

FORMATS = {"text": show_text, "json": show_json}


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for.

    Attributes:
        format: ``text`` or ``json``.
        predictions: File for the predictions; None for none.
        find: Measure the finding too.
        rubric: Id or path.
        by_family: Measure on template families that a model has seen beside those that it has not; takes a minute.
        quiet: Say nothing but errors on standard error.
    """

    format: str
    predictions: str | None
    find: bool
    rubric: str
    by_family: bool
    quiet: bool


def evaluate_files(paths: list[str], order: Order) -> int:
    """Measures on the labelled references of the files and prints the figures.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When nothing can be done; then no predictions are written.
    """
    if order.format not in FORMATS:
        raise RenderError(
            "output.format", f"there is no format “{order.format}”", "--format", f"choose from {', '.join(FORMATS)}"
        )
    labelled = load_labelled(paths)
    train = _choose_trainer(order) if order.by_family else None
    evaluation = evaluate_labelled(labelled, paths, rubric=order.rubric, find=order.find, train=train)
    if order.predictions is not None:
        write_text(Path(order.predictions), show_predictions(evaluation))
        if not order.quiet:
            say(f"wrote {order.predictions}")
    sys.stdout.write(FORMATS[order.format](evaluation))
    return DONE


def _choose_trainer(order: Order) -> Trainer:
    """What trains rules and model together, as they are in use."""
    from gmi.train import TRAINERS, WHOLE  # noqa: PLC0415 - scikit-learn loads only when something is trained

    if not order.quiet:
        say("training a model for each part of the families …")
    return TRAINERS[WHOLE]
