"""What a report is, read from its masthead; what the user says wins, and what is unknown is said so."""

from __future__ import annotations

import pytest

from gmi.identify import Given, identify_document
from gmi.model.document import Document, Source, Zone

from .documents import make_document, make_unknown_source


def write(*pieces: tuple[Zone, str]) -> Document:
    """A document of unknown identity."""
    return make_document(*((zone, None, words) for zone, words in pieces), source=make_unknown_source())


BODY: tuple[Zone, str] = (
    "body",
    "The State party shall ensure that the rights of the workers are in force, as by law.",
)


def identify(*masthead: str, head: str = "", given: Given | None = None) -> Source:
    """Identity of a report with these lines in its masthead and this running head."""
    heads: list[tuple[Zone, str]] = [("running-head", head)] if head else []
    document = write(*(("masthead", text) for text in masthead), *heads, BODY)
    return identify_document(document, given).source


@pytest.mark.parametrize(
    ("symbol", "state", "body", "cycle", "kind"),
    [
        ("CMW/C/PER/2", "PER", "CMW", "2", "state-report"),
        ("CMW/C/PER/QPR/2", "PER", "CMW", "2", "list-of-issues"),
        ("CMW/C/PER/Q/1", "PER", "CMW", "1", "list-of-issues"),
        ("CMW/C/PER/Q/1/Add.1", "PER", "CMW", "1", "replies"),
        ("CMW/C/BEN/RQ/1", "BEN", "CMW", "1", "replies"),
        ("CMW/C/PER/CO/2", "PER", "CMW", "2", "concluding-observations"),
        ("CRPD/C/SWE/2-3", "SWE", "CRPD", "2-3", "state-report"),
        ("CEDAW/C/ITA/8", "ITA", "CEDAW", "8", "state-report"),
        ("CRC/C/MEX/CO/4-5", "MEX", "CRC", "4-5", "concluding-observations"),
        ("A/HRC/WG.6/34/SVN/1", "SVN", "UPR", None, "state-report"),
        ("A/HRC/WG.6/34/SVN/2", "SVN", "UPR", None, "other"),
    ],
)
def test_symbol_tells_the_rest(symbol: str, state: str, body: str, cycle: str | None, kind: str) -> None:
    """A symbol gives State, body, cycle and kind."""
    source = identify("United Nations", symbol, "Distr.: General")
    assert (source.symbol, source.state, source.body, source.cycle, source.document_kind) == (
        symbol,
        state,
        body,
        cycle,
        kind,
    )


def test_symbol_broken_by_spaces() -> None:
    """Spaces round the strokes of a symbol do not hide it."""
    assert identify("United Nations CMW / C/ PER/2").symbol == "CMW/C/PER/2"


def test_running_heads_win() -> None:
    """The symbol that the heads of the pages repeat is the report's; another in the masthead is only cited."""
    assert (
        identify("Replies to the list of issues (CMW/C/PER/Q/1)", head="CMW/C/PER/Q/1/Add.1").document_kind == "replies"
    )


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("Initial report submitted by Peru under article 73 of the Convention", "PER"),
        ("Second periodic report of the Philippines, due in 2014", "PHL"),
        ("Replies of Benin to the list of issues", "BEN"),
        ("KINGDOM OF CAMBODIA Nation Religion King", "KHM"),
    ],
)
def test_state_in_the_title(title: str, state: str) -> None:
    """Without a symbol the title tells the State."""
    assert identify(title).state == state


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Initial report submitted by Peru under article 73", "state-report"),
        ("List of issues in relation to the report of Peru", "list-of-issues"),
        ("Concluding observations on the report of Peru", "concluding-observations"),
        ("Replies to the list of issues", "replies"),
        ("National strategy on care", "other"),
    ],
)
def test_kind_in_the_title(title: str, kind: str) -> None:
    """Without a symbol the title tells the kind."""
    assert identify(title).document_kind == kind


def test_what_the_user_says_wins() -> None:
    """Symbol, State and language as given go before what is printed."""
    source = identify("CMW/C/PER/2", given=Given(symbol="CMW/C/BEN/1", state="ben", language="fr"))
    assert (source.symbol, source.state, source.language) == ("CMW/C/BEN/1", "BEN", "fr")


def test_fictional_state() -> None:
    """A code that ISO leaves to its users keeps the name that the title prints, and a Problem says so."""
    document = write(("masthead", "CMW/C/XVM/1"), ("masthead", "Initial report submitted by Valmora"), BODY)
    read = identify_document(document)
    assert (read.source.state, read.source.state_name) == ("XVM", "Valmora")
    assert [problem.code for problem in read.problems] == ["source.state-user-assigned"]


def test_unknown_is_said() -> None:
    """What the masthead does not say is None, each with a Problem and what to do."""
    read = identify_document(write(("masthead", "A plan"), ("body", "xyz zyx " * 40)))
    assert (read.source.symbol, read.source.state, read.source.body, read.source.language) == (None,) * 4
    assert [problem.code for problem in read.problems] == [
        "source.symbol-unknown",
        "source.state-unknown",
        "source.body-unknown",
        "source.language-unknown",
    ]
    assert all(problem.hint for problem in read.problems)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The rights of the workers are in force and the law is made for them.", "en"),
        ("Les droits des travailleurs sont garantis par la loi et les femmes sont dans le plan.", "fr"),
        ("Los derechos de los trabajadores y de las mujeres son parte del plan que se hace en el país.", "es"),
        ("Права трудящихся-мигрантов защищены законом.", "ru"),
        ("حقوق العمال المهاجرين محمية بموجب القانون", "ar"),
    ],
)
def test_language(text: str, language: str) -> None:
    """The language is told by its commonest words or its script."""
    assert identify_document(write(("body", text * 5))).source.language == language


def test_date_of_distribution() -> None:
    """Of several dates the one below "Distr." counts; a date that is none is passed over."""
    masthead = "Date received: 1 July 2024 Distr.: General 28 September 2024 Original: English"
    assert identify(masthead).date == "2024-09-28"
    assert identify("Session of 31 June 2024, 2 July 2024").date == "2024-07-02"
    assert identify("No date").date is None
