"""A rubric for the terminal and as JSON: what it holds, and where each part comes from."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gmi.model.rubric import Condition, Indicator, Provision, Rubric, Term, Theme
from gmi.render.to_json import dump_json
from gmi.render.words import plural

SHOW_FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Shown:
    """A rubric and what is said about where it comes from.

    Attributes:
        rubric: As it holds.
        provisions: What hooks may name, by id.
        describe: A condition in words.
        extends: Id of the base; None without one.
        off: What of the base is switched off, as written.
        own: Kind and id of what stands in the rubric's own files.
        inherited: Kind and id of what stands in the base.
    """

    rubric: Rubric
    provisions: dict[str, Provision]
    describe: Callable[[Condition], str]
    extends: str | None = None
    off: tuple[str, ...] = ()
    own: frozenset[tuple[str, str]] = frozenset()
    inherited: frozenset[tuple[str, str]] = frozenset()

    def status(self, kind: str, entry_id: str) -> str:
        """Where an entry comes from: ``own``, ``added``, ``changed`` or ``inherited``."""
        if self.extends is None:
            return "own"
        if (kind, entry_id) not in self.own:
            return "inherited"
        return "changed" if (kind, entry_id) in self.inherited else "added"

    def cite(self, provision_id: str) -> str:
        """A hook by its place; a citation that was not checked says so."""
        provision = self.provisions.get(provision_id)
        if provision is None:
            return provision_id
        place = f"{provision.provision} of {provision.instrument}" if provision.provision else provision.instrument
        return place if provision.verified else f"{place} (to be checked)"

    def hook(self, provision_id: str) -> str:
        """A hook with what it is about, and what must be known of it."""
        provision = self.provisions.get(provision_id)
        if provision is None:
            return provision_id
        note = f" ({provision.note})" if provision.note else ""
        return f"{self.cite(provision_id)}: {provision.title}{note}"


def render_rubric_json(shown: Shown, *, resolved: bool) -> str:
    """One JSON value; without ``resolved`` only what stands in the rubric's own files."""
    return dump_json(rubric_as_data(shown, resolved=resolved))


def rubric_as_data(shown: Shown, *, resolved: bool) -> dict[str, Any]:
    """The rubric in plain lists and dictionaries."""
    rubric = shown.rubric

    def keep(kind: str, entries: Sequence[Any]) -> list[Any]:
        return [entry for entry in entries if resolved or shown.status(kind, entry.id) != "inherited"]

    groups = keep("group", rubric.groups)
    return {
        "id": rubric.id,
        "version": rubric.version,
        "sha256": rubric.sha256,
        "title": rubric.title,
        "languages": list(rubric.languages),
        "language": rubric.language,
        "bodies": list(rubric.bodies),
        "migration_bodies": list(rubric.migration_bodies),
        "extends": shown.extends,
        "off": list(shown.off),
        "resolved": resolved,
        "calibration": dataclasses.asdict(rubric.calibration),
        "bands": {key: list(edges) for key, edges in rubric.bands.items()},
        "reference_set": rubric.reference_set.id,
        "groups": [
            {
                "id": g.id,
                "dimension": g.dimension,
                "title": g.title,
                "headline": g.headline,
                **_from(shown, "group", g.id),
            }
            for g in groups
        ],
        "terms": [
            {"group": group.id, "dimension": group.dimension, **_term(term), **_from(shown, "term", term.id)}
            for group in rubric.groups
            for term in keep("term", group.terms)
        ],
        "vetoes": [{**_term(v), "why": v.why, **_from(shown, "veto", v.id)} for v in keep("veto", rubric.vetoes)],
        "names": [{**_term(n), "bucket": n.bucket, **_from(shown, "name", n.id)} for n in keep("name", rubric.names)],
        "themes": [_theme(shown, theme, keep) for theme in rubric.themes if resolved or _touched(shown, theme)],
        "indicators": [_indicator(shown, indicator) for indicator in keep("indicator", rubric.all_indicators())],
    }


def _from(shown: Shown, kind: str, entry_id: str) -> dict[str, str]:
    """Where an entry comes from."""
    return {"from": shown.status(kind, entry_id)}


def _touched(shown: Shown, theme: Theme) -> bool:
    """Whether the rubric's own files say anything of a theme."""
    parts = [("theme", theme.id), *(("indicator", i.id) for i in theme.indicators)]
    parts += (("term", term.id) for term in (*theme.terms, *theme.aspects))
    return any(shown.status(*part) != "inherited" for part in parts)


def _theme(shown: Shown, theme: Theme, keep: Callable[[str, Sequence[Any]], list[Any]]) -> dict[str, Any]:
    """A theme; its indicators by id, since they stand in a list of their own."""
    return {
        "id": theme.id,
        "title": theme.title,
        "why": theme.why,
        "hooks": list(theme.hooks),
        "groups": list(theme.groups),
        "terms": [_term(term) for term in keep("term", theme.terms)],
        "aspects": [_term(term) for term in keep("term", theme.aspects)],
        "indicators": [indicator.id for indicator in keep("indicator", theme.indicators)],
        **_from(shown, "theme", theme.id),
    }


