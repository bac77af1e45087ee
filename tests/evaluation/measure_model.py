"""Figures of answers that a real chat model writes, and of the same words cited in other ways.

``python tests/evaluation/measure_model.py [--half tuning|reporting] [--form plain|lines]
[--questions N] [--claims FILE]``

Without ``COACH_MODEL``, SmolLM2 is served on 127.0.0.1 (``weak_model.py``): an adversary, not a
writer. The sample is the first N answerable questions of one turn, by SHA-256 of ``weak-model:``
and the question's id. ``--replies FILE`` takes ``recorded_writer.py`` instead of a model,
and ``--ask FILE`` writes down what it was not prepared for. ``--claims`` writes each written claim
with what every way of citing would have put beside it, without the question, to be judged by a
reader (``claims_read.py``).
"""

import argparse
import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import weak_model
from intervals import shown
from recorded_writer import RecordedWriter

from api.bootstrap import load_encoder, open_library, readers, safety_net
from api.settings import Settings
from coach.answer import Answer, SegmentKind
from coach.chat_model import ChatModel, Message, Usage, chat_model_from_settings
from coach.lines import lines_of
from coach.questions import Half, Question, load_questions
from coach.turn import Coach
from corpus.library import Library

_SEED = "weak-model:"
_PATIENCE_SECONDS = 120.0
"""A measurement on busy cores waits longer than a mentee would."""


@dataclass(slots=True)
class Call:
    """One call of the model."""

    prompt: str
    text: str = ""
    seconds: float = 0.0


@dataclass(slots=True)
class Recorder:
    """Passes a model on and keeps what it was asked and what it wrote."""

    model: ChatModel
    calls: list[Call] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def context_window(self) -> int | None:
        return self.model.context_window

    @property
    def paused_seconds(self) -> float:
        return self.model.paused_seconds

    async def stream(self, messages: Sequence[Message], usage: Usage) -> AsyncGenerator[str, None]:
        call = Call(messages[-1].text)
        self.calls.append(call)
        started = time.perf_counter()
        try:
            async with aclosing(self.model.stream(messages, usage)) as pieces:
                async for piece in pieces:
                    call.text += piece
                    yield piece
        finally:
            call.seconds = time.perf_counter() - started


@dataclass(frozen=True, slots=True)
class Told:
    """One question's answer and the calls behind it."""

    answer: Answer
    calls: tuple[Call, ...]


def sample(half: Half, most: int) -> list[Question]:
    questions = load_questions([Path(__file__).parent / "questions"], half)
    answerable = [one for one in questions if one.answerable and len(one.turns) == 1]
    return sorted(answerable, key=lambda one: sha256((_SEED + one.id).encode()).digest())[:most]


async def ask_all(coach: Coach, recorder: Recorder, questions: list[Question]) -> list[Told]:
    told = []
    for question in questions:
        recorder.calls.clear()
        answer = await coach.ask(question.turns[-1], explain=True)
        told.append(Told(answer, tuple(recorder.calls)))
    return told


def figures(library: Library, told: list[Told]) -> dict[str, object]:
    """Shape, citations, what was dropped and how long it took."""
    asked = [one for one in told if one.calls]
    answers = [one.answer for one in told]
    citations = [citation for answer in answers for citation in answer.citations]
    exact = [library.revision(c.revision).text[c.start : c.end] == c.quote for c in citations]
    claims = [s for a in answers for s in a.segments if s.kind is SegmentKind.CLAIM]
    checks = [check for one in asked for check in one.answer.checks or () if _by_model(one, check)]
    faults = Counter(str(check.fault) for check in checks if not check.shown)
    return {
        "questions": len(told),
        "given to the model": len(asked),
        "quote verbatim and offsets right": shown(sum(exact), len(exact)),
        "claims with a citation": shown(sum(bool(c.citations) for c in claims), len(claims)),
        "written claims": len(checks),
        "shown": shown(sum(check.shown for check in checks), len(checks)),
        "… whose citation the coach found": sum(c.shown and c.attributed for c in checks),
        "dropped, by fault": dict(faults.most_common()),
        "fell back to the composed answer": shown(
            sum(not _written_claims(one) for one in asked), len(asked)
        ),
        "model faults": dict(Counter(str(one.answer.model_fault) for one in asked)),
        "first call, seconds, median and worst": _middle([one.calls[0].seconds for one in asked]),
        "check, milliseconds a written claim": round(
            sum(one.answer.timings_ms.get("verify", 0) for one in asked) / max(1, len(checks))
        ),
    }


