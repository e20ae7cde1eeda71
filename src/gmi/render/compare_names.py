"""Words for a comparison: what is counted, what may be said of a change, figures before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gmi.model.comparison import (
    Comparison,
    CountMove,
    DepthShares,
    Figure,
    LevelCell,
    LevelMove,
    LevelVerdict,
    Move,
    Verdict,
)
from gmi.render.words import LEVEL_TITLES, format_rate, format_share, join_words, plural

ROW_TITLES: Final[dict[str, str]] = {
    "gender": "Gender",
    "migration": "Migration",
    "intersections": "Where both meet",
    "group:women-girls": "women and girls",
    "group:gender": "the word gender",
    "group:lgbtqia": "LGBTQIA+ persons",
    "group:men-boys": "men and boys",
    "group:migrants": "migrants",
    "group:refugees-asylum": "refugees and asylum",
    "group:displacement": "displacement",
    "group:irregular-status": "irregular status",
    "group:trafficking-smuggling": "trafficking and smuggling",
    "group:labour-domestic-work": "labour migration",
    "group:diaspora-remittances": "nationals abroad",
    "group:return": "return",
    "group:detention-expulsion": "detention and expulsion",
}
VERDICTS: Final[dict[Verdict, str]] = {
    "more": "more",
    "less": "less",
    "unclear": "not clear",
    "same": "about the same",
}
LEVEL_VERDICTS: Final[dict[LevelVerdict, str]] = {
    "up": "up",
    "down": "down",
    "same": "the same",
    "unsure": "not clear",
    "not-comparable": "not comparable",
}
ARROW = " → "
NONE = "–"
# Shares of fewer references say more than there is.
LEAST_SHARED = 5


def name_row(row_id: str, title: str = "") -> str:
    """What a row counts; a group that gmi's own rubrics do not have is called as its rubric does, else by its id.

    Args:
        row_id: As in ``CountMove``.
        title: By the rubric.
    """
    return ROW_TITLES.get(row_id) or title or row_id.removeprefix("group:").replace("-", " ")


def name_group(row_id: str, title: str = "") -> str:
    """A row's title inside a sentence."""
    name = name_row(row_id, title)
    return name if name.startswith("LGBT") else name[:1].lower() + name[1:]


def name_noun(row_id: str) -> tuple[str, str]:
    """What is counted: one, and many."""
    return ("sentence", "sentences") if row_id == "intersections" else ("reference", "references")


def show_rate(figure: Figure | None) -> str:
    """A rate per 1,000 words."""
    return NONE if figure is None or figure.per_1000_words is None else format_rate(figure.per_1000_words)


def show_page_rate(figure: Figure | None) -> str:
    """A rate per page."""
    return NONE if figure is None or figure.per_page is None else format_rate(figure.per_page)


def show_count(figure: Figure | None) -> str:
    """A count."""
    return NONE if figure is None else f"{figure.count:,}"


def show_counts(move: Move) -> str:
    """Both counts."""
    return f"{move.before.count:,}{ARROW}{move.after.count:,}"


def show_interval(move: Move) -> str:
    """The difference per 1,000 words with its interval."""
    if move.difference is None or move.low is None or move.high is None:
        return NONE
    return f"{move.difference:+.2f} ({move.low:+.2f} to {move.high:+.2f})".replace("-", "−")


def name_move(move: CountMove) -> str:
    """What may be said of a count: whether it is named at all comes before whether its rate moved."""
    if move.presence == "absent":
        return "in neither"
    if move.presence == "stays":
        return VERDICTS[move.move.verdict]
    words = "new" if move.presence == "appears" else "gone"
    return words + {"unclear": ", not clear", "same": ", but few"}.get(move.move.verdict, "")


def is_clear(move: Move) -> bool:
    """Whether a change may be said to be one."""
    return move.verdict in {"more", "less"}


def show_level(cell: LevelCell | None) -> str:
    """A level, and what else it could read."""
    if cell is None:
        return NONE
    others = [LEVEL_TITLES[word] for word in dict.fromkeys(cell.range) if word != cell.level]
    word = LEVEL_TITLES[cell.level]
    return f"{word}, or {' or '.join(others)}" if others else word


def name_level_move(move: LevelMove) -> str:
    """What may be said of a level."""
    return LEVEL_VERDICTS[move.verdict]


def show_shares(before: DepthShares | None, after: DepthShares | None, name: str) -> str:
    """A share before and after; nothing where either stands on few."""
    if before is None or after is None or min(before.total, after.total) < LEAST_SHARED:
        return NONE
    return f"{format_share(getattr(before, name))}{ARROW}{format_share(getattr(after, name))}"


def list_numbered(labels: Sequence[str], most: int) -> str:
    """The first few paragraphs, and how many more there are."""
    if not labels:
        return NONE
    if len(labels) <= most:
        return ", ".join(labels)
    return f"{', '.join(labels[:most])} and {len(labels) - most} more"


def name_reports(comparison: Comparison) -> str:
    """The reports' names in a row."""
    return join_words([report.name for report in comparison.reports])


def count_things(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun; "no" for none."""
    return f"no {many or one + 's'}" if not number else plural(number, one, many)
