"""What is a reference, what is left out, and where everything stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmi.find import Lexicon, build_lexicon, document_of_text, find_groups, find_in_text, find_references
from gmi.model.document import Document, Paragraph, Zone
from gmi.model.reference import Findings, Name, NameKind
from gmi.model.rubric import Calibration, Group, NameRule, ReferenceSet, Rubric, Term, Theme, Veto
from gmi.model.span import Span


def term(slug: str, *forms: str, core: bool = True, exact: bool = False) -> Term:
    """A term."""
    return Term(slug, forms, "exact" if exact else "any", core)


def make_rubric() -> Rubric:
    """A small rubric with every kind of entry."""
    women = term("women-girls.woman", "woman|women", "women's")
    return Rubric(
        id="small",
        version="1.0",
        sha256="0" * 64,
        title="Small",
        languages=("en",),
        language="en",
        bodies=("CMW",),
        migration_bodies=("CMW",),
        calibration=Calibration(0, ""),
        bands={},
        reference_set=ReferenceSet("none", "2026-01-01", ()),
        groups=(
            Group(
                "women-girls",
                "gender",
                "Women and girls",
                headline=True,
                terms=(women, term("women-girls.girl", "girl*")),
            ),
            Group(
                "gender",
                "gender",
                "Gender",
                headline=True,
                terms=(
                    term("gender.gender", "gender"),
                    term("gender.gbv", "gender-based violence", "GBV"),
                    term("gender.domestic-violence", "domestic violence", core=False),
                ),
            ),
            Group(
                "migrants",
                "migration",
                "Migrants",
                headline=True,
                terms=(term("migrants.migrant", "migrant|migrants"),),
            ),
            Group(
                "trafficking-smuggling",
                "migration",
                "Trafficking",
                headline=True,
                terms=(
                    term("trafficking-smuggling.trafficking", "trafficking"),
                    term("trafficking-smuggling.idp", "TIP", exact=True),
                ),
            ),
        ),
        vetoes=(Veto("veto.drugs", ("drug trafficking", "trafficking in drugs|arms"), "Drugs are no persons."),),
        names=(
            NameRule(
                "name.cedaw",
                "treaty-title",
                ("Convention on the Elimination of All Forms of Discrimination against Women",),
            ),
        ),
        themes=(
            Theme(
                "trafficking",
                "Trafficking",
                "",
                (),
                ("trafficking-smuggling",),
                (term("trafficking.t.exploitation", "exploitation"),),
                (term("trafficking.shelter", "shelter*"),),
                (),
            ),
            Theme("health", "Health", "", (), (), (term("health.t.health", "health"),), (), ()),
        ),
    )


LEXICON: Lexicon = build_lexicon(make_rubric())


def hits(findings: Findings) -> list[tuple[str, str, str | None]]:
    """Text, group and bucket of every reference."""
    return [(reference.text, reference.group, reference.bucket) for reference in findings.references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Women and girls migrate.", [("Women", "women-girls", None), ("girls", "women-girls", None)]),
        (
            "Gender-based violence against migrant women",
            [("Gender-based violence", "gender", None), ("migrant", "migrants", None), ("women", "women-girls", None)],
        ),
        ("gender based violence", [("gender based violence", "gender", None)]),
        ("The engendered documents and men", []),
        ("a women’s shelter", [("women’s", "women-girls", None)]),
        ("Drug trafficking is punished; trafficking is too.", [("trafficking", "trafficking-smuggling", None)]),
        ("Trafficking in arms", []),
        ("The TIP report gives a tip.", [("TIP", "trafficking-smuggling", None)]),
        (
            "the Convention on the Elimination of All Forms of Discrimination against Women protects women",
            [("Women", "women-girls", "treaty-title"), ("women", "women-girls", None)],
        ),
    ],
)
def test_references_in_a_sentence(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """The longest match counts once, negative terms keep words out, titles go to their bucket."""
    assert hits(find_in_text(text, LEXICON)) == expected


def test_what_a_negative_term_keeps_out_is_shown() -> None:
    """The vetoed occurrence is kept with the term that it would have been and the reason."""
    (vetoed,) = find_in_text("Drug trafficking is punished.", LEXICON).vetoed
    assert (vetoed.text, vetoed.term_id, vetoed.veto_id) == (
        "trafficking",
        "trafficking-smuggling.trafficking",
        "veto.drugs",
    )


@pytest.mark.parametrize(
    ("kind", "bucket"),
    [("body", "institution-name"), ("treaty", "treaty-title"), ("law", None), ("plan", None), ("policy", None)],
)
def test_names_that_the_report_prints(kind: NameKind, bucket: str | None) -> None:
    """A body's or a treaty's name is left out; the title of a domestic act or plan is the State's text."""
    text = "The Something for Women was set up."
    name = Name(Span(4, 23), text[4:23], kind, 0)
    assert hits(find_in_text(text, LEXICON, (name,))) == [("Women", "women-girls", bucket)]


def test_the_outer_name_decides() -> None:
    """A body named after a plan is a body; a plan named after a treaty is a plan."""
    text = "Plan under the Convention on the Elimination of All Forms of Discrimination against Women"
    outer = Name(Span(0, len(text)), text, "plan", 0)
    assert hits(find_in_text(text, LEXICON, (outer,))) == [("Women", "women-girls", None)]


