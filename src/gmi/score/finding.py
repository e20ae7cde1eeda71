"""The finding sentence, in the form of the published method, and never firmer than what was found."""

from __future__ import annotations

from gmi.model.document import Source
from gmi.model.scorecard import Absence, Counts, LevelRow
from gmi.score.absence import LGBTQIA
from gmi.wording.phrase import count_of

_FAMILY = "women, girls, gender and gender-based considerations"
_LGBTQIA_MIGRANTS = "LGBTQIA+ and gender-diverse migrants"
_LGBTQIA_PERSONS = "LGBTQIA+ and gender-diverse persons"


def state_finding(
    source: Source, headline: str, counts: Counts, levels: LevelRow, absences: tuple[Absence, ...], blocked: str = ""
) -> str:
    """The finding, ready to copy.

    Args:
        source: Names the report and its pages.
        headline: ``gender``, or ``intersections`` for a report that is not about migration, which is then led with.
        counts: Of the report.
        levels: Of the leading dimension.
        absences: Of the report; an absence is stated as firmly as its strength allows.
        blocked: Why nothing can be said; empty when something can.

    Returns:
        One to three sentences.
    """
    subject = _name_report(source)
    if blocked:
        return f"{_capitalise(subject)} could not be assessed. {blocked}"
    by_group = {absence.group: absence for absence in absences}
    if counts.gender.headline == 0:
        return f"{_state_nothing(subject, source, counts, by_group)} {_state_levels(levels, '')}"
    if headline == "gender":
        return f"{_state_gender(subject, source, counts, by_group)} {_state_levels(levels, '')}"
    sentences = counts.intersections.sentences
    meeting = "of women, girls or gender together with migration, asylum, displacement or trafficking"
    lead = (
        f"In {count_of(sentences, 'sentence')} {subject} speaks {meeting}."
        if sentences
        else f"No sentence of {subject} was found to speak {meeting}."
    )
    rest = _state_gender("in all, it", source, counts, by_group)
    return f"{lead} {rest} {_state_levels(levels, 'for the two together, ')}"


def _state_gender(subject: str, source: Source, counts: Counts, absences: dict[str, Absence]) -> str:
    """How often the report refers to the family of terms, and to LGBTQIA+ persons; ends with a full stop."""
    number = counts.gender.headline
    lgbtqia = absences.get(LGBTQIA)
    often = "once" if number == 1 else count_of(number, "time")
    pages = f" in {_count_pages(source)}" if source.page_count else ""
    text = f"{_capitalise(subject)} refers to {_FAMILY} {often}{pages}"
    named = counts.gender.groups.get(LGBTQIA, 0)
    if named:
        verb = "is" if named == 1 else "are"
        return f"{text}; {named:,} of these references {verb} to {_LGBTQIA_PERSONS}."
    if lgbtqia is None:
        return f"{text}."
    if lgbtqia.strength == "complete":
        return f"{text}; it makes no reference to {_LGBTQIA_MIGRANTS}."
    return f"{text}; no reference to {_LGBTQIA_MIGRANTS} was found in the extracted text."


def _state_nothing(subject: str, source: Source, counts: Counts, absences: dict[str, Absence]) -> str:
    """The sentence for a report without a reference that counts."""
    extended = counts.gender.extended
    if extended:
        verb = "was" if extended == 1 else "were"
        aside = f"{count_of(extended, 'reference')} to other gender terms, such as mothers or pregnancy, {verb} found"
        return f"No reference to {_FAMILY} was found in the extracted text of {subject}; {aside}."
    complete = bool(absences) and all(absence.strength == "complete" for absence in absences.values())
    lgbtqia = f", nor to {_LGBTQIA_MIGRANTS}" if LGBTQIA in absences else ""
    if complete:
        pages = f" in its {_count_pages(source)}" if source.page_count else ""
        return f"{_capitalise(subject)} makes no reference to {_FAMILY}{pages}{lgbtqia}."
    found = f"{lgbtqia}, was found" if lgbtqia else " was found"
    return f"No reference to {_FAMILY}{found} in the extracted text of {subject}."


def _state_levels(levels: LevelRow, where: str) -> str:
    """The three levels in one sentence."""
    words = (levels.mention.level, levels.engagement.level, levels.commitment.level)
    if "not-assessable" in words:
        return "Levels are not given, since there are too few reports to compare with."
    if set(words) == {"absent"}:
        return _capitalise(f"{where}mention, engagement and commitment are absent.")
    return _capitalise(f"{where}mention is {words[0]}, engagement {words[1]}, commitment {words[2]}.")


def _name_report(source: Source) -> str:
    """The report's symbol; without one, "the report of <State>" or "the report"."""
    if source.symbol:
        return source.symbol
    return f"the report of {source.state_name}" if source.state_name else "the report"


def _count_pages(source: Source) -> str:
    """Pages, and how many of them could not be read."""
    unread = round(source.page_count * (1 - source.readable_share))
    missing = f", {unread} of which could not be read" if unread else ""
    return f"{count_of(source.page_count, 'page')}{missing}"


def _capitalise(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
