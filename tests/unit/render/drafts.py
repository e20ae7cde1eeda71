"""A hand-made draft on a State that does not exist, with every kind of block in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gmi.model.document import Source
from gmi.model.draft import Draft, Length, Listing, Place, Quotation, Run, Section, Statement, Support, Table, TitlePage
from gmi.model.rubric import Calibration
from gmi.model.scorecard import RubricStamp

SYMBOL = "CMW/C/XVM/2"
QUESTIONS = (
    "How many inspections of private homes did the labour inspectorate carry out, and with what results?",
    "What does Valmora do so that women who leave an abusive employer keep their right to stay?",
    "Which services can LGBTQIA+ and gender-diverse migrants turn to when they meet violence at work?",
)
RECOMMENDATIONS = (
    "Let the labour inspectorate visit private homes, and publish the results each year.",
    "Grant a permit of its own to each migrant woman who reports violence.",
)
FINDING = (
    f"{SYMBOL} shows moderate mention of, low engagement with and no commitment to gender. The 18-page report refers "
    "to women, girls, gender and gender-based considerations 42 times, with no reference to LGBTQIA+ and "
    "gender-diverse migrants."
)
_TREATY = (
    "International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families"
)
_LEAD = "Based on the information provided, we recommend that the Committee"


def make_place(text: str) -> Run:
    """Room for the organisation's own words."""
    return Run(f"[Add: {text}]", "place")


def make_support(paragraph: int, sentence: str = "", note: str = "", ids: tuple[str, ...] = ("r0001",)) -> Support:
    """What a claim rests on."""
    return Support(f"{SYMBOL}, para. {paragraph}", ids, sentence, note)


def make_quotation(text: str, paragraph: str | None = "12", page: int | None = 4, **changed: Any) -> Quotation:
    """A quotation of the report."""
    where = f"para. {paragraph}" if paragraph else f"p. {page}"
    values: dict[str, Any] = {
        "text": text,
        "citation": f"{SYMBOL}, {where}",
        "paragraph_number": paragraph,
        "page_number": page,
        "paragraph_index": 31,
        "reference_ids": ("r0004", "r0005"),
    }
    return Quotation(**{**values, **changed})


def make_theme(title: str, number: int, first: int) -> Section:
    """A theme's section: quotations, what is missing, a place, questions."""
    slug = title.lower().replace(" ", "-")
    return Section(
        f"theme.{slug}",
        title,
        1,
        (
            Statement(
                (
                    Run(f"{SYMBOL} turns to {title.lower()} in paragraphs {number} and {number + 1}. "),
                    Run("It names the law on domestic work, and no figure on its use.", support=make_support(number)),
                ),
                first,
            ),
            make_quotation(
                f"The Ministry of Labour has carried out inspections under the heading of {title.lower()} in all "
                "regions, and reports that women are the greater part of those who were found to be without a written "
                "contract, a day of rest or access to social security.",
                str(number),
            ),
            make_quotation(
                f"Women migrant workers may turn to {7 + first} centres, which give legal and psychological help.",
                str(number + 1),
                reference_ids=(),
            ),
            Statement(
                (
                    Run("What is missing. ", "strong"),
                    Run(
                        "The report does not say how many women complained, nor what came of it.",
                        support=make_support(number, "", "indicator domestic-work.complaints, not met", ()),
                    ),
                    Run(" This matters since a right that is not used protects nobody."),
                ),
                first + 1,
            ),
            Statement(
                (make_place(f"what you know of {title.lower()} from your own work, with its source"),), first + 2
            ),
        ),
    )


def make_asked(slug: str, title: str, lead: str, items: tuple[str, ...]) -> Section:
    """Questions or recommendations under their sentence."""
    support = make_support(12, "", "gap: no figure on inspections")
    listing = Listing(tuple((Run(text, support=support),) for text in items))
    return Section(f"theme.{slug}", title, 2, (Statement((Run(lead),)), listing))


