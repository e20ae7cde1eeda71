"""Whole drafts: sound in every part, whatever is known and whatever is not."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from itertools import zip_longest
from typing import Any

import pytest

from gmi.draft import count_words
from gmi.model.committee import Committee
from gmi.model.draft import Listing, Quotation, Statement
from gmi.model.experience import Answer
from gmi.model.profile import Organisation, OwnEvidence
from gmi.model.scorecard import Result
from tests.unit.draft.factory import compose, make_committee, make_counted, make_profile, section, text_of
from tests.unit.draft.sound import list_faults, list_texts
from tests.unit.draft.test_subject import UPR
from tests.unit.render.factory import make_result

SOURCES: list[tuple[dict[str, Any], Committee | None]] = [
    ({}, make_committee()),
    ({"document_kind": "replies"}, make_committee()),
    ({"body": "UPR", "cycle": None}, UPR),
    ({"body": None, "document_kind": "other", "symbol": None, "cycle": None, "date": None}, None),
    ({"symbol": None}, make_committee()),
    ({"state": None, "state_name": None}, make_committee()),
    ({"state_name": "Philippines"}, make_committee(by_article=False)),
    ({"page_count": 0, "symbol": None}, make_committee()),
    ({"symbol": None, "document_kind": "replies", "state": None, "state_name": None}, None),
]


@pytest.mark.parametrize("stage", ["list-of-issues", "session", "both"])
@pytest.mark.parametrize(("source", "committee"), SOURCES)
def test_draft_is_sound(source: dict[str, Any], committee: Committee | None, stage: str) -> None:
    """No broken sentence, empty section, repeated paragraph or wrong quotation, for every kind of document."""
    result = make_counted(**source)
    assert list_faults(compose(result, committee=committee, stage=stage), result) == []


@pytest.mark.parametrize(("source", "committee"), SOURCES)
def test_draft_of_a_whole_profile_is_sound(source: dict[str, Any], committee: Committee | None) -> None:
    """The same with everything that an organisation can say of itself."""
    result = make_counted(**source)
    assert list_faults(compose(result, committee=committee, profile=make_profile()), result) == []


def without_numbers() -> Result:
    """A report whose paragraphs are not numbered."""
    result = make_result()
    bare = tuple(replace(item, number=None) for item in result.document.paragraphs)
    return replace(result, document=replace(result.document, paragraphs=bare))


def test_pages_stand_for_paragraphs() -> None:
    """A report without paragraph numbers is cited by page."""
    result = without_numbers()
    draft = compose(result)
    assert list_faults(draft, result) == []
    assert {item.citation.rpartition(", ")[2].split()[0] for item in draft.quotations} == {"p."}


def test_order_of_sections() -> None:
    """The draft begins with the organisation, and ends with sources and the annex on method."""
    ids = [item.id for item in compose(stage="both").sections]
    first = ["introduction", "about", "scope", "anonymisation", "definition", "summary"]
    assert ids[:6] == first
    order = ["finding", "frameworks", "overall", "theme.health", "not-read", "sources", "annex"]
    assert sorted(order, key=ids.index) == order
    assert ids[ids.index("sources") + 1] == "annex"
    assert all(name.startswith("annex") for name in ids[ids.index("sources") + 1 :])


def test_every_statement_on_the_report_carries_its_support() -> None:
    """Gaps, findings, introductions of quotations and questions say what they rest on."""
    draft = compose(stage="both")
    for item in draft.sections:
        for block, after in zip_longest(item.blocks, item.blocks[1:]):
            if isinstance(block, Listing) and item.id.endswith((".missing", ".questions", ".recommendations")):
                assert all(run.support is not None for runs in block.items for run in runs)
            if isinstance(block, Statement) and isinstance(after, Quotation):
                assert block.runs[0].support is not None
                assert block.runs[0].support.sentence == after.text
    gap = section(draft, "theme.health.missing").blocks[1]
    assert isinstance(gap, Listing)
    assert gap.items[0][0].support is not None
    assert gap.items[0][0].support.note.startswith("Indicator health.reproductive, not met: ")


def test_quotations_list_their_references() -> None:
    """A quotation names the references that lie in it."""
    result = make_result()
    known = {item.reference.id: item.reference for item in result.references}
    quoted = [item for item in compose(result).quotations if item.reference_ids]
    assert quoted
    assert all(known[name].text in item.text for item in quoted for name in item.reference_ids)


def test_the_committees_words_are_not_quoted() -> None:
    """Only what the State says is quoted."""
    result = make_result()
    zones = {result.document.paragraphs[item.paragraph_index].zone for item in compose(result).quotations}
    assert zones <= {"body", "annex"}


def test_nothing_is_made_up_without_a_profile() -> None:
    """What only the organisation can say is a marked place, and every place is listed."""
    draft = compose()
    marks = [text[text.index("[Add: ") :] for _, text in list_texts(draft) if "[Add: " in text]
    assert len(draft.places) == len(marks)
    assert {"title-page", "about", "scope", "theme.health.own", "sources"} <= {item.section_id for item in draft.places}
    assert all(place.text.startswith("[Add: ") and place.text.endswith("]") for place in draft.places)
    assert draft.organisation == ""


def test_a_profile_fills_its_places() -> None:
    """Name, session, mandate and evidence stand where they belong, and no place is left for them."""
    draft = compose(profile=make_profile())
    assert "In 2024, 212 women called about costs of birth (Harbour Lights, 2025)." in text_of(
        draft, "theme.health.own"
    )
    assert "We work on the rights of migrant women in ports." in text_of(draft, "scope")
    assert "Harbour Lights, 2025." in text_of(draft, "sources")
    assert not {"title-page", "about", "scope", "theme.health.own"} & {item.section_id for item in draft.places}
    assert (draft.organisation, draft.session) == ("Harbour Lights", "the 41st session (1 to 12 December 2025)")


def test_co_authors_stand_with_the_organisation() -> None:
    """Others who sign are named on the title page and say who they are."""
    draft = compose(
        profile=make_profile(co_authors=(Organisation("Open Door", "It runs a shelter."), Organisation("Quay")))
    )
    assert "Open Door: It runs a shelter." in text_of(draft, "about")
    assert "[Add: one or two sentences on Quay" in text_of(draft, "about")
    assert ("Together with", "Open Door; Quay") in [
        (label, "".join(run.text for run in runs)) for label, runs in draft.title_page.rows
    ]


def test_confidential_is_said() -> None:
    """A confidential submission says so on its first page."""
    draft = compose(profile=make_profile(publication="confidential"))
    assert draft.confidential
    assert "Publication: Confidential: this submission is not to be published." in text_of(draft, "title-page")


def test_evidence_without_a_source_asks_for_it() -> None:
    """A testimony whose source is missing is marked."""
    bare = OwnEvidence("testimony", "health", "A woman was sent away.", "")
    assert "[Add: source, place and year]" in text_of(
        compose(profile=make_profile(evidence=(bare,))), "theme.health.own"
    )


def test_answers_of_communities_stand_without_names() -> None:
    """What migrant communities answered is quoted by date, and never by who said it."""
    answer = Answer(
        "q1", "health", "Where do you go when you are ill?", "To\nnobody.", "Mrs Amara Example", "2025-02-03"
    )
    text = text_of(compose(replace(make_result(), experience=(answer,))), "theme.health.own")
    assert "“To nobody.”" in text
    assert "Amara" not in text


def test_sources_list_what_the_draft_names() -> None:
    """No instrument stands in the sources that no sentence of the draft names."""
    draft = compose(stage="session")
    said = " ".join(text for name, text in list_texts(draft) if name != "sources")
    _, report, *instruments = text_of(draft, "sources").splitlines()[:-1]
    assert draft.source.symbol in report
    for title in instruments:
        name = title.removesuffix(".").removesuffix(" (to be checked)")
        assert name[1:] in said, title


def test_articles_stand_in_order_of_their_numbers() -> None:
    """The table by article is sorted by number, and points at a paragraph of the draft."""
    draft = compose(stage="both")
    names = [item.id for item in draft.sections]
    if "articles" in names:
        table = section(draft, "articles").blocks[1]
        numbers = [int("".join(filter(str.isdigit, row[0]))) for row in table.rows]  # type: ignore[union-attr] - a table
        assert numbers == sorted(numbers)
        gaps = [row[:2] for row in table.rows]  # type: ignore[union-attr] - a table
        assert len(gaps) == len(set(gaps)), "a gap has one row an article, whatever the stages"
    assert "articles" not in [item.id for item in compose(committee=make_committee(by_article=False)).sections]


def test_questions_and_recommendations_under_their_own_headings() -> None:
    """Both stages stand apart, and the draft lists what stands in them."""
    draft = compose(stage="both")
    assert text_of(draft, "theme.health.questions").splitlines()[0] == "Questions for the list of issues"
    assert text_of(draft, "theme.health.recommendations").splitlines()[0] == "Recommendations"
    assert draft.questions
    assert draft.recommendations
    assert all(item in text_of(draft, "theme.health.questions") for item in draft.questions if "reproductive" in item)
    assert compose(stage="session").questions == ()


def test_same_input_gives_the_same_draft() -> None:
    """Two drafts of one result are equal."""
    assert json.dumps(asdict(compose()), sort_keys=True) == json.dumps(asdict(compose()), sort_keys=True)


def test_words_are_counted_without_title_page_and_places() -> None:
    """The count is of what a reader of the submission reads."""
    draft = compose()
    assert draft.length.word_count == count_words(draft)
    longer = replace(draft, title_page=replace(draft.title_page, subtitle="many words more on this page"))
    assert count_words(longer) == count_words(draft)
    marked = [text for where, text in list_texts(draft) if where == "about"]
    assert marked[1].startswith("[Add: ")
    assert count_words(replace(draft, sections=(section(draft, "about"),))) == len(["About", "the", "organisation"])


def test_a_report_without_gaps_themes_and_names_is_sound() -> None:
    """A result in which nothing is asked, found missing or named still gives a draft without an empty section."""
    result = make_result()
    met = tuple(replace(item, outcome="met") for item in result.scorecard.indicators)
    themes = tuple(replace(item, gaps=()) for item in result.scorecard.themes)
    card = replace(result.scorecard, indicators=met, themes=themes, measures=(), intersections=())
    bare = replace(result, scorecard=card, questions=(), problems=())
    draft = compose(bare, stage="both")
    assert list_faults(draft, bare) == []
    assert draft.questions == draft.recommendations == ()
    chosen = compose(bare, themes=("health", "data"))
    assert list_faults(chosen, bare) == []
    assert "On health, CMW/C/XVM/2 meets the one indicator that applies." in text_of(chosen, "theme.health.missing")


def test_a_theme_that_the_report_does_not_treat() -> None:
    """A theme that was asked for and has no paragraph is said to be missing, with room for the organisation."""
    result = make_result()
    themes = tuple(replace(item, paragraph_indexes=(), gaps=()) for item in result.scorecard.themes)
    card = replace(result.scorecard, themes=themes, indicators=(), measures=())
    silent = replace(result, scorecard=card, questions=())
    draft = compose(silent, themes=("health",))
    assert list_faults(draft, silent) == []
    assert "CMW/C/XVM/2 does not deal with health." in text_of(draft, "theme.health.says")
    assert "theme.health.own" in {item.section_id for item in draft.places}
