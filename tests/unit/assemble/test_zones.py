"""Each part of a report gets its zone."""

from __future__ import annotations

import pytest

from gmi.assemble import assemble_document
from tests.unit.assemble.lines import assemble, extract, furnish, line, numbered, start, texts

FILL = "The State party protects all workers and members of their families in law."


def body(first: int, last: int) -> list:
    """Numbered paragraphs of one full line each."""
    return [start(f"{number}. {FILL}") for number in range(first, last + 1)]


def test_furniture_is_taken_out_of_a_paragraph() -> None:
    """Heads, feet, page numbers and GE lines of every page are running heads, and a paragraph runs on over them."""
    first = [*body(1, 3), start("4. The Institute runs shelters in which women are")]
    pages = [first, [line("received day and night."), *body(5, 8)], body(9, 12), body(13, 16)]
    document = assemble_document(furnish(extract(*pages), "CMW/C/XVM/1", "# GE.24-01234"))
    assert texts(document, "running-head") == [t for n in range(2, 6) for t in ("CMW/C/XVM/1", f"{n} GE.24-01234")]
    fourth = numbered(document)["4"]
    assert document.text_of(fourth) == "4. The Institute runs shelters in which women are received day and night."
    assert [page for _, page in fourth.page_starts] == [2, 3]
    assert fourth.page_at(document.text.index("shelters")) == 2
    assert fourth.page_at(document.text.index("received")) == 3


def test_masthead_ends_where_the_report_begins() -> None:
    """The first page's head is masthead; its notes stand apart and do not break a paragraph that runs over."""
    head = [
        line("United Nations"),
        line("Committee on Migrant Workers"),
        start("Initial report of Valmora", bold=True, size=14),
    ]
    first = [*head, *body(1, 20), start("21. The State counts all migrant women who are")]
    notes = [line("* Issued without formal editing.", gap=200, size=9)]
    document = assemble([*first, *notes], [line("registered."), *body(22, 30)], cover=False)
    assert texts(document, "masthead") == [
        "United Nations Committee on Migrant Workers",
        "Initial report of Valmora",
        "* Issued without formal editing.",
    ]
    assert document.text_of(numbered(document)["21"]).endswith("women who are registered.")


def test_contents_and_acronyms() -> None:
    """The contents table and the list of acronyms are told from the text that follows."""
    document = assemble(
        [
            line("Contents", size=14),
            start("I. Introduction ........................ 1–4 2"),
            start("II. Women migrant workers .............. 5–9 3"),
        ],
        [
            start("Acronyms", bold=True, size=12),
            start("NIM National Institute for Migration"),
            start("OWA Office for Women’s Affairs"),
            start("I. Introduction", bold=True, size=12),
            *body(1, 12),
        ],
    )
    assert len(texts(document, "contents")) >= 2
    assert "Women migrant workers" in " ".join(texts(document, "contents"))
    assert texts(document, "acronym-list") == [
        "Acronyms",
        "NIM National Institute for Migration",
        "OWA Office for Women’s Affairs",
    ]
    assert texts(document, "heading") == ["I. Introduction"]


def test_notes_know_who_calls_them() -> None:
    """Small type at the foot is a note, with its number and the paragraph that calls it."""
    document = assemble(
        [
            *body(1, 3),
            start("4. Domestic workers are insured.7", raised="7"),
            *body(5, 8),
            line("7 Act No. 9 of 2018.", gap=300, size=8, raised="7"),
        ],
        body(9, 12),
    )
    [note] = [paragraph for paragraph in document.paragraphs if paragraph.zone == "footnote"]
    assert (note.number, document.text_of(note)) == ("7", "7 Act No. 9 of 2018.")
    assert note.called_from == numbered(document)["4"].index
    assert [(r.kind, r.original) for r in document.repairs] == [("note-call", "7")]
    assert document.text_of(numbered(document)["4"]) == "4. Domestic workers are insured."


def test_tables() -> None:
    """A ruled table's rows, a caption with its title and rows of figures are table, each row on its own."""
    document = assemble(
        [
            *body(1, 3),
            start("Table 1"),
            line("Migrant women by sector"),
            start("Sector\tWomen", row=True),
            start("Care\t1 204", row=True),
            *body(4, 8),
        ]
    )
    assert texts(document, "table") == ["Table 1 Migrant women by sector", "Sector\tWomen", "Care\t1 204"]
    assert list(numbered(document)) == [str(number) for number in range(1, 9)]


