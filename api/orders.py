"""What ``coach ingest`` is asked to do, whoever does it: this process or a server.

Floor 3. It imports nothing heavy: a refusal comes before anything is loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.guide import Corrections


@dataclass(frozen=True, slots=True)
class IngestOrder:
    """One ingest, as it was typed."""

    paths: Sequence[Path] | None
    """What to bring in step; the shipped guides and all synced before when absent."""
    corrections: Corrections = Corrections()
    dry_run: bool = False
    allow_shrink: bool = False

    def to_body(self) -> dict[str, object]:
        """For a server, whose own working folder is another one."""
        body: dict[str, object] = {
            "corrections": self.corrections.model_dump(mode="json", exclude_none=True),
            "allow_shrink": self.allow_shrink,
        }
        if self.paths:
            body["paths"] = [str(path.expanduser().resolve()) for path in self.paths]
        return body
