"""The method annex: what was counted and left out, how levels came about, how the report was read."""

from __future__ import annotations

from collections import Counter

from gmi.draft.brief import Brief
from gmi.draft.figures import tabulate_counts, tabulate_depth, tabulate_levels
from gmi.draft.phrase import capitalise, figure, number_word, say
from gmi.model.draft import Block, Listing, Run, Section
from gmi.model.label_error import LabelError
from gmi.model.scorecard import RubricStamp
from gmi.wording.phrase import join_words

_REPAIRS = {
    "line-end-hyphen": ("hyphen at a line end", "hyphens at line ends"),
    "split-word": ("split word", "split words"),
    "note-call": ("number of a note glued to a word", "numbers of notes glued to words"),
    "glued-heading": ("heading glued to its text", "headings glued to their text"),
    "special-character": ("odd character", "odd characters"),
    "doubled-glyphs": ("passage of doubled letters", "passages of doubled letters"),
}
_PROBLEMS = 8
_SHOWN_HASH = 16


def make_annex(brief: Brief) -> tuple[Section, ...]:
    """The annex, with its tables where the draft has room for them."""
    return (
        Section("annex", "Annex: how the text was analysed", 1, ()),
        Section("annex.counts", "What was counted", 2, _counts(brief)),
        Section("annex.levels", "How the levels came about", 2, _levels(brief)),
        Section("annex.reading", "How the text was read", 2, _reading(brief)),
    )


def _counts(brief: Brief) -> tuple[Block, ...]:
    """Counts, what was left out, variants and depth."""
    scorecard, subject = brief.result.scorecard, brief.subject
    gender, migration = scorecard.counts.gender, scorecard.counts.migration
    lead = say(
        f"In {subject.label}, {figure(gender.raw, 'reference')} to women, girls or gender and "
        f"{figure(migration.raw, 'reference')} to migration were found. Of the first, {_all_or_none(gender.headline)} "
        f"{'counts' if gender.headline == 1 else 'count'}; of the second, {_all_or_none(migration.headline)}. The two "
        "are never added up.",
        brief.support((), "Counts of the whole text"),
    )
    if not brief.plan.tables:
        return (lead,)
    return lead, *tabulate_counts(scorecard.counts), tabulate_depth(scorecard)


def _levels(brief: Brief) -> tuple[Block, ...]:
    """Levels with their bands and the reference set."""
    rubric = brief.result.rubric
    blocks: list[Block] = [say(_compare(rubric))]
    if rubric.calibration.note:
        blocks.append(say(rubric.calibration.note))
    if brief.plan.tables:
        blocks.append(tabulate_levels(brief.result.scorecard.levels))
    errors = brief.result.label_errors
    if errors is not None and errors.depths:
        read = join_words([_describe_error(error) for error in errors.depths])
        blocks.append(
            say(
                f"The reading of depth errs. On {errors.references:,} references of real reports that people had "
                f"labelled, gmi was right in {read}."
            )
        )
    return tuple(blocks)


def _compare(rubric: RubricStamp) -> str:
    """What levels are compared with."""
    if not rubric.reference_set_size:
        return "No set of reports to compare with was at hand: levels rest on the rubric alone, or are not given."
    bodies = join_words(
        [f"{number_word(count)} to {_body(body)}" for body, count in rubric.reference_set_bodies.items()]
    )
    members = f", of which {bodies}" if bodies else ""
    itself = "; the text itself is one of them" if rubric.in_reference_set else ""
    return (
        "Mention counts every reference, engagement those that are at least an engagement, commitment those that are "
        f"one. Their rates are compared with those of {figure(rubric.reference_set_size, 'report')} (set "
        f"{rubric.reference_set_id}, {rubric.reference_set_date}{members}{itself}): a rate in the lowest third is low, "
        "one in the highest third high. A report to another body, on another matter, compares with them only roughly."
    )


def _reading(brief: Brief) -> tuple[Block, ...]:
    """Rubric, repairs and problems."""
    result, subject = brief.result, brief.subject
    rubric, source = result.rubric, result.source
    blocks: list[Block] = [
        say(
            f"The rubric is {rubric.id} {rubric.version} (SHA-256 {rubric.sha256[:_SHOWN_HASH]}…), the program gmi "
            f"{result.gmi_version}. The file of {subject.label} has SHA-256 {source.sha256[:_SHOWN_HASH]}… and "
            f"{figure(source.word_count, 'word')} in the State's own parts."
        )
    ]
    kinds = Counter(repair.kind for repair in result.document.repairs)
    if kinds:
        mended = [f"{number_word(number)} {_REPAIRS[kind][number != 1]}" for kind, number in sorted(kinds.items())]
        blocks.append(
            say(f"In the text taken from the file, gmi mended {join_words(mended)}; quotations show the mended text.")
        )
    problems = list(dict.fromkeys(" ".join(item.message.split()).rstrip(".") for item in result.problems))
    if problems:
        blocks.append(say(f"While {subject.label} was read, the following was noted:"))
        blocks.append(Listing(tuple((Run(f"{capitalise(text)}."),) for text in problems[:_PROBLEMS])))
    return tuple(blocks)


def _describe_error(error: LabelError) -> str:
    """How often a depth was read rightly, and how many were found."""
    kind = "engagement or commitment" if error.depth == "engagement" else "commitment"
    return f"{error.right:,} of {error.given:,} that it read as {kind} (of {error.true:,} in all)"


def _all_or_none(number: int) -> str:
    """A number that stands alone."""
    return number_word(number) if number else "none"


def _body(body: str) -> str:
    """A body in a sentence."""
    return "the universal periodic review" if body == "UPR" else f"the {body} Committee"
