"""``python -m gmi.lint_corpus [FILE…] [--apart FILE]``: checks the written corpus."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from gmi.errors import GmiError, LabelledError
from gmi.lint_corpus.lint import lint_corpus, show_lint
from gmi.load_labelled import load_placed
from gmi.resources import find_data


def main() -> int:
    """Prints what the checks found.

    Returns:
        0 when the corpus is fit to be shipped, 1 when it is not, 2 when it could not be read.
    """
    parser = argparse.ArgumentParser(prog="python -m gmi.lint_corpus", description="Checks the written corpus.")
    parser.add_argument("files", nargs="*", help="JSON Lines; by default those of corpora/depth-en")
    parser.add_argument(
        "--apart", help="held-out references; by default dev.jsonl of the shared data, when it is there"
    )
    arguments = parser.parse_args()
    try:
        files = arguments.files or [str(path) for path in sorted(find_data("corpora", "depth-en").glob("*.jsonl"))]
        apart = arguments.apart or _find_held_out()
        lint = lint_corpus(load_placed(files), load_placed([apart]) if apart else ())
    except GmiError as error:
        lines = [*error.as_lines()]
        if isinstance(error, LabelledError):
            lines.extend(f"  {problem.as_line()}" for problem in error.problems)
        sys.stderr.write("\n".join(lines) + "\n")
        return 2
    sys.stdout.write(show_lint(lint))
    return 0 if lint.passed else 1


def _find_held_out() -> str | None:
    top = Path(__file__).resolve().parents[3]
    folder = Path(os.environ.get("GMI_SHARED_DATA") or top.parent / "shared" / "data")
    path = folder / "labelled" / "dev.jsonl"
    return str(path) if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
