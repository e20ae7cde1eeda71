"""Computes the reference set: rates of references in State reports at hand, for the bands of the levels.

Run it over a folder of reports:

    python scripts/make_reference_set.py FOLDER --date 2026-11-24

It scores every State report in the folder that has a symbol, and writes symbol, words and rates (references per 1,000
words) into ``corpora/reference-sets/<id>.yml``. No sentence of a report is carried over. Run it again whenever finding
or classifying changes: the levels of every report depend on it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ruamel.yaml import YAML

from gmi.assess import assess_report
from gmi.errors import SourceError
from gmi.model.scorecard import Result
from gmi.score.level import collect_rates

TOP = Path(__file__).resolve().parent.parent
HEAD = """\
# Made by scripts/make_reference_set.py; do not edit. Rates are references per 1,000 words of the State's own text.
# What these reports are: see README.md beside this file.
"""


def read_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, help="folder of State reports (PDF)")
    parser.add_argument("--date", required=True, help="date of the computation, for example 2026-11-24")
    parser.add_argument("--id", default="state-reports-en", help="name of the set")
    parser.add_argument("--rubric", default="gmi-cmw", help="rubric whose terms are counted")
    return parser.parse_args()


def assess_folder(folder: Path, rubric: str) -> list[Result]:
    """Every State report with a symbol, the first of two with the same symbol."""
    results: dict[str, Result] = {}
    for path in sorted(folder.glob("*.pdf")):
        try:
            result = assess_report(str(path), rubric)
        except SourceError as error:
            print(f"left out {path.name}: {error.message}", file=sys.stderr)
            continue
        symbol = result.source.symbol
        if symbol is None or result.source.document_kind != "state-report":
            print(f"left out {path.name}: no symbol, or not a State's report", file=sys.stderr)
        elif symbol in results:
            print(f"left out {path.name}: {symbol} stands in the set already", file=sys.stderr)
        else:
            results[symbol] = result
    return [results[symbol] for symbol in sorted(results)]


def main() -> int:
    """Writes the set and says what is in it."""
    arguments = read_arguments()
    results = assess_folder(arguments.folder, arguments.rubric)
    entry = {
        "id": arguments.id,
        "date": arguments.date,
        "reports": [
            {
                "symbol": result.source.symbol,
                "words": result.source.word_count,
                "rates": dict(sorted(collect_rates(result.scorecard.levels).items())),
            }
            for result in results
        ],
    }
    target = TOP / "corpora" / "reference-sets" / f"{arguments.id}.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    yaml = YAML()
    yaml.width = 200
    with target.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        yaml.dump(entry, file)
    print(f"{len(results)} reports, {sum(r.source.word_count for r in results):,} words: {target.relative_to(TOP)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
