"""The executive summary."""

from __future__ import annotations

from gmi.draft.brief import Brief
from gmi.draft.phrase import capitalise, figure, join_titles, number_word, say
from gmi.draft.pick import choose_priorities
from gmi.draft.request import shorten_request, support_question
from gmi.model.draft import Block, Listing, Run, Section, Statement
from gmi.model.rubric import Stage
from gmi.model.scorecard import ThemeResult
from gmi.wording.phrase import inside_sentence

_TITLES: dict[Stage, str] = {"list-of-issues": "Priority questions", "session": "Priority recommendations"}


def make_summary(brief: Brief, themes: tuple[ThemeResult, ...]) -> tuple[Section, ...]:
    """What was found in a few sentences, then what is asked for first."""
    sections = [Section("summary", "Executive summary", 1, (_found(brief), *_silence(brief, themes)))]
    for stage in brief.stages:
        chosen = choose_priorities(brief, themes, stage)
        if not chosen:
            continue
        titles = brief.result.scorecard.theme_titles
        items = tuple(
            (
                Run(f"{titles.get(question.theme, 'The whole report')}: ", "strong"),
                Run(shorten_request(brief, question), support=support_question(brief, question)),
            )
            for question in chosen
        )
        what = "question" if stage == "list-of-issues" else "recommendation"
        lead = (
            f"One {what} comes first; others follow theme by theme:"
            if len(chosen) == 1
            else f"{capitalise(number_word(len(chosen)))} {what}s come first; others follow theme by theme:"
        )
        blocks: tuple[Block, ...] = (say(lead), Listing(items))
        sections.append(Section(f"summary.{stage}", _TITLES[stage], 2, blocks))
    return tuple(sections)


def _found(brief: Brief) -> Statement:
    """Counts and indicators in two sentences."""
    scorecard, subject = brief.result.scorecard, brief.subject
    gender = scorecard.counts.gender.headline
    meeting = scorecard.counts.intersections.sentences
    holds = subject.verb("holds", named=True)
    text = f"{capitalise(subject.label)} {holds} {figure(gender, 'reference')} to women, girls or gender"
    if gender and meeting:
        text += f", and {figure(meeting, 'sentence')} in which they stand together with migration."
    elif gender:
        text += ", none of them in a sentence on migration."
    else:
        text += "."
    outcomes = [item.outcome for item in scorecard.indicators]
    met, partly, missed = (outcomes.count(kind) for kind in ("met", "partly-met", "not-met"))
    asked = met + partly + missed
    if asked:
        text += (
            f" Of {figure(asked, 'indicator')} that could be asked of the text, {number_word(met) if met else 'none'} "
            f"{'is' if met <= 1 else 'are'} met, {number_word(partly) if partly else 'none'} in part, and "
            f"{number_word(missed) if missed else 'none'} not at all."
        )
    return say(text, brief.support((), "Counts of the whole text; the annex says what was left out"))


def _silence(brief: Brief, themes: tuple[ThemeResult, ...]) -> tuple[Statement, ...]:
    """The themes of the draft, and those that the report treats without the group."""
    subject = brief.subject
    if not themes:
        return ()
    statements = [say(f"This submission takes up {join_titles([inside_sentence(theme.title) for theme in themes])}.")]
    silent = [inside_sentence(theme.title) for theme in themes if theme.treated_without_group]
    if silent:
        verb = subject.verb("discusses", named=True)
        text = f"Without speaking of {brief.meeting}, {subject.label} {verb} "
        if len(silent) < len(themes):
            text += f"{join_titles(silent)}."
        else:
            text += "this theme." if len(themes) == 1 else "both." if len(themes) == 2 else "every one of these themes."
        statements.append(say(text, brief.support((), "Themes that have paragraphs, none of which holds such words")))
    return tuple(statements)
