"""Recognition of names, and their joining into measures."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmi.assemble import assemble_document
from gmi.errors import ResourceError
from gmi.extract import extract_report
from gmi.model.document import Document, Paragraph, Zone
from gmi.model.reference import Measure, Name
from gmi.recognise import join_measures, recognise_names
from gmi.recognise.load_vocabulary import load_vocabulary, read_vocabulary

from .documents import make_document


def find_names(*pieces: str | tuple[Zone, str | None, str]) -> list[tuple[str, str]]:
    """Kind and text of every name."""
    return [(name.kind, name.text) for name in recognise_names(make_document(*pieces))]


def find_measures(*pieces: str | tuple[Zone, str | None, str]) -> list[Measure]:
    """The measures of a document."""
    document = make_document(*pieces)
    return list(join_measures(document, recognise_names(document)))


WHOLE_NAMES = [
    # laws
    ("law", "Domestic Workers Protection Act 1992", "Under the {} nurses may change employers."),
    ("law", "Persons with Disabilities (Amendment) Act, 2003", "Parliamentarians debated the {} at length."),
    ("law", "Act No. 18,651 on the comprehensive protection of seasonal workers", "{} was adopted in 2010."),
    ("law", "Law on Domestic Workers (Law No. 31047)", "The {} applies to all employers."),
    ("law", "Act 30/2014", "Shelters were opened under {} in every region."),
    ("law", "Republic Act No. 9710", "It amended {} twice."),
    ("law", "RA 11036", "Clinics were set up by {} last year."),
    ("law", "Penal Code", "Section 129 of the {} punishes traffickers."),
    ("law", "Constitution", "Under the {} all persons are equal."),
    ("law", "1987 Constitution", "The {} lists the rights of workers."),
    ("law", "Law “On the Work of Carers”", "The {} was amended."),
    ("law", "Act (2010:900) on housing grants", "{}, together with others, gives support."),
    ("law", "Right to Information Act, 2007", "The {} opened the archives."),
    ("law", "Health and Nutrition of Mother and Child Act", "The {} pays for meals."),
    ("law", "Act No. 7 of 2004 on health, education and housing", "{} provides for grants."),
    ("law", "Migrants in the Republic of Valmora Act", "The {} was reviewed."),
    ("law", "law No. 12/2004", "It follows {} in this."),
    # decrees
    ("decree", "Legislative Decree 1350", "The {} governs entry."),
    ("decree", "Presidential Decree No. 446 (1991)", "It was ratified by {} some years ago."),
    ("decree", "Emergency Decree No. 017-2019", "The {} opened shelters."),
    ("decree", "Executive Order No. 292, series of 1987", "It acts under {} alone."),
    ("decree", "Decree No. 44 of 13 June 2010", "{} lists the trades."),
    ("decree", "Council of Ministers Decision No. 5", "By {} the fee was waived."),
    ("decree", "GD No. 1476/2009", "See {} for the fees."),
    # policies, plans, programmes, budgets
    ("policy", "National Domestic Workers Strategy 2019–2024", "The {} has four aims."),
    ("policy", "Policy on Migrant Health", "The {} was drafted."),
    ("policy", "Horizon 2030 Health Strategy", "The {} was drafted."),
    ("policy", "National Migration Policy and Action Plan", "The {} runs for five years."),
    ("plan", "National Action Plan to Prevent Violence against Women", "The {} has been funded."),
    ("plan", "Water, Forest and Land Master Plan", "The {} is in force."),
    ("plan", "National Plan of Action for the protection of children’s rights", "The {} is reviewed yearly."),
    ("plan", "Plan of Action on Security Council Resolution 1325", "The {} ends in May."),
    ("programme", "National Training Programme for Migrant Women", "The {} trains nurses."),
    ("programme", "“Open Doors” Programme", "The {} reaches islands."),
    ("budget", "National Solidarity Fund", "The {} pays for flights home."),
    # bodies
    ("body", "Ministry of Women and Vulnerable Populations", "The {} leads the work."),
    ("body", "Ministry of Labour, Employment and Social Security", "The {} keeps the register."),
    ("body", "National Women’s Council", "The {} was consulted."),
    ("body", "Department of Migrant Workers", "The {} signed the agreement."),
    ("body", "Committee on the Elimination of Discrimination against Women", "The {} asked for data."),
    ("body", "Association of Women with Disabilities", "The {} took part."),
    ("body", "Directorate-General for Migration", "The {} issues permits."),
    ("body", "Disability and Gender Unit", "The {} advises the mayor."),
    ("body", "Minister for Social Affairs and Gender", "The {} opened the meeting."),
    ("body", "UN-Women", "With {} it trained judges."),
    ("body", "Committee on the National Migration Strategy", "The {} meets monthly."),
    ("body", "Council for Children and the Family", "The {} reported."),
    ("body", "Special Committee for the protection of seasonal workers", "The {} was heard twice."),
    ("body", "Working Group on Combating Trafficking in Human Beings", "The {} was widened."),
    # between States
    ("treaty", "Convention on the Rights of the Child", "Valmora is party to the {} since 1991."),
    ("treaty", "Optional Protocol to the Convention against Torture", "It signed the {} early."),
    ("treaty", "Security Council Resolution 1325 on Women, Peace and Security", "A plan follows {} since May."),
    ("treaty", "Security Council resolution 1325 (2000) on women and peace and security", "It carries out {}."),
    ("treaty", "Convention No. 189", "Valmora ratified {} of the organisation."),
    ("treaty", "General Assembly resolution 61/106", "This follows {} closely."),
    ("treaty", "General Recommendation No. 26", "It took account of {} in this."),
    ("treaty", "Directive (EU) 2016/800 on procedural safeguards", "The act transposes {}."),
    ("treaty", "African Charter on Human and Peoples’ Rights", "It acceded to the {} then."),
    ("treaty", "2030 Agenda for Sustainable Development", "The {} is taken up."),
]


@pytest.mark.parametrize(("kind", "name", "frame"), WHOLE_NAMES, ids=[name for _, name, _ in WHOLE_NAMES])
def test_takes_the_whole_name(kind: str, name: str, frame: str) -> None:
    """A name is taken whole, without the sentence around it, and with its kind."""
    assert find_names(frame.format(name)) == [(kind, name)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Convention binds the State party, and this Act gives effect to it.",
        "The Ministry and the Committee met; a national plan is being drafted.",
        "The National Plan is due, and the Action Plan too.",
        "Equality before the Law is a principle of the Rule of Law.",
        "The Prime Minister and local Health Services took part.",
        "A National Household Budget Survey was held.",
        "In Order to Act the Government waits.",
    ],
)
def test_general_words_are_no_names(sentence: str) -> None:
    """A capitalised head noun that singles nothing out is no name."""
    assert find_names(sentence) == []


def test_names_side_by_side_stay_apart() -> None:
    """An "and" or a comma before another head noun ends the name."""
    assert find_names(
        "The Ministry of Health, the Ministry of Labour and National Disability Council met the Ministry of Justice "
        "and UNICEF."
    ) == [
        ("body", "Ministry of Health"),
        ("body", "Ministry of Labour"),
        ("body", "National Disability Council"),
        ("body", "Ministry of Justice"),
        ("body", "UNICEF"),
    ]


def test_owner_is_no_part_of_the_name() -> None:
    """A possessive before a name, and the name before a possessive, stand alone."""
    assert find_names("The Ministry of Health’s National Nurses Plan and Valmora’s Refugee Act help.") == [
        ("body", "Ministry of Health"),
        ("plan", "National Nurses Plan"),
        ("law", "Refugee Act"),
    ]


def test_a_tail_in_small_letters_ends_at_the_verb() -> None:
    """A title in small letters goes on to the clause boundary and not into the verb."""
    assert find_names("The Act on the employment of foreign nurses grants the right to a contract.") == [
        ("law", "Act on the employment of foreign nurses")
    ]
    assert find_names("The Act on work permits for carers entered into force.") == [
        ("law", "Act on work permits for carers")
    ]


def test_the_first_word_of_a_sentence_is_left_out() -> None:
    """A capital that only begins the sentence is no part of the name."""
    assert find_names("Implementing the Refugee Act takes time. Under Migrant Workers Act 2004 fees are banned.") == [
        ("law", "Refugee Act"),
        ("law", "Migrant Workers Act 2004"),
    ]


def test_spans_point_at_the_text_and_do_not_overlap() -> None:
    """Every span gives back the name's text, in order, within its paragraph."""
    document = make_document(
        "The Ministry of Labour (ML) applies Act No. 5 of 2001.", "ML and the Refugee Act (No. 9) are named."
    )
    names = recognise_names(document)
    assert len(names) == 5
    assert all(name.span.cut(document.text) == name.text for name in names)
    assert all(document.paragraphs[name.paragraph_index].span.contains(name.span) for name in names)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(names))


