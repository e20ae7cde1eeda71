"""Measures the depth labels; writes the model card ``docs/model-card.md`` and the expected error for the scorecard.

Run it with the labelled references of real reports:

    python scripts/make_model_card.py ../shared/data/labelled/dev.jsonl --date 2026-11-24

Run it again whenever the rules, the features, the corpus or the model change.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from gmi.evaluate import compare_families, evaluate_labelled, measure_predictions, predict_unseen
from gmi.evaluate.card import write_card
from gmi.lint_corpus.cue_words import measure_cue_words
from gmi.load_cues import load_cue_words
from gmi.load_labelled import load_labelled
from gmi.model.evaluation import Card, Evaluation, Variant
from gmi.model.labelled import Depth, LabelledReference
from gmi.train import TRAINERS, WHOLE
from gmi.version import __version__

TOP = Path(__file__).resolve().parent.parent
CORPUS = TOP / "corpora" / "depth-en"
NOTE = (
    "Made in two independent passes by the same kind of annotator and adjudicated. Their agreement (kappa 0.94 and "
    "0.90) is an upper bound, not the agreement of two people."
)


def read_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("real", help="labelled references of real reports (JSON Lines)")
    parser.add_argument("-o", "--output", type=Path, default=TOP / "docs" / "model-card.md", help="where to write")
    parser.add_argument("--date", required=True, help="date of the measurement, for example 2026-11-24")
    return parser.parse_args()


def make_card(written: Sequence[LabelledReference], real: Sequence[LabelledReference], files: Sequence[str]) -> Card:
    """Measures everything that the card says; ``real`` with the model that gmi brings, the rest with others."""
    return Card(
        gmi_version=__version__,
        corpus=tuple(files),
        written=compare_families(written, TRAINERS[WHOLE]),
        cue_words_macro_f1=measure_cue_words(written, load_cue_words()).macro_f1,
        real=evaluate_labelled(real, find=True),
        labelling_note=NOTE,
        variants=tuple(
            Variant(
                name=name,
                written=measure_predictions(written, predict_unseen(written, train)),
                real=measure_predictions(real, train(written)(real)),
            )
            for name, train in TRAINERS.items()
        ),
    )


def write_errors(real: Evaluation, date: str) -> str:
    """What the scorecard says of the labels' expected error: figures of the labels that gmi brings, on real reports."""
    confusion = real.figures.confusion
    deeper: dict[str, tuple[Depth, ...]] = {"engagement": ("engagement", "commitment"), "commitment": ("commitment",)}
    entry: dict[str, object] = {"date": date, "references": real.figures.n}
    for depth, labels in deeper.items():
        given = sum(count for row in confusion.values() for label, count in row.items() if label in labels)
        right = sum(confusion[true].get(label, 0) for true in labels for label in labels)
        true = sum(sum(confusion[name].values()) for name in labels)
        entry[depth] = {"given": given, "right": right, "true": true}
    return json.dumps(entry, indent=1) + "\n"


def main() -> None:
    """Writes the card."""
    arguments = read_arguments()
    paths = sorted(CORPUS.glob("*.jsonl"))
    card = make_card(
        load_labelled([str(path) for path in paths]), load_labelled([arguments.real]), [path.name for path in paths]
    )
    arguments.output.write_text(write_card(card), encoding="utf-8")
    (CORPUS / "measured.json").write_text(write_errors(card.real, arguments.date), encoding="utf-8")
    print(f"wrote {arguments.output} and measured.json")


if __name__ == "__main__":
    main()
