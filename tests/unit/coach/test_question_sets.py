"""Question sets are read strictly, and a fault names its line."""

from pathlib import Path

import pytest

from coach.errors import QuestionSetError
from coach.questions import Half, load_questions

ONE = '{"id": "a", "turns": ["Why?"], "gold": [{"doc": "g.md", "quote": "So."}]}'


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_folder_is_read_file_by_file(tmp_path: Path) -> None:
    write(tmp_path, "b.jsonl", ONE.replace('"a"', '"b"'))
    write(tmp_path, "a.jsonl", f"\n{ONE}\n")
    assert [question.id for question in load_questions([tmp_path])] == ["a", "b"]


def test_halves_share_nothing_and_lose_nothing(tmp_path: Path) -> None:
    lines = "\n".join(ONE.replace('"a"', f'"q{number}"') for number in range(50))
    path = write(tmp_path, "q.jsonl", lines)
    halves = [{q.id for q in load_questions([path], half)} for half in Half]
    assert halves[0].isdisjoint(halves[1])
    assert len(halves[0] | halves[1]) == 50
    assert all(halves)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1"),
        ('{"id": "a", "turns": []}', "turns"),
        (f"{ONE}\n{ONE}", "line 2: 'a' is double"),
        ('{"id": "a", "turns": ["x"], "gold": [{"doc": "g.md"}]}', "gold.0.quote"),
    ],
)
def test_fault_names_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, "q.jsonl", text)
    with pytest.raises(QuestionSetError, match=said):
        load_questions([path])


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"none\.jsonl"):
        load_questions([tmp_path / "none.jsonl"])
