"""jinja2's only door: every template is filled with escaping on and with no name left undefined."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, TemplateError

from gmi.errors import RenderError


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("gmi.render", "jinja"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill_template(name: str, values: dict[str, Any]) -> str:
    """The text of a template with its values, each escaped for HTML.

    Args:
        name: File in ``jinja/``, for example ``scorecard.html.j2``.
        values: By the names that the template uses.

    Raises:
        RenderError: When the template cannot be filled.
    """
    try:
        return _environment().get_template(name).render(values)
    except TemplateError as error:
        raise RenderError("render.template", f"the template {name} cannot be filled: {error}", where=name) from error


def read_asset(name: str) -> str:
    """A style sheet or script of gmi's own, which is put into the page as it is."""
    return files("gmi.render").joinpath("jinja", name).read_text(encoding="utf-8").strip()
