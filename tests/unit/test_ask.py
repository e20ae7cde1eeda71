"""Questions: rank, slots, hooks and clean sentences."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi.ask import ask_questions
from gmi.ask.hook import choose_hooks
from gmi.ask.slot import choose_measure
from gmi.model.reference import Measure
from gmi.model.rubric import Condition, Law, Provision, QuestionTemplate, Rubric
from gmi.model.scorecard import Question
from gmi.wording.name import name_hook, name_measure, name_paragraphs, name_state
from gmi.wording.template import Slot, fill_template, plain_text
from tests.unit.documents import make_source
from tests.unit.score.factory import Report, Text, make_indicator, make_report, make_rubric, make_theme

NEVER = Condition(all=(), any=(), none=(), at_least=99_999)


def make_provision(provision_id: str = "icrmw.16", **changes: Any) -> Provision:
    """Article 16 of the Convention on Migrant Workers."""
    fields: dict[str, Any] = {
        "id": provision_id,
        "instrument_id": "icrmw",
        "instrument": "Convention on Migrant Workers",
        "provision": f"article {provision_id.removeprefix('icrmw.')}",
        "title": "liberty",
        "verified": True,
        "source": "read",
        "binding": True,
        "ratification": "ICMW",
    }
    return Provision(**{**fields, **changes})


def make_law(*provisions: Provision, **status: str) -> Law:
    """A table in which Valmora has this status by treaty."""
    parties = {(treaty.replace("_", "-"), "XVM"): word for treaty, word in status.items()}
    return Law({provision.id: provision for provision in provisions}, parties, "2024-01-01", "made up")


def _ask(report: Report, rubric: Rubric, law: Law | None = None) -> tuple[Question, ...]:
    return ask_questions(report.document, report.score(rubric), rubric, law or make_law(make_provision()))


def _slots(**values: str) -> dict[str, Slot]:
    names = ("state", "symbol", "paragraphs", "measure", "hook")
    return {name: Slot(values.get(name, ""), f"<{name}>") for name in names}


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("please ask {state}.", {"state": "Valmora"}, "Please ask Valmora."),
        ("Ask[, under {hook},] why?", {"hook": "article 7"}, "Ask, under article 7, why?"),
        ("Ask[, under {hook},] why?", {}, "Ask why?"),
        ("[In {paragraphs}[ of {symbol}], ]{state} speaks.", {"paragraphs": "p", "state": "V"}, "In p, V speaks."),
        ("[In {paragraphs}[ of {symbol}], ]{state} speaks.", {"symbol": "S", "state": "V"}, "V speaks."),
        ("Say[ ({hook})].", {}, "Say."),
        ("Say ({hook}) what[ ({measure})] is.", {"hook": "h"}, "Say (h) what is."),
        ("Say , [under {hook}] , why .", {}, "Say, why."),
        ("Why[ {measure}], [{hook}]?", {}, "Why?"),
        ("[Under {hook}], say why.", {}, "Say why."),
        ("Do what [{measure}] . [{hook}].", {}, "Do what."),
        ("Say under {measure}.", {}, "Say under <measure>."),
        ("Is the {measure} in force?", {"measure": "the National Plan"}, "Is the National Plan in force?"),
        ("It is asked that {state} act.", {"state": "the Philippines"}, "It is asked that the Philippines act."),
        ("Ask. {measure} is new.", {"measure": "the Plan"}, "Ask. The Plan is new."),
        ("Under {hook} say why.", {"hook": "article 1 of X, if party"}, "Under article 1 of X, if party, say why."),
        ("Under {hook}, say.", {"hook": "article 1 of X, if party"}, "Under article 1 of X, if party, say."),
        ("Is it under {hook}?", {"hook": "article 1 of X, if party"}, "Is it under article 1 of X, if party?"),
        ("{state}'s plan", {"state": "the Philippines"}, "The Philippines' plan"),
        ("{state} {state}", {"state": "V"}, "V V"),
        ("a [b", {}, "A [b"),
        ("a] b", {}, "A] b"),
        ("Ask {measure}.", {"measure": "Act {state} [x] , y"}, "Ask Act {state} [x] , y."),
    ],
)
def test_a_template_becomes_a_clean_sentence(template: str, values: dict[str, str], text: str) -> None:
    """Parts with an empty slot fall away and leave no stray mark; what the report says is left as it is."""
    assert fill_template(template, _slots(**values)) == text


def test_an_unknown_slot_is_refused() -> None:
    """A template that was not checked does not pass silently."""
    with pytest.raises(ValueError, match=re.escape("no such slot: {who}")):
        fill_template("Ask {who}.", _slots())


_PIECES = ["Ask", "{state}", "{hook}", "{measure}", "[", "]", " ", "  ", ",", ".", ", ", "(", ")", ";", "?"]


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join), st.booleans(), st.booleans())
def test_no_template_leaves_stray_spaces_or_marks(template: str, with_hook: bool, with_measure: bool) -> None:
    """However it is bracketed, the sentence is clean."""
    text = fill_template(
        template, _slots(state="V", hook="h" if with_hook else "", measure="m" if with_measure else "")
    )
    assert text == " ".join(text.split())
    assert not re.search(r"\s[,;.?)]|\(\s|\(\)|,,|\.\.|,\.", text)
    assert not re.match(r"[,;.]", text)


@given(st.text())
def test_plain_text_holds_no_control_character(text: str) -> None:
    """What a report prints cannot break a line or hide anything."""
    plain = plain_text(text)
    assert plain == " ".join(plain.split())
    assert not any(unicodedata.category(character).startswith("C") for character in plain)


@pytest.mark.parametrize(
    ("provision", "status", "source", "names"),
    [
        ({}, {"ICMW": "party"}, {}, ["Convention on Migrant Workers"]),
        ({"ratification": "CEDAW"}, {"CEDAW": "party"}, {}, ["Convention on Migrant Workers"]),
        ({"ratification": "CEDAW"}, {"CEDAW": "signatory"}, {}, []),
        ({"ratification": "CEDAW"}, {"CEDAW": "none"}, {}, []),
        ({"ratification": "CEDAW"}, {}, {}, ["Convention on Migrant Workers, if party"]),
        ({"ratification": "CEDAW"}, {"CEDAW": "none"}, {"state": None}, ["Convention on Migrant Workers, if party"]),
        ({"ratification": None}, {}, {}, ["Convention on Migrant Workers, if party"]),
        ({"binding": False, "ratification": None}, {}, {"state": None}, ["Convention on Migrant Workers"]),
        # A State that reports under a treaty is party to it, whatever an older table says.
        ({}, {"ICMW": "signatory"}, {}, ["Convention on Migrant Workers"]),
        ({}, {}, {}, ["Convention on Migrant Workers"]),
        ({}, {"ICMW": "signatory"}, {"body": "CEDAW"}, []),
        ({}, {}, {"document_kind": "other"}, ["Convention on Migrant Workers, if party"]),
        ({}, {}, {"body": "UPR"}, ["Convention on Migrant Workers, if party"]),
    ],
)
def test_a_treaty_is_named_only_for_a_party(
    provision: dict[str, Any], status: dict[str, str], source: dict[str, Any], names: list[str]
) -> None:
    """Unknown is said, signed is not party, and what does not bind is named freely."""
    law = make_law(make_provision(**provision), **status)
    assert [hook.instrument for hook in choose_hooks(("icrmw.16",), make_source(**source), law)] == names


@pytest.mark.parametrize(
    ("provisions", "words"),
    [
        ([{}], "article 16 of the Convention on Migrant Workers"),
        ([{"provision": ""}], "the Convention on Migrant Workers"),
        (
            [{"provision": "", "instrument": "general comment No. 1 (2011) of the Committee on Migrant Workers"}],
            "general comment No. 1 (2011) of the Committee on Migrant Workers",
        ),
        ([{"instrument": "ILO Convention No. 189"}], "article 16 of ILO Convention No. 189"),
        ([{"ratification": None}], "article 16 of the Convention on Migrant Workers, if party"),
        ([{"verified": False}], "article 16 of the Convention on Migrant Workers (to be checked)"),
        ([{"verified": False}, {"provision": "article 7"}], "article 7 of the Convention on Migrant Workers"),
        ([], ""),
    ],
)
def test_the_sentence_names_the_first_checked_hook(provisions: list[dict[str, Any]], words: str) -> None:
    """A citation that was not checked is named last, and says so."""
    made = [make_provision(f"icrmw.{16 + n}", **{"provision": "article 16", **p}) for n, p in enumerate(provisions)]
    hooks = choose_hooks(tuple(p.id for p in made), make_source(), make_law(*made))
    assert name_hook(hooks) == words


def test_notes_say_what_is_to_be_checked_and_what_else_to_know() -> None:
    """The note of the table follows."""
    law = make_law(make_provision(verified=False, note="expert principles"))
    (hook,) = choose_hooks(("icrmw.16", "icrmw.99"), make_source(), law)
    assert hook.note == "to be checked; expert principles"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Valmora", "Valmora"),
        (None, "the State party"),
        ("Philippines", "the Philippines"),
        ("Bolivia, Plurinational State of", "the Plurinational State of Bolivia"),
        ("Congo, The Democratic Republic of the", "the Democratic Republic of the Congo"),
    ],
)
def test_the_state_stands_in_the_sentence_as_in_un_usage(name: str | None, expected: str) -> None:
    """With its article where it has one."""
    assert name_state(make_source(state_name=name)) == expected


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([], ""),
        ([Text("a", number="12")], "paragraph 12"),
        ([Text("a", number="12"), Text("b", number="45"), Text("c", number="46")], "paragraphs 12, 45 and 46"),
        ([Text("a", number=str(n)) for n in range(1, 7)], "paragraphs 1, 2, 3, 4 and others"),
        ([Text("a", number="12"), Text("n", zone="footnote", number="3", called_from=0)], "paragraph 12"),
        ([Text("n", zone="footnote", number="3", page=9)], "page 9"),
        ([Text("a", zone="annex", annexed=True, number="3", page=30)], "page 30"),
        ([Text("a", number=None, page=4), Text("b", number=None, page=5)], "pages 4 and 5"),
        ([Text("a", number=None, page=4), Text("b", number="12", page=5)], "paragraph 12"),
        ([Text("a", number=None, page=None)], ""),
    ],
)
def test_at_most_four_places_are_named(texts: list[Text], words: str) -> None:
    """Numbers of the main text; a note's number is never taken for a paragraph's."""
    assert name_paragraphs(make_report(*texts).document, range(len(texts))) == words


def _measure(name: str, kind: str, *places: int) -> Measure:
    return Measure(name, kind, tuple(str(p) for p in places), places)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measures", "name"),
    [
        ([], None),
        ([_measure("Elsewhere Act", "law", 9)], None),
        ([_measure("Anti-Trafficking Plan", "plan", 1), _measure("Migration Act", "law", 2)], "Migration Act"),
        ([_measure("First Act", "law", 1), _measure("Second Act", "law", 1, 2)], "Second Act"),
        ([_measure("Some Treaty", "treaty", 1), _measure("Some Body", "body", 1)], None),
        ([_measure("L" * 200, "law", 1), _measure("Short Decree", "decree", 1)], "Short Decree"),
        ([_measure("Interim Constitution, 2007", "law", 1, 2)], None),
        ([_measure("1948 Constitution", "law", 1, 2), _measure("Labour Plan", "plan", 1)], "Labour Plan"),
        ([_measure("Constitution Amendment Act", "law", 1)], "Constitution Amendment Act"),
    ],
)
def test_a_measure_of_the_paragraphs_is_chosen(measures: list[Measure], name: str | None) -> None:
    """A law first; of one kind, the one that is named most; never a constitution."""
    chosen = choose_measure(tuple(measures), (1, 2))
    assert (chosen.name if chosen else None) == name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("GD No. 49/2011", "GD No. 49/2011"),
        ("RA 11650", "RA 11650"),
        ("Law No. 12 on Domestic Work", "Law No. 12 on Domestic Work"),
        ("Supreme Decree No. 015", "Supreme Decree No. 015"),
        ("Act 30/2014", "Act 30/2014"),
        ("National Plan 2020–2025", "the National Plan 2020–2025"),
        ("The Migration\x07 Act.", "the Migration Act"),
    ],
)
def test_a_measure_takes_its_article(name: str, words: str) -> None:
    """Numbered acts stand without one."""
    assert name_measure(_measure(name, "law", 1)) == words


def _gapped(theme: str, *weights: int) -> Any:
    return make_theme(
        *(
            make_indicator(id=f"{theme}.i{n}", theme=theme, weight=weight, met=NEVER)
            for n, weight in enumerate(weights)
        ),
        id=theme,
        title=theme,
    )


def test_gaps_are_ranked_by_silence_share_weight_and_order() -> None:
    """The same order in both stages, each ranked from 1."""
    rubric = make_rubric(
        themes=(_gapped("small", 3), _gapped("large", 1, 3, 1), _gapped("silent", 1), _gapped("unsaid", 3)),
        overall=(make_indicator(id="overall.one", theme="overall", weight=1, met=NEVER),),
    )
    report = make_report(
        Text("[women-girls|women]", themes=("large", "small")),
        Text("[women-girls|women]", themes=("large",)),
        Text("[migrants|migrants]", themes=("silent",)),
    )
    questions = _ask(report, rubric)
    order = ["silent.i0", "overall.one", "large.i1", "large.i0", "large.i2", "small.i0", "unsaid.i0"]
    assert [q.stage for q in questions] == ["list-of-issues"] * 7 + ["session"] * 7
    assert [q.indicator_id for q in questions] == order + order
    assert [q.rank for q in questions] == [*range(1, 8), *range(1, 8)]


def test_only_applicable_gaps_are_asked_about() -> None:
    """Met, not applicable and not assessable lead to no question."""
    met = make_indicator(id="trafficking.met", met=Condition(none=(), all=()))
    rubric = make_rubric(themes=(make_theme(met, make_indicator()),))
    report = make_report(Text("none", themes=("trafficking",)))
    assert {q.indicator_id for q in _ask(report, rubric)} == {"trafficking.shelters"}
    unread = make_report(Text("none", themes=("trafficking",)), readable_share=0.0)
    assert _ask(unread, rubric) == ()


def test_a_question_names_its_gap_its_evidence_and_its_hook() -> None:
    """It can be checked without the rubric."""
    rubric = make_rubric(themes=(make_theme(make_indicator()),))
    report = make_report(
        Text("none", number="7", page=2, themes=("trafficking",)),
        Text("note", zone="footnote", number="1", page=2, themes=("trafficking",), called_from=0),
        Text("annexed", zone="annex", annexed=True, number="3", page=9, themes=("trafficking",)),
    )
    question = _ask(report, rubric)[0]
    assert question.text == (
        "Please say how Valmora shelters women, in the light of article 16 of the Convention on Migrant Workers."
    )
    assert question.gap == "does not say whether shelters receive women"
    assert [(e.paragraph_number, e.page_number, e.paragraph_index) for e in question.evidence] == [
        ("7", 2, 0),
        ("7", 2, 1),
        (None, 9, 2),
    ]


def test_a_question_stands_without_a_hook() -> None:
    """A State that is party to nothing is asked all the same."""
    rubric = make_rubric(themes=(make_theme(make_indicator()),))
    law = make_law(make_provision(ratification="CEDAW"), CEDAW="none")
    question = _ask(make_report(Text("none", themes=("trafficking",))), rubric, law)[0]
    assert (question.text, question.hooks) == ("Please say how Valmora shelters women.", ())


def test_an_indicator_without_hooks_takes_its_theme_s() -> None:
    """Themes carry hooks of their own."""
    rubric = make_rubric(themes=(make_theme(make_indicator(hooks=()), hooks=("icrmw.16",)),))
    assert len(_ask(make_report(Text("none", themes=("trafficking",))), rubric)[0].hooks) == 1


def test_every_slot_is_filled_from_the_report() -> None:
    """State, symbol, paragraphs, measure and hook."""
    template = "How will {state} apply {measure} (see {symbol}, {paragraphs})[ under {hook}]?"
    indicator = make_indicator(questions=(QuestionTemplate("list-of-issues", template),))
    report = make_report(
        Text("none", number="7", themes=("trafficking",)), measures=(_measure("Anti-Trafficking Act", "law", 0),)
    )
    (question,) = _ask(report, make_rubric(themes=(make_theme(indicator),)))
    assert question.text == (
        "How will Valmora apply the Anti-Trafficking Act (see CMW/C/XVM/2, paragraph 7) under article 16 of the "
        "Convention on Migrant Workers?"
    )


def test_a_measure_of_the_nearest_paragraphs_is_named_before_one_of_the_theme() -> None:
    """It is more likely to be about what is asked."""
    indicator = make_indicator(questions=(QuestionTemplate("session", "Amend {measure}."),))
    report = make_report(
        Text("none", themes=("trafficking",)),
        Text("[*trafficking.shelter|Shelters]", themes=("trafficking",)),
        measures=(_measure("Elsewhere Act", "law", 0), _measure("Shelter Plan", "plan", 1)),
    )
    (question,) = _ask(report, make_rubric(themes=(make_theme(indicator),)))
    assert question.text == "Amend the Shelter Plan."


def test_a_committee_s_own_treaty_is_named_first_where_the_rubric_was_written_for_another() -> None:
    """The rubric's order stands for its own body; a report to CEDAW is asked under CEDAW."""
    cedaw = make_provision("cedaw.11", instrument="CEDAW Convention", provision="article 11", ratification="CEDAW")
    law = make_law(make_provision(), cedaw, ICMW="party", CEDAW="party")
    indicator = make_indicator(met=NEVER, hooks=("icrmw.16", "cedaw.11"))
    rubric = make_rubric(themes=(make_theme(indicator),))
    placed = Text("Shelters exist.", themes=("trafficking",))
    named = {
        body: _ask(make_report(placed, body=body), rubric, law)[0].hooks[0].provision
        for body in ("CMW", "CEDAW", "CRPD")
    }
    assert named == {"CMW": "article 16", "CEDAW": "article 11", "CRPD": "article 16"}


def test_in_a_review_of_states_no_committee_recommends() -> None:
    """The universal periodic review has recommendations, but no Committee."""
    rubric = make_rubric(themes=(make_theme(make_indicator(met=NEVER)),))
    placed = Text("Shelters exist.", themes=("trafficking",))
    session = [q.text for q in _ask(make_report(placed, body="UPR"), rubric) if q.stage == "session"]
    assert session == ["It is recommended that Valmora shelter women."]
