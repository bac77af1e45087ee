"""An answer written by a chat model from numbered evidence, each line checked before it is shown.

Floor 2. The model names evidence by number; quotes, titles and links are cut by the server. A claim
that fails its check is rewritten once, else dropped, and leaves no hole.
"""

import re
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Protocol

from coach.answer import SegmentKind, Verdict
from coach.attribute import Checked, attribute
from coach.chat_model import ChatModel, Message, Usage
from coach.conversation_turns import Turn
from coach.draft import Piece, Support
from coach.errors import ChatModelError
from coach.evidence import EvidenceSentence
from coach.lines import Line, first_line, lines_of
from coach.prompts import NOTHING, rewrite_messages, writing_messages
from coach.second_reader import SecondReader
from coach.settings import CoachSettings, ModelForm
from coach.verify import Fault, Finding, Verifier
from coach.words import FUNCTION_WORDS, stem, stems


class InThread(Protocol):
    """Runs a check where it does not hold up other people's turns."""

    async def __call__(self, work: Callable[[], Checked], /) -> Checked:
        """What ``work`` gives."""


_MOST_CLAIMS = 3
_MOST_REWRITES = 2
_MOST_WORDS = 150
_LONGEST_SENTENCE_WORDS = 45
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
    """How far an answer has come."""

    given: Sequence[EvidenceSentence]
    kinds: list[SegmentKind] = field(default_factory=list)
    words: int = 0
    failed: list[Checked] = field(default_factory=list)
    held: list[Piece] = field(default_factory=list)

    def has_room(self, kind: SegmentKind, text: str) -> bool:
        most = _MOST_CLAIMS if kind is SegmentKind.CLAIM else 1
        longer = self.words + len(text.split())
        return self.kinds.count(kind) < most and longer <= _MOST_WORDS

    def is_full(self, form: ModelForm) -> bool:
        """Whether nothing more of what was asked for can be shown."""
        return form is ModelForm.PLAIN and self.kinds.count(SegmentKind.CLAIM) >= _MOST_CLAIMS

    def hold(self, piece: Piece) -> None:
        """Take a piece that claims nothing; it is shown where it belongs."""
        self.note(piece)
        self.held.append(piece)

    def released(self, *, everything: bool = False) -> list[Piece]:
        """Held pieces whose turn has come: questions and steps stand after the last claim."""
        ready = [p for p in self.held if everything or p.kind is SegmentKind.ACKNOWLEDGE]
        self.held = [piece for piece in self.held if piece not in ready]
        return ready

    def note(self, piece: Piece) -> None:
        """Count a piece."""
        self.kinds.append(piece.kind)
        self.words += len(piece.text.split())


class Writer:
    """Writes answers with a chat model."""

    def __init__(
        self,
        model: ChatModel,
        verifier: Verifier,
        in_thread: InThread,
        settings: CoachSettings,
        reader: SecondReader | None = None,
    ) -> None:
        """Write with a model, in the form and under the budget of the settings.

        Args:
            model: Writes.
            verifier: Checks every claim.
            in_thread: Where it checks.
            settings: Of the coach.
            reader: Reads what passed, if there is one.
        """
        self._reader = reader
        self._model = model
        self._verifier = verifier
        self._in_thread = in_thread
        self._settings = settings

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
        messages, given = writing_messages(question, turns, evidence, self._settings)
        progress = _Progress(given)
        known = stems(f"{question} {' '.join(sentence.quote for sentence in given)}")
        async with aclosing(self._lines(messages, usage, progress)) as lines:
            async for line in lines:
                if not progress.has_room(line.kind, line.text):
                    continue
                if line.kind is SegmentKind.CLAIM:
                    checked = await self._claim(line, progress, usage)
                    if self._waits(checked, progress):
                        progress.failed.append(checked)
                    else:
                        yield _written(checked, progress)
                elif may_say(line.kind, line.text, known):
                    progress.hold(Piece(line.kind, line.text))
                    for piece in progress.released():
                        yield Written(piece)
        async for written in self._mended(progress, usage):
            yield written

    async def _lines(
        self, messages: Sequence[Message], usage: Usage, progress: _Progress
    ) -> AsyncGenerator[Line, None]:
        """What the model says, until it has said all that can be shown."""
        async with aclosing(lines_of(self._model.stream(messages, usage))) as lines:
            async for line in lines:
                if line.text.rstrip(".") == NOTHING:
                    return
                yield line
                if progress.is_full(self._settings.model_form):
                    return

    async def _claim(self, line: Line, progress: _Progress, usage: Usage) -> Checked:
        given = progress.given
        named = [given[n - 1] for n in line.numbers if 1 <= n <= len(given)]
        return await self._read(await self._check(line.text, named, given), usage)

    def _waits(self, checked: Checked, progress: _Progress) -> bool:
        """Whether a claim is to be written anew.

        A model that cannot hold a form cannot mend a sentence either.
        """
        plain = self._settings.model_form is ModelForm.PLAIN
        failed = not plain and not checked.finding.shown and bool(checked.cited)
        return failed and len(progress.failed) < _MOST_REWRITES

    async def _read(self, checked: Checked, usage: Usage) -> Checked:
        """What the second reader leaves of a claim that passed."""
        finding = checked.finding
        if self._reader is None or finding.verdict is not Verdict.SUPPORTED:
            return checked
        quotes = [sentence.quote for sentence in checked.cited]
        reading = await self._reader.read(finding.claim, quotes, usage)
        if reading.supported:
            return checked
        refused = replace(
            finding, verdict=None, fault=Fault.SECOND_READER, detail=(reading.reason,)
        )
        return replace(checked, finding=refused)

    async def _mended(self, progress: _Progress, usage: Usage) -> AsyncGenerator[Written, None]:
        """Failed claims written anew, then what comes after the claims.

        Only when the model is done with the answer: a server that does one thing at a time would
        never come to the rewriting.
        """
        for failed in progress.failed:
            checked = failed
            if progress.has_room(SegmentKind.CLAIM, failed.finding.claim) and (
                anew := await self._rewrite(failed, usage)
            ):
                second = await self._check(anew, failed.cited, progress.given)
                second = await self._read(second, usage)
                checked = second if second.finding.shown else failed
            yield _written(checked, progress)
        for piece in progress.released(everything=True):
            yield Written(piece)

    async def _check(
        self, claim: str, named: Sequence[EvidenceSentence], given: Sequence[EvidenceSentence]
    ) -> Checked:
        return await self._in_thread(lambda: attribute(self._verifier, claim, named, given))

    async def _rewrite(self, failed: Checked, usage: Usage) -> str | None:
        finding = failed.finding
        messages = rewrite_messages(finding.claim, str(finding.fault), failed.cited)
        try:
            return await first_line(self._model.stream(messages, usage))
        except ChatModelError:
            return None  # the claim is dropped, and the answer goes on


def _written(checked: Checked, progress: _Progress) -> Written:
    """A claim with its citations, if it may be shown."""
    finding = checked.finding
    if finding.verdict is None:
        return Written(None, finding)
    supports = tuple(Support(s, _verdict(finding, s), finding.support) for s in checked.cited)
    piece = Piece(SegmentKind.CLAIM, finding.claim, supports)
    progress.note(piece)
    return Written(piece, finding)


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
