"""Measures how far the cue words alone give the label away, with scikit-learn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from gmi.language import Phrase, PhraseFinder, keep_longest, tokenise
from gmi.model.labelled import DEPTHS, LabelledReference

FOLDS = 5
_ENOUGH_CASES = 20
_TOO_TELLING = 0.60


@dataclass(frozen=True, slots=True)
class CueFigures:
    """What a classifier reaches that sees only which cue words stand in a sentence.

    Attributes:
        macro_f1: Over families that it has not seen, 0..1; a guess is 0.33. Less is better for the corpus.
        telling: Cue words of 20 cases or more that point to one label in more than 60% of them: the word, the label,
            the share and the number of cases, most telling first.
    """

    macro_f1: float
    telling: tuple[tuple[str, str, float, int], ...]


def measure_cue_words(corpus: Sequence[LabelledReference], words: dict[str, tuple[str, ...]]) -> CueFigures:
    """Trains on the cue words by family folds and says how well the label is guessed from them.

    Args:
        corpus: References with a depth and a family, of at least two labels and five families.
        words: Cue words by kind.
    """
    seen = [_see(reference, finder) for finder in [_compile(words, corpus[0].language)] for reference in corpus]
    labels = [reference.label for reference in corpus]
    classifier = make_pipeline(
        DictVectorizer(), LogisticRegression(C=1.0, class_weight="balanced", max_iter=2000, random_state=0)
    )
    families = [reference.family for reference in corpus]
    guessed = cross_val_predict(classifier, seen, labels, groups=families, cv=GroupKFold(n_splits=FOLDS))
    return CueFigures(
        macro_f1=float(f1_score(labels, guessed, labels=list(DEPTHS), average="macro", zero_division=0)),
        telling=_find_telling(seen, labels),
    )


def _compile(words: dict[str, tuple[str, ...]], language: str) -> PhraseFinder:
    return PhraseFinder((Phrase(word, (word,)) for forms in words.values() for word in forms), language)


def _see(reference: LabelledReference, finder: PhraseFinder) -> dict[str, float]:
    """The cue words of the sentence outside the reference itself, and whether it holds a figure."""
    matches = keep_longest(finder.find(tokenise(reference.text, reference.language)))
    seen = {match.id: 1.0 for match in matches if not match.span.overlaps(reference.span)}
    if any(letter.isdigit() for letter in reference.text):
        seen["(a figure)"] = 1.0
    return seen


def _find_telling(seen: list[dict[str, float]], labels: Sequence[str]) -> tuple[tuple[str, str, float, int], ...]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for words, label in zip(seen, labels, strict=True):
        for word in words:
            counts[word][label] += 1
    telling = []
    for word, by_label in counts.items():
        label, most = by_label.most_common(1)[0]
        cases = by_label.total()
        if cases >= _ENOUGH_CASES and most > _TOO_TELLING * cases:
            telling.append((word, label, most / cases, cases))
    return tuple(sorted(telling, key=lambda item: (-item[2], item[0])))
