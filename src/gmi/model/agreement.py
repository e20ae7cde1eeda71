"""How far two codings of the same references agree."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.reference import Tag


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder said of one reference.

    Attributes:
        id: The same in both codings.
        label: Depth, ``not-a-reference`` or ``undecided``.
        tags: In the order of ``TAGS``; None where the coding holds no tags.
        text: The sentence, to show where two differ; empty where the coding does not hold it.
    """

    id: str
    label: str
    tags: tuple[Tag, ...] | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """Agreement on one label or tag against all others.

    Attributes:
        kappa: Cohen's kappa, -1..1: 0 is what chance gives, 1 is full agreement; None when both coders always or never
            gave it, so that there is nothing to agree on.
        first: How often the first coding gives it.
        second: How often the second does.
        both: How often both do.
    """

    kappa: float | None
    first: int
    second: int
    both: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two codings compared on the references that both hold.

    Attributes:
        paths: Files of the two, as the user named them.
        n: References in both.
        observed: Share with the same label, 0..1; None when ``n`` is 0.
        kappa: Cohen's kappa over all labels; None where there is nothing to agree on.
        per_label: By label, in the codebook's order.
        per_tag: By tag, for tags that either gives; empty when one coding holds none.
        differences: Pairs with different labels, in the order of the first coding.
        only_first: Ids that only the first holds, in its order.
        only_second: Ids that only the second holds, in its order.
    """

    paths: tuple[str, str]
    n: int
    observed: float | None
    kappa: float | None
    per_label: dict[str, LabelAgreement]
    per_tag: dict[Tag, LabelAgreement]
    differences: tuple[tuple[Coding, Coding], ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