def make_document(*paragraphs: tuple[Zone, str, tuple[str, ...]]) -> Document:
    """A document of paragraphs: zone, text, heading path."""
    text, placed = "", []
    for index, (zone, words, path) in enumerate(paragraphs):
        span = Span(len(text), len(text) + len(words))
        placed.append(Paragraph(index, zone, str(index), 1, path, span, (span,)))
        text += words + "\n\n"
    return replace(document_of_text(text), paragraphs=tuple(placed))


@pytest.mark.parametrize(
    ("zone", "bucket"),
    [
        ("masthead", "masthead"),
        ("running-head", "running-head"),
        ("contents", "contents"),
        ("acronym-list", "acronym-list"),
        ("committee-text", "committee-text"),
        ("bibliography", "bibliography"),
        ("heading", None),
        ("body", None),
        ("footnote", None),
        ("table", None),
        ("annex", None),
    ],
)
def test_zone_and_bucket(zone: Zone, bucket: str | None) -> None:
    """What is not the State's own statement is found and kept in its bucket."""
    assert hits(find_references(make_document((zone, "Women", ())), LEXICON, ())) == [("Women", "women-girls", bucket)]


def test_themes_come_from_words_groups_and_headings() -> None:
    """A paragraph is in a theme by a word of its own, by a counted group, or by a heading above it."""
    document = make_document(
        ("heading", "Health", ()),
        ("body", "Clinics are open.", ("Health",)),
        ("body", "The exploitation of workers is an offence.", ()),
        ("body", "Trafficking is an offence.", ()),
        ("contents", "Health ..... 4", ()),
    )
    themes = find_references(document, LEXICON, ()).paragraph_themes
    assert themes == (("health",), ("health",), ("trafficking",), ("trafficking",), ())


def test_a_question_places_the_reply() -> None:
    """The Committee's question above a reply places it in a theme, up to the next heading or question."""
    document = make_document(
        ("committee-text", "Reply to paragraph 4", ()),
        ("committee-text", "Please describe the state of health care.", ()),
        ("body", "Clinics are open.", ("Reply to paragraph 4",)),
        ("running-head", "CMW/C/XVM/2", ()),
        ("body", "So are pharmacies.", ("Reply to paragraph 4",)),
        ("committee-text", "Please describe the courts.", ()),
        ("body", "They sit.", ()),
    )
    themes = find_references(document, LEXICON, ()).paragraph_themes
    assert themes == ((), (), ("health",), (), ("health",), (), ())


@pytest.mark.parametrize(
    ("question", "themes"),
    [
        ("Please describe health care.", ("health",)),
        ("Please describe the courts, including on health care.", ()),
        ("Please describe the courts, including their fees. Please describe health care.", ("health",)),
        ("Please describe the courts, in particular their fees, and indicate the state of health care.", ("health",)),
        ("Please describe health care, including health care for children.", ("health",)),
    ],
)
def test_what_a_question_names_in_passing_places_no_reply(question: str, themes: tuple[str, ...]) -> None:
    """What follows "including" is not what the reply is about, up to the next request."""
    document = make_document(("committee-text", question, ()), ("body", "They are open.", ()))
    assert find_references(document, LEXICON, ()).paragraph_themes == ((), themes)


def test_marks_do_not_count() -> None:
    """A word that an indicator asks for is found and is no reference."""
    findings = find_in_text("Two shelters were opened.", LEXICON)
    assert [mark.term_id for mark in findings.marks] == ["trafficking.shelter"]
    assert findings.references == ()


def test_no_match_runs_over_a_paragraph_end() -> None:
    """Words of two paragraphs are no phrase."""
    document = make_document(("body", "on gender-based", ()), ("body", "violence", ()))
    assert hits(find_references(document, LEXICON, ())) == [("gender", "gender", None)]


def test_groups_are_found_in_names_and_under_negative_terms() -> None:
    """For a statement of complete absence any occurrence is a hit."""
    assert find_groups("Drug trafficking. Ministry of Women.", LEXICON) == {"trafficking-smuggling", "women-girls"}


WORDS = st.lists(
    st.sampled_from(
        ["women", "Women’s", "gender", "-", "based", "violence", "gender-based", "migrant", "drug", "trafficking", "in",
         "arms", "é", "🙂", "\n", "(", ")", ".", "TIP", "tip", "girls", "Convention", "no-break"]
    ),
    max_size=40,
)  # fmt: skip


@given(WORDS, st.sampled_from(["", " ", "  "]))
@settings(max_examples=200, deadline=None)
def test_positions_hold_for_any_text(words: list[str], gap: str) -> None:
    """Every reference's span holds exactly its text, lies in its sentence, and overlaps no other."""
    text = gap.join(words)
    findings = find_in_text(text, LEXICON)
    before = 0
    for reference in findings.references:
        assert reference.span.cut(text) == reference.text
        assert reference.sentence.contains(reference.span)
        assert reference.span.start >= before
        before = reference.span.end
    assert [r.id for r in findings.references] == [f"r{n:04d}" for n in range(1, len(findings.references) + 1)]
