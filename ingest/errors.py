"""What can go wrong while documents become a generation, cut by how the caller reacts.

Floor 2::

    IngestError
      SourceError              this file only: report it and go on
        UnsupportedFormatError   no reader for it
        UnreadableDocumentError  a reader tried and could not
      NothingToIngestError     no file could be read: nothing is published
      AuditError               the built generation failed its audit: nothing is published
        UnreachableError         its index does not find all it holds: set that apart, else as above
      StorageError             the disk refused; make room or mend it, then ingest again
      BuildFailedError         the building process could not finish: nothing is published
      IngestCancelledError     someone stopped it: nothing is published
      JobRunningError          another ingest runs: wait for it, or cancel it
      JobNotFoundError         there is no such job
      CurationError            a curator asks for what cannot be done
"""


class IngestError(Exception):
    """Root of this package's errors."""


class SourceError(IngestError):
    """One file cannot become a guide; the others go on.

    Attributes:
        reason: What was wrong with the file, as a person would say it.
        advice: What to do about it.
    """

    def __init__(self, reason: str, advice: str) -> None:
        """Keep both halves of the message."""
        super().__init__(f"{reason}: {advice}")
        self.reason = reason
        self.advice = advice


class UnsupportedFormatError(SourceError):
    """No reader knows this kind of file."""


class UnreadableDocumentError(SourceError):
    """The file is of a known kind, but could not be read."""


class NothingToIngestError(IngestError):
    """Not one file could be read, so nothing was published."""


class AuditError(IngestError):
    """The generation that was built did not pass its audit, so the old one goes on serving."""


class UnreachableError(AuditError):
    """Something in the index is not found by its own vector."""


class StorageError(IngestError):
    """The disk refused to be read or written, so the old generation goes on serving."""


class BuildFailedError(IngestError):
    """The process that builds could not finish, so the old generation goes on serving."""


class IngestCancelledError(IngestError):
    """Someone stopped the ingest, so the old generation goes on serving."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("the ingest was cancelled; what served before goes on serving")


class JobRunningError(IngestError):
    """Another ingest runs.

    Attributes:
        job_id: The one that runs.
    """

    def __init__(self, job_id: str) -> None:
        """Name the job that runs."""
        super().__init__(f"the job {job_id} is running: wait until it ends, or cancel it")
        self.job_id = job_id


class JobNotFoundError(IngestError):
    """There is no such job."""

    def __init__(self, job_id: str) -> None:
        """Name what was looked for."""
        super().__init__(f"there is no job with the id {job_id!r}")


class CurationError(IngestError):
    """A curator asks for something that cannot be done as it is."""
