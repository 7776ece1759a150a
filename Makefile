# Every target with a line of its own is listed by plain `make`.

# What is asked for. Values are taken as they stand, dollar signs and all, and reach the programs
# through the environment, so that no title is ever read by a shell.
GIVEN := SITE CONTENT OUTPUT SITEURL PORT DATE TITLE TEXT KIND POST_LANG AUTHOR TRANSLATES DEBUG POST DO BASE DECISION STAGE QUESTION FROM
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)

# The engine's folder; and the one where make was called, from where relative paths count.
export ENGINE := $(CURDIR)
WITH_C := $(findstring w,$(firstword -$(MAKEFLAGS)))$(findstring --no-print,$(MAKEFLAGS))
export CALLED_FROM := $(if $(WITH_C),$(PWD),$(CURDIR))

export PYTHONPATH := $(ENGINE)
export PYTHONUTF8 := 1

HERE := cd "$$CALLED_FROM" && SITE="$${SITE:-$$ENGINE}" &&
RUN := "$$ENGINE/.venv/bin/python" -P -m
TOOL := .venv/bin/python -m
FOLDERS := --site="$$SITE" --content="$$CONTENT" --output="$$OUTPUT"
BUILD := $(HERE) $(RUN) plugins.build $(FOLDERS) --siteurl="$$SITEURL" --date="$$DATE" $${DEBUG:+--debug}
DECISIONS := $(HERE) $(RUN) plugins.decisions $(FOLDERS) --siteurl="$$SITEURL" --date="$$DATE"
GUESTS := $(HERE) $(RUN) plugins.guest_posts $(FOLDERS) --siteurl="$$SITEURL" --date="$$DATE"

.PHONY: help
help:
	@echo 'Rådrum. make TARGET [NAME=value ...]'
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target words; \
	do printf '  %-13s %s\n' "$$target" "$$words"; done
	@echo 'SITE=folder of a site (this one), CONTENT=, OUTPUT=, DATE=yyyy-mm-dd go with most of them.'

.PHONY: serve html publish search books new decide decisions import-decisions guests withdraw preview share new-site clean check test requirements
serve: run-ready ## show the site while you write, on http://localhost:8000 (PORT=)
	@$(HERE) exec $(RUN) plugins.serve $(FOLDERS) --port="$$PORT" --date="$$DATE"

html: run-ready ## make every page, in output/ (OUTPUT=)
	@$(BUILD)

publish: run-ready ## make every page for the web (SITEURL=https://...)
	@$(BUILD) --production

search: run-ready ## make every page and the index of the search, to try it at home
	@$(BUILD) --search

books: run-ready ## make every page and the books (EPUB), to read them at home
	@$(BUILD) --books

new: run-ready ## begin a text (TITLE="..." [KIND=guest|note|meeting] [POST_LANG=da] or TRANSLATES=file)
	@$(HERE) $(RUN) plugins.new_post --site="$$SITE" --content="$$CONTENT" --title="$$TITLE" \
	--text="$$TEXT" --kind="$$KIND" --lang="$$POST_LANG" --author="$$AUTHOR" \
	--translates="$$TRANSLATES"

decide: run-ready ## think aloud (QUESTION="..."), or write the next post (DECISION=id [STAGE=reviewed])
	@$(DECISIONS) decide --stage="$$STAGE" --question="$$QUESTION" --lang="$$POST_LANG" -- "$$DECISION"

decisions: run-ready ## see where each decision stands, or do something with one (DO="publish FILE")
	@$(DECISIONS) --words="$$DO"

import-decisions: run-ready ## bring decision records in (FROM=folder [POST_LANG=en] [AUTHOR=id] [DATE=])
	@$(HERE) $(RUN) importers.decision_records --content="$${CONTENT:-$$SITE/content}" \
	--date="$$DATE" --lang="$${POST_LANG:-en}" --author="$$AUTHOR" -- "$$FROM"

guests: run-ready ## see which guest posts are under way, or move one (DO="accept FILE")
	@$(GUESTS) --words="$$DO"

withdraw: run-ready ## take a published text back, from the site too, at once (POST=file)
	@$(GUESTS) withdraw -- "$$POST"

preview: run-ready ## see a text that is not published as the site's own page (POST=file)
	@$(GUESTS) preview -- "$$POST"

share: run-ready ## see what LinkedIn will show of a published text, and what helps to share it (POST=file)
	@$(HERE) $(RUN) plugins.share_cards $(FOLDERS) --siteurl="$$SITEURL" --date="$$DATE" -- "$$POST"

