"""A template to begin with: every tag in it, each explained by a comment."""

from __future__ import annotations

from typing import Any

from gmi.render.draft.own.tags import TAGS
from gmi.render.draft.word.sheet import Sheet

_LOOP = (
    "A tag that begins with {%p repeats or leaves out whole paragraphs. It stands in a paragraph of its own, which "
    "vanishes. Keep what you need, change how it looks, move it where you like."
)
_WELCOME = (
    "This is a template for gmi draft --template. Words in {{ … }} are replaced, {% … %} repeats or leaves out. Change "
    "styles, add your logo, write your own text between the tags. These comments are not in the file that gmi makes."
)


def write_template() -> bytes:
    """A Word file with all tags, which fills as it is."""
    sheet = Sheet()
    _add_title_page(sheet)
    _add_text(sheet)
    _add_lists(sheet)
    return sheet.save()


def _add_title_page(sheet: Sheet) -> None:
    sheet.add("{{ title }}", "Title", f"{_WELCOME} title: {TAGS['title']}.")
    _explain(sheet, "{{ subtitle }}", "Subtitle", "subtitle")
    _explain(sheet, "{{ organisation }}", "Normal", "organisation")
    _explain(sheet, "On the report of {{ state }}, {{ symbol }}", "Normal", "state", "symbol")
    _explain(sheet, "Submitted to the {{ committee }} {{ session }}", "Normal", "committee", "session")
    sheet.add("{%p if confidential %}", "Normal", f"confidential: {TAGS['confidential']}.")
    sheet.add("Confidential: not for publication", "Confidential")
    sheet.add("{%p endif %}")
    sheet.add("{%p for fact in facts %}", "Normal", f"facts: {TAGS['facts']}. {_LOOP}")
    sheet.add("{{ fact.label }}: {{ fact.value }}")
    sheet.add("{%p endfor %}")
    _explain(sheet, "{{ finding }}", "Body Text", "finding")


def _add_text(sheet: Sheet) -> None:
    sheet.add("{%p for section in sections %}", "Normal", f"sections: {TAGS['sections']}.")
    sheet.add("{%p if section.level == 1 and section.number %}")
    sheet.add(
        "{{ section.title }}", "Heading 1", "The styles number headings by themselves; section.number has it too."
    )
    sheet.add("{%p elif section.level == 1 %}")
    sheet.add("{{ section.title }}", "Annex Heading", "An annex has no number.")
    sheet.add("{%p elif section.level == 2 %}")
    sheet.add("{{ section.title }}", "Heading 2")
    sheet.add("{%p else %}")
    sheet.add("{{ section.title }}", "Heading 3")
    sheet.add("{%p endif %}")
    sheet.add("{%p for block in section.blocks %}", "Normal", "A block is a paragraph, quotation, list or table.")
    sheet.add('{%p if block.kind == "quotation" %}')
    sheet.add("“{{ block.text }}” ({{ block.citation }})", "Quote")
    sheet.add('{%p elif block.kind == "list" %}')
    sheet.add("{%p for point in block.points %}")
    sheet.add("{{ point }}", "List Bullet")
    sheet.add("{%p endfor %}")
    sheet.add('{%p elif block.kind == "table" %}')
    sheet.add("{{ block.text }}", "Caption")
    sheet.add_table(
        (
            ("{%tc for cell in block.header %}", "{{ cell }}", "{%tc endfor %}"),
            ("{%tr for row in block.rows %}", "", ""),
            ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
            ("{%tr endfor %}", "", ""),
        )
    )
    sheet.add("{%p elif block.number %}")
    sheet.add("{{ block.text }}", "Numbered Paragraph", "The style numbers paragraphs; block.number has it too.")
    sheet.add("{%p else %}")
    sheet.add("{{ block.text }}", "Body Text")
    sheet.add("{%p endif %}")
    sheet.add("{%p endfor %}")
    sheet.add("{%p endfor %}")


def _add_lists(sheet: Sheet) -> None:
    """Other ways to the same text; an organisation keeps those that it needs."""
    sheet.add(
        "Take out from here on what you do not need: it repeats the text", "TOC Heading",
        "What follows shows tags that you may set elsewhere. Take it out before you use this template.", new_page=True,
    )  # fmt: skip
    sheet.add("{%p for theme in themes %}", "Normal", f"themes: {TAGS['themes']}.")
    sheet.add("{{ theme.title }}", "Caption")
    sheet.add("{%p for quotation in theme.quotations %}")
    sheet.add("“{{ quotation.text }}” ({{ quotation.citation }})", "Quote")
    sheet.add("{%p endfor %}")
    sheet.add("{%p for point in theme.points %}")
    sheet.add("{{ point }}", "List Bullet")
    sheet.add("{%p endfor %}")
    sheet.add("{%p endfor %}")
    for name, one in (("questions", "question"), ("recommendations", "recommendation")):
        sheet.add(f"{{%p if {name} %}}", "Normal", f"{name}: {TAGS[name]}.")
        sheet.add(f"All {name}", "Caption")
        sheet.add(f"{{%p for {one} in {name} %}}")
        sheet.add(f"{{{{ {one} }}}}", "List Bullet")
        sheet.add("{%p endfor %}")
        sheet.add("{%p endif %}")
    sheet.add("{%p if places %}", "Normal", f"places: {TAGS['places']}.")
    sheet.add("Still to be filled", "Caption")
    sheet.add("{%p for place in places %}")
    sheet.add("{{ place.section }}: {{ place.asked }}", "List Bullet")
    sheet.add("{%p endfor %}")
    sheet.add("{%p endif %}")
    _explain(
        sheet, "{{ word_count }} words{% if word_limit %} of at most {{ word_limit }}{% endif %}; "
        "{{ quotations | length }} quotations.", "Normal", "word_count", "word_limit", "quotations",
    )  # fmt: skip
    _explain(sheet, "First draft by gmi {{ gmi_version }}, rubric {{ rubric }}.", "Normal", "gmi_version", "rubric")


def _explain(sheet: Any, text: str, style: str, *names: str) -> None:
    sheet.add(text, style, " ".join(f"{name}: {TAGS[name]}." for name in names))
