"""The command line: arguments in, exit code out."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from gmi.cli.draft_app import add_draft_commands
from gmi.cli.options import (
    AnswersOption,
    DebugOption,
    DecisionsOption,
    LanguageOption,
    OneReport,
    QuietOption,
    ReaderOption,
    Reports,
    RubricOption,
    StateOption,
    SymbolOption,
)
from gmi.cli.rubric_app import rubric_app
from gmi.cli.run import run_guarded
from gmi.version import __version__

app = typer.Typer(
    name="gmi",
    help="Reads what States tell the United Nations about migrants and women, and says, with the paragraph number, "
    "what is there and what is not.",
    epilog="Example:  gmi score report.pdf -o scorecard.html",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(rubric_app, name="rubric")


def main() -> None:
    """Runs the command line and ends the process with the contract's exit code."""
    # Nearly all that a run makes lives to its end; looking for garbage as often as usual costs a sixth of its time.
    gc.set_threshold(200_000, 20, 20)
    app()


def _show_version(asked: bool) -> None:
    """Prints the version and ends."""
    if asked:
        typer.echo(f"gmi {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads State reports to UN treaty bodies."""


@app.command(epilog="Example:  gmi score CMW_C_PER_2.pdf -o out/")
def score(  # noqa: PLR0913, PLR0917 - Typer makes an option of each argument
    reports: Reports,
    rubric: RubricOption = None,
    format: Annotated[  # noqa: A002 - the contract's word
        str | None,
        typer.Option("--format", metavar="F", help="terminal, html, md, json, csv or docx; by default as -o is named."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE|DIR", help="Where to write; a folder gets HTML, JSON and CSV."),
    ] = None,
    language: LanguageOption = None,
    state: StateOption = None,
    symbol: SymbolOption = None,
    reader: ReaderOption = "fast",
    force: Annotated[
        bool, typer.Option("--force", help="Score a document in the Committee's words all the same.")
    ] = False,
    decisions: DecisionsOption = None,
    answers: AnswersOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Score one or a few State reports.

    Counts references to women, girls, gender and LGBTQIA+ migrants, says how deep they go (mention, engagement,
    commitment), which indicators are met, and which questions follow from the gaps. Every figure leads to a paragraph.
    """
    from gmi.cli.score import Order, score_reports  # noqa: PLC0415 - reading libraries load only when a report is read
    from gmi.identify import Given  # noqa: PLC0415 - the same

    given = Given(symbol, state, language)
    order = Order(rubric, format, output, given, reader, decisions, tuple(answers or ()), force=force, quiet=quiet)
    run_guarded(lambda: score_reports(reports, order), debug=debug)


@app.command(epilog="Example:  gmi read report.pdf --format json")
def read(  # noqa: PLR0913, PLR0917 - Typer makes an option of each argument
    report: OneReport,
    format: Annotated[  # noqa: A002 - the contract's word
        str, typer.Option("--format", metavar="text|json", help="How to show it.")
    ] = "text",
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")] = None,
    picture: Annotated[
        str | None,
        typer.Option("--picture", metavar="N", help="Write the page of paragraph N, with it marked, as PNG to -o."),
    ] = None,
    language: LanguageOption = None,
    state: StateOption = None,
    symbol: SymbolOption = None,
    reader: ReaderOption = "fast",
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Show a report as gmi reads it.

    Every paragraph with its zone, printed number, page and heading path; repairs; problems.
    """
    from gmi.cli.read import draw_evidence, show_document  # noqa: PLC0415 - reading libraries load only when needed
    from gmi.identify import Given  # noqa: PLC0415 - the same

    given = Given(symbol, state, language)
    if picture is not None:
        run_guarded(lambda: draw_evidence(report, picture, output, given, quiet=quiet), debug=debug)
    run_guarded(
        lambda: show_document(report, format, output, Given(symbol, state, language), reader, quiet=quiet), debug=debug
    )


add_draft_commands(app)

Labelled = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Labelled references (JSON Lines).", show_default=False)
]


@app.command(epilog="Example:  gmi evaluate labelled.jsonl --find")
def evaluate(
    files: Labelled,
    format: Annotated[  # noqa: A002 - the contract's word
        str, typer.Option("--format", metavar="text|json", help="How to show the figures.")
    ] = "text",
    predictions: Annotated[
        str | None, typer.Option("--predictions", metavar="OUT", help="Write one JSON line a reference.")
    ] = None,
    find: Annotated[bool, typer.Option("--find", help="Measure the finding too.")] = False,
    by_family: Annotated[
        bool, typer.Option("--by-family", help="Show the drop from template families seen to unseen; takes minutes.")
    ] = False,
    rubric: Annotated[str, typer.Option("--rubric", metavar="ID|PATH", help="Rubric for --find.")] = "gmi-cmw",
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Measure the depth labels on labelled references.

    Precision, recall and F1 of each label, macro-F1, accuracy, coverage, calibration, tags; by group, zone and source.
    """
    from gmi.cli.evaluate import Order, evaluate_files  # noqa: PLC0415 - reading libraries load only when needed

    order = Order(format, predictions, find, rubric, by_family, quiet)
    run_guarded(lambda: evaluate_files(files, order), debug=debug)


@app.command(epilog="Example:  gmi agree machine.csv corrected.csv")
def agree(
    first: Annotated[str, typer.Argument(metavar="A", help="One coding (JSON Lines, or the CSV of references).")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another coding of the same references.")],
    format: Annotated[  # noqa: A002 - the contract's word
        str, typer.Option("--format", metavar="text|json", help="How to show the figures.")
    ] = "text",
    debug: DebugOption = False,
) -> None:
    """Measure how far two codings agree.

    Cohen's kappa of each label, and the references that differ.
    """
    from gmi.cli.agree import compare_files  # noqa: PLC0415 - reading libraries load only when needed

    run_guarded(lambda: compare_files(first, second, format), debug=debug)


@app.command(epilog="Example:  gmi train corpus.jsonl -o model.json")
def train(
    files: Labelled,
    output: Annotated[str, typer.Option("-o", "--output", metavar="MODEL", help="Where to write the model (JSON).")],
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Train the depth model on labelled references and say how well it does.

    gmi brings a trained model; this makes one from sentences of your own.
    """
    from gmi.cli.train import train_files  # noqa: PLC0415 - scikit-learn loads only here

    run_guarded(lambda: train_files(files, output, quiet=quiet), debug=debug)
