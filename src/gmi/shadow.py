"""From a result to a shadow-report draft: brings rubric, Committee and profile together."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from gmi.draft import compose_draft
from gmi.errors import DraftError
from gmi.load import load_rubric
from gmi.load_committees import find_committee
from gmi.load_profile import load_profile
from gmi.model.draft import Draft, DraftStage
from gmi.model.draft_options import DraftOptions
from gmi.model.profile import Profile
from gmi.model.rubric import Rubric
from gmi.model.scorecard import Result

__all__ = ["check_themes", "draft_report"]


def draft_report(
    result: Result,
    profile: Profile | str | Path | None = None,
    *,
    stage: DraftStage = "session",
    themes: Sequence[str] | None = None,
    words: int | None = None,
    fit: bool = False,
    rubric: str | Path | None = None,
) -> Draft:
    """The first draft of a civil society report on a State's report.

    Args:
        result: The State's report, assessed.
        profile: What the organisation says of itself, or the file that holds it; without one it is left to be filled.
        stage: Questions for a list of issues, recommendations for the session, or both.
        themes: Theme ids in the order in which they are to stand; None lets gmi choose.
        words: Most words; wins over what the Committee takes.
        fit: Shorten the draft until it fits.
        rubric: The rubric that the result was made with, where its id is not enough to find it.

    Returns:
        The draft; ``gmi.render`` lays it out.

    Raises:
        DraftError: When a theme is not known, the limit cannot be meant, or the rubric is not the result's.
        ProfileError: When the profile cannot be used.
        RubricError: When the rubric cannot be found.
    """
    loaded = load_rubric(rubric or result.rubric.id, _speak(result))
    if loaded.id != result.rubric.id:
        raise DraftError(
            "draft.rubric",
            f"the result was made with the rubric {result.rubric.id}, not with {loaded.id}",
            result.source.path,
            "draft with the rubric that the result was made with",
        )
    if words is not None and words < 1:
        raise DraftError(
            "draft.words", f"a limit of {words} words cannot be meant", "--words", "write a number above 0"
        )
    chosen = None if themes is None else check_themes(themes, loaded)
    known = load_profile(profile, loaded) if isinstance(profile, str | Path) else profile
    options = DraftOptions(stage=stage, themes=chosen, word_limit=words, fit=fit)
    return compose_draft(result, loaded, find_committee(result.source.body), known or Profile(), options)


def check_themes(themes: Sequence[str], rubric: Rubric) -> tuple[str, ...]:
    """Themes as asked for, each once.

    Raises:
        DraftError: When there is none, or one is not the rubric's; the message lists those that are.
    """
    known = [theme.id for theme in rubric.themes]
    unknown = [name for name in themes if name not in known]
    if unknown or not themes:
        close = difflib.get_close_matches(unknown[0], known, n=1) if unknown else []
        meant = f"did you mean {close[0]}? " if close else ""
        named = ", ".join(f"“{name}”" for name in unknown)
        raise DraftError(
            "draft.theme",
            f"the rubric {rubric.id} has no theme {named}" if unknown else "no theme is named",
            "--themes",
            f"{meant}it has: {', '.join(known)}",
        )
    return tuple(dict.fromkeys(themes))


def _speak(result: Result) -> str:
    """The language in which the rubric was used."""
    language, languages = result.source.language, result.rubric.languages
    return language if language in languages else languages[0]
