"""Arguments and options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

Reports = Annotated[list[str], typer.Argument(metavar="REPORT…", help="One or more reports (PDF).", show_default=False)]
OneReport = Annotated[str, typer.Argument(metavar="REPORT", help="The report (PDF).", show_default=False)]
RubricOption = Annotated[
    str | None,
    typer.Option("--rubric", metavar="ID|PATH", help="Rubric; by default the one made for the report's treaty body."),
]
LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="L", help="Language of the report (en); by default read from it.")
]
StateOption = Annotated[
    str | None, typer.Option("--state", metavar="ISO3", help="Three-letter code of the State; by default read from it.")
]
SymbolOption = Annotated[
    str | None, typer.Option("--symbol", metavar="S", help="Document symbol; by default read from the report.")
]
ReaderOption = Annotated[
    str,
    typer.Option("--reader", metavar="fast|careful", help="careful reads every page with pdfplumber: slower."),
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors on standard error.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
ReportOrResult = Annotated[
    str,
    typer.Argument(
        metavar="REPORT|RESULT.json",
        help="The report (PDF), or what `gmi score --format json` wrote for it.",
        show_default=False,
    ),
]
ReportOfResult = Annotated[
    str | None,
    typer.Option("--report", metavar="FILE", help="Where the report of RESULT.json is, if it has been moved."),
]
DecisionsOption = Annotated[
    str | None,
    typer.Option("--decisions", metavar="FILE", help="People's corrections: the references CSV, edited and signed."),
]
AnswersOption = Annotated[
    list[str] | None,
    typer.Option(
        "--answers",
        metavar="FILE",
        help="A form that migrant communities filled in (.docx, .md, .yml); may be given more than once.",
    ),
]
ThemesOption = Annotated[
    str | None, typer.Option("--themes", metavar="A,B", help="Themes by id, with commas; `gmi rubric show` lists them.")
]
