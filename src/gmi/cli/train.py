"""The command ``gmi train``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gmi.cli.run import DONE, say
from gmi.load_labelled import load_labelled
from gmi.load_model import write_depth_model
from gmi.train import train_depth
from gmi.write import check_folder, write_text


def train_files(paths: Sequence[str], output: str, *, quiet: bool = False) -> int:
    """Trains the depth model on the labelled references of the files and writes it, whole or not at all.

    Args:
        paths: JSON Lines files in which every line names its family.
        output: Where to write the model (JSON).
        quiet: Say nothing but errors on standard error.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When nothing can be done; then no model is written.
    """
    check_folder(Path(output).parent)
    model = train_depth(load_labelled(paths))
    write_text(Path(output), write_depth_model(model))
    if not quiet:
        training = model.training
        say(f"trained on {training.references:,} references in {training.families} families")
        say(
            f"on families held out the model alone reaches macro-F1 {training.held_out_macro_f1:.2f}, "
            f"{training.held_out_accuracy:.0%} right (rules and model together: gmi evaluate --by-family)"
        )
        say(f"wrote {output}")
    return DONE
