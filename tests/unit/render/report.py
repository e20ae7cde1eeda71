"""The words of a short report by the fictional State Valmora; ``[group:label+tags|words]`` marks a reference.

``[group:x|…]`` is an extended term, ``[group!bucket|…]`` stands in a bucket, ``[group~veto|…]`` is kept out by a veto.
"""

# ruff: noqa: E501 - a sentence that is broken over lines can no longer be read as a sentence

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.document import Zone
from gmi.model.reference import Dimension
from gmi.model.rubric import Stage
from gmi.model.scorecard import Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph to write."""

    sentences: tuple[str, ...]
    zone: Zone = "body"
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One indicator with the answer that it is to have."""

    id: str
    theme: str
    question: str
    outcome: Outcome
    reason: str
    gap: str


GROUPS: dict[str, tuple[Dimension, str]] = {
    "women-girls": ("gender", "Women and girls"),
    "gender": ("gender", "Gender"),
    "lgbtqia": ("gender", "LGBTQIA+ and gender-diverse persons"),
    "men-boys": ("gender", "Men and boys"),
    "migrants": ("migration", "Migrants"),
    "refugees-asylum": ("migration", "Refugees and asylum"),
    "trafficking-smuggling": ("migration", "Trafficking and smuggling"),
    "labour-domestic-work": ("migration", "Labour migration and domestic work"),
    "return": ("migration", "Return"),
}

THEMES = {
    "domestic-work": "Domestic work",
    "trafficking": "Trafficking in persons",
    "health": "Health",
    "violence": "Gender-based violence",
    "data": "Data and statistics",
    "detention": "Detention and expulsion",
}

CHAPTERS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "I. Introduction",
        (
            Line((
                "Valmora submits its second report on the [migrants!treaty-title|Convention on Migrant Workers].",
                "It was drawn up with the Ministry of [women-girls!institution-name|Women] and eleven other bodies.",
            )),
            Line((
                "Since 2016 Valmora has become a country of transit for [migrants:m|migrants] from the whole region.",
                "Its laws apply to everyone without distinction of race, [gender:m|gender] or religion.",
            )),
            Line(("Of all [migrants:e+disaggregated-data|migrants] counted in 2022, 51 per cent were [women-girls:e+disaggregated-data|women].",), "body", ("data",)),
            Line(("The register does not yet hold the sex of [migrants:e+negated|migrant workers] who left.",), "footnote", ("data",)),
        ),
    ),
    (
        "II. General measures of implementation",
        (
            Line(("Act No. 112 on [labour-domestic-work:c|Domestic Workers] gives [migrants:c|migrant] [women-girls:c|women] in private homes the wage and the rest that the labour code gives to all.",), "body", ("domestic-work",)),
            Line(("Inspectors visited 214 homes in 2021, but no complaint by a [labour-domestic-work:e|domestic worker] was brought to court.",), "body", ("domestic-work",)),
            Line(("A bill on a shelter for [women-girls:e+hedged|women] who leave a violent employer is before parliament.",), "body", ("domestic-work", "violence")),
            Line(("[migrants:m|Migrants] and their families are informed of their rights on arrival.",)),
            Line(("[men-boys:m|Men] and [women-girls:m|women] are equal before the law.",)),
        ),
    ),
    (
        "III. Health",
        (
            Line(("Emergency care is open to all [migrants:c|migrants], whatever their papers.",), "body", ("health",)),
            Line(("Regional clinics treat [refugees-asylum:e|refugees] free of charge for the first year.",), "body", ("health",)),
            Line(("Public hospitals asked [migrants:e|migrants] for a residence card in 2,310 cases last year.",), "body", ("health",)),
        ),
    ),
    (
        "IV. Trafficking in persons and protection from violence",
        (
            Line(("The National Plan against [trafficking-smuggling:c+target-or-deadline|Trafficking in Persons] 2022–2026 sets aside two million crowns a year for the care of [women-girls:c+budget+victim-framing|women] and [women-girls:c+victim-framing|girls] who were exploited.",), "body", ("trafficking", "violence")),
            Line(("The border police also fought [trafficking-smuggling~drug-trafficking|drug trafficking] with its neighbours.",), "body", ("trafficking",)),
            Line(("Valmora forbids the departure of [women-girls:c+restrictive|women] under twenty-five for work as [labour-domestic-work:c+restrictive|domestic workers] abroad.",), "body", ("domestic-work",)),
            Line(("[gender:u|Gender-based violence] remains a concern.", "[women-girls:x|Female] officers take the statements of [trafficking-smuggling:e|victims of trafficking].",), "body", ("trafficking", "violence")),
            Line(("Year 2021 | [women-girls:e|women] 31 | men 12 | all 43",), "table", ("trafficking", "data")),
        ),
    ),
    (
        "V. Education and freedom of association",
        (
            Line(("Primary school is free and lasts eight years.", "Schools choose their books from a list that the ministry renews every fifth year.")),
            Line(("Unions and associations register with the district court, which must decide within sixty days.", "A refusal can be taken to the administrative court, whose decisions are published.")),
            Line(("In 2022, 311 associations were registered and four were refused.",)),
        ),
    ),
    (
        "VI. Detention, expulsion and return",
        (
            Line(("No [migrants:c|migrant] may be held for more than thirty days without the order of a judge.",), "body", ("detention",)),
            Line(("In 2022, 418 persons were sent back under the agreement on [return:e|return] with two neighbours.",), "body", ("detention",)),
            Line(("The Committee asked what is done for [women-girls|women] in detention.",), "committee-text"),
            Line(("The detention centre at the port was closed; its replacement opens in 2025 and will hold [migrants:e|migrants] apart from prisoners.",), "body", ("detention",)),
        ),
    ),
)  # fmt: skip

