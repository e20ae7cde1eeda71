"""A table of the store as data: its SQL, its documentation and its exports all come from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["TEXT", "INTEGER", "REAL", "BLOB"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Plain words; no word that SQL keeps for itself.
        kind: SQLite's type.
        about: What it holds, in one line.
        rule: The rest of its definition (``NOT NULL``, ``REFERENCES …``).
        exported: Whether exports hold it; numbers that depend on the order of work do not go out.
    """

    name: str
    kind: Kind
    about: str
    rule: str = ""
    exported: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: Plural noun.
        about: What one row is.
        columns: In order.
        order: Columns that give every row its one place in an export; empty for a table that is not exported.
        rules: Constraints over several columns.
        indexes: Columns of each index beside those that the constraints make.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()

    @property
    def exported(self) -> tuple[Column, ...]:
        """Columns that exports hold."""
        return tuple(column for column in self.columns if column.exported)

    def create(self) -> str:
        """Its SQL; SQLite keeps the comments, so that whoever opens the file reads them in the schema."""
        entries = [(f"{_quote(c.name)} {c.kind} {c.rule}".rstrip(), c.about) for c in self.columns]
        entries += [(rule, "") for rule in self.rules]
        lines = [f"CREATE TABLE {_quote(self.name)} (", f"  -- {self.about}"]
        for index, (text, about) in enumerate(entries):
            comma = "," if index < len(entries) - 1 else ""
            lines.append(f"  {text}{comma}" + (f" -- {about}" if about else ""))
        return "\n".join([*lines, ")"])

    def create_indexes(self) -> tuple[str, ...]:
        """SQL of its indexes."""
        return tuple(
            f"CREATE INDEX {_quote(f'{self.name}_by_' + '_and_'.join(names))} "
            f"ON {_quote(self.name)} ({', '.join(map(_quote, names))})"
            for names in self.indexes
        )

    def insert(self, *, replace: str = "") -> str:
        """SQL that writes one row from named values.

        Args:
            replace: Column on which a row that is there already is written over.
        """
        names = [column.name for column in self.columns]
        columns, values = ", ".join(map(_quote, names)), ", ".join(f":{name}" for name in names)
        sql = f"INSERT INTO {_quote(self.name)} ({columns}) VALUES ({values})"  # noqa: S608 - names of our own
        if not replace:
            return sql
        others = ", ".join(f"{_quote(name)} = excluded.{_quote(name)}" for name in names if name != replace)
        return f"{sql} ON CONFLICT ({_quote(replace)}) DO UPDATE SET {others}"

    def select(self) -> str:
        """SQL that reads what is exported, every row in its one place."""
        names = ", ".join(_quote(column.name) for column in self.exported)
        return f"SELECT {names} FROM {_quote(self.name)} ORDER BY {', '.join(map(_quote, self.order))}"  # noqa: S608 - names of our own


def _quote(name: str) -> str:
    """A name as SQL takes it, whatever word it is."""
    return f'"{name}"'
