"""The title page and what stands before the analysis."""

from __future__ import annotations

import re
from datetime import date

from gmi.draft.brief import Brief
from gmi.draft.phrase import capitalise, figure, place, say
from gmi.model.document import Source
from gmi.model.draft import Run, Section, Statement, TitlePage
from gmi.model.profile import Organisation
from gmi.wording.phrase import join_words

_ORDINALS = (
    "", "initial", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PUBLICATION = {
    "may-be-published": "This submission may be published.",
    "confidential": "Confidential: this submission is not to be published.",
}


def make_title_page(brief: Brief) -> TitlePage:
    """The first page: who submits what to whom; what is not known is marked."""
    profile, subject, committee = brief.profile, brief.subject, brief.committee
    source = brief.result.source
    organisation = profile.organisation
    rows: list[tuple[str, tuple[Run, ...]]] = [
        ("Submitted by", (Run(organisation.name) if organisation else place("name of the organisation"),))
    ]
    if profile.co_authors:
        rows.append(("Together with", (Run("; ".join(item.name for item in profile.co_authors)),)))
    if committee is not None:
        rows.append(("Submitted to", (Run(committee.name),)))
        if committee.treaty:
            rows.append(("Treaty", (Run(committee.treaty),)))
    if committee is not None or source.body is not None:
        rows.append(("Session", (Run(profile.session) if profile.session else place("number and dates"),)))
    rows.append(("State", (Run(capitalise(subject.state)),)))
    rows.append((capitalise(subject.noun.removeprefix("national ")), name_source(brief)))
    rows.append(("Purpose", (Run(_list_contents(brief)),)))
    rows.append(("Date", (Run(profile.date) if profile.date else place("date of the submission"),)))
    publication = (
        Run(_PUBLICATION[profile.publication])
        if profile.publication is not None
        else place("whether this submission may be published or is confidential")
    )
    rows.append(("Publication", (publication,)))
    contact = organisation.contact if organisation is not None else ()
    rows.append(("Contact", (Run("; ".join(contact)) if contact else place("address, e-mail and web page"),)))
    if source.body is None and committee is None:
        title = f"Gender and migration in {subject.state}: civil society comments"
    else:
        title = f"Shadow report on {subject.state}"
    return TitlePage(title=title, subtitle=_subtitle(brief), rows=tuple(rows))


def make_introduction(brief: Brief) -> tuple[Section, ...]:
    """About the organisation, scope and method, anonymisation and the working definition."""
    return (
        Section("introduction", "Introduction", 1, ()),
        Section("about", "About the organisation", 2, _about(brief)),
        Section("scope", "Scope and method", 2, (*_scope(brief), *_method(brief))),
        Section(
            "anonymisation",
            "Anonymisation",
            2,
            (
                say(
                    "No one who is said to have suffered, witnessed or committed a violation is named in these pages, "
                    "and no photograph shows such a person."
                ),
            ),
        ),
        Section(
            "definition",
            "Working definition of migrant",
            2,
            (
                say(
                    "We call a migrant anyone who leaves the place where they usually live, for another part of the "
                    "country or for another country, for a time or for good, and whatever the reason. The word takes "
                    "in people of many legal statuses; we name the status where it matters to what is said."
                ),
            ),
        ),
    )


def name_source(brief: Brief) -> tuple[Run, ...]:
    """The report with symbol, kind and date: "CMW/C/XVM/2, second periodic report, 5 March 2024".

    A document without a symbol is known by a title, which was not read: room is left for it.
    """
    source, subject = brief.result.source, brief.subject
    kind = name_kind(source, subject.noun)
    parts = [subject.symbol, kind if subject.symbol else f"{kind} of {subject.state}", write_date(source.date)]
    named = capitalise(", ".join(part for part in parts if part))
    return (Run(named),) if subject.symbol else (Run(f"{named} "), place("its full title and date"))


def name_kind(source: Source, noun: str) -> str:
    """What kind of report it is: "initial report", "combined second and third periodic report"."""
    if noun == "replies":
        return "replies to the list of issues"
    numbers = [int(number) for number in re.findall(r"\d+", source.cycle or "")]
    if noun != "report" or not numbers or not all(0 < number < len(_ORDINALS) for number in numbers):
        return noun
    if numbers == [1]:
        return "initial report"
    if len(numbers) == 2 and numbers[0] < numbers[1]:
        numbers = list(range(numbers[0], numbers[1] + 1))
    combined = "combined " if len(numbers) > 1 else ""
    return f"{combined}{join_words([_ORDINALS[number] for number in numbers])} periodic report"


def write_date(iso: str | None) -> str:
    """A date as it stands in a sentence; empty when it is not known.

    >>> write_date("2024-03-05")
    '5 March 2024'
    """
    if not iso:
        return ""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _list_contents(brief: Brief) -> str:
    """What is asked in the draft."""
    questions = "Questions for the list of issues" if brief.subject.committee else "Questions"
    recommendations = "recommendations for the session" if brief.subject.committee else "recommendations"
    if brief.options.stage == "both":
        return f"{questions}, and {recommendations}"
    return questions if brief.options.stage == "list-of-issues" else capitalise(recommendations)


def _subtitle(brief: Brief) -> str:
    """To whom it goes, and under which treaty."""
    committee, session = brief.committee, brief.profile.session
    if committee is None:
        return f"On {brief.subject.label}"
    what = (
        "Contribution to the universal periodic review"
        if brief.subject.review
        else f"Submission to the {committee.name}"
    )
    return f"{what}, {session}" if session else what


def _about(brief: Brief) -> tuple[Statement, ...]:
    """Who submits."""
    organisation = brief.profile.organisation
    if organisation is None:
        return (Statement((place("who the organisation is, since when and where it works, and with whom"),)),)
    return tuple(_introduce(item) for item in (organisation, *brief.profile.co_authors))


def _introduce(organisation: Organisation) -> Statement:
    """One organisation in its own words."""
    if not organisation.about:
        return Statement(
            (place(f"one or two sentences on {organisation.name}: who it is, where and with whom it works"),)
        )
    named = organisation.name.casefold() in organisation.about.casefold()
    return say(organisation.about) if named else say(f"{organisation.name}: {organisation.about}")


def _scope(brief: Brief) -> tuple[Statement, ...]:
    """What the draft speaks to, and on what it rests."""
    subject, committee, profile, source = brief.subject, brief.committee, brief.profile, brief.result.source
    session = Run(profile.session) if profile.session else place("number and dates of the session")
    short = f" (“{subject.treaty_short}”)" if subject.treaty else ""
    if committee is not None and committee.treaty:
        opening = Statement(
            (
                Run(
                    f"This submission speaks to {subject.states} implementation of the {committee.treaty}{short}. It "
                    f"is addressed to the {committee.name}, for its "
                ),
                session,
                Run("."),
            )
        )
    elif subject.review:
        opening = Statement(
            (
                Run(f"This submission contributes to the universal periodic review of {subject.state}, "),
                session,
                Run("."),
            )
        )
    elif source.body is not None:
        opening = Statement((Run(f"This submission is addressed to {subject.committee}, for its "), session, Run(".")))
    else:
        opening = say(f"This submission comments on {subject.label}.")
    mandate = profile.mandate.strip()
    if not mandate:
        mandated = Statement((place("what the organisation works on, and why it speaks on this State"),))
    else:
        mandated = say(mandate if mandate.endswith((".", "!", "?")) else f"We work on {mandate}.")
    size = [figure(source.page_count, "page")] if source.page_count else []
    if source.numbered_paragraph_last:
        size.append(figure(source.numbered_paragraph_last, "numbered paragraph"))
    length = f", of {join_words(size)}" if size else ""
    kind = name_kind(source, subject.noun).replace("replies to", f"replies of {subject.state} to")
    whose = "" if kind.startswith("replies") else f" of {subject.state}"
    dated = f", dated {write_date(source.date)}" if source.date else ""
    named = (
        f"It rests on {subject.symbol}, the {kind}{whose}{dated}{length}."
        if subject.symbol
        else f"It rests on the {kind}{whose}{dated}{length}."
    )
    cited = (
        f" {subject.symbol} is cited by its paragraph numbers."
        if subject.symbol and source.numbered_paragraph_last
        else " It is cited by page."
        if source.page_count
        else ""
    )
    return opening, say(named + cited), mandated


def _method(brief: Brief) -> tuple[Statement, ...]:
    """How the report was read."""
    rubric = brief.result.rubric
    return (
        say(
            "Our analysis is in the style of the Gender-Migration Index (GMI) of the Center for Migration, Gender, and "
            "Justice, which has neither made nor endorsed it. The text was read with the program gmi "
            f"{brief.result.gmi_version} and its rubric “{rubric.title}” (version {rubric.version}), which counts "
            "references to gender and to migration, reads whether each is a mention, an engagement or a commitment, "
            "and asks of each theme, indicator by indicator, what is said and what is not."
        ),
        say(
            "What is said here is said of a text: a gap in it is no proof of a gap in law or in practice. The annex "
            "holds the figures and how they came about."
        ),
    )
