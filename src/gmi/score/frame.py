"""How the report shows a group: as victims, as beneficiaries, as actors, as people who are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gmi.model.reference import ClassifiedReference
from gmi.model.rubric import Rubric
from gmi.model.scorecard import Frame
from gmi.score.depth import label_of

_FOR_THE_GROUP = frozenset({"budget", "target-or-deadline"})


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
