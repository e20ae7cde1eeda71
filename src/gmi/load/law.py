"""Loads the instruments that questions stand on, and who is party to them."""

from __future__ import annotations

import csv
import io
from functools import lru_cache

import pycountry

from gmi.errors import Problem, ResourceError
from gmi.load.ids import Register
from gmi.load.node import Node
from gmi.load.own import parse_own, read_own, refuse_broken
from gmi.load.schema import InstrumentsFile
from gmi.load.violations import suggest
from gmi.model.rubric import Law, Provision

_INSTRUMENTS = "corpora/instruments/instruments.yml"
_RATIFICATIONS = "corpora/instruments/ratifications.csv"
_COLUMNS = ["instrument", "iso2", "member", "status", "year"]
_STATUSES = {"state party": "party", "signatory state": "signatory", "no action": "none"}
# The compilers of the table kept the code that Timor-Leste had before 2002.
_WITHDRAWN_CODES = {"TP": "TLS"}


def load_law() -> Law:
    """Loads the table of instruments and the table of ratifications.

    Raises:
        ResourceError: When one of them is missing or broken; the message names every problem with ``file:line``.
    """
    entry = _load_instruments()
    parties, problems = _read_ratifications(read_own(_RATIFICATIONS))
    treaties = frozenset(treaty for treaty, _ in parties)
    problems += tuple(
        Problem("law.treaty", "error", f"there is no treaty '{name}'", _INSTRUMENTS, suggest(name, treaties))
        for name in sorted({i.ratification for i in entry.instruments if i.ratification} - treaties)
    )
    refuse_broken(problems, _RATIFICATIONS)
    provisions = {
        provision.id: Provision(
            id=provision.id,
            instrument_id=instrument.id,
            instrument=instrument.short,
            provision=provision.provision,
            title=provision.title,
            verified=provision.verified,
            source=provision.source,
            binding=instrument.binding,
            ratification=instrument.ratification,
            note=instrument.note,
        )
        for instrument in entry.instruments
        for provision in instrument.provisions
    }
    return Law(provisions, parties, entry.ratifications.date, entry.ratifications.source)


def load_provision_ids() -> frozenset[str]:
    """What a hook may name.

    Raises:
        ResourceError: When the table of instruments is missing or broken.
    """
    return frozenset(provision.id for entry in _load_instruments().instruments for provision in entry.provisions)


def _load_instruments() -> InstrumentsFile:
    """The table of instruments as written."""
    return _parse_instruments(read_own(_INSTRUMENTS))


@lru_cache(maxsize=1)
def _parse_instruments(content: bytes) -> InstrumentsFile:
    """Parses the table of instruments, once: a rubric and the questions both need it in one run."""
    return parse_own(content, _INSTRUMENTS, InstrumentsFile, _check_ids)


def _check_ids(root: Node) -> tuple[Problem, ...]:
    """Whether every id is well formed and stands once."""
    instruments, provisions = Register("instrument"), Register("provision")
    problems: list[Problem] = []
    for instrument in root.each("instruments"):
        problems += instruments.enter(instrument, dotted=False)
        for provision in instrument.each("provisions"):
            problems += provisions.enter(provision)
    return tuple(problems)


def _read_ratifications(content: bytes) -> tuple[dict[tuple[str, str], str], tuple[Problem, ...]]:
    """Status by treaty and ISO 3166-1 alpha-3 code, and what is wrong with the table."""
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        rows = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ResourceError(
            "resource.unreadable", f"gmi's own file {_RATIFICATIONS} is no table: {error}", _RATIFICATIONS
        ) from error
    if reader.fieldnames != _COLUMNS:
        hint = f"the first line is {','.join(_COLUMNS)}"
        return {}, (Problem("law.columns", "error", "the columns are not the right ones", f"{_RATIFICATIONS}:1", hint),)
    parties: dict[tuple[str, str], str] = {}
    problems = []
    for line, row in enumerate(rows, start=2):
        where = f"{_RATIFICATIONS}:{line}"
        state = _alpha_3(row["iso2"])
        status = _STATUSES.get(row["status"])
        if not state:
            hint = "use ISO 3166-1 alpha-2"
            problems.append(Problem("law.state", "error", f"'{row['iso2']}' is no country code", where, hint))
        if not status:
            hint = suggest(str(row["status"]), _STATUSES)
            problems.append(Problem("law.status", "error", f"'{row['status']}' is no status", where, hint))
        if state and status:
            if (row["instrument"], state) in parties:
                message = f"{row['member']} stands twice for {row['instrument']}"
                problems.append(Problem("law.duplicate", "error", message, where, "delete one of the two"))
            parties[row["instrument"], state] = status
    return parties, tuple(problems)


@lru_cache(maxsize=512)
def _alpha_3(code: str) -> str | None:
    """ISO 3166-1 alpha-3 of an alpha-2 code; None when there is none."""
    country = pycountry.countries.get(alpha_2=code) if code else None
    return country.alpha_3 if country else _WITHDRAWN_CODES.get(code)
