"""What checking, testing and trying a rubric came to, in plain lines for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gmi.render.words import plural

_TEXT_WIDTH = 90
_COUNTED = {"References that count": "groups", "Kept out": "kept_out", "Paragraphs by theme": "themes"}


def render_list(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rubrics that there are, one a line.

    Args:
        rows: ``id, version, title, bodies, extends, themes, indicators, problems``.
    """
    table = [("rubric", "version", "for", "extends", "themes", "indicators", "title")]
    for row in rows:
        title = f"broken: {plural(row['problems'], 'problem')}" if row["problems"] else str(row["title"])
        made_for = ", ".join(row["bodies"]) or "any body"
        figures = (str(row["themes"]), str(row["indicators"]))
        table.append((row["id"], row["version"] or "", made_for, row["extends"] or "", *figures, title))
    return _align(table)


def render_checkup(checkup: Mapping[str, Any]) -> str:
    """Every problem on a line, then how many there are."""
    lines = [_problem(problem) for problem in checkup["problems"]]
    found = plural(len(lines), "problem") if lines else "no problem"
    held = (
        f" ({plural(checkup['themes'], 'theme')}, {plural(checkup['indicators'], 'indicator')}, "
        f"{plural(checkup['terms'], 'term')}; {', '.join(checkup['languages'])})"
        if checkup["indicators"]
        else ""
    )
    return "\n".join([*lines, f"{checkup['id']}: {found}{held}"]) + "\n"


def _problem(problem: Mapping[str, str]) -> str:
    """One problem: where, what, what to do."""
    hint = f" ({problem['hint']})" if problem["hint"] else ""
    return f"{problem['where']}: {problem['message']}{hint}"


def render_failures(run: Mapping[str, Any]) -> str:
    """A block for every example that did not come out as written, then how many there are."""
    blocks = []
    for failure in run["failures"]:
        head = f"{failure['where']}: {failure['id'] or 'counting case'}"
        text = textwrap.shorten(failure["text"], _TEXT_WIDTH, placeholder=" …")
        blocks.append(f"{head}\n    “{text}”\n    written:  {failure['expected']}\n    came out: {failure['came_out']}")
    ran = f"{plural(run['examples'], 'example')} and {plural(run['cases'], 'counting case')} ran"
    failed = f"{len(blocks)} did not come out as written" if blocks else "all came out as written"
    return "\n".join([*blocks, f"{run['id']}: {ran}; {failed}"]) + "\n"


def render_attempts(attempts: Sequence[Mapping[str, Any]]) -> str:
    """What was found in each report; against another rubric, what was gained and lost."""
    return "\n".join(_attempt(attempt) for attempt in attempts)


def _attempt(attempt: Mapping[str, Any]) -> str:
    """One report."""
    tried, against = attempt["tried"], attempt["against"]
    names = tried["rubric"] if against is None else f"{tried['rubric']} against {against['rubric']}"
    lines = [f"{tried['report']}: {names}", ""]
    for title, key in (
        ("References that count", "groups"),
        ("Kept out", "kept_out"),
        ("Paragraphs by theme", "themes"),
    ):
        lines += [title, *_figures(tried[key], None if against is None else against[key]), ""]
    outcomes = Counter(tried["outcomes"].values())
    before = None if against is None else Counter(against["outcomes"].values())
    lines += ["Indicators", *_figures(outcomes, before), ""]
    lines.append(f"Questions: {tried['questions']}" + ("" if against is None else f" (before: {against['questions']})"))
    if against is not None:
        lines += ["", *_changes(attempt["changes"])]
    return "\n".join(lines) + "\n"


def _figures(now: Mapping[str, int], before: Mapping[str, int] | None) -> list[str]:
    """Names with their figures; with those of the other rubric and the difference."""
    if before is None:
        return [f"  {name}: {number:,}" for name, number in now.items() if number] or ["  none"]
    lines = []
    for name in dict.fromkeys((*now, *before)):
        new, old = now.get(name, 0), before.get(name, 0)
        if new or old:
            lines.append(f"  {name}: {new:,}" + ("" if new == old else f" (before: {old:,}; {new - old:+,})"))
    return lines or ["  none"]


def _changes(changes: Iterable[Mapping[str, str]]) -> list[str]:
    """Every reference and every outcome on which the two differ, then how many."""
    lines: list[str] = []
    tally: Counter[tuple[str, str]] = Counter()
    for change in changes:
        tally[change["subject"], change["kind"]] += 1
        place = f", {change['where']}" if change["where"] else ""
        lines.append(f"  {change['kind']:<8}{change['name']}{place}: {change['text']}")
    summed = ", ".join(f"{plural(number, subject)} {kind}" for (subject, kind), number in tally.items())
    return ["What differs", *lines, f"  {summed}"] if lines else ["Nothing differs."]


def _align(table: Sequence[Sequence[str]]) -> str:
    """Columns under each other; the last one as it is."""
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]) - 1)]
    rows = (
        "  ".join([*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)), row[-1]]).rstrip()
        for row in table
    )
    return "\n".join(rows) + "\n"