def test_an_explained_acronym_is_the_same_name() -> None:
    """A bare acronym is a name of the kind that the report explains, and joins it."""
    measures = find_measures(
        "The National Commission on Domestic Work (NCDW) advises.", "In 2019 the NCDW met twice.", "NCDWs are none."
    )
    assert [(m.kind, m.name, m.variants, m.paragraphs) for m in measures] == [
        ("body", "National Commission on Domestic Work", ("NCDW",), ("1", "2"))
    ]


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("The Council for Persons with Disabilities (PWDs) met.", "PWDs were heard."),
        ("The Discrimination Act 1977 (NSW) applies.", "In NSW it is strict."),
        ("The Legal Department of the Ministry of Justice (MoJ) advises.", "The MoJ drafted it."),
    ],
)
def test_an_acronym_of_something_else_is_not_joined(sentence: str, later: str) -> None:
    """An acronym that stands for the last words only, or for a province, is not the name's."""
    assert all(measure.paragraphs == ("1",) for measure in find_measures(sentence, later))


JOINED = [
    ("Law No. 31047", "the Law on Domestic Workers (Law No. 31047)"),
    ("Act 30/2014 on the protection of carers", "Act 30/2014"),
    ("Act No. 14 of 2003", "Act No. 14 (2003)"),
    ("Act No. 18,651", "Law No. 18651"),
    ("Executive Order No. 209", "EO No. 209"),
    ("the Refugee Act, 2006", "the Refugee Act"),
    ("the Multi-Sectoral Migration Plan", "the Multi Sectoral Migration Plan"),
    ("the Convention on the Rights of the Child", "the UN Convention on Rights of the Child"),
    ("the Constitution of the Republic of Valmora", "the Constitution"),
    ("the Ministry of Health of Valmora", "the Ministry of Health"),
    ("the Labour Code (Act No. 7 of 1999)", "Act No. 7 of 1999"),
]


