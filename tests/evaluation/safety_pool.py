"""Every prompt that the safety classifier may be trained on, with where it comes from.

Several hands wrote them: ``first`` to ``twentyeighth`` (``safety_training/*.jsonl``), the tuning
halves of ``safety/*.jsonl``, of its first writer and of ``second_*.jsonl`` (``voice``), and all of
``safety_training/measured`` (``third`` to ``eighth voice``), sets that were reported on until
others took their place. No reporting half is read. Headings and questions of the shipped guides,
the questions that they expect, and what is asked of them in the tuning half and in
``questions_training``, are harmless by their nature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from coach.triage.pieces import whole

HERE = Path(__file__).parent
GUIDES = HERE.parents[1] / "corpus" / "guides"
MEASURED = HERE / "safety_training" / "measured"
"""Prompts in the form of measuring sets that were reported on until others took their place."""

GRADED = HERE / "stories_graded.jsonl"
"""Stories of feeling that may be met with a light check or a signpost, by two readers who did not
see each other's grades (from the ninth writer on by one); what nobody marked is left out."""

FIRST, TUNING, FROM_GUIDES = "first", "tuning", "guides"
LATER = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
LATER += ("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth")
LATER += ("seventeenth", "eighteenth", "nineteenth", "twentieth", "twentyfirst", "twentysecond")
LATER += ("twentythird", "twentyfourth", "twentyfifth", "twentysixth", "twentyseventh")
LATER += ("twentyeighth",)
SECOND, _, FOURTH, _, _, _, EIGHTH, _, _, ELEVENTH, _, _, _, FIFTEENTH, *_ = LATER
_, SEVENTEENTH, _, NINETEENTH, _, TWENTYFIRST, _, *_ = LATER[LATER.index("sixteenth") :]
*_, TWENTYFOURTH, _, _, TWENTYSEVENTH, _ = LATER
VOICE, THIRD_VOICE, FOURTH_VOICE = "voice", "third voice", "fourth voice"
FIFTH_VOICE, SIXTH_VOICE, SEVENTH_VOICE = "fifth voice", "sixth voice", "seventh voice"
EIGHTH_VOICE = "eighth voice"
VOICES = frozenset({VOICE, THIRD_VOICE, FOURTH_VOICE, FIFTH_VOICE, SIXTH_VOICE, SEVENTH_VOICE})
VOICES |= {EIGHTH_VOICE}
OF_MASKING = "identifiers.jsonl"
"""The development set of the masking rules: it has no labels that a classifier could learn."""
ORDINARY = "ordinary"
"""What people ask the guides: harmless, and what most people write."""
SITUATIONS, UNREAD_SITUATIONS = "situations", "situations, unread"
"""Troubles at work as people tell them to a coach, harmless: the likest to what it meets."""
HELD_OUT = frozenset({SECOND, VOICE, FOURTH, FOURTH_VOICE, EIGHTH, FIFTH_VOICE})
HELD_OUT |= {ELEVENTH, SIXTH_VOICE, FIFTEENTH, SEVENTEENTH, NINETEENTH, TWENTYFIRST}
HELD_OUT |= {UNREAD_SITUATIONS, TWENTYFOURTH, TWENTYSEVENTH}
"""Hands that an encoder trained without them judges; of what people ask the guides, one half goes
with them."""
EVERYDAY = frozenset(LATER[LATER.index("fourteenth") : LATER.index("twentieth")])
"""Hands that wrote what people type to a coach on an ordinary evening, and true twins of it."""
_ASKED_BY = ("first_", "second_", "third_", "fourth_", "measured/fourth_", "measured/third_")
_ASKED_BY += ("sixth_", "fifth_", "seventh_", "eighth_", "ninth_")
_ASKED_BY += ("tenth_", "eleventh_", "twelfth_", "thirteenth_", "fourteenth_")
_ASKED_BY += ("fifteenth_", "sixteenth_", "seventeenth_", "eighteenth_", "nineteenth_")
_ASKED_BY += ("twentieth_", "twentyfirst_")
"""Whose questions are read, in the order in which they joined: only whose stories are graded."""
_TOLD_BY = {
    **dict.fromkeys(("twentysecond_", "twentyfourth_", "twentyfifth_", "twentysixth_"), SITUATIONS),
    **dict.fromkeys(("twentythird_", "twentyseventh_", "twentyeighth_"), UNREAD_SITUATIONS),
}
"""The writers who told situations."""
_APART = frozenset({"feeling", "unanswerable_far", "unanswerable_near", "unanswerable_follow_up"})
"""Groups of questions that are not ordinary coaching."""
_FOR_HELP = "When to get other help"
"""Heading under which guides expect questions that may be more than ordinary."""
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
    return [*_written(), *_measured(), *_asked(), *_expected(), *_questions(), *_stories()]


