"""What measuring gives: predictions, and how far they agree with labels that people gave."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.labelled import Depth, TrueLabel
from gmi.model.reference import Bucket, Label, Method, Tag


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the machine says of one labelled reference.

    Attributes:
        id: Of the labelled reference.
        label: Depth; ``undecided`` where the machine does not say.
        confidence: 0..1, how sure it is of ``label``.
        tags: In the order of ``TAGS``.
        method: Who decided.
        reason: In words.
    """

    id: str
    label: Label
    confidence: float
    tags: tuple[Tag, ...]
    method: Method
    reason: str


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """How well one label or tag is given.

    Attributes:
        precision: Of those that the machine gave, the share that is right; None when it gave none.
        recall: Of those that are true, the share that the machine gave; None when there are none.
        f1: Harmonic mean of the two, 0 where the machine got none right.
        support: How many are true.
        given: How many the machine gave.
    """

    precision: float | None
    recall: float | None
    f1: float
    support: int
    given: int


@dataclass(frozen=True, slots=True)
class Band:
    """Whether a confidence means what it says: the labels given with a confidence from ``low`` up to ``high``.

    Attributes:
        low: Lowest confidence in the band.
        high: First confidence above it; the last band holds 1.0 too.
        count: Labels in the band; undecided ones are in none.
        confidence: Their mean confidence; None when there are none.
        right: Share of them that is right; None when there are none.
        holds: Whether ``right`` lies within 0.10 of the band; None below 20 labels, too few to say.
    """

    low: float
    high: float
    count: int
    confidence: float | None
    right: float | None
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the labels of the machine agree with true ones. Shares are 0..1, more is better, but for ``brier``.

    Attributes:
        n: References measured; lines that are no references are not among them.
        coverage: Share for which the machine decided; None when ``n`` is 0, as all that follow.
        macro_f1: Mean of the F1 of the labels that occur; an undecided one counts as wrong.
        accuracy: Share that is right; an undecided one counts as wrong.
        accuracy_decided: Share that is right among those decided; None when nothing was decided.
        brier: Mean square of confidence minus 1 (right) or 0 (wrong) among those decided: 0 is perfect, 0.25 is what
            a coin gives that says 0.5.
        per_label: By depth.
        confusion: How often each true depth was given each label: ``confusion[true][given]``.
        bands: Reliability, lowest confidence first.
        per_tag: By tag, for tags that occur or were given.
    """

    n: int
    coverage: float | None
    macro_f1: float | None
    accuracy: float | None
    accuracy_decided: float | None
    brier: float | None
    per_label: dict[Depth, LabelFigures]
    confusion: dict[Depth, dict[Label, int]]
    bands: tuple[Band, ...]
    per_tag: dict[Tag, LabelFigures]


@dataclass(frozen=True, slots=True)
class Found:
    """What the finding makes of one labelled place.

    Attributes:
        id: Of the labelled reference.
        label: The true one.
        counted: Whether a reference that counts stands there.
        bucket: The bucket that keeps it out of the counts; None when it is in none.
        why: In words, why it does not count; empty when it does.
    """

    id: str
    label: TrueLabel
    counted: bool
    bucket: Bucket | None
    why: str


@dataclass(frozen=True, slots=True)
class FindingFigures:
    """How well the finding tells references from what must not count.

    Attributes:
        rubric: Id of the rubric whose terms were looked for.
        not_references: Lines labelled ``not-a-reference``.
        not_counted: How many of them do not count, as they should not.
        references: Lines with a depth.
        references_counted: How many of them count, as they should.
        found: One a labelled line, in its order.
    """

    rubric: str
    not_references: int
    not_counted: int
    references: int
    references_counted: int
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class FamilyFigures:
    """How much of what was learned from a written corpus carries over to ideas that it does not hold.

    Attributes:
        families: How many template families there are.
        folds: Into how many parts they were cut; each was predicted by a model that had not seen it.
        seen: Figures when the model has seen every family.
        unseen: Figures when it has not.
        unseen_by_family: The same for each family, by its name.
    """

    families: int
    folds: int
    seen: Figures
    unseen: Figures
    unseen_by_family: dict[str, Figures]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that is measured on one set of labelled references.

    Attributes:
        paths: Files, as the user named them.
        language: Of the references.
        written: Whether all sentences were written for this project; else some are from real reports.
        figures: Over all.
        splits: By dimension, group, zone, source and family: figures of each part, by its name.
        not_references: Lines labelled ``not-a-reference``, which have no part in the figures.
        predictions: One a labelled line, in order.
        finding: When it was asked for.
        by_family: When it was asked for.
    """

    paths: tuple[str, ...]
    language: str
    written: bool
    figures: Figures
    splits: dict[str, dict[str, Figures]]
    not_references: int
    predictions: tuple[Prediction, ...]
    finding: FindingFigures | None = None
    by_family: FamilyFigures | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of labelling, measured alone: what each part of the classifier is worth.

    Attributes:
        name: For example "rules alone".
        written: Figures on the written corpus, over families that it has not seen.
        real: Figures on references of real reports.
    """

    name: str
    written: Figures
    real: Figures


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader must know of the depth labels before trusting them.

    Attributes:
        gmi_version: That was measured.
        corpus: File names of the written corpus.
        written: The written corpus by families.
        cue_words_macro_f1: What cue words alone reach on it.
        real: References of real reports, labelled by people.
        labelling_note: How those labels came about.
        variants: The ablation: parts of the classifier, each alone, then the whole.
    """

    gmi_version: str
    corpus: tuple[str, ...]
    written: FamilyFigures
    cue_words_macro_f1: float
    real: Evaluation
    labelling_note: str
    variants: tuple[Variant, ...]
