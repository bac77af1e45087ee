"""Figures of answers on a question set, and of verification against how others cite.

``python tests/evaluation/measure_answers.py [--half tuning|reporting] [--questions DIR]
[--answers FILE] [--composed-only] [--without-safety]``

Questions with several turns are asked one turn after the other in a conversation with the coach.
Failures are named for the tuning half only, so that nobody can tune on the reporting half;
``--name-failures`` names them for a set of which all is for tuning. The scripted writers stand
for a chat model: a good one that says what the evidence says, and a careless one whose first claim
in each answer has a planted fault.
"""

import argparse
import asyncio
import json
import sys
import time
from contextlib import nullcontext
from pathlib import Path

from answer_figures import Asked, figures
from scripted_writers import ScriptedWriter, measure_written

from api.bootstrap import load_encoder, open_library, readers, safety_net
from api.settings import Settings
from coach.answer import Answer, Safety
from coach.questions import Half, Question, load_questions
from coach.safety import SafetyFinding
from coach.turn import Coach

_QUESTIONS = Path(__file__).parent / "questions"
_WRITERS = {"scripted good model": False, "scripted careless model": True}


class NoSafety:
    """Finds nothing, to measure answers by themselves."""

    def look(self, question: str, earlier: object) -> SafetyFinding:
        """Nothing."""
        return SafetyFinding((), False, Safety(), None)

    def scrub(self, text: str, quotes: object) -> str:
        """The text."""
        return text


async def ask(coach: Coach, question: Question) -> Answer:
    """The answer to the last turn, after those before it were asked too."""
    if len(question.turns) == 1:
        return await coach.ask(question.turns[0])
    conversation = coach.conversations.open()
    for turn in question.turns[:-1]:
        await coach.ask(turn, conversation.id)
    answer = await coach.ask(question.turns[-1], conversation.id)
    coach.conversations.delete(conversation.id)
    return answer


def ask_all(coach: Coach, questions: list[Question]) -> tuple[list[Asked], list[float]]:
    """Every answer, and milliseconds a question."""
    asked, spent = [], []
    for question in questions:
        started = time.perf_counter()
        asked.append(Asked(question, asyncio.run(ask(coach, question))))
        spent.append((time.perf_counter() - started) * 1000)
    return asked, spent


def write_answers(path: Path, asked: list[Asked]) -> None:
    """Every answer as Markdown, with what was asked before it."""
    blocks = []
    for one in asked:
        markers = ["".join(f" [{m}]" for m in s.citations) for s in one.answer.segments]
        said = [f"> {s.text}{m}" for s, m in zip(one.answer.segments, markers, strict=True)]
        turns = " ‖ ".join(one.question.turns)
        blocks.append(f"**{one.question.id}** {turns}\n\n`{one.answer.route.value}`\n")
        blocks.append("\n".join(said) + "\n")
    path.write_text("\n".join(blocks), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=[*Half, "both"], default=Half.TUNING)
    parser.add_argument("--questions", type=Path, nargs="+", default=[_QUESTIONS])
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--composed-only", action="store_true")
    parser.add_argument("--without-safety", action="store_true")
    parser.add_argument("--name-failures", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Print all figures as JSON."""
    arguments = _arguments()
    settings = Settings()
    encoder = load_encoder(settings)
    library = open_library(settings, encoder)
    safety = NoSafety() if arguments.without_safety else safety_net(settings, encoder)
    half = None if arguments.half == "both" else Half(arguments.half)
    questions = load_questions(arguments.questions, half)

    def coach(model: ScriptedWriter | None = None) -> Coach:
        return Coach(
            lambda: nullcontext(library), settings, safety, model, readers(settings, encoder, model)
        )

    asked, spent = ask_all(coach(), questions)
    named = arguments.name_failures or half is Half.TUNING
    found: dict[str, object] = {
        "half": arguments.half,
        "no model": figures(library, asked, name_failures=named),
        "milliseconds a question, median": round(sorted(spent)[len(spent) // 2]),
    }
    if arguments.answers:
        write_answers(arguments.answers, asked)
    for name, careless in {} if arguments.composed_only else _WRITERS.items():
        writer = ScriptedWriter(careless=careless)
        single = [question for question in questions if len(question.turns) == 1]
        written, _ = ask_all(coach(writer), single)
        answers = [one.answer for one in written]
        found[name] = measure_written(library, answers, writer)
    library.close()
    sys.stdout.write(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
