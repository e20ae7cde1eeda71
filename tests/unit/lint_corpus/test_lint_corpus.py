"""The lint names what makes a written corpus unfit to learn from."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gmi.errors import Problem
from gmi.lint_corpus import lint_corpus, show_lint
from gmi.lint_corpus.copies import find_duplicates, find_leaks, find_near_copies, find_overlap
from gmi.lint_corpus.cue_words import measure_cue_words
from gmi.lint_corpus.shape import check_balance, check_families, check_lines
from gmi.load_cues import load_cue_words
from gmi.load_labelled import Placed
from gmi.model.labelled import DEPTHS

from ..labelled import make_keys, make_labelled

PORT = "The ferry to the Lower Islands brings fruit, timber and [women] who trade in cloth every Tuesday."
HILL = "In the hill districts of Kesh most [women] fetch water before the school bell rings."


def place(*lines: dict[str, Any] | str, **changes: Any) -> list[Placed]:
    """Placed references: a marked sentence, or the keys of one with its sentence under ``marked``."""
    placed = []
    for number, line in enumerate(lines, start=1):
        keys = {"marked": line} if isinstance(line, str) else dict(line)
        marked = keys.pop("marked", PORT)
        defaults = {"group": "women-girls", "zone": "body", "family": "f", "style": "plain", "id": f"x{number}"}
        placed.append(Placed(f"c.jsonl:{number}", make_labelled(marked, **(defaults | changes | keys))))
    return placed


def say(problems: Any) -> list[str]:
    """Code and place of each problem."""
    listed: list[Problem] = list(problems)
    return [f"{problem.code} {problem.where}" for problem in listed]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((PORT, HILL), []),
        ((PORT, PORT), ["corpus.duplicate c.jsonl:2"]),
        ((PORT, PORT.upper().replace("[WOMEN]", "[women]")), ["corpus.duplicate c.jsonl:2"]),
        ((PORT, PORT.replace("[women]", "women").replace("cloth", "[cloth]")), []),
        ((PORT, PORT.replace("[women] who", "[women who]")), ["corpus.overlap c.jsonl:2"]),
        ((PORT, {"marked": PORT.replace("[women]", "women").replace("cloth", "[cloth]"), "family": "g"}),
         ["corpus.family c.jsonl:2"]),
    ],
)  # fmt: skip
def test_duplicates(lines: tuple[dict[str, Any] | str, ...], said: list[str]) -> None:
    """One sentence may hold several references, but each once, and in one family."""
    assert say(find_duplicates(place(*lines))) == said


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({"marked": PORT.replace("timber", "lumber")}, ["corpus.near-duplicate c.jsonl:2"]),
        ({"marked": PORT.replace("timber", "lumber"), "label": "mention"}, []),
        ({"marked": HILL}, []),
    ],
)
def test_near_copies_of_one_family_and_label(second: dict[str, Any], said: list[str]) -> None:
    """A pair that differs in the label is what a family is for; one that does not teaches nothing."""
    assert say(find_near_copies(place(PORT, second))) == said


def test_families_do_not_share_a_sentence() -> None:
    """A few words changed do not make it another: the model would be tested on what it has seen."""
    corpus = place(
        {"family": "f"}, {"marked": PORT.replace("Tuesday", "Friday"), "family": "g"}, {"marked": HILL, "family": "h"}
    )
    assert say(find_leaks(corpus)) == ["corpus.family c.jsonl:2"]


@pytest.mark.parametrize(
    "held_out",
    [
        PORT,
        PORT.replace(".", " !").upper().replace("[WOMEN]", "[women]"),
        PORT.replace("Tuesday", "Friday"),
        f"A long report says that in the north of the State of Oskaria, far from any town of more than ten houses, and "
        f"well before the winter storms begin, {PORT[4:]}",
    ],
)
def test_nothing_of_the_held_out_set_is_in_the_corpus(held_out: str) -> None:
    """Neither the sentence, nor one nearly like it, nor a long run of its words."""
    problems = say(find_overlap(place(PORT, HILL), place(held_out)))
    assert set(problems) == {"corpus.held-out c.jsonl:1"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"group": None}, "corpus.keys"),
        ({"style": None, "family": None}, "corpus.keys"),
        ({"source": "CMW/C/XVM/2, 12"}, "corpus.source"),
        ({"label": "not-a-reference"}, "corpus.label"),
        ({"marked": PORT.replace("[women] ", "[women ]")}, "corpus.offsets"),
        ({"marked": PORT.replace("[women]", "wo[men]")}, "corpus.offsets"),
        (
            {"marked": "Les [femmes] du pays vivent depuis longtemps dans des villes bien plus grandes encore."},
            "corpus.language",
        ),
    ],
)
def test_a_line_says_all_it_must(line: dict[str, Any], code: str) -> None:
    """Group, zone, family, style; written; a depth; the word whole; the language that it names."""
    assert say(check_lines(place(HILL, line))) == [f"{code} c.jsonl:2"]


def test_a_reference_may_end_before_an_apostrophe_or_hyphen() -> None:
    """The term is the word; what hangs on it is not."""
    assert say(check_lines(place("The [women]’s house of Kesh is open.", "A well-known [women]-run house."))) == []


def test_a_family_has_more_than_one_label() -> None:
    """Else its words stand for its label; very small ones are warned of."""
    corpus = place(
        *[{"label": label, "family": "f"} for label in ("mention", "mention")], {"label": "mention", "family": "g"}
    )
    problems = list(check_families(corpus))
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("corpus.one-label", "error"), ("corpus.small-family", "warning"),
    ] * 2  # fmt: skip


def test_the_balance_is_checked() -> None:
    """Labels and dimensions within their shares, and no group without a line."""
    messages = [problem.message for problem in check_balance(place({"label": "mention"}, {"label": "engagement"}))]
    assert any(message.startswith("mention has 50.0% of the lines") for message in messages)
    assert any(message.startswith("the dimension migration has 0.0%") for message in messages)
    assert "no line is about the group lgbtqia" in messages


def families(tell: bool) -> list[Placed]:
    """Thirty families of three labels; the modal verb tells the label, or stands with each as often."""
    verbs = ("may", "would", "shall")
    return place(
        *[
            {
                "marked": f"Kesh {verbs[n if tell else (f + n) % 3]} number {f} the [women] of ward {n}.",
                "id": f"{f}-{n}",
                "label": DEPTHS[n],
                "family": f"f{f}",
            }
            for f in range(30)
            for n in range(3)
        ]
    )


def test_cue_words_that_give_the_label_away_are_found() -> None:
    """The figure, and the words that tell most."""
    figures = measure_cue_words([placed.reference for placed in families(tell=True)], load_cue_words())
    assert figures.macro_f1 == pytest.approx(1.0)
    assert ("shall", "commitment", 1.0, 30) in figures.telling
    lint = lint_corpus(families(tell=True))
    assert any(problem.code == "corpus.cues" for problem in lint.problems)
    assert not lint.passed


def test_cue_words_that_stand_with_every_label_tell_nothing() -> None:
    """A guess is 0.33."""
    figures = measure_cue_words([placed.reference for placed in families(tell=False)], load_cue_words())
    assert figures.macro_f1 < 0.5
    assert figures.telling == ()


def test_too_few_families_to_measure_is_an_error() -> None:
    """Could not look is never no."""
    assert "corpus.cues" in [problem.code for problem in lint_corpus(place(PORT, HILL)).problems]


def test_the_report_says_what_was_not_checked() -> None:
    """And prints the figure of the cue words."""
    text = show_lint(lint_corpus(families(tell=False)))
    assert "held-out references are not there: overlap with them was NOT checked" in text
    assert "cue words alone, over unseen families: macro-F1" in text


@pytest.mark.parametrize(("content", "code", "said"), [("", 2, "the file is empty"), (None, 1, "corpus.balance")])
def test_the_command(tmp_path: Path, content: str | None, code: int, said: str) -> None:
    """1 for a corpus that is not fit, 2 for one that cannot be read."""
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps(make_keys()) + "\n" if content is None else content, encoding="utf-8")
    ran = subprocess.run([sys.executable, "-m", "gmi.lint_corpus", path], capture_output=True, text=True, check=False)
    assert ran.returncode == code
    assert said in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
