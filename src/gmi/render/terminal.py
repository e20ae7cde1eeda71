"""The scorecard in a terminal of 80 columns; rich's only door."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gmi.model.scorecard import Result
from gmi.render.asked import name_gap, name_stage, rank_questions
from gmi.render.brief import name_command, name_count, name_meeting, name_next_step
from gmi.render.caveats import (
    GIVEN_SENTENCE,
    LEVEL_SENTENCE,
    METHOD_SENTENCE,
    name_calibration,
    name_comparison,
    name_experience,
    name_label_errors,
    name_purpose,
    name_use_of_questions,
)
from gmi.render.chart import Strip, draw_strips
from gmi.render.evidence import FilterKeys
from gmi.render.experience import list_experience
from gmi.render.heading import list_facts, name_state
from gmi.render.levels import LEVEL_NAMES, list_depths, list_levels
from gmi.render.paper import make_paper
from gmi.render.places import Places
from gmi.render.sections import (
    list_absences,
    list_grave_problems,
    list_measure_kinds,
    list_measures,
    list_themes,
    list_vetoed,
    name_flag,
    tally_outcomes,
)
from gmi.render.words import LABEL_TITLES, STAGE_TITLES, plural, shorten_list

_STRIP_WIDTH = 60
_STRIP_MARKS = {"mention": "▂", "undecided": "▂", "engagement": "▅", "commitment": "█"}
_MOST_QUESTIONS = 3
_MOST_MEASURES = 5
_MOST_PLACES = 4
# A report must not be able to steer the terminal, or to turn the direction of its text.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def render_terminal(result: Result, files: Sequence[str] = (), *, colour: bool = False) -> str:
    """The scorecard, shorter than the page and in the same order; it ends with the one thing to do next.

    Args:
        result: What to show.
        files: Paths that were written, to say where they are.
        colour: Whether the terminal takes bold and dim type; nothing is said by them alone.
    """
    console, paper = make_paper(colour=colour)
    _print_heading(console, result)
    _print_levels(console, result)
    _print_strips(console, result)
    _print_counts(console, result)
    _print_themes(console, result)
    _print_questions(console, result)
    _print_measures(console, result)
    _print_experience(console, result)
    _print_method(console, result, files)
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines()) + "\n"


def clean(text: str) -> str:
    """Text that cannot steer a terminal."""
    return _STEERING.sub("", text)


def _say(console: Console, text: str, style: str = "", indent: int = 2) -> None:
    console.print(Padding(Text(clean(text), style=style), (0, 0, 0, indent)))


def _head(console: Console, text: str) -> None:
    console.print()
    console.print(Text(clean(text).upper(), style="bold"))


def _print_heading(console: Console, result: Result) -> None:
    console.print(Text(clean(name_state(result)), style="bold"))
    _say(console, " · ".join(list_facts(result)), "dim", 0)
    grave = list_grave_problems(result)
    if grave:
        _head(console, "Read this first: figures below may be off")
        for problem in grave[:3]:
            _say(console, f"{problem.severity}: {problem.as_line()}")
        if len(grave) > 3:
            _say(console, f"and {len(grave) - 3} more")
    console.print()
    _say(console, result.scorecard.finding, "bold", 0)
    for words in filter(None, (name_comparison(result), name_purpose(result))):
        _say(console, words, "dim", 0)


def _table(*columns: tuple[str, bool]) -> Table:
    """A plain table; a column is (title, whether it holds numbers)."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for title, number in columns:
        table.add_column(title, justify="right" if number else "left", overflow="fold")
    return table


def _print_levels(console: Console, result: Result) -> None:
    _head(console, "Levels")
    table = _table(("", False), *((name, False) for name in LEVEL_NAMES))
    for line in list_levels(result):
        cells = [Text(f"{cell.word} {cell.rate.partition(' ')[0]}".strip()) for cell in line.cells]
        table.add_row(Text(clean(line.title)), *cells)
    console.print(Padding(table, (0, 0, 0, 2)))
    size = result.rubric.reference_set_size
    beside = f"; low, moderate, high: thirds of those {size} reports" if size else ""
    _say(console, f"references per 1,000 words{beside}", "dim")
    if errors := name_label_errors(result):
        _say(console, " ".join(errors), "dim")
    for depth in list_depths(result):
        asides = ", ".join(f"{name} {number}" for name, number in depth.asides if number != "0")
        if asides or depth.notes:
            _say(console, f"{depth.title}: " + " ".join(filter(None, (asides and f"{asides}.", depth.notes))), "dim")


def _print_strips(console: Console, result: Result) -> None:
    _head(console, "Where it speaks")
    for strip in draw_strips(result).strips:
        title = {"gender": "gender", "migration": "migration"}.get(strip.id, "both meet")
        _say(console, f"{title:<10}{_draw_strip(strip)} {strip.total}")
    _say(console, "first to last paragraph: ▂ mention, ▅ engagement, █ commitment, · silence", "dim")


