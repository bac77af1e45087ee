"""Add, edit, rename, remove, ingest, crash, restart, ask and roll back, against a plain model.

The model is a dict of what every published generation held. Whatever happens in whatever order,
what is served is one of them, whole, and every citation of any time opens its very words.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from coach_child import Fault
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from quick_children import Victims, forked_children

from corpus.errors import CorpusError, RollbackError
from corpus.generation import history, is_published, published
from corpus.library import Library as OpenLibrary
from corpus.publishing import roll_back
from corpus.revisions import RevisionStore
from corpus.shelf import Shelf
from corpus.steps import observed
from ingest.errors import AuditError, IngestError, NothingToIngestError
from tests.conftest import SEED, Library
from tests.fakes import WordHashEncoder

NAMES = st.sampled_from([f"guide-{n}.md" for n in range(5)])
WORDS = st.sampled_from("apple birch cedar daisy elder fig grape hazel iris jasmine".split())
_IN_MEMORY = next((place for place in ("/dev/shm",) if os.access(place, os.W_OK)), None)
ERRORS = st.sampled_from(["ENOSPC", "EIO", "MemoryError"])


class Model(RuleBasedStateMachine):
    """The library and a dict that says what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        # In memory where there is such a place: what is tested is order, not the disk.
        self.folder = Path(tempfile.mkdtemp(prefix="coach-model-", dir=_IN_MEMORY))
        self.library = Library(self.folder, WordHashEncoder())
        self.files: dict[str, str] = {}
        self.published: dict[str, frozenset[str]] = {}
        self.current: str | None = None
        self.quotes: dict[tuple[str, int, int], str] = {}
        self.untouched = False
        """Whether nothing has worked on the data folder since it was looked at."""

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @initialize()
    def begin(self) -> None:
        self._write("guide-0.md", "apple")
        self._write("guide-1.md", "birch")
        self.ingest()

    @rule(name=NAMES, word=WORDS)
    def add_or_edit(self, name: str, word: str) -> None:
        self._write(name, word)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.files)))
        (self.library.guides / name).unlink()
        del self.files[name]

    @precondition(lambda self: self.files)
    @rule(data=st.data(), to=NAMES)
    def rename(self, data: st.DataObject, to: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.files)))
        (self.library.guides / name).rename(self.library.guides / to)
        self.files[to] = self.files.pop(name)

    @rule()
    def ingest(self) -> None:
        self.untouched = False
        texts = frozenset(self.files.values())
        try:
            report = self.library.ingest(allow_shrink=True)
        except NothingToIngestError:
            assert not texts
            return
        assert texts
        assert report.generation
        self.current = report.generation
        self.published[report.generation] = texts

    @rule()
    def ingest_unless_too_much_is_lost(self) -> None:
        self.untouched = False
        with suppress(AuditError, NothingToIngestError):
            report = self.library.ingest()
            assert report.generation
            self.current = report.generation
            self.published[report.generation] = frozenset(self.files.values())

    @rule(number=st.integers(1, 60), error=ERRORS)
    def crash(self, number: int, error: str) -> None:
        self.untouched = False
        texts = frozenset(self.files.values())
        report = None
        with observed(Fault(error, "*", number)), suppress(IngestError, CorpusError):
            report = self.library.ingest(allow_shrink=True)
        if report is not None:
            assert report.generation
            self.current = report.generation
            self.published[report.generation] = texts

    @rule()
    def roll_back(self) -> None:
        self.untouched = False
        with self.library.data.owned(), suppress(RollbackError, CorpusError):
            self.current = roll_back(self.library.data)

    @rule()
    def restart(self) -> None:
        """What serves is what was published last; nothing that was built in vain stays."""
        self.untouched = False
        data = self.library.data
        with data.owned():
            shelf = Shelf(data, self.library.encoder)
            shelf.open()
            assert shelf.standing.generation == self.current
            assert not shelf.standing.degraded
            shelf.close()
        assert {path.name for path in data.library.glob("gen-*")} == set(history(data.library))
        assert not list(data.root.rglob("*.tmp"))

    @precondition(lambda self: self.current)
    @rule(word=WORDS)
    def ask(self, word: str) -> None:
        assert self.current
        data = self.library.data
        with data.owned():
            library = OpenLibrary.open(data.library / self.current, data, self.library.encoder)
            for hit in library.search(f"This guide speaks of {word}", 3):
                passage = hit.passage
                self.quotes[passage.revision, passage.start, passage.end] = hit.text
            library.close()

    @invariant()
    def what_serves_is_one_published_set_whole(self) -> None:
        if self.current is None or self.untouched:
            return
        data = self.library.data
        assert is_published(data.library, self.current)
        library = OpenLibrary.open(data.library / self.current, data, self.library.encoder)
        try:
            held = [library.revision(guide.revision).text for guide in library.guides()]
        finally:
            library.close()
        bodies = sorted(text.split("\n")[-1] for text in held)
        assert bodies == sorted(self.published[self.current])
        assert set(history(data.library)) <= self.published.keys()
        self.untouched = True

    @invariant()
    def every_citation_opens_its_words(self) -> None:
        store = RevisionStore(self.library.data.revisions)
        for (revision, start, end), quote in self.quotes.items():
            assert store.get(revision).quote(start, end) == quote

    def _write(self, name: str, word: str) -> None:
        body = f"This guide speaks of {word}."
        self.library.write(name, f"# About {word}\n\n{body}\n")
        self.files[name] = body


class KilledModel(Model):
    """The same, with ingests in processes of their own that are killed at a step."""

    victims: Victims

    @rule(process=st.sampled_from(["child", "parent"]), number=st.integers(1, 90))
    def killed(self, process: str, number: int) -> None:
        self.untouched = False
        data = self.library.data
        victim = self.victims.start(
            data.root,
            self.library.guides,
            "command",
            COACH_TEST_READ_HERE="1",
            COACH_TEST_FAULT=f"killall {process}/* {number}",
        )
        victim.wait()
        if data.library.is_dir() and (name := published(data.library).name) != self.current:
            self.current = name
            self.published[name] = frozenset(self.files.values())


def _run(model: type[Model], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        seed(SEED)(model),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),  # shrinking takes minutes; the seed replays
        ),
    )


@pytest.fixture
def _forked() -> Iterator[None]:
    with forked_children():
        yield


@pytest.mark.usefixtures("_forked")
def test_library_agrees_with_the_model() -> None:
    _run(Model, 50, 20)


@pytest.mark.soak
@pytest.mark.usefixtures("_forked")
def test_library_agrees_with_the_model_for_long() -> None:
    _run(Model, 500, 30)


@pytest.mark.soak
@pytest.mark.usefixtures("_forked")
def test_library_agrees_with_the_model_while_processes_are_killed() -> None:
    KilledModel.victims = Victims()
    try:
        _run(KilledModel, 60, 20)
    finally:
        KilledModel.victims.close()
