"""What is chosen: themes, priorities, the form of a request, and what is left out to fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.draft.brief import make_brief
from gmi.draft.compose import _compose
from gmi.draft.fit import choose_limit
from gmi.draft.plan import LADDER, Plan, make_plan
from gmi.model.draft import Length, Listing
from gmi.model.draft_options import DraftOptions
from gmi.model.experience import Answer
from gmi.model.profile import Organisation, OwnEvidence, Profile
from gmi.model.scorecard import Question
from tests.unit.draft.factory import compose, make_committee, make_limit, make_profile, rubric, section, text_of
from tests.unit.draft.sound import list_faults
from tests.unit.render.factory import make_result


def themes_of(**changes: object) -> list[str]:
    """Themes of a draft, in order."""
    ids = [item.id for item in compose(**changes).sections]
    return [name.removeprefix("theme.") for name in ids if name.startswith("theme.") and name.count(".") == 1]


def test_chosen_themes_stand_as_named() -> None:
    """The user's themes stand in the user's order, those too that the report treats without a gap."""
    assert themes_of(themes=("violence", "health")) == ["violence", "health"]
    assert list_faults(compose(themes=("violence", "health")), make_result()) == []


def test_own_choice_takes_themes_with_gaps() -> None:
    """Gmi's own choice leaves out themes without a gap."""
    assert set(themes_of()) == {"health", "detention", "domestic-work", "trafficking"}


def test_own_evidence_always_has_its_theme() -> None:
    """A theme on which the organisation or a migrant community knows something stands in the draft, however short."""
    evidence = (OwnEvidence("statistic", "violence", "Half of them pay fees.", "Own survey, 2025"),)
    profile = make_profile(evidence=evidence, priorities=())
    assert "violence" in themes_of(profile=profile)
    assert themes_of(profile=profile, themes=("health",)) == ["health", "violence"]
    assert "violence" in themes_of(profile=profile, fit=True, word_limit=100)
    draft = compose(profile=profile, themes=("health",))
    assert "Half of them pay fees (Own survey, 2025)." in text_of(draft, "theme.violence.own")
    assert "[Add: your own recommendation on gender-based violence" in text_of(draft, "theme.violence.recommendations")
    assert list_faults(draft, make_result()) == []
    answered = replace(
        make_result(), experience=(Answer("q1", "detention", "Who is held?", "My sister.", "anonymous", "2025-02-03"),)
    )
    assert "detention" in themes_of(result=answered, themes=("health",))


def test_priorities_come_first() -> None:
    """An organisation's priorities lead the themes and the summary."""
    assert themes_of(profile=make_profile())[0] == "detention"
    summary = section(compose(profile=make_profile()), "summary.session").blocks[1]
    assert isinstance(summary, Listing)
    assert summary.items[0][0].text == "Detention and expulsion: "


def test_summary_takes_one_of_each_theme_first() -> None:
    """Three to five priorities, one of a theme before a second."""
    summary = section(compose(stage="session"), "summary.session").blocks[1]
    assert isinstance(summary, Listing)
    themes = [item[0].text for item in summary.items]
    assert len(themes) == len(set(themes)) == 3


def test_no_two_questions_alike() -> None:
    """A question that says what another says is asked once."""
    result = make_result()
    first = next(item for item in result.questions if item.stage == "session")
    twin = replace(first, indicator_id="health.other", rank=9, text=first.text.replace("without", "and without"))
    other = replace(next(i for i in result.scorecard.indicators if i.id == first.indicator_id), id="health.other")
    card = replace(result.scorecard, indicators=(*result.scorecard.indicators, other))
    draft = compose(replace(result, questions=(*result.questions, twin), scorecard=card))
    assert len([item for item in draft.recommendations if "reproductive" in item]) == 1


def ask(text: str, stage: str = "session") -> Question:
    """A question on health as the rubric would put it."""
    base = next(item for item in make_result().questions if item.indicator_id == "health.reproductive")
    return replace(base, text=text, stage=stage)  # type: ignore[arg-type] - one of the two stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Committee recommends that Valmora open its clinics.", "Open its clinics."),
        ("It is recommended that Valmora open its clinics.", "Open its clinics."),
        ("The Committee recommends that Valmora not detain mothers.", "Do not detain mothers."),
        ("The Committee recommends that all clinics be opened.", "That all clinics be opened."),
        ("Open the clinics to all.", "Open the clinics to all."),
    ],
)
def test_recommendations_stand_under_their_lead(text: str, expected: str) -> None:
    """Under the lead sentence a recommendation says what the State is to do."""
    result = replace(make_result(), questions=(ask(text),))
    assert compose(result).recommendations == (expected,)


