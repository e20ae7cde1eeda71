"""Makes src/gmi/render/draft/style.docx: the page, the styles and the numbering of a draft in Word.

    python scripts/make_draft_style.py           # writes the file
    python scripts/make_draft_style.py --check   # exit code 1 when it is not what it should be

Everything that a draft looks like is said here. The tests fail when the file is not current.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from pathlib import Path

STYLE = Path(__file__).resolve().parent.parent / "src" / "gmi" / "render" / "draft" / "style.docx"

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONT = "Times New Roman"
_INK = "1F2A37"

# A4 and 2.5 cm, in twentieths of a point.
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
    'w:header="680" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr>'
)

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD_TYPE}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD_TYPE}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_RELS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    "</Relationships>"
)
_DOCUMENT = f"{_HEAD}<w:document {_W}><w:body>{_PAGE}</w:body></w:document>"
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en-GB</dc:language></cp:coreProperties>'
)
_SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


def make_style() -> bytes:
    """The whole file; its parts are the same each time."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELS,
        "docProps/core.xml": _CORE,
        "word/document.xml": _DOCUMENT,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _SETTINGS,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def read_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name; packing may differ from one zlib to the next, they may not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _styles() -> str:
    """styles.xml: what an organisation changes in Word to give the draft its own look."""
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(11.5)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_space(0, 7, 15)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    next_body = '<w:next w:val="NumberedParagraph"/>'
    styles = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        _heading(1, 14, 22, 8, extra=next_body),
        _heading(2, 12.5, 14, 6, extra=next_body),
        _heading(3, 11.5, 10, 5, extra=next_body),
        _paragraph(
            "AnnexHeading", "Annex Heading", based="Heading1", extra=next_body,
            p='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>',
        ),
        _paragraph(
            "TOCHeading", "TOC Heading", p=f"<w:keepNext/>{_space(0, 10, 0)}", r=f"<w:b/>{_ink()}{_size(15)}",
        ),
        _paragraph(
            "BeforeSending", "Before Sending", p=f"<w:keepNext/>{_space(0, 10, 0)}", r=f"<w:b/>{_ink()}{_size(15)}",
        ),
        _paragraph("Title", "Title", p=_space(150, 8, 0), r=f"<w:b/>{_ink()}{_size(27)}"),
        _paragraph(
            "Subtitle", "Subtitle", r=f"{_ink('4A5568')}{_size(14)}",
            p='<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="14" w:color="8A94A3"/></w:pBdr>' + _space(0, 22, 19),
        ),
        _paragraph("CoverLabel", "Cover Label", p=_space(4, 4, 15), r=f"{_ink('4A5568')}{_size(11)}"),
        _paragraph("CoverText", "Cover Text", p=_space(4, 4, 15)),
        _paragraph("Confidential", "Confidential", p=_space(0, 0, 0), r=f"<w:b/><w:caps/>{_size(11)}"),
        _paragraph(
            "NumberedParagraph", "Numbered Paragraph",
            p='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
        ),
        _paragraph("BodyText", "Body Text", p='<w:ind w:left="680"/>'),
        _paragraph(
            "Quote", "Quote", p=f'{_space(0, 7, 14)}<w:ind w:left="1190" w:right="567"/>', r=_size(11),
        ),
        _paragraph(
            "ListBullet", "List Bullet",
            p=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>{_space(0, 5, 15)}',
        ),
        _paragraph(
            "Caption", "caption", p=f"<w:keepNext/>{_space(10, 4, 14)}", r=f"<w:b/>{_size(10.5)}",
        ),
        _paragraph("TableText", "Table Text", p=_space(2, 2, 12.5), r=_size(10)),
        _paragraph("TableNumber", "Table Number", based="TableText", p='<w:jc w:val="right"/>'),
        _paragraph("TableHead", "Table Head", based="TableText", p="<w:keepNext/>", r="<w:b/>"),
        _paragraph("AfterTable", "After Table", p=_space(0, 0, 8), r=_size(4)),
        _paragraph("TOC1", "toc 1", p=f'{_TOC_TABS}{_space(5, 2, 15)}<w:ind w:left="680" w:hanging="680"/>'),
        _paragraph(
            "TOC2", "toc 2", p=f'{_TOC_TABS2}{_space(0, 1, 14)}<w:ind w:left="1134" w:hanging="454"/>', r=_size(11),
        ),
        _paragraph(
            "Header", "header", r=f"{_ink('4A5568')}{_size(9)}",
            p=f'<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>{_space(0, 0, 0)}',
        ),
        _paragraph("Footer", "footer", p=f'{_space(0, 0, 0)}<w:jc w:val="center"/>', r=f"{_ink('4A5568')}{_size(9)}"),
        _paragraph("CommentText", "annotation text", p=_space(0, 3, 0), r=_size(10)),
        _character("CommentReference", "annotation reference", _size(8)),
        _character("Hyperlink", "Hyperlink", ""),
        _character("Strong", "Strong", "<w:b/>"),
        # A ground, not a highlight: Word takes no highlight from a style.
        _character(
            "Place", "Place", '<w:b/><w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="FFE45C"/>',
        ),
        '<w:style w:type="table" w:customStyle="1" w:styleId="CoverTable"><w:name w:val="Cover Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:customStyle="1" w:styleId="DraftTable"><w:name w:val="Draft Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:space="0" w:color="4A5568"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="4A5568"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9CFD8"/></w:tblBorders><w:tblCellMar>'
        '<w:left w:w="57" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="4A5568"/></w:tcBorders></w:tcPr></w:tblStylePr>'
        "</w:style>",
    ]  # fmt: skip
    return f"{_HEAD}<w:styles {_W}>{defaults}{''.join(styles)}</w:styles>"


