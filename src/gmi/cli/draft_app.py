"""The command line of ``gmi draft`` and ``gmi questions``: their arguments and options."""

from __future__ import annotations

from typing import Annotated

import typer

from gmi.cli.options import (
    AnswersOption,
    DebugOption,
    DecisionsOption,
    LanguageOption,
    QuietOption,
    ReaderOption,
    ReportOfResult,
    ReportOrResult,
    RubricOption,
    StateOption,
    SymbolOption,
    ThemesOption,
)
from gmi.cli.run import run_guarded

StageOption = Annotated[
    str, typer.Option("--stage", metavar="list-of-issues|session|both", help="Questions, recommendations, or both.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Take a document in the Committee's words all the same.")]


def add_draft_commands(app: typer.Typer) -> None:
    """Gives the command line its two commands for submissions."""
    app.command(epilog="Example:  gmi draft report.pdf --profile org.yml -o shadow.docx")(draft)
    app.command(epilog="Example:  gmi questions report.pdf --stage list-of-issues --max 10")(questions)


def draft(  # noqa: PLR0913, PLR0917 - Typer makes an option of each argument
    report: Annotated[
        str | None,
        typer.Argument(
            metavar="REPORT|RESULT.json",
            help="The report (PDF), or what `gmi score --format json` wrote for it; not with --new-profile or "
            "--write-template.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write: .docx, .md, .html or .json."),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option("--profile", metavar="FILE", help="What your organisation says of itself and knows (YAML)."),
    ] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="FILE", help="Your own Word template, with tags.")
    ] = None,
    stage: StageOption = "session",
    themes: ThemesOption = None,
    fit: Annotated[bool, typer.Option("--fit", help="Shorten the draft until it fits the word limit.")] = False,
    words: Annotated[
        int | None, typer.Option("--words", metavar="N", help="Word limit; by default what the Committee takes.")
    ] = None,
    check: Annotated[
        str | None,
        typer.Option("--check", metavar="FILE", help="Check a submission (.docx) before it is sent; writes no draft."),
    ] = None,
    new_profile: Annotated[
        bool, typer.Option("--new-profile", help="Write a profile to begin with; never over another file.")
    ] = False,
    write_template: Annotated[
        bool, typer.Option("--write-template", help="Write a Word template to begin with; never over another file.")
    ] = False,
    format: Annotated[  # noqa: A002 - the contract's word
        str | None,
        typer.Option(
            "--format",
            metavar="F",
            help="docx, md, html or json; by default as -o is named. --check: terminal or json.",
        ),
    ] = None,
    rubric: RubricOption = None,
    source: ReportOfResult = None,
    decisions: DecisionsOption = None,
    answers: AnswersOption = None,
    language: LanguageOption = None,
    state: StateOption = None,
    symbol: SymbolOption = None,
    reader: ReaderOption = "fast",
    force: Annotated[
        bool, typer.Option("--force", help="Take a document in the Committee's words all the same.")
    ] = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Draft a shadow report on a State report.

    What the report says and does not say, quoted with its paragraphs, theme by theme, with the questions and
    recommendations that follow from the gaps. Room for what you know is marked. Without -o, Markdown is shown.
    """
    from gmi.cli import draft as command  # noqa: PLC0415 - reading libraries load only when a report is read
    from gmi.cli.take import Taking  # noqa: PLC0415 - the same
    from gmi.identify import Given  # noqa: PLC0415 - the same

    given = Given(symbol, state, language)
    taking = Taking(rubric, source, given, reader, decisions, tuple(answers or ()), force=force, quiet=quiet)
    order = command.Order(output, format, profile, template, stage, themes, words, fit, taking)
    asked = command.Asked(report, check, new_profile=new_profile, write_template=write_template)
    run_guarded(lambda: command.run_draft(asked, order), debug=debug)


def questions(  # noqa: PLR0913, PLR0917 - Typer makes an option of each argument
    report: ReportOrResult,
    stage: StageOption = "both",
    max: Annotated[  # noqa: A002 - the contract's word
        int | None, typer.Option("--max", metavar="N", help="At most so many of each stage.")
    ] = None,
    themes: ThemesOption = None,
    format: Annotated[  # noqa: A002 - the contract's word
        str | None,
        typer.Option("--format", metavar="F", help="terminal, md, docx, json or csv; by default as -o is named."),
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")] = None,
    rubric: RubricOption = None,
    source: ReportOfResult = None,
    decisions: DecisionsOption = None,
    answers: AnswersOption = None,
    language: LanguageOption = None,
    state: StateOption = None,
    symbol: SymbolOption = None,
    reader: ReaderOption = "fast",
    force: Annotated[
        bool, typer.Option("--force", help="Take a document in the Committee's words all the same.")
    ] = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """List the questions and recommendations alone.

    Ranked, each with its gap, what was looked at and the provisions that it stands on; no two ask the same.
    """
    from gmi.cli.questions import Order, list_questions  # noqa: PLC0415 - reading libraries load only when needed
    from gmi.cli.take import Taking  # noqa: PLC0415 - the same
    from gmi.identify import Given  # noqa: PLC0415 - the same

    given = Given(symbol, state, language)
    taking = Taking(rubric, source, given, reader, decisions, tuple(answers or ()), force=force, quiet=quiet)
    order = Order(stage, themes, max, format, output, taking)
    run_guarded(lambda: list_questions(report, order), debug=debug)