new-site: run-ready ## begin a site of your own (SITE=../our-blog)
	@cd "$$CALLED_FROM" && $(RUN) plugins.new_site --site="$$SITE"

check: test-ready ## check code and content, write nothing
	@$(TOOL) ruff check
	@$(TOOL) ruff format --check
	@$(TOOL) mypy
	@$(TOOL) pytest tests/test_house.py
	@$(BUILD) --check --base="$$BASE"

test: check ## check, and run every test
	@$(TOOL) pytest --cov --cov-report=term-missing:skip-covered -n 2 -rs

clean: ## remove what builds have made (output/ and .radrum/ of the site)
	@if .venv/bin/python -c 'import pelican' 2>/dev/null; then $(BUILD) --clean; exit; fi; \
	$(HERE) output="$${OUTPUT:-$$SITE/output}"; \
	if [ -e "$$SITE/.radrum" ] || [ -e "$$output/.radrum-output" ]; then \
	printf '%s\n' 'Nothing was removed: what to keep stands in the settings, and the programs that' \
	"read them are not set up. make html sets them up. Or remove yourself: $$SITE/.radrum and" \
	"$$output (but keep what is not made by builds, such as .git and CNAME)." >&2; exit 1; fi; \
	echo 'There was nothing to remove.'

requirements: test-ready ## renew the pinned versions in requirements/
	@echo 'Asking what is newest (half a minute)...'
	@test -x .venv/pins/bin/python || $(TOOL) venv .venv/pins
	@.venv/pins/bin/python -m pip install --quiet --disable-pip-version-check --upgrade uv
	@cd requirements && for set in run test; do \
	UV_CUSTOM_COMPILE_COMMAND='make requirements' ../.venv/pins/bin/uv pip compile --quiet \
	--upgrade --generate-hashes --universal --python-version=3.11 --no-emit-index-url \
	--constraint=$$(test $$set = run && echo /dev/null || echo run.txt) \
	--output-file=$$set.txt $$set.in || exit 1; done
	@echo 'requirements/run.txt and test.txt are renewed; make test tries them.'

# The programs' own Python. A copy of the list that is installed lies in .venv once all of it is:
# an interrupted set-up is made anew the next time, and a complete one costs nothing.
.PHONY: run-ready test-ready
run-ready test-ready: %-ready:
	@.venv/bin/python -c 'import pip' 2>/dev/null && cmp -s requirements/$*.txt .venv/$*.txt \
	&& test ! -e .venv/unfinished \
	|| sh -c "$$SET_UP" set-up $*

define SET_UP_SCRIPT
list=requirements/$1.txt
is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

python=
for name in ${PYTHON:-python3.11 python3}; do
	if is_new_enough "$name"; then python=$name; break; fi
done
[ "$python" ] || stop 'Rådrum needs Python 3.11 or newer: install it (sudo apt install python3' \
	'python3-venv, or from python.org), or say where it is with PYTHON=.'
"$python" -c 'import ensurepip, venv' 2>/dev/null || stop 'Python lacks its module venv:' \
	"install it (on Debian and Ubuntu: sudo apt install $(basename "$python")-venv)."

echo 'Setting up (about a minute, once): the programs Rådrum stands on go into .venv.'
if [ -e .venv/unfinished ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
	rm -rf .venv
	"$python" -m venv .venv || stop 'The folder .venv could not be made; see above.'
fi
touch .venv/unfinished
printf '  fetching'
{
	.venv/bin/python -m pip install --require-hashes --no-deps -r "$list" --no-input \
		--disable-pip-version-check --progress-bar=off 2>.venv/complaints || echo FAILED
} | {
	failed=
	while read -r word name _; do
		case $word in
			Collecting) printf ' %s' "${name%%=*}";;
			Installing) printf '\n  installing them';;
			FAILED) failed=yes;;
		esac
	done
	echo
	[ ! "$failed" ]
} || {
	sed -E '/^(WARNING|DEPRECATION)/d' .venv/complaints >&2
	stop 'The set-up did not get all the way (is there a network?); the same command tries again.'
}
cp "$list" ".venv/$1.txt"
# The list for tests holds all of the other.
[ "$1" = run ] || cp requirements/run.txt .venv/run.txt
rm .venv/unfinished .venv/complaints
endef
export SET_UP := $(value SET_UP_SCRIPT)
