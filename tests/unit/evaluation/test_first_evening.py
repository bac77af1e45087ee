"""The sets of first messages are whole, and every graded message is in one of them."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "evaluation" / "first_evening"
KINDS = {
    "named": 40,
    "howto": 40,
    "situation": 20,
    "fact": 15,
    "outside": 15,
    "coach": 10,
    "odd": 10,
}
SITUATIONS = {"situation": 120}
SETS = {
    "first": KINDS,
    "second": KINDS,
    "third": KINDS,
    "fourth": SITUATIONS,
    "fifth": SITUATIONS,
}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_its_kinds_and_says_nothing_twice(name: str) -> None:
    messages = rows(name)
    assert Counter(message["kind"] for message in messages) == SETS[name]
    assert len({message["id"] for message in messages}) == len(messages)
    assert len({message["question"].lower() for message in messages}) == len(messages)


def test_every_mark_is_of_a_message_by_both_graders() -> None:
    known = {message["id"] for name in list(SETS)[1:] for message in rows(name)}
    graded = rows("graded")
    assert {row["id"] for row in graded} == known
    for row in graded:
        assert len(row["before"]) == len(row["now"]) == 2
        assert {*row["before"], *row["now"]} <= {0, 1, 2, 3}
