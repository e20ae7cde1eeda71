"""The commands of ``gmi rubric``: list, show, check, test, new and try."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gmi.cli.run import DONE, NOT_DONE, PARTLY, say, say_error
from gmi.errors import GmiError, RenderError, SourceError
from gmi.render.rubric_show import SHOW_FORMATS, render_rubric_json, render_rubric_text
from gmi.render.rubric_table import render_attempts, render_checkup, render_failures, render_list
from gmi.render.to_json import dump_json
from gmi.write import write_text


def list_all(form: str) -> int:
    """Lists the rubrics that gmi brings.

    Returns:
        The contract's exit code, here and below.

    Raises:
        GmiError: When nothing can be done, here and below.
    """
    from gmi.load import list_rubrics, survey_rubric  # noqa: PLC0415 - loads only when a rubric is read

    _check_form(form)
    surveys = [survey_rubric(name) for name in list_rubrics()]
    rows = [
        {
            "id": survey.id,
            "version": survey.rubric.version if survey.rubric else None,
            "title": survey.rubric.title if survey.rubric else None,
            "languages": list(survey.rubric.languages) if survey.rubric else [],
            "bodies": list(survey.rubric.bodies) if survey.rubric else [],
            "extends": survey.extends,
            "themes": len(survey.rubric.themes) if survey.rubric else 0,
            "indicators": len(survey.rubric.all_indicators()) if survey.rubric else 0,
            "problems": len(survey.problems),
        }
        for survey in surveys
    ]
    return _print(dump_json(rows) if form == "json" else render_list(rows))


def show(rubric: str, form: str, output: str | None, *, resolved: bool) -> int:
    """Shows a rubric: its own files, or with its base all that holds."""
    from gmi.check import show_rubric  # noqa: PLC0415 - the same

    _check_form(form)
    shown = show_rubric(rubric)
    everything = resolved or shown.extends is None
    render = render_rubric_json if form == "json" else render_rubric_text
    text = render(shown, resolved=everything)
    if output:
        write_text(Path(output), text)
        return DONE
    return _print(text)


def check(rubric: str, form: str, *, quiet: bool) -> int:
    """Says everything that is wrong with a rubric; the code is 1 when there is anything."""
    from gmi.check import check_rubric  # noqa: PLC0415 - the same

    _check_form(form)
    checkup = check_rubric(rubric)
    if form == "json":
        _print(dump_json(dataclasses.asdict(checkup)))
    elif checkup.problems or not quiet:
        _print(render_checkup(dataclasses.asdict(checkup)))
    return PARTLY if checkup.problems else DONE


def test(rubric: str, form: str, *, quiet: bool) -> int:
    """Runs a rubric's own examples and counting cases; the code is 1 when one fails."""
    from gmi.check import run_examples  # noqa: PLC0415 - the same

    _check_form(form)
    run = run_examples(rubric)
    if form == "json":
        _print(dump_json(dataclasses.asdict(run)))
    elif run.failures or not quiet:
        _print(render_failures(dataclasses.asdict(run)))
    return PARTLY if run.failures else DONE


def new(name: str, extends: str | None, *, quiet: bool) -> int:
    """Writes a rubric to begin with; never over anything."""
    from gmi.load import SCHEMA_NAME, draft_rubric, render_rubric_schema  # noqa: PLC0415 - the same

    place = Path(name)
    files = draft_rubric(place, extends)
    files[place / SCHEMA_NAME] = render_rubric_schema()
    for path, text in files.items():
        write_text(path, text)
    if not quiet:
        say(f"wrote {place.as_posix()}/ ({len(files)} files)")
        say(f"Next: change it, then run: gmi rubric check {place.as_posix()}")
    return DONE


def try_out(rubric: str, reports: Iterable[str], against: str | None, form: str) -> int:
    """Shows what a rubric finds in reports, and what it gains and loses against another."""
    from gmi.assess import read_report  # noqa: PLC0415 - the same
    from gmi.check import compare_rubrics, try_rubric  # noqa: PLC0415 - the same

    _check_form(form)
    done: list[dict[str, Any]] = []
    failed: list[GmiError] = []
    for report in reports:
        try:
            document = read_report(report)
            if against is None:
                done.append({"tried": dataclasses.asdict(try_rubric(document, rubric)), "against": None, "changes": []})
            else:
                done.append(dataclasses.asdict(compare_rubrics(document, rubric, against)))
        except SourceError as error:
            failed.append(error)
    if done:
        _print(dump_json(done) if form == "json" else render_attempts(done))
    for failure in failed:
        say_error(failure)
    if not failed:
        return DONE
    return PARTLY if done else NOT_DONE


def _check_form(form: str) -> None:
    """Refuses a format that there is not."""
    if form not in SHOW_FORMATS:
        raise RenderError("output.format", f"there is no format “{form}”", "--format", "choose text or json")


def _print(text: str) -> int:
    """Writes to standard output."""
    sys.stdout.write(text)
    return DONE
