"""The third part of the method: what migrant communities are asked, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.errors import Problem


@dataclass(frozen=True, slots=True)
class ExperienceQuestion:
    """One question to migrant communities.

    Attributes:
        id: Permanent; a question that comes to mean something else gets another id.
        theme: Theme id.
        theme_title: In plain words.
        question: To the person who answers.
        why: Why it is asked, to the same person.
    """

    id: str
    theme: str
    theme_title: str
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What a rubric asks migrant communities.

    Attributes:
        rubric_id: Of the rubric.
        rubric_version: Of the rubric.
        language: ISO 639-1.
        title: Of the form.
        introduction: What the form is, in paragraphs.
        consent: What a person must know before answering.
        use: What is done with the answers.
        questions: Those of a theme stand together.
    """

    rubric_id: str
    rubric_version: str
    language: str
    title: str
    introduction: tuple[str, ...]
    consent: tuple[str, ...]
    use: tuple[str, ...]
    questions: tuple[ExperienceQuestion, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one person or group wrote to one question, as it stands in a filled-in form.

    Attributes:
        where: File and line, or file and question.
        question_id: As written.
        answer: With its line ends; empty when it was not answered.
        by: A name, a group, or "anonymous"; empty when nothing was written.
        on: Date as written; empty when nothing was written.
    """

    where: str
    question_id: str
    answer: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Filled-in forms as read, before anyone asks which rubric they answer.

    Attributes:
        path: The files as the user named them.
        entries: In the order of the files.
        problems: What could not be read in them.
    """

    path: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a migrant community: never read from a report, never inferred.

    Attributes:
        question_id: Of the questionnaire.
        theme: Theme id.
        question: As asked.
        answer: As given, with its line ends.
        by: Who gave it, or "anonymous".
        on: When, ISO 8601.
    """

    question_id: str
    theme: str
    question: str
    answer: str
    by: str
    on: str
