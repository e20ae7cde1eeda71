"""The depth model as a file: plain JSON, one feature a line. Nothing in it can run."""

from __future__ import annotations

import hashlib
import json
import math
from functools import lru_cache
from pathlib import Path
from typing import Any

from gmi.errors import ResourceError
from gmi.model.depth_model import DepthModel, Sigmoid, Training
from gmi.model.labelled import DEPTHS
from gmi.resources import find_data

_FORMAT = 1
# Words that the features are read with: a model fits those that it was trained with.
_WORD_FILES = (("depth-cues", "cues.yml"), ("qualifiers", "qualifiers.yml"), ("depth", "features.yml"))


@lru_cache(maxsize=4)
def load_depth_model(language: str = "en") -> DepthModel:
    """The model that gmi brings for a language.

    Raises:
        ResourceError: When the file is missing or wrong.
    """
    return read_depth_model(find_data("corpora", f"depth-{language}", "model.json"))


def read_depth_model(path: Path) -> DepthModel:
    """The model of one file.

    Raises:
        ResourceError: When it cannot be read, or its figures do not fit together.
    """
    try:
        keys: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError("resource.unreadable", f"the model {path.name} cannot be read: {error}") from error
    try:
        return _build(keys)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResourceError(
            "resource.invalid",
            f"the model {path.name} is wrong: {type(error).__name__}: {error}",
            str(path),
            "train it again with gmi train",
        ) from error


def write_depth_model(model: DepthModel) -> str:
    """The text of a model's file: the same model gives the same text."""
    training = model.training
    head = {
        "format": _FORMAT,
        "language": model.language,
        "labels": list(DEPTHS),
        "training": {
            "corpus_sha256": training.corpus_sha256,
            "cues_sha256": training.cues_sha256,
            "references": training.references,
            "families": training.families,
            "versions": dict(sorted(training.versions.items())),
            "held_out_macro_f1": training.held_out_macro_f1,
            "held_out_accuracy": training.held_out_accuracy,
        },
        "intercepts": list(model.intercepts),
        "sigmoids": [[sigmoid.slope, sigmoid.offset] for sigmoid in model.sigmoids],
        "priors": list(model.priors),
    }
    lines = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    weights = [f"  {json.dumps(name)}: {json.dumps(list(row))}" for name, row in sorted(model.weights.items())]
    lines.append(' "weights": {\n' + ",\n".join(weights) + "\n }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


@lru_cache(maxsize=4)
def hash_words(language: str) -> str:
    """The sha256 of the words that features are read with."""
    digest = hashlib.sha256()
    for folder, name in _WORD_FILES:
        digest.update(find_data("corpora", f"{folder}-{language}", name).read_bytes())
    return digest.hexdigest()


def _build(keys: Any) -> DepthModel:
    if keys["format"] != _FORMAT or tuple(keys["labels"]) != DEPTHS:
        raise ValueError(f"it is not of format {_FORMAT} with the labels {', '.join(DEPTHS)}")
    training = keys["training"]
    priors = _read_row(keys["priors"])
    if min(priors) <= 0:
        raise ValueError("a prior is not above 0")
    return DepthModel(
        language=str(keys["language"]),
        weights={str(name): _read_row(row) for name, row in keys["weights"].items()},
        intercepts=_read_row(keys["intercepts"]),
        sigmoids=tuple(Sigmoid(*_read_row(pair, 2)) for pair in _of_length(keys["sigmoids"])),
        priors=priors,
        training=Training(
            corpus_sha256=str(training["corpus_sha256"]),
            cues_sha256=str(training["cues_sha256"]),
            references=int(training["references"]),
            families=int(training["families"]),
            versions={str(name): str(version) for name, version in training["versions"].items()},
            held_out_macro_f1=float(training["held_out_macro_f1"]),
            held_out_accuracy=float(training["held_out_accuracy"]),
        ),
    )


def _read_row(values: Any, length: int = len(DEPTHS)) -> tuple[float, ...]:
    row = tuple(float(value) for value in _of_length(values, length))
    if not all(math.isfinite(value) for value in row):
        raise ValueError("a figure is not finite")
    return row


def _of_length(values: Any, length: int = len(DEPTHS)) -> list[Any]:
    if not isinstance(values, list) or len(values) != length:
        raise ValueError(f"expected a list of {length}")
    return values
