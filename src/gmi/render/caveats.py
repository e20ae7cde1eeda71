"""What the method is and is not: the sentences that stand under every scorecard."""

from __future__ import annotations

from gmi.model.scorecard import Result
from gmi.render.words import format_date

METHOD_SENTENCE = (
    "This is a reading of a text, in the style of the Gender-Migration Index. It is not the official index and is not "
    "endorsed by its authors."
)
LEVEL_SENTENCE = (
    "A level is a statement about a text, not about a State’s conduct, and what the report leaves to the common core "
    "document is not silence."
)
EXPERIENCE_SENTENCE = (
    "Migration experience indicators: not assessed: to be completed by migrant communities. They are the third part of "
    "the method, and no text can answer them."
)


def name_calibration(result: Result) -> str:
    """How far the levels have been checked against published findings."""
    calibration = result.rubric.calibration
    known = "one known calibration point" if calibration.n == 1 else f"{calibration.n} known calibration points"
    return f"The levels have {known}. {calibration.note}".strip()


def name_bands(result: Result) -> str:
    """What the words low, moderate and high are measured against."""
    stamp = result.rubric
    if not stamp.reference_set_size:
        return "There is no reference set to compare with: levels stand on the rubric’s own bands."
    date = format_date(stamp.reference_set_date)
    return (
        f"Low, moderate and high are the thirds of a reference set of {stamp.reference_set_size} State reports "
        f"({stamp.reference_set_id}, {date}), by references per 1,000 words, unless the rubric gives bands of its own. "
        "The thirds are a convention, not a truth. "
        "Levels add up: engagement counts commitments too, mention counts all."
    )


def list_caveats(result: Result) -> tuple[str, ...]:
    """All caveats, the most needed first."""
    return (METHOD_SENTENCE, LEVEL_SENTENCE, name_calibration(result), name_bands(result), EXPERIENCE_SENTENCE)
