# `make help` lists what there is. Each target installs what it needs, once.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

# One catalogue per module of ui/, all compiled into the one file that the program loads.
TS := $(sort $(wildcard resources/i18n/*.fr.ts))
QM := $(if $(TS),resources/i18n/reception_fr.qm)
READY := $(INSTALLED) $(QM)
TESTABLE := $(READY) $(VENV)/.test-programs

VERSION = $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
PYTEST_ARGS ?=
# One process per core; PYTEST_JOBS=0 runs them in one, as for a debugger.
PYTEST_JOBS ?= auto

.PHONY: help demo run test check bench soak package screenshots translations lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

demo: $(READY)  ## play a day at the bench with sample data, into demo-output/
	@mkdir -p demo-output
	$(BIN)/python main.py demo --output demo-output

run: $(READY)  ## start the bench
	$(BIN)/python main.py

test: $(TESTABLE)  ## run the tests (PYTEST_ARGS adds options)
	$(BIN)/python -m pytest -n $(PYTEST_JOBS) $(PYTEST_ARGS)

# One recipe, so that -j cannot interleave the reports; the tests come last, so that their closing
# lines are the last thing printed.
check: $(TESTABLE)  ## linters, types, import rules, translations, then the tests with branch coverage
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest -q --no-header tests/architecture/test_translations.py
	$(BIN)/python -m pytest -n $(PYTEST_JOBS) --cov --cov-report=term:skip-covered $(PYTEST_ARGS)

bench: $(READY)  ## measure: prints JSON, asserts nothing
	$(BIN)/python -m benchmarks

soak: $(TESTABLE)  ## the long form of the long tests (kills, a million rows, hours of scans), and an older PostgreSQL
	$(BIN)/python -m pytest -m soak $(PYTEST_ARGS)
	PGSERVER_POSTGRES_VERSION=16 $(BIN)/python -m pytest tests/data -k "postgres or server" $(PYTEST_ARGS)

screenshots: $(READY)  ## every screen in each language, size and theme, on one sheet; the pictures of docs/ anew
	QT_QPA_PLATFORM=offscreen $(BIN)/python main.py screenshots --output build/screenshots --documentation docs/images

# One lupdate call per module: given several sources at once it would put every text in every file.
# A module whose texts are gone loses its file.
translations: $(INSTALLED)  ## bring resources/i18n/*.fr.ts up to date with the texts of ui/
	@mkdir -p resources/i18n
	@for source in $$(find ui -name '*.py' | sort); do \
	    name=$$(echo "$${source#ui/}" | sed -e 's/\.py$$//' -e 's#/#.#g'); \
	    file=resources/i18n/$$name.fr.ts; \
	    if grep -Eq '(^|[^[:alnum:]_])(tr|translate)\(' "$$source"; then \
	        $(BIN)/pyside6-lupdate -silent "$$source" -ts "$$file" -source-language en_US \
	            -target-language fr_FR -no-obsolete -locations none || exit 1; \
	        grep -q '<message' "$$file" || rm -f "$$file"; \
	    else \
	        rm -f "$$file"; \
	    fi; \
	done
	@echo "Unfinished entries: $$(cat resources/i18n/*.fr.ts 2>/dev/null | grep -c 'type="unfinished"')"

package: $(READY)  ## dist/reception-rma-VERSION.tar.gz: unpack it and start ./reception-rma
	@rm -rf build/package && mkdir -p build/package/reception-rma-$(VERSION)/.ci dist
	cp -R main.py receiving_app ui resources requirements.lock LICENSE CHANGELOG.md $(wildcard README.md) \
	    packaging/reception-rma build/package/reception-rma-$(VERSION)/
	cp .ci/system-packages build/package/reception-rma-$(VERSION)/.ci/
	find build/package -name __pycache__ -prune -exec rm -rf {} +
	tar -C build/package -czf dist/reception-rma-$(VERSION).tar.gz reception-rma-$(VERSION)

# --universal: one file for every platform. Add `--upgrade` or `--upgrade-package NAME` with LOCK_ARGS.
# With their extras: pip looks for one that is not pinned at the newest release, and refuses its hash.
LOCK_ARGS ?=
LOCK = build/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras --quiet

lock: build/lock/bin/uv  ## resolve pyproject.toml again into requirements*.lock
	$(LOCK) --extra dev --output-file requirements-dev.lock $(LOCK_ARGS)
	$(LOCK) --constraint requirements-dev.lock --output-file requirements.lock

build/lock/bin/uv:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install -qq --disable-pip-version-check uv

clean:  ## remove everything that make created
	rm -rf $(VENV) build dist demo-output htmlcov .coverage .coverage.* .pytest_cache .mypy_cache \
	    .ruff_cache .import_linter_cache .hypothesis resources/i18n/*.qm
	find . -name __pycache__ -prune -exec rm -rf {} +

$(INSTALLED): requirements-dev.lock .ci/system-packages
	@command -v "$(PYTHON)" >/dev/null && "$(PYTHON)" -c \
	    'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' || { \
	    echo "Réception RMA needs Python 3.11 or 3.12 and '$(PYTHON)' is not one:" \
	        "install it, or name it with make PYTHON=/path/to/python3.11." >&2; exit 1; }
	@PYTHON="$(PYTHON)" .ci/system-packages
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@echo "Installing the locked packages into $(VENV) (some 250 MB to fetch the first time)…"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Asked once: where they cannot be had, the tests that need them are skipped.
$(VENV)/.test-programs: $(INSTALLED)
	@.ci/system-packages --tests
	@touch $@

ifneq ($(QM),)
$(QM): $(TS) $(INSTALLED)
	@$(BIN)/pyside6-lrelease -silent $(TS) -qm $@
endif
