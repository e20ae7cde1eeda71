"""How the State, its report and those who ask it are called throughout a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gmi.model.committee import Committee
from gmi.model.document import Document, DocumentKind, Source
from gmi.wording.name import name_paragraphs, name_state
from gmi.wording.template import plain_text

# Of the universal periodic review, in which States recommend and no Committee does.
_REVIEWS = frozenset({"UPR"})
_NOUNS: dict[DocumentKind, str] = {"state-report": "report", "replies": "replies"}
_IRREGULAR = {"does": "do", "discusses": "discuss", "is": "are", "has": "have", "was": "were"}


@dataclass(frozen=True, slots=True)
class Subject:
    """The names that a draft uses.

    Attributes:
        state: As it stands in a sentence: "Valmora", "the Philippines", "the State party".
        states: Its genitive: "Valmora's", "the Philippines'".
        government: "the Government of the Philippines"; "the State party" when the State is not known.
        noun: "report", "national report", "replies" or "document".
        many: Whether the noun is a plural.
        symbol: As printed; empty when there is none.
        title: The report in a heading: "Valmora's report", "the State party's replies".
        review: Whether States ask one another, as in the universal periodic review.
        committee: The body in a sentence: "the Committee"; empty for a review and where there is none.
        treaty: Its treaty in full, without an article; empty where there is none.
        treaty_short: As the draft calls it from then on: "the Convention".
    """

    state: str
    states: str
    government: str
    noun: str
    many: bool
    symbol: str
    title: str
    review: bool
    committee: str
    treaty: str
    treaty_short: str

    @property
    def label(self) -> str:
        """The report by its symbol; without one, "the report of Valmora"."""
        return self.symbol or f"the {self.noun} of {self.state}"

    @property
    def short(self) -> str:
        """The report by its noun: "the report"."""
        return f"the {self.noun}"

    def verb(self, singular: str, *, named: bool = False) -> str:
        """A verb in the number of the report's noun, or of its label when ``named``."""
        if not self.many or (named and self.symbol):
            return singular
        return _IRREGULAR.get(singular) or singular.removesuffix("s")

    def shorten(self, text: str) -> str:
        """A text in which the body's own treaty has its short name, as the introduction says."""
        return text.replace(f"the {self.treaty}", self.treaty_short) if self.treaty else text

    def gap(self, gap: str) -> str:
        """The clause of a gap in the number of the noun: "does not say …", "do not say …"."""
        first, _, rest = gap.partition(" ")
        if self.many:
            rest = re.sub(r"\bits\b", "their", rest)
        return f"{self.verb(first)} {rest}"


def name_subject(source: Source, committee: Committee | None) -> Subject:
    """The names for one report and the body that it goes to."""
    state = name_state(source)
    body = committee.id if committee is not None else source.body
    review = body in _REVIEWS
    noun = _NOUNS.get(source.document_kind, "document")
    if review and noun == "report":
        noun = "national report"
    known = bool(plain_text(source.state_name or ""))
    return Subject(
        state=state,
        states=form_genitive(state),
        government=f"the Government of {state}" if known else state,
        noun=noun,
        many=noun == "replies",
        symbol=plain_text(source.symbol or ""),
        title=f"{form_genitive(state)} {noun}",
        review=review,
        committee="" if body is None or review else "the Committee",
        treaty=committee.treaty if committee is not None and committee.treaty_short else "",
        treaty_short=committee.treaty_short if committee is not None else "",
    )


def form_genitive(name: str) -> str:
    """The genitive of a name.

    >>> form_genitive("Valmora"), form_genitive("the Philippines")
    ("Valmora's", "the Philippines'")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def is_main_text(document: Document, index: int) -> bool:
    """Whether a paragraph's printed number counts in the main text; annexes begin anew, and notes have their own."""
    paragraph = document.paragraphs[index]
    return not paragraph.annexed and paragraph.zone not in {"annex", "footnote"}


def cite_place(subject: Subject, document: Document, index: int, position: int | None = None) -> str:
    """Where a passage is to be found, for example "CMW/C/XVM/2, para. 12".

    Args:
        subject: Names the report.
        document: Holds it.
        index: Place in ``Document.paragraphs``.
        position: Where the passage begins in ``Document.text``; gives the page of a paragraph that has no number.
    """
    paragraph = document.paragraphs[index]
    name = subject.symbol or f"{subject.noun} of {subject.state}"
    if paragraph.number is not None and is_main_text(document, index):
        return f"{name}, para. {plain_text(paragraph.number)}"
    page = paragraph.page_number if position is None else paragraph.page_at(position)
    return name if page is None else f"{name}, p. {page}"


def name_places(document: Document, indexes: Iterable[int]) -> str:
    """Paragraphs in their order, a note at the one that calls it: "paragraphs 12 and 14"; else pages."""
    paragraphs = document.paragraphs
    homes = (paragraphs[index].called_from if paragraphs[index].zone == "footnote" else index for index in indexes)
    return name_paragraphs(document, sorted({home for home in homes if home is not None}))


def cite_places(subject: Subject, document: Document, indexes: Iterable[int]) -> str:
    """Where several paragraphs are to be found, for example "CMW/C/XVM/2, paragraphs 12 and 14"."""
    name = subject.symbol or f"{subject.noun} of {subject.state}"
    places = name_places(document, indexes)
    return f"{name}, {places}" if places else name
