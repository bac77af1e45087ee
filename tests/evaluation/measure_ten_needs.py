"""For each of the ten commonest needs, asked in three ways: is the right guide the first one cited?

Run after ``coach ingest``: ``PYTHONPATH=. python tests/evaluation/measure_ten_needs.py [--blind]``
prints a Markdown table and counts. ``--blind`` asks questions whose results nobody has used;
of them only counts are printed, so that nobody can.
"""

import argparse
import asyncio
import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from api.bootstrap import load_encoder, open_library, readers, safety_net
from api.settings import Settings
from coach.answer import Answer
from coach.turn import Coach

HERE = Path(__file__).parent
QUESTIONS, BLIND = HERE / "ten_needs.jsonl", HERE / "ten_needs_blind.jsonl"

Row = tuple[str, str, str, str]
"""Question, style, the right guide and the first cited one."""


def first_cited(answer: Answer) -> str:
    """The guide that an answer cites first, or what it did instead."""
    return answer.citations[0].guide_id if answer.citations else f"({answer.route})"


def home_of(asked: dict[str, Any]) -> str:
    """The guide that ought to be cited first."""
    home: str = asked.get("home") or asked["gold"][0]["doc"].removesuffix(".md")
    return home


async def measure(coach: Coach, questions: list[dict[str, Any]]) -> list[Row]:
    """What was cited first for each question."""
    rows = []
    for asked in questions:
        answer = await coach.ask(asked["turns"][-1])
        rows.append((asked["turns"][-1], asked["style"], home_of(asked), first_cited(answer)))
    return rows


def table(rows: list[Row]) -> str:
    """The questions one by one, in Markdown."""
    lines = ["| asked | style | right guide | first cited |", "|---|---|---|---|"]
    for question, style, right, cited in rows:
        shown = "✓" if cited == right else cited
        lines.append(f"| {question.replace('|', '/')} | {style} | {right} | {shown} |")
    return "\n".join([*lines, "", ""])


def counts(rows: list[Row]) -> str:
    """How often the right guide came first, by style and in all."""
    right = [(style, cited == home) for _, style, home, cited in rows]
    styles = [
        f"{name} {sum(ok for style, ok in right if style == name)}"
        for name in dict.fromkeys(style for style, _ in right)
    ]
    return f"{sum(ok for _, ok in right)} of {len(rows)} ({', '.join(styles)})\n"


def main() -> None:
    """Print the table and the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blind", action="store_true")
    blind = parser.parse_args().blind
    lines = (BLIND if blind else QUESTIONS).read_text(encoding="utf-8").splitlines()
    settings = Settings()
    encoder = load_encoder(settings)
    library = open_library(settings, encoder)
    reading, safety = readers(settings, encoder, None), safety_net(settings, encoder)
    coach = Coach(lambda: nullcontext(library), settings, safety, readers=reading)
    rows = asyncio.run(measure(coach, [json.loads(line) for line in lines]))
    library.close()
    sys.stdout.write(counts(rows) if blind else table(rows) + counts(rows))


if __name__ == "__main__":
    main()
