"""Paragraph numbers are those that climb from the first to the last; lists inside paragraphs are not."""

from __future__ import annotations

from tests.unit.assemble.lines import assemble, line, numbered, start

FILL = "The State party protects all workers and members of their families in law."


def row(number: str, **options: object) -> tuple:
    """The first line of a paragraph with a number."""
    return start(f"{number} {FILL}", **options)


def numbers(*rows: tuple) -> list[str]:
    """Numbers of a one-page report."""
    return list(numbered(assemble(rows)))


def test_plain_chain() -> None:
    """1 to 5 are five paragraphs; the number is kept without its stop."""
    assert numbers(*(row(f"{n}.") for n in range(1, 6))) == ["1", "2", "3", "4", "5"]


def test_inserted_number() -> None:
    """The number 3 bis stands behind 3, and the chain goes on with 4."""
    assert numbers(row("1."), row("2."), row("3."), row("3 bis."), row("4.")) == ["1", "2", "3", "3 bis", "4"]


def test_gap() -> None:
    """A number that is missing in print breaks nothing, and none is made up for it."""
    assert numbers(row("1."), row("2."), row("4."), row("5."), row("6.")) == ["1", "2", "4", "5", "6"]


def test_odd_stops() -> None:
    """A stop before the number, or none, is a slip that the numbers around it bear out."""
    assert numbers(row("1."), row("2."), row(".3"), row("4"), row("5."), row("6.")) == ["1", "2", "3", "4", "5", "6"]


def test_year_at_the_head_of_a_line() -> None:
    """A year or figure that begins a line is no number."""
    rows = [row("1."), start("2. The Act was passed in"), line("1998. It protects all workers."), row("3."), row("4.")]
    document = assemble(rows)
    assert list(numbered(document)) == ["1", "2", "3", "4"]
    assert document.text_of(numbered(document)["2"]).endswith("in 1998. It protects all workers.")


def test_list_with_the_next_number() -> None:
    """Items that happen to carry the chain's next numbers are told by the column that they stand in."""
    items = [start(f"{n}. An item of the list;", x=160) for n in (3, 4, 5)]
    rows = [row("1."), row("2."), *items, *(row(f"{n}.") for n in range(3, 12))]
    document = assemble(rows)
    assert list(numbered(document)) == [str(n) for n in range(1, 12)]
    assert document.text_of(numbered(document)["3"]) == f"3. {FILL}"


def test_annex_begins_again() -> None:
    """Behind the heading of an annex the numbers may begin again at 1; elsewhere that is a list."""
    chain = [row(f"{n}.") for n in range(1, 6)]
    annex = start("Annex I. Replies of the ministries", bold=True)
    heading = start("B. Replies of the ministries", bold=True)
    again = [row(f"{n}.") for n in range(1, 5)]
    with_annex = assemble([*chain, annex, *again])
    assert [p.number for p in with_annex.paragraphs if p.zone == "annex"] == ["1", "2", "3", "4"]
    without = assemble([*chain, heading, *again])
    assert [p.number for p in without.paragraphs if p.number] == ["1", "2", "3", "4", "5"]


def test_number_on_the_line_before() -> None:
    """A number that hangs on the end of the line before is that of the paragraph that follows it."""
    rows = [row("1."), start("2. The figures are in the table below.3."), start("A\t1", row=True), row("4."), row("5.")]
    document = assemble(rows)
    assert list(numbered(document)) == ["1", "2", "3", "4", "5"]
    assert document.text_of(numbered(document)["2"]) == "2. The figures are in the table below."
    assert document.text_of(numbered(document)["3"]) == "3."
    assert numbered(document)["3"].sentences == ()


def test_too_few_numbers() -> None:
    """A document with two numbers has a list, no numbered paragraphs."""
    document = assemble([row("1."), row("2."), start("The State thanks the Committee.")])
    assert numbered(document) == {}
    assert document.source.numbered_paragraph_last is None


def test_items_stay_in_their_paragraph() -> None:
    """Items begin a new line inside their paragraph; a letter in brackets that goes on with a sentence does not."""
    document = assemble(
        [
            row("1."),
            start("2. The Act protects:"),
            start("(a) women who work in homes, under the rules of article 5", x=140),
            line("(b) of the Code;", x=140),
            start("(b) girls.", x=140),
            row("3."),
            row("4."),
        ]
    )
    assert document.text_of(numbered(document)["2"]).split("\n") == [
        "2. The Act protects:",
        "(a) women who work in homes, under the rules of article 5 (b) of the Code;",
        "(b) girls.",
    ]
