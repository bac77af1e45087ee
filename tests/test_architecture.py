"""What holds for the project as a whole, beyond what linters check."""

import ast
import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

from api import problems
from api.settings import Settings
from coach import errors as coach_errors
from corpus import errors as corpus_errors
from tests.conftest import REPOSITORY

PACKAGES = ("api", "coach", "corpus", "ingest")


def _modules() -> list[Path]:
    return [path for package in PACKAGES for path in (REPOSITORY / package).rglob("*.py")]


def test_no_other_installed_package_offers_our_names() -> None:
    offered = {
        (distribution.name, name)
        for distribution in distributions()
        for name in (distribution.read_text("top_level.txt") or "").split()
        if name in PACKAGES
    }
    assert offered == set()


def test_tests_are_no_packages() -> None:
    assert list((REPOSITORY / "tests").rglob("__init__.py")) == []


def test_settings_example_lists_every_setting_with_its_default() -> None:
    text = (REPOSITORY / ".env.example").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^#? ?(COACH_[A-Z_]+)=(.*)$", text, re.MULTILINE))
    fields = {
        f"COACH_{name.upper()}": field
        for name, field in Settings.model_fields.items()
        if name != "guides_dir"  # lies inside the installed program
    }
    assert listed.keys() == fields.keys()
    made = Settings.model_validate(
        {k.removeprefix("COACH_").lower(): v for k, v in listed.items() if v}
    )
    assert made.model_dump() == Settings().model_dump()


@pytest.mark.parametrize("module", [corpus_errors, coach_errors])
def test_every_error_has_a_problem(module: object) -> None:
    errors = [kind for kind in vars(module).values() if isinstance(kind, type)]
    ours = [kind for kind in errors if issubclass(kind, Exception)]
    assert ours
    roots = {coach_errors.CoachError, corpus_errors.CorpusError}
    told = set(problems.TITLES) - roots
    assert [k for k in ours if k not in roots and told.isdisjoint(k.__mro__)] == []


def test_commands_of_the_readme_exist() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", readme))
    assert named <= targets


def test_lock_pins_everything_but_torch_with_hashes() -> None:
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9._-]+)==[^ ]+ \\$", lock, re.MULTILINE)
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        re.split(r"[\[<>=]", requirement)[0].lower().replace("_", "-")
        for requirement in [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    }
    assert wanted - {"torch"} <= set(pinned)
    assert "torch" not in pinned
    assert not any(name.startswith("nvidia") for name in pinned)


def test_nothing_is_deserialised_that_could_run() -> None:
    dangerous = {"pickle", "marshal", "shelve", "langchain_core.load"}
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            assert not dangerous.intersection(names), path
