"""A review as rows of the store's tables."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from gmi.chance import Placed, find_clusters, measure_clustering
from gmi.model.review import Review, ReviewedParagraph
from gmi.store.parts import (
    ABSENCES,
    COUNTS,
    DEPTHS,
    FRAMES,
    INDICATORS,
    LABELS,
    LEVELS,
    MEASURES,
    OUTCOMES,
    PROBLEMS,
    QUESTIONS,
    TAG_COUNTS,
    THEMES,
)
from gmi.store.schema import REPORTS, RESULTS, SIDES

Row = dict[str, Any]

_KEY_DIGITS = 16
# The digits of the contract's rates.
_RATE_DIGITS = 4


def make_key(sha256: str) -> str:
    """The name of a report in the store and of its folder: nothing of the content gets into a path."""
    return sha256[:_KEY_DIGITS]


def make_title(state_name: str | None, symbol: str | None, path: str) -> str:
    """What to call a report in a list."""
    known = [part for part in (state_name, symbol) if part]
    return ", ".join(known) or path.rpartition("/")[2] or path


def readdress(result: Mapping[str, Any], path: str) -> dict[str, Any]:
    """The result under another name of the same content: what was first read decides nothing.

    Args:
        result: As the contract's JSON has it.
        path: What the report is to be called.
    """
    old = result["source"]["path"]
    if old == path:
        return dict(result)
    problems = [
        {**problem, "where": path} if problem["where"] == old else dict(problem) for problem in result["problems"]
    ]
    return {**result, "source": {**result["source"], "path": path}, "problems": problems}


def make_report(review: Review, path: str) -> Row:
    """The row of ``reports``; what is not known of a failed or skipped file is None."""
    fault = review.fault
    row: Row = dict.fromkeys(column.name for column in REPORTS.columns)
    row |= {
        "key": make_key(review.file.sha256),
        "title": make_title(None, review.symbol, path),
        "path": path,
        "sha256": review.file.sha256,
        "status": review.status,
        "fingerprint": review.fingerprint,
        "symbol": review.symbol,
        "document_kind": review.document_kind,
        "headline": review.headline,
    }
    if fault is not None:
        where = path if fault.where == review.file.path else fault.where
        row |= {
            "fault_code": fault.code,
            "fault_message": fault.message,
            "fault_where": where,
            "fault_hint": fault.hint,
        }
    if review.result is not None:
        row |= _describe(dict(review.result), path)
    return row


def _describe(result: dict[str, Any], path: str) -> Row:
    """Every figure of a report that is done."""
    source, rubric, counts = result["source"], result["rubric"], result["counts"]
    names = (
        "symbol", "state", "state_name", "body", "cycle", "document_kind", "language", "date", "media_type",
        "page_count", "word_count", "paragraph_count", "numbered_paragraph_last", "readable_share",
    )  # fmt: skip
    row: Row = {name: source[name] for name in names}
    row |= {
        "title": make_title(source["state_name"], source["symbol"], path),
        "year": int(source["date"][:4]) if source["date"] else None,
        "finding": result["finding"],
        "rubric_id": rubric["id"],
        "rubric_version": rubric["version"],
        "rubric_sha256": rubric["sha256"],
        "schema_version": result["schema_version"],
        "gmi_version": result["gmi_version"],
        "problem_count": len(result["problems"]),
        "warning_count": sum(problem["severity"] != "info" for problem in result["problems"]),
    }
    for side in ("gender", "migration"):
        count = counts[side]
        row |= {f"{side}_count": count["headline"]}
        shown = ("per_page", "per_1000_words", "paragraph_share", "extended", "raw")
        row |= {f"{side}_{name}": count[name] for name in shown}
    row |= _describe_meeting(result)
    clusters = find_clusters(
        Placed(item["dimension"], item["group"], item["sentence"], item["paragraph_number"], item["page_number"])
        for item in result["references"]
        if item["core"] and item["bucket"] is None
    )
    for side in SIDES:
        row[f"{side}_clustering"] = measure_clustering(clusters[side].values())
        depth, levels = result["depth"][side], result["levels"][side]
        row |= {f"{side}_{name}": depth[name] for name in (*LABELS, *TAG_COUNTS)}
        row |= {f"{side}_{name}_level": levels[name]["level"] for name in DEPTHS}
    outcomes = [indicator["outcome"] for indicator in result["indicators"]]
    row |= {f"indicators_{name.replace('-', '_')}": outcomes.count(name) for name in OUTCOMES}
    return row


def _describe_meeting(result: dict[str, Any]) -> Row:
    """Where gender and migration meet: the contract has its totals, and its rate as the level of mention."""
    meeting, pages = result["counts"]["intersections"], result["source"]["page_count"]
    return {
        "intersections_count": meeting["sentences"],
        "intersections_per_page": round(meeting["sentences"] / pages, _RATE_DIGITS) if pages else 0.0,
        "intersections_per_1000_words": result["levels"]["intersections"]["mention"]["per_1000_words"],
        "intersections_paragraphs": meeting["paragraphs"],
    }


def make_paragraphs(key: str, paragraphs: Iterable[ReviewedParagraph], first_id: int) -> list[Row]:
    """The rows of ``paragraphs``, in order, with ids from ``first_id`` on."""
    return [
        {
            "id": id_,
            "report_key": key,
            "position": paragraph.index,
            "place": name_place(paragraph),
            "zone": paragraph.zone,
            "number": paragraph.number,
            "page_number": paragraph.page_number,
            "heading_path": " > ".join(paragraph.heading_path),
            "themes": _list(paragraph.themes),
            "text": paragraph.text,
            "text_start": paragraph.start,
            "text_end": paragraph.end,
        }
        for id_, paragraph in enumerate(paragraphs, start=first_id)
    ]


def name_place(paragraph: ReviewedParagraph) -> str:
    """Where a paragraph stands, as it is cited: by its printed number, else by its page."""
    page = [] if paragraph.page_number is None else [f"p. {paragraph.page_number}"]
    if paragraph.zone == "footnote" and paragraph.number:
        called = paragraph.called_from_number
        return ", ".join([*([f"para. {called}"] if called else page), f"note {paragraph.number}"])
    annex = ["annex"] if paragraph.annexed or paragraph.zone == "annex" else []
    number = [f"para. {paragraph.number}"] if paragraph.number else page
    return ", ".join([*annex, *number]) or "unnumbered"


def make_references(key: str, result: Mapping[str, Any], paragraphs: list[Row]) -> list[Row]:
    """The rows of ``references``, each tied to its paragraph."""
    starts = [paragraph["text_start"] for paragraph in paragraphs]
    rows = []
    for item in result["references"]:
        paragraph = paragraphs[bisect_right(starts, item["start"]) - 1]
        rows.append(
            {
                "report_key": key,
                "reference_id": item["id"],
                "paragraph_id": paragraph["id"],
                "paragraph_position": paragraph["position"],
                "group_id": item["group"],
                "counted": int(item["bucket"] is None and (item["core"] or item["dimension"] == "migration")),
                "core": int(item["core"]),
                "tags": _list(item["tags"]),
                "themes": _list(item["themes"]),
                "text_start": item["start"],
                "text_end": item["end"],
            }
            | {
                name: item[name]
                for name in (
                    "text", "sentence", "dimension", "term_id", "bucket", "label", "zone", "paragraph_number",
                    "page_number", "method", "confidence", "reason",
                )
            }
        )  # fmt: skip
    return rows


def make_parts(key: str, result: Mapping[str, Any]) -> dict[str, list[Row]]:
    """Rows of the other tables that a result fills, by table."""
    parts = {
        INDICATORS.name: [_indicator(item) for item in result["indicators"]],
        THEMES.name: [_theme(item) for item in result["themes"]],
        LEVELS.name: list(_levels(result["levels"])),
        COUNTS.name: list(_counts(result["counts"])),
        MEASURES.name: [
            {"name": item["name"], "kind": item["kind"], "paragraphs": _list(item["paragraphs"])}
            for item in result["measures"]
        ],
        FRAMES.name: [_frame(item) for item in result["frames"]],
        ABSENCES.name: [
            {
                "group_id": item["group"],
                "statement": item["statement"],
                "strength": item["strength"],
                "searched_terms": _list(item["searched_terms"]),
            }
            for item in result["absences"]
        ],
        QUESTIONS.name: [_question(item) for item in result["questions"]],
        PROBLEMS.name: [
            {
                "code": item["code"],
                "severity": item["severity"],
                "message": item["message"],
                "place": item["where"],
                "hint": item["hint"],
            }
            for item in result["problems"]
        ],
    }
    for rows in parts.values():
        for position, row in enumerate(rows, start=1):
            row |= {"report_key": key, "position": position}
    return parts | {RESULTS.name: [{"report_key": key, "json_zlib": pack(result)}]}


def pack(result: Mapping[str, Any]) -> bytes:
    """A result as the store keeps it."""
    return zlib.compress(json.dumps(result, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode())


def unpack(packed: bytes) -> dict[str, Any]:
    """A result as it was saved."""
    result: dict[str, Any] = json.loads(zlib.decompress(packed))
    return result


def _indicator(item: Mapping[str, Any]) -> Row:
    return {
        "indicator_id": item["id"],
        "theme_id": item["theme"],
        "evidence_paragraphs": _list(item["evidence_paragraphs"]),
        "evidence_references": _list(item["evidence"]),
    } | {name: item[name] for name in ("part", "question", "outcome", "measured", "unit", "reason", "gap", "weight")}


def _theme(item: Mapping[str, Any]) -> Row:
    return {
        "theme_id": item["id"],
        "title": item["title"],
        "level": item["level"],
        "paragraph_count": len(item["paragraphs"]),
        "reference_count": item["reference_count"],
        "intersection_count": item["intersection_count"],
        "treated_without_group": int(item["treated_without_group"]),
        "paragraphs": _list(item["paragraphs"]),
        "gaps": _list(item["gaps"]),
    } | {f"{name}_count": item["depth"][name] for name in (*LABELS, *TAG_COUNTS)}


def _levels(levels: Mapping[str, Any]) -> Iterable[Row]:
    subjects = [("gender", "dimension"), ("migration", "dimension"), ("intersections", "meeting")]
    named = [(name, kind, levels[name]) for name, kind in subjects]
    named += [(name, "group", row) for name, row in levels["groups"].items()]
    for subject, kind, row in named:
        for depth in DEPTHS:
            level = row[depth]
            low, high = level["band"] or (None, None)
            yield {
                "subject": subject,
                "subject_kind": kind,
                "depth": depth,
                "level": level["level"],
                "per_1000_words": level["per_1000_words"],
                "band_low": low,
                "band_high": high,
                "percentile": level["percentile"],
                "level_lowest": level["range"][0],
                "level_highest": level["range"][1],
            }


def _counts(counts: Mapping[str, Any]) -> Iterable[Row]:
    for dimension in ("gender", "migration"):
        for part, key in (("group", "groups"), ("excluded", "excluded"), ("variant", "variants")):
            for name, count in counts[dimension][key].items():
                yield {"dimension": dimension, "part": part, "name": name, "reference_count": count}


def _frame(item: Mapping[str, Any]) -> Row:
    names = ("victim", "beneficiary", "agency", "participation")
    return {"group_id": item["group"], "sentence_count": item["sentences"]} | {
        f"{name}_count": item[name] for name in names
    }


def _question(item: Mapping[str, Any]) -> Row:
    provisions = [f"{hook['instrument']}, {hook['provision']}" for hook in item["hooks"]]
    looked_at = [
        evidence["paragraph_number"] or f"page {evidence['page_number']}"
        for evidence in item["evidence"]
        if evidence["paragraph_number"] or evidence["page_number"]
    ]
    return {
        "theme_id": item["theme"],
        "indicator_id": item["indicator_id"],
        "provisions": _list(provisions),
        "paragraphs": _list(looked_at),
    } | {name: item[name] for name in ("stage", "rank", "text", "gap")}


def _list(values: Iterable[str]) -> str:
    """A list in one cell: SQLite's json_each and Datasette's facets read it."""
    return json.dumps(list(values), ensure_ascii=False)
