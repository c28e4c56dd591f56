# Two commands matter: `make demo` and `make test`. Both need Python 3.11 with venv, and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
DEMO := .demo

# The demo's own profile: plain HTTP on this machine only, everything below .demo/.
DEMO_ENV = env DEBUG=off HTTPS=off SERVE_MEDIA=on STATIC_FROM_SOURCE=on LOG_LEVEL=WARNING \
	SECRET_KEY="$$(cat $(DEMO)/secret-key)" \
	DATABASE_URL="sqlite:///$(CURDIR)/$(DEMO)/db.sqlite3" \
	MEDIA_ROOT="$(CURDIR)/$(DEMO)/media" \
	BASE_URL="http://localhost:$(PORT)"

.PHONY: demo test audit lighthouse tools lint test-next format messages clean-demo

demo: $(VENV)/.installed $(DEMO)/secret-key
	@$(DEMO_ENV) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEMO_ENV) $(BIN)/python manage.py load_demo --accounts-file $(DEMO)/accounts.txt >/dev/null
	@$(DEMO_ENV) $(BIN)/python manage.py set_site_address >/dev/null
	@$(DEMO_ENV) $(BIN)/python manage.py rebuild_search --if-needed
	@echo
	@echo "  Front page       http://localhost:$(PORT)/"
	@echo "  Calendar         http://localhost:$(PORT)/agenda/"
	@echo "  Knowledge base   http://localhost:$(PORT)/kennisbank/"
	@echo "  Admin            http://localhost:$(PORT)/admin/"
	@echo
	@cat $(DEMO)/accounts.txt
	@echo
	@echo "  Stop with Ctrl-C. Start again with: make demo"
	@exec $(DEMO_ENV) $(BIN)/gunicorn site_config.wsgi --bind 127.0.0.1:$(PORT) \
		--worker-class gthread --threads 8 --log-level warning

test: $(VENV)/.installed-dev lint
	$(BIN)/python -m tests.suite

# Every page type in every width, scheme and way of looking, in Chromium. Takes its own time.
# What failed is looked at once more, alone: with a browser on every core a page may be late.
audit: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m audit -n auto --dist worksteal -q \
		|| $(BIN)/python -m pytest -m audit --last-failed --last-failed-no-failures none -q

# Needs npm. One page at a time: the score of performance suffers from whatever else runs.
lighthouse: $(VENV)/.installed-dev
	npm install --no-save --no-audit --no-fund --silent --prefix .tools/lighthouse lighthouse@12.8.2
	$(BIN)/python -m pytest tests/browser/test_lighthouse.py -m lighthouse -q

lint: $(VENV)/.installed-dev
	$(BIN)/python -m tests.lint

# What tests use that Python's packages do not bring: the HTML checker, from npm. Needs Java.
tools:
	npm install --no-save --no-audit --no-fund --silent --prefix .tools vnu-jar@26.9.27

# The suite on the newest Wagtail, in an environment of its own: is the next LTS one pin away?
test-next: $(VENV)/.installed-dev
	$(PYTHON) -m venv --clear $(VENV)-next
	$(VENV)-next/bin/pip install --quiet --disable-pip-version-check \
		wagtail $$($(BIN)/python -m tests.lint --names-without-wagtail)
	$(VENV)-next/bin/python -m pytest -n auto --dist loadfile -q -W default

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 2 templates
	$(BIN)/djade --target-version 5.2 $$(find templates -name '*.html') || true

# Needs gettext; the compiled catalog is committed, so that nobody else does.
messages: $(VENV)/.installed-dev
	DEBUG=on $(BIN)/python manage.py makemessages --locale nl --no-location --no-obsolete \
		--ignore '$(VENV)*' --ignore $(DEMO)
	DEBUG=on $(BIN)/python manage.py compilemessages --ignore '$(VENV)*'

clean-demo:
	rm -rf $(DEMO)

$(DEMO)/secret-key:
	@mkdir -p $(DEMO)
	@$(PYTHON) -c "import secrets; print(secrets.token_urlsafe(50))" > $@

$(VENV)/.installed: requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
