"""Two reports of one State, as parts, tables and sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gmi.model.comparison import (
    Comparison,
    IndicatorMove,
    MeasureMoves,
    NamedMeasure,
    Pair,
    StandingQuestion,
    ThemeMove,
)
from gmi.model.scorecard import Outcome
from gmi.render.compare_blocks import Block, Column, Items, Part, Row, Table, Words
from gmi.render.compare_names import (
    ARROW,
    VERDICTS,
    is_clear,
    list_numbered,
    name_group,
    name_level_move,
    name_move,
    name_row,
    show_counts,
    show_interval,
    show_level,
    show_page_rate,
    show_rate,
    show_shares,
)
from gmi.render.compare_summary import list_summary, name_pair, sum_up_indicators
from gmi.render.words import MEASURE_TITLES, OUTCOME_TITLES, join_words, plural

RANGE_NOTE = (
    "“Low, or moderate” means that undecided references, or limits 20% lower or higher, could make it moderate."
)
_DIMENSIONS = ("gender", "migration", "intersections")
_TOLD: tuple[Outcome, ...] = ("met", "partly-met", "not-met", "not-applicable", "not-assessable")
_BRIEF_MEASURES = 6
_BRIEF_QUESTIONS = 5
_MOST_PLACES = 8


def list_pair_parts(comparison: Comparison, pair: Pair, *, several: bool) -> list[Part]:
    """The parts of one pair; ``several`` when there are other pairs, from which the headings tell it apart."""
    before, after = name_pair(comparison, pair)
    mark, label = (f"-{pair.before + 1}", f"{before} to {after}: ") if several else ("", "")
    depth = 3 if several else 2
    parts = [
        Part(f"rates{mark}" if several else "rates", f"{label}rates", _list_counts(pair, before, after), depth),
        Part(f"levels-of{mark}" if several else "levels", f"{label}levels", _list_levels(pair, before, after), depth),
        Part(f"themes{mark}", f"{label}theme by theme", _list_themes(pair, before, after), depth),
        Part(
            f"indicators-of{mark}" if several else "indicators",
            f"{label}indicators",
            _list_indicators(pair, before, after),
            depth,
        ),
        Part(f"measures{mark}", f"{label}measures", _list_measures(pair.measures, before, after, "measure"), depth),
        Part(f"treaties{mark}", f"{label}treaties", _list_measures(pair.treaties, before, after, "treaty"), depth),
        Part(f"questions{mark}", f"{label}questions that still stand", _list_questions(pair, before), depth),
    ]
    if several:
        parts.insert(0, Part(f"short{mark}", f"{before} to {after}", (Items(list_summary(comparison, pair)),)))
        return parts
    return [Part(part.id, part.title[:1].upper() + part.title[1:], part.blocks, part.depth) for part in parts]


def _list_counts(pair: Pair, before: str, after: str) -> tuple[Block, ...]:
    columns = (
        Column("Per 1,000 words"),
        Column(before, number=True),
        Column(after, number=True),
        Column("Change"),
        Column("Count", number=True),
        Column("Per page", number=True),
        Column("Difference (95% interval)", number=True, roomy=True),
    )
    shown = [move for move in pair.counts if move.id in _DIMENSIONS or move.presence != "absent"]
    rows = tuple(
        Row(
            (
                name_row(move.id, move.title),
                show_rate(move.move.before),
                show_rate(move.move.after),
                name_move(move),
                show_counts(move.move),
                f"{show_page_rate(move.move.before)}{ARROW}{show_page_rate(move.move.after)}",
                show_interval(move.move),
            ),
            is_clear(move.move),
            under=move.id not in _DIMENSIONS,
        )
        for move in shown
    )
    silent = [name_group(move.id, move.title) for move in pair.counts if move not in shown]
    table = Table("References; sentences, where both meet", columns, rows)
    return (table, Words(f"Not named in either report: {'; '.join(silent)}.")) if silent else (table,)


def _list_levels(pair: Pair, before: str, after: str) -> tuple[Block, ...]:
    columns = (Column("Level"), Column(before), Column(after), Column("Change"))
    rows = tuple(
        Row(
            (
                f"{name_row(move.id)}: {move.depth}",
                show_level(move.before),
                show_level(move.after),
                name_level_move(move),
            ),
            move.verdict in {"up", "down"},
        )
        for move in pair.levels
        if move.id in {*_DIMENSIONS, "group:lgbtqia"}
    )
    return Table("Levels, and what else they could read", columns, rows), Words(RANGE_NOTE, soft=True)


def _list_themes(pair: Pair, before: str, after: str) -> tuple[Block, ...]:
    columns = (
        Column("Theme"),
        Column("Change"),
        Column("Per 1,000 words", number=True),
        Column("Gender", number=True),
        Column("Both meet", number=True),
        Column("Paragraphs", number=True, roomy=True),
    )
    treated = [theme for theme in pair.themes if theme.before_paragraphs.count or theme.after_paragraphs.count]
    rows = tuple(
        Row(
            (
                theme.title,
                _name_theme_move(theme),
                f"{show_rate(theme.references.before)}{ARROW}{show_rate(theme.references.after)}",
                show_counts(theme.references),
                show_counts(theme.intersections),
                f"{theme.before_paragraphs.count}{ARROW}{theme.after_paragraphs.count}",
            ),
            is_clear(theme.references),
        )
        for theme in treated
    )
    shares = tuple(
        Row((theme.title, *(show_shares(theme.before_depth, theme.after_depth, name) for name in names)))
        for names in (("commitment", "engagement", "mention", "undecided"),)
        for theme in pair.themes
        if show_shares(theme.before_depth, theme.after_depth, "mention") != "–"
    )
    blocks: list[Block] = [
        Table(
            f"Gender references, and sentences where both meet, {before}{ARROW}{after}; the rate is that of gender "
            "references, per 1,000 words of the whole report",
            columns,
            rows,
        )
    ]
    silent = [theme.title for theme in pair.themes if theme not in treated]
    if silent:
        blocks.append(Words(f"Themes of neither report: {'; '.join(silent)}."))
    if shares:
        heads = tuple(Column(name, number=True) for name in ("Commitment", "Engagement", "Mention", "Undecided"))
        caption = f"Depth by theme, {before}{ARROW}{after}, where there are five or more in both"
        blocks.append(Table(caption, (Column("Theme"), *heads), shares))
    else:
        blocks.append(
            Words("No theme has five references in both reports, so that no shares of depth are given.", soft=True)
        )
    return tuple(blocks)


def _name_theme_move(theme: ThemeMove) -> str:
    """What may be said of a theme: whether it is treated at all comes first."""
    if not theme.before_paragraphs.count:
        return "theme is new"
    if not theme.after_paragraphs.count:
        return "theme is gone"
    if not theme.references.before.count and not theme.references.after.count:
        return "no gender"
    return VERDICTS[theme.references.verdict]


def _list_indicators(pair: Pair, before: str, after: str) -> tuple[Block, ...]:
    moves = pair.indicators
    blocks: list[Block] = [Words(sum_up_indicators(moves))]
    if moves.gained:
        blocks.append(_tabulate_indicators(f"Gained: {len(moves.gained)}", moves.gained, before, after))
    if moves.lost:
        blocks.append(_tabulate_indicators(f"Lost: {len(moves.lost)}", moves.lost, before, after))
    reasons = Counter(move.why for move in moves.not_comparable)
    lines = [
        f"{plural(number, 'indicator')}: {why}{_name_now(moves.not_comparable, why)}" for why, number in reasons.items()
    ]
    for name, ids in ((before, moves.only_before), (after, moves.only_after)):
        if ids:
            lines.append(f"{plural(len(ids), 'indicator')}: only in the rubric of {name}")
    if lines:
        blocks += [Words("Not comparable:"), Items(tuple(lines))]
    return tuple(blocks)


def _name_now(moves: Sequence[IndicatorMove], why: str) -> str:
    """The answers of the report in which they can be told; empty where it is neither."""
    if "report" not in why:
        return ""
    earlier = why.endswith("the earlier report")
    found = Counter((move.after if earlier else move.before) for move in moves if move.why == why)
    told = [f"{found[outcome]} {OUTCOME_TITLES[outcome]}" for outcome in _TOLD if found[outcome]]
    return f" ({'now' if earlier else 'before'} {join_words(told)})"


def _tabulate_indicators(caption: str, moves: Sequence[IndicatorMove], before: str, after: str) -> Table:
    columns = (
        Column("Question"),
        Column("Answer"),
        Column(f"Par. {before}"),
        Column(f"Par. {after}"),
        Column("Theme", roomy=True),
        Column("Why, now", roomy=True, small=True),
    )
    rows = tuple(
        Row(
            (
                move.question,
                f"{OUTCOME_TITLES[move.before]}{ARROW}{OUTCOME_TITLES[move.after]}",
                list_numbered(move.before_paragraphs, _MOST_PLACES),
                list_numbered(move.after_paragraphs, _MOST_PLACES),
                move.theme_title,
                move.after_reason,
            )
        )
        for move in moves
    )
    return Table(caption, columns, rows)


def _list_measures(moves: MeasureMoves, before: str, after: str, noun: str) -> tuple[Block, ...]:
    many = "treaties" if noun == "treaty" else f"{noun}s"
    blocks: list[Block] = []
    if moves.new_edition:
        caption = f"Another year or number: {plural(len(moves.new_edition), noun, many)}"
        rows = tuple(
            Row((f"{m.before_name}{ARROW}{m.name}", MEASURE_TITLES[m.kind], _places(m.before), _places(m.after)))
            for m in moves.new_edition
        )
        blocks.append(Table(caption, _measure_columns(before, after), rows))
    for title, named, which in (
        (f"Newly named in {after}", moves.newly_named, (False, True)),
        (f"No longer named in {after}", moves.no_longer_named, (True, False)),
        ("Still named", moves.still_named, (True, True)),
    ):
        if named:
            blocks.append(_tabulate_measures(f"{title}: {len(named)}", named, (before, after), which))
    return tuple(blocks) or (Words(f"Neither report names a {noun}."),)


def _measure_columns(before: str, after: str) -> tuple[Column, ...]:
    return (Column("Name"), Column("Kind"), Column(f"Par. {before}"), Column(f"Par. {after}"))


def _tabulate_measures(
    caption: str, named: Sequence[NamedMeasure], names: tuple[str, str], which: tuple[bool, bool]
) -> Table:
    """Those named most often first."""
    often = sorted(named, key=lambda m: -len(m.before) - len(m.after))
    heads = _measure_columns(*names)
    keep = (True, True, *which)
    rows = tuple(
        Row(_keep((_name_measure(m), MEASURE_TITLES[m.kind], _places(m.before), _places(m.after)), keep)) for m in often
    )
    columns = tuple(column for column, kept in zip(heads, keep, strict=True) if kept)
    return Table(caption, columns, rows, folded=True, brief=_BRIEF_MEASURES)


def _keep(cells: tuple[str, ...], keep: tuple[bool, ...]) -> tuple[str, ...]:
    return tuple(cell for cell, kept in zip(cells, keep, strict=True) if kept)


def _name_measure(measure: NamedMeasure) -> str:
    """The name, and how the earlier report prints it where that is another form."""
    if measure.after and measure.before_name and measure.before_name != measure.name:
        return f"{measure.name} (before: {measure.before_name})"
    return measure.name


def _places(labels: Sequence[str]) -> str:
    return list_numbered(labels, _MOST_PLACES)


def _list_questions(pair: Pair, before: str) -> tuple[Block, ...]:
    if not pair.questions:
        return (Words(f"No gap of {before} stands still: each is met, or cannot be compared."),)
    lines = tuple(
        f"{question.text} ({question.theme_title}; {_name_answers(question.before, question.after)})"
        for question in pair.questions
    )
    lede = (
        "What neither report answers, each with the question that the later one suggests; the most telling gap first."
    )
    return (Words(lede, soft=True), Items(lines, brief=_BRIEF_QUESTIONS))


def _mix_themes(questions: Sequence[StandingQuestion]) -> list[StandingQuestion]:
    """The foremost of each theme, then the second of each, and so on."""
    seen: Counter[str] = Counter()
    rounds = []
    for question in questions:
        rounds.append(seen[question.theme])
        seen[question.theme] += 1
    return [question for _, question in sorted(zip(rounds, questions, strict=True), key=lambda pair: pair[0])]


def _name_answers(before: Outcome, after: Outcome) -> str:
    first, second = OUTCOME_TITLES[before], OUTCOME_TITLES[after]
    return f"{first} in both" if before == after else f"{first} before, {second} now"
