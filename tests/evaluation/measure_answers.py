"""Figures of answers on the question set, and of verification against how others cite.

``python tests/evaluation/measure_answers.py [--half tuning|reporting] [--answers FILE]``

Questions with several turns are left out: they need the stand-alone question, which is measured
elsewhere. The scripted writers stand for a chat model: a good one that says what the evidence says,
and a careless one whose third claim in each answer has a planted fault.
"""

import argparse
import asyncio
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path

from intervals import shown
from plant_faults import PLANTERS, chosen

from api.bootstrap import load_encoder, open_library, safety_net
from api.settings import Settings
from coach.answer import Answer, Route, SegmentKind
from coach.chat_model import Message, Usage
from coach.turn import Coach
from corpus.library import Library

_QUESTIONS = Path(__file__).parent / "questions"
_NOT_SAID = ("I can't find that in the guides", "I can't find those words")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_EVIDENCE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)


class ScriptedWriter:
    """Writes claims about the first evidence sentences, some of them with a planted fault."""

    context_window = None
    paused_seconds = 0.0

    def __init__(self, *, careless: bool) -> None:
        self.name = "scripted:careless" if careless else "scripted:good"
        self._careless = careless
        self.wrote: list[tuple[str, str, bool]] = []

    async def stream(self, messages: Sequence[Message], usage: Usage):  # noqa: ANN201 - a generator
        usage.calls += 1
        asked = messages[-1].text
        if "\nSentence:\n" in asked:
            yield asked.split("\nSentence:\n")[1].split("\n")[0]  # rewriting changes nothing
            return
        for place, (number, quote) in enumerate(_EVIDENCE.findall(asked)[:3]):
            claim, true = self._claim(quote, place)
            self.wrote.append((claim, quote, true))
            yield f"CLAIM [{number}]: {claim}\n"

    def _claim(self, quote: str, place: int) -> tuple[str, bool]:
        if self._careless and place == 0:
            kinds = sorted(PLANTERS, key=lambda kind: chosen(quote, kind))
            for kind in kinds:
                claim = PLANTERS[kind](quote)
                if claim and claim != quote:
                    return claim, False
        opening = quote.split(maxsplit=1)[0]
        lowered = quote[0].lower() + quote[1:] if not opening.isupper() else quote
        return f"The guide says that {lowered}", True


