"""The scorecard in Markdown, in the order of the page and shorter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gmi.model.scorecard import Result
from gmi.render.asked import QuestionStage, list_hook_notes, list_questions
from gmi.render.brief import name_count, name_meeting
from gmi.render.caveats import (
    GIVEN_SENTENCE,
    list_caveats,
    name_comparison,
    name_label_errors,
    name_purpose,
    name_use_of_questions,
)
from gmi.render.chart import draw_strips
from gmi.render.evidence import FilterKeys, list_evidence
from gmi.render.experience import list_experience
from gmi.render.heading import list_facts, name_title
from gmi.render.levels import LEVEL_NAMES, list_depths, list_levels
from gmi.render.places import Place, Places
from gmi.render.sections import (
    list_absences,
    list_frames,
    list_grave_problems,
    list_indicators,
    list_measures,
    list_themes,
    list_vetoed,
)
from gmi.render.stamps import list_stamps
from gmi.render.words import name_paragraphs, plural, shorten_list

# Everything that Markdown, or the HTML inside it, could take for more than a letter.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#|~!&$])")
# What makes a line a list, a heading or a rule when it stands first; and what makes bare addresses into links.
_LINE_START = re.compile(r"^([-+=]|\d+(?=[.)]\s))")
_MOST_PLACES = 10
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def render_markdown(result: Result) -> str:
    """All ten parts; report text is escaped, so that it stays text wherever the Markdown is shown."""
    keys, places = FilterKeys(result), Places(result)
    blocks = [
        f"# {escape_markdown(name_title(result))}",
        escape_markdown(" · ".join(list_facts(result))),
        *_list_notice(result),
        f"> {escape_markdown(result.scorecard.finding)}",
        *(escape_markdown(words) for words in (name_comparison(result), name_purpose(result)) if words),
        "## Levels",
        *_list_levels(result),
        "## Where it speaks",
        _list_chapters(result),
        "## What was counted and what was left out",
        *_list_counts(result, places),
        "## Themes",
        _list_themes(result, keys),
        "## Indicators",
        *_list_indicators(result, places),
        "## Questions and recommendations",
        *filter(None, [escape_markdown(name_use_of_questions(result))]),
        *(block for stage in list_questions(result, places) for block in _list_stage(stage)),
        *filter(None, [make_bullets(f"{name}: {note}" for name, note in list_hook_notes(result))]),
        *_list_answers(result),
        "## Measures, frames and absences",
        *_list_measures(result, keys, places),
        "## Evidence",
        _list_evidence(result, keys, places),
        "## Method and caveats",
        *map(escape_markdown, list_caveats(result)),
        *_list_reading(result),
    ]
    return "\n\n".join(blocks) + "\n"


def escape_markdown(text: str) -> str:
    r"""Text that Markdown prints as it is, on one line.

    >>> escape_markdown("<b>12. [x](javascript:1)\n# a")
    '\\<b\\>12. \\[x\\]\\(javascript:1\\) \\# a'
    """
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    escaped = _LINE_START.sub(lambda m: f"\\{m[1]}" if not m[1].isdecimal() else f"{m[1]}\\", escaped)
    return _ADDRESS.sub(r"\1\\\2", escaped)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> str:
    """A table whose last ``numbers`` columns stand to the right."""
    return make_table(head, rows, [False] * (len(head) - numbers) + [True] * numbers)


def make_table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[bool]) -> str:
    """A table; ``numbers`` says which columns stand to the right; cells are escaped here, and only here."""
    rules = ["---:" if number else "---" for number in numbers]
    lines = [tuple(map(escape_markdown, row)) for row in (head, *rows)]
    made = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([made[0], f"| {' | '.join(rules)} |", *made[1:]])


def make_bullets(lines: Iterable[str]) -> str:
    """A list; lines are escaped here."""
    return "\n".join(f"- {escape_markdown(line)}" for line in lines)


def _name(places: Sequence[Place]) -> str:
    return name_paragraphs(place.label for place in places)


def _name_first(places: Sequence[Place]) -> str:
    """A cell's worth of places, and how many more there are."""
    more = len(places) - _MOST_PLACES
    return f"{_name(places[:_MOST_PLACES])} and {more} more" if more > 0 else _name(places)


def _list_notice(result: Result) -> list[str]:
    grave = list_grave_problems(result)
    lines = make_bullets(problem.as_line() for problem in grave)
    return ["**Read this first. Figures below may be off:**", lines] if grave else []


def _list_levels(result: Result) -> list[str]:
    levels = _table(
        ("", *LEVEL_NAMES),
        (
            (line.title, *("; ".join(filter(None, (c.word, c.rate, c.place, c.range))) for c in line.cells))
            for line in list_levels(result)
        ),
    )
    depths = _table(
        (
            "References by depth",
            "commitment",
            "engagement",
            "mention",
            "undecided",
            "hedged",
            "a lack stated",
            "restrictive",
        ),
        (
            (line.title, *map(str, (d.commitment, d.engagement, d.mention)), *(number for _, number in line.asides))
            for line in list_depths(result)
            for d in (line.depth,)
        ),
        numbers=7,
    )
    notes = make_bullets(line.notes for line in list_depths(result) if line.notes)
    errors = [escape_markdown(line) for line in name_label_errors(result)]
    return [levels, *errors, depths, *filter(None, [notes])]


