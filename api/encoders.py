"""Which encoder the settings mean.

Floor 3. Apart from the rest of the wiring, because an ingest in a child process needs no more.
"""

import logging
from functools import partial
from pathlib import Path

from corpus.asking import AskingEncoder, question_adapter_path
from corpus.encoder import Encoder, SentenceTransformerEncoder
from corpus.errors import EncoderError
from corpus.generation import SHIPPED_ENCODER
from corpus.onnx_encoder import OnnxEncoder, exported_graph
from corpus.settings import CorpusSettings

_log = logging.getLogger(__name__)


def load_encoder(settings: CorpusSettings) -> Encoder:
    """The encoder that the settings name; takes a second, and some more the first time.

    The shipped one reads questions in a form of its own (``corpus.asking``). Where the quicker form
    cannot be had (no room for it, no exporter), the original serves, with the same vectors.

    Raises:
        EncoderError: If it cannot be loaded, or its weights are not the right ones.
    """
    encoder = _load(settings, settings.encoder)
    if settings.encoder != SHIPPED_ENCODER:
        return encoder
    return AskingEncoder(encoder, partial(load_adapted, settings, question_adapter_path()))


def load_adapted(settings: CorpusSettings, adapter: Path) -> Encoder:
    """The shipped encoder with changes to its weights (``corpus.adapter``), whatever is set.

    Raises:
        EncoderError: If it cannot be loaded, or its weights or the changes are not the right ones.
    """
    return _load(settings, SHIPPED_ENCODER, adapter)


def _load(settings: CorpusSettings, name: str, adapter: Path | None = None) -> Encoder:
    threads = settings.encoder_threads
    if name == SHIPPED_ENCODER and settings.encoder_backend == "onnx":
        try:
            graph = exported_graph(settings.cache_dir, adapter)
            return OnnxEncoder(graph, threads=threads, adapter=adapter)
        except (EncoderError, ImportError, OSError) as error:
            _log.warning("the encoder runs on torch, which is slower: %s", error)
    return SentenceTransformerEncoder(name, threads=threads, adapter=adapter)
