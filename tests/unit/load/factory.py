"""The smallest data that gmi can work with: a rubric, instruments, ratifications and a reference set."""

from __future__ import annotations

from pathlib import Path

RUBRIC = """\
id: mini
version: "1.10"
title: A little rubric
languages: [en]
bodies: [CMW]
migration_bodies: [CMW]
calibration: {n: 0, note: "nothing is known"}
bands:
  gender.mention: [1, 2.5]
reference_set: mini-set
overall:
  - id: overall.women
    part: overall
    question: Does the report speak of women?
    why: Women migrate too.
    gap: does not speak of women
    hooks: [icrmw.7]
    weight: 3
    met: {all: [{groups: [women-girls]}]}
    questions:
      list-of-issues: "Please tell the Committee about women in {state}[, in the light of {hook}]."
      session: Report on women.
    examples:
      met: ["Women work in Valmora."]
      not_met: ["Valmora is a coastal State."]
"""
TERMS = """\
groups:
  - id: women-girls
    dimension: gender
    title: Women and girls
    terms:
      - id: women-girls.woman
        forms: [woman, women]
        match: ["Women work in Valmora."]
        no_match: ["Men work in Valmora."]
      - id: women-girls.mother
        forms: ["mother*"]
        core: false
        match: ["Mothers work in Valmora."]
        no_match: ["Fathers work in Valmora."]
vetoes:
  - id: veto.motherland
    forms: [motherland]
    why: It is a country.
    match: ["The motherland calls."]
    no_match: ["A mother calls."]
names:
  - id: name.ministry
    bucket: institution-name
    forms: [Ministry of Women]
    match: ["The Ministry of Women met."]
    no_match: ["Women met at the ministry."]
themes:
  - id: health
    terms:
      - id: health.t.clinic
        forms: [clinic|clinics, health-care]
        match: ["The clinic opened."]
        no_match: ["The school opened."]
    aspects:
      - id: health.antenatal
        forms: [antenatal]
        match: ["Antenatal care is free."]
        no_match: ["Care is free."]
"""
HEALTH = """\
id: health
title: Health
why: Health is a right.
hooks: [icrmw.7]
groups: [women-girls]
indicators:
  - id: health.care
    part: policy
    question: Is antenatal care open to migrant women?
    why: Many pay for it.
    gap: does not say whether antenatal care is open to migrant women
    hooks: [icrmw.28, icrmw.7]
    weight: 2
    met:
      all:
        - terms: [health.antenatal]
        - any: [{groups: [women-girls], labels: [commitment]}, {themes: [health], zones: [table]}]
          within: sentence
      none:
        - tags: [restrictive]
      at_least: 2
      share: 0.5
    partly:
      any: [{terms: [health.antenatal, women-girls.woman]}]
    applies_when: {bodies: [CMW], kinds: [state-report], theme_present: true}
    questions:
      list-of-issues: Please say who may use {measure}.
      session: "Open antenatal care to migrant women[, further to {paragraphs} of {symbol}]."
    examples:
      met: ["Antenatal care is free for women by law."]
      partly_met: ["Antenatal care is offered."]
      not_met: ["The clinic opened."]
"""
CASES = """\
- text: Women and mothers met at the Ministry of Women.
  expect:
    women-girls: [Women, mothers]
  buckets:
    institution-name: [Women]
"""
INSTRUMENTS = """\
ratifications: {date: "2022-08", source: "A table of our own"}
instruments:
  - id: icrmw
    title: International Convention on the Protection of the Rights of All Migrant Workers
    short: Convention on migrant workers
    binding: true
    ratification: ICMW
    source: https://example.org/icrmw
    note: a note
    provisions:
      - {id: icrmw.7, provision: article 7, title: non-discrimination, verified: true, source: read there}
      - {id: icrmw.28, provision: article 28, title: urgent medical care, verified: false, source: not checked}
"""
RATIFICATIONS = """\
instrument,iso2,member,status,year
ICMW,NA,Namibia,no action,
ICMW,TP,East Timor,state party,2004
ICMW,KH,Cambodia,signatory state,
"""
REFERENCE_SET = """\
id: mini-set
date: "2026-01-31"
reports:
  - {symbol: CMW/C/XVM/2, words: 12000, rates: {gender.mention: 1.2, "group:women-girls.mention": 0}}
  - {symbol: CMW/C/XVM/1, words: 9000, rates: {gender.mention: 3}}
"""

FILES = {
    "rubrics/mini/rubric.yml": RUBRIC,
    "rubrics/mini/terms.en.yml": TERMS,
    "rubrics/mini/themes/01-health.yml": HEALTH,
    "rubrics/mini/tests.en.yml": CASES,
    "corpora/instruments/instruments.yml": INSTRUMENTS,
    "corpora/instruments/ratifications.csv": RATIFICATIONS,
    "corpora/reference-sets/mini-set.yml": REFERENCE_SET,
}


def write_checkout(top: Path) -> None:
    """Writes all of it below a folder, as it stands in a checkout."""
    for name, content in FILES.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
