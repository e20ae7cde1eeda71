"""What was found in the report as a whole: levels, counts, groups, where gender and migration meet."""

from __future__ import annotations

from gmi.draft.brief import Brief
from gmi.draft.phrase import capitalise, figure, number_word, often, say, word_levels
from gmi.draft.subject import cite_places, name_places
from gmi.model.draft import Section, Statement, Support
from gmi.model.reference import Dimension
from gmi.wording.phrase import inside_sentence, join_words

_LGBTQIA = "lgbtqia"
_FAMILY = "women, girls, gender and gender-based considerations"
_LGBTQIA_MIGRANTS = "LGBTQIA+ and gender-diverse migrants"
_LGBTQIA_PERSONS = "LGBTQIA+ and gender-diverse persons"
_GROUPS = 4  # migration groups named in a sentence


def make_found(brief: Brief) -> Section:
    """The section with the finding, in the form of the published method."""
    blocks = [_finding(brief), *_lgbtqia(brief), _migration(brief), _meeting(brief)]
    blocks.append(
        say(
            "Levels compare how often such words occur with other reports to the United Nations. They are statements "
            f"on a text, {brief.subject.label}, and not on {brief.subject.states} conduct."
        )
    )
    note = brief.result.scorecard.frame_note
    if note is not None:
        blocks.append(say(note.text, brief.support(note.evidence, f"Standard: {note.source}")))
    return Section(
        "finding", f"What {brief.subject.symbol or brief.subject.short} says of gender and migration", 2, tuple(blocks)
    )


def state_finding(brief: Brief) -> str:
    """Levels and counts in words: two sentences."""
    scorecard, subject, source = brief.result.scorecard, brief.subject, brief.result.source
    levels = scorecard.levels.gender if scorecard.headline == "gender" else scorecard.levels.intersections
    words = (levels.mention.level, levels.engagement.level, levels.commitment.level)
    what = "gender" if scorecard.headline == "gender" else brief.meeting
    basis = "Based on an analysis in the style of the Gender-Migration Index (GMI), we find"
    if "not-assessable" in words:
        first = (
            f"{basis} the following in {subject.label}; no level of mention, engagement or commitment can be given, "
            "since there are too few reports to compare with."
        )
    else:
        first = f"{basis} {word_levels(*words)} {what} in {subject.label}."
    return f"{first} {_count_gender(brief, _long_name(brief, source.page_count))}"


def reference_ids(brief: Brief, dimension: Dimension, group: str | None = None) -> tuple[str, ...]:
    """Ids of the references that count, in order; of one group when it is named."""
    return tuple(
        item.reference.id
        for item in brief.result.references
        if item.reference.dimension == dimension
        and item.reference.bucket is None
        and item.reference.core
        and (item.reference.group == group if group else item.reference.group != "men-boys")
    )


def _finding(brief: Brief) -> Statement:
    """The finding with the references that were counted."""
    ids = reference_ids(brief, "gender")
    note = f"{figure(len(ids), 'reference')} counted; what was left out stands in the annex"
    return say(state_finding(brief), brief.support(ids, note))


def _long_name(brief: Brief, pages: int) -> str:
    """The report with its length: "the 39-page report"."""
    noun = brief.subject.noun
    return f"the {number_word(pages) if pages == 1 else f'{pages:,}'}-page {noun}" if pages else f"the {noun}"


def _count_gender(brief: Brief, name: str) -> str:
    """How often the report refers to the family of terms, and whether LGBTQIA+ migrants are among them."""
    scorecard, source = brief.result.scorecard, brief.result.source
    number = scorecard.counts.gender.headline
    absence = next((item for item in scorecard.absences if item.group == _LGBTQIA), None)
    named = scorecard.counts.gender.groups.get(_LGBTQIA, 0)
    verb = brief.subject.verb("refers")
    unread = round(source.page_count * (1 - source.readable_share))
    aside = f", {number_word(unread)} of whose pages could not be read," if unread else ""
    if number == 0:
        return f"In {name}{aside} no reference to {_FAMILY} was found."
    times = often(number)
    text = f"{capitalise(name)}{aside} {verb} to {_FAMILY} {times}"
    if named:
        share = "the one" if number == 1 else number_word(named)
        be = "is" if named == 1 else "are"
        return (
            f"{text}; {share} of these {be} to {_LGBTQIA_PERSONS}." if number > 1 else f"{text}: to {_LGBTQIA_PERSONS}."
        )
    if absence is None:
        return f"{text}."
    if absence.strength == "complete":
        return f"{text}, with no reference to {_LGBTQIA_MIGRANTS}."
    return f"{text}; no reference to {_LGBTQIA_MIGRANTS} was found in the text that could be extracted."


