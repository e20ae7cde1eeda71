"""Makes everything that gmi makes of the example report, for people to look at and for the tests to compare.

python scripts/make_goldens.py            writes the files
python scripts/make_goldens.py --check    says which differ; exit code 1 when any does
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from gmi.ask.distinct import choose_questions
from gmi.assess import assess_report, read_report
from gmi.render import render_result
from gmi.render.draft import render_draft
from gmi.render.questions import render_questions
from gmi.render.reading import render_document
from gmi.shadow import draft_report

TOP = Path(__file__).resolve().parent.parent
REPORT = "examples/valmora/report.pdf"
FORMATS = {
    "scorecard.html": "html",
    "scorecard.md": "md",
    "scorecard.txt": "terminal",
    "result.json": "json",
    "references.csv": "csv",
}


def make_outputs() -> dict[str, str]:
    """Text of every output by file name."""
    result = assess_report(REPORT, "gmi-cmw")
    outputs = {name: render_result(result, form) for name, form in FORMATS.items()}
    outputs["reading.txt"] = render_document(read_report(REPORT), "text")
    asked = choose_questions(result.questions, most=10)
    outputs["questions.md"] = render_questions(result, asked, "md").decode("utf-8")
    outputs["draft.md"] = render_draft(draft_report(result, stage="both"), "md").decode("utf-8")
    return outputs


def main() -> int:
    """Writes the outputs, or says which differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 when a file differs")
    arguments = parser.parse_args()
    os.chdir(TOP)
    folder = Path(REPORT).parent
    differing = []
    for name, text in make_outputs().items():
        target = folder / name
        if target.exists() and target.read_bytes().decode("utf-8") == text:
            continue
        differing.append(name)
        if not arguments.check:
            target.write_text(text, encoding="utf-8", newline="")
    print(f"{'differ' if arguments.check else 'written'}: {', '.join(differing) or 'none'}", file=sys.stderr)
    return 1 if arguments.check and differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
