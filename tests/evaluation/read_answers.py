"""Whole answers with what a reader thought of them, good and bad, at the end of docs/evaluation.md.

``PYTHONPATH=. python tests/evaluation/read_answers.py`` after ``coach ingest``. The judgements in
``read_answers.jsonl`` were written by hand; look at them again whenever an answer changes. The
safety rules are left out, so that every answer is the composed one.
"""

import asyncio
import json
from contextlib import nullcontext
from pathlib import Path

from measure_answers import NoSafety

from api.bootstrap import load_encoder, open_library, readers
from api.settings import Settings
from coach.answer import Answer
from coach.turn import Coach

JUDGED = Path(__file__).with_suffix(".jsonl")
REPORT = Path(__file__).parents[2] / "docs" / "evaluation.md"
HEADING = "## Twenty whole answers"


def shown(number: int, judged: dict[str, str], answer: Answer) -> str:
    """One answer with its sources and the judgement."""
    said = [
        f"> {s.text}{''.join(f' [{marker}]' for marker in s.citations)}" for s in answer.segments
    ]
    cited = [f"[{c.marker}] {c.guide_title}, {c.heading_path[-1]}" for c in answer.citations]
    verdict = "Good" if judged["good"] else "Not good"
    return "\n\n".join(
        [
            f"**{number}. {judged['question']}**",
            f"`{answer.route.value}`",
            "\n>\n".join(said),
            "; ".join(cited),
            f"*{verdict}. {judged['judgement']}*",
        ]
    )


def main() -> None:
    """Write them all behind the heading, which is the last of the report."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    judged = [json.loads(line) for line in lines]
    settings = Settings()
    encoder = load_encoder(settings)
    library = open_library(settings, encoder)
    coach = Coach(
        lambda: nullcontext(library), settings, NoSafety(), readers=readers(settings, encoder, None)
    )
    answers = [asyncio.run(coach.ask(one["question"])) for one in judged]
    library.close()
    good = sum(bool(one["good"]) for one in judged)
    blocks = [shown(n, *pair) for n, pair in enumerate(zip(judged, answers, strict=True), start=1)]
    head = (
        f"{HEADING}\n\n"
        f"{len(judged)} whole answers without a chat model, {good} judged good by one reader, by "
        "`tests/evaluation/read_answers.py`. Their questions are in no question set."
    )
    before, _, _ = REPORT.read_text(encoding="utf-8").partition(HEADING)
    REPORT.write_text("\n\n".join([before.rstrip(), head, *blocks]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
