"""The command ``gmi draft``."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from gmi.cli.questions import refuse_screen, split_themes
from gmi.cli.run import DONE, PARTLY, say
from gmi.cli.take import Taking, name_format, refuse_input, take_result
from gmi.errors import DraftError, RenderError
from gmi.load import load_rubric
from gmi.load_profile import load_profile, write_skeleton
from gmi.model.draft import Draft, DraftStage, Length
from gmi.shadow import draft_report
from gmi.write import write_bytes

_ENDINGS = {".docx": "docx", ".md": "md", ".html": "html", ".htm": "html", ".json": "json"}
_SKELETON_RUBRIC = "gmi-core"
_STAGES: tuple[DraftStage, ...] = get_args(DraftStage)
_MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for.

    Attributes:
        output: File; None for standard output.
        format: Asked for by name; None to go by the output's ending.
        profile: File of the organisation's profile; None for none.
        template: The organisation's own Word template; None for gmi's.
        stage: ``list-of-issues``, ``session`` or ``both``.
        themes: Theme ids, parted by commas; None lets gmi choose.
        words: Most words; None takes the Committee's limit.
        fit: Shorten until it fits.
        taking: How the report is taken.
    """

    output: str | None
    format: str | None
    profile: str | None
    template: str | None
    stage: str
    themes: str | None
    words: int | None
    fit: bool
    taking: Taking


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of the command's works is asked for.

    Attributes:
        report: A report or a saved result; None where none is named.
        check: A submission to be checked; None for none.
        new_profile: Whether a profile is to be written.
        write_template: Whether a template is to be written.
    """

    report: str | None
    check: str | None
    new_profile: bool
    write_template: bool


def run_draft(asked: Asked, order: Order) -> int:
    """Does the one work that is asked for.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When it cannot be done, or several are asked for.
    """
    beginnings = asked.new_profile + asked.write_template
    if beginnings + (asked.report is not None) > 1 or (beginnings and asked.check is not None):
        raise DraftError(
            "draft.works",
            "one thing at a time",
            "gmi draft",
            "--new-profile and --write-template each stand alone, without a report",
        )
    if asked.new_profile:
        return write_profile(order.output, order.taking.rubric, quiet=order.taking.quiet)
    if asked.write_template:
        return write_own_template(order.output, quiet=order.taking.quiet)
    if asked.report is None:
        raise DraftError(
            "draft.report",
            "no report is named",
            "gmi draft",
            "name one, for example gmi draft report.pdf -o shadow.docx",
        )
    if asked.check is not None:
        return check_draft(asked.report, asked.check, order)
    return write_draft(asked.report, order)


def write_draft(path: str, order: Order) -> int:
    """Writes the draft of a shadow report.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When nothing can be done; nothing is written then.
    """
    form = name_format(order.output, order.format, _ENDINGS, "md")
    stage = _read_stage(order.stage)
    template = _read_template(order.template, form)
    refuse_input(order.output, (path, order.profile, order.template, *order.taking.list_inputs()))
    if form == "docx" and order.output is None:
        refuse_screen()
    if order.profile is not None:
        load_profile(order.profile)  # what is wrong with it is said before the report is read
    result = take_result(path, order.taking)
    draft = draft_report(
        result,
        order.profile,
        stage=stage,
        themes=None if order.themes is None else split_themes(order.themes),
        words=order.words,
        fit=order.fit,
        rubric=order.taking.rubric,
    )
    content = _render(draft, form, order.template, template)
    if order.output is None:
        sys.stdout.write(content.decode("utf-8"))
    else:
        write_bytes(Path(order.output), content)
    if not order.taking.quiet:
        _report(draft, path, order)
    return DONE


def write_profile(output: str | None, rubric: str | None, *, quiet: bool) -> int:
    """Writes a profile to begin with, or shows it.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When there is such a file already, or it cannot be written.
    """
    text = write_skeleton(load_rubric(rubric or _SKELETON_RUBRIC))
    if output is None:
        sys.stdout.write(text)
        return DONE
    _refuse_existing(output)
    write_bytes(Path(output), text.encode("utf-8"))
    if not quiet:
        say(f"wrote {output}")
        say(f"Next: fill in what you have, then run: gmi draft REPORT --profile {shlex.quote(output)} -o shadow.docx")
    return DONE


def write_own_template(output: str | None, *, quiet: bool) -> int:
    """Writes a Word template with every tag, to be made one's own.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When there is such a file already, or it cannot be made or written.
    """
    from gmi.render.draft import write_template  # noqa: PLC0415 - docxtpl is an extra of its own

    if output is None:
        refuse_screen()
        return DONE
    if Path(output).suffix.lower() != ".docx":
        raise RenderError("output.ending", "a template is a Word document", output, "use the ending .docx")
    _refuse_existing(output)
    write_bytes(Path(output), write_template())
    if not quiet:
        say(f"wrote {output}")
        say(f"Next: make it yours in Word, then run: gmi draft REPORT --template {shlex.quote(output)} -o shadow.docx")
    return DONE


def check_draft(path: str, file: str, order: Order) -> int:
    """Says what is still to be settled in a submission before it is sent.

    Returns:
        The contract's exit code: 1 when something was found.

    Raises:
        GmiError: When the report or the submission cannot be read.
    """
    from gmi.load_committees import find_committee  # noqa: PLC0415 - only needed here
    from gmi.model.proof import hold_back  # noqa: PLC0415 - the same
    from gmi.proof import proofread  # noqa: PLC0415 - python-docx loads only for this
    from gmi.render.proof import render_proof  # noqa: PLC0415 - the same

    name = name_format(order.output, order.format, {".txt": "terminal", ".json": "json"}, "terminal")
    refuse_input(order.output, (path, file, *order.taking.list_inputs()))
    result = take_result(path, order.taking)
    findings = proofread(file, result, find_committee(result.source.body), order.words)
    text = render_proof(findings, file, name)
    if order.output is None:
        sys.stdout.write(text)
    else:
        write_bytes(Path(order.output), text.encode("utf-8"))
    return PARTLY if hold_back(findings) else DONE


def _read_stage(stage: str) -> DraftStage:
    """The stage that a word of the command line means."""
    for known in _STAGES:
        if stage == known:
            return known
    raise DraftError("draft.stage", f"there is no stage “{stage}”", "--stage", f"choose {', '.join(_STAGES)}")


def _read_template(name: str | None, form: str) -> bytes | None:
    """The organisation's own template; None for gmi's."""
    if name is None:
        return None
    if form != "docx":
        raise RenderError("render.template-format", "an own template makes a Word document", "-o", "name a file .docx")
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "this is no path"
        hint = "check the name; gmi draft --write-template writes one to begin with"
        raise RenderError("render.template-file", f"the template cannot be read ({reason})", name, hint) from error


def _render(draft: Draft, form: str, name: str | None, template: bytes | None) -> bytes:
    """The draft laid out."""
    if template is not None and name is not None:
        from gmi.render.draft import render_template  # noqa: PLC0415 - docxtpl is an extra of its own

        return render_template(draft, template, name)
    from gmi.render.draft import render_draft  # noqa: PLC0415 - python-docx loads only when a draft is laid out

    return render_draft(draft, form)


def _refuse_existing(output: str) -> None:
    """Refuses to write over what a person may have filled in."""
    if Path(output).exists() or Path(output).is_symlink():
        raise RenderError(
            "output.exists",
            "there is a file of this name already; nothing was written",
            output,
            "choose another name, or move it away",
        )


def _report(draft: Draft, path: str, order: Order) -> None:
    """What was written, how long it is, what is to be filled in, and what to do next."""
    if order.output is not None:
        say(f"wrote {order.output}")
    for line in _name_length(draft.length):
        say(line)
    for cut in draft.length.cuts:
        say(f"  shortened: {cut}")
    number = len(draft.places)
    if number:
        say(f"{number} place{'' if number == 1 else 's'} to fill, marked “[Add: …]”:")
        for place in draft.places[:_MOST_PLACES]:
            say(f"  {place.section_title}: {place.text}")
        if number > _MOST_PLACES:
            say(f"  and {number - _MOST_PLACES} more; the draft lists them at its end")
    written = order.output if order.output and Path(order.output).suffix.lower() == ".docx" else None
    if written is None:
        say("Next: write it as Word (-o shadow.docx), fill the places, then check it: gmi draft REPORT --check FILE")
    else:
        fill = "fill the places, then run" if number else "read it, then run"
        say(f"Next: {fill}: gmi draft {shlex.quote(path)} --check {shlex.quote(written)}")


def _name_length(length: Length) -> tuple[str, ...]:
    """The words against the limit, and where the limit comes from."""
    words = f"{length.word_count:,} words"
    if length.word_limit is None:
        return (f"{words}; {length.limit_note or 'no word limit is known'}",)
    if length.over > 0:
        against = f"{words}: {length.over:,} over the limit of {length.word_limit:,}"
    else:
        against = f"{words}: {-length.over:,} under the limit of {length.word_limit:,}"
    if length.over > 0 and not length.cuts:
        against += "; --fit shortens it"
    return (against, *((f"  {length.limit_note}",) if length.limit_note else ()))