INDICATORS: tuple[Asked, ...] = (
    Asked("overall.participation", "overall", "Does the report say that migrant women took part in drawing it up?", "not-met", "no sentence names their participation", "does not say whether organisations of migrant women took part in drawing it up"),
    Asked("domestic.law", "domestic-work", "Does a law in force protect migrant domestic workers?", "met", "1 paragraph names a law in force for them", "does not name a law in force that protects migrant domestic workers"),
    Asked("domestic.inspection", "domestic-work", "Does the report say how homes are inspected and with what result?", "partly-met", "inspections are reported without their result for migrant women", "does not say what inspections of private homes led to for migrant women"),
    Asked("trafficking.data", "trafficking", "Does the report give trafficking data broken down by sex and migration status?", "partly-met", "a table gives sex, none gives migration status", "does not give data on trafficking broken down by migration status"),
    Asked("trafficking.support", "trafficking", "Does the report name money for the care of victims?", "met", "1 paragraph names a budget", "does not name money for the care of victims"),
    Asked("health.reproductive", "health", "Does the report say how migrant women reach sexual and reproductive health care?", "not-met", "3 paragraphs on health, none refers to women", "does not say how migrant women reach sexual and reproductive health care"),
    Asked("detention.women", "detention", "Does the report say how women are held?", "not-met", "3 paragraphs on detention, none refers to women", "does not say how women are held in migration detention"),
    Asked("detention.children", "detention", "Does the report forbid the detention of children for migration reasons?", "not-applicable", "asked only in reports to the CRC and the CMW of States with such detention", "does not say that children are not detained"),
    Asked("data.remittances", "data", "Does the report give remittances by sex of the sender?", "not-assessable", "the pages with the tables could not be read", "does not give remittances by sex"),
)  # fmt: skip

QUESTIONS: tuple[tuple[Stage, str, str], ...] = (
    ("list-of-issues", "health.reproductive", "Please explain how migrant women in an irregular situation reach sexual and reproductive health care, and what hospitals must do when no residence card is shown."),
    ("list-of-issues", "detention.women", "Please say how many women were held in migration detention in each year of the period, and under what rules."),
    ("list-of-issues", "domestic.inspection", "Please give the number of inspections of private homes, the complaints of migrant women that followed, and their outcome."),
    ("list-of-issues", "trafficking.data", "Please give data on victims of trafficking by sex, age, nationality and migration status."),
    ("session", "health.reproductive", "Ensure that migrant women reach sexual and reproductive health care without showing a residence card."),
    ("session", "detention.women", "Lay down rules for the detention of women for reasons of migration, and publish the figures by sex."),
    ("session", "domestic.inspection", "Inspect private homes in which migrants work, and publish the outcome of complaints."),
)  # fmt: skip
