"""A comparison as parts, tables and sentences: what each format writes down in its own way."""

from __future__ import annotations

from gmi.model.comparison import ComparedReport, Comparison, FigureRow, OutcomeTally
from gmi.render.compare_blocks import Block, Column, Items, Part, Row, Sheet, Table, Words
from gmi.render.compare_names import (
    name_group,
    name_noun,
    name_row,
    show_count,
    show_level,
    show_page_rate,
    show_rate,
)
from gmi.render.compare_pair_view import RANGE_NOTE, list_pair_parts
from gmi.render.compare_summary import list_summary
from gmi.render.words import KIND_TITLES, LANGUAGE_TITLES, format_date, format_number, format_share, join_words, plural

_DIMENSIONS = ("gender", "migration", "intersections")
_RULE = (
    "Rates come first, because reports differ in length; the counts stand beside them. “More” and “less” are said only "
    "when chance alone would hardly make such a difference (the 95% interval of the difference leaves out zero) and it "
    "comes to at least three references in the shorter report. References that stand in one paragraph are not taken as "
    "independent. “Not clear”: the rates lie apart, but few references, or a single passage, make the difference. "
    "“About the same”: they do not lie far apart. Up to one in ten rows that did not change may still be called "
    "changed: do not build a case on one row.",
    "A level has moved only when no word that it could read in the one report is a word that it could read in the "
    "other, and its rate has clearly moved. Level and rate are statements about texts, not about a State’s conduct.",
)
_RULE_CYCLES = (
    "A measure that is no longer named may well be in force, and one that is newly named may be old: the comparison "
    "reads reports, not laws. An indicator is gained or lost by what the text holds; look at the paragraphs before you "
    "say so."
)
_RULE_STATES = (
    "This is no ranking. States report under different conditions, at different times and lengths. Measures are not "
    "compared between States: their names do not say whether they are alike."
)


def view_comparison(comparison: Comparison) -> Sheet:
    """The whole comparison, in the order in which it is read."""
    cycles = comparison.kind == "cycles"
    parts = [Part("reports", "The reports", (_list_reports(comparison),))]
    if cycles and len(comparison.pairs) == 1:
        parts.insert(0, Part("short", "In short", (Items(list_summary(comparison, comparison.pairs[0])),)))
    else:
        parts += _list_side_by_side(comparison)
    for pair in comparison.pairs:
        parts += list_pair_parts(comparison, pair, several=len(comparison.pairs) > 1)
    rule = (*_RULE, _RULE_CYCLES if cycles else _RULE_STATES)
    parts.append(Part("method", "How to read this", tuple(Words(text, soft=True) for text in rule)))
    names = [report.name for report in comparison.reports]
    return Sheet(
        kicker="One State over time" if cycles else "States side by side",
        title=f"{comparison.title}: {join_words(names)}" if cycles else join_words(names),
        facts=(plural(len(names), "report"),),
        notice=tuple(caution.message for caution in comparison.cautions),
        parts=tuple(parts),
        stamp=_name_stamp(comparison),
    )


def _name_stamp(comparison: Comparison) -> str:
    """What made the results that are compared."""
    made = dict.fromkeys(
        f"gmi {report.gmi_version}, rubric {report.rubric_id} {report.rubric_version} ({report.rubric_sha256[:12]})"
        for report in comparison.reports
    )
    return "; ".join(made)


def _list_reports(comparison: Comparison) -> Table:
    columns = (
        Column("Report"),
        Column("Symbol or file"),
        Column("Kind"),
        Column("Date"),
        Column("Pages", number=True),
        Column("Words", number=True),
        Column("Body", roomy=True),
        Column("Language", roomy=True),
        Column("Pages read", number=True, roomy=True),
        Column("Rubric", roomy=True),
    )
    return Table("What is compared", columns, tuple(_describe(report) for report in comparison.reports))


def _describe(report: ComparedReport) -> Row:
    kind = "national report" if report.body == "UPR" else KIND_TITLES[report.document_kind]
    cells = (
        report.name,
        report.symbol or report.path.rpartition("/")[2],
        kind,
        format_date(report.date) or "–",
        format_number(report.page_count) if report.page_count else "–",
        format_number(report.word_count),
        report.body or "–",
        LANGUAGE_TITLES.get(report.language or "", report.language or "–"),
        format_share(report.readable_share),
        f"{report.rubric_id} {report.rubric_version}",
    )
    return Row(cells)