def _rows(folder: str, pattern: str = "*") -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((HERE / folder).glob(f"{pattern}.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield path.name, json.loads(line)


def _is_tuning(row_id: str) -> bool:
    return hashlib.sha256(row_id.encode()).digest()[0] % 2 == 0


def _written() -> Iterator[Prompt]:
    for name, row in _rows("safety_training"):
        if name == OF_MASKING:
            continue
        hand = name.partition("_")[0]
        source = hand if hand in LATER else FIRST
        graded = row.get("level", "" if row["label"] == DANGER else "none")
        turns = (*row.get("earlier", ()), row["text"])
        yield Prompt(turns, row["label"], graded, tuple(row.get("also") or ()), source)


def _measured() -> Iterator[Prompt]:
    """Yield prompts written for measuring: tuning halves, and sets that are measured no more."""
    for name, row in _rows("safety"):
        if _is_tuning(row["id"]):
            yield _labelled(row, VOICE if name.startswith("second_") else TUNING)
    for name, row in _rows(f"safety_training/{MEASURED.name}"):
        yield _labelled(row, f"{name.partition('_')[0]} voice")


def _labelled(row: dict[str, Any], source: str) -> Prompt:
    """Return a line of a measuring set as a prompt for training."""
    expect = row["expect"]
    # A patient's data in a message says nothing of what the message is about.
    route = HARMLESS if expect["route"] == "identifiers" else expect["route"]
    return Prompt(
        tuple(row["turns"]), route, expect["level"], tuple(expect.get("also") or ()), source
    )


def _asked() -> Iterator[Prompt]:
    """Yield ordinary coaching: questions of the tuning half, and those kept for training."""
    for row in _question_rows():
        if row["group"] not in _APART:
            yield Prompt(tuple(row["turns"]), HARMLESS, "none", (), ORDINARY)


def _stories() -> Iterator[Prompt]:
    """Yield stories: ordinary unhappiness and trouble, unless a reader graded one otherwise."""
    lines = GRADED.read_text(encoding="utf-8").splitlines()
    graded = {row["id"]: row for row in map(json.loads, lines)}
    stories = [(row, ORDINARY) for row in _question_rows() if row["group"] == "feeling"]
    told = [
        (row, source)
        for hand, source in _TOLD_BY.items()
        for _, row in _rows("questions_training", f"{hand}*")
    ]
    for row, source in (*stories, *told):
        grade = graded.get(row["id"], {})
        also = tuple(grade.get("also", ()))
        yield Prompt(tuple(row["turns"]), HARMLESS, grade.get("level", "none"), also, source)


def _question_rows() -> Iterator[dict[str, Any]]:
    """Yield what people ask the guides, later writers last, so that halves keep what they had."""
    for _, row in _rows("questions"):
        if _is_tuning(row["id"]):
            yield row
    for hand in _ASKED_BY:
        for _, row in _rows("questions_training", f"{hand}*"):
            yield row


def _expected() -> Iterator[Prompt]:
    """Yield the questions that the guides expect."""
    for path in sorted(GUIDES.glob("*.md")):
        head = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0])
        for heading, questions in head["asked_as"].items():
            for question in questions if heading != _FOR_HELP else ():
                yield Prompt((question,), HARMLESS, "none", (), FROM_GUIDES)


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


def held_out(prompts: list[Prompt]) -> list[Prompt]:
    """Return the prompts that are left out, to see how the scores do on what they have not read."""
    ordinary = [prompt for prompt in prompts if prompt.source == ORDINARY]
    return [*(prompt for prompt in prompts if prompt.source in HELD_OUT), *ordinary[::2]]


def joined(prompt: Prompt) -> str:
    """Return what the scores of a prompt are trained on: its last turns as one text."""
    *earlier, turn = prompt.turns
    return " ".join([*(text[-200:] for text in earlier[-3:]), whole(turn)])


def labels_of(prompts: list[Prompt]) -> tuple[str, ...]:
    """Return every label that is scored."""
    routes = {prompt.route for prompt in prompts} - {HARMLESS, DANGER, DISTRESS}
    return (DANGER, URGENT, *sorted(routes), HARMLESS)


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
