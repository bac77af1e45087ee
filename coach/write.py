"""An answer written by a chat model from numbered evidence, each line checked before it is shown.

Floor 2. The model names evidence by number; quotes, titles and links are cut by the server. A claim
that fails its check is rewritten once, else dropped, and leaves no hole.
"""

import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

from coach.answer import SegmentKind, Verdict
from coach.chat_model import ChatModel, Usage
from coach.conversation_turns import Turn
from coach.draft import Piece, Support
from coach.errors import ChatModelError
from coach.evidence import EvidenceSentence
from coach.prompts import NOTHING, rewrite_messages, writing_messages
from coach.verify import Finding, Verifier
from coach.words import FUNCTION_WORDS, stem, stems

InThread = Callable[[Callable[[], Finding]], Awaitable[Finding]]
"""Runs a check where it does not hold up other people's turns."""

_MOST_CLAIMS = 3
_MOST_REWRITES = 2
_MOST_WORDS = 150
_LONGEST_LINE = 600
_LONGEST_SENTENCE_WORDS = 45
_LINE = re.compile(
    r"^\W*(?P<kind>HEARD|CLAIM|ASK"
    r"|OFFER)\b[\s:*_-]*(?P<before>(?:\[[\d,\s]+\]\s*)*)[\s:*_-]*(?P<text>.+)$",
    re.IGNORECASE,
)
_MARKERS = re.compile(r"\s*\[([\d,\s]+)\]")
_KINDS = {
    "HEARD": SegmentKind.ACKNOWLEDGE,
    "CLAIM": SegmentKind.CLAIM,
    "ASK": SegmentKind.QUESTION,
    "OFFER": SegmentKind.STEP,
}
_NEVER = re.compile(
    r"https?:|www\.|@|\+?\d[\d -]{6,}\d|\byou (must|have to|should|need to)\b|\bgreat question\b"
    r"|\byou'?ve got this\b|\bamazing\b|\babsolutely\b|\bbrilliant\b|\bproud of\b|\btherapist\b"
    r"|\bdiagnos|\b\d+ ?(mg|ml|mcg|units)\b|\bresearch shows\b|\bstudies show\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.?!:] )(?<!^)(?<![\"“‘])\b[A-Z][\w-]+")
