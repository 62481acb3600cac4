# demo and test work from nothing but Python 3.11+ and make; everything is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP_FLAGS := --quiet --disable-pip-version-check --compile
DEMO_OUT := claims-demo

.PHONY: demo test check lint types bench clean

demo: .venv/.run
	@$(BIN)/claims demo --out $(DEMO_OUT)

test: .venv/.dev
	@$(BIN)/python -m pytest -n 2

check: .venv/.dev lint types test

lint: .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.dev
	@$(BIN)/mypy

bench: .venv/.dev
	@$(BIN)/python benchmarks/run.py

clean:
	@rm -rf .venv build dist $(DEMO_OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("claims needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which to use: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@echo "setting up .venv (once; about a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install $(PIP_FLAGS) --upgrade 'pip>=25.1'

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	@$(BIN)/python -m pip install $(PIP_FLAGS) --constraint constraints.txt --editable .
	@touch $@

.venv/.dev: .venv/.run
	@$(BIN)/python -m pip install $(PIP_FLAGS) --constraint constraints.txt --editable '.[postgres]' --group dev
	@touch $@
