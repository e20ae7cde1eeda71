"""What the machine's words are called on paper: zones, buckets, kinds; numbers and lists as readers expect them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from gmi.model.document import DocumentKind, Zone
from gmi.model.reference import Bucket, Label, Method, NameKind, Tag
from gmi.model.rubric import Level, Stage
from gmi.model.scorecard import Outcome, Strength

ZONE_TITLES: Final[dict[Zone, str]] = {
    "masthead": "masthead",
    "running-head": "running head",
    "contents": "contents",
    "acronym-list": "list of acronyms",
    "heading": "heading",
    "body": "text",
    "footnote": "footnote",
    "table": "table",
    "annex": "annex",
    "committee-text": "the Committee’s words",
    "bibliography": "bibliography",
}
BUCKET_TITLES: Final[dict[Bucket, str]] = {
    "masthead": "in the masthead",
    "running-head": "in running heads",
    "contents": "in the table of contents",
    "acronym-list": "in the list of acronyms",
    "committee-text": "in the Committee’s own words, reprinted",
    "treaty-title": "in the title of a treaty, resolution or UN body",
    "institution-name": "in the name of an institution",
    "bibliography": "in the bibliography",
    "not-a-reference": "taken out by a person as no reference",
}
KIND_TITLES: Final[dict[DocumentKind, str]] = {
    "state-report": "State report",
    "replies": "replies to the list of issues",
    "list-of-issues": "list of issues",
    "concluding-observations": "concluding observations",
    "other": "document",
}
BODY_TITLES: Final[dict[str, str]] = {
    "CMW": "Committee on Migrant Workers",
    "CEDAW": "Committee on the Elimination of Discrimination against Women",
    "CRPD": "Committee on the Rights of Persons with Disabilities",
    "CERD": "Committee on the Elimination of Racial Discrimination",
    "CESCR": "Committee on Economic, Social and Cultural Rights",
    "CCPR": "Human Rights Committee",
    "CRC": "Committee on the Rights of the Child",
    "CAT": "Committee against Torture",
    "CED": "Committee on Enforced Disappearances",
    "UPR": "universal periodic review",
}
MEASURE_TITLES: Final[dict[NameKind, str]] = {
    "law": "Law",
    "decree": "Decree",
    "policy": "Policy",
    "plan": "Plan",
    "programme": "Programme",
    "body": "Body",
    "budget": "Budget",
    "treaty": "Treaty",
}
MEASURE_PLURALS: Final[dict[NameKind, str]] = {
    "law": "Laws",
    "decree": "Decrees",
    "policy": "Policies",
    "plan": "Plans",
    "programme": "Programmes",
    "body": "Bodies",
    "budget": "Budgets",
    "treaty": "Treaties",
}
OUTCOME_TITLES: Final[dict[Outcome, str]] = {
    "not-met": "not met",
    "partly-met": "partly met",
    "met": "met",
    "not-applicable": "not applicable",
    "not-assessable": "not assessable",
}
LABEL_TITLES: Final[dict[Label, str]] = {
    "commitment": "commitment",
    "engagement": "engagement",
    "mention": "mention",
    "undecided": "undecided",
}
METHOD_TITLES: Final[dict[Method, str]] = {
    "human": "decided by a person",
    "rule": "by rule",
    "model": "by model",
    "rule+model": "by rule and model",
}
LEVEL_TITLES: Final[dict[Level, str]] = {
    "absent": "absent",
    "low": "low",
    "moderate": "moderate",
    "high": "high",
    "not-assessable": "not assessable",
}
STAGE_TITLES: Final[dict[Stage, str]] = {
    "list-of-issues": "Questions for the list of issues or the dialogue",
    "session": "Recommendations for the concluding observations",
}
TAG_TITLES: Final[dict[Tag, str]] = {
    "hedged": "hedged",
    "negated": "negated: a lack is stated",
    "disaggregated-data": "figures broken down",
    "budget": "money named",
    "target-or-deadline": "target or deadline",
    "participation": "the group takes part",
    "victim-framing": "shown as victim only",
    "agency": "shown as acting",
    "restrictive": "restrictive",
}
REVIEW_STAGE_TITLES: Final[dict[Stage, str]] = {
    "list-of-issues": "Questions for the review",
    "session": "Recommendations for the review",
}
ROLE_TITLES: Final[dict[str, str]] = {
    "victim": "victim or vulnerable only",
    "beneficiary": "beneficiary of a measure",
    "agency": "acting",
    "participation": "taking part",
}
STRENGTH_NOTES: Final[dict[Strength, str]] = {
    "complete": "Every page could be read, and no part of the text holds one of the words searched for, not even the "
    "parts that are left out of the count.",
    "in-extracted-text": "This may be said of the text that could be extracted. It may not be said that the report is "
    "silent.",
}
LANGUAGE_TITLES: Final[dict[str, str]] = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def format_number(number: float) -> str:
    """A whole number with commas, as UN documents print it.

    >>> format_number(18204)
    '18,204'
    """
    return f"{number:,.0f}"


def format_rate(rate: float) -> str:
    """A rate with two decimals, or three where two would print nothing.

    >>> format_rate(2.314), format_rate(0.004), format_rate(0)
    ('2.31', '0.004', '0.00')
    """
    return f"{rate:.3f}" if 0 < rate < 0.01 else f"{rate:.2f}"


def format_share(share: float) -> str:
    """A share of 0..1 in per cent, without decimals but where that would print a false 0 or 100.

    >>> format_share(0.4), format_share(0.125), format_share(0.004), format_share(0.999)
    ('40%', '13%', '0.4%', '99.9%')
    """
    percent = share * 100
    near_edge = 0 < percent < 1 or 99 < percent < 100
    return f"{percent:.1f}%" if near_edge else f"{int(percent + 0.5)}%"


def format_date(date: str | None) -> str | None:
    """An ISO date as UN documents print it; anything else as it is.

    >>> format_date("2023-05-12"), format_date("2023-05")
    ('12 May 2023', 'May 2023')
    """
    parts = (date or "").split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3) or not 1 <= int(parts[1]) <= 12:
        return date
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{_MONTHS[int(parts[1]) - 1]} {parts[0]}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(1, "page"), plural(1200, "page"), plural(2, "body", "bodies")
    ('1 page', '1,200 pages', '2 bodies')
    """
    return f"{format_number(number)} {one if number == 1 else many or one + 's'}"


