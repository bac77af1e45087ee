"""How well documents are found in a collection in BEIR form, each scored by its best passage.

Floor 2. The form is that of BEIR (Thakur et al. 2021, https://github.com/beir-cellar/beir):
``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv`` (or ``qrels/test.tsv``).
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from coach.errors import QuestionSetError
from coach.evaluation import DEPTH, LEGS, plain_estimates
from coach.metrics import MEASURES, Estimate, estimate, measure
from corpus.library import Library

_QRELS = ("qrels.tsv", "qrels/test.tsv")
_WORST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Document:
    """A text of a collection."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, and queries with what is relevant to them."""

    documents: Sequence[Document]
    queries: Mapping[str, str]
    """Those that something is relevant to."""
    qrels: Mapping[str, Mapping[str, int]]


class WorstQuery(BaseModel):
    """A query that the fused ranking serves badly."""

    id: str
    query: str
    ndcg: dict[str, float]
    """nDCG@10 by ranking, in [0, 1]."""
    relevant: list[str]
    found: list[str]
    """The first documents of the fused ranking."""


class CollectionReport(BaseModel):
    """How a collection did."""

    queries: int
    documents: int
    passages: int
    not_read: int
    """Documents of which nothing could be read; they count as not found."""
    estimates: dict[str, dict[str, Estimate]]
    fused_minus_better_leg: Estimate
    """Of nDCG@10, query by query; the better leg is chosen over all of them."""
    worst: list[WorstQuery]

    def to_json(self) -> dict[str, object]:
        """As scripts read it: means by measure and ranking, intervals beside them."""
        return {**plain_estimates(self.estimates), **self.model_dump(exclude={"estimates"})}


def load_collection(folder: Path) -> Collection:
    """Read a collection.

    Raises:
        QuestionSetError: If a file is missing or a line is wrong, naming it.
    """
    documents = [
        Document(str(line["_id"]), str(line.get("title") or ""), str(line["text"]))
        for line in _objects(folder / "corpus.jsonl", ("_id", "text"))
    ]
    qrels = _qrels(folder)
    queries = {
        str(line["_id"]): str(line["text"])
        for line in _objects(folder / "queries.jsonl", ("_id", "text"))
        if str(line["_id"]) in qrels
    }
    if not documents or not queries:
        raise QuestionSetError(str(folder), "it has no documents, or no query has a relevant one")
    return Collection(documents, queries, {query: qrels[query] for query in queries})


def evaluate_collection(
    collection: Collection,
    library: Library,
    guides: Mapping[str, str],
    on_progress: Callable[[str, int, int], None] = lambda *_: None,
) -> CollectionReport:
    """Search for every query and see where its relevant documents are.

    A document with the query's own id is left out of both, as BEIR does.

    Args:
        collection: What is measured.
        library: Holds the collection's documents as guides.
        guides: Guide by document; documents with the same text share one.
        on_progress: Told after every query.

    Raises:
        IndexQueryError: If the vector index cannot answer.
    """
    documents: dict[str, list[str]] = {}
    for document, guide in guides.items():
        documents.setdefault(guide, []).append(document)
    runs: dict[str, dict[str, list[str]]] = {leg: {} for leg in LEGS}
    for done, (query_id, text) in enumerate(collection.queries.items(), start=1):
        ranking = library.rank(text, DEPTH)
        for leg in LEGS:
            by_guide = dict.fromkeys(library.guide_of(list(getattr(ranking, leg))))
            runs[leg][query_id] = [
                document
                for guide in by_guide
                for document in documents.get(guide, ())
                if document != query_id
            ]
        on_progress("search", done, len(collection.queries))
    return _report(collection, runs, library, len(guides))


def _report(
    collection: Collection,
    runs: Mapping[str, Mapping[str, Sequence[str]]],
    library: Library,
    read: int,
) -> CollectionReport:
    qrels = {
        query: {document: grade for document, grade in judged.items() if document != query}
        for query, judged in collection.qrels.items()
    }
    measured = {leg: measure(qrels, runs[leg]) for leg in LEGS}
    estimates = {
        name: {leg: estimate(list(measured[leg][name].values())) for leg in LEGS}
        for name in MEASURES
    }
    ndcg = {leg: measured[leg]["ndcg@10"] for leg in LEGS}
    better = max(("dense", "lexical"), key=lambda leg: sum(ndcg[leg].values()))
    gains = [ndcg["fused"][query] - ndcg[better][query] for query in qrels]
    worst = sorted(qrels, key=lambda query: ndcg["fused"][query])[:_WORST_SHOWN]
    return CollectionReport(
        queries=len(qrels),
        documents=len(collection.documents),
        passages=library.manifest.counts.passages,
        not_read=len(collection.documents) - read,
        estimates=estimates,
        fused_minus_better_leg=estimate(gains),
        worst=[
            WorstQuery(
                id=query,
                query=collection.queries[query],
                ndcg={leg: ndcg[leg][query] for leg in LEGS},
                relevant=[document for document, grade in qrels[query].items() if grade > 0],
                found=list(runs["fused"][query][:3]),
            )
            for query in worst
        ],
    )


def _objects(path: Path, fields: Iterable[str]) -> Iterator[dict[str, object]]:
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{path.name}, line {number}"
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise QuestionSetError(place, "it is not JSON") from error
        missing = [f for f in fields if not isinstance(value, dict) or f not in value]
        if missing:
            raise QuestionSetError(place, f"it has no {missing[0]!r}")
        yield value


def _qrels(folder: Path) -> dict[str, dict[str, int]]:
    path = next((folder / name for name in _QRELS if (folder / name).is_file()), folder / _QRELS[0])
    judged: dict[str, dict[str, int]] = {}
    rows = csv.reader(_text(path).splitlines(), delimiter="\t")
    for number, row in enumerate(rows, start=1):
        if not row or (number == 1 and not row[-1].strip().lstrip("-").isdigit()):
            continue  # an empty line, or the names of the columns
        try:
            query, document, grade = row[0], row[-2], int(row[-1])
        except (IndexError, ValueError) as error:
            place = f"{path.name}, line {number}"
            raise QuestionSetError(place, "it is not query, document and grade") from error
        if grade > 0:
            judged.setdefault(query, {})[document] = grade
    return judged


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(str(path), "it cannot be read as text") from error
