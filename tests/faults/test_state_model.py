"""Add, edit, rename, remove, ingest, crash, restart, ask and roll back, against a plain model.

The model is a dict of what every published generation held. Whatever happens in whatever order,
what is served is one of them, whole, and every citation of any time opens its very words.
"""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from coach_child import Fault
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from corpus.errors import CorpusError, RollbackError
from corpus.generation import history, is_published
from corpus.library import Library as OpenLibrary
from corpus.publishing import roll_back
from corpus.revisions import RevisionStore
from corpus.steps import observed
from ingest.errors import AuditError, IngestError, NothingToIngestError
from tests.conftest import Library
from tests.fakes import WordHashEncoder

NAMES = st.sampled_from([f"guide-{n}.md" for n in range(5)])
WORDS = st.sampled_from("apple birch cedar daisy elder fig grape hazel iris jasmine".split())
ERRORS = st.sampled_from(["ENOSPC", "EIO", "MemoryError"])


class Model(RuleBasedStateMachine):
    """The library and a dict that says what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="coach-model-"))
        self.library = Library(self.folder, WordHashEncoder())
        self.files: dict[str, str] = {}
        self.published: dict[str, frozenset[str]] = {}
        self.current: str | None = None
        self.quotes: dict[tuple[str, int, int], str] = {}

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
        with suppress(AuditError, NothingToIngestError):
            report = self.library.ingest()
            assert report.generation
            self.current = report.generation
            self.published[report.generation] = frozenset(self.files.values())

    @rule(number=st.integers(1, 60), error=ERRORS)
    def crash(self, number: int, error: str) -> None:
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
        with self.library.data.owned(), suppress(RollbackError, CorpusError):
            self.current = roll_back(self.library.data)

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
        if self.current is None:
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

    @invariant()
    def every_citation_opens_its_words(self) -> None:
        store = RevisionStore(self.library.data.revisions)
        for (revision, start, end), quote in self.quotes.items():
            assert store.get(revision).quote(start, end) == quote

    def _write(self, name: str, word: str) -> None:
        body = f"This guide speaks of {word}."
        self.library.write(name, f"# About {word}\n\n{body}\n")
        self.files[name] = body


def _run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Model,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
            phases=(Phase.explicit, Phase.generate),  # shrinking takes minutes; the blob replays
        ),
    )


def test_library_agrees_with_the_model() -> None:
    _run(int(os.environ.get("COACH_TEST_EXAMPLES", "6")), 10)


@pytest.mark.soak
def test_library_agrees_with_the_model_for_long() -> None:
    _run(500, 30)
