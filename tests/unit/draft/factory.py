"""Results, Committees and profiles for drafts; every sentence is written for this project."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from gmi.draft import compose_draft
from gmi.load import load_rubric
from gmi.model.committee import Committee, Rule, WordLimit
from gmi.model.draft import Draft, Section
from gmi.model.draft_options import DraftOptions
from gmi.model.profile import Organisation, OwnEvidence, Profile
from gmi.model.rubric import Level, Rubric
from gmi.model.scorecard import Absence, LevelResult, LevelRow, Result
from tests.unit.draft.sound import list_texts
from tests.unit.render.factory import make_result

TREATY = "International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families"
FORMS = ("lesbian*", "gay", "transgender")


@lru_cache
def rubric() -> Rubric:
    """The rubric of the drafts."""
    return load_rubric("gmi-core")


def make_committee(**changes: Any) -> Committee:
    """The Committee on Migrant Workers."""
    fields: dict[str, Any] = {
        "id": "CMW",
        "name": "Committee on Migrant Workers",
        "treaty": TREATY,
        "treaty_short": "the Convention",
        "instrument": "icrmw",
        "by_article": True,
        "languages": ("en",),
        "languages_rule": None,
        "file_format": None,
        "word_limits": (),
        "statements": (),
        "advice": (),
        "dates": (),
    }
    return Committee(**{**fields, **changes})


def make_limit(words: int, **changes: Any) -> WordLimit:
    """A limit for one organisation."""
    rule = Rule(f"At most {words} words.", "a note on the session", "2023", verified=True)
    fields: dict[str, Any] = {"words": words, "coalition": False, "stage": None, "footnotes": True, "rule": rule}
    return WordLimit(**{**fields, **changes})


def make_profile(**changes: Any) -> Profile:
    """A whole profile."""
    fields: dict[str, Any] = {
        "organisation": Organisation(
            "Harbour Lights", "Harbour Lights runs a helpline for migrant women.", ("1 Quay",)
        ),
        "co_authors": (),
        "mandate": "the rights of migrant women in ports",
        "session": "the 41st session (1 to 12 December 2025)",
        "publication": "may-be-published",
        "date": "1 October 2025",
        "evidence": (
            OwnEvidence(
                "statistic", "health", "In 2024, 212 women called about costs of birth.", "Harbour Lights, 2025"
            ),
            OwnEvidence("testimony", "overall", "“I paid twice”, said a woman.", "Helpline, 3 May 2024"),
        ),
        "priorities": ("detention.women",),
    }
    return Profile(**{**fields, **changes})


def make_counted(**source: Any) -> Result:
    """A result with the fields of its source changed, in the report and beside it."""
    result = make_result()
    changed = replace(result.source, **source)
    return replace(result, source=changed, document=replace(result.document, source=changed))


def with_finding(
    result: Result,
    levels: tuple[Level, Level, Level],
    number: int,
    lgbtqia: int = 0,
    absence: str | None = "complete",
    headline: str = "gender",
) -> Result:
    """The result with other levels and counts."""
    rows = [LevelResult(level, number, 1.0, (0.5, 2.0), 50.0, (level, level), "as the test asks") for level in levels]
    row = LevelRow(*rows)
    card = result.scorecard
    gender = replace(card.counts.gender, headline=number, groups={**card.counts.gender.groups, "lgbtqia": lgbtqia})
    absences = (Absence("lgbtqia", "", FORMS, ("body",), absence),) if absence else ()  # type: ignore[arg-type] - a strength
    changed = replace(
        card,
        headline=headline,  # type: ignore[arg-type] - one of the two headlines
        counts=replace(card.counts, gender=gender),
        levels=replace(card.levels, gender=row, intersections=row),
        absences=absences,
    )
    return replace(result, scorecard=changed)


def compose(result: Result | None = None, **changes: Any) -> Draft:
    """A draft; any of committee, profile and the options may be given."""
    committee = changes.pop("committee", make_committee())
    profile = changes.pop("profile", Profile())
    return compose_draft(result or make_result(), rubric(), committee, profile, DraftOptions(**changes))


def section(draft: Draft, name: str) -> Section:
    """The section with an id."""
    return next(item for item in draft.sections if item.id == name)


def text_of(draft: Draft, name: str) -> str:
    """All text of the section with an id, one block a line."""
    return "\n".join(text for where, text in list_texts(draft) if where == name)
