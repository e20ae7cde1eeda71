"""What a Committee asks of a submission by civil society."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.rubric import Stage


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a Committee asks for.

    Attributes:
        text: In words.
        source: Where it was read.
        date: Of the source or its reading, ISO 8601 or a year.
        verified: Whether it was read at its source; else it is shown as "to be checked".
    """

    text: str
    source: str
    date: str
    verified: bool


@dataclass(frozen=True, slots=True)
class WordLimit:
    """How long a submission may be.

    Attributes:
        words: At most.
        coalition: Whether it holds for several organisations together.
        stage: For which stage; None for each.
        footnotes: Whether footnotes are counted.
        rule: Its source.
    """

    words: int
    coalition: bool
    stage: Stage | None
    footnotes: bool
    rule: Rule


@dataclass(frozen=True, slots=True)
class Committee:
    """One treaty body, or the universal periodic review, and its rules.

    Attributes:
        id: As in document symbols: CMW, CEDAW, CRPD, UPR …
        name: In full, for example "Committee on the Protection of the Rights of All Migrant Workers and Members of
            Their Families".
        treaty: In full; empty for the review.
        treaty_short: As it stands in a sentence ("the Convention"); empty for the review.
        instrument: Id in the table of instruments; empty for the review.
        by_article: Whether it wants key issues under the articles of the treaty.
        languages: ISO 639-1 codes in which it takes submissions.
        languages_rule: Their source.
        file_format: For example "Word"; the rule with its source.
        word_limits: All that are known; empty when none is.
        statements: What the submission must state.
        advice: What else it asks for.
        dates: Deadlines in words.
    """

    id: str
    name: str
    treaty: str
    treaty_short: str
    instrument: str
    by_article: bool
    languages: tuple[str, ...]
    languages_rule: Rule | None
    file_format: Rule | None
    word_limits: tuple[WordLimit, ...]
    statements: tuple[Rule, ...]
    advice: tuple[Rule, ...]
    dates: tuple[Rule, ...]
