# Each target sets up what it needs on a machine with only Python >= 3.11 and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= demo

.PHONY: demo test lint types unit quick-eval eval bench lock clean help

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

demo: $(VENV)/.installed ## build the sample corpus and print the path of its report
	$(BIN)/riwaya demo --out $(OUT)

test: lint types unit quick-eval ## everything that must pass before a change lands

lint: $(VENV)/.installed ## format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.installed ## mypy, strict
	$(BIN)/mypy

unit: $(VENV)/.installed ## unit, property and browser tests
	$(BIN)/pytest -n 2

quick-eval: $(VENV)/.installed ## the evals on the bundled gold, with their floors
	$(BIN)/python -m evals quick

eval: $(VENV)/.installed ## all evals, also on the data beside the checkout where it is present
	$(BIN)/python -m evals all

bench: $(VENV)/.installed ## speed and memory
	$(BIN)/python -m benchmarks

lock: ## pin the dependencies anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header -o requirements.lock

clean: ## forget what was built
	rm -rf $(VENV) $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
