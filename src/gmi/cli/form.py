"""The command ``gmi rubric form``."""

from __future__ import annotations

import sys
from pathlib import Path

from gmi.cli.run import DONE, say
from gmi.errors import RenderError
from gmi.load import load_questionnaire
from gmi.render.to_form import render_form_docx, render_form_markdown
from gmi.write import write_bytes, write_text


def write_form(rubric: str, output: str | None, language: str, *, quiet: bool) -> int:
    """Writes the form for migrant communities, or shows it as Markdown.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When there is no such form, or it cannot be written.
    """
    ending = Path(output).suffix.lower() if output else ".md"
    if ending not in {".docx", ".md"}:
        raise RenderError("output.ending", f"the ending “{ending}” is not known", output or "", "use .docx or .md")
    questionnaire = load_questionnaire(rubric, language)
    if output is None:
        sys.stdout.write(render_form_markdown(questionnaire))
        return DONE
    if ending == ".docx":
        write_bytes(Path(output), render_form_docx(questionnaire))
    else:
        write_text(Path(output), render_form_markdown(questionnaire))
    if not quiet:
        say(f"wrote {output}: {len(questionnaire.questions)} questions")
        say(f"Next: let it be filled in, then run: gmi score REPORT.pdf --answers {output}")
    return DONE
