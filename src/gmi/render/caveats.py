"""What the method is and is not: the sentences that stand under every scorecard."""

from __future__ import annotations

from statistics import median

from gmi.model.scorecard import Result
from gmi.render.words import BODY_TITLES, format_date, format_rate, join_words, name_body, plural

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
GIVEN_SENTENCE = "Given by migrant communities; nothing here was read or inferred by gmi."
_REVIEW = "UPR"


def name_experience(result: Result) -> str:
    """What is known of the third part of the method: nothing, or what migrant communities answered."""
    if not result.experience:
        return EXPERIENCE_SENTENCE
    number = plural(len(result.experience), "answer")
    return (
        f"Migration experience, the third part of the method: {number} given by migrant communities, shown as given. "
        "No figure, level or indicator counts them."
    )


def name_calibration(result: Result) -> str:
    """How far the levels have been checked against published findings."""
    calibration = result.rubric.calibration
    known = "one known calibration point" if calibration.n == 1 else f"{calibration.n} known calibration points"
    return f"The levels have {known}. {calibration.note}".strip()


def name_comparison(result: Result) -> str:
    """Which reports the levels compare this one with, and what that comparison cannot bear; empty without a set."""
    stamp = result.rubric
    size, bodies = stamp.reference_set_size, stamp.reference_set_bodies
    if not size:
        return ""
    to_whom = join_words([_name_share(body, number) for body, number in bodies.items()])
    parts = [f"Levels compare this report with {plural(size, 'State report')}{': ' if to_whom else ''}{to_whom}."]
    body = result.source.body
    if stamp.in_reference_set:
        parts.append("This report is one of them.")
    elif bodies and body is not None and body not in bodies:
        parts.append(
            f"None of them goes to {name_body(body)}, so that a word such as “high” says little here: read the rate, "
            "and compare it with reports to the same body."
        )
    rates = stamp.reference_rates.get("intersections.mention", ())
    if result.scorecard.headline == "intersections" and rates:
        usual = format_rate(median(rates))
        parts.append(
            f"Half of them have at most {usual} sentences per 1,000 words in which gender and migration meet: a few "
            "sentences are enough for “high”."
        )
    return " ".join(parts)


def name_purpose(result: Result) -> str:
    """Says so when the rubric was written for another body than the one that the report goes to; else empty."""
    body, written_for = result.source.body, result.rubric.bodies
    if body is None or not written_for or body in written_for:
        return ""
    return (
        f"This report goes to {name_body(body)}; the indicators and questions were written for "
        f"{join_words([name_body(other) for other in written_for])}. A gap here is a gap from the point of view of "
        "migrants, not a failure to report what this body asks for."
    )


def name_use_of_questions(result: Result) -> str:
    """How questions are to be used where they were written for another body; empty otherwise."""
    if not name_purpose(result):
        return ""
    written = f"These were written for {join_words([name_body(other) for other in result.rubric.bodies])}."
    body = result.source.body or ""
    if body == _REVIEW:
        return f"{written} In a review, any obligation of the State may be raised: shorten and adapt them."
    return (
        f"{written} The provisions named bind the State or are marked “if party”, but most are not those that "
        f"{name_body(body)} watches over: put each question in terms of its own treaty before you send it."
    )


def name_bands(result: Result) -> str:
    """What the words low, moderate and high are measured against."""
    stamp = result.rubric
    if not stamp.reference_set_size:
        return "There is no reference set to compare with: levels stand on the rubric’s own bands."
    date = format_date(stamp.reference_set_date)
    return (
        f"{name_comparison(result)} Low is the lowest third of that set ({stamp.reference_set_id}, {date}) by "
        "references per 1,000 words, high the highest third, unless the rubric gives limits of its own. The thirds are "
        "a convention, not a truth. Levels add up: engagement counts commitments too, mention counts all."
    )


def list_caveats(result: Result) -> tuple[str, ...]:
    """All caveats, the most needed first."""
    caveats = (
        METHOD_SENTENCE,
        LEVEL_SENTENCE,
        name_bands(result),
        name_purpose(result),
        name_calibration(result),
        name_experience(result),
    )
    return tuple(caveat for caveat in caveats if caveat)


def _name_share(body: str, number: int) -> str:
    """How many reports go to a body: "16 to the Committee on …"; a body that is not known by its symbol."""
    known = name_body(body) if body in BODY_TITLES else f"{body or 'another body'}"
    return f"{number} to {known}"


def name_label_errors(result: Result) -> tuple[str, ...]:
    """How far the labels under the levels of engagement and of commitment can be trusted; empty where not measured."""
    errors = result.label_errors
    if errors is None:
        return ()
    names = {"engagement": "engagement or commitment", "commitment": "commitment"}
    lines = [
        f"{depth.depth.capitalize()}: of 100 references that gmi reads as {names[depth.depth]}, about "
        f"{_of_hundred(depth.given - depth.right, depth.given)} are not; of 100 that are, it misses about "
        f"{_of_hundred(depth.true - depth.right, depth.true)}."
        for depth in errors.depths
    ]
    measured = (
        f"Measured on {errors.references} references of real State reports ({format_date(errors.date)}), which were "
        "also used to write the rules: expect somewhat more on a new report. Mention does not depend on the labels."
    )
    return (*lines, measured)


def _of_hundred(part: int, whole: int) -> int:
    """A share in whole hundredths."""
    return round(100 * part / whole) if whole else 0
