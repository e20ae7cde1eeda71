"""Training, its file, and what rule and model say together."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from gmi.classify.combine import join_opinions
from gmi.cli.train import train_files
from gmi.errors import LabelledError, ResourceError
from gmi.evaluate import predict
from gmi.learn import Example, train_model
from gmi.load_labelled import load_labelled
from gmi.load_model import hash_words, load_depth_model, read_depth_model, write_depth_model
from gmi.model.depth_model import DepthModel
from gmi.model.labelled import DEPTHS, Depth
from gmi.model.reference import Label, Method
from gmi.resources import find_data
from gmi.train import TRAINERS, hash_labelled, train_depth
from tests.unit.labelled import make_keys, make_labelled, write_lines
from tests.unit.test_classify import CASES, classify

# What a made-up sign of each depth is called; half of the examples also show noise.
SIGNS: dict[Depth, str] = {"mention": "sign:list", "engagement": "sign:figure", "commitment": "sign:duty"}


def make_examples(families: int = 10, each: int = 12) -> list[Example]:
    """Examples whose depth shows in one sign, nine times of ten."""
    chance = random.Random(7)  # noqa: S311 - a fixed seed gives the same examples
    examples = []
    for number in range(families * each):
        label = DEPTHS[number % 3]
        shown = label if chance.random() < 0.9 else chance.choice(DEPTHS)
        noise = frozenset({f"noise:{chance.randrange(3)}"})
        family = f"family-{number % families}"
        examples.append(Example(f"e{number:04}", "It is so.", frozenset({SIGNS[shown]}) | noise, label, family))
    return examples


def train(examples: list[Example]) -> DepthModel:
    """A model of examples."""
    return train_model(examples, language="en", corpus_sha256="c", cues_sha256="w")


def test_a_model_learns_the_signs_and_says_how_sure_it_is() -> None:
    """Each sign leads to its depth, and the shares add up to 1."""
    model = train(make_examples())
    for depth, sign in SIGNS.items():
        shares = model.judge({sign})
        assert max(shares, key=lambda label: shares[label]) == depth
        assert sum(shares.values()) == pytest.approx(1)
    assert model.training.held_out_accuracy > 0.8


def test_the_same_examples_give_the_same_file_in_any_order() -> None:
    """Training is reproducible to the byte."""
    examples = make_examples()
    first = write_depth_model(train(examples))
    random.Random(1).shuffle(examples)  # noqa: S311 - any other order will do
    assert write_depth_model(train(examples)) == first


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Nothing is lost in the file."""
    model = train(make_examples())
    path = tmp_path / "model.json"
    path.write_text(write_depth_model(model), encoding="utf-8")
    assert read_depth_model(path) == model


def test_features_that_few_show_are_left_out() -> None:
    """What only one family shows teaches nothing about others."""
    examples = [
        Example(e.id, e.sentence, e.features | ({"odd:one"} if e.family == "family-1" else set()), e.label, e.family)
        for e in make_examples()
    ]
    assert "odd:one" not in train(examples).weights


@pytest.mark.parametrize(
    ("examples", "code"),
    [
        (make_examples(families=4), "train.families"),
        ([e for e in make_examples() if e.label != "mention"], "train.labels"),
    ],
)
def test_too_little_to_learn_from_is_refused(examples: list[Example], code: str) -> None:
    """Without families to hold out, or without one of the labels, there is no model."""
    with pytest.raises(LabelledError) as caught:
        train(examples)
    assert caught.value.code == code


