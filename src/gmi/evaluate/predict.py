"""What the real stages say of labelled references, each read in its one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from gmi.classify import Way, classify_references
from gmi.errors import LabelledError
from gmi.model.depth_model import DepthModel
from gmi.model.document import Document, Paragraph, Source, Zone
from gmi.model.evaluation import Prediction
from gmi.model.labelled import LabelledReference
from gmi.model.reference import ClassifiedReference, Reference
from gmi.model.span import Span
from gmi.qualify import find_qualifiers
from gmi.recognise import recognise_names

LANGUAGES = ("en",)


def predict(
    labelled: Sequence[LabelledReference], *, model: DepthModel | None = None, way: Way = "both"
) -> tuple[Prediction, ...]:
    """The depth that gmi gives each reference.

    A labelled reference comes without its paragraph: what a lead-in or the sentence before would have said is not
    known to the machine, as it was not to those who labelled.

    Args:
        labelled: References; those that are labelled ``not-a-reference`` get a depth too.
        model: The trained model; None for the one that gmi brings.
        way: Whose opinion gives the labels.

    Returns:
        One a reference, in order.

    Raises:
        LabelledError: When they are in a language for which there are no rules.
    """
    for reference in labelled:
        if reference.language not in LANGUAGES:
            raise LabelledError(
                "labelled.language",
                f"the references are in a language ({reference.language}) for which gmi has no rules",
                reference.id,
                f"rules exist for {', '.join(LANGUAGES)}",
            )
    return tuple(_as_prediction(reference.id, _classify(reference, model, way)) for reference in labelled)


def make_document(text: str, zone: Zone | None, language: str) -> Document:
    """A document that holds one sentence."""
    span = Span(0, len(text))
    source = Source(
        path="",
        sha256="",
        media_type="text/plain",
        symbol=None,
        state=None,
        state_name=None,
        body=None,
        cycle=None,
        document_kind="other",
        language=language,
        date=None,
        page_count=1,
        word_count=len(text.split()),
        paragraph_count=1,
        numbered_paragraph_last=None,
        readable_share=1.0,
    )
    return Document(source, text, (Paragraph(0, zone or "body", None, None, (), span, (span,)),))


def make_reference(labelled: LabelledReference) -> Reference:
    """The labelled reference as one that was found in ``make_document``."""
    return Reference(
        id="r0001",
        span=labelled.span,
        text=labelled.words,
        sentence=Span(0, len(labelled.text)),
        dimension=labelled.dimension,
        group=labelled.group or "",
        term_id="",
        core=True,
        zone=labelled.zone or "body",
        annexed=labelled.zone == "annex",
        bucket=None,
        paragraph_index=0,
    )


def _classify(labelled: LabelledReference, model: DepthModel | None, way: Way) -> ClassifiedReference:
    document = make_document(labelled.text, labelled.zone, labelled.language)
    references = (make_reference(labelled),)
    qualifiers = find_qualifiers(document, references)
    names = recognise_names(document)
    return classify_references(document, references, qualifiers, names, model=model, way=way)[0]


def _as_prediction(name: str, classified: ClassifiedReference) -> Prediction:
    return Prediction(
        id=name,
        label=classified.label or "undecided",
        confidence=classified.confidence,
        tags=classified.tags,
        method=classified.method,
        reason=classified.reason,
    )
