"""Scripts that stand for a chat model, and what each way of citing would show of their claims."""

import re
from collections.abc import AsyncIterator, Sequence

from intervals import shown
from plant_faults import PLANTERS, chosen

from coach.answer import Answer, SegmentKind
from coach.chat_model import Message, Usage
from corpus.library import Library

_EVIDENCE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)


class ScriptedWriter:
    """Writes claims about the first evidence sentences, some of them with a planted fault."""

    context_window = None
    paused_seconds = 0.0

    def __init__(self, *, careless: bool) -> None:
        """Write honestly, or plant a fault in the first claim of each answer."""
        self.name = "scripted:careless" if careless else "scripted:good"
        self._careless = careless
        self.wrote: list[tuple[str, str, bool]] = []

    async def stream(self, messages: Sequence[Message], usage: Usage) -> AsyncIterator[str]:
        """Up to three claims; what is to be rewritten comes back as it was."""
        usage.calls += 1
        asked = messages[-1].text
        if "\nSentence:\n" in asked:
            yield asked.split("\nSentence:\n")[1].split("\n")[0]
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
