"""The command ``gmi read``."""

from __future__ import annotations

import sys
from pathlib import Path

from gmi.assess import read_report
from gmi.cli.run import DONE, say
from gmi.cli.write import write_text
from gmi.errors import RenderError, SourceError
from gmi.extract import READERS
from gmi.identify import Given
from gmi.render.reading import READING_FORMATS, render_document


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
