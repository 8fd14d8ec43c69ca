# Everything needed on a fresh machine is made on the way: Debian 12 or newer (or another system with Qt's
# libraries), git, make and Python 3.11 or newer are enough. PYTHON=… names the Python to use.

NEW_ENOUGH = -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
ifndef PYTHON
PYTHON := $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$each" $(NEW_ENOUGH) && echo "$$each" && break; done)
endif
BIN := .venv/bin
PYTEST_ARGS ?= -n 2 --dist worksteal

.PHONY: help run test check soak mesh bench coverage lock clean prepare prepare-tests new-enough-python

help:
	@echo 'make run       the program; where there is no screen, the scripted home visit into out/demo'
	@echo 'make test      style, types, contracts, and all tests (PYTEST_ARGS="-k sheet" for some of them)'
	@echo 'make check     style, types and contracts alone'
	@echo 'make soak      simulated histories of laptops and a server, until told to stop'
	@echo 'make mesh      plants faults into the program and sees whether the simulation notices each'
	@echo 'make bench     the benchmark table'
	@echo 'make coverage  which lines the tests do not reach'
	@echo 'make lock      requirements.lock anew from pyproject.toml'
	@echo 'make clean     removes everything that these made'

run: prepare
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo 'There is no screen here: this is the scripted home visit instead.'; \
		QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(BIN)/enplan demo --out out/demo; \
	else \
		$(BIN)/enplan; \
	fi

# The tests see one world wherever they run: no window pops up, and text is UTF-8.
test coverage: export QT_QPA_PLATFORM ?= offscreen
test coverage: export LC_ALL = C.UTF-8

test: prepare-tests check
	$(BIN)/pytest $(PYTEST_ARGS)

check: prepare-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/vulture
	$(BIN)/deptry .

coverage: prepare-tests
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

# Histories nobody has thought of, until they are told to stop.
soak: prepare-tests
	LC_ALL=C.UTF-8 $(BIN)/python -m tests.simulation

mesh: prepare-tests
	QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(BIN)/pytest $(PYTEST_ARGS) tests/simulation/test_faults.py

bench: prepare
	$(BIN)/python -m bench

lock: new-enough-python
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --universal --generate-hashes --group dev --python-version 3.11 pyproject.toml -o requirements.lock

clean:
	rm -rf .venv out build dist htmlcov .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

prepare: new-enough-python
	@"$(PYTHON)" tools/prepare.py

prepare-tests: new-enough-python
	@"$(PYTHON)" tools/prepare.py --tests

new-enough-python:
	@"$(PYTHON)" $(NEW_ENOUGH) || { echo 'En plan needs Python 3.11 or newer (name it with PYTHON=…).' >&2; exit 1; }
