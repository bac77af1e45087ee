"""The only wiring: settings in, working parts out.

Floor 3. Everything slow or exclusive (the lock, the encoder, the index) is taken here, when the
program starts to work, and given back when it ends.
"""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import anyio.to_thread

from api.encoders import load_encoder
from api.settings import Settings
from coach.about import Facts
from coach.chat_model import ChatModel, chat_model_from_settings
from coach.evidence import ReadsAnswers, answer_adapter_path
from coach.readers import Readers
from coach.safety import SafetyNet
from coach.safety_wording import default_wording_path, load_wording
from coach.second_reader import EntailmentReader, ModelReader, SecondReader
from coach.triage import Classifier, default_adapter_path, load_classifier, warm
from coach.turn import Coach
from coach.verify import ReadsClaim, claim_adapter_path
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder
from corpus.entailment import EntailmentModel
from corpus.generation import SHIPPED_ENCODER, published
from corpus.library import Library
from corpus.pair_reader import PairReader
from corpus.resources import load_resources
from corpus.revisions import RevisionStore
from corpus.settings import CorpusSettings
from corpus.shelf import Shelf
from corpus.text_reader import TextReader
from ingest.runner import JobRunner
from ingest.sources import SHIPPED, Root
from ingest.uploads import UploadFolder
from ingest.worker import Workshop

EncoderLoader = Callable[[CorpusSettings], Encoder]


@dataclass(frozen=True, slots=True)
class Resources:
    """What the routes work with."""

    settings: Settings
    coach: Coach
    revisions: RevisionStore
    shelf: Shelf
    """The published library, by lease."""
    data: DataFolder
    jobs: JobRunner
    uploads: UploadFolder
    shipped: Root
    local_key: str
    """Known to who can read the data folder."""


def facts(settings: Settings) -> Facts:
    """The truth about this coach, as it is configured."""
    host = urlsplit(settings.model_base_url).hostname if settings.model_base_url else None
    return Facts(
        model=settings.model or None,
        model_host=(host or settings.model.partition(":")[0]) if settings.model else None,
        kept=False,
        retention="in this server's memory, until an hour after your last message",
        readers=("whoever runs the server, for as long as it is in memory",),
        encoder=settings.encoder,
        region=settings.region.value,
        version=version("mentoring-coach"),
    )


def safety_net(settings: Settings, encoder: Encoder) -> SafetyNet:
    """The safety floor; a fault in any of its files stops the start.

    Raises:
        ResourcesError: If the places to turn to cannot be used.
        WordingError: If the fixed texts cannot be used.
        ClassifierError: If the second reader's weights are damaged.
        EncoderError: If its encoder cannot be loaded.
    """
    warm()
    directory = load_resources()
    wording = load_wording(default_wording_path(), directory)
    # With an encoder of one's own the rules stand alone: its owner has chosen what is in memory.
    second = _classifier(settings) if encoder.identity.name == SHIPPED_ENCODER else None
    return SafetyNet(wording, directory, settings.region, facts(settings), second)


def _classifier(settings: Settings) -> Classifier | None:
    """The second reader, with an encoder of its own that was trained to tell danger apart."""
    encoder = TextReader(settings.cache_dir, default_adapter_path(), settings.encoder_threads)
    return load_classifier(encoder, encoder.name)


def readers(settings: Settings, encoder: Encoder, model: ChatModel | None) -> Readers:
    """What reads questions with what was found, and the claims of a chat model, where one is set.

    Raises:
        EncoderError: If weights are missing or not the right ones.
    """
    # What is made of an answer's score was learned beside the shipped encoder's similarities.
    shipped = encoder.identity.name == SHIPPED_ENCODER
    answers = answer_reader(settings) if shipped else None
    if model is None:
        return Readers(answers)
    return Readers(answers, claim_reader(settings), _second_reader(settings, model))


def answer_reader(settings: Settings) -> ReadsAnswers:
    """What tells which of the sentences found answer a question.

    Raises:
        EncoderError: If its weights are missing or not the right ones.
    """
    path = answer_adapter_path()
    return PairReader(settings.cache_dir, path, threads=settings.encoder_threads).scores


def _second_reader(settings: Settings, model: ChatModel) -> SecondReader | None:
    """Who else reads the claims of a chat model; none unless it is set.

    Raises:
        EncoderError: If a folder is named whose model cannot be used.
    """
    if not settings.second_reader:
        return None
    if settings.second_reader == "model":
        return ModelReader(model, settings.second_reader_seconds)
    entailment = EntailmentModel(Path(settings.second_reader))
    return EntailmentReader(entailment.probability, settings.second_reader_least)


def claim_reader(settings: Settings) -> ReadsClaim:
    """What verification reads a chat model's claims with, beside rules and likeness.

    Raises:
        EncoderError: If its weights are missing or not the right ones.
    """
    path = claim_adapter_path()
    reader = PairReader(settings.cache_dir, path, threads=settings.encoder_threads)
    return lambda claim, text: reader.scores([(claim, text)])[0]


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
        ChatModelError: If the chat model's name means nothing to LangChain.
    """
    data = DataFolder(settings.data_dir)
    local_key = secrets.token_hex(16)
    with data.owned(url=settings.url, key=local_key):
        encoder = await anyio.to_thread.run_sync(encoder_loader, settings)
        await anyio.to_thread.run_sync(encoder.encode_query, "?")  # so that nobody waits for it
        shelf = Shelf(data, encoder, settings.keep_generations)
        await anyio.to_thread.run_sync(shelf.open)
        shipped = Root(SHIPPED, settings.guides_dir)
        load = partial(encoder_loader, settings)
        jobs = JobRunner(Workshop(data, shipped, load, encoder.identity), shelf.publish)
        await anyio.to_thread.run_sync(jobs.resume)
        model = await anyio.to_thread.run_sync(chat_model_from_settings, settings)
        reading = await anyio.to_thread.run_sync(readers, settings, encoder, model)
        try:
            yield Resources(
                settings=settings,
                coach=Coach(
                    shelf.lease,
                    settings,
                    safety_net(settings, encoder),
                    model,
                    reading,
                ),
                revisions=RevisionStore(data.revisions),
                shelf=shelf,
                data=data,
                jobs=jobs,
                uploads=UploadFolder(data.uploads),
                shipped=shipped,
                local_key=local_key,
            )
        finally:
            await anyio.to_thread.run_sync(jobs.close)
            await anyio.to_thread.run_sync(shelf.close)
