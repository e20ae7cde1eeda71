"""What an organisation says of itself and knows from its own work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Publication = Literal["may-be-published", "confidential"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation that signs the submission.

    Attributes:
        name: Full name.
        about: One or two sentences on it; empty when not given.
        contact: Lines of an address, an e-mail, a web page; empty when not given.
    """

    name: str
    about: str = ""
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnEvidence:
    """A statistic or a testimony of the organisation, with its source.

    Attributes:
        kind: What it is.
        theme: Theme id of the rubric, or ``overall``.
        text: One or more sentences, as they are to stand.
        source: Who says so, where, when.
    """

    kind: Literal["statistic", "testimony"]
    theme: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation's side of a draft; whatever is empty becomes a marked place, and nothing is made up.

    Attributes:
        organisation: Who submits; None when no profile was given.
        co_authors: Others who sign.
        mandate: What the organisation works on, for the scope; empty when not given.
        session: Of the Committee, for example "41st session (1–12 December 2025)"; empty when not given.
        publication: None when not decided yet.
        date: Of the submission, as it is to stand; empty when not given.
        evidence: In the order of the file.
        priorities: Indicator ids that the organisation puts first, in order; empty lets gmi rank.
    """

    organisation: Organisation | None = None
    co_authors: tuple[Organisation, ...] = ()
    mandate: str = ""
    session: str = ""
    publication: Publication | None = None
    date: str = ""
    evidence: tuple[OwnEvidence, ...] = ()
    priorities: tuple[str, ...] = ()
