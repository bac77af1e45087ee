"""How long it takes to ingest 1,000 documents, and to do it again: ``make bench``.

The documents are made from the shipped guides, each a different selection of their sections, in the
formats that can be written without a library: Markdown, HTML, plain text and reStructuredText.
Prints JSON. The encoder is the shipped one; ``--without-model`` takes the one of the tests.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from functools import partial
from html import escape
from pathlib import Path

from coach_child import load_word_hash

from corpus.data_folder import DataFolder
from corpus.encoder import SHIPPED_ENCODER, Encoder, SentenceTransformerEncoder
from corpus.lazy_encoder import known_identity
from corpus.publishing import publish_checked
from corpus.settings import shipped_guides
from ingest.pipeline import IngestRequest, Outcome
from ingest.sources import SHIPPED, Root
from ingest.worker import Workshop, build_in_child

_SECTIONS = 3


def load_shipped() -> Encoder:
    """The shipped encoder, loaded in the child."""
    return SentenceTransformerEncoder(SHIPPED_ENCODER, threads=2)


def write_corpus(folder: Path, documents: int) -> None:
    """Write so many documents, the same ones every time."""
    chance = random.Random(0)
    sections = [part for guide in sorted(shipped_guides().glob("*.md")) for part in _parts(guide)]
    formats = (_markdown, _html, _text, _rst)
    for number in range(documents):
        chosen = chance.sample(sections, _SECTIONS)
        suffix, content = formats[number % len(formats)](f"Document {number}", chosen)
        (folder / f"document-{number:04}.{suffix}").write_text(content, encoding="utf-8")


def measure(documents: int, *, without_model: bool) -> dict[str, object]:
    """Ingest a corpus, then again unchanged, then with one file changed."""
    root = Path(tempfile.mkdtemp(prefix="coach-bench-"))
    guides = root / "guides"
    guides.mkdir()
    write_corpus(guides, documents)
    data = DataFolder(root / "data")
    identity = None if without_model else known_identity(SHIPPED_ENCODER)
    load = partial(load_word_hash) if without_model else load_shipped
    workshop = Workshop(data, Root(SHIPPED, guides), load, identity)
    first, whole = _timed(workshop)
    _, same = _timed(workshop)
    changed = guides / "document-0000.md"
    changed.write_text(f"{changed.read_text()}\nOne more sentence stands here.\n")
    one, single = _timed(workshop)
    report = first.report
    return {
        "documents": documents,
        "passages": report.passages,
        "failed": len(report.failed),
        "embeddings": report.embeddings,
        "first_seconds": round(whole, 1),
        "read_seconds": round(report.timings_seconds.read, 1),
        "documents_per_second": round(documents / whole, 2),
        "unchanged_seconds": round(same, 2),
        "one_changed_seconds": round(single, 2),
        "one_changed_embeddings": one.report.embeddings,
        "one_changed_share_of_first": round(single / whole, 3),
        "child_peak_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000,
    }


def _timed(workshop: Workshop) -> tuple[Outcome, float]:
    started = time.perf_counter()
    with workshop.data.owned():
        outcome = build_in_child(workshop, IngestRequest(None), lambda *_: None)
        if outcome.candidate:
            publish_checked(workshop.data, outcome.candidate)
    return outcome, time.perf_counter() - started


def _parts(guide: Path) -> list[tuple[str, str]]:
    body = guide.read_text(encoding="utf-8").split("---", 2)[2]
    parts = [part.split("\n", 1) for part in body.split("\n## ")[1:]]
    return [(part[0].strip(), part[1].strip()) for part in parts if len(part) > 1]


def _markdown(title: str, parts: list[tuple[str, str]]) -> tuple[str, str]:
    return "md", f"# {title}\n\n" + "\n\n".join(f"## {head}\n\n{text}" for head, text in parts)


def _html(title: str, parts: list[tuple[str, str]]) -> tuple[str, str]:
    body = "".join(
        f"<h2>{escape(head)}</h2>" + "".join(f"<p>{escape(p)}</p>" for p in text.split("\n\n"))
        for head, text in parts
    )
    return "html", f"<html><body><main><h1>{title}</h1>{body}</main></body></html>"


def _text(title: str, parts: list[tuple[str, str]]) -> tuple[str, str]:
    return "txt", f"{title}\n\n" + "\n\n".join(f"{head}\n\n{text}" for head, text in parts)


def _rst(title: str, parts: list[tuple[str, str]]) -> tuple[str, str]:
    head = f"{title}\n{'=' * len(title)}\n\n"
    sections = (f"{name}\n{'-' * (len(name) + 2)}\n\n{text}" for name, text in parts)
    return "rst", head + "\n\n".join(sections)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--without-model", action="store_true")
    options = parser.parse_args()
    figures = measure(options.documents, without_model=options.without_model)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
