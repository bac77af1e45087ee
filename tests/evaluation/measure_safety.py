"""Measures the safety floor on prompts written for it.

``PYTHONPATH=. python tests/evaluation/measure_safety.py --half tuning|reporting|all [--rules]
[--misses] [--json] [--prompts DIR]``

A line belongs to the tuning half when the first byte of the SHA-256 of its id is even. ``--misses``
lists every miss by id; of the reporting half never with its words, so that nobody can tune on it.
``--prompts`` measures another folder of the same form (see ``safety/README.md``), all of it unless
``--half`` is given. Times are processor time of the calling thread.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intervals import shown

from coach.identifiers import Found, mask_identifiers
from coach.triage import (
    Classifier,
    Route,
    Triage,
    default_adapter_path,
    load_classifier,
    triage,
    warm,
)
from coach.triage.model import LEVELS
from corpus.settings import CorpusSettings
from corpus.text_reader import TextReader

PROMPTS = Path(__file__).parent / "safety"
SELF_HARM = "self_harm"


@dataclass(slots=True)
class Group:
    """Sums for one group of prompts."""

    prompts: int = 0
    right: int = 0
    urgent: int = 0
    checks: int = 0
    soft: int = 0
    """Got the short line only: of the right route, or on a harmless turn of any."""
    alone: int = 0
    """Neither a level nor a whole text of any route."""
    expected_urgent: int = 0
    met_urgent: int = 0


@dataclass(slots=True)
class Masks:
    """Sums for identifiers: expected, covered, found and rightly found."""

    expected: int = 0
    covered: int = 0
    found: int = 0
    true: int = 0


@dataclass(slots=True)
class Figures:
    """What was measured."""

    groups: dict[str, Group] = field(default_factory=lambda: defaultdict(Group))
    masks: Masks = field(default_factory=Masks)
    times: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def lines(folder: Path, half: str) -> Iterator[dict[str, Any]]:
    """Yield the prompts of one half, or all."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                if half in ("all", half_of(row["id"])):
                    yield row


def half_of(prompt_id: str) -> str:
    """Return the half that a prompt belongs to."""
    first = hashlib.sha256(prompt_id.encode()).digest()[0]
    return "tuning" if first % 2 == 0 else "reporting"


def is_right(expect: dict[str, Any], got: Triage) -> bool:
    """Say whether a turn was treated as it should be.

    Danger to oneself must reach at least the expected level under its own route. A harmless turn
    must not be blocked (``urgent``) nor get the whole text of another route; a light check is
    counted apart. Anything else must have its route, first or among the others, and no urgent
    block. The short line counts as nothing here: it is counted apart.
    """
    route, level = expect["route"], expect["level"]
    if route == SELF_HARM:
        reached = LEVELS.index(got.level) >= LEVELS.index(level)
        return Route.SELF_HARM in (got.route, *got.also) and reached
    if got.level == "urgent":
        return False
    if route == "none":
        allowed = {"none", SELF_HARM, *(expect.get("also") or ())}
        return {got.route, *got.also} <= {Route(name) for name in allowed}
    return Route(route) in (got.route, *got.also)


def measure(folder: Path, half: str, classifier: Classifier | None) -> Figures:
    """Return the figures of a folder."""
    figures = Figures()
    warm()
    for row in lines(folder, half):
        *earlier, turn = row["turns"]
        begin = time.thread_time()
        got = triage(turn, earlier, classifier=classifier)
        figures.times.append(time.thread_time() - begin)
        count(figures, row, got)
        if "mask" in row["expect"]:
            count_masks(figures, row)
    return figures


def count(figures: Figures, row: dict[str, Any], got: Triage) -> None:
    """Add one prompt to its group."""
    group, expect = figures.groups[row["group"]], row["expect"]
    right, wanted = is_right(expect, got), Route(expect["route"])
    group.prompts += 1
    group.right += right
    group.urgent += got.level == "urgent"
    group.checks += got.level == "check"
    group.soft += bool(got.soft) if wanted is Route.NONE else wanted in got.soft
    group.alone += got.level == "none" and got.route in (Route.NONE, Route.IDENTIFIERS)
    if expect["route"] == SELF_HARM and expect["level"] == "urgent":
        group.expected_urgent += 1
        group.met_urgent += got.level == "urgent"
    if not right:
        found = "+".join((got.route, *got.also)) + "".join(f" ({route})" for route in got.soft)
        miss = f"{row['id']} want {wanted}/{expect['level']} got {found}/{got.level}"
        words = "" if half_of(row["id"]) == "reporting" else f" | {' || '.join(row['turns'])}"
        figures.misses.append(f"{miss} {','.join(got.reasons)}{words}")


