"""How the report shows groups, and what is said where migrant women are victims in nearly every sentence."""

from __future__ import annotations

import pytest

from gmi.model.scorecard import Scorecard
from gmi.score.frame import LEAST_SENTENCES, PRINCIPLE, PRINCIPLE_SOURCE

from .factory import make_report

VICTIMS = "[women-girls +victim-framing|Women] among [migrants|migrants] suffer."
WORKERS = "[women-girls engagement +agency|Women] [migrants|migrants] found a union."
PROTECTED = "[women-girls commitment +victim-framing|Women] among [migrants|migrants] are protected by an act."
NAMED = "[women-girls|Women] and [migrants|migrants] are listed."


def _score(*sentences: str) -> Scorecard:
    return make_report(*sentences).score()


def test_one_sentence_can_show_several_roles() -> None:
    """A sentence counts once in each role that a reference of the group shows; groups not referred to have no frame."""
    card = _score(
        "[women-girls commitment +agency +participation|Women] and [women-girls +victim-framing|girls] were asked."
    )
    (frame,) = card.frames
    assert (frame.sentences, frame.victim, frame.beneficiary, frame.agency, frame.participation) == (1, 1, 1, 1, 1)
    assert frame.evidence == {
        "victim": ("r0002",),
        "beneficiary": ("r0001",),
        "agency": ("r0001",),
        "participation": ("r0001",),
    }


def test_frames_stand_in_the_order_of_the_rubric() -> None:
    """Every group that is referred to has a frame, of either dimension."""
    card = _score("[migrants|Migrants] and [lgbtqia|gay] men.", "[women-girls|Women].")
    assert [frame.group for frame in card.frames] == ["women-girls", "lgbtqia", "migrants"]


@pytest.mark.parametrize(
    ("sentences", "figures"),
    [
        ([VICTIMS] * 5, (5, 5)),
        ([VICTIMS] * 4 + [WORKERS], (5, 4)),
        ([VICTIMS] * 3 + [WORKERS] * 2, None),
        ([VICTIMS] * 4, None),
        ([VICTIMS] * 8 + [NAMED] * 2, (10, 8)),
        ([VICTIMS] * 8 + [NAMED] * 3, None),
        ([VICTIMS] * 4 + [PROTECTED], (5, 4)),
        ([PROTECTED] * 5, None),
        ([VICTIMS] * 5 + ["[women-girls engagement +agency|Women] lead."] * 9, (5, 5)),
        (["[women-girls +victim-framing|Women] suffer."] * 9, None),
        (["[women-girls !institution-name +victim-framing|Women] and [migrants|migrants]."] * 5, None),
        (["[women-girls +victim-framing|Women] and [migrants !treaty-title|migrants]."] * 5, None),
        (["[women-girls x +victim-framing|Mothers] and [migrants|migrants]."] * 5, (5, 5)),
    ],
    ids=[
        "all",
        "just enough",
        "too small a share",
        "too few",
        "eight of ten",
        "eight of eleven",
        "a law besides",
        "beneficiaries too",
        "others act",
        "women at home",
        "an institution",
        "a treaty",
        "extended",
    ],
)
def test_note_on_victim_framing(sentences: list[str], figures: tuple[int, int] | None) -> None:
    """Said from five sentences on migrant women of which four fifths show them as victims and as nothing else."""
    note = _score(*sentences).frame_note
    assert (None if note is None else (note.sentences, note.victim_only)) == figures


def test_note_names_the_principle_and_its_evidence() -> None:
    """It says how many sentences of how many, quotes the Global Compact with its place, and leads to the references."""
    note = _score(*[VICTIMS] * 6, WORKERS).frame_note
    assert note is not None
    assert note.text.startswith("In 6 of the 7 sentences that speak of migrant women or girls, ")
    assert note.text.endswith(PRINCIPLE)
    assert "a lens of victimhood" in PRINCIPLE
    assert note.source == PRINCIPLE_SOURCE == "A/RES/73/195, annex, para. 15 (g)"
    assert note.evidence == ("r0001", "r0003", "r0005", "r0007", "r0009", "r0011")


def test_note_says_all_where_it_is_all() -> None:
    """No share is named where there is no exception."""
    note = _score(*[VICTIMS] * LEAST_SENTENCES).frame_note
    assert note is not None
    assert note.text.startswith("In all 5 sentences that speak of migrant women or girls, ")
