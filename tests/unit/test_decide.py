"""A person's decision wins over the machine as long as the text is the one that the person read."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from gmi.agree import compare_codings, load_codings
from gmi.assess import assess_report
from gmi.classify import classify_references
from gmi.decide import apply_decisions
from gmi.find import build_lexicon, document_of_text, find_references
from gmi.load import load_rubric
from gmi.load_decisions import load_decisions
from gmi.model.decision import DecidedReference, Decision
from gmi.model.document import Document
from gmi.model.reference import ClassifiedReference, Findings
from gmi.model.scorecard import Result
from gmi.model.span import Span
from gmi.qualify import find_qualifiers
from gmi.recognise import recognise_names
from gmi.render import render_result
from gmi.score import score_report

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "valmora" / "report.pdf"
TEXT = (
    "Valmora trained 40 women in 2019. The Ministry of Women is a State body. The plan covers farmers, youth, "
    "artists, older persons and women."
)


def read(text: str = TEXT) -> tuple[Document, Findings, tuple[ClassifiedReference, ...]]:
    """The references of a text, labelled by the machine."""
    document = document_of_text(text)
    names = recognise_names(document)
    findings = find_references(document, build_lexicon(load_rubric("gmi-cmw")), names)
    qualifiers = find_qualifiers(document, findings.references)
    return document, findings, classify_references(document, findings.references, qualifiers, names)


def decide(item: ClassifiedReference, document: Document, **changes: object) -> Decision:
    """A decision on a reference."""
    reference = item.reference
    decision = Decision(
        where="sheet.csv:2",
        dimension=reference.dimension,
        span=reference.span,
        text=reference.text,
        sentence=reference.sentence.cut(document.text),
        label="commitment",
        tags=("budget",),
        by="Ana Ruiz",
        on="2026-11-24",
    )
    return replace(decision, **changes)  # type: ignore[arg-type] - fields of the decision, by name


def test_a_decision_wins_and_is_shown_as_a_persons() -> None:
    """Label, tags, method, name and date; what the machine said is not lost."""
    document, _, classified = read()
    decided, problems = apply_decisions(document, classified, [decide(classified[0], document, note="see annex 2")])
    assert problems == ()
    first = decided[0]
    assert (first.label, first.tags, first.method, first.confidence) == ("commitment", ("budget",), "human", 1.0)
    assert first.reason == "commitment: by Ana Ruiz on 2026-11-24: see annex 2 (the machine said engagement)"
    assert decided[1:] == classified[1:]


def test_a_decision_that_agrees_with_the_machine_is_a_persons_too() -> None:
    """It is signed; the reason does not repeat the machine."""
    document, _, classified = read()
    decided, _ = apply_decisions(document, classified, [decide(classified[0], document, label=classified[0].label)])
    assert decided[0].reason == "engagement: by Ana Ruiz on 2026-11-24"
    assert decided[0].method == "human"


def test_what_is_no_reference_leaves_the_counts_and_stays_in_the_totals() -> None:
    """It goes into a bucket of its own: headline one less, raw as before."""
    document, findings, classified = read()
    rubric = load_rubric("gmi-cmw")
    decided, _ = apply_decisions(
        document, classified, [decide(classified[0], document, label="not-a-reference", tags=())]
    )
    counts = []
    for items in (classified, decided):
        own = replace(findings, references=tuple(item.reference for item in items))
        counts.append(score_report(document, rubric, own, items, ()).counts.gender)
    before, after = counts
    assert (after.headline, after.raw) == (before.headline - 1, before.raw)
    assert after.excluded["not-a-reference"] == 1
    assert decided[0].label is None
    assert decided[0].reason.startswith("not-a-reference: by Ana Ruiz on 2026-11-24")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"span": Span(17, 22)}, "these words no longer stand at its place"),
        ({"text": "girls"}, "these words no longer stand at its place"),
        ({"sentence": "Valmora trained 41 women in 2019."}, "its sentence has changed"),
        ({"dimension": "migration"}, "no reference is found at its place any more"),
        ({"span": Span(0, 7), "text": "Valmora"}, "no reference is found at its place any more"),
        ({"span": Span(9000, 9005)}, "these words no longer stand at its place"),
    ],
)
def test_a_decision_on_another_text_has_expired(changes: dict[str, object], message: str) -> None:
    """Position, words and sentence must be the same; else the machine's label stays, and a Problem says so."""
    document, _, classified = read()
    decided, (problem,) = apply_decisions(document, classified, [decide(classified[0], document, **changes)])
    assert decided == classified
    assert (problem.code, problem.severity, problem.where) == ("decision.expired", "warning", "sheet.csv:2")
    assert message in problem.message
    assert "Ana Ruiz" in problem.message


def test_white_space_is_not_a_change() -> None:
    """Spreadsheets drop tabulators and line ends, and gmi guards a cell that would be run."""
    document, _, classified = read("=Valmora trained\t40 women\nin 2019, and more.")
    sentence = classified[0].reference.sentence.cut(document.text)
    cell = "'" + sentence.replace("\t", "").replace("\n", " ")
    decided, problems = apply_decisions(document, classified, [decide(classified[0], document, sentence=cell)])
    assert problems == ()
    assert decided[0].method == "human"


