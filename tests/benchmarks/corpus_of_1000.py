"""How long it takes to ingest 1,000 documents, and to do it again: ``make bench``.

The documents are made from the shipped guides, each a different selection of their sections, in all
formats that can be read, in turn. What is timed is the command `coach ingest`, from start to end,
under this interpreter. ``--without-model`` times the ingest alone, with the encoder of the tests,
and ``--keep`` leaves the folder there to look at. Prints JSON.
"""

import argparse
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from coach_child import load_word_hash
from documents import Model, Part, build

from corpus.data_folder import DataFolder
from corpus.publishing import publish_checked
from corpus.settings import shipped_guides
from ingest.pipeline import IngestRequest
from ingest.report import IngestReport
from ingest.sources import SHIPPED, Root
from ingest.worker import Workshop, build_in_child

SUFFIXES = (".md", ".html", ".txt", ".rst", ".docx", ".pptx", ".odt", ".epub", ".pdf")
_SECTIONS = 3
_AGAIN = 3


def write_corpus(folder: Path, documents: int) -> None:
    """Write so many documents, the same ones every time, in one format after another."""
    chance = random.Random(0)
    sections = [part for guide in sorted(shipped_guides().glob("*.md")) for part in _parts(guide)]
    for number in range(documents):
        suffix = SUFFIXES[number % len(SUFFIXES)]
        parts = [part for section in chance.sample(sections, _SECTIONS) for part in section]
        model = Model(title=f"Document {number}", author="Pat Example", parts=tuple(parts))
        (folder / f"document-{number:04}{suffix}").write_bytes(build(suffix, model))


def measure(root: Path, documents: int, *, without_model: bool) -> dict[str, object]:
    """Ingest a corpus, then again unchanged, then with one file changed."""
    guides, data = root / "guides", root / "data"
    guides.mkdir()
    write_corpus(guides, documents)
    one = _ingest_here if without_model else _ingest_by_command

    def ingest() -> _Run:
        return _timed(partial(one, data, guides))

    first = ingest()
    same = [ingest() for _ in range(_AGAIN)]
    singles = []
    for number in range(0, min(documents, _AGAIN * len(SUFFIXES)), len(SUFFIXES)):
        changed = guides / f"document-{number:04}{SUFFIXES[0]}"
        changed.write_text(f"{changed.read_text()}\nOne more sentence stands here.\n")
        singles.append(ingest())
    report = first.report
    return {
        "documents": documents,
        "passages": report.passages,
        "failed": len(report.failed),
        "embeddings": report.embeddings,
        "first_seconds": round(first.seconds, 1),
        "first_processor_seconds": round(first.processor_seconds, 1),
        "read_seconds": round(report.timings_seconds.read, 1),
        "documents_per_second": round(documents / first.seconds, 2),
        "unchanged": _figures(same, first),
        "one_changed": _figures(singles, first),
        "largest_process_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000,
    }


@dataclass(frozen=True, slots=True)
class _Run:
    report: IngestReport
    seconds: float
    processor_seconds: float
    """Of all its processes: other work on the machine hardly changes it."""


def _figures(runs: Sequence[_Run], first: _Run) -> dict[str, object]:
    seconds = statistics.median(run.seconds for run in runs)
    processor = statistics.median(run.processor_seconds for run in runs)
    return {
        "seconds": [round(run.seconds, 2) for run in runs],
        "processor_seconds": [round(run.processor_seconds, 2) for run in runs],
        "embeddings": [run.report.embeddings for run in runs],
        "share_of_first": round(seconds / first.seconds, 4),
        "share_of_first_processor_time": round(processor / first.processor_seconds, 4),
    }


def _timed(work: Callable[[], IngestReport]) -> _Run:
    before = _processor_seconds()
    started = time.perf_counter()
    report = work()
    return _Run(report, time.perf_counter() - started, _processor_seconds() - before)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ingest_by_command(data: Path, guides: Path) -> IngestReport:
    """As a curator does it."""
    folders = {"COACH_DATA_DIR": str(data), "COACH_GUIDES_DIR": str(guides)}
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "ingest", "--json"],
        env=os.environ | folders,
        stdout=subprocess.PIPE,
        check=True,
    )
    return IngestReport.model_validate_json(done.stdout)


def _ingest_here(data: Path, guides: Path) -> IngestReport:
    """Without a model, and without the start of a program."""
    workshop = Workshop(DataFolder(data), Root(SHIPPED, guides), load_word_hash)
    with workshop.data.owned():
        outcome = build_in_child(workshop, IngestRequest(None), lambda *_: None)
        if outcome.candidate:
            publish_checked(workshop.data, outcome.candidate)
    return outcome.report


def _parts(guide: Path) -> list[list[Part]]:
    """The sections of a guide but its references, each a heading and its paragraphs and items."""
    body = guide.read_text(encoding="utf-8").split("---", 2)[2].split("\n## References")[0]
    return [_section(text) for text in body.split("\n## ")[1:]]


def _section(text: str) -> list[Part]:
    head, *pieces = (piece.strip() for piece in re.split(r"\n\s*\n|\n(?=[-*\d])", text))
    return [Part("h2", head.split("\n")[0]), *(_piece(piece) for piece in pieces if piece)]


def _piece(text: str) -> Part:
    """A list item if it is marked as one; other markup is left out, as not every format has it."""
    plain = re.sub(r"[*_`>#|]", "", " ".join(text.split()))
    marked = re.match(r"(-|\*|\d+\.)\s+", " ".join(text.split()))
    return Part("li", plain.split(maxsplit=1)[-1]) if marked else Part("p", plain)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--without-model", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="coach-bench-"))
    try:
        figures = measure(folder, options.documents, without_model=options.without_model)
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    finally:
        if not options.keep:
            shutil.rmtree(folder)
