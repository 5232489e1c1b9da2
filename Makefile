# Two commands do all the set-up: `make run` and `make test`.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
unexport PYTHONDONTWRITEBYTECODE # tests start the command some hundred times: what is compiled once need not be again

.DEFAULT_GOAL := help
.PHONY: help run desk test check format messages lock bench clean

help:  ## show this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

run: $(VENV)/.run  ## set up, then do the main job on the demonstration case; ends by itself
	@$(BIN)/gravamen demo --output build/demo

desk: $(VENV)/.run build/desk/README.txt  ## open the demonstration case in a browser, with a short guided path; Ctrl+C stops it
	@$(BIN)/gravamen desk --guide --home build/desk/record --key-file build/desk/record.key

test: $(VENV)/.test check  ## set up, then run all checks and tests
	@$(BIN)/python -m pytest

check: $(VENV)/.test  ## form, types and walls
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.test  ## bring all code into form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.test  ## measure; prints tables, changes nothing
	@for bench in $(filter-out bench/learn_% bench/names_peers.py,$(wildcard bench/*.py)); do $(BIN)/python $$bench; done

messages: $(VENV)/.run  ## gather what the pages say for translators, and compile what they wrote
	@$(BIN)/python tools/messages

lock:  ## pin the dependencies anew (needs uv on the path)
	@for set in run test; do \
	  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-annotate --no-header requirements/$$set.in --output-file requirements/$$set.txt; \
	done

clean:  ## remove what was made here
	@rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

build/desk/README.txt: | $(VENV)/.run
	@$(BIN)/gravamen demo --to-decide --output build/desk

$(VENV)/.run: requirements/run.txt pyproject.toml tools/environment
	@tools/environment run

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@tools/environment test