def test_a_label_in_a_bucket_is_not_applied() -> None:
    """A ministry's name carries no label, whoever gives it one; that it is no reference can be said."""
    document, _, classified = read()
    named = next(item for item in classified if item.reference.bucket == "institution-name")
    decided, (problem,) = apply_decisions(document, classified, [decide(named, document)])
    assert (decided, problem.code) == (classified, "decision.bucket")
    decided, problems = apply_decisions(document, classified, [decide(named, document, label="not-a-reference")])
    assert problems == ()
    assert [item.reference.bucket for item in decided] == [item.reference.bucket for item in classified]


def test_a_sheet_without_decisions_is_noticed() -> None:
    """Whoever forgot to sign is told."""
    document, _, classified = read()
    decided, (problem,) = apply_decisions(document, classified, [])
    assert (decided, problem.code) == (classified, "decision.none")


@lru_cache(maxsize=1)
def example() -> Result:
    """The example report, scored."""
    return assess_report(str(EXAMPLE))


def list_rows(sheet: str) -> list[dict[str, str]]:
    """The rows of a sheet."""
    return list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff"), newline="")))


def edit(sheet: str, path: Path, change: Callable[[int, dict[str, str]], None]) -> Path:
    """What a reviewer does to the sheet: ``change`` is given each row that has a label."""
    rows = list_rows(sheet)
    for number, row in enumerate(row for row in rows if row["label"]):
        change(number, row)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def review(number: int, row: dict[str, str]) -> None:
    """Signs each row, turns every fifth into a commitment and takes every seventh out."""
    row.update(by="Zoë Núñez", on="2026-11-24", note='“quoted”; 1,5 "more"' if number == 3 else "")
    if number % 5 == 0:
        row["label"] = "commitment"
    if number % 7 == 0:
        row["label"] = "not-a-reference"


def decided_by(path: Path) -> tuple[ClassifiedReference, ...]:
    """The example's references with the decisions of a sheet, none of which may be lost."""
    result = example()
    decided, problems = apply_decisions(result.document, result.references, load_decisions(str(path)))
    assert [problem.as_line() for problem in problems] == []
    return tuple(
        replace(item, decision=replace(item.decision, where="")) if isinstance(item, DecidedReference) else item
        for item in decided
    )


def test_the_sheet_that_score_writes_comes_back(tmp_path: Path) -> None:
    """Every row of the example that has a label, signed; nothing expires. What is left undecided decides nothing."""
    edited = edit(render_result(example(), "csv"), tmp_path / "edited.csv", review)
    labels = [row["label"] for row in list_rows(edited.read_text("utf-8")) if row["label"] not in ("", "undecided")]
    decided = [item for item in decided_by(edited) if item.method == "human"]
    assert len(decided) == len(labels) > 200
    assert sum(item.reference.bucket == "not-a-reference" for item in decided) == labels.count("not-a-reference") > 30


def test_the_sheet_of_a_decided_report_holds_the_decisions(tmp_path: Path) -> None:
    """Written again and brought back again, nothing is lost or changed."""
    decided = decided_by(edit(render_result(example(), "csv"), tmp_path / "edited.csv", review))
    again = tmp_path / "again.csv"
    again.write_text(render_result(replace(example(), references=decided), "csv"), encoding="utf-8")
    for first, second in zip(decided, decided_by(again), strict=True):
        assert (first.label, first.tags, first.method, first.reference) == (
            second.label, second.tags, second.method, second.reference,
        )  # fmt: skip
        assert first.reason.partition(" (the machine")[0] == second.reason.partition(" (the machine")[0]


def test_machine_and_person_can_be_compared(tmp_path: Path) -> None:
    """The sheet as written against the sheet as edited: kappa, and every row that was changed."""
    machine = tmp_path / "machine.csv"
    machine.write_text(render_result(example(), "csv"), encoding="utf-8")
    edited = edit(render_result(example(), "csv"), tmp_path / "edited.csv", review)
    agreement = compare_codings(load_codings(str(machine)), load_codings(str(edited)), ("machine", "person"))
    changed = sum(
        old["label"] != new["label"]
        for old, new in zip(list_rows(machine.read_text("utf-8")), list_rows(edited.read_text("utf-8")), strict=True)
    )
    assert len(agreement.differences) == changed > 0
    assert agreement.only_first == agreement.only_second == ()


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_round_trip_through_libreoffice_calc(tmp_path: Path, kind: str) -> None:
    """The edited sheet, opened in Calc, saved as a workbook, opened and saved as CSV: the same decisions."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-calc)")
    edited = edit(render_result(example(), "csv"), tmp_path / "edited.csv", review)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for source, target, folder in ((edited, kind, tmp_path), (tmp_path / f"edited.{kind}", "csv", tmp_path / "back")):
        ran = subprocess.run(
            [soffice, "--headless", profile, "--convert-to", target, "--outdir", folder, source],
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        if not (folder / f"edited.{target}").exists():
            pytest.skip(f"LibreOffice does not convert here: {ran.stderr.strip() or ran.stdout.strip()}")
    assert decided_by(tmp_path / "back" / "edited.csv") == decided_by(edited)
