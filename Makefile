# Everything one does with a checkout of gmi. `make` alone lists the targets.
# Needed: make, and a Python from 3.11 on. PYTHON=… names another one, JOBS=… the tests that run side by side,
# ARGS=… is handed to pytest, REPORTS=… and DATE=… to the reference set.

VENV     := .venv
BIN      := $(VENV)/bin
EXAMPLE  := examples/valmora
JOBS     ?= 2
ARGS     ?=
PYTHON   ?=
REPORTS  ?= $(or $(GMI_SHARED_DATA),../shared/data)/reports
LABELLED ?= $(or $(GMI_SHARED_DATA),../shared/data)/labelled/dev.jsonl
DATE     ?= $(shell date +%F)
PYTHONS  := $(or $(PYTHON),python3 python3.13 python3.12 python3.11 /usr/bin/python3)
PIP      := $(BIN)/python -m pip --disable-pip-version-check -qq
# What some tests use when it is there: pdftotext to compare with, a browser for the scorecard, a font for
# the browser, a spreadsheet for the round trip of corrections, a word processor that opens drafts.
SYSTEM   := poppler-utils chromium fonts-dejavu-core libreoffice-calc libreoffice-writer

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check-real example pictures docs reference-set lint-corpus model model-card format clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## Set up gmi, score the example report, show the scorecard, write it and a draft to out/
	@$(BIN)/gmi score $(EXAMPLE)/report.pdf -o out/ --quiet
	@$(BIN)/gmi draft $(EXAMPLE)/report.pdf -o out/shadow.docx --quiet
	@$(BIN)/gmi score $(EXAMPLE)/report.pdf
	@echo
	@echo "Look at    out/report.html   in a browser: the scorecard, every number with its evidence."
	@echo "Also there out/report.json   (for programs) and out/report.csv (the references, for a spreadsheet)."
	@echo "The draft  out/shadow.docx   in a word processor: what the report says and does not say, with questions."
	@echo "Your own   $(BIN)/gmi score YOUR-REPORT.pdf -o out/"

test: $(VENV)/.installed-for-tests $(VENV)/.system-packages ## Set up what the tests need; lint, check types and imports, run the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(JOBS) -m "not slow" --doctest-modules src/gmi tests $(ARGS)

check-real: $(VENV)/.installed-for-tests $(VENV)/.system-packages ## Long run: the tests over every real report at hand
	$(BIN)/pytest -n $(JOBS) -rP -m "real or slow" $(ARGS)

example: $(VENV)/.installed-for-tests ## Make the example report and what gmi makes of it anew
	$(BIN)/python scripts/make_example.py
	$(BIN)/python scripts/make_goldens.py

pictures: $(VENV)/.installed-for-tests $(VENV)/.system-packages ## Make the pictures of the README anew (needs chromium)
	$(BIN)/python scripts/make_pictures.py

docs: $(VENV)/.installed ## Make the references of the commands, rubrics and the store anew
	$(BIN)/python scripts/make_cli_reference.py
	$(BIN)/python scripts/make_rubric_pages.py
	$(BIN)/python scripts/make_store_pages.py

reference-set: $(VENV)/.installed ## Make the reference set anew from the real reports at hand
	$(BIN)/python scripts/make_reference_set.py $(REPORTS) --date $(DATE)

lint-corpus: $(VENV)/.installed-for-tests ## Check the written corpus: offsets, copies, labels, words that give a label away
	$(BIN)/python -m gmi.lint_corpus

model: $(VENV)/.installed-for-tests ## Train the depth model from the written corpus anew
	$(BIN)/gmi train corpora/depth-en/*.jsonl -o corpora/depth-en/model.json

model-card: $(VENV)/.installed-for-tests ## Measure the depth labels on the labelled references at hand, write the model card
	$(BIN)/python scripts/make_model_card.py $(LABELLED) --date $(DATE)

format: $(VENV)/.installed-for-tests ## Lay the code out as the tests want it
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

clean: ## Remove all that these targets made: .venv, out/, caches
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python that is new enough and can make environments. Debian keeps ensurepip in a package of its own, which
# is fetched where that is allowed and named where it is not.
$(BIN)/python:
	@old= ; bare= ; \
	for python in $(PYTHONS); do \
	  version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
	  if ! $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then old="$$old $$python($$version)"; continue; fi; \
	  if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	    bare="$$bare $$python($$version)"; \
	    [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || continue; \
	    echo "Installing python3-venv, which Debian's Python needs to make an environment …"; \
	    apt-get update -qq >/dev/null 2>&1; \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python$$version-venv >/dev/null 2>&1 || continue; \
	    $$python -c 'import ensurepip, venv' 2>/dev/null || continue; \
	  fi; \
	  echo "Making $(VENV) with Python $$version …"; \
	  rm -rf $(VENV) && $$python -m venv $(VENV) && exit 0; \
	  rm -rf $(VENV); exit 1; \
	done; \
	echo "gmi needs Python 3.11 or newer with venv, and found none." >&2; \
	[ -z "$$old" ] || echo "  too old:$$old" >&2; \
	[ -z "$$bare" ] || echo "  without venv:$$bare; on Debian and Ubuntu: apt-get install python3-venv" >&2; \
	echo "  do: install one, or name it: make demo PYTHON=/path/to/python3" >&2; \
	exit 1

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing gmi and the libraries that it reads reports with (one to three minutes) …"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-for-tests: pyproject.toml $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(PIP) install --editable '.[test]'
	@touch $@

# Tests that miss one of these say so and are skipped: never a reason to stop.
$(VENV)/.system-packages: | $(BIN)/python
	@if command -v pdftotext >/dev/null && command -v chromium >/dev/null && command -v lowriter >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing $(SYSTEM) …"; \
	  apt-get update -qq >/dev/null 2>&1; \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(SYSTEM) >/dev/null 2>&1 \
	  || echo "  not available: the tests that need them are skipped"; \
	else echo "Without $(SYSTEM) some tests are skipped; an administrator can install them with apt-get."; fi
	@touch $@
