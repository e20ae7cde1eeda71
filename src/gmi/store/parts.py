"""Tables that hold the parts of a result: one row an indicator, a theme, a level, a question and so on."""

from __future__ import annotations

from gmi.store.table import Column, Table

DEPTHS = ("mention", "engagement", "commitment")
LABELS = ("mention", "engagement", "commitment", "undecided")
TAG_COUNTS = ("restrictive", "negated", "hedged")
OUTCOMES = ("met", "partly-met", "not-met", "not-applicable", "not-assessable")

KEY = Column("report_key", "TEXT", "the report", "NOT NULL REFERENCES reports (key) ON DELETE CASCADE")
_POSITION = Column("position", "INTEGER", "its place in the report's list, from 1", "NOT NULL")
_ONE_A_POSITION = ("PRIMARY KEY (report_key, position)",)
_IN_ORDER = ("report_key", "position")


def one_of(values: tuple[str, ...]) -> str:
    """A rule that keeps a column to these values."""
    return "IN (" + ", ".join(f"'{value}'" for value in values) + ")"


INDICATORS = Table(
    "indicators",
    "the answer to one indicator in one report",
    (
        KEY,
        _POSITION,
        Column("indicator_id", "TEXT", "id in the rubric", "NOT NULL"),
        Column("theme_id", "TEXT", "its theme, or overall", "NOT NULL"),
        Column("part", "TEXT", "overall or policy", "NOT NULL"),
        Column("question", "TEXT", "what it asks", "NOT NULL"),
        Column(
            "outcome", "TEXT", "met, partly-met, not-met, not-applicable or not-assessable (which is not no)",
            f"NOT NULL CHECK (outcome {one_of(OUTCOMES)})",
        ),
        Column("measured", "REAL", "the figure that decided"),
        Column("unit", "TEXT", "of that figure", "NOT NULL"),
        Column("reason", "TEXT", "the outcome in words", "NOT NULL"),
        Column("gap", "TEXT", "what is missing, in words: the report …", "NOT NULL"),
        Column("weight", "INTEGER", "of the indicator in the rubric", "NOT NULL"),
        Column(
            "evidence_paragraphs", "TEXT", "paragraphs that decided, or that were looked at: a JSON list",
            "NOT NULL",
        ),
        Column("evidence_references", "TEXT", "reference ids, a JSON list", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=(*_ONE_A_POSITION, "UNIQUE (report_key, indicator_id)"),
    indexes=(("indicator_id", "outcome"),),
)  # fmt: skip

THEMES = Table(
    "themes",
    "one theme of the rubric in one report",
    (
        KEY,
        _POSITION,
        Column("theme_id", "TEXT", "id in the rubric", "NOT NULL"),
        Column("title", "TEXT", "in plain words", "NOT NULL"),
        Column("level", "TEXT", "of gender in this theme: absent, low, moderate, high or not-assessable", "NOT NULL"),
        Column("paragraph_count", "INTEGER", "paragraphs on the theme", "NOT NULL"),
        Column("reference_count", "INTEGER", "gender references in them", "NOT NULL"),
        Column("intersection_count", "INTEGER", "sentences on gender and migration in them", "NOT NULL"),
        *(Column(f"{label}_count", "INTEGER", f"of the references: {label}", "NOT NULL") for label in LABELS),
        *(Column(f"{tag}_count", "INTEGER", f"of the references: {tag}", "NOT NULL") for tag in TAG_COUNTS),
        Column(
            "treated_without_group", "INTEGER", "1 when the theme is there and nobody of the headline dimension in it",
            "NOT NULL",
        ),
        Column("paragraphs", "TEXT", "where: a JSON list of printed numbers, notes or pages", "NOT NULL"),
        Column("gaps", "TEXT", "indicators not met or partly met, a JSON list of ids", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=_ONE_A_POSITION,
    indexes=(("theme_id", "level"),),
)  # fmt: skip

LEVELS = Table(
    "levels",
    "one level: a statement about a text, not about a State's conduct",
    (
        KEY,
        _POSITION,
        Column("subject", "TEXT", "gender, migration, intersections, or a group's id", "NOT NULL"),
        Column("subject_kind", "TEXT", "dimension, meeting or group", "NOT NULL"),
        Column("depth", "TEXT", "mention, engagement (or more) or commitment", "NOT NULL"),
        Column("level", "TEXT", "absent, low, moderate, high or not-assessable", "NOT NULL"),
        Column("per_1000_words", "REAL", "the measure", "NOT NULL"),
        Column("band_low", "REAL", "from here on moderate; empty without a reference set"),
        Column("band_high", "REAL", "from here on high"),
        Column("percentile", "REAL", "share of the reference set that lies below, 0 to 100"),
        Column("level_lowest", "TEXT", "what it would be on the strictest reading", "NOT NULL"),
        Column("level_highest", "TEXT", "what it would be on the mildest reading", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=_ONE_A_POSITION,
    indexes=(("subject", "depth", "level"),),
)  # fmt: skip

COUNTS = Table(
    "counts",
    "one part of a count: by group, what a bucket took out, or the count made otherwise",
    (
        KEY,
        _POSITION,
        Column("dimension", "TEXT", "gender or migration", "NOT NULL"),
        Column(
            "part", "TEXT", "group, excluded or variant", "NOT NULL CHECK (part IN ('group', 'excluded', 'variant'))"
        ),
        Column("name", "TEXT", "of the group, the bucket or the variant", "NOT NULL"),
        Column("reference_count", "INTEGER", "references", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=_ONE_A_POSITION,
    indexes=(("part", "name"),),
)

MEASURES = Table(
    "measures",
    "a law, policy, plan, programme, body, budget or treaty that a report names",
    (
        KEY,
        _POSITION,
        Column("name", "TEXT", "as printed", "NOT NULL"),
        Column("kind", "TEXT", "law, decree, policy, plan, programme, body, budget or treaty", "NOT NULL"),
        Column("paragraphs", "TEXT", "where: a JSON list", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=_ONE_A_POSITION,
    indexes=(("kind",),),
)

FRAMES = Table(
    "frames",
    "how the sentences on a group show it",
    (
        KEY,
        _POSITION,
        Column("group_id", "TEXT", "the group", "NOT NULL"),
        Column("sentence_count", "INTEGER", "sentences on it", "NOT NULL"),
        Column("victim_count", "INTEGER", "as victims", "NOT NULL"),
        Column("beneficiary_count", "INTEGER", "as those who are given something", "NOT NULL"),
        Column("agency_count", "INTEGER", "as those who act", "NOT NULL"),
        Column("participation_count", "INTEGER", "as those who take part in decisions", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=_ONE_A_POSITION,
)

ABSENCES = Table(
    "absences",
    "a group that a report does not refer to",
    (
        KEY,
        _POSITION,
        Column("group_id", "TEXT", "the group", "NOT NULL"),
        Column("statement", "TEXT", "the sentence that may be said", "NOT NULL"),
        Column(
            "strength", "TEXT", "complete, or in-extracted-text when something could not be looked through", "NOT NULL"
        ),
        Column("searched_terms", "TEXT", "every form looked for, a JSON list", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=_ONE_A_POSITION,
    indexes=(("group_id",),),
)

QUESTIONS = Table(
    "questions",
    "a question or recommendation suggested because of a gap",
    (
        KEY,
        _POSITION,
        Column("stage", "TEXT", "list-of-issues or session", "NOT NULL"),
        Column("rank", "INTEGER", "1 is first, within its stage", "NOT NULL"),
        Column("theme_id", "TEXT", "its theme, or overall", "NOT NULL"),
        Column("indicator_id", "TEXT", "the indicator that is not met", "NOT NULL"),
        Column("text", "TEXT", "ready to copy", "NOT NULL"),
        Column("gap", "TEXT", "what is missing, in words", "NOT NULL"),
        Column("provisions", "TEXT", "what it stands on, a JSON list: instrument, provision", "NOT NULL"),
        Column("paragraphs", "TEXT", "what was looked at, a JSON list of numbers or pages", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=_ONE_A_POSITION,
    indexes=(("indicator_id",),),
)

PROBLEMS = Table(
    "problems",
    "what could not be read or recognised, or makes a figure less certain",
    (
        KEY,
        _POSITION,
        Column("code", "TEXT", "permanent code", "NOT NULL"),
        Column("severity", "TEXT", "info, warning or error", "NOT NULL"),
        Column("message", "TEXT", "in plain words", "NOT NULL"),
        Column("place", "TEXT", "where", "NOT NULL"),
        Column("hint", "TEXT", "what to do", "NOT NULL"),
    ),
    order=_IN_ORDER,
    rules=_ONE_A_POSITION,
    indexes=(("code",),),
)
