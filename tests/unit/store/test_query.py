"""What a user types becomes a query that is never an error of SQL's or of the full-text search's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gmi.errors import StoreError
from gmi.store.query import parse_query

TEXTS = (
    "Domestic work is done by women.",
    "Domestic workers have a contract.",
    "Gender-based violence is a crime.",
    "Work in the home: domestic.",
    "The Réunion of families of migrants.",
    "Migration is a fact.",
)


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    """The texts in a full-text table like the store's."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize='unicode61 remove_diacritics 2', prefix='3 4')"
    )
    connection.executemany("INSERT INTO t VALUES (?)", [(text,) for text in TEXTS])
    yield connection
    connection.close()


def find(table: sqlite3.Connection, query: str) -> list[int]:
    """Numbers of the texts found."""
    rows = table.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (parse_query(query),))
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("domestic work", [1, 4]),
        ("work domestic", [1, 4]),
        ('"domestic work"', [1]),
        ("“domestic work”", [1]),
        ("«domestic work»", [1]),
        ('"domestic work*"', [1, 2]),
        ('"domestic work"*', [1, 2]),
        ("domestic work*", [1, 2, 4]),
        ("DOMESTIC", [1, 2, 4]),
        ("gender-based", [3]),
        ("based-gender", []),
        ("reunion", [5]),
        ("Réunion", [5]),
        ("migrants", [5]),
        ("migrant", []),
        ("migra*", [5, 6]),
        ("crime OR contract", [2, 3]),
        ("domestic crime OR contract", [2]),
        ("crime OR contract OR fact", [2, 3, 6]),
        ("OR crime", [3]),
        ("crime OR", [3]),
        ("domestic AND contract", [2]),
        ("crime OR OR contract", [2, 3]),
        ("crime or contract", []),
        ("domestic NOT work", []),
        ('domestic "', [1, 2, 4]),
        ('domestic "work', [1, 4]),
        ("domestic ( work", [1, 4]),
        ("text:domestic", []),
        ("-domestic", [1, 2, 4]),
        ("^domestic", [1, 2, 4]),
        ("domestic;--", [1, 2, 4]),
        ("domestic\0work", [1, 4]),
        ("domestic \udce9", [1, 2, 4]),
    ],
)
def test_words_phrases_and_stars(table: sqlite3.Connection, query: str, found: list[int]) -> None:
    """All words, phrases, any ending, either of two; everything else is looked for as it stands."""
    assert find(table, query) == found


@pytest.mark.parametrize("query", ["", "   ", "***", '""', '"*"', "— … !", "OR", "\0"])
def test_nothing_to_look_for_is_said(query: str) -> None:
    """A query without a letter or digit finds not everything, nor nothing: it is refused."""
    with pytest.raises(StoreError) as caught:
        parse_query(query)
    assert caught.value.code == "store.query-empty"


def test_a_page_is_no_query() -> None:
    """Text pasted by mistake is refused before it is searched for."""
    with pytest.raises(StoreError) as caught:
        parse_query("word " * 65)
    assert caught.value.code == "store.query-long"
    parse_query("word " * 64)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=40), st.text(alphabet="ab \"*()^:+-{}'\\ORANDTE,.;\n", max_size=40)))
def test_no_query_is_an_error_of_the_search(table: sqlite3.Connection, query: str) -> None:
    """Whatever is typed is found, not found, or refused in our words."""
    try:
        find(table, query)
    except StoreError as error:
        assert error.code == "store.query-empty"  # noqa: PT017 - either outcome is right
