"""How the report shows people: as victims, as beneficiaries, as actors, as people who are asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from gmi.model.frame import Frame, FrameNote
from gmi.model.reference import ClassifiedReference
from gmi.model.rubric import Rubric
from gmi.model.span import Span
from gmi.score.depth import label_of
from gmi.score.select import select_headline

_FOR_THE_GROUP = frozenset({"budget", "target-or-deadline"})
_WOMEN = "women-girls"

LEAST_SENTENCES = 5
"""Sentences on migrant women from which a share says something; our convention."""
NEARLY_ALL = 0.8
"""Share of them, 0..1, from which nearly everything said is victim framing; our convention."""
PRINCIPLE = (
    "The guiding principle on gender-responsiveness of the Global Compact for Safe, Orderly and Regular Migration asks "
    "States to recognize the independence, agency and leadership of women and girls, “in order to move away from "
    "addressing migrant women primarily through a lens of victimhood”."
)
PRINCIPLE_SOURCE = "A/RES/73/195, annex, para. 15 (g)"


def show_frames(classified: Iterable[ClassifiedReference], rubric: Rubric) -> tuple[Frame, ...]:
    """Sentences on each group by the role in which they show it; one sentence can show more than one.

    References in no bucket count, core and extended. Victim, agency and participation are read from the tags of the
    codebook. A beneficiary is one for whom the sentence names a lasting measure (label commitment) or money or a
    target: our convention, which leaves out single services, since tags do not tell them from mere facts. A measure
    that restricts the group's rights, or that is said to be missing, benefits no one.

    Args:
        classified: All references, in order of position.
        rubric: Its groups.

    Returns:
        In the order of the rubric, groups without a reference left out.
    """
    items = tuple(item for item in classified if item.reference.bucket is None)
    frames = []
    for group in rubric.groups:
        own = tuple(item for item in items if item.reference.group == group.id)
        if not own:
            continue
        roles = {role: tuple(item for item in own if shows(item)) for role, shows in _ROLES.items()}
        frames.append(
            Frame(
                group=group.id,
                sentences=_count_sentences(own),
                victim=_count_sentences(roles["victim"]),
                beneficiary=_count_sentences(roles["beneficiary"]),
                agency=_count_sentences(roles["agency"]),
                participation=_count_sentences(roles["participation"]),
                evidence={role: tuple(item.reference.id for item in members) for role, members in roles.items()},
            )
        )
    return tuple(frames)


def note_victim_framing(classified: Iterable[ClassifiedReference], rubric: Rubric) -> FrameNote | None:
    """Said where nearly everything on migrant women shows them as victims and as nothing else.

    A sentence is on migrant women when it holds a reference to women or girls, core or extended, and one to migration,
    both in no bucket. It shows them as victims only when a reference to women or girls in it does, and none of these
    references shows another role.

    Args:
        classified: All references, in order of position.
        rubric: Its groups.

    Returns:
        None with fewer than ``LEAST_SENTENCES`` such sentences, or where less than ``NEARLY_ALL`` of them show women
        as victims only.
    """
    items = tuple(classified)
    moving = {item.reference.sentence for item in select_headline(items, rubric, "migration")}
    women: dict[Span, list[ClassifiedReference]] = defaultdict(list)
    for item in items:
        reference = item.reference
        if reference.group == _WOMEN and reference.bucket is None and reference.sentence in moving:
            women[reference.sentence].append(item)
    victims = [members for members in women.values() if _roles_of(members) == {"victim"}]
    if len(women) < LEAST_SENTENCES or len(victims) < NEARLY_ALL * len(women):
        return None
    share = f"all {len(women)}" if len(victims) == len(women) else f"{len(victims)} of the {len(women)}"
    return FrameNote(
        text=f"In {share} sentences that speak of migrant women or girls, the report shows them as victims or as "
        f"vulnerable and in no other part. {PRINCIPLE}",
        sentences=len(women),
        victim_only=len(victims),
        source=PRINCIPLE_SOURCE,
        evidence=tuple(item.reference.id for members in victims for item in members),
    )


def _roles_of(members: Iterable[ClassifiedReference]) -> set[str]:
    """Every role that one of some references shows."""
    return {role for item in members for role, shows in _ROLES.items() if shows(item)}


def _shows_beneficiary(item: ClassifiedReference) -> bool:
    """Whether the sentence names something lasting that is done for the group."""
    if "restrictive" in item.tags or "negated" in item.tags:
        return False
    return label_of(item) == "commitment" or not _FOR_THE_GROUP.isdisjoint(item.tags)


def _count_sentences(items: Iterable[ClassifiedReference]) -> int:
    """Different sentences among references."""
    return len({item.reference.sentence for item in items})


_ROLES: dict[str, Callable[[ClassifiedReference], bool]] = {
    "victim": lambda item: "victim-framing" in item.tags,
    "beneficiary": _shows_beneficiary,
    "agency": lambda item: "agency" in item.tags,
    "participation": lambda item: "participation" in item.tags,
}
