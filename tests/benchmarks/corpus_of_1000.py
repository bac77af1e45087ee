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
    ingest = partial(_ingest_here if without_model else _ingest_by_command, data, guides)
    first, whole = ingest()
    same = [ingest() for _ in range(_AGAIN)]
    singles = []
    for number in range(0, _AGAIN * len(SUFFIXES), len(SUFFIXES)):
        changed = guides / f"document-{number:04}{SUFFIXES[0]}"
        changed.write_text(f"{changed.read_text()}\nOne more sentence stands here.\n")
        singles.append(ingest())
    single = statistics.median(seconds for _, seconds in singles)
    return {
        "documents": documents,
        "passages": first.passages,
        "failed": len(first.failed),
        "embeddings": first.embeddings,
        "first_seconds": round(whole, 1),
        "read_seconds": round(first.timings_seconds.read, 1),
        "documents_per_second": round(documents / whole, 2),
        "unchanged_seconds": [round(seconds, 2) for _, seconds in same],
        "unchanged_embeddings": [report.embeddings for report, _ in same],
        "one_changed_seconds": [round(seconds, 2) for _, seconds in singles],
        "one_changed_embeddings": [report.embeddings for report, _ in singles],
        "one_changed_share_of_first": round(single / whole, 3),
        "largest_process_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000,
    }


def _ingest_by_command(data: Path, guides: Path) -> tuple[IngestReport, float]:
    """As a curator does it."""
    folders = {"COACH_DATA_DIR": str(data), "COACH_GUIDES_DIR": str(guides)}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "ingest", "--json"],
        env=os.environ | folders,
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds = time.perf_counter() - started
    return IngestReport.model_validate_json(done.stdout), seconds


def _ingest_here(data: Path, guides: Path) -> tuple[IngestReport, float]:
    """Without a model, and without the start of a program."""
    workshop = Workshop(DataFolder(data), Root(SHIPPED, guides), load_word_hash)
    started = time.perf_counter()
    with workshop.data.owned():
        outcome = build_in_child(workshop, IngestRequest(None), lambda *_: None)
        if outcome.candidate:
            publish_checked(workshop.data, outcome.candidate)
    return outcome.report, time.perf_counter() - started


def _parts(guide: Path) -> list[list[Part]]:
    """The sections of a guide, each a heading and its paragraphs and list items."""
    body = guide.read_text(encoding="utf-8").split("---", 2)[2]
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
