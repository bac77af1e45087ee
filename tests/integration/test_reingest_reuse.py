"""A re-ingest takes over what it worked out before, and gives what a first ingest gives."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from corpus.catalogue import Catalogue
from corpus.exact import KEYS_FILE, read_keys
from corpus.generation import CATALOGUE_FILE, published
from corpus.guide import Passage
from corpus.stored_vectors import VECTORS_FILE
from tests.conftest import FEEDBACK, MENTOR, Library
from tests.fakes import WordHashEncoder

MORE = "\n## Later\n\nA week later, ask what has changed since.\n"


@pytest.fixture
def fresh_library(tmp_path: Path) -> Library:
    (tmp_path / "fresh").mkdir()
    return Library(tmp_path / "fresh", WordHashEncoder())


def _held(library: Library) -> tuple[dict[str, Passage], dict[str, str], dict[str, bytes]]:
    """Passages, keys and vectors of the published generation, by passage id."""
    folder = published(library.data.library)
    with closing(Catalogue(folder / CATALOGUE_FILE)) as catalogue:
        ids = catalogue.passage_ids()
        passages = catalogue.passages(ids)
    keys = dict(zip(ids, read_keys(folder / KEYS_FILE), strict=True))
    rows = np.fromfile(folder / VECTORS_FILE, dtype="<f4").reshape(len(ids), -1)
    return passages, keys, {i: row.tobytes() for i, row in zip(ids, rows, strict=True)}


def _fill(library: Library) -> None:
    library.write("mentor.md", MENTOR)
    library.write("feedback.md", FEEDBACK)
    library.ingest()


def test_reingest_of_one_changed_file_gives_what_a_first_ingest_gives(
    library: Library, fresh_library: Library
) -> None:
    _fill(library)
    library.write("feedback.md", FEEDBACK + MORE)
    library.ingest()
    fresh_library.write("mentor.md", MENTOR)
    fresh_library.write("feedback.md", FEEDBACK + MORE)
    fresh_library.ingest()
    assert _held(library) == _held(fresh_library)


def test_reingest_counts_no_token_of_unchanged_guides(library: Library) -> None:
    _fill(library)
    counted: list[str] = []
    plain = library.encoder.count_tokens
    library.encoder.count_tokens = lambda text: (counted.append(text), plain(text))[1]  # type: ignore[method-assign,func-returns-value]
    library.write("feedback.md", FEEDBACK + MORE)
    library.ingest()
    assert any("A week later" in text for text in counted)
    assert not any("half an hour" in text for text in counted)


def test_vectors_that_were_lost_are_encoded_again(library: Library) -> None:
    _fill(library)
    before = _held(library)[2]
    for path in library.data.root.glob("vectors.sqlite*"):
        path.unlink()
    library.write("feedback.md", FEEDBACK + MORE)
    report = library.ingest()
    after = _held(library)[2]
    assert report.embeddings == len(after)
    kept = before.keys() & after.keys()
    assert kept
    assert all(before[identifier] == after[identifier] for identifier in kept)


def test_unchanged_guide_is_cut_again_for_another_encoder(library: Library) -> None:
    _fill(library)
    library.encoder.identity = library.encoder.identity.model_copy(update={"revision": "2"})
    assert library.ingest().embeddings == len(_held(library)[0])


def test_nothing_is_imported_that_an_unchanged_library_does_not_need() -> None:
    """Loading Chroma, torch or LangChain takes longer than the ingest itself."""
    heavy = "{'chromadb', 'torch', 'langchain', 'sentence_transformers', 'onnxruntime', 'fastapi'}"
    script = f"import sys, api.cli, api.commands, ingest.worker; print({heavy} & set(sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert found.stdout.strip() == "set()"