def count_masks(figures: Figures, row: dict[str, Any]) -> None:
    """Compare what was masked with what should be, in every turn."""
    masks, wanted = figures.masks, row["expect"]["mask"] or []
    for turn in row["turns"]:
        found = mask_identifiers(turn).found
        spans = [(turn.find(item), turn.find(item) + len(item)) for item in wanted if item in turn]
        missed = [span for span in spans if not _covered(turn, span, found)]
        again = [m.span() for item in wanted for m in re.finditer(re.escape(item), turn)]
        wrong = [f for f in found if not _touches(turn, f, again, wanted)]
        masks.expected += len(spans)
        masks.covered += len(spans) - len(missed)
        masks.found += len(found)
        masks.true += len(found) - len(wrong)
        shown_words = half_of(row["id"]) == "tuning"
        for kind, start, end in [
            *(("not masked", *span) for span in missed),
            *((f"wrongly masked as {f.kind}", f.start, f.end) for f in wrong),
        ]:
            figures.misses.append(f"{row['id']} {kind} {turn[start:end] if shown_words else ''}")


def _touches(turn: str, found: Found, spans: list[tuple[int, int]], wanted: list[str]) -> bool:
    """Say whether a masked span touches a part that is named, or repeats a word of one."""
    if any(found.start < end and start < found.end for start, end in spans):
        return True
    return any(turn[found.start : found.end] in item for item in wanted)


def _covered(turn: str, span: tuple[int, int], found: tuple[Found, ...]) -> bool:
    """Say whether every letter and digit of a span is masked."""
    return all(
        any(item.start <= place < item.end for item in found)
        for place in range(*span)
        if turn[place].isalnum()
    )


def percentiles(times: list[float]) -> dict[str, float]:
    """Return milliseconds at the median, the 95th percentile and the end."""
    ordered = sorted(times)
    return {
        name: round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)
        for name, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))
    }


def shipped_classifier() -> Classifier:
    """Load the shipped encoder and weights."""
    encoder = TextReader(CorpusSettings().cache_dir, default_adapter_path())
    classifier = load_classifier(encoder, encoder.name)
    if classifier is None:
        raise SystemExit("the shipped weights were trained for another encoder")
    classifier.encoder.encode(["warm"])
    return classifier


def table(figures: Figures) -> str:
    """Return the figures as a readable table."""
    heads = ("urgent", "check", "noticed", "alone", "soft")
    rows = [f"{'group':32}{'right':>33}" + "".join(f"{head:>9}" for head in heads)]
    for name, g in sorted(figures.groups.items()):
        sums = (g.urgent, g.checks, g.urgent + g.checks, g.alone, g.soft)
        shares = "".join(f"{count / g.prompts:>9.3f}" for count in sums)
        rows.append(f"{name:32}{shown(g.right, g.prompts):>33}{shares}")
        if g.expected_urgent:
            rows.append(
                f"{'  of these urgent was due':32}{shown(g.met_urgent, g.expected_urgent):>33}"
            )
    masks = figures.masks
    if not figures.times:
        return "\n".join([*rows, f"misses: {len(figures.misses)}"])
    rows += [
        f"identifiers: recall {shown(masks.covered, masks.expected)}",
        f"identifiers: precision {shown(masks.true, masks.found)}",
        f"milliseconds a turn: {percentiles(figures.times)}",
        f"misses: {len(figures.misses)}",
    ]
    return "\n".join(rows)


def as_json(figures: Figures) -> str:
    """Return the figures as JSON."""
    groups = {
        name: {key: getattr(group, key) for key in Group.__slots__}
        for name, group in sorted(figures.groups.items())
    }
    masks = {key: getattr(figures.masks, key) for key in Masks.__slots__}
    told = {"groups": groups, "identifiers": masks, "milliseconds": percentiles(figures.times)}
    return json.dumps(told, indent=2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tuning", "reporting", "all"))
    parser.add_argument("--prompts", type=Path, default=PROMPTS, help="another folder of prompts")
    parser.add_argument("--rules", action="store_true", help="the rules alone, no encoder")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--misses", action="store_true", help="list every miss by its id")
    asked = parser.parse_args()
    half = asked.half or ("tuning" if asked.prompts == PROMPTS else "all")
    figures = measure(asked.prompts, half, None if asked.rules else shipped_classifier())
    sys.stdout.write((as_json(figures) if asked.json else table(figures)) + "\n")
    if asked.misses:
        sys.stdout.write("\n".join(figures.misses) + "\n")


if __name__ == "__main__":
    main()
