"""A shadow-report draft: every decision taken, nothing laid out yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gmi.model.document import Source
from gmi.model.scorecard import RubricStamp

RunKind = Literal["plain", "strong", "place"]
DraftStage = Literal["list-of-issues", "session", "both"]


@dataclass(frozen=True, slots=True)
class Support:
    """What a claim on the report rests on; in Word it is the comment beside the claim.

    Attributes:
        citation: Where to look, for example "CMW/C/XVM/2, para. 12".
        reference_ids: Of the result, in order; empty where the claim is that something was not found.
        sentence: The sentence of the report, word for word; empty where there is none.
        note: In words, for example "indicator domestic-work.contracts, not met: …"; empty for none.
    """

    citation: str
    reference_ids: tuple[str, ...] = ()
    sentence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence.

    Attributes:
        text: With its own spaces; runs are joined as they are.
        kind: ``place`` marks room for the organisation's own words and reads "[Add: …]".
        support: What it rests on, where it says something of the report; else None.
    """

    text: str
    kind: RunKind = "plain"
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph of the draft.

    Attributes:
        runs: In order.
        number: Of the paragraph, counted through the draft from 1; None for one that is not numbered.
    """

    runs: tuple[Run, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the report, as they stand in ``Document.text`` (line ends as one space).

    Attributes:
        text: Whole sentences, or a part that ``…`` shortens at its end; never a word that the report does not hold.
        citation: For example "CMW/C/XVM/2, para. 12".
        paragraph_number: As printed; None where the paragraph has none.
        page_number: Where the quotation begins; None in a format without pages.
        paragraph_index: Place in ``Document.paragraphs``.
        reference_ids: References inside it, in order.
    """

    text: str
    citation: str
    paragraph_number: str | None
    page_number: int | None
    paragraph_index: int
    reference_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A bulleted list; each item is a sentence of its own."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption.

    Attributes:
        caption: What it shows.
        header: One cell a column.
        rows: Each as long as the header.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Statement | Quotation | Listing | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    Attributes:
        id: A slug, unique in the draft: ``summary``, ``theme.domestic-work``, ``annex.method`` …
        title: Of the heading.
        level: 1 for a chapter, 2 and 3 below it.
        blocks: In order; a section without blocks is followed by one of a deeper level.
    """

    id: str
    title: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The first page.

    Attributes:
        title: For example "Shadow report on Valmora".
        subtitle: Treaty body, treaty, session.
        rows: What the Committee asks to be stated: label and value, in order.
    """

    title: str
    subtitle: str
    rows: tuple[tuple[str, tuple[Run, ...]], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Room for the organisation's own words that is still to be filled.

    Attributes:
        text: The mark as it stands in the draft: "[Add: …]".
        section_id: Where it stands.
        section_title: The same, for people.
    """

    text: str
    section_id: str
    section_title: str


@dataclass(frozen=True, slots=True)
class Length:
    """The draft's words against what the Committee takes.

    Attributes:
        word_count: As the Committee counts: title page, contents and the marked places apart, footnotes included.
        word_limit: None where no limit is known.
        limit_note: In words, with source and whether it is verified.
        cuts: What ``--fit`` took away, in the order in which it did, in words.
    """

    word_count: int
    word_limit: int | None
    limit_note: str
    cuts: tuple[str, ...] = ()

    @property
    def over(self) -> int:
        """Words over the limit; negative for words left; 0 where there is no limit."""
        return 0 if self.word_limit is None else self.word_count - self.word_limit


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole draft: the value that each renderer takes.

    Attributes:
        title_page: First page.
        sections: In reading order; contents are made from their titles.
        places: All marks that are still to be filled, in order, title page included.
        stage: Which of questions and recommendations it holds.
        length: Words against the limit.
        source: What the State's report is.
        rubric: Which rubric was used.
        gmi_version: Of the program.
        organisation: Name for the document's properties; empty when not given.
        confidential: Whether the organisation asks that it is not published.
        committee: Whom it goes to, in full; empty when not known. This and what follows repeats what the sections
            say, so that an organisation's own template can place it.
        session: Of the Committee; empty when not given.
        finding: The finding in words.
        questions: Every question, as it stands in a listing.
        recommendations: Every recommendation, as it stands in a listing.
    """

    title_page: TitlePage
    sections: tuple[Section, ...]
    places: tuple[Place, ...]
    stage: DraftStage
    length: Length
    source: Source
    rubric: RubricStamp
    gmi_version: str
    organisation: str
    confidential: bool
    committee: str = ""
    session: str = ""
    finding: str = ""
    questions: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation, in reading order."""
        return tuple(block for section in self.sections for block in section.blocks if isinstance(block, Quotation))
