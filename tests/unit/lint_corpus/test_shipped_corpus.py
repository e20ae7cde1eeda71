"""The corpus that gmi is trained on is fit for it, and its datasheet says what is there."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from gmi.lint_corpus import Lint, lint_corpus
from gmi.load_labelled import Placed, load_placed

TOP = Path(__file__).resolve().parents[3]
FOLDER = TOP / "corpora" / "depth-en"
HELD_OUT = Path(os.environ.get("GMI_SHARED_DATA") or TOP.parent / "shared" / "data") / "labelled" / "dev.jsonl"


@lru_cache(maxsize=1)
def corpus() -> tuple[Placed, ...]:
    """All lines of the corpus."""
    return load_placed([str(path) for path in sorted(FOLDER.glob("*.jsonl"))])


@lru_cache(maxsize=1)
def lint() -> Lint:
    """What the lint says; compared with the held-out references where they are there."""
    return lint_corpus(corpus(), load_placed([str(HELD_OUT)]) if HELD_OUT.exists() else ())


def datasheet() -> str:
    """The datasheet in one line."""
    return " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())


def test_the_corpus_passes_its_lint() -> None:
    """No error; it is large enough, and cue words alone do not give the label away."""
    assert [problem.as_line() for problem in lint().problems if problem.severity == "error"] == []
    assert lint().lines >= 2400
    assert lint().cues is not None
    assert lint().cues.macro_f1 <= 0.60  # type: ignore[union-attr] - the line before says that it is there


@pytest.mark.real
def test_the_corpus_holds_nothing_of_the_held_out_set(shared_data: Path) -> None:
    """The comparison was made with all of it."""
    assert shared_data.is_dir()
    assert lint().compared == 479
    assert [problem for problem in lint().problems if problem.code == "corpus.held-out"] == []


def test_the_datasheet_gives_the_figures() -> None:
    """Counts of references, families, labels, zones, styles and tags, and the figure of the cue words."""
    text = datasheet()
    assert f"{lint().lines:,} in {lint().families} families" in text
    assert lint().cues is not None
    assert f"{lint().cues.macro_f1:.2f} for the files as they are" in text  # type: ignore[union-attr] - as above
    for label, count in lint().labels.items():
        assert f"{label} {count / lint().lines:.0%}" in text
    counted = (
        Counter(str(placed.reference.zone) for placed in corpus()),
        Counter(str(placed.reference.style) for placed in corpus()),
        Counter(str(tag) for placed in corpus() for tag in placed.reference.tags),
    )
    for counts in counted:
        assert ", ".join(f"{name} {count:,}" for name, count in counts.most_common()) in text


def test_the_datasheet_lists_the_files() -> None:
    """Each file of the corpus, and no other."""
    listed = set(re.findall(r"`([\w-]+\.jsonl)`", datasheet()))
    assert listed == {path.name for path in FOLDER.glob("*.jsonl")}
