"""An evaluation runs the real stages, splits its figures and lays them out."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from gmi.cli.evaluate import Order, evaluate_files
from gmi.errors import GmiError, LabelledError, RenderError
from gmi.evaluate import (
    compare_families,
    evaluate_labelled,
    measure_finding,
    predict,
    predict_unseen,
    show_json,
    show_predictions,
    show_text,
    split_families,
)
from gmi.find import build_lexicon
from gmi.load import load_rubric
from gmi.load_labelled import load_labelled
from gmi.model.evaluation import Prediction
from gmi.model.labelled import LabelledReference

from ..labelled import make_keys, make_labelled, write_lines

LAW = "Article 12 of the Labour Code prohibits the dismissal of [pregnant] workers."
LIST = "The plan covers youth, older persons, farmers, [women] and artists."
BODY = "The Ministry of [Women] opened a new building in the capital."
LINES = (
    make_labelled(LAW, id="a", label="commitment", zone="body", source="R1"),
    make_labelled(LIST, id="b", label="mention", zone="heading", source="R1"),
    make_labelled("In 2019, 412 [migrants] were trained.", id="c", dimension="migration", source="R2"),
    make_labelled(BODY, id="d", label="not-a-reference", source="R2"),
)


def order(**changes: Any) -> Order:
    """What a user asks for who names nothing but files."""
    return Order(
        **{"format": "text", "predictions": None, "find": False, "rubric": "gmi-cmw", "by_family": False, "quiet": True}
        | changes
    )


def test_predictions_are_what_the_stages_say() -> None:
    """One a line, in order, each with its method and reason."""
    predictions = predict(LINES)
    assert [prediction.id for prediction in predictions] == ["a", "b", "c", "d"]
    assert predictions[0].label == "commitment"
    assert all(prediction.reason and prediction.method != "human" for prediction in predictions)


def test_the_zone_is_read() -> None:
    """A heading only mentions, whatever it says."""
    text = "Training of [women] migrant workers"
    body, heading = predict([make_labelled(text, zone="body"), make_labelled(text, id="y", zone="heading")])
    assert heading.label == "mention"
    assert body.reason != heading.reason


def test_a_language_without_rules_is_refused() -> None:
    """It is not read by the rules of another."""
    with pytest.raises(LabelledError, match=r"language \(fr\)"):
        predict([make_labelled(language="fr")])


def test_the_finding_tells_names_from_references() -> None:
    """A ministry's name does not count, a woman does; each miss has its reason."""
    figures = measure_finding(LINES, build_lexicon(load_rubric("gmi-cmw")))
    assert (figures.not_references, figures.not_counted) == (1, 1)
    assert (figures.references, figures.references_counted) == (3, 3)
    assert (figures.found[3].bucket, figures.found[3].why) == (
        "institution-name", "not the State's own statement (institution-name)",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("The police seized a load in a case of drug [trafficking].", "drugs"),
        ("The [bicycle] is red.", "no term of the rubric stands here"),
    ],
)
def test_what_does_not_count_has_a_reason(marked: str, why: str) -> None:
    """A negative term's reason, or that no term stands there."""
    line = make_labelled(marked, dimension="migration", label="not-a-reference")
    (found,) = measure_finding([line], build_lexicon(load_rubric("gmi-cmw"))).found
    assert not found.counted
    assert why in found.why


def test_figures_are_split_and_missing_groups_are_looked_up() -> None:
    """By dimension, group, zone and source; a line without a group has that of the rubric's term."""
    splits = evaluate_labelled(LINES).splits
    assert {name: {part: figures.n for part, figures in parts.items()} for name, parts in splits.items()} == {
        "dimension": {"gender": 2, "migration": 1},
        "group": {"migrants": 1, "women-girls": 2},
        "zone": {"body": 1, "heading": 1},
        "source": {"R1": 2, "R2": 1},
        "family": {},
    }


def test_json_has_the_contracts_keys() -> None:
    """A script that reads them finds them, and JSON has no NaN."""
    data = json.loads(show_json(evaluate_labelled(LINES, ["a.jsonl"], find=True)))
    assert {"n", "coverage", "macro_f1", "accuracy", "per_label", "brier", "confusion"} <= set(data)
    assert set(data["per_label"]) == {"mention", "engagement", "commitment"}
    assert set(data["per_label"]["mention"]) == {"precision", "recall", "f1", "support"}
    assert data["n"] == 3
    assert data["finding"]["not_counted"] == 1


def test_predictions_with_the_finding_say_what_does_not_count() -> None:
    """Without it every line has a depth; with it a place that does not count has none."""
    keys = {"id", "label", "confidence", "tags", "method", "reason"}
    plain = [json.loads(line) for line in show_predictions(evaluate_labelled(LINES)).splitlines()]
    assert all(set(line) == keys for line in plain)
    found = [json.loads(line) for line in show_predictions(evaluate_labelled(LINES, find=True)).splitlines()]
    assert [line["label"] for line in found] == [*(line["label"] for line in plain[:3]), "not-a-reference"]
    assert found[3]["reason"] == "not the State's own statement (institution-name)"


