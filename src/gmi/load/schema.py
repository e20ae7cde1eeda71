"""The keys of each file, and the type of every value: pydantic's door.

What a file may hold stands here and nowhere else. Whether ids exist, forms compile and texts are sound is asked
in ``checks``.
"""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Discriminator, Field, ValidationError
from pydantic import Tag as PydanticTag
from pydantic_core import ErrorDetails

from gmi.model.document import DocumentKind, Zone
from gmi.model.reference import Dimension, Label, Tag
from gmi.model.rubric import Case, Part, Within

Entry = TypeVar("Entry", bound="Strict")

Body = Literal["CMW", "CEDAW", "CRPD", "CERD", "CESCR", "CRC", "CAT", "CCPR", "CED", "UPR"]
NameBucket = Literal["treaty-title", "institution-name"]

Text = Annotated[str, Field(min_length=1)]
Texts = list[Text]
SomeTexts = Annotated[list[Text], Field(min_length=1)]
Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]

CONDITION_KEYS = frozenset({"all", "any", "none", "within", "at_least", "share"})


class Strict(BaseModel):
    """A mapping that holds these keys and no others; nothing is converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class TermEntry(Strict):
    """Words that are a reference, place a paragraph, or are asked for."""

    id: Text
    forms: SomeTexts
    case: Case = "any"
    match: SomeTexts
    no_match: SomeTexts


class GroupTermEntry(TermEntry):
    """A term that is counted."""

    core: bool = True


class GroupEntry(Strict):
    """Terms that are counted together."""

    id: Text
    dimension: Dimension
    title: Text
    headline: bool = True
    terms: Annotated[list[GroupTermEntry], Field(min_length=1)]


class VetoEntry(TermEntry):
    """Words in which a term is no reference."""

    why: Text


class NameEntry(TermEntry):
    """A title or an institution's name."""

    bucket: NameBucket
    case: Case = "exact"


class ThemeWords(Strict):
    """The words of a theme."""

    id: Text
    terms: list[TermEntry] = []
    aspects: list[TermEntry] = []


class TermsFile(Strict):
    """``terms.<language>.yml``."""

    groups: Annotated[list[GroupEntry], Field(min_length=1)]
    vetoes: list[VetoEntry] = []
    names: list[NameEntry] = []
    themes: list[ThemeWords] = []


class AtomEntry(Strict):
    """One find that has every property."""

    terms: Texts = []
    groups: Texts = []
    dimension: Dimension | None = None
    labels: list[Label] = []
    tags: list[Tag] = []
    zones: list[Zone] = []
    themes: Texts = []
    core: bool = False


def _kind_of_part(value: Any) -> str:
    """Tells a nested condition from an atom by its keys."""
    return "condition" if isinstance(value, dict) and CONDITION_KEYS & value.keys() else "atom"


PartEntry = Annotated[
    Annotated[AtomEntry, PydanticTag("atom")] | Annotated["ConditionEntry", PydanticTag("condition")],
    Discriminator(_kind_of_part),
]


class ConditionEntry(Strict):
    """What must stand in the report."""

    all: list[PartEntry] = []
    any: list[PartEntry] = []
    none: list[PartEntry] = []
    within: Within = "paragraph"
    at_least: Annotated[int, Field(ge=1)] = 1
    share: Annotated[float, Field(gt=0, le=1)] | None = None


class AppliesEntry(Strict):
    """When an indicator is asked."""

    bodies: list[Body] = []
    kinds: list[DocumentKind] = []
    theme_present: bool = False


class QuestionsEntry(Strict):
    """The question and the recommendation."""

    list_of_issues: Annotated[Text, Field(alias="list-of-issues")]
    session: Text


class ExamplesEntry(Strict):
    """Paragraphs with a known outcome."""

    met: SomeTexts
    partly_met: SomeTexts | None = None
    not_met: SomeTexts


class IndicatorEntry(Strict):
    """Something that can be answered from the text."""

    id: Text
    part: Part
    question: Text
    why: Text
    gap: Text
    hooks: SomeTexts
    weight: Annotated[int, Field(ge=1, le=3)]
    met: ConditionEntry
    partly: ConditionEntry | None = None
    applies_when: AppliesEntry = AppliesEntry()
    questions: QuestionsEntry
    examples: ExamplesEntry