def _numbering() -> str:
    """numbering.xml: chapters in Roman numerals, parts in letters, paragraphs in figures, bullets."""
    levels = (
        _level(0, "upperRoman", "%1.", 680, 680, style="Heading1")
        + _level(1, "upperLetter", "%2.", 680, 680, style="Heading2")
    )  # fmt: skip
    lists = (
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>'
        f"{_level(0, 'decimal', '%1.', 680, 680, style='NumberedParagraph')}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>'
        f"{_level(0, 'bullet', '•', 1080, 340, style='ListBullet')}</w:abstractNum>"
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    return f"{_HEAD}<w:numbering {_W}>{lists}{uses}</w:numbering>"


def _level(place: int, form: str, text: str, left: int, hanging: int, style: str) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


_TOC_TABS, _TOC_TABS2 = (
    f'<w:tabs><w:tab w:val="left" w:pos="{left}"/><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs>'
    for left in (680, 1134)
)


def _paragraph(key: str, name: str, *, p: str = "", r: str = "", based: str = "Normal", extra: str = "") -> str:
    own = "" if name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"{extra}<w:qFormat/>{f'<w:pPr>{p}</w:pPr>' if p else ''}{f'<w:rPr>{r}</w:rPr>' if r else ''}</w:style>"
    )


_BUILT_IN = (
    "TOC Heading", "Title", "Subtitle", "Body Text", "Quote", "List Bullet", "caption", "toc 1", "toc 2", "header",
    "footer", "annotation text",
)  # fmt: skip


def _heading(level: int, size: float, before: float, after: float, *, extra: str) -> str:
    number = "" if level == 3 else f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/>{extra}<w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>{number}'
        f'{_space(before, after, 0)}<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f"<w:rPr><w:b/>{'<w:i/>' if level == 3 else ''}{_ink()}{_size(size)}</w:rPr></w:style>"
    )


def _character(key: str, name: str, r: str) -> str:
    own = ' w:customStyle="1"' if name == "Place" else ""
    return (
        f'<w:style w:type="character"{own} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{f"<w:rPr>{r}</w:rPr>" if r else ""}</w:style>'
    )


def _space(before: float, after: float, line: float) -> str:
    """Room above, below and between the lines, in points; a line is as high as its type where ``line`` is 0."""
    height = f'w:line="{line * 20:.0f}" w:lineRule="atLeast"' if line else 'w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" {height}/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _ink(colour: str = _INK) -> str:
    return f'<w:color w:val="{colour}"/>'


def main() -> int:
    """Writes the file, or says that it is not current."""
    parser = argparse.ArgumentParser(description="Makes the style template of drafts.")
    parser.add_argument("--check", action="store_true", help="only say whether the file is current")
    check = parser.parse_args().check
    made = make_style()
    if STYLE.exists() and read_parts(STYLE.read_bytes()) == read_parts(made):
        return 0
    if check:
        print("style.docx is not current; run: python scripts/make_draft_style.py", file=sys.stderr)
        return 1
    STYLE.write_bytes(made)
    print(f"wrote {STYLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
