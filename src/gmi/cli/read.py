"""The command ``gmi read``."""

from __future__ import annotations

import sys
from pathlib import Path

from gmi.assess import picture_paragraph, read_report
from gmi.cli.run import DONE, say
from gmi.errors import RenderError, SourceError
from gmi.extract import READERS
from gmi.identify import Given
from gmi.render.reading import READING_FORMATS, render_document
from gmi.write import write_bytes, write_text


def draw_evidence(path: str, number: str, output: str | None, given: Given, *, quiet: bool) -> int:
    """Writes a picture of the page on which a numbered paragraph stands, the paragraph marked.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When there is no such paragraph, or the picture cannot be made or written.
    """
    if not output or Path(output).suffix.lower() != ".png":
        raise RenderError(
            "output.ending", "a picture is written to a file that ends in .png", output or "-o", "name one with -o"
        )
    write_bytes(Path(output), picture_paragraph(read_report(path, given), number))
    if not quiet:
        say(f"wrote {output}")
    return DONE


def show_document(path: str, form: str, output: str | None, given: Given, reader: str, *, quiet: bool) -> int:
    """Reads a report and shows it as it was read.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When the report cannot be read or the output cannot be written.
    """
    if form not in READING_FORMATS:
        raise RenderError("output.format", f"there is no format “{form}”", "--format", "choose text or json")
    if reader not in READERS:
        raise SourceError("reader.unknown", f"there is no reader “{reader}”", "--reader", "choose fast or careful")
    text = render_document(read_report(path, given, reader), form)
    if output:
        write_text(Path(output), text)
        if not quiet:
            say(f"wrote {output}")
    else:
        sys.stdout.write(text)
    return DONE
