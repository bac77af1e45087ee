"""Does one text say what another says? A cross-encoder from a local folder, never downloaded.

Floor 1. Any sequence classifier of sentence-transformers' form that has a label for entailment.
"""

from pathlib import Path

import numpy as np

from corpus.errors import EncoderError


class EntailmentModel:
    """A reader of pairs; loading takes seconds."""

    def __init__(self, folder: Path) -> None:
        """Load what lies in ``folder``.

        Raises:
            EncoderError: If it is no folder, cannot be loaded, or has no label for entailment.
        """
        if not folder.is_dir():
            raise EncoderError(f"COACH_SECOND_READER={folder}: there is no such folder")
        # Imported here because it takes seconds that a coach without a second reader saves.
        from sentence_transformers import CrossEncoder

        try:
            self._model = CrossEncoder(str(folder), local_files_only=True, device="cpu")
        except (OSError, ValueError, KeyError) as error:
            raise EncoderError(f"COACH_SECOND_READER={folder}: {error}") from error
        labels = {str(name).lower(): place for place, name in self._model.config.id2label.items()}
        if "entailment" not in labels:
            message = f"COACH_SECOND_READER={folder}: no label for entailment among {list(labels)}"
            raise EncoderError(message)
        self._entailment = int(labels["entailment"])

    def probability(self, text: str, claim: str) -> float:
        """That ``text`` says what ``claim`` says, in [0, 1]."""
        logits = np.asarray(self._model.predict([(text, claim)])[0], dtype=np.float64)
        shares = np.exp(logits - logits.max())
        return float(shares[self._entailment] / shares.sum())
