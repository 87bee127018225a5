# ใช้งาน: make demo   ติดตั้งและตรวจตัวอย่าง      make test   ติดตั้งและทดสอบทั้งหมด
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test lint wheel-test benchmarks accuracy fuzz mutants constraints clean

demo: $(VENV)/.installed
	@# ตัวอย่างมีข้อบกพร่อง ita จึงจบด้วยรหัส 1
	@$(BIN)/ita check examples/plan.yaml || [ $$? -eq 1 ]

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --dist loadscope

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel-test: $(VENV)/.installed-dev
	$(BIN)/python tools/try_wheel.py

benchmarks: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/memory.py
	$(BIN)/python benchmarks/engine.py

accuracy: $(VENV)/.installed-dev
	$(BIN)/python tools/accuracy.py

fuzz: $(VENV)/.installed-dev
	$(BIN)/python tools/fuzz.py

mutants: $(VENV)/.installed-dev
	$(BIN)/python tools/mutants.py

constraints:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --no-emit-index-url --no-header --no-annotate --upgrade --output-file constraints.txt

$(VENV)/.installed: pyproject.toml constraints.txt tools/install.py
	@$(PYTHON) tools/install.py --venv $(VENV)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt tools/install.py
	@$(PYTHON) tools/install.py --dev --venv $(VENV)
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