@pytest.mark.parametrize(("one", "other"), JOINED)
def test_variants_of_one_name_are_one_measure(one: str, other: str) -> None:
    """Forms that share number, title or acronym are one measure with both paragraphs."""
    measures = find_measures(f"It cites {one}.", f"It cites {other}.")
    assert [measure.paragraphs for measure in measures] == [("1", "2")]


APART = [
    ("Act No. 17 (2017)", "Act No. 17 (1983)"),
    ("Executive Order No. 209", "Administrative Order No. 209"),
    ("the National Action Plan 2010–2014", "the National Action Plan 2015–2019"),
    ("Act No. 24 amending Act No. 17", "Act No. 17"),
    ("the Decree of 3 May 2010 on fees", "the Decree of 9 June 2011 on fees"),
    ("RA 7277", "RA 9442"),
    ("the Ministry of Education (MoE)", "the Ministry of Economy (MoE)"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_things_stay_apart(one: str, other: str) -> None:
    """Another number, year or title is another measure."""
    measures = find_measures(f"It cites {one}.", f"It cites {other}.")
    assert [measure.paragraphs for measure in measures] == [("1",), ("2",)]


def test_measures_come_from_the_states_own_zones() -> None:
    """Names in contents, mastheads, lists and the Committee's text are recognised, and make no measure."""
    pieces: list[tuple[Zone, str | None, str]] = [
        ("masthead", None, "Committee on Migrant Workers"),
        ("contents", None, "The National Carers Plan"),
        ("committee-text", None, "Please describe the National Nurses Plan."),
        ("bibliography", None, "National Teachers Plan, 2010."),
        ("body", "4", "The National Miners Plan is in force."),
        ("table", None, "National Sailors Plan"),
    ]
    assert len(find_names(*pieces)) == 6
    assert [(m.name, m.paragraphs) for m in find_measures(*pieces)] == [
        ("National Miners Plan", ("4",)),
        ("National Sailors Plan", ("page 1",)),
    ]


def test_a_note_is_found_at_the_paragraph_that_calls_it() -> None:
    """A measure named in a footnote carries the number of the paragraph with the call."""
    document = make_document("Carers have a contract.", ("footnote", "3", "Carers Act, 2004."))
    note = document.paragraphs[1]
    called = Paragraph(1, "footnote", "3", 7, (), note.span, called_from=0)
    document = Document(document.source, document.text, (document.paragraphs[0], called))
    (measure,) = join_measures(document, recognise_names(document))
    assert (measure.paragraphs, measure.paragraph_indexes) == (("1",), (1,))


def test_the_fullest_form_is_the_measures_name() -> None:
    """The form with title and number is shown, the others are its variants, in order."""
    (measure,) = find_measures("See Act No. 5 of 2001.", "The Carers Act (Act No. 5 of 2001) and the Carers Act apply.")
    assert (measure.name, measure.variants) == (
        "Carers Act (Act No. 5 of 2001)",
        ("Act No. 5 of 2001", "Carers Act"),
    )


def test_an_empty_document_names_nothing() -> None:
    """No paragraph, no name, no measure."""
    document = make_document()
    assert recognise_names(document) == ()
    assert join_measures(document, ()) == ()


PIECES = """Act Law No. of and on the for ( ) , . “ ” / - Ministry Plan National 1992 30/2014 Rights Women’s NCW is
protection in with to Convention General resolution Republic Valmora Nos. 1.1.1.1 13 June A.B. (NCW) ; : ’s 5–"""
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_text_gives_sound_spans(words: list[str]) -> None:
    """Whatever the words, spans lie in their paragraph, in order, apart, and give back their text."""
    document = make_document(" ".join(words), "The Refugee Act (RA) applies.")
    names: tuple[Name, ...] = recognise_names(document)
    assert all(name.span.cut(document.text) == name.text and name.text.strip() == name.text for name in names)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(names))
    measures = join_measures(document, names)
    assert sum(len(measure.paragraphs) for measure in measures) <= len(names)
    assert all(measure.paragraphs and len(measure.paragraphs) == len(measure.paragraph_indexes) for measure in measures)


@pytest.mark.parametrize(
    "piece",
    [
        "National ",
        "Act of ",
        "Ministry of Health, ",
        "1.1.1.",
        "(A ",
        "“Act ",
        "Law No. 5 on the work of nurses and ",
        "a" * 50,
        "A.B.",
    ],
)
def test_reading_stays_linear(piece: str) -> None:
    """A paragraph of thirty thousand characters of any one piece takes less than two seconds."""
    document = make_document(piece * (30_000 // len(piece)))
    load_vocabulary()
    started = time.process_time()
    join_measures(document, recognise_names(document))
    assert time.process_time() - started < 2.0


def test_a_wrong_vocabulary_is_refused(tmp_path: Path) -> None:
    """A flag for a head noun that is not there stops the reading, and names it."""
    folder = Path(__file__).resolve().parents[2] / "corpora" / "names-en"
    for name in ("heads.yml", "known.yml", "words.yml"):
        text = (folder / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("alone: >\n", "alone: >\n  Almanac\n"), encoding="utf-8")
    with pytest.raises(ResourceError, match="Almanac"):
        read_vocabulary(tmp_path)


@pytest.mark.real
def test_a_real_report_is_read_quickly_and_soundly(shared_data: Path) -> None:
    """A report of 70 pages gives hundreds of sound names in a fraction of a second."""
    document = assemble_document(extract_report(shared_data / "reports" / "Uruguay_2013_CRPD_C_URY_1.pdf"))
    load_vocabulary()
    started = time.process_time()
    names = recognise_names(document)
    measures = join_measures(document, names)
    assert time.process_time() - started < 0.8
    assert len(names) > 500
    assert all(name.span.cut(document.text) == name.text for name in names)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(names))
    by_name = {measure.name: measure for measure in measures}
    assert by_name["Disability and Gender Unit"].kind == "body"
    assert len(by_name["Social Insurance Bank"].paragraphs) > 20


def test_an_unknown_key_of_the_vocabulary_is_refused(tmp_path: Path) -> None:
    """A key that gmi does not know stops the reading, and is named."""
    folder = Path(__file__).resolve().parents[2] / "corpora" / "names-en"
    for name in ("heads.yml", "known.yml", "words.yml"):
        text = (folder / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text + ("\nmystery: x\n" if name == "words.yml" else ""), encoding="utf-8")
    with pytest.raises(ResourceError, match="mystery"):
        read_vocabulary(tmp_path)
