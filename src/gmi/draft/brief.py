"""All that the parts of a draft are written from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from gmi.draft.bearing import find_bearing
from gmi.draft.plan import Plan
from gmi.draft.subject import Subject, cite_place, name_subject
from gmi.model.committee import Committee
from gmi.model.document import Document
from gmi.model.draft import Support
from gmi.model.draft_options import DraftOptions
from gmi.model.profile import Profile
from gmi.model.reference import ClassifiedReference, NameKind
from gmi.model.rubric import Rubric, Stage
from gmi.model.scorecard import Result

STAGES_OF: dict[str, tuple[Stage, ...]] = {
    "list-of-issues": ("list-of-issues",),
    "session": ("session",),
    "both": ("list-of-issues", "session"),
}
LAW_KINDS: tuple[NameKind, ...] = ("law", "decree", "policy", "plan", "programme")
Meeting = Literal["women, girls or gender", "women, girls or gender together with migration"]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that is known, and how much of it is to be said.

    Attributes:
        result: What is said of the report.
        rubric: What was asked of it.
        committee: Whom the draft goes to; None where no rules are known.
        profile: What the organisation says of itself.
        options: What the user decided.
        plan: How much of each part.
        subject: What the State and the report are called.
        by_sentence: References by paragraph and start of their sentence, those in buckets too.
        by_id: References by id.
        names_in: Names of laws, policies and plans by the paragraph that holds them.
        bearing: By theme, how the measures are called that a question on it may name.
    """

    result: Result
    rubric: Rubric
    committee: Committee | None
    profile: Profile
    options: DraftOptions
    plan: Plan
    subject: Subject
    by_sentence: dict[tuple[int, int], tuple[ClassifiedReference, ...]]
    by_id: dict[str, ClassifiedReference]
    names_in: dict[int, tuple[str, ...]]
    bearing: dict[str, frozenset[str]]

    @property
    def document(self) -> Document:
        """The report as read."""
        return self.result.document

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Stages that the draft writes for."""
        return STAGES_OF[self.options.stage]

    @property
    def meeting(self) -> Meeting:
        """What the scorecard leads with, in words."""
        if self.result.scorecard.headline == "gender":
            return "women, girls or gender"
        return "women, girls or gender together with migration"

    def support(self, reference_ids: tuple[str, ...], note: str = "") -> Support:
        """What a claim rests on: where the first reference stands, and its sentence."""
        first = self.by_id[reference_ids[0]].reference if reference_ids and reference_ids[0] in self.by_id else None
        if first is None:
            return Support(self.subject.label, reference_ids, "", note)
        return Support(
            citation=cite_place(self.subject, self.document, first.paragraph_index, first.span.start),
            reference_ids=reference_ids,
            sentence=" ".join(first.sentence.cut(self.document.text).split()),
            note=note,
        )


def make_brief(
    result: Result, rubric: Rubric, committee: Committee | None, profile: Profile, options: DraftOptions, plan: Plan
) -> Brief:
    """Everything that the parts are written from, looked up once."""
    measures = result.scorecard.measures
    by_sentence = _index_sentences(result.references)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for measure in measures:
        if measure.kind in LAW_KINDS:
            for index in measure.paragraph_indexes:
                names[index].append(measure.name)
    return Brief(
        result=result,
        rubric=rubric,
        committee=committee,
        profile=profile,
        options=options,
        plan=plan,
        subject=name_subject(result.source, committee),
        by_sentence=by_sentence,
        by_id={item.reference.id: item for item in result.references},
        names_in={index: tuple(found) for index, found in names.items()},
        bearing=find_bearing(result, rubric, by_sentence),
    )


def _index_sentences(
    references: tuple[ClassifiedReference, ...],
) -> dict[tuple[int, int], tuple[ClassifiedReference, ...]]:
    """References by paragraph and start of their sentence."""
    found: defaultdict[tuple[int, int], list[ClassifiedReference]] = defaultdict(list)
    for item in references:
        found[item.reference.paragraph_index, item.reference.sentence.start].append(item)
    return {key: tuple(items) for key, items in found.items()}
