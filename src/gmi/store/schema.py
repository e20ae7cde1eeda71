"""The tables of a batch's store, column by column: version 1 of the schema.

A change of these tables is a new version: it comes with a step in ``migrate``.
"""

from __future__ import annotations

from gmi.model.document import ZONES
from gmi.store.parts import (
    ABSENCES,
    COUNTS,
    DEPTHS,
    FRAMES,
    INDICATORS,
    KEY,
    LABELS,
    LEVELS,
    MEASURES,
    OUTCOMES,
    PROBLEMS,
    QUESTIONS,
    TAG_COUNTS,
    THEMES,
    one_of,
)
from gmi.store.table import Column, Table

SIDES = ("gender", "migration", "intersections")
_COUNTED = {
    "gender": "references to gender (headline groups)",
    "migration": "references to migration",
    "intersections": "sentences with a gender and a migration reference",
}


def _list_figures(side: str) -> tuple[Column, ...]:
    """Columns of one dimension, or of where both meet."""
    what = _COUNTED[side]
    columns = [
        Column(f"{side}_count", "INTEGER", f"{what}, as the finding counts them"),
        Column(f"{side}_per_page", "REAL", "the same by page"),
        Column(f"{side}_per_1000_words", "REAL", "the same by 1,000 words of the State's own"),
    ]
    if side == "intersections":
        columns.append(Column("intersections_paragraphs", "INTEGER", "paragraphs that refer to both"))
    else:
        columns += [
            Column(f"{side}_paragraph_share", "REAL", "share of the State's paragraphs that hold one, 0 to 1"),
            Column(f"{side}_extended", "INTEGER", "references to wider terms, not in the count"),
            Column(f"{side}_raw", "INTEGER", "all found, before titles, names and reprinted words are taken out"),
        ]
    columns += [
        Column(f"{side}_clustering", "REAL", "how many come together: mean number in the paragraph that one stands in"),
        *(Column(f"{side}_{label}", "INTEGER", f"of these: {label}") for label in LABELS),
    ]
    columns += [Column(f"{side}_{tag}", "INTEGER", f"of these: {tag}") for tag in TAG_COUNTS]
    columns += [
        Column(f"{side}_{depth}_level", "TEXT", f"level of {depth}: absent, low, moderate, high or not-assessable")
        for depth in DEPTHS
    ]
    return tuple(columns)


RUNS = Table(
    "runs",
    "one call of gmi batch on this folder",
    (
        Column("id", "INTEGER", "in the order in which they began", "PRIMARY KEY"),
        Column("started", "TEXT", "date and time, UTC", "NOT NULL"),
        Column("ended", "TEXT", "date and time, UTC; empty when it runs or was killed"),
        Column("gmi_version", "TEXT", "the program", "NOT NULL"),
        Column("rubric", "TEXT", "what was asked for; empty for the one made for each report's treaty body"),
        Column("jobs", "INTEGER", "processes side by side", "NOT NULL"),
        Column("engine", "TEXT", "local or dask", "NOT NULL"),
    ),
)

REPORTS = Table(
    "reports",
    "one report: one content, under however many names; failures and skipped documents too",
    (
        Column("key", "TEXT", "first 16 digits of its sha256; names its folder under reports/", "PRIMARY KEY NOT NULL"),
        Column("title", "TEXT", "State and symbol, or the file's name", "NOT NULL"),
        Column("path", "TEXT", "first file, in sorted order, that holds it", "NOT NULL"),
        Column("sha256", "TEXT", "of the file's bytes", "NOT NULL UNIQUE"),
        Column(
            "status", "TEXT", "done, failed or skipped",
            f"NOT NULL CHECK (status {one_of(('done', 'failed', 'skipped'))})",
        ),
        Column("fault_code", "TEXT", "why it failed or was skipped: permanent code"),
        Column("fault_message", "TEXT", "the same in words"),
        Column("fault_where", "TEXT", "where the fault is"),
        Column("fault_hint", "TEXT", "what to do about it"),
        Column(
            "fingerprint", "TEXT", "of all that the review depends on; another one means that it is done again",
            "NOT NULL", exported=False,
        ),
        Column("state", "TEXT", "State, ISO 3166-1 alpha-3"),
        Column("state_name", "TEXT", "State, by its name"),
        Column("symbol", "TEXT", "document symbol, such as CRPD/C/KEN/1"),
        Column("body", "TEXT", "treaty body, such as CRPD"),
        Column("cycle", "TEXT", "which periodic report"),
        Column("document_kind", "TEXT", "state-report, replies, list-of-issues, concluding-observations or other"),
        Column("language", "TEXT", "ISO 639-1"),
        Column("date", "TEXT", "of the document, ISO 8601"),
        Column("year", "INTEGER", "of that date"),
        Column("media_type", "TEXT", "kind of file"),
        Column("page_count", "INTEGER", "pages"),
        Column("word_count", "INTEGER", "words of the State's own"),
        Column("paragraph_count", "INTEGER", "paragraphs of the State's own"),
        Column("numbered_paragraph_last", "INTEGER", "last paragraph number"),
        Column("readable_share", "REAL", "share of the pages that could be read, 0 to 1"),
        Column(
            "headline", "TEXT",
            "what the scorecard leads with: gender, or intersections for a report not on migration",
        ),
        Column("finding", "TEXT", "the finding in one sentence"),
        *(column for side in SIDES for column in _list_figures(side)),
        *(Column(f"indicators_{name.replace('-', '_')}", "INTEGER", f"indicators {name}") for name in OUTCOMES),
        Column("problem_count", "INTEGER", "what a reader must know of the reading; see problems"),
        Column("warning_count", "INTEGER", "of these: warnings and errors"),
        Column("rubric_id", "TEXT", "rubric that made the result"),
        Column("rubric_version", "TEXT", "its version"),
        Column("rubric_sha256", "TEXT", "of its files"),
        Column("schema_version", "TEXT", "of the result"),
        Column("gmi_version", "TEXT", "program that made the result"),
    ),
    order=("sha256",),
    indexes=(("state",), ("body",), ("year",), ("status",)),
)  # fmt: skip

