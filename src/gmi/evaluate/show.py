"""Lays an evaluation out for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gmi.model.evaluation import Evaluation, FamilyFigures, Figures, FindingFigures, LabelFigures
from gmi.model.labelled import DEPTHS

# A part of fewer lines says more about chance than about the machine.
_FEWEST = 20
_MOST_PARTS = 5


def show_json(evaluation: Evaluation) -> str:
    """One JSON value: the contract's keys first, then what else was measured."""
    value = _figures(evaluation.figures)
    value["not_references"] = evaluation.not_references
    value["files"] = list(evaluation.paths)
    value["splits"] = {
        name: {part: _brief(figures) for part, figures in parts.items()} for name, parts in evaluation.splits.items()
    }
    if evaluation.finding is not None:
        value["finding"] = _finding(evaluation.finding)
    if evaluation.by_family is not None:
        value["by_family"] = _families(evaluation.by_family)
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def show_predictions(evaluation: Evaluation) -> str:
    """JSON Lines, one a labelled line in its order.

    Where the finding was measured, a line that does not count has the label ``not-a-reference``, and every line says
    whether it counts.
    """
    found = {item.id: item for item in evaluation.finding.found} if evaluation.finding else {}
    lines = []
    for prediction in evaluation.predictions:
        value: dict[str, Any] = {
            "id": prediction.id,
            "label": prediction.label,
            "confidence": round(prediction.confidence, 4),
            "tags": list(prediction.tags),
            "method": prediction.method,
            "reason": prediction.reason,
        }
        item = found.get(prediction.id)
        if item is not None:
            value["counted"] = item.counted
            value["bucket"] = item.bucket
            if not item.counted:
                value |= {"label": "not-a-reference", "tags": [], "confidence": 1.0, "method": "rule"}
                value["reason"] = item.why
        lines.append(json.dumps(value, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def show_text(evaluation: Evaluation) -> str:
    """The figures in a screenful."""
    return "\n".join(_write_lines(evaluation)) + "\n"


def _write_lines(evaluation: Evaluation) -> Iterator[str]:
    figures = evaluation.figures
    what = "sentences written for this project" if evaluation.written else "sentences of reports"
    yield f"{figures.n} labelled references in {what}: {', '.join(evaluation.paths)}"
    if figures.n:
        yield (
            f"macro-F1 {_two(figures.macro_f1)} (an undecided one counts as wrong)   "
            f"decided {_percent(figures.coverage)}   right {_percent(figures.accuracy)} of all, "
            f"{_percent(figures.accuracy_decided)} of those decided"
        )
        yield ""
        yield from _write_labels(figures)
        yield ""
        yield from _write_bands(figures)
        if figures.per_tag:
            yield ""
            yield from _write_tags(figures)
        yield ""
        yield from _write_splits(evaluation)
    if evaluation.not_references:
        yield f"lines labelled not-a-reference, which have no part in these figures: {evaluation.not_references}"
    if evaluation.finding is not None:
        yield ""
        yield from _write_finding(evaluation.finding)
    if evaluation.by_family is not None:
        yield ""
        yield from _write_families(evaluation.by_family)


def _write_labels(figures: Figures) -> Iterator[str]:
    yield f"{'true label':<12}{'precision':>10}{'recall':>8}{'F1':>7}{'cases':>7}   given: " + " ".join(
        f"{label:>10}" for label in (*DEPTHS, "undecided")
    )
    for depth in DEPTHS:
        row = figures.per_label[depth]
        given = " ".join(f"{count:>10}" for count in figures.confusion[depth].values())
        yield (
            f"{depth:<12}{_two(row.precision):>10}{_two(row.recall):>8}{row.f1:>7.2f}{row.support:>7}          {given}"
        )


def _write_bands(figures: Figures) -> Iterator[str]:
    yield f"{'confidence':<12}{'labels':>7}{'right':>8}   Brier score {_two(figures.brier)} (0 is best)"
    for band in figures.bands:
        if band.count:
            verdict = {True: "as it says", False: "NOT as it says", None: "too few to say"}[band.holds]
            yield f"{band.low:.1f} to {band.high:.1f}  {band.count:>7}{_percent(band.right):>8}   {verdict}"


def _write_tags(figures: Figures) -> Iterator[str]:
    yield f"{'tag':<20}{'precision':>10}{'recall':>8}{'cases':>7}"
    for tag, row in figures.per_tag.items():
        few = "   too few to say" if row.support < _FEWEST - 5 else ""
        yield f"{tag:<20}{_two(row.precision):>10}{_two(row.recall):>8}{row.support:>7}{few}"


def _write_splits(evaluation: Evaluation) -> Iterator[str]:
    """The parts of each split; of many parts the worst."""
    for name, parts in evaluation.splits.items():
        large = {part: figures for part, figures in parts.items() if figures.n >= _FEWEST}
        if len(parts) < 2 or not large:
            continue
        worst = sorted(large, key=lambda part: (large[part].accuracy or 0.0, part))[:_MOST_PARTS]
        few = len(large) <= _MOST_PARTS
        shown = [part for part in large if part in worst] if few else worst
        said = ", ".join(f"{part} {_percent(large[part].accuracy)} of {large[part].n}" for part in shown)
        yield f"right by {name}{'' if few else f', the worst of {len(large)}'}: {said}"


def _write_finding(finding: FindingFigures) -> Iterator[str]:
    yield f"finding with {finding.rubric}:"
    if finding.not_references:
        share = _percent(finding.not_counted / finding.not_references)
        yield f"  lines that are no references: {finding.not_counted} of {finding.not_references} not counted ({share})"
    if finding.references:
        share = _percent(finding.references_counted / finding.references)
        yield f"  labelled references: {finding.references_counted} of {finding.references} found and counted ({share})"


def _write_families(families: FamilyFigures) -> Iterator[str]:
    seen, unseen = families.seen, families.unseen
    yield f"{families.families} template families in {families.folds} parts; unseen: the model knew the others only"
    for name, figures in (("seen", seen), ("unseen", unseen)):
        yield f"  {name:<7} macro-F1 {_two(figures.macro_f1)}, decided {_percent(figures.coverage)}"
    if seen.macro_f1 is not None and unseen.macro_f1 is not None:
        yield f"  the drop from seen to unseen families: {seen.macro_f1 - unseen.macro_f1:.2f}"


def _two(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}%"


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _brief(figures: Figures) -> dict[str, Any]:
    return {
        "n": figures.n,
        "coverage": _number(figures.coverage),
        "macro_f1": _number(figures.macro_f1),
        "accuracy": _number(figures.accuracy),
    }


def _label(row: LabelFigures) -> dict[str, Any]:
    return {
        "precision": _number(row.precision),
        "recall": _number(row.recall),
        "f1": _number(row.f1),
        "support": row.support,
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        **_brief(figures),
        "per_label": {depth: _label(row) for depth, row in figures.per_label.items()},
        "brier": _number(figures.brier),
        "confusion": figures.confusion,
        "accuracy_decided": _number(figures.accuracy_decided),
        "reliability": [
            {
                "low": band.low,
                "high": band.high,
                "count": band.count,
                "confidence": _number(band.confidence),
                "right": _number(band.right),
                "holds": band.holds,
            }
            for band in figures.bands
        ],
        "per_tag": {tag: _label(row) for tag, row in figures.per_tag.items()},
    }


def _finding(finding: FindingFigures) -> dict[str, Any]:
    wrong = [item for item in finding.found if item.counted == (item.label == "not-a-reference")]
    return {
        "rubric": finding.rubric,
        "not_references": finding.not_references,
        "not_counted": finding.not_counted,
        "references": finding.references,
        "references_counted": finding.references_counted,
        "wrong": [{"id": item.id, "label": item.label, "counted": item.counted, "why": item.why} for item in wrong],
    }


def _families(families: FamilyFigures) -> dict[str, Any]:
    return {
        "families": families.families,
        "folds": families.folds,
        "seen": _figures(families.seen),
        "unseen": _figures(families.unseen),
    }
