"""What the coach makes of first messages, and what two graders made of its answers.

``PYTHONPATH=. python tests/evaluation/measure_first_evening.py`` after ``coach ingest`` asks the
messages of ``first_evening/fifth.jsonl`` (``--set`` for another), each on its own, and
prints for each kind how many are answered, declined, asked about, and met by something of safety.
``--answers FILE`` writes the answers, to be graded. ``--graded`` asks nothing: it prints the marks
in ``first_evening/graded.jsonl`` by kind, before and after the change that a set was written for.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import Counter, defaultdict
from contextlib import nullcontext
from pathlib import Path
from statistics import mean
from typing import Any

from api.bootstrap import load_encoder, open_library, readers, safety_net
from api.settings import Settings
from coach.answer import Answer
from coach.turn import Coach

HERE = Path(__file__).parent / "first_evening"
SETS = ("first", "second", "third", "fourth", "fifth")

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The lines of one file."""
    text = (HERE / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def outcome(answer: Answer) -> str:
    """What became of a message, in one word."""
    if answer.safety.level != "none":
        return answer.safety.level
    return answer.route.value


async def asked(coach: Coach, messages: list[Row]) -> list[Answer]:
    """Every answer, each message on its own."""
    return [await coach.ask(message["question"]) for message in messages]


def table(messages: list[Row], answers: list[Answer]) -> str:
    """Outcomes by kind, one line each."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for message, answer in zip(messages, answers, strict=True):
        found[message["kind"]][outcome(answer)] += 1
    return "\n".join(f"{kind:10} {dict(counts.most_common())}" for kind, counts in found.items())


def marks() -> str:
    """Means of both graders by set and kind, before and now, and how many got each mark."""
    lines = []
    given = {row["id"]: row for row in rows("graded")}
    for name in SETS[1:]:
        kinds: defaultdict[str, list[Row]] = defaultdict(list)
        for message in rows(name):
            kinds[message["kind"]].append(given[message["id"]])
        all_of_them = [row for group in kinds.values() for row in group]
        for kind, group in {**kinds, "all": all_of_them}.items():
            means = [mean(m for row in group for m in row[when]) for when in ("before", "now")]
            lines.append(f"{name:7} {kind:10} {len(group):4} {means[0]:.2f} {means[1]:.2f}")
        for when in ("before", "now"):
            counts = Counter(mark for row in all_of_them for mark in row[when])
            shown = ", ".join(f"{mark}: {counts[mark] / 2:.1f}" for mark in range(4))
            lines.append(f"{name:7} {when:10} {shown}")
    return "\n".join(lines)


def main() -> None:
    """Ask, count, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", choices=SETS, default=SETS[-1])
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--graded", action="store_true")
    arguments = parser.parse_args()
    if arguments.graded:
        sys.stdout.write(f"{marks()}\n")
        return
    settings = Settings()
    encoder = load_encoder(settings)
    library = open_library(settings, encoder)
    net, reads = safety_net(settings, encoder), readers(settings, encoder, None)
    messages = rows(arguments.set)
    coach = Coach(lambda: nullcontext(library), settings, net, None, reads)
    answers = asyncio.run(asked(coach, messages))
    sys.stdout.write(f"{table(messages, answers)}\n")
    if arguments.answers:
        lines = [a.model_dump_json(include={"text", "route", "safety"}) for a in answers]
        arguments.answers.write_text("\n".join(lines) + "\n", encoding="utf-8")
    library.close()


if __name__ == "__main__":
    main()
