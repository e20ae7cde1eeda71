"""Finds sentences that stand twice: in one corpus, or in a corpus and in what it will be measured on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from gmi.errors import Problem
from gmi.load_labelled import Placed

_WORD = re.compile(r"\w+")
_SHINGLE = 3
# Above this share of letters in the same order two sentences are one with a few words changed.
_NEAR_COPY = 0.85
# Above this share of runs of three words, a sentence gives away another family's or another corpus's sentence.
_SHARED_RUNS = 0.6
# A run of this many words that both hold was copied, unless it is a title; the longest title of a treaty has 11.
_LONG_RUN = 12


def find_duplicates(corpus: Sequence[Placed]) -> Iterator[Problem]:
    """Places labelled twice, places that overlap in one dimension, and sentences that stand in two families."""
    by_text: dict[str, list[Placed]] = defaultdict(list)
    for placed in corpus:
        by_text[" ".join(cut_words(placed.reference.text))].append(placed)
    for same in by_text.values():
        for first, second in combinations(same, 2):
            a, b = first.reference, second.reference
            if a.span == b.span:
                yield _problem("duplicate", second, f"the same reference in the same sentence as {first.where}")
            elif a.dimension == b.dimension and a.span.overlaps(b.span):
                yield _problem("overlap", second, f"the reference overlaps that of {first.where}")
            if a.family != b.family:
                yield _problem("family", second, f"the same sentence stands in the family {a.family}, at {first.where}")


def find_near_copies(corpus: Sequence[Placed]) -> Iterator[Problem]:
    """Sentences of one family and label that differ in a few words only."""
    groups: dict[tuple[str | None, str], list[Placed]] = defaultdict(list)
    for placed in corpus:
        groups[placed.reference.family, placed.reference.label].append(placed)
    for group in groups.values():
        for first, second in combinations(group, 2):
            a, b = first.reference.text, second.reference.text
            if a != b and _resemble(a, b):
                yield _problem("near-duplicate", second, f"nearly the same sentence, label and family as {first.where}")


def find_leaks(corpus: Sequence[Placed]) -> Iterator[Problem]:
    """Sentences of different families that share most of their words: a model that saw one has seen the other."""
    for first, second in _find_sharing(corpus, corpus):
        if first.reference.family != second.reference.family and first.reference.text != second.reference.text:
            message = f"nearly the same sentence as {second.where}, of the family {second.reference.family}"
            yield _problem("family", first, message)


def find_overlap(corpus: Sequence[Placed], apart: Sequence[Placed]) -> Iterator[Problem]:
    """Sentences that stand, whole or nearly, in the references that the corpus must not hold.

    Args:
        corpus: Written sentences.
        apart: References that are kept to measure by.
    """
    taken = {" ".join(cut_words(placed.reference.text)): placed for placed in apart}
    for placed in corpus:
        twin = taken.get(" ".join(cut_words(placed.reference.text)))
        if twin is not None:
            yield _problem("held-out", placed, f"the sentence of {twin.where}, which is kept to measure by")
    exact = set(taken)
    for first, second in _find_sharing(corpus, apart):
        if " ".join(cut_words(first.reference.text)) not in exact:
            yield _problem("held-out", first, f"nearly the sentence of {second.where}, which is kept to measure by")
    runs = {run: placed for placed in apart for run in _cut_runs(placed.reference.text, _LONG_RUN)}
    for placed in corpus:
        shared = next((run for run in _cut_runs(placed.reference.text, _LONG_RUN) if run in runs), None)
        if shared is not None:
            message = f"{_LONG_RUN} words in a row as in {runs[shared].where}: “{' '.join(shared)}”"
            yield _problem("held-out", placed, message)


def cut_words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def _cut_runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = cut_words(text)
    return {tuple(words[index : index + length]) for index in range(len(words) - length + 1)}


def _resemble(a: str, b: str) -> bool:
    matcher = SequenceMatcher(None, a.lower(), b.lower(), autojunk=False)
    return (
        matcher.real_quick_ratio() > _NEAR_COPY and matcher.quick_ratio() > _NEAR_COPY and matcher.ratio() > _NEAR_COPY
    )


def _find_sharing(left: Sequence[Placed], right: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs that share most runs of three words of the shorter sentence; in a corpus with itself, each pair once."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = []
    for index, placed in enumerate(right):
        runs = _cut_runs(placed.reference.text, _SHINGLE)
        sizes.append(len(runs))
        for run in runs:
            holders[run].append(index)
    for index, placed in enumerate(left):
        own = _cut_runs(placed.reference.text, _SHINGLE)
        counts = Counter(other for run in own for other in holders.get(run, ()))
        for other, count in sorted(counts.items()):
            if left is right and other >= index:
                continue
            if count >= _SHARED_RUNS * min(len(own), sizes[other]) and min(len(own), sizes[other]) >= _SHINGLE:
                yield placed, right[other]


def _problem(kind: str, placed: Placed, message: str) -> Problem:
    return Problem(f"corpus.{kind}", "error", f"{placed.reference.id}: {message}", placed.where)
