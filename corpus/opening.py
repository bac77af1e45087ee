"""How a generation is opened: checked against its manifest, copied, and its parts put in hand.

Floor 1. What is opened is always a working copy: Chroma writes to an index when it opens it, and
the published files stay as they were checked.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.catalogue import Catalogue
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder
from corpus.errors import CatalogueError, DamagedGenerationError, EncoderMismatchError
from corpus.exact import KEYS_FILE, ExactIndex
from corpus.generation import CATALOGUE_FILE, VECTORS_FOLDER, Manifest, read_manifest
from corpus.probe import probe_index
from corpus.stored_vectors import StoredVectors
from corpus.vector_cache import VectorCache
from corpus.vectors import VectorIndex
from corpus.working_copy import make_working_copy


@dataclass(frozen=True, slots=True)
class OpenParts:
    """The open files of one generation."""

    manifest: Manifest
    catalogue: Catalogue
    index: VectorIndex | ExactIndex
    stored: StoredVectors | None = None

    @property
    def folder(self) -> Path:
        """Of the working copy that they are read from."""
        return self.catalogue.path.parent

    def close(self) -> None:
        """Let go of every file, and of the copy."""
        self.catalogue.close()
        self.index.close()
        if self.stored:
            self.stored.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def open_indexed(
    folder: Path, data: DataFolder, encoder: Encoder, *, probe_first: bool = False
) -> OpenParts:
    """See :meth:`corpus.library.Library.open`."""
    manifest = _manifest_for(folder, encoder)
    copy = make_working_copy(folder, manifest, data.scratch)
    with _removed_on_failure(copy):
        if probe_first:
            probe_index(copy / VECTORS_FOLDER, manifest)
        catalogue = _catalogue(copy, manifest)
        index = VectorIndex(copy / VECTORS_FOLDER)
        _read_once(index, manifest)
        stored = StoredVectors.of_generation(copy, catalogue, manifest)
    return OpenParts(manifest, catalogue, index, stored)


def open_exact(folder: Path, data: DataFolder, encoder: Encoder) -> OpenParts:
    """See :meth:`corpus.library.Library.open_exact`."""
    manifest = _manifest_for(folder, encoder)
    copy = make_working_copy(folder, manifest, data.scratch, only=(CATALOGUE_FILE, KEYS_FILE))
    with _removed_on_failure(copy):
        catalogue = _catalogue(copy, manifest)
        cache = VectorCache(data.vector_cache)
        index = ExactIndex.from_cache(copy, catalogue, cache, manifest.encoder)
    return OpenParts(manifest, catalogue, index)


def _manifest_for(folder: Path, encoder: Encoder) -> Manifest:
    manifest = read_manifest(folder)
    if manifest.encoder != encoder.identity:
        raise EncoderMismatchError(str(manifest.encoder), str(encoder.identity))
    return manifest


def _read_once(index: VectorIndex, manifest: Manifest) -> None:
    """Ask anything: Chroma opens its files, and may write to them, at the first query only."""
    vector = np.zeros(manifest.encoder.dimension, dtype=np.float32)
    vector[0] = 1.0
    try:
        index.nearest(vector, 1)
    except BaseException:
        index.close()
        raise


def _catalogue(folder: Path, manifest: Manifest) -> Catalogue:
    try:
        return Catalogue(folder / CATALOGUE_FILE)
    except (CatalogueError, sqlite3.Error) as error:
        reason = f"{CATALOGUE_FILE} cannot be opened"
        raise DamagedGenerationError(manifest.generation, reason) from error


@contextmanager
def _removed_on_failure(folder: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