def name_body(body: str) -> str:
    """A body as it stands in a sentence.

    >>> name_body("CAT"), name_body("XYZ")
    ('the Committee against Torture', 'XYZ')
    """
    return f"the {BODY_TITLES[body]}" if body in BODY_TITLES else body


def shorten_list(labels: Sequence[str], most: int) -> str:
    """The first few of a list and how many more there are.

    >>> shorten_list(["1", "2", "5"], 3), shorten_list(["1", "2", "5", "8"], 2)
    ('1, 2 and 5', '1, 2 and 2 more')
    """
    if len(labels) <= most:
        return join_words(labels)
    return f"{', '.join(labels[:most])} and {len(labels) - most} more"


def join_words(words: Sequence[str]) -> str:
    """A list as one writes it.

    >>> join_words(["12", "14", "18"])
    '12, 14 and 18'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def name_paragraphs(labels: Iterable[str]) -> str:
    """Paragraph labels in words; labels that are no number ("page 4") stand for themselves.

    >>> name_paragraphs(["12", "14", "page 4"])
    'paragraphs 12 and 14, page 4'
    """
    given = list(labels)
    numbers = [label for label in given if label[:1].isdecimal()]
    pages = [label for label in given if not label[:1].isdecimal()]
    named = [f"{'paragraph' if len(numbers) == 1 else 'paragraphs'} {join_words(numbers)}"] if numbers else []
    return ", ".join(named + pages)
