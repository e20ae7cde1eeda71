"""Counts the words of a written submission as a Committee does."""

from __future__ import annotations

from collections.abc import Iterator

from gmi.model.committee import Committee, WordLimit
from gmi.model.proof import Finding
from gmi.proof.manuscript import Manuscript, Part
from gmi.remark import PLACE

_UNCOUNTED: set[Part] = {"contents", "header", "footer", "picture description"}
_NOTES: set[Part] = {"footnote", "endnote"}


def count_manuscript_words(manuscript: Manuscript, *, notes: bool = True) -> int:
    """Words of a file, title page, contents and marked places apart, as ``count_words`` counts a draft's.

    Args:
        manuscript: The file as read.
        notes: Whether footnotes and endnotes are counted.
    """
    count = 0
    for passage in manuscript.own_passages:
        left_out = passage.on_title_page or passage.part in _UNCOUNTED
        if not left_out and (notes or passage.part not in _NOTES):
            count += sum(any(map(str.isalnum, word)) for word in PLACE.sub(" ", passage.text).split())
    return count


def check_length(manuscript: Manuscript, committee: Committee | None, word_limit: int | None) -> Iterator[Finding]:
    """Whether the file is over the limit.

    Args:
        manuscript: The file as read.
        committee: Whose rules hold; None where none is known.
        word_limit: A limit that the user gives, in place of the Committee's.
    """
    limit = _choose_limit(committee)
    most = word_limit if word_limit is not None else (limit.words if limit else None)
    if most is None:
        return
    count = count_manuscript_words(manuscript, notes=word_limit is not None or limit is None or limit.footnotes)
    if count > most:
        basis = "as you gave it"
        if word_limit is None and limit is not None:
            basis = f"{limit.rule.source}{'' if limit.rule.verified else '; to be checked'}"
        wider = next((entry.words for entry in committee.word_limits if entry.coalition), None) if committee else None
        joint = f"; several organisations together may send {wider:,} words" if wider and word_limit is None else ""
        yield Finding(
            "length",
            f"the submission has {count:,} words, {count - most:,} over the limit of {most:,} ({basis})",
            "the whole file",
            "",
            f"shorten it: quotations first{joint}",
        )


def find_closing(manuscript: Manuscript) -> Iterator[Finding]:
    """The page that is for the organisation only, where it was left in."""
    for passage in manuscript.passages:
        if passage.begins_closing:
            yield Finding(
                "place", "this page is for you and not for the Committee", "the last page", passage.text, "take it out"
            )


def _choose_limit(committee: Committee | None) -> WordLimit | None:
    """The limit for one organisation; the widest where stages differ, since the file does not say its stage."""
    single = [limit for limit in committee.word_limits if not limit.coalition] if committee is not None else []
    return max(single, key=lambda limit: limit.words, default=None)