class ThemeFile(Strict):
    """``themes/NN-<id>.yml``."""

    id: Text
    title: Text
    why: Text
    hooks: SomeTexts
    groups: Texts = []
    indicators: Annotated[list[IndicatorEntry], Field(min_length=1)]


class CalibrationEntry(Strict):
    """How far the bands have been checked."""

    n: Annotated[int, Field(ge=0)]
    note: Text


class RubricFile(Strict):
    """``rubric.yml``."""

    id: Text
    extends: Text | None = None
    off: Texts = []
    version: Text
    title: Text
    languages: SomeTexts
    bodies: list[Body]
    migration_bodies: list[Body] = []
    calibration: CalibrationEntry
    bands: dict[str, Annotated[list[Number], Field(min_length=2, max_length=2)]] = {}
    reference_set: Text
    overall: list[IndicatorEntry] = []


class CaseEntry(Strict):
    """A sentence, and what must be counted in it."""

    text: Text
    expect: dict[str, SomeTexts] = {}
    buckets: dict[str, SomeTexts] = {}


class ExperienceEntry(Strict):
    """A question to migrant communities."""

    id: Text
    theme: Text
    question: Text
    why: Text


class ExperienceFile(Strict):
    """``experience.<language>.yml``."""

    title: Text
    introduction: SomeTexts
    consent: SomeTexts
    use: SomeTexts
    questions: Annotated[list[ExperienceEntry], Field(min_length=1)]


class AnswerEntry(Strict):
    """What someone wrote to one question to migrant communities."""

    question: Text
    answer: str = ""
    by: str = ""
    on: str = ""


class AnswersFile(Strict):
    """Answers as YAML; ``by`` and ``on`` at the top hold where an answer has none of its own."""

    by: str = ""
    on: str = ""
    answers: list[AnswerEntry]


class ProvisionEntry(Strict):
    """One article, objective or target."""

    id: Text
    provision: str
    title: Text
    verified: bool
    source: str


class InstrumentEntry(Strict):
    """One treaty, convention or declaration."""

    id: Text
    title: Text
    short: Text
    binding: bool
    ratification: Text | None
    source: Text
    note: str = ""
    provisions: Annotated[list[ProvisionEntry], Field(min_length=1)]


class TableEntry(Strict):
    """Where the table of ratifications comes from."""

    date: Text
    source: Text


class InstrumentsFile(Strict):
    """``corpora/instruments/instruments.yml``."""

    ratifications: TableEntry
    instruments: Annotated[list[InstrumentEntry], Field(min_length=1)]


class ReportEntry(Strict):
    """The rates of one report."""

    symbol: Text
    words: Annotated[int, Field(ge=1)]
    rates: dict[str, Number]


class ReferenceSetFile(Strict):
    """``corpora/reference-sets/<id>.yml``."""

    id: Text
    date: Text
    reports: list[ReportEntry]


def find_violations(model: type[Entry], data: Any) -> tuple[Entry | None, tuple[ErrorDetails, ...]]:
    """Checks a value against a model.

    Returns:
        The value as a model and no errors, or None and every error.
    """
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        return None, tuple(error.errors(include_url=False))


def keys_at(model: type[Strict], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that may stand in the mapping at a location of pydantic's, in the order of the schema."""
    models = {model}
    for step in location:
        tagged = {m for m in models if (step, m) in {("atom", AtomEntry), ("condition", ConditionEntry)}}
        if tagged:
            models = tagged
        elif isinstance(step, str):
            fields = [f for m in models for name, f in m.model_fields.items() if step in {name, f.alias}]
            models = {found for f in fields for found in _models_in(f.annotation)}
    return tuple(dict.fromkeys(f.alias or name for m in models for name, f in m.model_fields.items()))


def _models_in(annotation: Any) -> set[type[Strict]]:
    """Every model that a type names."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return {annotation}
    if get_origin(annotation) in {list, dict, Annotated, Union, UnionType}:
        return {found for part in get_args(annotation) for found in _models_in(part)}
    return set()
