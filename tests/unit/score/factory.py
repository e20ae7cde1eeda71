"""Makes small reports of the fictional State Valmora, with what was found in them, and a small rubric.

A find is written in the text: ``[women-girls commitment +agency|women]`` is a core reference, ``x`` among the words
makes it extended, ``!treaty-title`` puts it in a bucket; ``[*trafficking.shelter|shelters]`` is a mark,
``[~trafficking-smuggling.t|drug trafficking]`` an occurrence that a negative term kept out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from gmi.model.document import Document, Paragraph, Zone
from gmi.model.reference import ClassifiedReference, Findings, Mark, Measure, Reference, Vetoed
from gmi.model.rubric import (
    Applies,
    Atom,
    Calibration,
    Condition,
    Examples,
    Group,
    Indicator,
    QuestionTemplate,
    ReferenceRate,
    ReferenceSet,
    Rubric,
    Term,
    Theme,
)
from gmi.model.scorecard import Scorecard
from gmi.model.span import Span
from gmi.score import score_report
from tests.unit.documents import make_source

_FIND = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
_LABELS = {"mention", "engagement", "commitment", "undecided"}
DIMENSIONS = {
    "women-girls": "gender",
    "gender": "gender",
    "lgbtqia": "gender",
    "men-boys": "gender",
    "migrants": "migration",
    "trafficking-smuggling": "migration",
}
TITLES = {
    "women-girls": "Women and girls",
    "gender": "Gender",
    "lgbtqia": "LGBTQIA+ and gender-diverse persons",
    "men-boys": "Men and boys",
    "migrants": "Migrants",
    "trafficking-smuggling": "Trafficking and smuggling",
}


@dataclass(frozen=True)
class Text:
    """One paragraph to be made."""

    text: str
    zone: Zone = "body"
    number: str | None = None
    themes: tuple[str, ...] = ()
    page: int | None = 1
    annexed: bool = False
    called_from: int | None = None


@dataclass(frozen=True)
class Report:
    """A report with what was found in it."""

    document: Document
    findings: Findings
    classified: tuple[ClassifiedReference, ...]
    measures: tuple[Measure, ...] = ()

    def score(self, rubric: Rubric | None = None, **options: Any) -> Scorecard:
        """Its scorecard."""
        return score_report(
            self.document, rubric or make_rubric(), self.findings, self.classified, self.measures, **options
        )


def make_report(*texts: Text | str, measures: tuple[Measure, ...] = (), **source: Any) -> Report:
    """A report of these paragraphs; plain strings become body paragraphs numbered by their place."""
    whole = ""
    paragraphs: list[Paragraph] = []
    items: list[ClassifiedReference] = []
    marks: list[Mark] = []
    vetoed: list[Vetoed] = []
    for index, given in enumerate(texts):
        made = Text(given, number=str(index + 1)) if isinstance(given, str) else given
        start = len(whole)
        finds: list[tuple[str, Span]] = []
        place = 0
        for match in _FIND.finditer(made.text):
            whole += made.text[place : match.start()]
            finds.append((match.group(1), Span(len(whole), len(whole) + len(match.group(2)))))
            whole += match.group(2)
            place = match.end()
        whole += made.text[place:]
        span = Span(start, len(whole))
        sentences = tuple(Span(start + m.start(), start + m.end()) for m in re.finditer(r"\S[^.]*\.?", span.cut(whole)))
        for head, found in finds:
            sentence = next(s for s in sentences if s.contains(found))
            if head.startswith("*"):
                marks.append(Mark(head[1:], found, sentence, index, made.zone))
            elif head.startswith("~"):
                vetoed.append(Vetoed(found, found.cut(whole), head[1:], "veto.one", index))
            else:
                items.append(_make_item(len(items), head, found, sentence, whole, index, made))
        paragraphs.append(
            Paragraph(
                index=index,
                zone=made.zone,
                number=made.number,
                page_number=made.page,
                heading_path=(),
                span=span,
                sentences=sentences,
                called_from=made.called_from,
                annexed=made.annexed,
            )
        )
        whole += "\n\n"
    themes = tuple(t.themes if isinstance(t, Text) else () for t in texts)
    return Report(
        Document(make_source(**source), whole, tuple(paragraphs)),
        Findings(tuple(item.reference for item in items), tuple(marks), tuple(vetoed), themes),
        tuple(items),
        measures,
    )


def _make_item(
    count: int, head: str, span: Span, sentence: Span, whole: str, index: int, made: Text
) -> ClassifiedReference:
    group, *words = head.split()
    bucket: Any = next((word[1:] for word in words if word.startswith("!")), None)
    label: Any = next((word for word in words if word in _LABELS), "mention")
    tags: Any = tuple(word[1:] for word in words if word.startswith("+"))
    dimension: Any = DIMENSIONS[group]
    return ClassifiedReference(
        reference=Reference(
            id=f"r{count + 1:04}",
            span=span,
            text=span.cut(whole),
            sentence=sentence,
            dimension=dimension,
            group=group,
            term_id=f"{group}.t",
            core="x" not in words,
            zone=made.zone,
            annexed=made.annexed,
            bucket=bucket,
            paragraph_index=index,
            themes=made.themes,
        ),
        label=None if bucket else label,
        tags=tags,
        qualifiers=(),
        method="rule",
        confidence=1.0,
        reason="written so",
    )


def make_indicator(**changes: Any) -> Indicator:
    """Shelters for women, asked of the trafficking theme."""
    indicator = Indicator(
        id="trafficking.shelters",
        theme="trafficking",
        part="policy",
        question="Does the report name shelters for women?",
        why="Shelters matter.",
        gap="does not say whether shelters receive women",
        hooks=("icrmw.16",),
        weight=2,
        met=Condition(all=(Atom(terms=("trafficking.shelter",)), Atom(groups=("women-girls",)))),
        partly=None,
        applies_when=Applies(),
        questions=(
            QuestionTemplate("list-of-issues", "Please say how {state} shelters women[, in the light of {hook}]."),
            QuestionTemplate("session", "The Committee recommends that {state} shelter women."),
        ),
        examples=Examples(),
    )
    return replace(indicator, **changes)


def make_theme(*indicators: Indicator, **changes: Any) -> Theme:
    """The trafficking theme."""
    theme = Theme(
        id="trafficking",
        title="Trafficking in persons",
        why="It matters.",
        hooks=(),
        groups=("trafficking-smuggling",),
        terms=(Term("trafficking.t.victim", ("victim* of trafficking",)),),
        aspects=(Term("trafficking.shelter", ("shelter*",)),),
        indicators=indicators,
    )
    return replace(theme, **changes)


def make_rates(*rates: float, key: str = "gender.mention") -> tuple[ReferenceRate, ...]:
    """Reports of a reference set with these rates."""
    return tuple(ReferenceRate(f"CMW/C/X{place:02}/1", 1000, {key: rate}) for place, rate in enumerate(rates))


def make_rubric(**changes: Any) -> Rubric:
    """A rubric with six groups, no theme and no reference set."""
    groups = tuple(
        Group(
            id=group,
            dimension="gender" if dimension == "gender" else "migration",
            title=TITLES[group],
            headline=group != "men-boys",
            terms=(Term(f"{group}.t", (f"{group} form", f"{group} forms")),),
        )
        for group, dimension in DIMENSIONS.items()
    )
    rubric = Rubric(
        id="small",
        version="1.0",
        sha256="0" * 64,
        title="Small",
        languages=("en",),
        language="en",
        bodies=("CMW",),
        migration_bodies=("CMW",),
        calibration=Calibration(1, "one finding"),
        bands={},
        reference_set=ReferenceSet("none", "2024-01-01", ()),
        groups=groups,
        vetoes=(),
        names=(),
        themes=(),
    )
    return replace(rubric, **changes)


def bands_for(*subjects: str, low: float = 2.0, high: float = 5.0) -> dict[str, tuple[float, float]]:
    """The same band for all three levels of some subjects."""
    return {f"{s}.{level}": (low, high) for s in subjects for level in ("mention", "engagement", "commitment")}
