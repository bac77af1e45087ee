"""How long a search takes, as ratios within one run: `make bench`.

Each library is made up in one process (``made_up_library.py`` says out of what) and measured in
another, so that memory is that of an opened library alone. For every question the parts are timed
one right after the other and the ratio is taken there, so that other work on the machine slows both
sides; printed are the median of the ratios and their quartiles. Ratios of processor time stand
beside those by the clock: a machine that does other things too hardly changes them.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from made_up_library import make_up

from api.bootstrap import load_encoder
from api.settings import Settings
from coach.questions import Half, load_questions
from corpus.data_folder import DataFolder
from corpus.encoder import SHIPPED_ENCODER, Encoder, SentenceTransformerEncoder
from corpus.generation import VECTORS_FOLDER, published
from corpus.library import Library
from corpus.vector_cache import VectorCache
from corpus.vectors import VectorIndex

QUESTIONS = Path(__file__).parents[1] / "evaluation" / "questions"
ASKED = 60
DEPTH = 50
ROUNDS = 3
SIZES = (2_500, 20_000, 100_000)
Spread = dict[str, float]


def main() -> None:
    """Measure and print a JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    options.add_argument("--make", type=int, help=argparse.SUPPRESS)
    options.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    encoder = load_encoder(Settings())
    if given.make:
        make_up(given.make, encoder).publish(DataFolder(given.folder), encoder.identity)
    elif given.folder:
        _print(measure(DataFolder(given.folder), encoder))
    else:
        _print({"encoding": measure_encoding(encoder)} | {str(n): apart(n) for n in given.sizes})


def apart(size: int) -> dict[str, object]:
    """The figures of a library of ``size`` passages, made and measured each in its own process."""
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, __file__, "--folder", name]
        made = seconds(lambda: subprocess.run([*command, "--make", str(size)], check=True))
        found = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        figures: dict[str, object] = json.loads(found.stdout)
        return {"seconds_to_make": round(made, 1)} | figures


def measure(data: DataFolder, encoder: Encoder) -> dict[str, object]:
    """Times and memory of the published library of a folder."""
    questions = asked()
    encoder.encode_query(questions[0])
    before = memory_mb()
    opened: list[Library] = []
    start = seconds(
        lambda: opened.append(
            Library.open(published(data.library), data, encoder, probe_first=True)
        )
    )
    library = opened[0]
    first = [seconds(lambda q=q: library.search(q)) for q in questions]
    held = memory_mb() - before
    passages = library.manifest.counts.passages
    with VectorIndex(Path(shutil.copytree(_chroma(data), data.root / "plain"))) as plain:
        figures = compare(library, plain, encoder, questions)
    library.close()
    return {
        "seconds_to_open": round(start, 2),
        "memory_mb": round(held, 1),
        "memory_mb_per_10000_passages": round(held / passages * 10_000, 1),
        "disk_mb_per_10000_passages": round(_disk_mb(data) / passages * 10_000, 1),
        "first_search_of_a_question_ms": spread([value * 1000 for value in first]),
        **figures,
    }


def compare(
    library: Library, plain: VectorIndex, encoder: Encoder, questions: Sequence[str]
) -> dict[str, Spread]:
    """Each part of a search, in milliseconds, and against encoding the question."""
    vectors = {question: encoder.encode_query(question) for question in questions}
    work: dict[str, Callable[[str], object]] = {
        "encode": encoder.encode_query,
        "chroma": lambda question: plain.nearest(vectors[question], DEPTH),
        "rank": lambda question: library.rank(question, DEPTH),
        "search": library.search,
    }
    for question in questions:
        for part in work.values():
            part(question)
    took = [
        {name: both_clocks(lambda p=part, q=q: p(q)) for name, part in work.items()}
        for _ in range(ROUNDS)
        for q in questions
    ]
    figures = {f"{n}_ms": spread([one[n][0] * 1000 for one in took]) for n in work}
    for clock, kind in enumerate(("", "_processor_time")):
        for name in ("rank", "search"):
            ratios = [one[name][clock] / one["encode"][clock] for one in took]
            floor = [sum(one[part][clock] for part in ("encode", "chroma")) for one in took]
            above = [one[name][clock] / least for one, least in zip(took, floor, strict=True)]
            figures[f"{name}_per_encoding{kind}"] = spread(ratios)
            figures[f"{name}_per_encoding_and_plain_chroma{kind}"] = spread(above)
    return figures


def measure_encoding(encoder: Encoder, threads: int = 1, rounds: int = 3) -> dict[str, object]:
    """Passages in a second, as an ingest encodes them and as the plain library does, by length."""
    texts = sorted(make_up(96, encoder).texts, key=len)
    plain = SentenceTransformerEncoder(SHIPPED_ENCODER, threads=threads)
    plain.encode(texts[:32])
    with tempfile.TemporaryDirectory() as name:
        caches = [VectorCache(Path(name) / f"{number}.sqlite") for number in range(rounds)]
        pairs = [
            (
                seconds(lambda c=cache: c.encode(texts, encoder)),
                seconds(lambda: plain.encode(texts)),
            )
            for cache in caches
        ]
    return {
        "texts_a_second": spread([len(texts) / mine for mine, _ in pairs]),
        "model_encode_texts_a_second": spread([len(texts) / theirs for _, theirs in pairs]),
        "rate_per_rate_of_model_encode": spread([theirs / mine for mine, theirs in pairs]),
    }


def asked() -> list[str]:
    """Questions of the tuning half, of all groups, each a stand-alone one."""
    found = [q.turns[0] for q in load_questions([QUESTIONS], Half.TUNING) if len(q.turns) == 1]
    return found[:: max(len(found) // ASKED, 1)][:ASKED]


def spread(values: Sequence[float]) -> Spread:
    """Median and quartiles."""
    lower, median, upper = statistics.quantiles(values, n=4)
    return {"median": round(median, 3), "q1": round(lower, 3), "q3": round(upper, 3)}


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def both_clocks(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of processor time in all threads of this process."""
    processor = time.process_time()
    wall = seconds(work)
    return wall, time.process_time() - processor


def memory_mb() -> float:
    """What this process holds in memory now, in MB; on Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _chroma(data: DataFolder) -> Path:
    return published(data.library) / VECTORS_FOLDER


def _disk_mb(data: DataFolder) -> float:
    files = [path for path in published(data.library).rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files) / 2**20


def _print(figures: object) -> None:
    json.dump(figures, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
