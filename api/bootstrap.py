"""The only wiring: settings in, working parts out.

Floor 3. Everything slow or exclusive (the lock, the encoder, the index) is taken here, when the
program starts to work, and given back when it ends.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import anyio.to_thread

from api.settings import Settings
from coach.turn import Coach
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder, SentenceTransformerEncoder
from corpus.generation import published
from corpus.library import Library
from corpus.revisions import RevisionStore
from corpus.settings import CorpusSettings
from corpus.shelf import Shelf

EncoderLoader = Callable[[CorpusSettings], Encoder]


@dataclass(frozen=True, slots=True)
class Resources:
    """What the routes work with."""

    settings: Settings
    coach: Coach
    revisions: RevisionStore
    shelf: Shelf
    """The published library, by lease."""


def load_encoder(settings: CorpusSettings) -> Encoder:
    """The encoder that the settings name; takes seconds."""
    return SentenceTransformerEncoder(settings.encoder, threads=settings.encoder_threads)


def open_library(settings: CorpusSettings, encoder: Encoder) -> Library:
    """The published library of a data folder that the caller owns.

    Raises:
        CorpusEmptyError: If nothing has been ingested.
        DamagedGenerationError: If what is published is not what was built.
        EncoderMismatchError: If it was built by another encoder.
    """
    data = DataFolder(settings.data_dir)
    return Library.open(published(data.library), data, encoder, probe_first=True)


@asynccontextmanager
async def bootstrap(
    settings: Settings, encoder_loader: EncoderLoader = load_encoder
) -> AsyncIterator[Resources]:
    """Own the data folder, load the encoder and open the library for as long as the block runs.

    Raises:
        DataFolderBusyError: At once, if another process owns the folder.
        EncoderError: If the encoder cannot be loaded.
    """
    data = DataFolder(settings.data_dir)
    with data.owned(url=settings.url):
        encoder = await anyio.to_thread.run_sync(encoder_loader, settings)
        shelf = Shelf(data, encoder, settings.keep_generations)
        await anyio.to_thread.run_sync(shelf.open)
        try:
            yield Resources(
                settings=settings,
                coach=Coach(shelf.lease, settings),
                revisions=RevisionStore(data.revisions),
                shelf=shelf,
            )
        finally:
            await anyio.to_thread.run_sync(shelf.close)