def _lgbtqia(brief: Brief) -> tuple[Statement, ...]:
    """How strong the statement on their absence is, or where they are named."""
    scorecard, subject = brief.result.scorecard, brief.subject
    absence = next((item for item in scorecard.absences if item.group == _LGBTQIA), None)
    if absence is not None:
        searched = (
            f"{figure(len(absence.searched_terms), 'word or form of a word', 'words and forms of words')} for them"
        )
        if absence.strength == "complete":
            text = (
                f"This absence is complete: {searched} were looked for in every part of "
                f"{subject.label}, headings, notes, tables and annexes included, and none was found."
            )
        else:
            text = (
                f"This absence holds for the text that could be extracted from {subject.label}: {searched} were looked "
                "for and none counts as a reference, but a part that could not be read, or words left "
                "out of the count, may hold one."
            )
        return (say(text, Support(subject.label, (), "", f"Searched: {', '.join(absence.searched_terms)}")),)
    ids = reference_ids(brief, "gender", _LGBTQIA)
    if not ids:
        return ()
    where = _where(brief, ids)
    verb = subject.verb("names", named=True)
    text = f"{capitalise(subject.label)} {verb} {_LGBTQIA_PERSONS}{where}."
    together = [item for item in ids if _meets_migration(brief, item)]
    if together:
        text += f" Of these references, {number_word(len(together))} {'stands' if len(together) == 1 else 'stand'} in a"
        text += " sentence on migration."
    else:
        text += " No such reference stands in a sentence on migration."
    return (say(text, brief.support(ids)),)


def _migration(brief: Brief) -> Statement:
    """How often the report refers to migration, and to whom."""
    scorecard, subject = brief.result.scorecard, brief.subject
    count = scorecard.counts.migration
    ids = reference_ids(brief, "migration")
    label = capitalise(subject.label)
    verb = subject.verb("refers", named=True)
    if count.headline == 0:
        return say(
            f"{label} {subject.verb('does', named=True)} not refer to migration, asylum, displacement or trafficking.",
            brief.support((), "No migration reference that counts"),
        )
    ranked = sorted(count.groups.items(), key=lambda item: -item[1])
    groups = [
        f"{inside_sentence(scorecard.group_titles.get(group, group))} ({number:,})"
        for group, number in ranked
        if number
    ]
    listed = join_words(groups[:_GROUPS])
    mostly = (
        f", most often to {listed}"
        if len(groups) > 1
        else f", always to {groups[0].rsplit(' (', 1)[0]}"
        if groups
        else ""
    )
    times = often(count.headline)
    return say(f"{label} {verb} to migration {times}{mostly}.", brief.support(ids))


def _meeting(brief: Brief) -> Statement:
    """Where gender and migration meet in one sentence."""
    scorecard, subject = brief.result.scorecard, brief.subject
    number = scorecard.counts.intersections.sentences
    if number == 0:
        return say(
            f"No sentence of {subject.label} speaks of women, girls or gender together with migration.",
            brief.support((), "No sentence holds a gender and a migration reference that both count"),
        )
    places = tuple(dict.fromkeys(item.paragraph_index for item in scorecard.intersections))
    where = name_places(brief.document, places)
    inside = f" ({where})" if where else ""
    ids = tuple(dict.fromkeys(name for item in scorecard.intersections for name in item.reference_ids))
    first = brief.support(ids)
    support = Support(cite_places(subject, brief.document, places), ids, first.sentence)
    text = f"Women, girls or gender and migration meet in {figure(number, 'sentence')} of {subject.label}{inside}."
    return say(text, support)


def _where(brief: Brief, ids: tuple[str, ...]) -> str:
    """Where references stand, as it follows a name: " in paragraph 21"."""
    places = name_places(brief.document, (brief.by_id[name].reference.paragraph_index for name in ids))
    if not places:
        return ""
    return f" on {places}" if places.startswith("page") else f" in {places}"


def _meets_migration(brief: Brief, reference_id: str) -> bool:
    """Whether a counting migration reference stands in the same sentence."""
    reference = brief.by_id[reference_id].reference
    beside = brief.by_sentence[reference.paragraph_index, reference.sentence.start]
    return any(item.reference.dimension == "migration" and item.reference.bucket is None for item in beside)
