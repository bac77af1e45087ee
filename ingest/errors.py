"""What can go wrong while documents become a generation, cut by how the caller reacts.

Floor 2::

    IngestError
      SourceError              this file only: report it and go on
        UnsupportedFormatError   no reader for it
        UnreadableDocumentError  a reader tried and could not
      NothingToIngestError     no file could be read: nothing is published
      AuditError               the built generation failed its audit: nothing is published
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