def load_questions(half: str) -> list[dict]:
    found = [
        json.loads(line)
        for path in sorted(_QUESTIONS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    even = half == "tuning"
    return [
        question
        for question in found
        if (sha256(question["id"].encode()).digest()[0] % 2 == 0) is even
        and len(question["turns"]) == 1
    ]


def declined(answer: Answer) -> bool:
    return answer.route is not Route.ANSWER


def corrected(answer: Answer) -> bool:
    return answer.text.startswith(_NOT_SAID)


def measure_composed(library: Library, questions: list[dict], answers: list[Answer]) -> dict:
    """Declines, gold, shape and citations of answers without a chat model."""
    pairs = list(zip(questions, answers, strict=True))
    return {
        "questions": len(answers),
        **_cited(library, answers),
        **_declines([pair for pair in pairs if pair[0]["expect"] != "correct_premise"]),
        **_by_group(pairs),
        **_conduct(answers),
    }


def _cited(library: Library, answers: list[Answer]) -> dict[str, str]:
    citations = [citation for answer in answers for citation in answer.citations]
    exact = [library.revision(c.revision).text[c.start : c.end] == c.quote for c in citations]
    claims = [s for a in answers for s in a.segments if s.kind is SegmentKind.CLAIM]
    return {
        "quote verbatim and offsets right": shown(sum(exact), len(exact)),
        "claims with a citation": shown(sum(bool(c.citations) for c in claims), len(claims)),
    }


def _declines(pairs: list[tuple[dict, Answer]]) -> dict[str, object]:
    wrong = [q["id"] for q, answer in pairs if q["answerable"] and declined(answer)]
    right = [q["id"] for q, answer in pairs if not q["answerable"] and declined(answer)]
    missed = [q["id"] for q, answer in pairs if not q["answerable"] and not declined(answer)]
    answerable = sum(q["answerable"] for q, _ in pairs)
    return {
        "declines, precision": shown(len(right), len(right) + len(wrong)),
        "declines, recall": shown(len(right), len(right) + len(missed)),
        "wrongly declined": shown(len(wrong), answerable),
        "wrongly declined ids": wrong,
        "answered though not held": missed,
    }


def _by_group(pairs: list[tuple[dict, Answer]]) -> dict[str, object]:
    groups: dict[str, list[bool]] = defaultdict(list)
    for question, answer in pairs:
        gold = _gold_cited(question, answer)
        if question["expect"] == "correct_premise":
            name = "false_premise: corrected, declined or the correcting sentence cited"
            groups[name].append(corrected(answer) or declined(answer) or gold)
        elif question["answerable"]:
            groups[f"{question['group']}: a gold sentence is cited"].append(gold)
        elif question["expect"] == "clarify":
            groups["underspecified: asks"].append(answer.route is Route.CLARIFY)
    cited = [hit for name, hits in groups.items() if "gold" in name for hit in hits]
    return {
        "answers citing a gold sentence": shown(sum(cited), len(cited)),
        "by group": {name: shown(sum(hits), len(hits)) for name, hits in sorted(groups.items())},
    }


def _conduct(answers: list[Answer]) -> dict[str, str]:
    bare = [_QUOTED.sub("", answer.text) for answer in answers]
    orders = re.compile(r"\byou must\b", re.IGNORECASE)
    total = len(answers)
    return {
        "at most one question": shown(sum(text.count("?") <= 1 for text in bare), total),
        "no order": shown(sum(not orders.search(text) for text in bare), total),
        "at most 150 words": shown(sum(len(a.text.split()) <= 150 for a in answers), total),
    }


def measure_written(
    library: Library, answers: list[Answer], writer: ScriptedWriter
) -> dict[str, object]:
    """What each way of citing would have shown of the same written claims."""
    true_pairs = {(claim, quote) for claim, quote, true in writer.wrote if true}
    truths = {claim for claim, _, true in writer.wrote if true}
    ours = [
        (segment.text, citation.quote)
        for answer in answers
        for segment in answer.segments
        for citation in answer.citations
        if segment.kind is SegmentKind.CLAIM and citation.marker in segment.citations
    ]
    supported = sum(claim == quote or (claim, quote) in true_pairs for claim, quote in ours)
    unchecked = [(claim, quote) for claim, quote, _ in writer.wrote]
    quotes = sorted({quote for _, quote, _ in writer.wrote})
    nearest = []
    for claim, _, _ in writer.wrote:
        near = library.similarities(claim, quotes)
        nearest.append((claim, quotes[near.index(max(near))]))
    kept = {claim for claim, _ in ours}
    return {
        "written claims": len(writer.wrote),
        "ours: shown claims that are supported": shown(supported, len(ours)),
        "ours: true claims kept": shown(sum(claim in kept for claim in truths), len(truths)),
        "markers unchecked: shown claims that are supported": shown(
            sum(pair in true_pairs for pair in unchecked), len(unchecked)
        ),
        "nearest passage afterwards: shown claims that are supported": shown(
            sum(pair in true_pairs for pair in nearest), len(nearest)
        ),
        "verify, milliseconds a claim": round(
            sum(a.timings_ms.get("verify", 0) for a in answers) / max(1, len(writer.wrote)), 1
        ),
    }


async def ask_all(coach: Coach, questions: list[dict]) -> tuple[list[Answer], list[float]]:
    answers, spent = [], []
    for question in questions:
        started = time.perf_counter()
        answers.append(await coach.ask(question["turns"][-1]))
        spent.append((time.perf_counter() - started) * 1000)
    return answers, spent


def _gold_cited(question: dict, answer: Answer) -> bool:
    gold = {line["quote"] for line in question["gold"]}
    return bool(gold & {citation.quote for citation in answer.citations})


def _write_answers(path: Path, questions: list[dict], answers: list[Answer]) -> None:
    blocks = []
    for question, answer in zip(questions, answers, strict=True):
        said = "\n".join(f"> {s.text}{_markers(s.citations)}" for s in answer.segments)
        blocks.append(
            f"**{question['id']}** {question['turns'][-1]}\n\n`{answer.route}`\n\n{said}\n"
        )
    path.write_text("\n".join(blocks), encoding="utf-8")


def _markers(citations: tuple[int, ...]) -> str:
    return "".join(f" [{marker}]" for marker in citations)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("tuning", "reporting"), default="tuning")
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--composed-only", action="store_true")
    arguments = parser.parse_args()
    settings = Settings()
    encoder = load_encoder(settings)
    library = open_library(settings, encoder)
    safety = safety_net(settings, encoder)
    questions = load_questions(arguments.half)
    composed, spent = asyncio.run(
        ask_all(Coach(lambda: nullcontext(library), settings, safety), questions)
    )
    figures: dict[str, object] = {"half": arguments.half}
    figures["no model"] = measure_composed(library, questions, composed)
    figures["milliseconds an answer, median"] = round(sorted(spent)[len(spent) // 2])
    if arguments.answers:
        _write_answers(arguments.answers, questions, composed)
    arms: tuple[tuple[str, Callable[[], ScriptedWriter]], ...] = (
        ("scripted good model", lambda: ScriptedWriter(careless=False)),
        ("scripted careless model", lambda: ScriptedWriter(careless=True)),
    )
    for name, make in () if arguments.composed_only else arms:
        writer = make()
        answers, _ = asyncio.run(
            ask_all(Coach(lambda: nullcontext(library), settings, safety, writer), questions)
        )
        figures[name] = measure_written(library, answers, writer)
    print(json.dumps(figures, indent=1, ensure_ascii=False))  # noqa: T201 - this is its output


if __name__ == "__main__":
    main()
