"""The options of ``gmi compare``; the work is in ``gmi.cli.compare``."""

from __future__ import annotations

from typing import Annotated

import typer

from gmi.cli.run import run_guarded

COMPARE_EXAMPLE = "Example:  gmi compare report-2014.pdf report-2025.pdf -o comparison.html"


def compare(
    reports: Annotated[
        list[str],
        typer.Argument(
            metavar="A B…",
            help="Reports (PDF), results of gmi score (.json), or the folder of a batch with --state.",
            show_default=False,
        ),
    ],
    format: Annotated[  # noqa: A002 - the contract's word
        str | None,
        typer.Option("--format", metavar="F", help="terminal, html, md or json; by default as -o is named."),
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")] = None,
    rubric: Annotated[
        str | None,
        typer.Option("--rubric", metavar="ID|PATH", help="Rubric for the reports that are scored now."),
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="ISO3", help="State whose reports are taken from a batch folder.")
    ] = None,
    body: Annotated[
        str | None, typer.Option("--body", metavar="B", help="Only its reports to this body, for example CRPD.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors on standard error.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Compare reports: one State over time, or several States side by side.

    Over time: what was gained, lost and moved, theme by theme and indicator by indicator; measures newly named or no
    longer named; questions that still stand. Rates come before totals, and small numbers are called no change.
    """
    from gmi.cli.compare import Order, compare_reports  # noqa: PLC0415 - reading libraries load only when needed

    order = Order(rubric, state, body, format, output, quiet)
    run_guarded(lambda: compare_reports(reports, order), debug=debug)