def test_a_paragraph_goes_on_behind_a_table() -> None:
    """A sentence that a table cuts in two keeps its paragraph and its number."""
    document = assemble(
        [
            *body(1, 2),
            start("3. In care homes the share of women who were"),
            start("Care\t1 204", row=True),
            start("Farms\t310", row=True),
            start("promoted has doubled."),
            *body(4, 8),
        ]
    )
    assert (
        document.text_of(numbered(document)["3"])
        == "3. In care homes the share of women who were promoted has doubled."
    )
    assert texts(document, "table") == ["Care\t1 204", "Farms\t310"]


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (start("A. Women on the move", bold=True), True),
        (start("Women on the move", size=12), True),
        (start("Shelters for women", italic=True), True),
        (start("Article 16: Liberty and security"), True),
        (start("Shelters for women are open day and night.", italic=True), False),
        (start("Shelters for women are open day and night"), False),
    ],
)
def test_headings(row: tuple, heading: bool) -> None:
    """Bold, large or short italic lines that stand apart are headings; a sentence is none."""
    document = assemble([*body(1, 3), row, *body(4, 8)])
    assert texts(document, "heading") == ([row[0].text] if heading else [])


def test_heading_of_two_lines() -> None:
    """A heading runs on in lines set alike, whatever they begin with."""
    document = assemble(
        [
            *body(1, 3),
            start("(j) Freedom of expression and access to information (art. 21 and", italic=True),
            line("recommendation 48)", italic=True),
            *body(4, 8),
        ]
    )
    assert texts(document, "heading") == [
        "(j) Freedom of expression and access to information (art. 21 and recommendation 48)"
    ]


def test_quoted_article_is_no_heading() -> None:
    """The first line of a provision that is quoted belongs to the paragraph that quotes it."""
    document = assemble(
        [
            *body(1, 2),
            start("3. The Code says the following:"),
            start("Article 432: Workers who are not registered shall have", x=134),
            line("the same right to wages, leave and rest as all other workers of the country.", x=134),
            *body(4, 8),
        ]
    )
    assert texts(document, "heading") == []
    assert "Article 432" in document.text_of(numbered(document)["3"])


def test_heading_path() -> None:
    """Larger type stands above smaller, Roman numbers above letters; a paragraph knows all headings above it."""
    document = assemble(
        [
            start("II. Implementation", bold=True, size=14),
            start("A. Women", bold=True, size=12),
            start("Shelters", italic=True),
            *body(1, 2),
            start("B. Men", bold=True, size=12),
            *body(3, 12),
        ]
    )
    paragraphs = numbered(document)
    assert paragraphs["1"].heading_path == ("II. Implementation", "A. Women", "Shelters")
    assert paragraphs["3"].heading_path == ("II. Implementation", "B. Men")


def test_annex() -> None:
    """What stands behind the heading of an annex is annexed; its lists keep one entry a line."""
    document = assemble(
        [*body(1, 12)],
        [
            start("Annex I. List of laws", bold=True, size=12),
            start("(a) Migration Act;"),
            start("(b) Domestic Work Act."),
        ],
    )
    assert texts(document, "annex") == ["(a) Migration Act;\n(b) Domestic Work Act."]
    assert all(paragraph.annexed for paragraph in document.paragraphs if paragraph.page_number == 3)


def test_bibliography() -> None:
    """Sources behind their heading are bibliography."""
    document = assemble(
        [*body(1, 12), start("Reading list", bold=True, size=12), start("Amsel, J. (2019). Care work.")]
    )
    assert texts(document, "bibliography") == ["Reading list", "Amsel, J. (2019). Care work."]


@pytest.mark.parametrize("face", ["bold", "italic"])
def test_reprinted_question(face: str) -> None:
    """A question that is set apart is the Committee's, also right behind a numbered paragraph; the reply is not."""
    question = [
        start("Issue 8: Please provide information on the measures taken to support", **{face: True}),
        line("migrant women and girls in domestic work and on the shelters open to", **{face: True}),
        line("them. " + " ".join(["Please describe them in detail."] * 12), **{face: True}),
    ]
    document = assemble([*body(1, 3), *question, *body(4, 8)])
    [text] = texts(document, "committee-text")
    assert text.startswith("Issue 8: Please provide")
    assert document.text_of(numbered(document)["3"]) == f"3. {FILL}"
    assert document.text_of(numbered(document)["4"]) == f"4. {FILL}"


def test_reprint_under_a_pointer() -> None:
    """Italics right under a heading that names a recommendation are the Committee's; plain text is not."""
    document = assemble(
        [
            *body(1, 3),
            start("Recommendation 13", bold=True),
            start("Ensure that migrant women can leave an abusive employer.", italic=True),
            *body(4, 8),
        ]
    )
    assert texts(document, "committee-text") == [
        "Recommendation 13",
        "Ensure that migrant women can leave an abusive employer.",
    ]


def test_numbered_paragraph_in_bold_is_the_states() -> None:
    """A paragraph in the chain of the report's numbers stays the State's, however it is set."""
    document = assemble(
        [
            *body(1, 3),
            start("Reply to the issues raised in paragraph 10", bold=True),
            start("4. The State took part in the conference on the rights of workers,", bold=True, gap=16),
            line("held in the capital, and paid for the stay of the delegates.", bold=True, gap=14),
            *body(5, 8),
        ]
    )
    assert texts(document, "committee-text") == ["Reply to the issues raised in paragraph 10"]
    assert document.text_of(numbered(document)["4"]).endswith("the delegates.")
