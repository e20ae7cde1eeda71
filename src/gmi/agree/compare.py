"""Cohen's kappa of two codings, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gmi.errors import LabelledError
from gmi.model.agreement import Agreement, Coding, LabelAgreement
from gmi.model.labelled import TRUE_LABELS
from gmi.model.reference import TAGS


def compare_codings(first: Sequence[Coding], second: Sequence[Coding], paths: tuple[str, str]) -> Agreement:
    """How far two codings agree on the references that both hold.

    Kappa is agreement beyond what two coders would reach by chance with the shares of labels that they gave (Cohen,
    1960). Overall it is taken over all labels at once; by label, over that label against all others.

    Args:
        first: One coding.
        second: The other, in any order.
        paths: Their files, as the user named them.

    Raises:
        LabelledError: When they hold no reference in common.
    """
    others = {coding.id: coding for coding in second}
    own = {coding.id for coding in first}
    pairs = [(coding, others[coding.id]) for coding in first if coding.id in others]
    if not pairs:
        raise LabelledError(
            "labelled.nothing-shared",
            "the two files have no id in common",
            " and ".join(paths),
            "compare two codings of the same references",
        )
    tagged = all(a.tags is not None and b.tags is not None for a, b in pairs)
    return Agreement(
        paths=paths,
        n=len(pairs),
        observed=sum(a.label == b.label for a, b in pairs) / len(pairs),
        kappa=_measure_kappa([(a.label, b.label) for a, b in pairs]),
        per_label={
            label: _compare([(a.label == label, b.label == label) for a, b in pairs])
            for label in (*TRUE_LABELS, "undecided")
            if any(label in (a.label, b.label) for a, b in pairs)
        },
        per_tag={
            tag: _compare([(tag in (a.tags or ()), tag in (b.tags or ())) for a, b in pairs])
            for tag in TAGS
            if tagged and any(tag in (*(a.tags or ()), *(b.tags or ())) for a, b in pairs)
        },
        differences=tuple((a, b) for a, b in pairs if a.label != b.label),
        only_first=tuple(coding.id for coding in first if coding.id not in others),
        only_second=tuple(coding.id for coding in second if coding.id not in own),
    )


def _compare(said: Sequence[tuple[bool, bool]]) -> LabelAgreement:
    """Agreement on one property: whether each of the two coders says that a reference has it."""
    return LabelAgreement(
        kappa=_measure_kappa(said),
        first=sum(a for a, _ in said),
        second=sum(b for _, b in said),
        both=sum(a and b for a, b in said),
    )


def _measure_kappa(said: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's kappa; None where chance alone already gives full agreement.

    >>> _measure_kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    n = len(said)
    first, second = Counter(a for a, _ in said), Counter(b for _, b in said)
    # In whole numbers, so that equal counts give exactly 0 or 1.
    same = n * sum(a == b for a, b in said)
    chance = sum(count * second[value] for value, count in first.items())
    return None if chance == n * n else (same - chance) / (n * n - chance)
