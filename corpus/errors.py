"""What can go wrong while the library is opened or read, cut by how the caller reacts.

Floor 1::

    CorpusError
      CorpusEmptyError        nothing has been ingested yet: ingest, then ask again
      GuideNotFoundError      no such guide, revision or passage
      DataFolderBusyError     another process owns the data folder
      DataFolderError         the folder cannot be used (rights, not a folder, …)
      DamagedGenerationError  a published file is missing or altered: do not open it
      EncoderMismatchError    the generation was built by another encoder: ingest again
      EncoderError            the encoder cannot be loaded, or its weights are not the right ones
      IndexQueryError         the vector index could not answer
      CatalogueError          the catalogue could not be read any more
      RollbackError           there is no earlier generation to go back to
"""

from collections.abc import Sequence
from pathlib import Path


class CorpusError(Exception):
    """Root of this package's errors."""


class CorpusEmptyError(CorpusError):
    """Nothing has been ingested yet."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("no guides have been ingested yet: run `coach ingest`")


class GuideNotFoundError(CorpusError):
    """No guide, revision or passage has this id."""

    def __init__(self, what: str, identifier: str) -> None:
        """Name what was looked for.

        Args:
            what: ``guide``, ``revision`` or ``passage``.
            identifier: The id that was asked for.
        """
        super().__init__(f"there is no {what} with the id {identifier!r}")
        self.what = what
        self.identifier = identifier


class DataFolderError(CorpusError):
    """The data folder cannot be used."""


class DataFolderBusyError(DataFolderError):
    """Another process owns the data folder.

    Attributes:
        folder: The folder that both want.
        pid: Process id of the holder, absent when it could not be read.
        url: Where the holder serves, absent when it is not a server.
        key: What shows the holder that we can read its folder.
    """

    def __init__(
        self, folder: Path, pid: int | None, url: str | None, key: str | None = None
    ) -> None:
        """Name the holder."""
        holder = "another process" if pid is None else f"process {pid}"
        serving = f", which serves {url}" if url else ""
        super().__init__(f"the data folder {folder} is in use by {holder}{serving}")
        self.folder = folder
        self.pid = pid
        self.url = url
        self.key = key


class DamagedGenerationError(CorpusError):
    """A published generation does not match its manifest."""

    def __init__(self, generation: str, reason: str) -> None:
        """Name the generation and what is wrong with it."""
        super().__init__(f"{generation} is damaged: {reason}")
        self.generation = generation
        self.reason = reason


class EncoderMismatchError(CorpusError):
    """The generation was built by another encoder than the one configured."""

    def __init__(self, built_with: str, configured: str) -> None:
        """Name both encoders."""
        super().__init__(
            f"the library was built with the encoder {built_with}, but {configured} is configured: "
            "run `coach ingest` to build it again, or set COACH_ENCODER back"
        )


class EncoderError(CorpusError):
    """The encoder cannot be loaded or is not what it should be."""


class IndexQueryError(CorpusError):
    """The vector index could not answer."""


class CatalogueError(CorpusError):
    """The catalogue was damaged after it had been opened."""

    def __init__(self) -> None:
        """Say what happens next."""
        super().__init__("the catalogue was damaged after it had been opened: ask again")


class RollbackError(CorpusError):
    """There is no such generation to go back to."""

    def __init__(self, name: str | None, kept: Sequence[str]) -> None:
        """Name what was asked for and what there is."""
        wanted = name or "generation before the one that serves"
        there = ", ".join(kept) or "none"
        super().__init__(f"there is no {wanted} to go back to; kept are: {there}")
