"""The command line of ``gmi rubric``: arguments and options of each of its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from gmi.cli.run import run_guarded

rubric_app = typer.Typer(
    name="rubric",
    help="Rubrics: what they hold, whether they are sound, a new one, what it finds.",
    epilog="Example:  gmi rubric new our-rubric --extends gmi-core",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Rubric = Annotated[
    str, typer.Argument(metavar="ID|PATH", help="A rubric of gmi's, or the folder of one.", show_default=False)
]
FormatOption = Annotated[str, typer.Option("--format", metavar="text|json", help="How to show it.")]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Say nothing but what is wrong.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


@rubric_app.command("list", epilog="Example:  gmi rubric list")
def list_command(format: FormatOption = "text", debug: DebugOption = False) -> None:  # noqa: A002 - the contract's word
    """List the rubrics that gmi brings."""
    from gmi.cli.rubric import list_all  # noqa: PLC0415 - reading libraries load only when needed

    run_guarded(lambda: list_all(format), debug=debug)


@rubric_app.command("show", epilog="Example:  gmi rubric show gmi-cmw --resolved --format json")
def show_command(
    rubric: Rubric,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="All that holds, what comes from the base included.")
    ] = False,
    format: FormatOption = "text",  # noqa: A002 - the contract's word
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")] = None,
    debug: DebugOption = False,
) -> None:
    """Show what a rubric holds.

    Themes, indicators and terms; of a rubric that extends another, what stands in its own files.
    """
    from gmi.cli.rubric import show  # noqa: PLC0415 - the same

    run_guarded(lambda: show(rubric, format, output, resolved=resolved), debug=debug)


@rubric_app.command("form", epilog="Example:  gmi rubric form gmi-cmw -o form.docx")
def form_command(
    rubric: Rubric,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="A Word document (.docx) or Markdown (.md); else Markdown is shown."
        ),
    ] = None,
    language: Annotated[str, typer.Option("--language", metavar="L", help="Language of the questions.")] = "en",
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Write the questions for migrant communities as a form to fill in.

    They are the third part of the method, which no text can answer. Filled in, the form goes to gmi score --answers.
    """
    from gmi.cli.form import write_form  # noqa: PLC0415 - the same

    run_guarded(lambda: write_form(rubric, output, language, quiet=quiet), debug=debug)


@rubric_app.command("check", epilog="Example:  gmi rubric check our-rubric/")
def check_command(
    rubric: Rubric,
    format: FormatOption = "text",  # noqa: A002 - the contract's word
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Say everything that is wrong with a rubric, with file, line and a hint.

    Ids, forms that clash or are never reached, conditions that can never hold, missing examples, bands, questions.
    The exit code is 1 when anything is found.
    """
    from gmi.cli.rubric import check  # noqa: PLC0415 - the same

    run_guarded(lambda: check(rubric, format, quiet=quiet), debug=debug)


@rubric_app.command("test", epilog="Example:  gmi rubric test our-rubric/")
def run_tests_command(
    rubric: Rubric,
    format: FormatOption = "text",  # noqa: A002 - the contract's word
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run a rubric's own examples and counting cases.

    The exit code is 1 when one does not come out as written.
    """
    from gmi.cli.rubric import test  # noqa: PLC0415 - the same

    run_guarded(lambda: test(rubric, format, quiet=quiet), debug=debug)


@rubric_app.command("new", epilog="Example:  gmi rubric new our-rubric --extends gmi-core")
def new_command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Folder to make; its name is the id.", show_default=False)
    ],
    extends: Annotated[
        str | None, typer.Option("--extends", metavar="ID", help="Rubric that it stands on; by default none.")
    ] = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Write a rubric to begin with: commented, and sound as it stands.

    Nothing is ever written over.
    """
    from gmi.cli.rubric import new  # noqa: PLC0415 - the same

    run_guarded(lambda: new(name, extends, quiet=quiet), debug=debug)


@rubric_app.command("try", epilog="Example:  gmi rubric try our-rubric/ report.pdf --against gmi-core")
def try_command(
    rubric: Rubric,
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT…", help="One or more reports (PDF).", show_default=False)
    ],
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="ID|PATH", help="Another rubric: show what is gained and lost against it."),
    ] = None,
    format: FormatOption = "text",  # noqa: A002 - the contract's word
    debug: DebugOption = False,
) -> None:
    """Show what a rubric finds in reports: references by group, themes, outcomes.

    Against another rubric, every reference and every outcome on which the two differ.
    """
    from gmi.cli.rubric import try_out  # noqa: PLC0415 - the same

    run_guarded(lambda: try_out(rubric, reports, against, format), debug=debug)
