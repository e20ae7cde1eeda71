"""How much stands in a draft, and what ``--fit`` takes away, in its order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of each part.

    Attributes:
        quotations: Of the report, at most, for each theme.
        gaps: Listed for each theme, at most.
        questions: For each theme, stage and the report as a whole, at most.
        measures: Rows in each table of what the report names, at most.
        tables: Whether the method annex has its tables and the questions theirs by article.
        themes: At most; more than any rubric has where the user chose them.
    """

    quotations: int = 3
    gaps: int = 6
    questions: int = 4
    measures: int = 10
    tables: bool = True
    themes: int = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder.

    Attributes:
        field: Of ``Plan``.
        value: What it becomes, at most.
        words: What was done, for a person.
    """

    field: str
    value: int
    words: str


# Quotations first, since the report can be looked up; the themes last, since they are what the draft is for.
LADDER: tuple[Step, ...] = (
    Step("quotations", 2, "at most two quotations a theme"),
    Step("quotations", 1, "at most one quotation a theme"),
    Step("quotations", 0, "no quotations"),
    Step("gaps", 4, "at most four gaps listed a theme"),
    Step("gaps", 3, "at most three gaps listed a theme"),
    Step("gaps", 2, "at most two gaps listed a theme"),
    Step("questions", 3, "at most three questions or recommendations a theme"),
    Step("questions", 2, "at most two questions or recommendations a theme"),
    Step("measures", 5, "at most five rows in each table of laws and treaties"),
    Step("tables", 0, "no tables by article and in the method annex"),
    Step("themes", 4, "at most four themes"),
    Step("themes", 3, "at most three themes"),
    Step("themes", 2, "at most two themes"),
    Step("themes", 1, "one theme"),
)


def make_plan(steps: Iterable[int] = (), theme_count: int | None = None) -> Plan:
    """The plan after some steps of the ladder.

    Args:
        steps: Places in the ladder of the steps taken; none takes nothing away.
        theme_count: How many themes the user chose; None for gmi's own choice.
    """
    plan = Plan() if theme_count is None else Plan(themes=theme_count)
    for place in steps:
        step = LADDER[place]
        plan = replace(plan, **{step.field: min(getattr(plan, step.field), step.value)})
    return replace(plan, tables=bool(plan.tables))
