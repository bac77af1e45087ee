"""An ingest in a child process: what it reads, encodes and builds cannot harm the one that serves.

Floor 2. The child never publishes. It builds and audits a generation and says its name; whoever
started it publishes. So a child that is killed at any point changes nothing that serves.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from corpus import errors as corpus_errors
from corpus.children import ChildError, Tell, run_in_child
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder
from corpus.errors import CorpusError, EncoderError, IndexQueryError
from corpus.generation import EncoderIdentity, sweep
from corpus.lazy_encoder import LazyEncoder
from ingest.build import Progress
from ingest.errors import (
    AuditError,
    BuildFailedError,
    IngestCancelledError,
    IngestError,
    NothingToIngestError,
    StorageError,
    UnreachableError,
)
from ingest.pipeline import Ingester, IngestRequest, Outcome
from ingest.readers.isolated import IsolatedReader
from ingest.sources import Root

_KNOWN: dict[str, type[IngestError | CorpusError]] = {
    kind.__name__: kind
    for kind in (
        NothingToIngestError,
        AuditError,
        UnreachableError,
        StorageError,
        BuildFailedError,
        EncoderError,
        IndexQueryError,
    )
}
_SAID_IN_FULL = frozenset(vars(corpus_errors))


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every ingest into one data folder needs; pickled for the child."""

    data: DataFolder
    shipped: Root
    load_encoder: Callable[[], Encoder]
    """A function of a module, or a partial of one."""
    identity: EncoderIdentity | None = None
    """What the encoder is known to be, so that it is only loaded to encode."""


def build_in_child(
    workshop: Workshop,
    request: IngestRequest,
    on_progress: Progress,
    cancelled: threading.Event | None = None,
) -> Outcome:
    """As :meth:`ingest.pipeline.Ingester.build`, in a child process.

    However that ends, by Ctrl-C too, no process is left and no generation that is half built.

    Raises:
        IngestCancelledError: If ``cancelled`` was set.
        IngestError: As the build, or if its process did not come to its end.
        CorpusError: As the build.
    """

    def told(value: object) -> None:
        if isinstance(value, tuple):
            on_progress(*value)

    try:
        outcome = run_in_child(_build, workshop, request, on_told=told, cancelled=cancelled)
    except BaseException as error:
        if not request.dry_run:  # which may go on beside a build
            sweep(workshop.data.library)
        if isinstance(error, ChildError):
            raise _typed(error) from error
        raise
    assert isinstance(outcome, Outcome)
    return outcome


def _build(tell: Tell, workshop: Workshop, request: IngestRequest) -> Outcome:
    encoder = LazyEncoder(workshop.load_encoder, workshop.identity)
    with IsolatedReader() as isolated:
        ingester = Ingester(
            workshop.data,
            encoder,
            workshop.shipped,
            lambda stage, done, all_: tell((stage, done, all_)),
            isolated.read,
        )
        return ingester.build(request)


def _typed(error: ChildError) -> Exception:
    if error.kind == "cancelled":
        return IngestCancelledError()
    if error.kind in _KNOWN:
        return _KNOWN[error.kind](error.message)
    if error.kind in _SAID_IN_FULL:
        return CorpusError(error.message)
    message = f"the build did not come to its end ({error.message}): nothing was published"
    return BuildFailedError(message)
