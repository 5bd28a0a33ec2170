# Thin on purpose: the work is done by scripts/setup.py, which runs without make too.
#   make run [PORT=8502]    make test [ARGS="tests/loaders -k dates"]    make bench
PORT ?= 8501
ARGS ?=
PYTHON ?= $(shell command -v python3 || command -v python3.13 || command -v python3.12 || command -v python3.11)

.PHONY: run test bench python
run: python
	@$(PYTHON) scripts/setup.py run --port $(PORT)
test: python
	@$(PYTHON) scripts/setup.py test $(ARGS)
bench: python
	@$(PYTHON) scripts/setup.py bench $(ARGS)
python:
	$(if $(PYTHON),@:,$(error Python 3.11 or newer is needed: install it from https://www.python.org/downloads/))