def _list_side_by_side(comparison: Comparison) -> list[Part]:
    """Figures, levels and indicators of every report."""
    heads = tuple(Column(report.name, number=True) for report in comparison.reports)
    rows = [row for row in comparison.figures if row.id in _DIMENSIONS or any(f and f.count for f in row.figures)]
    names = {row.id: name_row(row.id, row.title) for row in rows}
    silent = [name_group(row.id, row.title) for row in comparison.figures if row not in rows]
    figures: list[Block] = [
        Table(
            "References per 1,000 words; sentences, where both meet",
            (Column("Per 1,000 words"), *heads),
            tuple(Row((names[row.id], *map(show_rate, row.figures)), under=row.id not in _DIMENSIONS) for row in rows),
            repeated=True,
        ),
        Table(
            "The same per page",
            (Column("Per page"), *heads),
            tuple(Row((names[row.id], *map(show_page_rate, row.figures))) for row in rows if row.id in _DIMENSIONS),
            repeated=True,
        ),
        Table(
            "How many there are",
            (Column("Count"), *heads),
            tuple(Row((names[row.id], *map(show_count, row.figures)), under=row.id not in _DIMENSIONS) for row in rows),
            repeated=True,
        ),
    ]
    if silent:
        whole = "either report" if len(comparison.reports) == 2 else "any of the reports"
        figures.append(Words(f"Not named in {whole}: {'; '.join(silent)}."))
    parts = [Part("rates", "Rates", tuple(figures))]
    if comparison.kind == "states":
        parts.append(Part("differences", "What differs", tuple(_list_differences(comparison, rows))))
    heads = tuple(Column(report.name) for report in comparison.reports)
    levels = tuple(
        Row((f"{name_row(row.id)}: {row.depth}", *map(show_level, row.cells)))
        for row in comparison.levels
        if row.id in _DIMENSIONS
    )
    parts.append(
        Part(
            "levels",
            "Levels",
            (
                Table("Levels, and what else they could read", (Column("Level"), *heads), levels, repeated=True),
                Words(RANGE_NOTE, soft=True),
            ),
        )
    )
    parts.append(Part("indicators", "Indicators by theme", tuple(_list_tallies(comparison))))
    return parts


def _list_differences(comparison: Comparison, rows: list[FigureRow]) -> list[Block]:
    figures = {row.id: row.figures for row in rows}
    titles = {row.id: row.title for row in rows}
    lines = []
    for row in comparison.differences:
        for higher in dict.fromkeys(pair.higher for pair in row.pairs):
            lower = [pair.lower for pair in row.pairs if pair.higher == higher]
            named = [
                f"{comparison.reports[place].name} ({show_rate(figures[row.id][place])})" for place in (higher, *lower)
            ]
            title, many = name_row(row.id, titles[row.id]), name_noun(row.id)[1]
            lines.append(
                f"{title[:1].upper()}{title[1:]}: more {many} per 1,000 words in {named[0]} than in "
                f"{join_words(named[1:])}."
            )
    if not lines:
        return [
            Words(
                "No rate differs by more than chance alone could make it. Where rates look different, too few "
                "references stand behind them, or they stand in a few passages."
            )
        ]
    return [Items(tuple(lines)), Words("All other pairs: no clear difference.", soft=True)]


def _list_tallies(comparison: Comparison) -> list[Block]:
    heads = tuple(Column(report.name, number=True) for report in comparison.reports)
    asked = [row for row in comparison.indicators if any(_show_tally(tally) != "–" for tally in row.tallies)]
    rows = tuple(Row((row.title, *map(_show_tally, row.tallies))) for row in asked)
    silent = [row.title for row in comparison.indicators if row not in asked]
    blocks: list[Block] = []
    if rows:
        blocks.append(
            Table("Met, of those that apply and can be assessed", (Column("Theme"), *heads), rows, repeated=True)
        )
        blocks.append(Words("“3 of 8, 2 partly” means: 3 are met, 2 partly met and 3 not met.", soft=True))
    if silent:
        blocks.append(Words(f"No indicator applies in any report: {'; '.join(silent)}."))
    if comparison.indicators_left_out:
        number = plural(len(comparison.indicators_left_out), "indicator")
        blocks.append(Words(f"Left out, because not every rubric asks it in the same words: {number}."))
    return blocks


def _show_tally(tally: OutcomeTally) -> str:
    whole = tally.met + tally.partly_met + tally.not_met
    if not whole:
        return "–"
    partly = f", {tally.partly_met} partly" if tally.partly_met else ""
    return f"{tally.met} of {whole}{partly}"