_OPEN = re.compile(r"^(do|does|did|is|are|was|were|have|has|should|will|would|can|could)\b", re.I)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday i i'm i'd i'll".split())


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one line: a piece that can be shown, or nothing; and what the check found."""

    piece: Piece | None
    finding: Finding | None = None


@dataclass(slots=True)
class _Progress:
    kinds: list[SegmentKind] = field(default_factory=list)
    words: int = 0
    rewrites: int = 0

    def has_room(self, kind: SegmentKind, text: str) -> bool:
        most = _MOST_CLAIMS if kind is SegmentKind.CLAIM else 1
        longer = self.words + len(text.split())
        return self.kinds.count(kind) < most and longer <= _MOST_WORDS

    def note(self, piece: Piece) -> None:
        self.kinds.append(piece.kind)
        self.words += len(piece.text.split())


class Writer:
    """Writes answers with a chat model."""

    def __init__(
        self, model: ChatModel, verifier: Verifier, in_thread: InThread, tokens: int
    ) -> None:
        """Write with a model, under a budget of prompt tokens."""
        self._model = model
        self._verifier = verifier
        self._in_thread = in_thread
        self._tokens = tokens

    async def write(
        self,
        question: str,
        turns: Sequence[Turn],
        evidence: Sequence[EvidenceSentence],
        usage: Usage,
    ) -> AsyncGenerator[Written, None]:
        """Lines as they are finished and checked.

        Args:
            question: Stand-alone.
            turns: What was said before.
            evidence: Best first.
            usage: Is added to.

        Raises:
            ChatModelError: If the model does not do its part; what was yielded before stands.
        """
        messages, given = writing_messages(question, turns, evidence, self._tokens)
        progress = _Progress()
        known = stems(f"{question} {' '.join(sentence.quote for sentence in given)}")
        async with aclosing(_lines(self._model.stream(messages, usage))) as lines:
            async for line in lines:
                if line.strip().rstrip(".") == NOTHING:
                    return
                for kind, text, numbers in _read(line):
                    if not progress.has_room(kind, text):
                        continue
                    if kind is SegmentKind.CLAIM:
                        cited = [given[n - 1] for n in numbers if 1 <= n <= len(given)]
                        written = await self._claim(text, cited, progress, usage)
                    else:
                        written = Written(Piece(kind, text) if may_say(kind, text, known) else None)
                    if written.piece:
                        progress.note(written.piece)
                    yield written

    async def _claim(
        self, text: str, cited: Sequence[EvidenceSentence], progress: _Progress, usage: Usage
    ) -> Written:
        finding = await self._check(text, cited)
        if not finding.shown and cited and progress.rewrites < _MOST_REWRITES:
            progress.rewrites += 1
            if anew := await self._rewrite(text, finding, cited, usage):
                second = await self._check(anew, cited)
                finding = second if second.shown else finding
        if finding.verdict is None:
            return Written(None, finding)
        supports = tuple(Support(s, _verdict(finding, s), finding.support) for s in cited)
        return Written(Piece(SegmentKind.CLAIM, finding.claim, supports), finding)

    async def _check(self, text: str, cited: Sequence[EvidenceSentence]) -> Finding:
        return await self._in_thread(lambda: self._verifier.check(text, cited))

    async def _rewrite(
        self, text: str, finding: Finding, cited: Sequence[EvidenceSentence], usage: Usage
    ) -> str | None:
        messages = rewrite_messages(text, str(finding.fault), cited)
        try:
            said = "".join([piece async for piece in self._model.stream(messages, usage)])
        except ChatModelError:
            return None  # the claim is dropped, and the answer goes on
        lines = [line for line in said.splitlines() if line.strip()]
        return _MARKERS.sub("", lines[0]).strip() if lines else None


def may_say(kind: SegmentKind, text: str, known: set[str]) -> bool:
    """Whether a line that claims nothing keeps to the rules of conduct.

    Args:
        kind: Acknowledgement, question or step.
        text: The line.
        known: Stems of the question and the evidence; other names are not said.
    """
    if _NEVER.search(text) or len(text.split()) > _LONGEST_SENTENCE_WORDS:
        return False
    names = {name.lower() for name in _NAME.findall(text)} - _DAYS - FUNCTION_WORDS
    if any(stem(name) not in known for name in names):
        return False
    if kind is SegmentKind.QUESTION:
        return text.endswith("?") and text.count("?") == 1 and not _OPEN.match(text)
    return "?" not in text


def _verdict(finding: Finding, sentence: EvidenceSentence) -> Verdict:
    return Verdict.VERBATIM if finding.claim == sentence.quote else Verdict.SUPPORTED


async def _lines(pieces: AsyncGenerator[str, None]) -> AsyncGenerator[str, None]:
    """Whole lines of a stream; the last one needs no line end."""
    rest = ""
    async with aclosing(pieces):
        async for piece in pieces:
            rest += piece
            while "\n" in rest or len(rest) > _LONGEST_LINE:
                line, _, rest = rest.partition("\n")
                yield line[:_LONGEST_LINE]
    if rest.strip():
        yield rest


def _read(line: str) -> list[tuple[SegmentKind, str, list[int]]]:
    """Kind, text and evidence numbers of a line; a bare sentence is a claim or a question."""
    found = _LINE.match(line)
    text = found["text"] if found else line.lstrip("-*• ")
    markers = (found["before"] if found else "") + " ".join(
        m.group(0) for m in _MARKERS.finditer(text)
    )
    numbers = list(dict.fromkeys(int(number) for number in re.findall(r"\d+", markers)))
    bare = _MARKERS.sub("", text).strip().strip("*_").strip()
    if not bare:
        return []
    if found:
        return [(_KINDS[found["kind"].upper()], bare, numbers)]
    kind = SegmentKind.QUESTION if bare.endswith("?") else SegmentKind.CLAIM
    return [(kind, bare, numbers)]
