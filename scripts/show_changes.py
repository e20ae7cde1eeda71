"""Shows what a change of a rubric's words gains and loses on real reports.

Run it over the rubric as it was, the rubric as it is, and a folder of reports:

    git worktree add ../before main
    python scripts/show_changes.py ../before/rubrics/gmi-cmw rubrics/gmi-cmw FOLDER

For each report it lists every reference that only one of the two finds, and every one that changed its group or its
bucket, with the words around it; then the totals. Read each line before the change is kept.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from gmi.assess import read_report
from gmi.errors import GmiError
from gmi.find import Lexicon, build_lexicon, find_references
from gmi.load import load_rubric
from gmi.model.document import Document
from gmi.model.reference import Name, Reference
from gmi.model.span import Span
from gmi.recognise import recognise_names

Found = dict[Span, Reference]
_AROUND = 50


def read_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("old", help="the rubric as it was: its id or its folder")
    parser.add_argument("new", help="the rubric as it is")
    parser.add_argument("folder", type=Path, help="folder of reports (PDF)")
    parser.add_argument("--language", default="en", help="language of the rubric's words (default: en)")
    return parser.parse_args()


def find_all(document: Document, lexicon: Lexicon, names: tuple[Name, ...]) -> Found:
    """The references of one report by their place."""
    return {reference.span: reference for reference in find_references(document, lexicon, names).references}


def place_of(reference: Reference) -> str:
    """Where a reference is counted: its group, and its bucket if it has one."""
    return f"{reference.group} [{reference.bucket}]" if reference.bucket else reference.group


def compare(document: Document, old: Found, new: Found) -> list[tuple[str, str]]:
    """Kind of each change and its line, in order of position."""
    changes = []
    for span in sorted({*old, *new}):
        before, after = old.get(span), new.get(span)
        if before is None and after is not None:
            changes.append(("gained", f"gained   {place_of(after)}: {show(document, span)}"))
        elif after is None and before is not None:
            changes.append(("lost", f"lost     {place_of(before)}: {show(document, span)}"))
        elif before is not None and after is not None and place_of(before) != place_of(after):
            changes.append(("moved", f"moved    {place_of(before)} -> {place_of(after)}: {show(document, span)}"))
    return changes


def show(document: Document, span: Span) -> str:
    """The reference in brackets with the words around it, on one line."""
    before = document.text[max(0, span.start - _AROUND) : span.start]
    after = document.text[span.end : span.end + _AROUND]
    return " ".join(f"{before}[{span.cut(document.text)}]{after}".split())


def main() -> int:
    """Compares two rubrics over a folder."""
    arguments = read_arguments()
    try:
        lexicons = [build_lexicon(load_rubric(rubric, arguments.language)) for rubric in (arguments.old, arguments.new)]
    except GmiError as error:
        print("\n".join(error.as_lines()), file=sys.stderr)
        return 2
    kinds: Counter[str] = Counter()
    counted = [0, 0]
    for path in sorted(arguments.folder.glob("*.pdf")):
        try:
            document = read_report(str(path))
        except GmiError as error:
            print("\n".join(error.as_lines()), file=sys.stderr)
            continue
        names = recognise_names(document)
        old, new = (find_all(document, lexicon, names) for lexicon in lexicons)
        for index, found in enumerate((old, new)):
            counted[index] += sum(reference.bucket is None for reference in found.values())
        changes = compare(document, old, new)
        if changes:
            print(f"\n{path.name}")
            print("\n".join(f"  {line}" for _, line in changes))
        kinds.update(kind for kind, _ in changes)
    summary = ", ".join(f"{kinds[kind]} {kind}" for kind in ("gained", "lost", "moved"))
    print(f"\n{summary}; references that count: {counted[0]} before, {counted[1]} now")
    return 0


if __name__ == "__main__":
    sys.exit(main())