def make_draft(**changed: Any) -> Draft:
    """A whole draft; what is named is changed."""
    lead = f"{_LEAD} ask the Government of Valmora the following questions:"
    urge = f"{_LEAD} make the following recommendations to Valmora:"
    sections: list[Section] = [
        Section(
            "organisation",
            "About the organisation",
            1,
            (Statement((Run("Harbour Voices works with domestic workers in three ports of Valmora."),), 1),),
        ),
        Section(
            "scope",
            "Scope and method",
            1,
            (
                Statement((Run(f"This submission reads {SYMBOL} in the style of the Gender-Migration Index."),), 2),
                Statement((Run("Names and places of persons who gave testimony are left out."),), 3),
            ),
        ),
        Section(
            "summary",
            "Executive summary",
            1,
            (
                Statement((Run(FINDING, support=make_support(3, ids=("r0001", "r0002"))),), 4),
                Listing(tuple((Run(text),) for text in RECOMMENDATIONS)),
            ),
        ),
        Section("report", "Migration and gender in the State’s report", 1, ()),
        Section("finding", "What the report says", 2, (Statement((Run(FINDING),), 5),)),
        Section(
            "report.frameworks",
            "Laws and policies that the report names",
            2,
            (
                Listing(
                    (
                        (Run("Law No. 31 on Domestic Work (paragraphs 12 and 14)"),),
                        (Run("National Plan (paragraph 9)"),),
                    )
                ),
            ),
        ),
    ]
    first = 6
    for number, title in ((12, "Domestic work"), (21, "Trafficking in persons"), (33, "Health and social security")):
        theme = make_theme(title, number, first)
        first += 3
        sections += [
            theme,
            make_asked(
                f"{number}.questions", "Questions", lead, tuple(f"{text[:-1]} ({title.lower()})?" for text in QUESTIONS)
            ),
            make_asked(
                f"{number}.recommendations",
                "Recommendations",
                urge,
                tuple(f"{text[:-1]} ({title.lower()})." for text in RECOMMENDATIONS),
            ),
        ]
    sections += [
        Section(
            "articles",
            "Questions by article of the Convention",
            1,
            (
                Table(
                    "Key issues under the articles of the Convention",
                    ("Article", "Question", "Theme"),
                    tuple((f"Article {n}", QUESTIONS[n % 3], "Domestic work") for n in range(7, 40, 3)),
                ),
            ),
        ),
        Section(
            "annex.method",
            "Annex: how the report was counted",
            1,
            (
                Statement((Run("Each figure can be traced to its sentence."),), first),
                Table("References counted", ("What", "Number"), (("Headline", "42"), ("In treaty titles", "7"))),
                Table("Still open", ("What", "Source"), (("Own survey", "[Add: year of the survey]"),)),
            ),
        ),
        Section("annex.sources", "Sources", 1, (Listing(((Run(f"Valmora, second periodic report, {SYMBOL}"),),)),)),
    ]
    values: dict[str, Any] = {
        "title_page": TitlePage(
            "Shadow report on Valmora",
            "Submission to the Committee on Migrant Workers, 41st session",
            (
                ("Submitted by", (Run("Harbour Voices"),)),
                ("State", (Run("Valmora"),)),
                (
                    "Treaty",
                    (Run(_TREATY),),
                ),
                ("Date", (make_place("date of the submission"),)),
                ("Publication", (Run("This submission may be published."),)),
            ),
        ),
        "sections": tuple(sections),
        "stage": "both",
        "length": Length(2140, 3300, "3,300 words for one organisation; to be checked", ("one quotation a theme",)),
        "source": make_source(),
        "rubric": make_stamp(),
        "gmi_version": "0.1.0",
        "organisation": "Harbour Voices",
        "confidential": False,
        "committee": "Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families",
        "session": "41st session",
        "finding": FINDING,
        "questions": tuple(f"{text[:-1]} (domestic work)?" for text in QUESTIONS),
        "recommendations": RECOMMENDATIONS,
    }
    values.update(changed)
    return Draft(
        places=changed.get("places", list_places(values["title_page"], values["sections"])),
        **{k: v for k, v in values.items() if k != "places"},
    )


def list_places(title_page: TitlePage, sections: tuple[Section, ...]) -> tuple[Place, ...]:
    """Every mark of a draft, in order."""
    found = [
        Place(run.text, "title-page", "Title page")
        for _, runs in title_page.rows
        for run in runs
        if run.kind == "place"
    ]
    for section in sections:
        for block in section.blocks:
            lines = block.items if isinstance(block, Listing) else (block.runs,) if isinstance(block, Statement) else ()
            found += [
                Place(run.text, section.id, section.title) for runs in lines for run in runs if run.kind == "place"
            ]
    return tuple(found)


def make_short(*blocks: Any, **changed: Any) -> Draft:
    """A draft of one section with these blocks."""
    return make_draft(sections=(Section("summary", "Executive summary", 1, tuple(blocks)),), **changed)


def make_source(**changed: Any) -> Source:
    """What the report is."""
    return replace(
        Source(
            path="report.pdf", sha256="0" * 64, media_type="application/pdf", symbol=SYMBOL, state="XVM",
            state_name="Valmora", body="CMW", cycle="2", document_kind="state-report", language="en",
            date="2026-03-02", page_count=18, word_count=9100, paragraph_count=120, numbered_paragraph_last=96,
            readable_share=1.0,
        ),
        **changed,
    )  # fmt: skip


def make_stamp() -> RubricStamp:
    """Which rubric was used."""
    return RubricStamp(
        id="gmi-core", version="1.0.0", sha256="1" * 64, title="Gender and migration, core", languages=("en",),
        calibration=Calibration(n=40, note="reference set of 40 reports"), reference_set_id="reports-2026",
        reference_set_date="2026-11-01", reference_set_size=40,
    )  # fmt: skip
