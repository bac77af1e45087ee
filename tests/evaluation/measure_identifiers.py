"""Measures the masking of patient identifiers, and counts what it takes from ordinary questions.

``PYTHONPATH=. python tests/evaluation/measure_identifiers.py [--misses] [FILE ...]``

Without files: the development set of the rules, the four sets that have been read, and every
question of ``questions*/``, in which nothing is to be masked. The rules were written on the
development set; the others say how far they reach. ``--misses`` lists the misses by id.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from intervals import shown
from measure_safety import Figures, count_masks

from coach.identifiers import mask_identifiers

HERE = Path(__file__).parent
DEVELOPMENT = HERE / "safety_training" / "identifiers.jsonl"
READ = (
    HERE / "safety" / "identifiers.jsonl",
    HERE / "safety" / "second_identifiers.jsonl",
    HERE / "safety_training" / "measured" / "third_identifiers.jsonl",
    HERE / "safety_training" / "measured" / "fourth_identifiers.jsonl",
)


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the prompts of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measure(path: Path) -> Figures:
    """Return the figures of one file, over both identifier groups."""
    figures = Figures()
    for row in rows(path):
        if "mask" in row["expect"]:
            count_masks(figures, row)
    return figures


def taken_from_questions() -> list[str]:
    """Return what is masked in ordinary questions, with the id of each."""
    return [
        f"{row['id']} wrongly masked as {found.kind}"
        for path in sorted(HERE.glob("questions*/**/*.jsonl"))
        for row in rows(path)
        for turn in row["turns"]
        for found in mask_identifiers(turn).found
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every miss by its id")
    asked = parser.parse_args()
    for path in asked.files or (DEVELOPMENT, *READ):
        figures = measure(path)
        masks = figures.masks
        recall, precision = shown(masks.covered, masks.expected), shown(masks.true, masks.found)
        sys.stdout.write(f"{path.name}: recall {recall}, precision {precision}\n")
        if asked.misses:
            sys.stdout.writelines(f"  {miss}\n" for miss in figures.misses)
    if not asked.files:
        taken = taken_from_questions()
        sys.stdout.write("\n".join([f"ordinary questions: {len(taken)} masked", *taken]) + "\n")


if __name__ == "__main__":
    main()
