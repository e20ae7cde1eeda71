"""The model card says what was measured, and what the labels are bad at."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import pytest

from gmi.evaluate import compare_families, measure_finding, measure_predictions
from gmi.evaluate.card import write_card
from gmi.evaluate.measure import measure_parts
from gmi.find import build_lexicon
from gmi.load import load_rubric
from gmi.model.evaluation import Card, Evaluation, Prediction, Variant
from gmi.model.labelled import LabelledReference

from ..labelled import make_labelled

KAPPA = "Labelled twice by the same kind of annotator (kappa 0.94): an upper bound, not the agreement of two people."


def say_mention(lines: Sequence[LabelledReference]) -> list[Prediction]:
    """A machine that knows one label, and is sure of it."""
    return [Prediction(line.id, "mention", 0.95, ("hedged",), "rule", "always") for line in lines]


def make_lines(count: int, source: str) -> list[LabelledReference]:
    """References of two labels in ten families; every fourth is hedged."""
    return [
        make_labelled(
            f"Report {n} speaks of [women].",
            id=f"x{n}",
            label=("mention", "engagement")[n % 2],
            family=f"idea-{n % 20 // 2}",
            source=source,
            tags=["hedged"] if n % 4 == 0 else [],
        )
        for n in range(count)
    ]


def make_card() -> Card:
    """A card of that machine."""
    written, real = make_lines(200, "written"), make_lines(80, "CRPD/C/XVM/1")
    figures = measure_predictions(real, say_mention(real))
    nothing = [*real[:3], make_labelled("The Ministry of [Women] met.", id="n", label="not-a-reference")]
    return Card(
        gmi_version="9.9",
        corpus=("one.jsonl", "two.jsonl"),
        written=compare_families(written, lambda _: say_mention),
        cue_words_macro_f1=0.4321,
        real=Evaluation(
            paths=("real.jsonl",),
            language="en",
            written=False,
            figures=figures,
            splits={
                "dimension": {"gender": figures},
                "group": {"women-girls": figures},
                "source": measure_parts(real, say_mention(real), lambda line: line.source),
            },
            not_references=1,
            predictions=tuple(say_mention(real)),
            finding=measure_finding(nothing, build_lexicon(load_rubric("gmi-cmw"))),
        ),
        labelling_note=KAPPA,
        variants=(Variant("a coin", figures, figures), Variant("the whole", figures, figures)),
    )


@pytest.mark.parametrize(
    "said",
    [
        "What gmi 9.9 says of a reference",
        "200 written references in 10 template families",
        KAPPA,
        "| 80 | 100% | 0.33 | 50% | 50% | 0.45 |",
        "| engagement | – | 0.00 | 0.00 | 40 | 40 | 0 | 0 | 0 |",
        "| 0.9 to 1.0 | 80 | 50% | **no** |",
        "| hedged | 0.25 | 1.00 | 20 |",
        "Of 1 occurrences that are no references (names of institutions, false friends, broken lines) 1 are not",
        "| source | CRPD/C/XVM/1 | 80 | 50% | 100% |",
        "| the whole | 0.33 | 100% | 50% | 0.33 | 100% |",
        "| unseen | 0.33 | 100% | 50% |",
        "reach macro-F1 0.43",
        "Takes engagement for mention: 40 times on real reports, 100% of all engagement references there.",
        "Gives the tag hedged too often: right 25% of the time.",
        "Reports on which it does worst: CRPD/C/XVM/1 (50% right).",
        "idea-0 (50% right)",
    ],
)
def test_the_card_says(said: str) -> None:
    """Figures of the corpus, of real reports, of the parts, and the weaknesses."""
    assert said in " ".join(write_card(make_card()).split())


def test_kappa_never_stands_without_its_caveat() -> None:
    """Whoever quotes the card quotes that with it."""
    text = " ".join(write_card(make_card()).split())
    assert all("upper bound" in text[match.start() : match.start() + 80] for match in re.finditer("kappa", text))


def test_the_card_is_tidy_markdown() -> None:
    """Lines of 120 but in tables; every row of a table has the cells of its head."""
    lines = write_card(make_card()).splitlines()
    assert max(len(line) for line in lines if not line.startswith("|")) <= 120
    for first, second in itertools.pairwise(lines):
        if first.startswith("|") and second.startswith("|"):
            assert first.count("|") == second.count("|")
