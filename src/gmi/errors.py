"""What can go wrong: exceptions for what stops the run, and ``Problem`` for what does not.

An exception says that nothing can be done with this input. A ``Problem`` is data: it travels with the result to every
output, so that a reader of the scorecard sees what the machine could not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader must know of, although the run went on.

    Attributes:
        code: Permanent dotted slug, for example ``page.unreadable``.
        severity: ``info`` (worth knowing), ``warning`` (a figure may be off), ``error`` (something was not read).
        message: One sentence in plain words.
        where: File, page, paragraph or ``file:line``; empty when it is about the whole report.
        hint: What the reader can do; empty when there is nothing to do.
    """

    code: str
    severity: Severity
    message: str
    where: str = ""
    hint: str = ""

    def as_line(self) -> str:
        """The problem in one line: where, what, what to do."""
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{advice}"


class GmiError(Exception):
    """Nothing can be done with this input; says what, where and what to do about it."""

    def __init__(self, code: str, message: str, where: str = "", hint: str = "") -> None:
        """Keeps the parts apart, so that no one has to parse the message."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where
        self.hint = hint

    def as_lines(self) -> tuple[str, ...]:
        """At most three lines for standard error: what, where, what to do."""
        lines = [f"gmi: {self.message}"]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.hint:
            lines.append(f"  do: {self.hint}")
        return tuple(lines)


class SourceError(GmiError):
    """The report cannot be read: missing, unsupported, damaged, encrypted or without text."""


class ListedError(GmiError):
    """A file that someone wrote cannot be used; holds every problem found in it, each with ``file:line``."""

    def __init__(
        self, code: str, message: str, where: str = "", hint: str = "", problems: tuple[Problem, ...] = ()
    ) -> None:
        """Keeps all problems, so that an author can mend them in one go."""
        super().__init__(code, message, where, hint)
        self.problems = problems


class RubricError(ListedError):
    """A rubric cannot be used."""


class LabelledError(ListedError):
    """Labelled references, predictions or codings cannot be used."""


class DecisionsError(ListedError):
    """A sheet of people's corrections cannot be used."""


class AnswersError(ListedError):
    """Answers of migrant communities cannot be used."""


class ProfileError(ListedError):
    """An organisation's profile cannot be used."""


class ResultError(GmiError):
    """A result that was saved cannot be opened again."""


class DraftError(GmiError):
    """What was asked of a draft or of questions cannot be done."""


class ResourceError(GmiError):
    """A file of gmi's own (rubric folder, table of facts) is missing or damaged."""


class RenderError(GmiError):
    """An output cannot be made or written."""


class StoreError(GmiError):
    """A batch's store cannot be opened, read or written."""


class BatchError(GmiError):
    """A batch cannot be begun or go on: no files, no workers, a folder that another batch is using."""


class CompareError(GmiError):
    """Results cannot be set beside each other: one alone, one twice, or a file that is no result."""
