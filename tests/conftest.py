"""Shared fixtures: a clean environment, and a small library built by the real pipeline."""

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from api.settings import Settings
from corpus.data_folder import DataFolder
from corpus.encoder import SHIPPED_ENCODER, Encoder, SentenceTransformerEncoder
from corpus.guide import Corrections
from ingest.pipeline import Ingester, IngestRequest
from ingest.report import IngestReport
from ingest.sources import SHIPPED, Root
from tests.fakes import WordHashEncoder

REPOSITORY = Path(__file__).parent.parent
SEEDS = REPOSITORY.parent / "shared" / "seeds"
SEED = int(os.environ.get("COACH_TEST_SEED", random.randrange(2**32)))
"""Of every random choice in the fault tests; they print it, and it replays them."""

MENTOR = """# Finding a mentor

A mentor helps a person to think about where they want to go.

## Asking

Ask one person for a single conversation of half an hour. A short message of three lines is enough.

## Try this

1. On Monday, write down three names.
"""
FEEDBACK = """# Giving feedback

Feedback describes behaviour and its effect. Useful feedback comes soon after the event.

## In front of others

Praise can be public. Criticism belongs in a quiet room.
"""


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("COACH_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def encoder() -> WordHashEncoder:
    return WordHashEncoder()


@pytest.fixture(scope="session")
def shipped_encoder() -> Encoder:
    """The real one; loading it takes seconds."""
    return SentenceTransformerEncoder(SHIPPED_ENCODER, threads=2)


@pytest.fixture
def seeds() -> Path:
    if not SEEDS.is_dir():
        pytest.skip("the scraped pages are not beside this checkout")
    return SEEDS


@pytest.fixture
def write_folder(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    def write(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "guides"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write


class Library:
    """A data folder and the guides that are ingested into it."""

    def __init__(self, root: Path, encoder: Encoder) -> None:
        self.data = DataFolder(root / "data")
        self.guides = root / "guides"
        self.guides.mkdir(exist_ok=True)
        self.encoder = encoder
        self.settings = Settings(
            data_dir=self.data.root, guides_dir=self.guides, encoder=encoder.identity.name
        )

    def load(self, _: object) -> Encoder:
        """An encoder loader that gives its encoder."""
        return self.encoder

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.guides / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def ingest(
        self,
        *paths: Path,
        corrections: Corrections | None = None,
        dry_run: bool = False,
        allow_shrink: bool = False,
    ) -> IngestReport:
        shipped = Root(SHIPPED, self.guides)
        with self.data.owned():
            ingester = Ingester(self.data, self.encoder, shipped, lambda *_: None)
            roots = [Root.from_path(path, shipped) for path in paths] or ingester.known_roots()
            return ingester.ingest(
                IngestRequest(
                    roots,
                    corrections or Corrections(),
                    dry_run=dry_run,
                    allow_shrink=allow_shrink,
                )
            )


@pytest.fixture
def library(tmp_path: Path, encoder: WordHashEncoder) -> Library:
    return Library(tmp_path, encoder)


@pytest.fixture
def filled(library: Library) -> Library:
    """Two guides, published."""
    library.write("finding-a-mentor.md", MENTOR)
    library.write("giving-feedback.md", FEEDBACK)
    library.ingest()
    return library
