"""What the commands do, for as long as they own the data folder.

Floor 3.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.bootstrap import load_encoder, open_library
from api.schemas import GuideList, GuideSummary
from api.settings import Settings
from coach.answer import Answer
from coach.chat_model import chat_model_from_settings
from coach.turn import Coach
from corpus.catalogue import Catalogue
from corpus.data_folder import DataFolder
from corpus.generation import published
from corpus.guide import Corrections
from corpus.library import CATALOGUE_FILE
from ingest.build import Progress as OnProgress
from ingest.pipeline import Ingester, IngestRequest
from ingest.report import IngestReport
from ingest.sources import SHIPPED, Root

_STAGES = {"read": "Reading", "encode": "Encoding"}


def run_ingest(
    settings: Settings,
    paths: Sequence[Path] | None,
    corrections: Corrections,
    *,
    dry_run: bool,
    allow_shrink: bool,
) -> IngestReport:
    """Ingest with a progress bar on standard error."""
    shipped = Root(SHIPPED, settings.guides_dir)
    with _progress_bar() as on_progress:
        on_progress("Loading the encoder", 0, 0)
        encoder = load_encoder(settings)
        ingester = Ingester(DataFolder(settings.data_dir), encoder, shipped, on_progress)
        roots = (
            [Root.from_path(path, shipped) for path in paths] if paths else ingester.known_roots()
        )
        return ingester.ingest(
            IngestRequest(roots, corrections, dry_run=dry_run, allow_shrink=allow_shrink)
        )


def run_ask(settings: Settings, question: str) -> Answer:
    """One turn, without a server."""
    published(DataFolder(settings.data_dir).library)  # says at once that nothing was ingested
    model = chat_model_from_settings(settings)
    library = open_library(settings, load_encoder(settings))
    try:
        return asyncio.run(Coach(lambda: library, settings, model).ask(question))
    finally:
        library.close()


def list_guides(settings: Settings) -> GuideList:
    """Every guide of the published library."""
    folder = published(DataFolder(settings.data_dir).library)
    catalogue = Catalogue(folder / CATALOGUE_FILE)
    try:
        summaries = [GuideSummary.from_guide(guide) for guide in catalogue.guides()]
    finally:
        catalogue.close()
    return GuideList(guides=summaries, generation=folder.name)


@contextmanager
def _progress_bar() -> Iterator[OnProgress]:
    columns = (
        TextColumn("{task.description:20}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, object] = {}

        def on_progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(_STAGES.get(stage, stage), total=total or None)
            progress.update(tasks[stage], completed=done, total=total or None)  # type: ignore[arg-type]

        yield on_progress