BROKEN: dict[str, dict[str, object]] = {
    "other-format": {"format": 99},
    "other-labels": {"labels": ["a", "b", "c"]},
    "short-row": {"intercepts": [1.0]},
    "no-number": {"weights": {"a": ["x", 1, 2]}},
    "not-finite": {"priors": [1, 2, float("inf")]},
    "no-prior": {"priors": [1, 0, 1]},
    "no-training": {"training": {}},
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_model_is_refused(tmp_path: Path, name: str) -> None:
    """A file that is no model, or whose figures do not fit, stops the run."""
    keys = json.loads(find_data("corpora", "depth-en", "model.json").read_text(encoding="utf-8"))
    path = tmp_path / "model.json"
    path.write_text(json.dumps({**keys, **BROKEN[name]}), encoding="utf-8")
    with pytest.raises(ResourceError, match=r"model\.json"):
        read_depth_model(path)


@pytest.mark.parametrize("content", ["{", "[]", "{}", "\x80"])
def test_what_is_no_model_is_refused(tmp_path: Path, content: str) -> None:
    """A file that is not JSON, or not a model at all, stops the run."""
    path = tmp_path / "model.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(ResourceError, match=r"model\.json"):
        read_depth_model(path)


def test_the_shipped_model_fits_its_corpus_and_its_words() -> None:
    """Whoever changes the corpus, the cues or the qualifiers trains the model again (gmi train)."""
    folder = find_data("corpora", "depth-en")
    corpus = load_labelled([str(path) for path in sorted(folder.glob("*.jsonl"))])
    training = load_depth_model("en").training
    assert training.corpus_sha256 == hash_labelled(corpus)
    assert training.cues_sha256 == hash_words("en")
    assert training.references == len(corpus)


def test_scoring_loads_no_trainer() -> None:
    """A report is labelled without scikit-learn."""
    code = (
        "import sys; from gmi.evaluate import predict; from tests.unit.labelled import make_labelled; "
        "print(predict([make_labelled()])[0].method, 'sklearn' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["rule+model", "False"]


OPINIONS: list[tuple[Depth, float, tuple[float, float, float], Label, Method]] = [
    ("commitment", 0.9, (0.1, 0.1, 0.8), "commitment", "rule+model"),
    ("commitment", 0.9, (0.1, 0.7, 0.2), "commitment", "rule"),
    ("commitment", 0.55, (0.01, 0.98, 0.01), "engagement", "model"),
    ("mention", 1.0, (0.02, 0.96, 0.02), "mention", "rule"),
    ("engagement", 0.55, (0.6, 0.1, 0.3), "undecided", "rule+model"),
]


@pytest.mark.parametrize(("rule", "confidence", "shares", "label", "method"), OPINIONS)
def test_the_surer_one_decides(
    rule: Depth, confidence: float, shares: tuple[float, float, float], label: Label, method: Method
) -> None:
    """Agreement is both's; else the surer one decides; where neither is sure, nobody does."""
    joint = join_opinions(rule, confidence, dict(zip(DEPTHS, shares, strict=True)))
    assert (joint.label, joint.method) == (label, method)


def test_contradiction_makes_less_sure() -> None:
    """A model that says otherwise lowers the confidence, one that is surer than the rule raises it."""
    agreed = join_opinions("engagement", 0.8, {"mention": 0.02, "engagement": 0.96, "commitment": 0.02})
    opposed = join_opinions("engagement", 0.8, {"mention": 0.1, "engagement": 0.1, "commitment": 0.8})
    assert agreed.confidence > 0.8 > opposed.confidence


def test_the_codebook_s_cases_are_not_turned_round() -> None:
    """With the model's opinion no borderline case of the codebook gets another label, and few are left undecided."""
    told = [(want, classify(marked, way="both").label) for want, marked in CASES]
    assert [pair for pair in told if pair[1] not in (pair[0], "undecided")] == []
    assert sum(label == "undecided" for _, label in told) <= 0.05 * len(told)


def test_the_reason_says_what_rule_and_model_say() -> None:
    """The reason names the rule's trigger and actor, and the model's opinion with its share."""
    found = classify("In each district, the Ministry shall house [women] apart.", way="both")
    assert found.reason.startswith("commitment: 'shall' with the actor 'the Ministry'; the model ")
    contested = classify("The draft law on [domestic workers] is in force since May.", way="both")
    assert contested.label == "undecided"
    assert contested.reason.endswith("neither is sure")
    alone = classify("In each district, the Ministry shall house [women] apart.", way="model")
    assert (alone.method, alone.reason.split(": ")[1]) == ("model", "the model says so")


def write_corpus(tmp_path: Path, **changes: object) -> str:
    """A small corpus of six families."""
    sentences = {
        "mention": "Swimming lessons are open to everyone, regardless of [gender].",
        "engagement": "In 2019, {} [women] were trained as electricians.",
        "commitment": "The Ministry shall house [women] apart in {} camps.",
    }
    lines = [
        make_keys(
            sentences[DEPTHS[n % 3]].format(n + 3),
            **{"id": f"x{n}", "label": DEPTHS[n % 3], "family": f"f{n % 6}", **changes},
        )
        for n in range(36)
    ]
    # Each family holds two labels, as the written corpus does.
    for n, line in enumerate(lines):
        line["family"] = None if changes.get("family", "") is None else f"f{n // 6}"
    return write_lines(tmp_path / "corpus.jsonl", *lines)


def test_train_writes_a_model_that_can_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes the model whole, says how good it is, and what it wrote predicts."""
    output = tmp_path / "model.json"
    assert train_files([write_corpus(tmp_path)], str(output)) == 0
    assert "36 references in 6 families" in capsys.readouterr().err
    like = make_labelled("In 2018, 99 [women] were trained as electricians.")
    (prediction,) = predict([like], model=read_depth_model(output), way="model")
    assert prediction.label == "engagement"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"family": None}, "train.family"),
        ({"label": "not-a-reference"}, "train.empty"),
        ({"language": "fr"}, "train.language"),
    ],
)
def test_train_refuses_what_it_cannot_learn_from(tmp_path: Path, changes: dict[str, object], code: str) -> None:
    """Lines without a family, without a depth or in an unknown language give no model, and no file."""
    output = tmp_path / "model.json"
    with pytest.raises(LabelledError) as caught:
        train_files([write_corpus(tmp_path, **changes)], str(output))
    assert caught.value.code == code
    assert not output.exists()


def test_every_part_can_be_measured_alone(tmp_path: Path) -> None:
    """Rules, model, words and the whole each predict every reference, once trained."""
    corpus = load_labelled([write_corpus(tmp_path)])
    for name, trainer in TRAINERS.items():
        predictions = trainer(corpus)(corpus)
        assert [prediction.id for prediction in predictions] == [reference.id for reference in corpus], name
    assert train_depth(corpus).training.references == len(corpus)
