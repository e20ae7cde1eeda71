"""Composes a shadow-report draft: every decision taken, nothing laid out yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from gmi.draft.annex import make_annex
from gmi.draft.articles import make_articles, make_caveat
from gmi.draft.brief import Brief, make_brief
from gmi.draft.fit import choose_limit
from gmi.draft.found import make_found, state_finding
from gmi.draft.front import make_introduction, make_title_page
from gmi.draft.named import make_named
from gmi.draft.number import gather_places, last_numbers, number_statements
from gmi.draft.own import list_own
from gmi.draft.pick import OVERALL, choose_themes
from gmi.draft.plan import LADDER, Plan, make_plan
from gmi.draft.sources import make_sources
from gmi.draft.summary import make_summary
from gmi.draft.theme import STAGE_IDS, list_gaps, make_requests, make_theme
from gmi.draft.words import count_section_words
from gmi.model.committee import Committee
from gmi.model.draft import Draft, Length, Listing, Quotation, Section, Statement
from gmi.model.draft_options import DraftOptions
from gmi.model.profile import Profile
from gmi.model.rubric import Rubric
from gmi.model.scorecard import Result, ThemeResult


def compose_draft(
    result: Result, rubric: Rubric, committee: Committee | None, profile: Profile, options: DraftOptions
) -> Draft:
    """Writes the first draft of a civil society report on a State's report.

    What is said of the State's report is taken from the result, word for word where it is quoted; what only the
    organisation can know is marked "[Add: …]" where the profile does not say it.

    Args:
        result: The State's report, assessed.
        rubric: The rubric of the result: its reasons and the templates of its questions.
        committee: Whom the draft goes to and what it asks for; None where that is not known.
        profile: What the organisation says of itself and knows from its own work.
        options: Stage, themes, length.

    Returns:
        The draft. With ``options.fit`` it is shortened step by step (``gmi.draft.plan.LADDER``) until it fits, and
        what fits again in the room that the last step left is given back; where it cannot fit, the shortest draft is
        returned, and ``length.over`` says by how many words it is too long.
    """
    limit, note = choose_limit(committee, profile, options)
    taken = list(range(len(LADDER[: max(options.brevity, 0)])))
    brief = make_brief(result, rubric, committee, profile, options, _plan(options, taken))
    draft = _compose(brief, Length(0, limit, note))
    if not options.fit or draft.length.over <= 0:
        return draft
    return _shorten(brief, draft, taken)


def _shorten(brief: Brief, whole: Draft, taken: list[int]) -> Draft:
    """The draft after as many steps of the ladder as it takes to fit.

    Args:
        brief: Everything that is known.
        whole: The draft after the steps taken, too long.
        taken: Steps that are taken already.
    """
    draft, cuts = whole, list[int]()
    for step in range(len(taken), len(LADDER)):
        if draft.length.over <= 0:
            break
        shorter = _at(brief, (*taken, *cuts, step), whole.length)
        if shorter.length.word_count < draft.length.word_count:
            cuts.append(step)
            draft = shorter
    if draft.length.over <= 0:
        # A large last step often makes an earlier one needless; what was taken last is given back first.
        for step in reversed(cuts):
            fewer = [other for other in cuts if other != step]
            longer = _at(brief, (*taken, *fewer), whole.length)
            if longer.length.over <= 0:
                cuts, draft = fewer, longer
    return replace(draft, length=replace(draft.length, cuts=tuple(LADDER[step].words for step in cuts)))


def _at(brief: Brief, steps: Iterable[int], length: Length) -> Draft:
    """The draft after some steps of the ladder."""
    return _compose(replace(brief, plan=_plan(brief.options, steps)), length)


def _plan(options: DraftOptions, steps: Iterable[int]) -> Plan:
    """The plan after some steps of the ladder."""
    return make_plan(steps, None if options.themes is None else len(options.themes))


def _compose(brief: Brief, length: Length) -> Draft:
    """One draft at the length that the brief plans."""
    result, profile = brief.result, brief.profile
    themes = choose_themes(brief)
    title_page = make_title_page(brief)
    body = number_statements(
        _drop_empty(
            (
                *make_introduction(brief),
                *make_summary(brief, themes),
                *_main(brief, themes),
                *_themes(brief, themes),
            )
        ),
        1,
    )
    numbers = last_numbers(body)
    chapters = (*make_articles(brief, themes, numbers), make_caveat(brief))
    annex = make_annex(brief)
    sources = make_sources(brief, (*body, *chapters, *annex))
    rest = number_statements(_drop_empty((*chapters, sources, *annex)), max(numbers.values(), default=0) + 1)
    sections = (*body, *rest)
    return Draft(
        title_page=title_page,
        sections=sections,
        places=gather_places(title_page, sections),
        stage=brief.options.stage,
        length=replace(length, word_count=count_section_words(sections)),
        source=result.source,
        rubric=result.rubric,
        gmi_version=result.gmi_version,
        organisation=profile.organisation.name if profile.organisation is not None else "",
        confidential=profile.publication == "confidential",
        committee=brief.committee.name if brief.committee is not None else "",
        session=profile.session,
        finding=state_finding(brief),
        questions=_list_items(sections, STAGE_IDS["list-of-issues"]),
        recommendations=_list_items(sections, STAGE_IDS["session"]),
    )


def _list_items(sections: Iterable[Section], name: str) -> tuple[str, ...]:
    """Every item of the sections of one stage."""
    return tuple(
        "".join(run.text for run in item)
        for section in sections
        if section.id.endswith(f".{name}")
        for block in section.blocks
        if isinstance(block, Listing)
        for item in block.items
    )


def _main(brief: Brief, themes: tuple[ThemeResult, ...]) -> tuple[Section, ...]:
    """The chapter on the report as a whole."""
    whole = (*list_own(brief, OVERALL, "migration"), *list_gaps(brief, OVERALL, ""))
    return (
        Section("report", f"Migration and gender in {brief.subject.title}", 1, ()),
        make_found(brief),
        make_named(brief, themes),
        Section(OVERALL, "The whole picture", 2, whole),
        *make_requests(brief, OVERALL, OVERALL, "in this chapter"),
    )


def _themes(brief: Brief, themes: tuple[ThemeResult, ...]) -> tuple[Section, ...]:
    """The chapters on themes; no sentence is quoted twice, and none introduces two quotations."""
    sections: list[Section] = []
    quoted: frozenset[str] = frozenset()
    introduced: frozenset[str] = frozenset()
    for theme in themes:
        chapter = make_theme(brief, theme, quoted, introduced)
        blocks = [block for section in chapter for block in section.blocks]
        quoted |= {block.text for block in blocks if isinstance(block, Quotation)}
        introduced |= {
            before.runs[0].text
            for before, block in pairwise(blocks)
            if isinstance(before, Statement) and isinstance(block, Quotation)
        }
        sections += chapter
    return tuple(sections)


def _drop_empty(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections without those that hold nothing and are followed by nothing deeper."""
    listed = list(sections)
    return tuple(
        section
        for section, after in zip(listed, [*listed[1:], None], strict=True)
        if section.blocks or (after is not None and after.level > section.level)
    )
