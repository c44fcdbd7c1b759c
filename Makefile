SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

# Where `make run` keeps its data, and the port from which it counts.
DATA ?= data
PORT ?= 7620
# Where `make install` puts things.
DESTDIR ?=
PREFIX ?= /usr
PROGRAMS ?= $(BUILD)/release
PYTHON ?= python3

SERVICES := registry training mediation credit
SOURCES := Package.swift Services Shared Tests
BUILD := .build
ORACLES := $(BUILD)/oracles
IMPORT_CHECK := --explicit-target-dependency-import-check error
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300

TEST = JIAZHENG_ORACLES="$(CURDIR)/$(ORACLES)" PATH="$$PATH:$(CURDIR)/$(ORACLES)/bin" swift test --skip-build --no-parallel $(IMPORT_CHECK)
# The tests that start processes of their own.
WHOLE := (Faults|Scenarios)Tests
RESULTS := $(BUILD)/test.log

say = @printf '\n▸ %s\n' '$(1)'
missing = $(shell for package in $(1); do dpkg-query -W -f='$${db:Status-Abbrev}' $$package 2>/dev/null | grep -q '^ii' || echo $$package; done)

# The lists have a lock of their own, for which apt does not wait.
define refresh
for try in 1 2 3 4 5 6; do $(APT) update && break; sleep 10; done
endef

# Installs those of the packages $(1) that are missing; touches nothing when none is.
define install-missing
@packages="$(call missing,$(1))"; if [ -n "$$packages" ]; then \
	printf '\n▸ Installing %s\n' "$$packages"; \
	$(refresh); \
	$(APT) install --no-install-recommends $$packages; \
fi
endef

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@printf '\n  make run DATA=folder PORT=base uses another place (now: %s, %s).\n' '$(DATA)' '$(PORT)'

deps: ## Install the libraries that are missing (apt)
	$(call install-missing,libzmq3-dev libsqlite3-dev zlib1g-dev)

build: deps ## Build everything with the tests, for debugging
	$(call say,Building with tests (debug); from a clean clone this takes several minutes)
	swift build --build-tests $(IMPORT_CHECK)

release: deps ## Build the programs, optimised and with the Swift libraries inside
	$(call say,Building the programs (release); from a clean clone this takes several minutes)
	swift build -c release --static-swift-stdlib $(IMPORT_CHECK)

lint: ## Check the format of the sources
	$(call say,Checking the format)
	swift format lint --strict --parallel --recursive $(SOURCES)

format: ## Put the sources into the format
	swift format --in-place --parallel --recursive $(SOURCES)

oracles: $(ORACLES)/.stamp ## Fetch the independent programs that the tests compare with

$(ORACLES)/.stamp: Tests/oracles.txt
	$(call install-missing,$(if $(shell $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null && echo y),,python3 python3-venv) $(if $(shell command -v systemd-analyze),,systemd))
	$(call say,Preparing the Python environment of the tests)
	rm -rf $(ORACLES)
	$(PYTHON) -m venv $(ORACLES)
	$(ORACLES)/bin/python3 -m pip install --quiet --disable-pip-version-check --requirement Tests/oracles.txt
	@if ! command -v promtool >/dev/null; then \
		printf '\n▸ Fetching promtool; the package is unpacked, not installed\n'; \
		$(refresh); \
		cd $(ORACLES); apt-get -q -o APT::Sandbox::User=root download prometheus; \
		dpkg-deb --fsys-tarfile prometheus_*.deb | tar --extract --strip-components=3 --directory=bin ./usr/bin/promtool; \
		rm prometheus_*.deb; \
	fi
	@touch $@

test: deps lint oracles build ## Lint, build with the import check, run every test
	$(call say,Running every test: of the parts first and then of whole processes)
	@: >$(RESULTS); failed=; \
	$(TEST) --skip '$(WHOLE)' 2>&1 | tee -a $(RESULTS) || failed=y; \
	$(TEST) --filter '$(WHOLE)' 2>&1 | tee -a $(RESULTS) || failed=y; \
	if [ "$$failed" ]; then printf '\n▸ What failed\n'; grep -a '^✘' $(RESULTS) | cut -c 1-400; exit 1; fi

soak: build ## Run the tests that repeat themselves in full, before a release
	$(call say,Running the long tests in full)
	JIAZHENG_SOAK=1 $(TEST) --filter '(KillTests|StopTests|TrafficTests|ErasedForeverTests|FlipTests)'

fixtures: build ## Record the stores of this version, which later versions must still read
	RECORD_FIXTURES=1 $(TEST) --filter FixtureRecording

documents: build ## Write the documents that are made from the code anew
	RECORD_DOCUMENTS=1 $(TEST) --filter DescribedTests

run: deps release ## Start the suite, play the demo day, stay up until Ctrl-C
	$(call say,Starting the suite in $(DATA))
	@exec $(BUILD)/release/jiazheng run --data "$(DATA)" --port "$(PORT)"

bench: deps release ## Measure commands a second and their latency
	$(call say,Measuring; leave the machine alone meanwhile)
	@$(BUILD)/release/bench

install: release put ## Install the programs below DESTDIR/usr

put: ## Install what lies in PROGRAMS, without building it
	install -d "$(DESTDIR)$(PREFIX)/lib/jiazheng" "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/jiazheng"
	install -m 755 -t "$(DESTDIR)$(PREFIX)/lib/jiazheng" $(foreach program,$(SERVICES) jiazheng hotline,$(PROGRAMS)/$(program))
	ln -sf ../lib/jiazheng/jiazheng "$(DESTDIR)$(PREFIX)/bin/jiazheng"
	cp -r compose/counties compose/demo "$(DESTDIR)$(PREFIX)/share/jiazheng/"
	install -d "$(DESTDIR)$(PREFIX)/lib/systemd/system/jiazheng-.service.d" "$(DESTDIR)$(PREFIX)/lib/sysusers.d"
	install -m 644 -t "$(DESTDIR)$(PREFIX)/lib/systemd/system" compose/systemd/*.service compose/systemd/*.target
	install -m 644 -t "$(DESTDIR)$(PREFIX)/lib/systemd/system/jiazheng-.service.d" compose/systemd/jiazheng-.service.d/*.conf
	install -m 644 compose/systemd/jiazheng.sysusers "$(DESTDIR)$(PREFIX)/lib/sysusers.d/jiazheng.conf"

clean: ## Remove what was built; data stays
	rm -rf $(BUILD)

.PHONY: help deps build release lint format oracles test soak fixtures documents run bench install put clean
