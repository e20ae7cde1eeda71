"""Says whether two rates differ by more than chance: one rule for comparisons and for the page of a batch.

References come several to a paragraph. So the paragraphs that hold some are taken as Poisson, and the references as
clusters of them; the variance of their number is ``clustering`` times its mean. Each rate gets 95% limits by Byar's
formula (Breslow and Day, Statistical Methods in Cancer Research II, 1987), and the difference gets its own from theirs
by recovering the variances (Zou and Donner, Statistics in Medicine 27, 2008). Both hold for zero and for small counts,
where the usual plus-minus does not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gmi.model.comparison import Figure, Move, Presence, Verdict
from gmi.model.reference import Dimension

LEAST_REFERENCES = 3
"""A difference of one or two references is never called one, however short the texts."""

_Z = 1.959964  # 95%, two-sided
_APART = 1.5  # one rate is this many times the other before their difference is worth a word
_PER = 1000
# Men and boys are counted apart.
_APART_FROM_GENDER = "men-boys"


@dataclass(frozen=True, slots=True)
class Placed:
    """A counted reference to a core term, and where it stands.

    Attributes:
        paragraph_number: As printed; None where there is none, so that the page alone says where it is.
    """

    dimension: Dimension
    group: str
    sentence: str
    paragraph_number: str | None
    page_number: int | None


def find_clusters(references: Iterable[Placed]) -> dict[str, Counter[str]]:
    """How many references each paragraph holds, by the paragraph's label.

    Returns:
        Under ``gender``, ``migration``, ``intersections`` (sentences with both) and ``group:`` with a group's id.
    """
    clusters: dict[str, Counter[str]] = defaultdict(Counter)
    sentences: dict[tuple[str, str], set[str]] = defaultdict(set)
    for reference in references:
        place = reference.paragraph_number or f"page {reference.page_number}"
        if reference.group != _APART_FROM_GENDER:
            clusters[reference.dimension][place] += 1
            sentences[place, reference.sentence].add(reference.dimension)
        clusters[f"group:{reference.group}"][place] += 1
    for (place, _), dimensions in sentences.items():
        if len(dimensions) > 1:
            clusters["intersections"][place] += 1
    return clusters


def measure_clustering(sizes: Iterable[int]) -> float:
    """Mean size of the cluster that a reference stands in; 1 when each stands alone, or there is none.

    >>> measure_clustering([1, 1, 4])
    3.0
    """
    known = tuple(sizes)
    total = sum(known)
    return sum(size * size for size in known) / total if total else 1.0


def find_limits(count: float, clustering: float) -> tuple[float, float]:
    """95% limits of the number that a text of this kind would have on average.

    >>> [round(limit, 1) for limit in find_limits(10, 1)]
    [4.8, 18.4]

    Args:
        count: What was counted; 0 or more.
        clustering: Mean size of the cluster that one of them stands in; 1 or more.
    """
    alone = count / clustering
    above = alone + 1
    upper = above * (1 - 1 / (9 * above) + _Z / (3 * math.sqrt(above))) ** 3
    lower = 0.0
    if alone:
        lower = alone * max(0.0, 1 - 1 / (9 * alone) - _Z / (3 * math.sqrt(alone))) ** 3
    return lower * clustering, upper * clustering


def make_figure(count: int, words: int, pages: int) -> Figure:
    """A count with its rates."""
    return Figure(count, count * _PER / words if words else None, count / pages if pages else None)


def judge_move(before: Figure, after: Figure, words: tuple[int, int], clustering: float = 1.0) -> Move:
    """What may be said of the difference of two rates.

    Args:
        before: The first.
        after: The second.
        words: Words of each report.
        clustering: The larger of the two reports'.

    Returns:
        ``same`` when the difference comes to less than three references in the shorter report; ``more`` or ``less``
        when the 95% interval of the difference leaves out 0; else ``unclear`` when one rate is half as high again as
        the other, and ``same`` when it is not.
    """
    if before.per_1000_words is None or after.per_1000_words is None:
        return Move(before, after, None, None, None, "same")
    first, second = (_scale(figure.count, n, clustering) for figure, n in zip((before, after), words, strict=True))
    difference = after.per_1000_words - before.per_1000_words
    low = difference - math.hypot(after.per_1000_words - second[0], first[1] - before.per_1000_words)
    high = difference + math.hypot(second[1] - after.per_1000_words, before.per_1000_words - first[0])
    rates = sorted((before.per_1000_words, after.per_1000_words))
    verdict: Verdict = "same"
    if abs(difference) * min(words) / _PER >= LEAST_REFERENCES:
        if not low <= 0 <= high:
            verdict = "more" if difference > 0 else "less"
        elif rates[1] >= _APART * rates[0]:
            verdict = "unclear"
    return Move(before, after, difference, low, high, verdict)


def find_presence(before: int, after: int) -> Presence:
    """In which of two reports something is named at all."""
    if before and after:
        return "stays"
    if not before and not after:
        return "absent"
    return "appears" if after else "vanishes"


def _scale(count: int, words: int, clustering: float) -> tuple[float, float]:
    """The limits per 1,000 words."""
    lower, upper = find_limits(count, clustering)
    return lower * _PER / words, upper * _PER / words
