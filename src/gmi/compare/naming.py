"""What each report is called in the tables: as short as tells it from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from gmi.model.comparison import ComparedReport
from gmi.model.digest import Digest

_UNKNOWN = "State not recognised"


def name_reports(digests: Sequence[Digest], *, cycles: bool) -> tuple[ComparedReport, ...]:
    """The reports with their names: years for cycles, States side by side, more where two would be alike."""
    names = _tell_apart(digests, _CYCLE_NAMES if cycles else _STATE_NAMES)
    return tuple(_describe(digest, name) for digest, name in zip(digests, names, strict=True))


def name_title(digests: Sequence[Digest], *, cycles: bool) -> str:
    """The State; or the States, each once."""
    states = list(dict.fromkeys(name_state(digest) for digest in digests))
    return states[0] if cycles else ", ".join(states)


def name_state(digest: Digest) -> str:
    """The State's name, or what is known of it."""
    return digest.source.state_name or digest.source.state or _UNKNOWN


def _year(digest: Digest) -> str:
    source = digest.source
    year = (source.date or "")[:4] or (f"cycle {source.cycle}" if source.cycle else "") or source.symbol or "undated"
    return f"{year} replies" if source.document_kind == "replies" else year


def _state(digest: Digest) -> str:
    state = name_state(digest)
    return _file(digest) if state == _UNKNOWN else state


def _file(digest: Digest) -> str:
    return digest.source.path.replace("\\", "/").rpartition("/")[2] or digest.source.path


def _symbol(digest: Digest) -> str:
    return digest.source.symbol or _file(digest)


_Namer = Callable[[Digest], str]
_CYCLE_NAMES: tuple[_Namer, ...] = (
    _year,
    lambda d: f"{_year(d)} {d.source.body or ''}".strip(),
    lambda d: f"{_year(d)} {_symbol(d)}",
    lambda d: f"{_year(d)} {d.source.path}",
)
_STATE_NAMES: tuple[_Namer, ...] = (
    _state,
    lambda d: f"{_state(d)} {_year(d)}",
    lambda d: f"{_state(d)} {_symbol(d)}",
    lambda d: f"{_state(d)} {d.source.path}",
)


def _tell_apart(digests: Sequence[Digest], namers: Sequence[_Namer]) -> list[str]:
    """For each report the shortest name that no other has; a number where even the paths are alike."""
    names = [""] * len(digests)
    left = list(range(len(digests)))
    for namer in namers:
        shared = Counter(namer(digests[place]) for place in left)
        for place in left:
            names[place] = namer(digests[place])
        left = [place for place in left if shared[names[place]] > 1]
    for number, place in enumerate(left, start=1):
        names[place] = f"{names[place]} ({number})"
    return names


def _describe(digest: Digest, name: str) -> ComparedReport:
    source, rubric = digest.source, digest.rubric
    return ComparedReport(
        name=name,
        path=source.path,
        sha256=source.sha256,
        symbol=source.symbol,
        state=source.state,
        state_name=source.state_name,
        body=source.body,
        cycle=source.cycle,
        document_kind=source.document_kind,
        language=source.language,
        date=source.date,
        page_count=source.page_count,
        word_count=source.word_count,
        readable_share=source.readable_share,
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        rubric_sha256=rubric.sha256,
        gmi_version=digest.gmi_version,
    )
