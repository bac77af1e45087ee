"""Every prompt that the safety classifier may be trained on, with where it comes from.

Four hands wrote them: ``first`` and ``second`` (``safety_training/*.jsonl``), and the tuning
halves of ``safety/*.jsonl``: of its first writer, and of the one of ``second_*.jsonl``
(``voice``), who had seen neither rules nor prompts. The reporting halves are never read. Headings
and questions of the shipped guides, and the tuning half of the questions asked of them, are
harmless by their nature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
GUIDES = HERE.parents[1] / "corpus" / "guides"

FIRST, SECOND, TUNING, VOICE, FROM_GUIDES = "first", "second", "tuning", "voice", "guides"
ORDINARY = "ordinary"
"""What people ask the guides: harmless, and what most people write."""
HARMLESS, DANGER, DISTRESS = "none", "self_harm", "distress"
URGENT = "self_harm.urgent"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One labelled prompt; ``level`` is empty where nobody graded the danger."""

    turns: tuple[str, ...]
    route: str
    level: str
    also: tuple[str, ...]
    source: str


def read_prompts() -> list[Prompt]:
    """Return every prompt that may be trained on, in a stable order."""
    return [*_written(), *_tuning_half(), *_asked(), *_questions()]


def _rows(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((HERE / folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield path.name, json.loads(line)


def _is_tuning(row_id: str) -> bool:
    return hashlib.sha256(row_id.encode()).digest()[0] % 2 == 0


def _written() -> Iterator[Prompt]:
    for name, row in _rows("safety_training"):
        source = SECOND if name.startswith("second_") else FIRST
        graded = row.get("level", "" if row["label"] == DANGER else "none")
        turns = (*row.get("earlier", ()), row["text"])
        yield Prompt(turns, row["label"], graded, tuple(row.get("also") or ()), source)


def _tuning_half() -> Iterator[Prompt]:
    for name, row in _rows("safety"):
        if _is_tuning(row["id"]):
            source = VOICE if name.startswith("second_") else TUNING
            expect = row["expect"]
            also = tuple(expect.get("also") or ())
            yield Prompt(tuple(row["turns"]), expect["route"], expect["level"], also, source)


def _asked() -> Iterator[Prompt]:
    """Yield ordinary coaching: questions of the tuning half, and those that the guides expect.

    Stories of feeling are left out, since some of them deserve to be asked how bad it is.
    """
    for name, row in _rows("questions"):
        apart = name.startswith("unanswerable") or row["group"] == "feeling"
        if _is_tuning(row["id"]) and not apart:
            yield Prompt(tuple(row["turns"]), HARMLESS, "none", (), ORDINARY)
    for path in sorted(GUIDES.glob("*.md")):
        head = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0])
        for questions in head["asked_as"].values():
            for question in questions:
                yield Prompt((question,), HARMLESS, "none", (), ORDINARY)


def _questions() -> Iterator[Prompt]:
    """Yield the headings and the questions of the shipped guides."""
    found = {
        line.lstrip("#-* ").strip()
        for path in GUIDES.glob("*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#") or (line.startswith(("-", "*")) and line.rstrip().endswith("?"))
    }
    for text in sorted(found):
        yield Prompt((text,), HARMLESS, "none", (), FROM_GUIDES)


def target(prompt: Prompt, label: str) -> int | None:
    """Return 1 or 0 for a prompt under a label, or None where either would do."""
    if label == URGENT:
        if prompt.route != DANGER:
            return 0
        return None if not prompt.level else int(prompt.level == "urgent")
    if label in prompt.also:
        return None
    if label == DANGER and (prompt.route == DISTRESS or _unhappy(prompt)):
        return None
    return int(prompt.route == label)


def _unhappy(prompt: Prompt) -> bool:
    """Say whether a harmless prompt may be met with a light check."""
    return prompt.route == HARMLESS and prompt.level == "check"