def test_a_real_template_is_shortened_and_names_the_symbol() -> None:
    """In the summary a question stands without places, laws and provisions; in its theme it names the symbol."""
    text = (
        "The Committee recommends that Valmora ensure that migrant women and girls have access to sexual and "
        "reproductive health services and to care during pregnancy and birth, whatever their status, also in the "
        "application of Act No. 112 on Domestic Workers (see paragraphs 11 and 12 of the report), in accordance with "
        "article 28 of the International Convention on the Protection of the Rights of All Migrant Workers and Members "
        "of Their Families."
    )
    result = make_result()
    indicators = tuple(
        replace(item, id="health.sexual-reproductive") if item.id == "health.reproductive" else item
        for item in result.scorecard.indicators
    )
    question = replace(ask(text), indicator_id="health.sexual-reproductive")
    card = replace(result.scorecard, indicators=indicators)
    draft = compose(replace(result, scorecard=card, questions=(question,)))
    assert "(see paragraphs 11 and 12 of CMW/C/XVM/2), in accordance with article 28 of the Convention." in text_of(
        draft, "theme.health.recommendations"
    )
    assert text_of(draft, "summary.session").endswith("care during pregnancy and birth, whatever their status.")


def test_ladder_takes_quotations_first_and_themes_last() -> None:
    """Each step of the ladder takes something away, quotations first and themes last."""
    assert LADDER[0].field == "quotations"
    assert LADDER[-1].field == "themes"
    plans = [make_plan(range(step)) for step in range(len(LADDER) + 1)]
    assert plans[0] == Plan()
    assert len(set(plans)) == len(plans)
    assert plans[-1].quotations == 0
    assert not plans[-1].tables


@pytest.mark.parametrize("fewer", [60, 200, 400, 600])
def test_fit_shortens_until_it_fits_and_says_how(fewer: int) -> None:
    """The draft is shortened in the order of the ladder, and names each step that it stands after."""
    whole = compose(make_result(repeat=3)).length.word_count
    fitted = compose(make_result(repeat=3), fit=True, word_limit=whole - fewer)
    assert fitted.length.over <= 0
    words = [step.words for step in LADDER]
    places = [words.index(cut) for cut in fitted.length.cuts]
    assert places == sorted(places)
    assert 0 < len(places) < len(LADDER)


def test_fit_gives_back_what_fits_again() -> None:
    """No cut is kept that could be spared: the room that a large last step leaves is used."""
    result = make_result(repeat=3)
    whole = compose(result).length.word_count
    brief = make_brief(result, rubric(), make_committee(), Profile(), DraftOptions(), Plan())
    for limit in range(whole - 900, whole - 50, 170):
        cuts = compose(result, fit=True, word_limit=limit).length.cuts
        taken = [place for place, step in enumerate(LADDER) if step.words in cuts]
        for spared in taken:
            plan = make_plan([place for place in taken if place != spared])
            longer = _compose(replace(brief, plan=plan), Length(0, limit, ""))
            assert longer.length.over > 0, (limit, LADDER[spared].words)


def test_what_cannot_fit_says_by_how_much() -> None:
    """A limit that no cut reaches leaves the shortest draft and the words over."""
    draft = compose(fit=True, word_limit=100)
    assert draft.length.over == draft.length.word_count - 100 > 0
    assert list_faults(draft, make_result()) == []
    assert themes_of(fit=True, word_limit=100) == themes_of()[:1]


def test_without_fit_nothing_is_cut() -> None:
    """A draft over the limit stays whole unless it is asked to fit."""
    draft = compose(word_limit=100)
    assert draft.length.cuts == ()
    assert draft.length.over > 0


@pytest.mark.parametrize(
    ("profile", "options", "words"),
    [
        (Profile(), DraftOptions(), 3300),
        (Profile(co_authors=(Organisation("Open Door"),)), DraftOptions(), 6600),
        (Profile(), DraftOptions(stage="list-of-issues"), 2000),
        (Profile(), DraftOptions(word_limit=900), 900),
    ],
)
def test_limit(profile: Profile, options: DraftOptions, words: int) -> None:
    """The limit of the stage, for one organisation or several; the user's own wins."""
    limits = (
        make_limit(3300),
        make_limit(6600, coalition=True),
        make_limit(2000, stage="list-of-issues"),
    )
    assert choose_limit(make_committee(word_limits=limits), profile, options)[0] == words


def test_limit_says_where_it_comes_from() -> None:
    """The note names the source, and says when it was not verified."""
    limit = make_limit(3300)
    unverified = replace(limit, rule=replace(limit.rule, verified=False))
    assert choose_limit(make_committee(word_limits=(limit,)), Profile(), DraftOptions())[1] == (
        "3,300 words for one organisation, footnotes included (a note on the session, 2023)"
    )
    assert "to be checked" in choose_limit(make_committee(word_limits=(unverified,)), Profile(), DraftOptions())[1]
    assert choose_limit(make_committee(), Profile(), DraftOptions())[0] is None
    assert choose_limit(None, Profile(), DraftOptions())[0] is None
