"""Makes docs/reference/cli.md from the commands themselves.

    python scripts/make_cli_reference.py           # writes the page
    python scripts/make_cli_reference.py --check   # exit code 1 when the page is not what the commands say

The tests fail when the page is not current.
"""

from __future__ import annotations

import argparse
import inspect
import sys
from pathlib import Path
from typing import Any

import typer.main

from gmi.cli import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"

_HEAD = """\
# The commands

Made from the commands by `make docs`; do not edit it by hand. The same is shown by `gmi --help` and by
`gmi COMMAND --help`. What scripts may rely on stands in [the contract](../contract.md).
"""


def describe_commands() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(app)
    parts = [_HEAD, f"## gmi\n\n{group.help}\n\n{_tabulate(group)}{_quote_example(group)}"]
    for name, command in sorted(group.commands.items()):
        parts.append(_describe_command(name, command))
        parts += (_describe_command(f"{name} {sub}", one) for sub, one in getattr(command, "commands", {}).items())
    return "\n".join(parts)


def _describe_command(name: str, command: Any) -> str:
    """One command: what it does, how it is called, its arguments and options, an example."""
    arguments = " ".join(parameter.metavar for parameter in command.params if _is_argument(parameter))
    usage = f"```\ngmi {name} [OPTIONS] {arguments}\n```\n"
    about = inspect.cleandoc(command.help)
    if hasattr(command, "commands"):
        return f"## gmi {name}\n\n{about}\n{_quote_example(command)}"
    return f"## gmi {name}\n\n{about}\n\n{usage}\n{_tabulate(command)}{_quote_example(command)}"


def _tabulate(command: Any) -> str:
    """Arguments and options as a table."""
    rows = ["| argument or option | what it is | if not given |", "|---|---|---|"]
    for parameter in command.params:
        given = f" {parameter.metavar}" if parameter.metavar else ""
        called = parameter.metavar if _is_argument(parameter) else f"{', '.join(parameter.opts)}{given}"
        default = "needed" if parameter.required else _name_default(parameter.default)
        rows.append(f"| `{called.replace('|', chr(92) + '|')}` | {parameter.help} | {default} |")
    rows.append("| `--help` | Show what the command does and exit. | |")
    return "\n".join(rows) + "\n"


def _quote_example(command: Any) -> str:
    """The command's example as a block."""
    example = str(command.epilog or "").removeprefix("Example:").strip()
    return f"\n```\n{example}\n```\n" if example else ""


def _is_argument(parameter: Any) -> bool:
    """Whether it stands without a name on the command line."""
    return bool(parameter.param_type_name == "argument")


def _name_default(default: Any) -> str:
    """A default as the page shows it; nothing for switches and for what gmi finds out by itself."""
    return f"`{default}`" if isinstance(default, str) else ""


def main() -> int:
    """Writes the page, or says whether it is current."""
    parser = argparse.ArgumentParser(description="Makes docs/reference/cli.md from the commands.")
    parser.add_argument("--check", action="store_true", help="only say whether the page is current")
    page = describe_commands()
    if parser.parse_args().check:
        if PAGE.read_text(encoding="utf-8") == page:
            return 0
        print(f"{PAGE.name} is not what the commands say; run: make docs", file=sys.stderr)
        return 1
    PAGE.write_text(page, encoding="utf-8")
    print(f"wrote {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
