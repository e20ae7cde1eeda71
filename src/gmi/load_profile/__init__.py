"""Loads an organisation's profile: what it says of itself and knows from its own work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gmi.errors import Problem, ProfileError
from gmi.form import tidy
from gmi.load.node import Node
from gmi.load.schema import Strict, Text
from gmi.load.violations import check_schema, sort_problems, suggest
from gmi.load.yaml import parse_yaml
from gmi.load_profile.skeleton import write_skeleton
from gmi.model.profile import Organisation, OwnEvidence, Profile, Publication
from gmi.model.rubric import Rubric

__all__ = ["OVERALL", "load_profile", "write_skeleton"]

OVERALL = "overall"


class OrganisationEntry(Strict):
    """One organisation that signs."""

    name: str | None = None
    about: str | None = None
    contact: list[Text] | None = None


class EvidenceEntry(Strict):
    """A statistic or a testimony."""

    theme: str | None = None
    statistic: str | None = None
    testimony: str | None = None
    source: str | None = None


class ProfileFile(Strict):
    """A profile; a key without a value is the same as a key that is not there."""

    organisation: OrganisationEntry | None = None
    co_authors: list[OrganisationEntry] | None = None
    mandate: str | None = None
    session: str | None = None
    publication: Publication | None = None
    date: str | None = None
    evidence: list[EvidenceEntry] | None = None
    priorities: list[Text] | None = None


def load_profile(path: str | Path, rubric: Rubric | None = None) -> Profile:
    """Loads a profile.

    Args:
        path: A YAML file, such as ``gmi draft --new-profile`` writes.
        rubric: Themes and indicators that the profile names must be this rubric's; None to ask no such thing.

    Raises:
        ProfileError: When it cannot be read or used; ``problems`` names everything that is wrong with ``file:line``.
    """
    name = str(path)
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "this is no path"
        raise ProfileError(
            "profile.unreadable",
            f"the profile cannot be read ({reason})",
            name,
            "check the name; gmi draft --new-profile writes one to begin with",
        ) from error
    file = parse_yaml(content, name)
    root = file.root()
    entry: ProfileFile | None = ProfileFile()
    problems = list(file.problems)
    if file.parsed and root.value is not None:
        entry, violations = check_schema(ProfileFile, root)
        problems += [*violations, *_check_organisations(root), *_check_evidence(root)]
        if rubric is not None:
            problems += _check_names(root, rubric)
    if problems or entry is None:
        raise ProfileError(
            "profile.invalid",
            f"the profile cannot be used: {len(problems)} to mend",
            name,
            "mend these lines; nothing of it was used",
            sort_problems(problems),
        )
    return _build(entry)


def _build(entry: ProfileFile) -> Profile:
    """The profile in the model's types, each text on one line."""
    return Profile(
        organisation=_build_organisation(entry.organisation) if entry.organisation else None,
        co_authors=tuple(filter(None, map(_build_organisation, entry.co_authors or []))),
        mandate=_line(entry.mandate),
        session=_line(entry.session),
        publication=entry.publication,
        date=_line(entry.date),
        evidence=tuple(
            OwnEvidence(
                "statistic" if _line(item.statistic) else "testimony",
                _line(item.theme),
                _line(item.statistic) or _line(item.testimony),
                _line(item.source),
            )
            for item in entry.evidence or []
        ),
        priorities=tuple(dict.fromkeys(_line(name) for name in entry.priorities or [])),
    )


def _build_organisation(entry: OrganisationEntry) -> Organisation | None:
    """An organisation; None for one that nothing was written of."""
    if not _line(entry.name):
        return None
    return Organisation(_line(entry.name), _line(entry.about), tuple(filter(None, map(_line, entry.contact or []))))


def _line(text: str | None) -> str:
    """Text on one line, without signs that would steer a page; empty for none."""
    return " ".join(tidy(text or "").split())


def _check_organisations(root: Node) -> Iterator[Problem]:
    """Whether each organisation of which something is said has a name."""
    for node in (root.child("organisation"), *root.each("co_authors")):
        said = [key for key, value in node.pairs() if key != "name" and value.value]
        if said and not _line(node.child("name").text) and not isinstance(node.child("name").value, list | dict):
            yield _bad("profile.name", f"'{said[0]}' is given, but no 'name'", node.where, "write the full name")


def _check_evidence(root: Node) -> Iterator[Problem]:
    """Whether each statistic and testimony says what it is, where it belongs and who says so."""
    for node in root.each("evidence"):
        if not isinstance(node.value, dict):
            continue
        kinds = [kind for kind in ("statistic", "testimony") if node.has(kind) and _says(node.child(kind))]
        if len(kinds) != 1:
            message = "it is both a statistic and a testimony" if kinds else "it says nothing"
            hint = "make two entries of it" if kinds else "write 'statistic:' or 'testimony:' with a sentence"
            yield _bad("profile.evidence", f"an entry of 'evidence': {message}", node.where, hint)
        if not _says(node.child("source")):
            hint = "add 'source:' with who says so, where and when"
            yield _bad("profile.source", "a statistic or testimony without its source", node.where, hint)
        if not _says(node.child("theme")):
            hint = f"add 'theme:' with the id of a theme, or {OVERALL}"
            yield _bad("profile.theme", "a statistic or testimony without its theme", node.where, hint)


def _says(node: Node) -> bool:
    """Whether something is written; what is no text is the schema's to refuse."""
    return bool(_line(node.value)) if isinstance(node.value, str) else node.value is not None


def _check_names(root: Node, rubric: Rubric) -> Iterator[Problem]:
    """Whether the rubric has the themes and indicators that are named."""
    themes = [*(theme.id for theme in rubric.themes), OVERALL]
    for node in root.each("evidence"):
        theme = node.child("theme")
        yield from _check_name("profile.theme", theme, themes, rubric.id)
    indicators = [indicator.id for indicator in rubric.all_indicators()]
    for node in root.each("priorities"):
        yield from _check_name("profile.indicator", node, indicators, rubric.id)


def _check_name(code: str, node: Node, known: Iterable[str], rubric_id: str) -> Iterator[Problem]:
    name = _line(node.text)
    if name and name not in known:
        message = f"the rubric {rubric_id} has no {code.partition('.')[2]} '{name}'"
        yield _bad(code, message, node.where, suggest(name, known, "it has"))


def _bad(code: str, message: str, where: str, hint: str) -> Problem:
    return Problem(code, "error", message, where, hint)
