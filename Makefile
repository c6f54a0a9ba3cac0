# Each target sets up its own .venv on a fresh machine (python3 >= 3.11 and pip are enough) and does so once:
# the stamp files stand for "installed from this pyproject.toml".
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PIP_PROGRESS_BAR := off

.PHONY: demo test check bench docs golden train clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.installed  ## compare the example accounts; writes report.html
	@$(BIN)/rashomon demo

test: $(VENV)/.installed-test  ## all tests
	@$(BIN)/python -m pytest

check: $(VENV)/.installed-test  ## style, types and the fast tests; under a minute
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python -m pytest -m "not slow and not gold"

bench: $(VENV)/.installed  ## accuracy and CPU time beside bench/floors.json; needs the data that RASHOMON_GOLD names
	@$(BIN)/python bench/bench.py

docs: $(VENV)/.installed  ## write docs/commands.md from the commands' own help, and the README's excerpt of the demo
	@$(BIN)/python docs/write_commands.py
	@$(BIN)/python docs/write_excerpt.py

golden: $(VENV)/.installed-test  ## write the golden files anew; read the difference before committing it
	@RASHOMON_GOLDEN=write $(BIN)/python -m pytest tests/golden

train: $(VENV)/.installed  ## what training/ needs on top (torch)
	@$(PIP) install -e '.[train]'

clean:
	rm -rf $(VENV) build dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "rashomon needs Python 3.11 or later; try make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "setting up $(VENV) (once)" >&2
	@$(PIP) install -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@echo "setting up $(VENV) with the test tools (once)" >&2
	@$(PIP) install -e '.[test]'
	@touch $@ $(VENV)/.installed
