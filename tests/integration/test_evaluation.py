"""The measuring rod: question sets and collections, through the product's own pipeline."""

import json
from pathlib import Path

import pytest

from api.evaluating import measure_collection, measure_questions
from coach.collection import load_collection
from coach.errors import QuestionSetError
from coach.questions import Gold, Question
from tests.conftest import FEEDBACK, Library

GOLD = Gold(doc="giving-feedback.md", quote="Criticism belongs in a quiet room.")
FOUND = Question(id="found", group="easy", turns=("Where does criticism belong?",), gold=(GOLD,))


def question(identifier: str, *gold: Gold, every: bool = False) -> Question:
    return FOUND.model_copy(update={"id": identifier, "gold": gold, "all": every})


def progress(*_: object) -> None:
    return None


def write_collection(folder: Path, documents: dict[str, str], qrels: str) -> Path:
    folder.mkdir()
    lines = [
        json.dumps({"_id": name, "title": f"About {name} 😀\x7f", "text": text})
        for name, text in documents.items()
    ]
    (folder / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    queries = [{"_id": "q1", "text": "thunder over hills"}, {"_id": "q2", "text": "bread ovens"}]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    (folder / "qrels.tsv").write_text(qrels, encoding="utf-8")
    return folder


DOCUMENTS = {
    "d/1": "Thunder rolled over the hills all night. Nobody slept.",
    "d/2": "Bread rises before the ovens are lit. Bakers start early.",
    "d/3": "Rivers run to the sea.",
    "d/4": "Rivers run to the sea.",
}
QRELS = "query-id\tcorpus-id\tscore\nq1\td/1\t1\nq2\td/2\t1\n"


def test_gold_sentence_is_found_by_every_ranking(filled: Library) -> None:
    report = measure_questions(filled.settings, [FOUND], None, progress, filled.load)
    assert report.measured == 1
    assert not report.failures
    figures = report.to_json()
    assert figures["found@8"] == {"dense": 1.0, "lexical": 1.0, "fused": 1.0, "served": 1.0}
    assert set(figures) >= {"ndcg@10", "recall@100", "mrr", "intervals", "groups"}


def test_what_is_not_found_is_listed_with_what_was_found_instead(library: Library) -> None:
    for number in range(12):
        library.write(f"zebra-{number}.md", f"# Zebra {number}\n\nA zebra has {number} stripes.\n")
    library.write("giving-feedback.md", FEEDBACK)
    library.ingest()
    lost = FOUND.model_copy(update={"id": "lost", "turns": ("How many stripes has a zebra?",)})
    report = measure_questions(library.settings, [FOUND, lost], None, progress, library.load)
    assert [failure.id for failure in report.failures] == ["lost"]
    assert report.failures[0].first[0].startswith("Zebra")
    assert report.to_json()["found@8"]["served"] == 0.5  # type: ignore[index]


def test_gold_that_no_guide_holds_is_said_and_not_counted(filled: Library) -> None:
    unknown = question("unknown", Gold(doc="giving-feedback.md", quote="Nobody wrote this."))
    nowhere = question("nowhere", Gold(doc="none.md", quote="Praise can be public."))
    report = measure_questions(
        filled.settings, [FOUND, unknown, nowhere], None, progress, filled.load
    )
    assert report.not_held == ["unknown", "nowhere"]
    assert report.measured == 1


def test_guides_of_a_folder_are_measured_without_touching_the_library(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "giving-feedback.md").write_text(
        "# Feedback\n\nCriticism belongs in a *quiet* room.\n", encoding="utf-8"
    )
    report = measure_questions(library.settings, [FOUND], folder, progress, library.load)
    assert report.measured == 1
    assert not library.data.library.exists()


def test_collection_is_scored_by_document(library: Library, tmp_path: Path) -> None:
    collection = load_collection(write_collection(tmp_path / "c", DOCUMENTS, QRELS))
    report = measure_collection(library.settings, collection, progress, library.load)
    figures = report.to_json()
    assert (figures["queries"], figures["documents"], figures["not_read"]) == (2, 4, 0)
    assert figures["ndcg@10"] == {"dense": 1.0, "lexical": 1.0, "fused": 1.0}
    assert figures["recall@100"] == {"dense": 1.0, "lexical": 1.0, "fused": 1.0}
    assert not library.data.root.exists()


def test_document_with_the_querys_own_id_does_not_count(library: Library, tmp_path: Path) -> None:
    documents = {"q1": "thunder over hills", **DOCUMENTS}
    collection = load_collection(write_collection(tmp_path / "c", documents, QRELS))
    report = measure_collection(library.settings, collection, progress, library.load)
    assert report.estimates["mrr"]["fused"].mean == 1.0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("corpus.jsonl", '{"text": "x"}', "corpus.jsonl, line 1: it has no '_id'"),
        ("queries.jsonl", "{", "queries.jsonl, line 1: it is not JSON"),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\td\tmany", "qrels.tsv, line 2"),
        ("qrels.tsv", "", "no query has a relevant one"),
    ],
)
def test_faulty_collection_is_refused_by_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    folder = write_collection(tmp_path / "c", DOCUMENTS, QRELS)
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=said):
        load_collection(folder)


def test_collection_without_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"corpus\.jsonl"):
        load_collection(tmp_path)
