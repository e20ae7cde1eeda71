"""Fills an organisation's own template: docxtpl's only door, and nothing of a template runs outside its sandbox."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gmi.errors import RenderError
from gmi.model.draft import Draft
from gmi.render.draft.own.check import check_names, check_tags, find_tag, list_tagged
from gmi.render.draft.own.tags import list_values
from gmi.render.draft.tidy import tidy_texts
from gmi.render.draft.word.own_file import finish_file, open_template, save_file
from gmi.render.draft.word.pack import pack_word

_GUIDE: Final = "the tags are explained in docs/guide/own-template.md; `gmi draft --write-template` gives a start"
_MOST_BYTES: Final = 200_000_000
_MOST_SAID: Final = 200
_ATTRIBUTE = re.compile(r"no (?:attribute|element) '?(\w+)'?|'(\w+)' is undefined")


def render_template(draft: Draft, template: bytes, name: str) -> bytes:
    """The draft in a template of the organisation's own.

    Args:
        draft: What is put into it.
        template: A ``.docx`` with tags.
        name: Of its file, for messages.

    Returns:
        A Word file in which the tags are replaced and the places for the organisation's own words stand out; the
        template's comments are left out.

    Raises:
        RenderError: When docxtpl is not installed, the file is no Word file, or a tag is wrong or missing.
    """
    maker = _load_docxtpl()
    paper = _open(template, name)
    values = list_values(tidy_texts(draft))
    tagged = list_tagged(paper)
    check_tags(tagged, name)
    sandbox = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    filled = maker(io.BytesIO(save_file(paper)))
    try:
        check_names(filled.get_undeclared_template_variables(jinja_env=sandbox), values, tagged, name)
        filled.render(values, jinja_env=sandbox)
        stream = io.BytesIO()
        filled.save(stream)
        return pack_word(finish_file(stream.getvalue(), draft.title_page.title, draft.organisation))
    except TemplateSyntaxError as error:
        raise _wrong(name, f"a tag cannot be understood: {error.message}", _place_of(error)) from error
    except SecurityError as error:
        raise _wrong(name, f"a tag does what a template may not do: {_say(error)}") from error
    except TemplateError as error:
        found = _ATTRIBUTE.search(str(error))
        word = (found[1] or found[2]) if found else ""
        tag, place = find_tag(word, tagged)
        shown = (
            f"the tag {tag} asks for “{word}”, which there is not" if tag else f"a tag cannot be filled: {_say(error)}"
        )
        raise _wrong(name, shown, place) from error
    except (SyntaxError, ValueError, TypeError, ArithmeticError, LookupError, RecursionError) as error:
        hint = "put each {%p … %} tag into a paragraph of its own, and close each in a paragraph of its own"
        raise RenderError(
            "render.template-tag", f"the tags do not fit the paragraphs that they stand in: {_say(error)}", name, hint
        ) from error


def _load_docxtpl() -> Any:
    """The class that fills: an extra, since most people never need it, and under a licence of its own."""
    try:
        from docxtpl import DocxTemplate  # noqa: PLC0415 - an extra that may not be there
    except ImportError as error:
        raise RenderError(
            "render.template-extra",
            "own templates need docxtpl, which is not installed",
            hint="pip install 'gmi[template]'",
        ) from error
    return DocxTemplate


def _open(template: bytes, name: str) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                raise ValueError("it unpacks to more than 200 MB")
        return open_template(template)
    except (zipfile.BadZipFile, SyntaxError, ValueError, KeyError, NotImplementedError, RuntimeError) as error:
        raise RenderError(
            "render.template-file",
            f"the template cannot be opened as a Word file: {_say(error)}",
            name,
            "save it in Word or LibreOffice as .docx, without a password",
        ) from error


def _say(error: Exception) -> str:
    """What another library says is wrong, in one short line."""
    return " ".join(str(error).split())[:_MOST_SAID]


def _place_of(error: TemplateSyntaxError) -> str:
    """The line of the template at which it cannot be understood, as docxtpl keeps it."""
    lines = [line.strip() for line in getattr(error, "docx_context", ()) if line.strip()]
    return f"near “{lines[len(lines) // 2][:80]}”" if lines else ""


def _wrong(name: str, message: str, place: str = "") -> RenderError:
    return RenderError("render.template-tag", message, f"{name}{', ' if place else ''}{place}", _GUIDE)
