"""Checks what each line of a corpus must say, and that labels, dimensions and families are in balance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from gmi.errors import Problem
from gmi.lint_corpus.copies import cut_words
from gmi.load_labelled import Placed
from gmi.model.labelled import DEPTHS, GROUPS
from gmi.model.reference import DIMENSIONS

# The share that each label may have in the whole corpus.
_LABEL_SHARES = {"mention": (0.28, 0.38), "engagement": (0.32, 0.40), "commitment": (0.26, 0.36)}
_DIMENSION_SHARES = (0.40, 0.60)
_FEWEST_OF_FAMILY = 6
# Words that English sentences of some length can hardly do without; rows of a table and lists of items can.
_FUNCTION_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "in",
        "and",
        "to",
        "for",
        "by",
        "with",
        "on",
        "is",
        "are",
        "was",
        "were",
        "be",
        "as",
        "or",
        "not",
    }
)
_LONG_ENOUGH = 12
_CLIPPED = ("tabular", "listing", "clipped")


def check_lines(corpus: Sequence[Placed]) -> Iterator[Problem]:
    """What is missing or wrong in single lines."""
    for placed in corpus:
        reference = placed.reference
        missing = [key for key in ("group", "zone", "family", "style") if getattr(reference, key) is None]
        if missing:
            yield _problem("keys", placed, f"missing: {', '.join(missing)}")
        if reference.source != "written":
            yield _problem("source", placed, f"the source is “{reference.source}”: a corpus is written, never copied")
        if reference.label not in DEPTHS:
            yield _problem("label", placed, f"the label “{reference.label}” is no depth")
        if reference.words != reference.words.strip():
            yield _problem("offsets", placed, f"the reference “{reference.words}” has white space around it")
        elif _cuts_word(reference.text, reference.start, reference.end):
            yield _problem("offsets", placed, f"the reference “{reference.words}” begins or ends inside a word")
        words = cut_words(reference.text)
        if reference.style not in _CLIPPED and len(words) >= _LONG_ENOUGH and not _FUNCTION_WORDS.intersection(words):
            yield _problem("language", placed, f"this does not read like {reference.language}")


def check_balance(corpus: Sequence[Placed]) -> Iterator[Problem]:
    """Labels and dimensions with too large or too small a share, and groups that are missing."""
    labels: Counter[str] = Counter(placed.reference.label for placed in corpus)
    for label, (low, high) in _LABEL_SHARES.items():
        share = labels[label] / len(corpus)
        if not low <= share <= high:
            message = f"{label} has {share:.1%} of the lines, and should have {low:.0%} to {high:.0%}"
            yield Problem("corpus.balance", "error", message)
    dimensions = Counter(placed.reference.dimension for placed in corpus)
    groups = {placed.reference.group for placed in corpus}
    for dimension in DIMENSIONS:
        share = dimensions[dimension] / len(corpus)
        if not _DIMENSION_SHARES[0] <= share <= _DIMENSION_SHARES[1]:
            yield Problem("corpus.balance", "error", f"the dimension {dimension} has {share:.1%} of the lines")
        for group in GROUPS[dimension]:
            if group not in groups:
                yield Problem("corpus.balance", "error", f"no line is about the group {group}")


def check_families(corpus: Sequence[Placed]) -> Iterator[Problem]:
    """Families that teach their own words instead of a label: those with one label only, and very small ones."""
    families: dict[str, list[Placed]] = defaultdict(list)
    for placed in corpus:
        families[placed.reference.family or ""].append(placed)
    for family, members in families.items():
        labels = {placed.reference.label for placed in members}
        if len(labels) == 1:
            message = f"the family {family} has one label only ({labels.pop()}, {len(members)} lines)"
            yield Problem("corpus.one-label", "error", message, members[0].where)
        if len(members) < _FEWEST_OF_FAMILY:
            message = f"the family {family} has {len(members)} lines only"
            yield Problem("corpus.small-family", "warning", message, members[0].where)


def _cuts_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum())


def _problem(kind: str, placed: Placed, message: str) -> Problem:
    return Problem(f"corpus.{kind}", "error", f"{placed.reference.id}: {message}", placed.where)
