"""The questions by article of the treaty, and what was not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gmi.draft.brief import Brief
from gmi.draft.phrase import capitalise, say
from gmi.draft.pick import OVERALL, questions_on
from gmi.draft.request import shorten_request
from gmi.draft.theme import STAGE_IDS
from gmi.model.draft import Section, Table
from gmi.model.scorecard import Question, ThemeResult
from gmi.wording.name import IF_PARTY, TO_BE_CHECKED
from gmi.wording.phrase import join_words

_KINDS = {"list-of-issues": "Question", "session": "Recommendation"}


@dataclass(slots=True)
class _Row:
    """A gap under an article: the question on it, else the recommendation, and the paragraphs that hold them."""

    article: str
    question: Question
    numbers: list[str] = field(default_factory=list)


def make_articles(brief: Brief, themes: Iterable[ThemeResult], numbers: Mapping[str, int]) -> tuple[Section, ...]:
    """The table of what is asked, by article; nothing where the body has no treaty or no article is at issue.

    A gap has one row an article: where it is both asked about and recommended on, the question stands for both.

    Args:
        brief: Everything that is known.
        themes: Those of the draft.
        numbers: For each section of questions, the number of the paragraph above its list.
    """
    committee = brief.committee
    if committee is None or not committee.by_article or not committee.treaty or not brief.plan.tables:
        return ()
    rows: dict[tuple[str, str], _Row] = {}
    for section, theme in ((OVERALL, OVERALL), *((f"theme.{item.id}", item.id) for item in themes)):
        for stage in brief.stages:
            number = numbers.get(f"{section}.{STAGE_IDS[stage]}")
            for question in questions_on(brief, theme, stage):
                for article in _articles(question, committee.treaty):
                    row = rows.setdefault((article, question.indicator_id), _Row(article, question))
                    row.numbers.extend([] if number is None else [str(number)])
    if not rows:
        return ()
    subject = brief.subject
    table = Table(
        f"Key issues by article of {committee.treaty_short or committee.treaty}",
        (
            "Article",
            "Key issue",
            " or ".join(_KINDS[stage] for stage in brief.stages).capitalize(),
            "Paragraph of this submission",
        ),
        tuple(
            (
                capitalise(row.article),
                f"{capitalise(subject.short)} {subject.gap(row.question.gap)}.",
                shorten_request(brief, row.question),
                join_words(row.numbers),
            )
            for row in sorted(rows.values(), key=lambda row: _numeric(row.article))
        ),
    )
    name = committee.treaty_short or f"the {committee.treaty}"
    lead = say(
        f"By article of {name}, the table sets out in short the gaps in {subject.label} and "
        "what is asked because of them."
    )
    return (Section("articles", f"Key issues by article of {name}", 1, (lead, table)),)


def make_caveat(brief: Brief) -> Section:
    """What was not read, and may hold what is missing."""
    subject = brief.subject
    if brief.result.source.body is not None and not subject.review:
        text = (
            f"Only {subject.label} was read. {capitalise(subject.states)} common core document, and the annexes that "
            "were not submitted in the same file, were not: what is missing here may stand there, on gender above all, "
            "since States describe the general framework of equality in the common core document."
        )
    else:
        text = (
            f"Only {subject.label} was read. What is missing here may stand in other documents of {subject.state} "
            "that were not."
        )
    return Section("not-read", "What was not read", 1, (say(text),))


def _articles(question: Question, treaty: str) -> tuple[str, ...]:
    """Articles of the treaty on which a question stands, with what is to be checked."""
    found = []
    for hook in question.hooks:
        if hook.provision and hook.instrument.removesuffix(IF_PARTY).casefold() == treaty.casefold():
            note = f" ({TO_BE_CHECKED})" if hook.note.startswith(TO_BE_CHECKED) else ""
            found.append(f"{hook.provision}{note}")
    return tuple(dict.fromkeys(found))


def _numeric(article: str) -> tuple[int, str]:
    """Sort key of an article: its number."""
    match = re.search(r"\d+", article)
    return (int(match.group()) if match else 10_000, article)
