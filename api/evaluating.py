"""What ``coach eval`` does: measure on the published library, or on a throw-away one.

Floor 3.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from api.bootstrap import EncoderLoader, open_library
from api.commands import progress_bar
from api.encoders import load_encoder
from api.settings import Settings
from coach.collection import (
    Collection,
    CollectionReport,
    Document,
    evaluate_collection,
    load_collection,
)
from coach.conversation import Exchange
from coach.errors import QuestionSetError
from coach.evaluation import QuestionReport, evaluate_questions
from coach.questions import Half, Question, load_questions
from coach.retrieval import exchange_of, passages_for, understood_in
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder
from corpus.hits import Hit
from corpus.library import Library
from ingest.build import Progress
from ingest.pipeline import Ingester, IngestRequest
from ingest.sources import BESIDE, SHIPPED, Root

_FOLDER_SIZE = 50
"""Documents in one folder: the file with their titles is read once for each of them."""
_TITLE_WORDS = 8


def run_evaluation(
    settings: Settings,
    questions: Sequence[Path],
    collection: Path | None,
    guides: Path | None,
    half: Half | None,
) -> QuestionReport | CollectionReport:
    """Measure what the command line names, with a progress bar on standard error.

    Raises:
        QuestionSetError: If there is nothing to measure with, or it cannot be read.
    """
    if collection is not None and not questions:
        loaded = load_collection(collection)
        with progress_bar() as on_progress:
            return measure_collection(settings, loaded, on_progress)
    if not questions or collection is not None:
        raise QuestionSetError("coach eval", "name files of questions, or one --collection")
    asked = load_questions(questions, half)
    if not asked:
        raise QuestionSetError(", ".join(map(str, questions)), "it holds no questions")
    with progress_bar() as on_progress:
        return measure_questions(settings, asked, guides, on_progress)


def measure_questions(
    settings: Settings,
    questions: Sequence[Question],
    guides: Path | None,
    on_progress: Progress,
    encoder_loader: EncoderLoader = load_encoder,
) -> QuestionReport:
    """Measure on the published library, or on one of the guides below a folder.

    Raises:
        CorpusEmptyError: If nothing has been ingested and no folder was given.
    """
    encoder = encoder_loader(settings)
    with _library(settings, guides, encoder, on_progress) as library:
        return evaluate_questions(questions, library, _Retriever(library))


def measure_collection(
    settings: Settings,
    collection: Collection,
    on_progress: Progress,
    encoder_loader: EncoderLoader = load_encoder,
) -> CollectionReport:
    """Ingest a collection through the product's own pipeline, then search it."""
    with tempfile.TemporaryDirectory(prefix="coach-eval-") as name:
        folder = Path(name) / "documents"
        files = _write_documents(folder, collection.documents)
        encoder = encoder_loader(settings)
        with _library(settings, folder, encoder, on_progress) as library:
            guides = library.guides_by_file()
            read = {document: guides[file] for document, file in files.items() if file in guides}
            return evaluate_collection(collection, library, read, on_progress)


class _Retriever:
    """Finds passages as a turn does, conversation included."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __call__(self, turns: Sequence[str], limit: int) -> tuple[str, Sequence[Hit]]:
        exchanges: list[Exchange] = []
        for turn in turns[:-1]:
            understood = understood_in(turn, exchanges, self._library)
            exchanges.append(exchange_of(understood, passages_for(understood, self._library)))
        understood = understood_in(turns[-1], exchanges, self._library)
        return understood.query, passages_for(understood, self._library, limit)


@contextmanager
def _library(
    settings: Settings, guides: Path | None, encoder: Encoder, on_progress: Progress
) -> Iterator[Library]:
    """The published library, or a throw-away one of the guides below a folder."""
    if guides is None:
        with DataFolder(settings.data_dir).owned():
            library = open_library(settings, encoder)
            try:
                yield library
            finally:
                library.close()
        return
    with tempfile.TemporaryDirectory(prefix="coach-eval-") as name:
        throw_away = settings.model_copy(update={"data_dir": Path(name)})
        data = DataFolder(throw_away.data_dir)
        with data.owned():
            _ingest(data, guides, encoder, on_progress)
            library = open_library(throw_away, encoder)
            try:
                yield library
            finally:
                library.close()


def _ingest(data: DataFolder, guides: Path, encoder: Encoder, on_progress: Progress) -> None:
    root = Root(SHIPPED, guides.resolve())
    Ingester(data, encoder, root, on_progress).ingest(IngestRequest([root]))


def _write_documents(folder: Path, documents: Sequence[Document]) -> dict[str, str]:
    """Write each document as a text file with its title beside it; file name by document."""
    files: dict[str, str] = {}
    for start in range(0, len(documents), _FOLDER_SIZE):
        room = folder / f"{start:08d}"
        room.mkdir(parents=True)
        titles = []
        for number, document in enumerate(documents[start : start + _FOLDER_SIZE], start=start):
            files[document.id] = f"{number:08d}.txt"
            (room / files[document.id]).write_text(document.text, encoding="utf-8")
            titles.append(f'["{files[document.id]}"]\ntitle = {_toml(_title(document))}\n')
        (room / BESIDE).write_text("\n".join(titles), encoding="utf-8")
    return files


def _title(document: Document) -> str:
    """Its title, else its first words: a file's number says nothing."""
    title = " ".join(document.title.split())
    return title or " ".join(document.text.split()[:_TITLE_WORDS]) or document.id


def _toml(text: str) -> str:
    """A basic string of TOML: as JSON writes it, which leaves one control character as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
