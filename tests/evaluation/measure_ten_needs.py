"""For each of the ten commonest needs, asked in three ways: is the right guide the first one cited?

Run after ``coach ingest``: ``PYTHONPATH=. python tests/evaluation/measure_ten_needs.py`` prints a
Markdown table.
"""

import asyncio
import json
import sys
from contextlib import nullcontext
from pathlib import Path

from api.bootstrap import load_encoder, open_library, readers, safety_net
from api.settings import Settings
from coach.answer import Answer
from coach.turn import Coach

QUESTIONS = Path(__file__).parent / "ten_needs.jsonl"


def first_cited(answer: Answer) -> str:
    """The guide that an answer cites first, or what it did instead."""
    return answer.citations[0].guide_id if answer.citations else f"({answer.route})"


async def measure(coach: Coach) -> list[tuple[str, str, str, str]]:
    """Question, style, the right guide and the first cited one."""
    rows = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        right = asked["gold"][0]["doc"].removesuffix(".md")
        answer = await coach.ask(asked["turns"][-1])
        rows.append((asked["turns"][-1], asked["style"], right, first_cited(answer)))
    return rows


def main() -> None:
    """Print the table and the count."""
    settings = Settings()
    encoder = load_encoder(settings)
    library = open_library(settings, encoder)
    reading, safety = readers(settings, encoder, None), safety_net(settings, encoder)
    coach = Coach(lambda: nullcontext(library), settings, safety, readers=reading)
    rows = asyncio.run(measure(coach))
    library.close()
    table = ["| asked | style | right guide | first cited |", "|---|---|---|---|"]
    for question, style, right, cited in rows:
        shown = "✓" if cited == right else cited
        table.append(f"| {question.replace('|', '/')} | {style} | {right} | {shown} |")
    found = sum(cited == right for _, _, right, cited in rows)
    sys.stdout.write("\n".join([*table, "", f"{found} of {len(rows)}", ""]))


if __name__ == "__main__":
    main()