FILES = Table(
    "files",
    "one path that a batch was given",
    (
        Column("path", "TEXT", "as the user named it", "PRIMARY KEY NOT NULL"),
        Column("sha256", "TEXT", "of its bytes", "NOT NULL"),
        Column("size_bytes", "INTEGER", "how many there are", "NOT NULL"),
        Column(
            "report_key", "TEXT", "the report that it holds; empty while it waits",
            "REFERENCES reports (key) ON DELETE SET NULL",
        ),
        Column(
            "duplicate_of", "TEXT", "first path with the same content; empty when it is the first",
            "REFERENCES files (path) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED",
        ),
    ),
    order=("path",),
    indexes=(("sha256",), ("report_key",)),
)  # fmt: skip

PARAGRAPHS = Table(
    "paragraphs",
    "one paragraph, heading, note or table row of a report; searched through paragraphs_fts",
    (
        Column("id", "INTEGER", "number in this file", "PRIMARY KEY", exported=False),
        KEY,
        Column("position", "INTEGER", "its place in the report, from 0", "NOT NULL"),
        Column("place", "TEXT", "how to cite it: para. 12; annex, para. 3; para. 12, note 7; p. 4", "NOT NULL"),
        Column(
            "zone", "TEXT", "part of the report; heading, body, footnote, table and annex are the State's own words",
            f"NOT NULL CHECK (zone {one_of(ZONES)})",
        ),
        Column("number", "TEXT", "as printed"),
        Column("page_number", "INTEGER", "page of the file on which it begins"),
        Column("heading_path", "TEXT", "headings above it, outermost first, with > between them", "NOT NULL"),
        Column("themes", "TEXT", "ids of the themes that it is placed in, a JSON list", "NOT NULL"),
        Column("text", "TEXT", "its text", "NOT NULL"),
        Column("text_start", "INTEGER", "first character in the report's text, from 0", "NOT NULL"),
        Column("text_end", "INTEGER", "one past its last character", "NOT NULL"),
    ),
    order=("report_key", "position"),
    rules=("UNIQUE (report_key, position)",),
)  # fmt: skip

REFERENCES = Table(
    "references",
    "one reference to gender or migration (the view refs is the same under a name that needs no quotes)",
    (
        KEY,
        Column("reference_id", "TEXT", "id in the report, in order of position", "NOT NULL"),
        Column(
            "paragraph_id", "INTEGER", "its paragraph",
            "NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE", exported=False,
        ),
        Column("paragraph_position", "INTEGER", "that paragraph's position", "NOT NULL"),
        Column("text", "TEXT", "the words found", "NOT NULL"),
        Column("sentence", "TEXT", "the sentence around them", "NOT NULL"),
        Column("dimension", "TEXT", "gender or migration", "NOT NULL CHECK (dimension IN ('gender', 'migration'))"),
        Column("group_id", "TEXT", "women-girls, migrants and so on", "NOT NULL"),
        Column("term_id", "TEXT", "term of the rubric", "NOT NULL"),
        Column(
            "counted", "INTEGER",
            "1 when its group's count holds it: in no bucket, and no wider term",
            "NOT NULL",
        ),
        Column("bucket", "TEXT", "why it does not count: treaty-title, institution-name and so on"),
        Column("core", "INTEGER", "1 for a core term, 0 for a wider one", "NOT NULL"),
        Column("label", "TEXT", "depth: mention, engagement, commitment or undecided; empty in a bucket"),
        Column("tags", "TEXT", "a JSON list: negated, hedged, budget and so on", "NOT NULL"),
        Column("themes", "TEXT", "ids of themes, a JSON list", "NOT NULL"),
        Column("zone", "TEXT", "part of the report", "NOT NULL"),
        Column("paragraph_number", "TEXT", "as printed; a note's is that of the paragraph that calls it"),
        Column("page_number", "INTEGER", "page of the file"),
        Column("method", "TEXT", "who labelled it: rule, model, rule+model or human", "NOT NULL"),
        Column("confidence", "REAL", "0 to 1", "NOT NULL"),
        Column("reason", "TEXT", "what the label stands on", "NOT NULL"),
        Column("text_start", "INTEGER", "first character in the report's text, from 0", "NOT NULL"),
        Column("text_end", "INTEGER", "one past its last character", "NOT NULL"),
    ),
    order=("report_key", "reference_id"),
    rules=("PRIMARY KEY (report_key, reference_id)",),
    indexes=(("paragraph_id",), ("group_id", "label")),
)  # fmt: skip