def _list_chapters(result: Result) -> str:
    chapters = draw_strips(result).chapters
    rows = ((c.title, c.span, *map(str, c.counts)) for c in chapters)
    return _table(("Chapter", "Paragraphs", "Gender", "Migration", "Both meet"), rows, numbers=3)


def _list_counts(result: Result, places: Places) -> list[str]:
    counts = result.scorecard.counts
    lines = [
        name_count("Gender", counts.gender),
        name_count("Migration", counts.migration),
        name_meeting(result),
    ]
    for line in list_vetoed(result, places):
        words = "”, “".join(line.texts[:4])
        number = plural(line.number, "time")
        lines.append(f"Not references at all: “{words}”, {number} ({_name(line.places)}). {line.why}")
    return [make_bullets(lines)]


def _list_themes(result: Result, keys: FilterKeys) -> str:
    rows = (
        (
            line.title,
            line.flag or line.level,
            *map(str, (line.paragraphs, line.references, line.intersections, line.gaps)),
        )
        for line in list_themes(result, keys)
    )
    return _table(
        ("Theme", "Level of mention", "Paragraphs", "Gender references", "Both meet", "Gaps"), rows, numbers=4
    )


def _list_indicators(result: Result, places: Places) -> list[str]:
    blocks = []
    for group in list_indicators(result, places):
        rows = ((line.word, line.question, line.reason, _name_first(line.places) or "–") for line in group.lines)
        blocks += [f"### {escape_markdown(group.title)}", _table(("Outcome", "Question", "Reason", "Where"), rows)]
    return blocks


def _list_stage(stage: QuestionStage) -> list[str]:
    blocks = [f"### {escape_markdown(stage.title)}"]
    for theme in stage.themes:
        lines = []
        for line in theme.lines:
            basis = [f"Gap: {line.gap}"]
            basis += [f"Looked at: {_name(line.places)}."] if line.places else []
            basis += [f"Stands on: {'; '.join(line.hooks)}."] if line.hooks else []
            lines.append(f"- {escape_markdown(line.text)}\n  - {escape_markdown(' '.join(basis))}")
        blocks += [f"#### {escape_markdown(theme.title)}", "\n".join(lines)]
    return blocks


def _list_answers(result: Result) -> list[str]:
    """What migrant communities answered, each answer as a quotation; nothing when there is none."""
    if not result.experience:
        return []
    blocks = ["## Migration experience", f"**{escape_markdown(GIVEN_SENTENCE)}**"]
    for theme in list_experience(result):
        blocks.append(f"### {escape_markdown(theme.title)}")
        for question in theme.questions:
            blocks.append(escape_markdown(question.text))
            for answer in question.answers:
                lines = (*answer.paragraphs, f"— {answer.signed}")
                blocks.append("\n>\n".join(f"> {escape_markdown(line)}" for line in lines))
                blocks.append("<!-- -->")
            blocks.pop()
    return blocks


def _list_measures(result: Result, keys: FilterKeys, places: Places) -> list[str]:
    blocks = []
    measures = list_measures(result, places)
    if measures:
        # A body that is named on every other page needs no list of all of them.
        rows = ((line.name, line.kind, shorten_list([p.label for p in line.places], _MOST_PLACES)) for line in measures)
        blocks.append(_table(("Measure", "Kind", "Paragraphs"), rows))
    frames = list_frames(result, keys)
    if frames:
        head = ("Group", "Sentences", *(f"as {title}" for title, _ in frames[0].roles))
        shown = ((f.title, str(f.sentences), *(number.text for _, number in f.roles)) for f in frames)
        blocks.append(_table(head, shown, numbers=len(head) - 1))
    note = result.scorecard.frame_note
    if note is not None:
        blocks.append(escape_markdown(f"{note.text} ({note.source})"))
    absences = list_absences(result)
    blocks.append(
        make_bullets(f"{a.statement} {a.note} Searched: {', '.join(a.terms)}." for a in absences)
        or "Every group of the headline is referred to at least once."
    )
    return blocks


def _list_evidence(result: Result, keys: FilterKeys, places: Places) -> str:
    rows = (
        (row.place, f"{row.before}«{row.text}»{row.after}", row.group, row.label, row.note or "text")
        for row in list_evidence(result, keys, places)
    )
    return _table(("Par.", "Sentence, the reference in «»", "Group", "Depth", "Part"), rows)


def _list_reading(result: Result) -> list[str]:
    problems = make_bullets(f"{problem.severity}: {problem.as_line()}" for problem in result.problems)
    stamps = _table(("What made this", ""), list_stamps(result))
    return ["### Problems met while reading", problems or "None.", "### Versions and hashes", stamps]
