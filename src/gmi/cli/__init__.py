"""The command line: arguments in, exit code out."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from gmi.cli.compare_command import COMPARE_EXAMPLE, compare
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


@app.command(epilog="Example:  gmi batch reports/ -o results/")
def batch(  # noqa: PLR0913, PLR0917 - Typer makes an option of each argument
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Files, folders, patterns (quoted), @lists of names, storage URLs (s3://, https://, zip://).",
            show_default=False,
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="Folder of the batch; what is done there is kept.")
    ],
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", help="Reports at a time; by default one for each core.")
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="S", help="Seconds for one report; then its process is ended.")
    ] = 120.0,
    fresh: Annotated[bool, typer.Option("--fresh", help="Do again what is done and unchanged.")] = False,
    wait: Annotated[
        float, typer.Option("--wait", metavar="S", help="Seconds to wait for another batch in the same folder.")
    ] = 0.0,
    engine: Annotated[
        str, typer.Option("--engine", metavar="local|dask", help="Where the work is done: here, or on a cluster.")
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="Scheduler for --engine dask; by default one is started here."
        ),
    ] = None,
    rubric: RubricOption = None,
    language: LanguageOption = None,
    force: Annotated[
        bool, typer.Option("--force", help="Score documents in the Committee's words all the same.")
    ] = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Review many reports, and keep what is done.

    The same command goes on where it was stopped or killed; what has the same content, rubric and version is not done
    again. Failures are listed, with their reason; they stop nothing.
    """
    from gmi.cli.batch import Order, review_files  # noqa: PLC0415 - reading libraries load only when needed
    from gmi.model.review import ReviewOrder  # noqa: PLC0415 - the same

    review = ReviewOrder(rubric, language, force)
    order = Order(output, review, jobs, engine, scheduler, timeout, wait, fresh=fresh, quiet=quiet, debug=debug)
    run_guarded(lambda: review_files(paths, order), debug=debug)


BatchFolder = Annotated[str, typer.Argument(metavar="DIR", help="The folder that gmi batch wrote.", show_default=False)]


@app.command(epilog="Example:  gmi export results/ --format csv -o tables/")
def export(
    folder: BatchFolder,
    format: Annotated[  # noqa: A002 - the contract's word
        str, typer.Option("--format", metavar="jsonl|csv|parquet", help="One line a report, or one file a table.")
    ] = "jsonl",
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="OUT", help="File for jsonl, else a folder; by default standard output."
        ),
    ] = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Write a batch's results for other tools.

    JSON Lines hold every result whole; CSV and Parquet the tables of the store. The same content gives the same bytes.
    """
    from gmi.cli.export import export_batch  # noqa: PLC0415 - the store loads only when needed

    run_guarded(lambda: export_batch(folder, format, output, quiet=quiet), debug=debug)


@app.command(epilog="Example:  gmi search results/ '\"domestic work*\" contract' --state KEN")
def search(  # noqa: PLR0913, PLR0917 - Typer makes an option of each argument
    folder: BatchFolder,
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help='Words that a paragraph must hold; "…" is a phrase, * any ending, OR either word.',
            show_default=False,
        ),
    ],
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="ISO3", help="Only reports of this State.")
    ] = None,
    body: Annotated[
        list[str] | None, typer.Option("--body", metavar="B", help="Only reports to this treaty body.")
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="Y", help="Only reports of this year, or of 2015-2020.")
    ] = None,
    group: Annotated[
        list[str] | None, typer.Option("--group", metavar="ID", help="Only paragraphs that refer to this group.")
    ] = None,
    label: Annotated[
        list[str] | None,
        typer.Option("--label", metavar="L", help="Only those with this depth, such as commitment (of the group)."),
    ] = None,
    theme: Annotated[
        list[str] | None, typer.Option("--theme", metavar="ID", help="Only paragraphs of this theme.")
    ] = None,
    zone: Annotated[
        list[str] | None, typer.Option("--zone", metavar="Z", help="Only this part of a report, such as footnote.")
    ] = None,
    all_zones: Annotated[
        bool, typer.Option("--all-zones", help="The Committee's words, contents and mastheads too.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="Show at most so many; 0 shows all.")] = 20,
    format: Annotated[  # noqa: A002 - the contract's word
        str, typer.Option("--format", metavar="terminal|json|csv|md", help="How to show them.")
    ] = "terminal",
    debug: DebugOption = False,
) -> None:
    """Find paragraphs over a whole batch, each with the citation ready to paste.

    The best come first. Filters that are given more than once are alternatives. Words are looked for as they are
    written: "migrant" does not find "migration", and "migra*" finds both.
    """
    from gmi.cli.search import Order, search_batch  # noqa: PLC0415 - the store loads only when needed

    order = Order(
        states=tuple(state or ()),
        bodies=tuple(body or ()),
        year=year,
        groups=tuple(group or ()),
        labels=tuple(label or ()),
        themes=tuple(theme or ()),
        zones=tuple(zone or ()),
        all_zones=all_zones,
        limit=limit,
        format=format,
    )
    run_guarded(lambda: search_batch(folder, query, order), debug=debug)


app.command(epilog=COMPARE_EXAMPLE)(compare)


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


@app.command(epilog="Example:  gmi doctor")
def doctor(
    format: Annotated[  # noqa: A002 - the contract's word
        str, typer.Option("--format", metavar="terminal|json", help="How to show it.")
    ] = "terminal",
    debug: DebugOption = False,
) -> None:
    """Say what is installed, what is missing, and how to get it."""
    from gmi.cli.doctor import show_installation  # noqa: PLC0415 - reading libraries load only when needed

    run_guarded(lambda: show_installation(format), debug=debug)
