"""What the commands do, for as long as they own the data folder.

Floor 3.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.encoders import load_encoder
from api.orders import IngestOrder
from api.schemas import GuideList, GuideSummary
from api.settings import Settings
from corpus.catalogue import Catalogue
from corpus.data_folder import DataFolder
from corpus.errors import CorpusError
from corpus.generation import CATALOGUE_FILE, discard, published
from corpus.lazy_encoder import known_identity
from corpus.publishing import publish_checked
from ingest.build import Progress as OnProgress
from ingest.errors import IngestError
from ingest.pipeline import IngestRequest
from ingest.report import IngestReport
from ingest.sources import SHIPPED, Root
from ingest.watching import KnownRoots, stamp_of, wait_for_change
from ingest.worker import Workshop, build_in_child

if TYPE_CHECKING:
    from api.remote import RemoteCoach

_STAGES = {
    "plan": "Planning",
    "read": "Reading",
    "encode": "Encoding",
    "publish": "Publishing",
    "search": "Searching",
}


def run_ingest(settings: Settings, order: IngestOrder) -> IngestReport:
    """Ingest in a child process, with a progress bar on standard error, and publish."""
    data = DataFolder(settings.data_dir)
    data.sweep_leftovers()
    shipped = Root(SHIPPED, settings.guides_dir)
    load = partial(load_encoder, settings)
    workshop = Workshop(data, shipped, load, known_identity(settings.encoder))
    with progress_bar() as on_progress:
        outcome = build_in_child(workshop, _request(order, shipped), on_progress)
        if outcome.candidate:
            on_progress("publish", 0, 1)
            _publish(data, outcome.candidate, settings.keep_generations)
    return outcome.report


def _request(order: IngestOrder, shipped: Root) -> IngestRequest:
    return IngestRequest(
        _roots(order, shipped),
        order.corrections,
        dry_run=order.dry_run,
        allow_shrink=order.allow_shrink,
    )


def _roots(order: IngestOrder, shipped: Root) -> list[Root] | None:
    return [Root.from_path(path, shipped) for path in order.paths] if order.paths else None


def ingest_by_server(remote: "RemoteCoach", order: IngestOrder) -> IngestReport:
    """As :func:`run_ingest`, by the server that owns the data folder."""
    if order.dry_run:
        return remote.plan(order)
    with progress_bar() as on_progress:
        return remote.ingest(order, on_progress)


def ingest_on_change(
    settings: Settings, order: IngestOrder, once: Callable[[], object], say: Callable[[str], None]
) -> NoReturn:
    """Ingest now and whenever the files have changed and stand still, until Ctrl-C.

    Args:
        settings: Where the guides and the data lie, and how often to look.
        order: Says what to watch; what is kept in step when it does not.
        once: Does what was ordered.
        say: Told what went wrong; the watch goes on.
    """
    shipped = Root(SHIPPED, settings.guides_dir)
    known = KnownRoots(DataFolder(settings.data_dir), shipped)

    def roots() -> list[Root]:
        return _roots(order, shipped) or known()

    seen = stamp_of(roots())
    while True:
        try:
            once()
        except (CorpusError, IngestError) as error:
            say(str(error))
        seen = wait_for_change(roots, seen, settings.watch_seconds)


def _publish(data: DataFolder, candidate: str, keep: int) -> None:
    try:
        publish_checked(data, candidate, keep)
    except BaseException:
        discard(data.library, candidate)
        raise


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
def progress_bar() -> Iterator[OnProgress]:
    """Bars on standard error, one for each stage, for as long as the block runs."""
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
