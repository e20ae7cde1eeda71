"""Finds contact data and numbers of papers: what leads to one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gmi.model.span import Span

ContactKind = Literal["e-mail", "telephone", "address", "papers", "date of birth"]

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS},?\s\d{{4}}|{_MONTHS}\s\d{{1,2}},?\s\d{{4}}|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)
_NUMBER_OF = r"(?:\s?(?:number|no\.?|nr\.?|n\.?[º°]|#|num\.?))?"
_SURE = r"(?:\s(?:is|was|reads|:))?[\s,:]{1,3}(?:is\s|was\s|no\.?\s|number\s|nr\.?\s|n\.?[º°]\s?)?"
_CODE = r"(?=[A-Z0-9./-]{0,30}\d)[A-Z0-9](?:[A-Z0-9]|[./-](?=[A-Z0-9])){3,30}"
_NAMED = r"(?:[A-ZÀ-Ý][\w.-]{0,30}|[dl][’'][A-ZÀ-Ý]\w{0,30}|d[eaou]s?|del|las?|los|les|[0-9]{1,2}(?:st|nd|rd|th))"
_STREETS = (
    r"(?:Street|Str\.?|St\.?|Road|Rd\.?|Avenue|Ave\.?|Av\.?|Lane|Ln\.?|Boulevard|Blvd\.?|Drive|Dr\.|Close|Crescent|"
    r"Square|Sq\.?|Terrace|Way|Alley|Row|Court|Place|Quay|Highway|Hwy\.?)"
)
_STREETS_FIRST = (
    r"(?:Calle|Av\.|Avda\.?|Avenida|Jr\.|Jirón|Jiron|Pasaje|Psje\.?|Carrera|Cra\.?|Cl\.|Diagonal|Transversal|Rua|R\.|"
    r"Travessa|Praça|Plaza|[Rr]ue|[Aa]venue|[Bb]oulevard|[Ii]mpasse|[Pp]lace|[Qq]uai|Via|Viale|Piazza|Jalan|Jl\.?|Jln\.?|"
    r"Gang|Lorong|Soi|Ulica|ulica|[Uu]l\.|Bulevardul|Strada|Sharia|Shari’|Barangay|Brgy\.?|Purok|Sitio|Sector|"
    r"Colonia|Urbanización|Manzana)"
)

_PATTERNS: tuple[tuple[ContactKind, re.Pattern[str]], ...] = (
    ("e-mail", re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}")),
    (
        "e-mail",
        re.compile(
            r"(?<![\w.+%-])[\w.+%-]{1,64}\s?(?:\(at\)|\[at\]|\{at\})\s?[\w-]{1,64}"
            r"(?:\s?(?:\(dot\)|\[dot\]|\{dot\}|\.)\s?[\w-]{1,64}){1,6}",
            re.IGNORECASE,
        ),
    ),
    (
        "e-mail",
        re.compile(
            r"(?:https?://)?(?:www\.|m\.)?(?:facebook|instagram|tiktok|linkedin|t|wa)\.(?:com|me)/[\w.@/?=+-]+",
            re.IGNORECASE,
        ),
    ),
    ("telephone", re.compile(r"(?<![\w/+])(?:\+|00\s?)[1-9](?:[\s().-]{0,2}\d){6,14}(?![\w/])")),
    ("telephone", re.compile(r"(?<![\w/])\(0?\d{1,4}\)\s?\d(?:[\s.-]?\d){5,9}(?![\w/])")),
    ("telephone", re.compile(r"(?<![\w/.,-])0\d(?:[\s.-]?\d){6,10}(?![\w/-])")),
    ("telephone", re.compile(r"(?<![\w/.,-])[6-9]\d{8,9}(?![\w/])(?![.,]\d)")),
    ("telephone", re.compile(r"(?<![\w/.,-])\d{2,4}-\d{3,4}-\d{3,4}(?![\w/-])")),
    (
        "telephone",
        re.compile(
            r"(?:\b(?:tel(?:ephone)?|phone|mobile|cell|cel|fax|whats\s?app|viber|signal|telegram|hotline|"
            r"call(?:ed|s)?(?:\s(?:her|him|them))?"
            r"(?:\son)?|answers\son|reached\s(?:on|at|under)|dial|teléfono|téléphone|celular)\b\.?)"
            r"[^\d\n.]{0,25}?(?P<core>\(?\+?\d(?:[\s().-]{0,2}\d){5,14})(?![\w/])",
            re.IGNORECASE,
        ),
    ),
    ("address", re.compile(rf"(?<![\w/])\d{{1,5}}\s?[A-Za-z]?,?\s(?:{_NAMED}\s){{1,4}}{_STREETS}(?!\w)")),
    (
        "address",
        re.compile(
            rf"(?<![\w/])\d{{1,5}}(?:\s?bis)?,?\s(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Ii]mpasse|[Qq]uai|[Pp]lace|[Cc]hemin|"
            rf"[Rr]oute)\s(?:{_NAMED}\s){{0,4}}{_NAMED}"
        ),
    ),
    (
        "address",
        re.compile(
            rf"(?<!\w){_STREETS_FIRST}\s\d{{1,3}}[A-Za-z]?(?:\s(?:Bis|Sur|Norte|Este))?\s?(?:#|[Nn]o\.?|N[º°])\s?\d[\d-]*"
        ),
    ),
    (
        "address",
        re.compile(
            rf"(?<!\w)No\.?\s?\d{{1,5}}[A-Z]?,?\s(?:{_STREETS_FIRST}\s{_NAMED}|(?:{_NAMED}\s){{1,3}}{_STREETS}(?!\w))"
        ),
    ),
    (
        "address",
        re.compile(r"(?<!\w)[A-ZÀ-Ý][\w-]{1,30}str\.\s?\d{1,4}|(?<!\w)(?:[A-Z][\w]{1,20}-){1,4}Str\.\s?\d{1,4}"),
    ),
    ("address", re.compile(r"(?<!\w)(?:Flat|Apartment|Apt\.|Dpto\.|P\.O\.B\.)\s?(?:No\.?\s)?\d{1,5}[A-Z]?(?!\w)")),
    (
        "address",
        re.compile(
            rf"(?<!\w){_STREETS_FIRST}\s(?:{_NAMED}\s){{0,4}}{_NAMED}"
            r",?\s?(?:#|No\.?|Nr\.?|N[º°]\.?|nº|n°)?\s?\d{1,5}(?:\s?-\s?\d{1,4})?[A-Za-z]?(?!\w)"
        ),
    ),
    (
        "address",
        re.compile(
            r"(?<!\w)[A-ZÀ-Ý]\w{1,30}(?:straße|strasse|gasse|weg|platz|"
            r"straat|laan|gade|vej|gatan|utca)\s\d{1,4}[a-z]?(?!\w)"
        ),
    ),
    (
        "address",
        re.compile(
            r"(?<!\w)(?:P\.?\s?O\.?\s?Box|Post(?:al)? Box|Apartado(?: Postal)?|"
            r"B\.P\.|Casilla|Caixa Postal|Postfach)\s?(?:No\.?\s?)?\d+",
            re.IGNORECASE,
        ),
    ),
    (
        "address",
        re.compile(
            r"(?<!\w)(?:House|Flat|Apartment|Apt\.?|Building|Bldg\.?|Villa|Plot|Block|Lot|Unit|Room|Floor|Road|Street|Lane|"
            r"Dpto\.|Departamento|Casa|Piso)"
            r"\s(?:No\.?\s?|Number\s|#\s?)?(?:\d{1,5}\s?[A-Z]?|[A-Z]\d{0,3})(?!\w)"
            r"(?:,\s(?:House|Flat|Apartment|Apt\.?|Building|Bldg\.?|Villa|Plot|Block|Lot|Unit|Room|"
            r"Floor|Road|Street|Lane|Sector)"
            r"\s(?:No\.?\s?|Number\s|#\s?)?(?:\d{1,5}\s?[A-Z]?|[A-Z]\d{0,3})(?!\w))+"
        ),
    ),
    (
        "papers",
        re.compile(
            r"\b(?:passport|identity\s(?:card|document|number)|id(?:entity)?\scard|ID|DNI|CURP|CNIC|NIC|CPF|RUT|NID|"
            r"cédula|Aadhaar|"
            r"registration|residence\s(?:permit|card)|work\spermit|permit|visa|iqama|civil\sid|resident\scard|"
            r"social\ssecurity|"
            r"alien|birth\scertificate|laissez-passer|driving\slicen[cs]e|account|IBAN|file|case|docket|"
            r"complaint|dossier|expediente|"
            rf"prisoner|detainee|inmate){_NUMBER_OF}{_SURE}(?P<core>{_CODE})",
            re.IGNORECASE,
        ),
    ),
    ("papers", re.compile(r"(?<![\w/-])\d{3}-\d{2}C\d{5}(?![\w/-])")),
    ("papers", re.compile(r"(?<![\w/-])[A-Z]{1,2}\d{7,8}(?![\w/-])")),
    ("papers", re.compile(r"(?<![\w/-])\d{5}-\d{7}-\d(?![\w/-])")),
    (
        "date of birth",
        re.compile(
            rf"\b(?:born|née|birth|D\.?O\.?B\.?|b\.)(?:\s(?:on|in|is|was))?(?:\sthe)?[\s,:]{{1,3}}(?P<core>{_DATE})",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A piece of contact data, or the number of somebody's papers."""

    span: Span
    kind: ContactKind