def _term(term: Any) -> dict[str, Any]:
    """Words that are looked for, with their examples."""
    core = {"core": term.core} if isinstance(term, Term) else {}
    lists = {"forms": list(term.forms), "match": list(term.match), "no_match": list(term.no_match)}
    return {"id": term.id, "case": term.case, **core, **lists}


def _indicator(shown: Shown, indicator: Indicator) -> dict[str, Any]:
    """An indicator, its conditions as written and in words."""
    partly = indicator.partly
    return {
        "id": indicator.id,
        "theme": indicator.theme,
        "part": indicator.part,
        "question": indicator.question,
        "why": indicator.why,
        "gap": indicator.gap,
        "hooks": list(indicator.hooks),
        "weight": indicator.weight,
        "met": _condition(indicator.met),
        "met_in_words": shown.describe(indicator.met),
        "partly": _condition(partly) if partly else None,
        "partly_in_words": shown.describe(partly) if partly else None,
        "applies_when": dataclasses.asdict(indicator.applies_when),
        "questions": [{"stage": question.stage, "text": question.text} for question in indicator.questions],
        "examples": dataclasses.asdict(indicator.examples),
        **_from(shown, "indicator", indicator.id),
    }


def _condition(part: Any) -> dict[str, Any]:
    """A condition as a rubric writes it: what is not said is left out."""
    data: dict[str, Any] = {}
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if isinstance(value, tuple):
            value = [_condition(item) if dataclasses.is_dataclass(item) else item for item in value]
        if value not in ([], None, False) and not (field.name == "at_least" and value == 1):
            data[field.name] = value
    return data


def render_rubric_text(shown: Shown, *, resolved: bool) -> str:
    """The rubric for a terminal: what it holds, theme by theme."""
    rubric = shown.rubric
    lines = [f"{rubric.id} {rubric.version}: {rubric.title}", f"  {name_bodies(rubric)}"]
    if shown.extends:
        lines.append(f"  extends {shown.extends}; {say_off(shown)}")
    lines.append(
        f"  {plural(len(rubric.themes), 'theme')}, {plural(len(rubric.all_indicators()), 'indicator')}, "
        f"{plural(sum(len(g.terms) for g in rubric.groups), 'term')} in {plural(len(rubric.groups), 'group')}, "
        f"{plural(len(rubric.vetoes), 'negative term')}, {plural(len(rubric.names), 'name')}"
    )
    if shown.extends and not resolved:
        lines.append("  Shown is what stands in its own files; --resolved shows all that holds.")
    everything = resolved or shown.extends is None
    lines += ["", "Terms"]
    for group in rubric.groups:
        terms = _list_lines(shown, "term", [(t.id, ", ".join(t.forms)) for t in group.terms], everything, "    ")
        if terms or everything or shown.status("group", group.id) != "inherited":
            lines.append(f"  {group.id} ({group.dimension}): {group.title}{_mark(shown, 'group', group.id)}")
            lines += terms
    sections = [
        ("Negative terms", "veto", [(veto.id, ", ".join(veto.forms)) for veto in rubric.vetoes]),
        ("Names", "name", [(name.id, ", ".join(name.forms)) for name in rubric.names]),
        ("The whole report", "indicator", [(i.id, i.question) for i in rubric.overall]),
    ]
    for title, kind, entries in sections:
        kept = _list_lines(shown, kind, entries, everything)
        lines += ["", title, *kept] if kept else []
    for theme in rubric.themes:
        if everything or _touched(shown, theme):
            lines += ["", f"{theme.title} ({theme.id}){_mark(shown, 'theme', theme.id)}"]
            lines += _list_lines(shown, "indicator", [(i.id, i.question) for i in theme.indicators], everything)
    return "\n".join(lines) + "\n"


def _list_lines(
    shown: Shown, kind: str, entries: Sequence[tuple[str, str]], everything: bool, indent: str = "  "
) -> list[str]:
    """One line an entry: its id and what it says; without ``everything`` only those of the rubric's own files."""
    return [
        f"{indent}{name}: {words}{_mark(shown, kind, name)}"
        for name, words in entries
        if everything or shown.status(kind, name) != "inherited"
    ]


def _mark(shown: Shown, kind: str, entry_id: str) -> str:
    """Where an entry comes from, in brackets; nothing in a rubric without a base."""
    status = shown.status(kind, entry_id)
    return "" if status == "own" else f" ({status})"


def name_bodies(rubric: Rubric) -> str:
    """Which Committees a rubric is made for."""
    return f"Made for reports to {', '.join(rubric.bodies)}" if rubric.bodies else "For reports to any body"


def say_off(shown: Shown) -> str:
    """What is switched off."""
    return f"switched off: {', '.join(shown.off)}" if shown.off else "nothing of it is switched off"
