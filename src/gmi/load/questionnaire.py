"""Loads what a rubric asks migrant communities."""

from __future__ import annotations

from pathlib import Path

from gmi.errors import RubricError
from gmi.load.experience import read_experience
from gmi.load.folder import find_rubric, refuse_rubric
from gmi.load.rubric import load_rubric
from gmi.load.schema import ExperienceFile
from gmi.load.source import read_source
from gmi.load.violations import check_schema
from gmi.model.experience import ExperienceQuestion, Questionnaire


def load_questionnaire(id_or_path: str | Path, language: str = "en") -> Questionnaire:
    """The questions that a rubric has for migrant communities.

    Args:
        id_or_path: As for ``load_rubric``.
        language: ISO 639-1.

    Raises:
        RubricError: As for ``load_rubric``; ``rubric.experience`` when it asks migrant communities nothing in the
            language; ``rubric.broken`` when the questions cannot be used.
    """
    rubric = load_rubric(id_or_path, language)
    source = read_source(find_rubric(id_or_path), language)
    node = read_experience(source, language)
    if node is None:
        raise RubricError(
            "rubric.experience",
            f"the rubric '{rubric.id}' has no questions for migrant communities",
            source.folder.shown,
            f"an author writes them in experience.{language}.yml; gmi-core has an example",
        )
    file, violations = check_schema(ExperienceFile, node)
    refuse_rubric(source.folder, violations)
    if file is None:
        raise AssertionError("a questionnaire without problems is there")
    titles = {theme.id: theme.title for theme in rubric.themes}
    asked = [entry for entry in file.questions if entry.theme in titles]
    order = list(dict.fromkeys(entry.theme for entry in asked))
    return Questionnaire(
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        language=language,
        title=file.title,
        introduction=tuple(file.introduction),
        consent=tuple(file.consent),
        use=tuple(file.use),
        questions=tuple(
            ExperienceQuestion(entry.id, entry.theme, titles[entry.theme], entry.question, entry.why)
            for entry in sorted(asked, key=lambda entry: order.index(entry.theme))
        ),
    )
