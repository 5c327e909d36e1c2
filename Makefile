# Hallway. `make demo` shows it, `make test` proves it; everything else is for those who build it.
.PHONY: help demo dev test test-postgres check shots bench pins messages clean
.DEFAULT_GOAL := help
PYTHON ?= python3
RUN := .venv/bin
CODE := hallway demo tests bench tools conftest.py
JOBS ?= 2
# Browsers and a database's answers are waited for, so more of these fit side by side.
JOBS_BROWSER ?= 3
JOBS_POSTGRES ?= 4

help:  ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

demo: .venv/.base  ## Show the demo conference on port 8000
	@$(RUN)/hallway demo $(ARGS)

dev: .venv/.dev  ## Serve from the source tree, restarting on changes
	@$(RUN)/python -c "from hallway.project.translations import compile_all; compile_all()"
	HALLWAY_DEBUG=1 $(RUN)/python manage.py migrate --verbosity 0
	HALLWAY_DEBUG=1 $(RUN)/python manage.py runserver 127.0.0.1:8000

test: .venv/.dev  ## All tests, the ones in a real browser included (DATABASE_URL chooses the database)
	@$(RUN)/python -m pytest -n $(JOBS) --dist loadfile --ignore tests/browser $(ARGS)
	@BROWSER_PATH="$$($(PYTHON) tools/browser.py)" && export BROWSER_PATH && \
	$(RUN)/python -m pytest tests/browser -n $(JOBS_BROWSER) --dist loadfile --reruns 2 -rR $(ARGS)

test-postgres: .venv/.dev  ## The tests that ask a database, on a PostgreSQL that answers
	@url="$$($(RUN)/python tools/postgres.py)" && \
	if [ -n "$$url" ]; then \
	DATABASE_URL="$$url" $(RUN)/python -m pytest -n $(JOBS_POSTGRES) --dist loadfile --no-loadscope-reorder --only-database --ignore tests/browser $(ARGS); \
	else echo "No PostgreSQL answers here; only SQLite was tested."; fi

check: .venv/.dev  ## Style, types, the architecture's arrows, translations
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy hallway
	$(RUN)/lint-imports
	$(RUN)/python manage.py makemigrations --check --dry-run

shots: .venv/.dev  ## Screenshots of the key pages in three widths and both themes, in shots/
	@BROWSER_PATH="$$($(PYTHON) tools/browser.py)" $(RUN)/python tools/shots.py $(ARGS)

bench: .venv/.dev  ## All benchmarks, or one: make bench NAME=page-layer
	@$(RUN)/python bench/run.py $(NAME)

pins: .venv/.dev  ## Resolve the requirements anew
	tools/pins.sh

messages: .venv/.dev  ## Bring the message catalogues up to date with code and templates
	$(RUN)/python -m hallway.project.translations

clean:  ## Throw away what can be made again; data in var/ stays
	rm -rf .venv .tools .pytest_cache .ruff_cache .mypy_cache shots

.venv/.base: requirements/base.txt pyproject.toml
	@$(PYTHON) tools/bootstrap.py base

.venv/.dev: requirements/dev.txt pyproject.toml
	@$(PYTHON) tools/bootstrap.py dev && touch .venv/.base
