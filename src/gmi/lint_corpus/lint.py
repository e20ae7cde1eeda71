"""Runs every check over a corpus and says what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gmi.errors import Problem
from gmi.lint_corpus.copies import find_duplicates, find_leaks, find_near_copies, find_overlap
from gmi.lint_corpus.cue_words import FOLDS, CueFigures, measure_cue_words
from gmi.lint_corpus.shape import check_balance, check_families, check_lines
from gmi.load_cues import load_cue_words
from gmi.load_labelled import Placed
from gmi.model.labelled import DEPTHS

MOST_BY_CUES = 0.60


@dataclass(frozen=True, slots=True)
class Lint:
    """What the checks found in one corpus.

    Attributes:
        lines: References.
        families: Template families.
        labels: How many lines have each label.
        groups: How many lines are about each group.
        compared: How many held-out references it was compared with; 0 when they are not there.
        cues: What the cue words alone give away; None where there are too few families to measure.
        problems: In order of the checks; a corpus with an error is not fit to be shipped.
    """

    lines: int
    families: int
    labels: dict[str, int]
    groups: dict[str, int]
    compared: int
    cues: CueFigures | None
    problems: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return all(problem.severity != "error" for problem in self.problems)


def lint_corpus(corpus: Sequence[Placed], apart: Sequence[Placed] = ()) -> Lint:
    """Checks a corpus.

    Args:
        corpus: Its lines, at least one.
        apart: References that are kept to measure by, none of which it may hold.
    """
    cues = _measure_cues(corpus)
    problems = [
        *check_lines(corpus),
        *find_duplicates(corpus),
        *find_near_copies(corpus),
        *find_leaks(corpus),
        *find_overlap(corpus, apart),
        *check_families(corpus),
        *check_balance(corpus),
        *_judge_cues(cues),
    ]
    return Lint(
        lines=len(corpus),
        families=len({placed.reference.family for placed in corpus}),
        labels=dict(Counter(placed.reference.label for placed in corpus)),
        groups=dict(Counter(placed.reference.group or "" for placed in corpus).most_common()),
        compared=len(apart),
        cues=cues,
        problems=tuple(problems),
    )


def show_lint(lint: Lint) -> str:
    """The checks in a screenful, then the problems, one a line."""
    return "\n".join(_write_lines(lint)) + "\n"


def _measure_cues(corpus: Sequence[Placed]) -> CueFigures | None:
    usable = [placed.reference for placed in corpus if placed.reference.label in DEPTHS and placed.reference.family]
    enough = len({reference.family for reference in usable}) >= FOLDS and len({ref.label for ref in usable}) > 1
    return measure_cue_words(usable, load_cue_words(usable[0].language)) if enough else None


def _judge_cues(cues: CueFigures | None) -> Iterator[Problem]:
    if cues is None:
        yield Problem("corpus.cues", "error", f"fewer than {FOLDS} families: what cue words give away is not measured")
        return
    if cues.macro_f1 > MOST_BY_CUES:
        message = f"cue words alone give the label away: macro-F1 {cues.macro_f1:.2f}, at most {MOST_BY_CUES:.2f}"
        yield Problem("corpus.cues", "error", message)
    for word, label, share, cases in cues.telling:
        message = f"“{word}” stands in {cases} sentences, {share:.0%} of them {label}"
        yield Problem("corpus.telling-word", "warning", message, hint="write some with another label")


def _write_lines(lint: Lint) -> Iterator[str]:
    shares = ", ".join(f"{label} {lint.labels.get(label, 0) / lint.lines:.1%}" for label in DEPTHS)
    yield f"{lint.lines} references in {lint.families} families: {shares}"
    yield "groups: " + ", ".join(f"{group} {count}" for group, count in lint.groups.items())
    if lint.cues is not None:
        yield f"cue words alone, over unseen families: macro-F1 {lint.cues.macro_f1:.3f} (at most {MOST_BY_CUES:.2f})"
    if lint.compared:
        yield f"compared with {lint.compared} held-out references"
    else:
        yield "held-out references are not there: overlap with them was NOT checked"
    for problem in lint.problems:
        yield f"{problem.severity} {problem.code}: {problem.as_line()}"
    errors = sum(problem.severity == "error" for problem in lint.problems)
    yield f"{errors} errors, {len(lint.problems) - errors} warnings"
