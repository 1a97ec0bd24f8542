# Two commands: `make run` and `make test`. They need Python 3.11 or newer with pip, and a package index.

unexport PYTHONDONTWRITEBYTECODE  # compiled files make every start three times as fast
PY ?= python3
PYTHON = .venv/bin/python
LOCK = .uv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --only-binary :all: --no-header

.PHONY: help run test check fix browser mailserver bench faults shots locks local dev
.NOTPARALLEL:

help:
	@echo "make run      everything on this machine: servers, demo data, web, worker, beat; PORT=8010 asks for a port"
	@echo "make test     the whole suite; ARGS=\"tests/test_ops.py -k port\" for a part of it"
	@echo "make check    lint, templates, migrations, translations, architecture"
	@echo "make fix      what check can mend by itself"
	@echo "make browser  a Chromium for the browser tests, where there is none"
	@echo "make mailserver  a dovecot for the tests of mailboxes, where there is none"
	@echo "make bench    speed of free times and of booking on a million slots, of publishing, of a day's list and of letters"
	@echo "make faults   letters and mail while workers, Redis and the database are killed; ARGS=\"--seed 7 --kills 5\""
	@echo "make shots    the pictures of the README, taken of the demo"
	@echo "make locks    pin the packages of requirements*.txt anew"

run: local
	@$(PYTHON) ops/local.py run

test: dev
	@$(PYTHON) ops/local.py test $(ARGS)

check: dev
	@$(PYTHON) ops/check.py

fix: dev
	@$(PYTHON) ops/check.py --fix

browser: dev
	@$(PYTHON) -m ops.browser

mailserver: dev
	@$(PYTHON) -m ops.mailserver

bench: dev
	@$(PYTHON) ops/messages.py compile
	@$(PYTHON) ops/local.py with --durable sh -c '$(PYTHON) manage.py collectstatic --noinput --verbosity 0 && \
		exec $(PYTHON) ops/bench.py $(ARGS)'

faults: dev
	@$(PYTHON) ops/messages.py compile
	@$(PYTHON) -m ops.faults $(ARGS)

shots: dev
	@$(PYTHON) ops/messages.py compile
	@$(PYTHON) ops/local.py with $(PYTHON) ops/shots.py

locks: dev
	@for list in requirements requirements-local requirements-dev ops/requirements-uv ops/requirements-browser; do \
		$(LOCK) $$list.txt --output-file $$list.lock || exit 1; done

local dev:
	@command -v $(PY) >/dev/null || { echo "Python 3.11 or newer is needed: $(PY) was not found." >&2; exit 1; }
	@$(PY) ops/install.py $@
