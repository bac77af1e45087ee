"""The only wiring: settings in, working parts out.

Floor 3. Everything slow or exclusive (the lock, the encoder, the index) is taken here, when the
program starts to work, and given back when it ends.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import anyio.to_thread

from api.settings import Settings
from coach.chat_model import chat_model_from_settings
from coach.turn import Coach
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder, SentenceTransformerEncoder
from corpus.errors import CorpusEmptyError
from corpus.generation import published
from corpus.library import Library
from corpus.revisions import RevisionStore
from corpus.settings import CorpusSettings

EncoderLoader = Callable[[CorpusSettings], Encoder]


@dataclass(frozen=True, slots=True)
class Resources:
    """What the routes work with."""

    settings: Settings
    coach: Coach
    revisions: RevisionStore
    library: Library | None
    """The published library; absent before the first ingest."""

    def published_library(self) -> Library:
        """The published library.

        Raises:
            CorpusEmptyError: If nothing has been ingested.
        """
        if self.library is None:
            raise CorpusEmptyError
        return self.library


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
    return Library.open(published(data.library), data, encoder)


@asynccontextmanager
async def bootstrap(
    settings: Settings, encoder_loader: EncoderLoader = load_encoder
) -> AsyncIterator[Resources]:
    """Own the data folder, load the encoder and open the library for as long as the block runs.

    Raises:
        DataFolderBusyError: At once, if another process owns the folder.
        EncoderError: If the encoder cannot be loaded.
        ChatModelError: If the chat model's name means nothing to LangChain.
        DamagedGenerationError: If the published library is damaged.
        EncoderMismatchError: If it was built by another encoder.
    """
    data = DataFolder(settings.data_dir)
    with data.owned(url=settings.url):
        encoder = await anyio.to_thread.run_sync(encoder_loader, settings)
        library = None
        with suppress(CorpusEmptyError):  # a server without guides says so when it is asked
            library = await anyio.to_thread.run_sync(open_library, settings, encoder)
        model = await anyio.to_thread.run_sync(chat_model_from_settings, settings)
        resources: Resources

        def published_library() -> Library:
            return resources.published_library()

        resources = Resources(
            settings=settings,
            coach=Coach(published_library, settings, model),
            revisions=RevisionStore(data.revisions),
            library=library,
        )
        try:
            yield resources
        finally:
            if library is not None:
                library.close()
