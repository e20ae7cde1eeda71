"""The command ``gmi agree``."""

from __future__ import annotations

import sys

from gmi.agree import compare_codings, load_codings, show_json, show_text
from gmi.cli.run import DONE
from gmi.errors import RenderError

FORMATS = {"text": show_text, "json": show_json}


def compare_files(first: str, second: str, format_name: str) -> int:
    """Compares two codings and prints how far they agree.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When nothing can be done.
    """
    if format_name not in FORMATS:
        raise RenderError(
            "output.format", f"there is no format “{format_name}”", "--format", f"choose from {', '.join(FORMATS)}"
        )
    agreement = compare_codings(load_codings(first), load_codings(second), (first, second))
    sys.stdout.write(FORMATS[format_name](agreement))
    return DONE