def find_contacts(text: str) -> tuple[Contact, ...]:
    """Contact data and numbers of papers in a paragraph, in order, without overlaps."""
    found = sorted(
        (contact for kind, pattern in _PATTERNS for contact in _search(text, kind, pattern)),
        key=lambda contact: (contact.span.start, -contact.span.end),
    )
    kept: list[Contact] = []
    for contact in found:
        if not kept or contact.span.start >= kept[-1].span.end:
            kept.append(contact)
    return tuple(kept)


def _search(text: str, kind: ContactKind, pattern: re.Pattern[str]) -> Iterator[Contact]:
    """What one pattern finds."""
    for match in pattern.finditer(text):
        group = "core" if "core" in pattern.groupindex else 0
        start, end = match.span(group)
        end = start + len(text[start:end].rstrip(" .,;:-("))
        if kind == "telephone" and _is_figure(text, start, end):
            continue
        if kind == "papers" and (_is_year(text[start:end]) or not any(map(str.isdigit, text[start:end]))):
            continue
        if end > start:
            yield Contact(Span(start, end), kind)


def _is_figure(text: str, start: int, end: int) -> bool:
    """Whether digits are a figure, the number of a law or a span of years, and no telephone number."""
    before = text[max(0, start - 14) : start].rstrip().casefold()
    digits = text[start:end]
    if before.endswith(
        ("no.", "nos.", "nº", "n°", "number", "law", "decree", "isbn", "issn", "doi", "act", "resolution")
    ):
        return not digits.startswith("+")
    return bool(re.fullmatch(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d", digits))


def _is_year(text: str) -> bool:
    """Whether it is a year alone, as in "case 2019"."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", text))
