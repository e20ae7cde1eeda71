"""Trains the depth model on labelled references, and sets it beside the rules and beside bare words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial

from gmi.classify.observe import Observer
from gmi.errors import LabelledError, Problem
from gmi.evaluate.families import Predictor, Trainer
from gmi.evaluate.predict import LANGUAGES, make_document, make_reference, predict
from gmi.features import Features, describe, describe_words
from gmi.learn import Example, train_model
from gmi.load_model import hash_words
from gmi.model.depth_model import DepthModel
from gmi.model.evaluation import Prediction
from gmi.model.labelled import DEPTHS, LabelledReference
from gmi.qualify import find_qualifiers
from gmi.recognise import recognise_names

Look = Callable[[LabelledReference], Features]


def train_depth(labelled: Sequence[LabelledReference]) -> DepthModel:
    """A model trained on labelled references; those that are no references are left out.

    Raises:
        LabelledError: When a line names no family, when there are too few families, when a label is missing from
            most of them, or when the language has no cues.
    """
    return _train(labelled, look_closely)


def look_closely(reference: LabelledReference) -> Features:
    """What the model looks at, read in the one sentence."""
    document = make_document(reference.text, reference.zone, reference.language)
    references = (make_reference(reference),)
    (qualifiers,) = find_qualifiers(document, references)
    observer = Observer(document, references, recognise_names(document))
    return describe(observer.observe(references[0], qualifiers))


def look_at_words(reference: LabelledReference) -> Features:
    """The bare words of the sentence."""
    return describe_words(reference.text, reference.span)


def train_rules(_: Sequence[LabelledReference]) -> Predictor:
    """The rules alone, which learn nothing."""
    return partial(predict, way="rules")


def train_only_model(labelled: Sequence[LabelledReference]) -> Predictor:
    """The model alone."""
    return partial(predict, model=train_depth(labelled), way="model")


def train_both(labelled: Sequence[LabelledReference]) -> Predictor:
    """Rules and model together, as in use."""
    return partial(predict, model=train_depth(labelled))


def train_words(labelled: Sequence[LabelledReference]) -> Predictor:
    """A model of the same kind that sees nothing but words."""
    model = _train(labelled, look_at_words)

    def predict_by_words(unseen: Sequence[LabelledReference]) -> tuple[Prediction, ...]:
        return tuple(_predict_by_words(model, reference) for reference in unseen)

    return predict_by_words


WHOLE = "rules and model"
TRAINERS: dict[str, Trainer] = {
    "rules alone": train_rules,
    "model alone": train_only_model,
    "words alone": train_words,
    WHOLE: train_both,
}
"""Each part of the classifier alone, then the whole: how to get a predictor from references to learn from."""


def _predict_by_words(model: DepthModel, reference: LabelledReference) -> Prediction:
    shares = model.judge(look_at_words(reference))
    label = max(DEPTHS, key=lambda depth: shares[depth])
    return Prediction(reference.id, label, shares[label], (), "model", "the words say so")


def _train(labelled: Sequence[LabelledReference], look: Look) -> DepthModel:
    kept = [reference for reference in labelled if reference.label in DEPTHS]
    _check(kept)
    examples = [
        Example(reference.id, reference.text, look(reference), depth, reference.family or "")
        for reference in kept
        for depth in DEPTHS
        if depth == reference.label
    ]
    language = kept[0].language
    return train_model(examples, language=language, corpus_sha256=hash_labelled(kept), cues_sha256=hash_words(language))


def _check(labelled: Sequence[LabelledReference]) -> None:
    """Refuses what cannot be learned from."""
    if not labelled:
        raise LabelledError("train.empty", "no line is labelled with a depth (mention, engagement, commitment)")
    without = [
        Problem("train.family", "error", "the line names no family", reference.id)
        for reference in labelled
        if reference.family is None
    ]
    if without:
        raise LabelledError(
            "train.family",
            f"{len(without)} of {len(labelled)} lines name no template family, so nothing can be held out",
            hint="train on a corpus written in families, for example corpora/depth-en; never on what you measure by",
            problems=tuple(without),
        )
    if labelled[0].language not in LANGUAGES:
        raise LabelledError(
            "train.language",
            f"the references are in a language ({labelled[0].language}) for which gmi has no cues",
            hint=f"cues exist for {', '.join(LANGUAGES)}",
        )


def hash_labelled(labelled: Sequence[LabelledReference]) -> str:
    """The sha256 of labelled references, whatever their order and their files."""
    digest = hashlib.sha256()
    for reference in sorted(labelled, key=lambda reference: reference.id):
        digest.update(json.dumps(asdict(reference), ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return digest.hexdigest()
