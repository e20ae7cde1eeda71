"""Makes the pictures of the README from the example report: its scorecard in a browser, and in a terminal.

    python scripts/make_pictures.py

Writes docs/pictures/scorecard.png and docs/pictures/terminal.png. Needs the ``test`` extra and Debian's chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

from gmi import assess_report, render_result

TOP = Path(__file__).resolve().parent.parent
REPORT = "examples/valmora/report.pdf"
PICTURES = TOP / "docs" / "pictures"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

PAGE_SIZE = {"width": 1180, "height": 1240}
COLUMNS = 80
TERMINAL_LINES = 44

TERMINAL_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: {background}; color: {foreground}; display: inline-block; }}
pre {{ margin: 0; padding: 22px 26px; font: 15px/1.3 "DejaVu Sans Mono", "Liberation Mono", monospace; }}
</style><pre>{code}</pre>"""


def show_terminal(command: str, output: str) -> str:
    """A page that shows a command and the first lines of what it prints, in the colours of a terminal."""
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True, color_system="truecolor")
        console.print(Text.from_markup(f"[bold]$ {command}[/bold]"))
        console.print(Text("\n").join(Text.from_ansi(output).split("\n")[:TERMINAL_LINES]))
        console.print(Text("…"))
        return console.export_html(theme=DEFAULT_TERMINAL_THEME, inline_styles=True, code_format=TERMINAL_PAGE)


def take_pictures(pages: dict[str, str]) -> None:
    """Opens each page, by the name of its picture, and keeps what one sees."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for name, html in pages.items():
            source = Path(folder) / f"{name}.html"
            source.write_text(html, encoding="utf-8")
            page: Any = browser.new_page(viewport=PAGE_SIZE, color_scheme="light", reduced_motion="reduce")
            page.goto(source.as_uri())
            target = PICTURES / f"{name}.png"
            if name == "terminal":
                page.locator("body").screenshot(path=target)
            else:
                page.screenshot(path=target)
            print(f"wrote {target.relative_to(TOP)}, {target.stat().st_size // 1024} KB")
        browser.close()


def main() -> int:
    """Scores the example and takes both pictures."""
    if not CHROMIUM.exists():
        print("The pictures need Debian's chromium: apt-get install chromium", file=sys.stderr)
        return 1
    result = assess_report(str(TOP / REPORT))
    terminal = show_terminal(f"gmi score {REPORT}", render_result(result, "terminal", colour=True))
    take_pictures({"scorecard": render_result(result, "html"), "terminal": terminal})
    return 0


if __name__ == "__main__":
    sys.exit(main())
