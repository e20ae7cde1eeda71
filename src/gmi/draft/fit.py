"""How long a submission may be."""

from __future__ import annotations

from gmi.model.committee import Committee, WordLimit
from gmi.model.draft_options import DraftOptions
from gmi.model.profile import Profile
from gmi.wording.name import TO_BE_CHECKED


def choose_limit(committee: Committee | None, profile: Profile, options: DraftOptions) -> tuple[int | None, str]:
    """The limit and where it comes from, in words.

    The user's own limit wins. Of a Committee's limits, the one for the stage and for the number of organisations that
    sign counts; the smallest where several do, and where none fits, the smallest of all.
    """
    if options.word_limit is not None:
        return options.word_limit, f"{options.word_limit:,} words, as given by you"
    if committee is None or not committee.word_limits:
        name = f"the {committee.name}" if committee is not None else "the body that takes the draft"
        return None, f"no word limit of {name} is known; ask its secretariat"
    stages = {"list-of-issues", "session"} if options.stage == "both" else {options.stage}
    fitting = [limit for limit in committee.word_limits if limit.stage is None or limit.stage in stages]
    signed = [limit for limit in fitting if limit.coalition == bool(profile.co_authors)]
    limit = min(signed or fitting or committee.word_limits, key=lambda item: item.words)
    return limit.words, _describe(limit)


def _describe(limit: WordLimit) -> str:
    """A limit with its source and whether it was verified."""
    notes = "footnotes included" if limit.footnotes else "footnotes apart"
    signed = "several organisations together" if limit.coalition else "one organisation"
    checked = "" if limit.rule.verified else f"; {TO_BE_CHECKED}"
    return f"{limit.words:,} words for {signed}, {notes} ({limit.rule.source}, {limit.rule.date}{checked})"