def test_the_text_says_the_figures_and_what_they_leave_out() -> None:
    """Short, in lines that say what a number is."""
    text = show_text(evaluate_labelled(LINES, ["a.jsonl"], find=True))
    assert "3 labelled references in sentences of reports: a.jsonl" in text
    assert "lines labelled not-a-reference, which have no part in these figures: 1" in text
    assert "1 of 1 not counted (100%)" in text


def test_only_lines_without_depth_need_the_finding() -> None:
    """There is nothing to measure but whether they are kept out."""
    with pytest.raises(LabelledError, match="no line is labelled with a depth"):
        evaluate_labelled(LINES[3:])
    evaluation = evaluate_labelled(LINES[3:], find=True)
    assert json.loads(show_json(evaluation))["macro_f1"] is None
    assert "not counted" in show_text(evaluation)


def corpus(families: int, each: int = 4) -> list[LabelledReference]:
    """Written references in families; the family's number is in the text."""
    return [
        make_labelled(
            f"Sentence {n} of idea {f} on [women].",
            id=f"{f}-{n}",
            family=f"f{f:02}",
            label=("mention", "engagement")[n % 2],
        )
        for f in range(families)
        for n in range(each + f % 3)
    ]


def test_families_are_cut_into_equal_parts_the_same_way_each_time() -> None:
    """Every family is in one part, and the parts are of about one size."""
    lines = corpus(23)
    parts = split_families(lines)
    assert sorted(family for part in parts for family in part) == [f"f{n:02}" for n in range(23)]
    assert parts == split_families(list(reversed(lines)))
    sizes = [sum(line.family in part for line in lines) for part in parts]
    assert max(sizes) - min(sizes) <= 4


class _Parrot:
    """Knows the label of what it was trained on, and says mention to all else."""

    def __init__(self, training: Sequence[LabelledReference]) -> None:
        self.known = {line.id: line.label for line in training}

    def __call__(self, lines: Sequence[LabelledReference]) -> Sequence[Prediction]:
        labels = [self.known.get(line.id, "mention") for line in lines]
        return [
            Prediction(line.id, label, 0.9, (), "model", "known")
            for line, label in zip(lines, labels, strict=True)
            if label != "not-a-reference"
        ]


def test_unseen_families_are_predicted_by_a_model_that_has_not_seen_them() -> None:
    """A model that only remembers is perfect on what it has seen and no better than a guess on the rest."""
    lines = corpus(10)
    assert {prediction.label for prediction in predict_unseen(lines, _Parrot)} == {"mention"}
    figures = compare_families(lines, _Parrot)
    assert (figures.families, figures.folds) == (10, 5)
    assert figures.seen.accuracy == 1.0
    assert figures.unseen.accuracy == pytest.approx(0.5, abs=0.1)
    text = show_text(evaluate_labelled(lines, train=_Parrot))
    assert "the drop from seen to unseen families" in text


@pytest.mark.parametrize(("lines", "message"), [(corpus(3), "3 families are too few"), (list(LINES), "name no family")])
def test_what_has_no_families_cannot_be_measured_by_family(lines: list[LabelledReference], message: str) -> None:
    """The message says why."""
    with pytest.raises(LabelledError, match=message):
        split_families(lines)


def test_the_command_prints_figures_and_writes_predictions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Data on standard output, the rest on standard error."""
    path = write_lines(tmp_path / "a.jsonl", make_keys(LAW, label="commitment"))
    out = tmp_path / "deep" / "p.jsonl"
    assert evaluate_files([path], order(format="json", predictions=str(out), quiet=False)) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["n"] == 1
    assert json.loads(out.read_text(encoding="utf-8"))["label"] == "commitment"
    assert "wrote" in printed.err


@pytest.mark.parametrize(
    ("line", "changes", "error"),
    [
        (make_keys(label="praise"), {}, LabelledError),
        (make_keys(), {"format": "yaml"}, RenderError),
        (make_keys(), {"find": True, "rubric": "gmi-moon"}, GmiError),
        (make_keys(label="not-a-reference"), {}, LabelledError),
        (make_keys(), {"by_family": True}, LabelledError),
    ],
)
def test_bad_input_leaves_no_predictions_behind(
    tmp_path: Path, line: object, changes: dict[str, Any], error: type[GmiError]
) -> None:
    """Nothing is half-written."""
    out = tmp_path / "p.jsonl"
    with pytest.raises(error):
        evaluate_files([write_lines(tmp_path / "a.jsonl", line)], order(predictions=str(out), **changes))
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


@pytest.mark.real
def test_a_thousand_references_take_a_second(shared_data: Path) -> None:
    """After start-up, on the development set; the better of three runs."""
    labelled = load_labelled([str(shared_data / "labelled" / "dev.jsonl")])
    taken = []
    for _ in range(3):
        before = time.process_time()
        predict(labelled)
        taken.append((time.process_time() - before) * 1000 / len(labelled))
    assert min(taken) <= 1.0


@pytest.mark.real
def test_what_must_not_count_does_not(shared_data: Path) -> None:
    """At least 80% of the development set's false friends, names and broken lines are kept out, and no reference."""
    labelled = load_labelled([str(shared_data / "labelled" / "dev.jsonl")])
    figures = measure_finding(labelled, build_lexicon(load_rubric("gmi-cmw")))
    assert figures.not_counted >= 0.8 * figures.not_references
    assert figures.references_counted >= 0.98 * figures.references