def _draw_strip(strip: Strip) -> str:
    """The strip in characters; each shows the deepest reference of its share of the text."""
    cells = ["·"] * _STRIP_WIDTH
    for tick in strip.ticks:
        cells[min(int(float(tick.x) / 100 * _STRIP_WIDTH), _STRIP_WIDTH - 1)] = _STRIP_MARKS[tick.label]
    return "".join(cells)


def _print_counts(console: Console, result: Result) -> None:
    _head(console, "What was counted and what was left out")
    counts = result.scorecard.counts
    _say(console, name_count("Gender", counts.gender))
    _say(console, name_count("Migration", counts.migration))
    _say(console, name_meeting(result))
    for line in list_vetoed(result, Places(result)):
        _say(console, f"Not references at all: “{line.texts[0]}”, {plural(line.number, 'time')}. {line.why}")


def _print_themes(console: Console, result: Result) -> None:
    _head(console, "Themes")
    table = _table(("", False), ("par.", True), ("gender", True), ("meet", True), ("gaps", True), ("", False))
    lines = list_themes(result, FilterKeys(result))
    for line in lines:
        figures = (str(n) for n in (line.paragraphs, line.references, line.intersections, line.gaps))
        note = "*" if line.flag else "" if line.paragraphs else "not treated"
        table.add_row(Text(clean(line.title)), *figures, Text(note, style="bold" if line.flag else ""))
    console.print(Padding(table, (0, 0, 0, 2)))
    flagged = f"; * {name_flag(result)}" if any(line.flag for line in lines) else ""
    _say(console, f"paragraphs, gender references, sentences where both meet, gaps{flagged}", "dim")
    tally = ", ".join(f"{number} {title}" for _, title, number in tally_outcomes(result))
    if tally:
        _head(console, "Indicators")
        _say(console, tally)


def _print_questions(console: Console, result: Result) -> None:
    for stage in STAGE_TITLES:
        title = name_stage(result, stage)
        total = sum(question.stage == stage for question in result.questions)
        if not total:
            continue
        shown = rank_questions(result, stage, _MOST_QUESTIONS)
        _head(console, title if total <= len(shown) else f"{title}: {len(shown)} of {total}")
        for number, question in enumerate(shown, start=1):
            _say(console, f"{number}. {question.text}")
            _say(console, f"Gap: {name_gap(question)}", "dim", 5)
    if result.questions and name_use_of_questions(result):
        _say(console, name_use_of_questions(result), "dim")


def _print_measures(console: Console, result: Result) -> None:
    measures = list_measures(result, Places(result))
    if measures:
        _head(console, f"Measures named: {len(measures)}")
        kinds = list_measure_kinds(result, Places(result))
        _say(console, ", ".join(f"{kind.title.lower()} {len(kind.lines)}" for kind in kinds) + "; named most often:")
        often = sorted(measures, key=lambda line: -len(line.places))
        for line in often[:_MOST_MEASURES]:
            labels = [place.label for place in line.places]
            _say(console, f"{line.name} ({line.kind.lower()}; {shorten_list(labels, _MOST_PLACES)})")
    note = result.scorecard.frame_note
    if note is not None:
        _head(console, "Migrant women as victims")
        _say(console, note.text)
        _say(console, f"({note.source})", "dim")
    absences = list_absences(result)
    if absences:
        _head(console, "Absences")
        for absence in absences:
            _say(console, f"{absence.statement} {absence.note} Searched: {plural(len(absence.terms), 'term')}.")


def _print_experience(console: Console, result: Result) -> None:
    if not result.experience:
        return
    _head(console, "Migration experience")
    _say(console, GIVEN_SENTENCE, "bold")
    for theme in list_experience(result):
        console.print()
        _say(console, theme.title)
        for question in theme.questions:
            _say(console, question.text, "dim")
            for answer in question.answers:
                for paragraph in answer.paragraphs:
                    _say(console, paragraph, indent=4)
                _say(console, f"({answer.signed})", "dim", 4)


def _print_method(console: Console, result: Result, files: Sequence[str]) -> None:
    _head(console, "Evidence and method")
    labels = [item.label for item in result.references]
    found = ", ".join(f"{labels.count(label)} {title}" for label, title in LABEL_TITLES.items() if label in labels)
    left = f", {labels.count(None)} left out" if None in labels else ""
    _say(console, f"{plural(len(labels), 'reference')}: {found}{left}." if labels else "No reference was found.")
    _say(console, f"{METHOD_SENTENCE} {LEVEL_SENTENCE} {name_calibration(result)} {name_experience(result)}", "dim")
    stamp = result.rubric
    for problem in result.problems:
        if problem.severity == "info":
            _say(console, f"Remark on the reading: {problem.as_line()}", "dim")
    _say(console, f"gmi {result.gmi_version}, rubric {stamp.id} {stamp.version} ({stamp.sha256[:12]})", "dim")
    if files:
        _head(console, "Files")
        for file in files:
            # A path that is broken over two lines cannot be copied; a long one may pass the margin.
            console.print(Text(f"  {clean(file)}"), soft_wrap=True)
    console.print()
    _say(console, f"Next: {name_next_step(result, files)}", "bold", 0)
    command = name_command(result, files)
    if command:
        console.print(Text(f"  {clean(command)}"), soft_wrap=True)