WORK = Table(
    "work",
    "what a report cost: all that differs from run to run stands here and in runs",
    (
        KEY,
        Column("run_id", "INTEGER", "the run", "NOT NULL REFERENCES runs (id) ON DELETE CASCADE"),
        Column("seconds", "REAL", "how long it took", "NOT NULL"),
        Column("peak_memory_bytes", "INTEGER", "most memory that its process held"),
        Column("attempts", "INTEGER", "how often it was begun", "NOT NULL"),
    ),
    rules=("PRIMARY KEY (report_key, run_id)",),
    indexes=(("run_id",),),
)

RESULTS = Table(
    "results",
    "the whole result, as gmi score --format json gives it",
    (
        Column("report_key", "TEXT", "the report", "PRIMARY KEY NOT NULL REFERENCES reports (key) ON DELETE CASCADE"),
        Column("json_zlib", "BLOB", "JSON, compressed with zlib", "NOT NULL"),
    ),
)

# In the order in which they are made: what is pointed to comes first.
TABLES = (
    RUNS, REPORTS, FILES, PARAGRAPHS, REFERENCES, INDICATORS, THEMES, LEVELS, COUNTS, MEASURES, FRAMES, ABSENCES,
    QUESTIONS, PROBLEMS, WORK, RESULTS,
)  # fmt: skip
# What a review writes anew for its report, in the order in which it is written.
PARTS = (
    PARAGRAPHS, REFERENCES, INDICATORS, THEMES, LEVELS, COUNTS, MEASURES, FRAMES, ABSENCES, QUESTIONS, PROBLEMS,
    RESULTS,
)  # fmt: skip

# Words stay as they are written: stemming would make "minors" find "minorities"; a star finds other endings.
# Accents do not matter: reports spell a name now with, now without. Datasette knows the table by content="paragraphs".
_REST = (
    """CREATE VIRTUAL TABLE paragraphs_fts USING fts5 (
  text,
  content="paragraphs",
  content_rowid="id",
  tokenize="unicode61 remove_diacritics 2"
)""",
    """CREATE TRIGGER paragraphs_fts_insert AFTER INSERT ON paragraphs BEGIN
  INSERT INTO paragraphs_fts (rowid, text) VALUES (new.id, new.text);
END""",
    """CREATE TRIGGER paragraphs_fts_delete AFTER DELETE ON paragraphs BEGIN
  INSERT INTO paragraphs_fts (paragraphs_fts, rowid, text) VALUES ('delete', old.id, old.text);
END""",
    """CREATE TRIGGER paragraphs_fts_update AFTER UPDATE OF id, text ON paragraphs BEGIN
  INSERT INTO paragraphs_fts (paragraphs_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO paragraphs_fts (rowid, text) VALUES (new.id, new.text);
END""",
    """CREATE VIEW refs AS
SELECT * FROM "references\"""",
    """CREATE VIEW quotations AS
SELECT
  reports.title,
  reports.date,
  '(' || coalesce(reports.symbol, reports.title) || ', ' || paragraphs.place || ')' AS citation,
  paragraphs.text,
  paragraphs.zone,
  paragraphs.themes,
  paragraphs.heading_path,
  paragraphs.report_key,
  paragraphs.position
FROM paragraphs JOIN reports ON reports.key = paragraphs.report_key
WHERE paragraphs.zone IN ('heading', 'body', 'footnote', 'table', 'annex')""",
)


def list_statements() -> tuple[str, ...]:
    """SQL that makes every table, index, view and trigger of a new store."""
    made = (statement for table in TABLES for statement in (table.create(), *table.create_indexes()))
    return (*made, *_REST)
