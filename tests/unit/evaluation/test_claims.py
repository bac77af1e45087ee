"""The claims that verification is trained and measured on are what their folder says."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

FAULTS = Path(__file__).parents[2] / "evaluation" / "faults"
GUIDES = Path(__file__).parents[3] / "corpus" / "guides"
TRAINING = sorted((FAULTS / "claims").glob("*.jsonl"))
MEASURED = FAULTS / "measured_claims.jsonl"
HONEST = {"near", "para"}
_MARKS = re.compile(r"[*_`]")


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def plain(text: str) -> str:
    """Words without Markdown's marks, with single spaces."""
    return " ".join(_MARKS.sub("", text).split())


@pytest.mark.parametrize("path", [*TRAINING, MEASURED], ids=lambda path: path.stem)
def test_every_citation_stands_in_its_guide(path: Path) -> None:
    bodies = {
        guide.name: plain(guide.read_text(encoding="utf-8").split("\n---\n", 1)[1])
        for guide in GUIDES.glob("*.md")
    }
    lost = [
        row["id"]
        for row in rows(path)
        if any(plain(quote) not in bodies[row["doc"]] for quote in row["cites"])
    ]
    assert lost == []


@pytest.mark.parametrize("path", [*TRAINING, MEASURED], ids=lambda path: path.stem)
def test_claims_are_honest_or_name_their_fault(path: Path) -> None:
    found = rows(path)
    assert all(row["borne_out"] is (row["kind"] in HONEST) for row in found)
    honest = sum(row["borne_out"] for row in found)
    assert 0.45 < honest / len(found) < 0.55


def test_ids_and_claims_are_never_used_twice() -> None:
    every = [row for path in [*TRAINING, MEASURED] for row in rows(path)]
    for key in ("id", "claim"):
        assert [value for value, n in Counter(row[key] for row in every).items() if n > 1] == []
