"""Which questions to put: of the stages and themes asked for, and no two that ask the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import get_args

from gmi.model.rubric import Stage
from gmi.model.scorecard import Question

# Share of the words that two questions have in common from which on they ask the same. Over three rubrics and four
# reports, pairs that a reader would call one question lie at 0.7 and above, different ones at 0.61 and below.
_SAME = 0.65
# "With reference to paragraphs 4 and 7 of the report, where health is dealt with, …"
_OPENING = re.compile(r"With reference to .*?\breport(?:, where [^,]*)?, ", re.IGNORECASE)
# What follows the question itself: the measure, the paragraphs, the provision.
_CLOSING = re.compile(
    r",? (?:in line with|in accordance with|including under|in particular under|also in the application of) | \(see "
)
# Words of form, which questions on anything share.
_FORM = (
    "a an and any are as at be been by committee do does for from has have how if in include including into is it its "
    "measures of on or other party please provide recommended recommends report reports information state states steps "
    "such take taken that the their them there these they this those through to what when where whether which who with"
)
_FORM_WORDS = frozenset(_FORM.split())
_STEM = 6  # letters: "discriminate" and "discrimination" are one word


def choose_questions(
    questions: Sequence[Question],
    stages: Collection[Stage] = get_args(Stage),
    themes: Collection[str] | None = None,
    most: int | None = None,
) -> tuple[Question, ...]:
    """Questions to put.

    Args:
        questions: Of a result.
        stages: Which stages.
        themes: Theme ids, ``overall`` among them perhaps; None for each.
        most: At most so many of a stage; None for all.

    Returns:
        Of each stage the first by rank; one that asks the same as one before it in its stage is left out.
    """
    chosen: list[Question] = []
    for stage in get_args(Stage):
        kept: list[Question] = []
        for question in sorted((q for q in questions if q.stage == stage), key=lambda q: q.rank):
            wanted = stage in stages and (themes is None or question.theme in themes)
            if wanted and not any(asks_the_same(question, before) for before in kept):
                kept.append(question)
        chosen += kept[:most]
    return tuple(chosen)


def asks_the_same(one: Question, other: Question) -> bool:
    """Whether two questions ask the same: of one gap, or in nearly the same words.

    The paragraphs, measures and provisions that they name are left out of the comparison.
    """
    if one.indicator_id == other.indicator_id:
        return True
    mine, others = _find_words(one.text), _find_words(other.text)
    return one.text == other.text or len(mine & others) >= _SAME * len(mine | others) > 0


def _find_words(text: str) -> frozenset[str]:
    """The words that say what is asked."""
    asked = _CLOSING.split(_OPENING.sub("", text, count=1))[0].casefold()
    return frozenset(word[:_STEM] for word in re.findall(r"[^\W\d_]+", asked) if word not in _FORM_WORDS)
