"""Names of people and contact data in a submission, those that are there on purpose apart from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from gmi.model.proof import Finding
from gmi.model.span import Span
from gmi.proof.contacts import find_contacts
from gmi.proof.manuscript import Manuscript, Passage
from gmi.proof.people import find_people
from gmi.proof.report_text import ReportText
from gmi.proof.symbols import SYMBOL
from gmi.proof.word_lists import WordLists, fold
from gmi.remark import PLACE

_OWN = re.compile(
    r"^(?:[\dIVX.]+\s)?(?:about\b|who we are|contact|co-?authors?|submitted by|submitting|signator|acknowledge?ments?|"
    r"(?:the |our )?organi[sz]ations?$|authors?$)",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"\b(?:sources|references|bibliograph\w*|works cited|literature|endnotes|further reading)\b", re.IGNORECASE
)
_PUBLISHED = re.compile(r"https?://|www\.|\bibid\b|\bop\. cit|\bsee\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:Special Rapporteur|Rapporteur|Committee member|member of the Committee|Chair(?:person)?|"
    r"Chair(?:person)? of the Committee|High Commissioner|Secretary-General|Working Group|Independent Expert)s?,?"
    r"\s(?:\w+\s){0,3}$"
)
_OFFICIAL_MAIL = re.compile(
    r"[@.](?:un|ohchr|unhcr|ilo|iom|unwomen|unicef|undp|unfpa|who)\.(?:org|int)$", re.IGNORECASE
)
_LINKS = re.compile(r"(?:https?://|www\.)[^\s<>]+")
_WORD = re.compile(r"[^\W\d_]+")
_CONTACTS = {
    "e-mail": "an e-mail address or a page of a person",
    "telephone": "a telephone number",
    "address": "a postal address",
    "papers": "the number of someone’s papers or case",
    "date of birth": "a date of birth",
}
_NAME_HINT = (
    "put initials of your own choice, a changed name or a role in its place, unless the person agreed to be named"
)
_CONTACT_HINT = "take it out: the State will read the submission"
_NAMED_HINT = "check that this is wanted"

Role = Literal["text", "own", "source", "official", "report"]
_ROLES: dict[Role, str] = {
    "own": "it stands on the title page or in the section on the organisation",
    "source": "it seems to be the author of a source",
    "official": "it seems to belong to the United Nations",
    "report": "the State’s report names it too",
}


def check_personal(manuscript: Manuscript, report: ReportText, lists: WordLists) -> Iterator[Finding]:
    """What names or leads to a person: first in the text, then where it may be on purpose.

    Args:
        manuscript: The file as read.
        report: The State's report: its words name nobody new.
        lists: Names and the words around them.
    """
    ordinary = _list_ordinary(manuscript, report)
    for passage in manuscript.own_passages:
        if passage.part == "contents":
            continue
        text = _blank(passage.text, PLACE, re.compile(SYMBOL))
        contacts = find_contacts(text)
        for contact in contacts:
            words = contact.span.cut(passage.text)
            role = _tell_role(passage, contact.span, cited=False)
            if contact.kind == "e-mail" and _OFFICIAL_MAIL.search(words):
                role = "official"
            kind: Literal["named", "contact"] = "contact" if role == "text" else "named"
            reason = "" if role == "text" else f"; {_ROLES[role]}"
            yield Finding(
                kind,
                f"this may be {_CONTACTS[contact.kind]}{reason}",
                passage.where,
                words,
                _CONTACT_HINT if role == "text" else _NAMED_HINT,
            )
        text = _blank(text, _LINKS, *(re.compile(re.escape(contact.span.cut(text))) for contact in contacts))
        for sighting in find_people(text, lists, ordinary):
            words = sighting.span.cut(passage.text)
            role = _tell_role(passage, sighting.span, cited=sighting.cited)
            if role == "text" and " " in words and report.holds(words):
                role = "report"
            is_text = role == "text"
            yield Finding(
                "name" if is_text else "named",
                f"this may be the name of a person: {sighting.reason if is_text else _ROLES[role]}",
                passage.where,
                words,
                _NAME_HINT if is_text else _NAMED_HINT,
            )


def _tell_role(passage: Passage, span: Span, *, cited: bool) -> Role:
    """Why a name may stand there on purpose; ``text`` where nothing says so."""
    titles = (*passage.headings, passage.text if passage.level else "")
    if passage.on_title_page or passage.part in {"header", "footer"} or any(map(_OWN.search, titles)):
        return "own"
    is_note = passage.part in {"footnote", "endnote"} and _PUBLISHED.search(passage.text)
    if cited or is_note or any(map(_SOURCES.search, titles)):
        return "source"
    if _OFFICE.search(passage.text[max(0, span.start - 60) : span.start]):
        return "official"
    return "text"


def _blank(text: str, *patterns: re.Pattern[str]) -> str:
    """Text with what was dealt with already replaced by as many spaces."""
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def _list_ordinary(manuscript: Manuscript, report: ReportText) -> frozenset[str]:
    """Words that occur without a capital in the file, and those of the report, folded."""
    own = {fold(word) for passage in manuscript.passages for word in _WORD.findall(passage.text) if word[0].islower()}
    return frozenset(own | set(map(fold, report.words)))
