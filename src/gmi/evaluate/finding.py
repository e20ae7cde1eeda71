"""Whether the finding counts what it should, and only that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gmi.evaluate.predict import make_document
from gmi.find import Lexicon, find_references
from gmi.model.evaluation import FindingFigures, Found
from gmi.model.labelled import LabelledReference
from gmi.model.reference import Findings
from gmi.recognise import recognise_names


def measure_finding(labelled: Sequence[LabelledReference], lexicon: Lexicon) -> FindingFigures:
    """Looks for the rubric's terms in each sentence and compares with what people said.

    A place counts when a reference of its dimension that is in no bucket overlaps it.

    Args:
        labelled: References and lines that are ``not-a-reference``.
        lexicon: The rubric's phrases.
    """
    found = tuple(_look(reference, lexicon) for reference in labelled)
    nots = [item for item in found if item.label == "not-a-reference"]
    depths = [item for item in found if item.label != "not-a-reference"]
    return FindingFigures(
        rubric=lexicon.rubric.id,
        not_references=len(nots),
        not_counted=sum(not item.counted for item in nots),
        references=len(depths),
        references_counted=sum(item.counted for item in depths),
        found=found,
    )


def fill_groups(labelled: Sequence[LabelledReference], lexicon: Lexicon) -> tuple[LabelledReference, ...]:
    """The same references; those without a group get that of the rubric's term at their place, if there is one."""
    return tuple(
        reference if reference.group is not None else replace(reference, group=_name_group(reference, lexicon))
        for reference in labelled
    )


def _find(labelled: LabelledReference, lexicon: Lexicon) -> Findings:
    document = make_document(labelled.text, labelled.zone, labelled.language)
    return find_references(document, lexicon, recognise_names(document))


def _name_group(labelled: LabelledReference, lexicon: Lexicon) -> str | None:
    return next(
        (
            reference.group
            for reference in _find(labelled, lexicon).references
            if reference.dimension == labelled.dimension and reference.span.overlaps(labelled.span)
        ),
        None,
    )


def _look(labelled: LabelledReference, lexicon: Lexicon) -> Found:
    """What stands at the place of one labelled line."""
    findings = _find(labelled, lexicon)
    here = [
        reference
        for reference in findings.references
        if reference.dimension == labelled.dimension and reference.span.overlaps(labelled.span)
    ]
    if any(reference.bucket is None for reference in here):
        return Found(labelled.id, labelled.label, counted=True, bucket=None, why="")
    bucket = next((reference.bucket for reference in here), None)
    vetoed = next((veto for veto in findings.vetoed if veto.span.overlaps(labelled.span)), None)
    if bucket is not None:
        why = f"not the State's own statement ({bucket})"
    elif vetoed is not None:
        why = vetoed.why or f"kept out by {vetoed.veto_id}"
    else:
        why = "no term of the rubric stands here"
    return Found(labelled.id, labelled.label, counted=False, bucket=bucket, why=why)
