"""The command ``gmi questions``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from gmi.ask.distinct import choose_questions
from gmi.cli.run import DONE, say
from gmi.cli.take import Taking, name_format, refuse_input, take_result
from gmi.errors import DraftError, RenderError
from gmi.model.rubric import Stage
from gmi.model.scorecard import Result
from gmi.render.questions import render_questions
from gmi.write import write_bytes

_ENDINGS = {".md": "md", ".docx": "docx", ".json": "json", ".csv": "csv", ".txt": "terminal"}


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for.

    Attributes:
        stage: ``list-of-issues``, ``session`` or ``both``.
        themes: Theme ids, parted by commas; None for each.
        most: At most so many of a stage; None for all.
        format: Asked for by name; None to go by the output's ending.
        output: File; None for standard output.
        taking: How the report is taken.
    """

    stage: str
    themes: str | None
    most: int | None
    format: str | None
    output: str | None
    taking: Taking


def list_questions(path: str, order: Order) -> int:
    """Writes the questions.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When nothing can be done.
    """
    form = name_format(order.output, order.format, _ENDINGS, "terminal")
    stages = read_stages(order.stage)
    if order.most is not None and order.most < 1:
        raise DraftError("draft.max", f"at most {order.most} questions cannot be meant", "--max", "write 1 or more")
    refuse_input(order.output, (path, *order.taking.list_inputs()))
    if form == "docx" and order.output is None:
        refuse_screen()
    result = take_result(path, order.taking)
    themes = None if order.themes is None else _check_themes(split_themes(order.themes), result)
    questions = choose_questions(result.questions, stages, themes, order.most)
    content = render_questions(result, questions, form)
    if order.output is None:
        sys.stdout.write(content.decode("utf-8"))
        return DONE
    write_bytes(Path(order.output), content)
    if not order.taking.quiet:
        say(f"wrote {order.output}: {len(questions)} question{'' if len(questions) == 1 else 's'}")
        say("Next: check the paragraphs of each, add what you know, and make them yours.")
    return DONE


def read_stages(stage: str) -> tuple[Stage, ...]:
    """The stages that a word of the command line means.

    Raises:
        DraftError: When it means none.
    """
    known = get_args(Stage)
    if stage not in (*known, "both"):
        raise DraftError("draft.stage", f"there is no stage “{stage}”", "--stage", f"choose {', '.join(known)} or both")
    return tuple(name for name in known if stage in (name, "both"))


def split_themes(themes: str) -> tuple[str, ...]:
    """Theme ids that were named with commas between them."""
    return tuple(dict.fromkeys(filter(None, (name.strip() for name in themes.split(",")))))


def refuse_screen() -> None:
    """Refuses to write a Word document to standard output.

    Raises:
        RenderError: Always.
    """
    raise RenderError("output.file", "a Word document needs a file", "-o", "name one, for example -o out.docx")


def _check_themes(themes: tuple[str, ...], result: Result) -> tuple[str, ...]:
    """Themes as asked for; ``overall`` is one of them."""
    known = tuple(result.scorecard.theme_titles)
    unknown = [name for name in themes if name not in known]
    if unknown or not themes:
        named = ", ".join(f"“{name}”" for name in unknown)
        raise DraftError(
            "draft.theme",
            f"the rubric {result.rubric.id} has no theme {named}" if unknown else "no theme is named",
            "--themes",
            f"it has: {', '.join(known)}",
        )
    return themes