def _by_model(one: Told, check: object) -> bool:
    text = getattr(check, "claim", "")
    return any(text in " ".join(call.text.split()) or text in call.text for call in one.calls)


def _written_claims(one: Told) -> list[str]:
    return [
        check.claim for check in one.answer.checks or () if check.shown and _by_model(one, check)
    ]


async def pairs(library: Library, told: list[Told]) -> list[dict[str, object]]:
    """Each claim of a first call with what three ways of citing put beside it."""
    found: list[dict[str, object]] = []
    for one in told:
        cited = _cited(one.answer)
        for call in one.calls[:1]:
            evidence = [line[2:] for line in call.prompt.splitlines() if line.startswith("- ")]
            evidence = evidence or _numbered(call.prompt)
            for line in await _said(call.text):
                near = library.similarities(line.text, evidence)
                marked = [evidence[n - 1] for n in line.numbers if 1 <= n <= len(evidence)]
                found.append(
                    {
                        "claim": line.text,
                        "ours": cited.get(line.text, []),
                        "marker": marked,
                        "nearest": evidence[near.index(max(near))],
                        "given": evidence,
                    }
                )
        written = {pair["claim"] for pair in found}
        found += [
            {"claim": claim, "ours": quotes, "marker": [], "nearest": None, "given": []}
            for claim, quotes in cited.items()
            if claim not in written and claim in _written_claims(one)
        ]
    return found


def _numbered(prompt: str) -> list[str]:
    lines = [line.partition("] ") for line in prompt.splitlines() if line.startswith("[")]
    return [quote for _, _, quote in lines]


async def _said(text: str) -> list:
    async def whole() -> AsyncGenerator[str, None]:
        yield text

    found = []
    try:
        async with aclosing(lines_of(whole())) as lines:
            found = [line async for line in lines if line.kind is SegmentKind.CLAIM]
    except Exception:  # noqa: BLE001 - a model that goes round in circles: what came before counts
        return found
    return found


def _cited(answer: Answer) -> dict[str, list[str]]:
    by_marker = {citation.marker: citation.quote for citation in answer.citations}
    return {
        segment.text: [by_marker[marker] for marker in segment.citations]
        for segment in answer.segments
        if segment.kind is SegmentKind.CLAIM
    }


def _middle(values: list[float]) -> list[float]:
    ordered = sorted(values) or [0.0]
    return [round(ordered[len(ordered) // 2], 1), round(ordered[-1], 1)]


async def measure(
    settings: Settings, arguments: argparse.Namespace, recorded: RecordedWriter | None = None
) -> None:
    encoder = load_encoder(settings)
    library = open_library(settings, encoder)
    model = recorded or chat_model_from_settings(settings)
    assert model is not None
    recorder = Recorder(model)
    safety = safety_net(settings, encoder)
    coach = Coach(
        lambda: nullcontext(library),
        settings,
        safety,
        recorder,
        readers(settings, encoder, recorder),
    )
    started = time.perf_counter()
    told = await ask_all(coach, recorder, sample(arguments.half, arguments.questions))
    found = {
        "model": model.name,
        "form": str(settings.model_form),
        "half": arguments.half,
        **figures(library, told),
        "minutes": round((time.perf_counter() - started) / 60, 1),
    }
    if recorded:
        found["prompts without a reply"] = len(recorded.unanswered)
    if arguments.claims:
        lines = [json.dumps(pair, ensure_ascii=False) for pair in await pairs(library, told)]
        arguments.claims.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1, ensure_ascii=False))  # noqa: T201 - this is its output


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", type=Half, choices=tuple(Half), default=Half.TUNING)
    parser.add_argument("--form", choices=("plain", "lines"), default="plain")
    parser.add_argument("--questions", type=int, default=50)
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--replies", type=Path)
    parser.add_argument("--ask", type=Path)
    arguments = parser.parse_args()
    waits = dict.fromkeys(
        ("model_first_token_seconds", "model_gap_seconds", "model_total_seconds"), _PATIENCE_SECONDS
    )
    settings = Settings(model_form=arguments.form, **waits)
    if arguments.replies:
        writer = RecordedWriter.load(arguments.replies)
        asyncio.run(measure(settings, arguments, writer))
        if arguments.ask:
            writer.write_unanswered(arguments.ask)
        return
    if settings.model:
        asyncio.run(measure(settings, arguments))
        return
    with weak_model.serving() as url:
        served = {
            "model": f"openai:{weak_model.NAME}", "model_base_url": url, "model_api_key": "none",
        }  # fmt: skip
        asyncio.run(measure(Settings(model_form=arguments.form, **waits, **served), arguments))


if __name__ == "__main__":
    main()
