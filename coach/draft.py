"""An answer in the making: pieces of text with the evidence of each, before markers and offsets.

Floor 2. Writers (with or without a chat model) make drafts; only this module numbers citations and
cuts quotes, so no writer can cite what was not found.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from coach.answer import Citation, Move, Route, Segment, SegmentKind, Verdict
from coach.evidence import EvidenceSentence

_FEWEST_CLAIMS = 2
"""Of an answer that is made shorter."""
_COACHED = frozenset({SegmentKind.ACKNOWLEDGE, SegmentKind.QUESTION, SegmentKind.STEP})
"""What a coach adds to what the guides say."""
_REWRITABLE = frozenset(
    {
        SegmentKind.ACKNOWLEDGE,
        SegmentKind.CLAIM,
        SegmentKind.LEAD,
        SegmentKind.QUESTION,
        SegmentKind.STEP,
    }
)


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence that a claim rests on, and how well."""

    sentence: EvidenceSentence
    verdict: Verdict = Verdict.VERBATIM
    support: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment to be."""

    kind: SegmentKind
    text: str
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer hands in."""

    route: Route
    move: Move
    pieces: tuple[Piece, ...]

    @property
    def answers(self) -> bool:
        """Whether the guides answer in it; a decline may show the nearest sentence, too."""
        return self.route is Route.ANSWER and any(p.kind is SegmentKind.CLAIM for p in self.pieces)

    @property
    def may_be_rewritten(self) -> bool:
        """Whether a chat model may say it in other words: an answer without gap or boundary."""
        return self.answers and {piece.kind for piece in self.pieces} <= _REWRITABLE

    def after(self, kinds: Collection[SegmentKind]) -> "Draft":
        """This draft where pieces of these kinds were said already: a turn asks at most once."""
        said_once = {SegmentKind.ACKNOWLEDGE, SegmentKind.QUESTION}.intersection(kinds)
        return replace(self, pieces=tuple(p for p in self.pieces if p.kind not in said_once))

    def beside_a_concern(self) -> "Draft":
        """This draft after the text of a grave concern, which has its own steps: what guides say.

        Nothing where the coach would only ask which of two places is meant.
        """
        if self.move is Move.CLARIFY:
            return replace(self, pieces=())
        return replace(self, pieces=tuple(p for p in self.pieces if p.kind not in _COACHED))

    def within(self, most_words: int) -> "Draft":
        """This draft in at most so many words: without its step, fewer claims, then no first line.

        Two claims always stay, and so does what is none of these: an answer that safety had to say
        something before may be a little longer rather than hollow.
        """
        pieces = list(self.pieces)
        while sum(len(piece.text.split()) for piece in pieces) > most_words:
            steps = [p for p in pieces if p.kind is SegmentKind.STEP]
            claims = [p for p in pieces if p.kind is SegmentKind.CLAIM]
            heard = [p for p in pieces if p.kind is SegmentKind.ACKNOWLEDGE]
            if not (spare := [*heard, *claims[_FEWEST_CLAIMS:], *steps]):
                break
            pieces.remove(spare[-1])
        return replace(self, pieces=tuple(pieces))


@dataclass(slots=True)
class Assembly:
    """Pieces become segments one after the other; each can be shown as soon as it is ready."""

    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def add(self, piece: Piece) -> tuple[Segment, tuple[Citation, ...]]:
        """Append a piece; return its segment and the citations that it carries."""
        separator = between(self.segments[-1].kind if self.segments else None, piece.kind)
        start = len(self.text) + len(separator)
        cited = tuple(self._cite(support) for support in piece.supports)
        markers = tuple(citation.marker for citation in cited)
        segment = Segment(
            kind=piece.kind,
            text=piece.text,
            start=start,
            end=start + len(piece.text),
            citations=markers,
        )
        self.text += separator + piece.text + "".join(f" [{marker}]" for marker in markers)
        self.segments.append(segment)
        return segment, cited

    def _cite(self, support: Support) -> Citation:
        sentence = support.sentence
        for known in self.citations:
            if (known.revision, known.start) == (sentence.passage.revision, sentence.start):
                return known
        citation = _citation(len(self.citations) + 1, support)
        self.citations.append(citation)
        return citation


def between(before: SegmentKind | None, kind: SegmentKind) -> str:
    """What stands between two segments in the text: a space within a paragraph, else a blank line.

    Args:
        before: Kind of the segment before; ``None`` at the beginning.
        kind: Kind of the segment that follows.
    """
    if before is None:
        return ""
    leads = kind is SegmentKind.CLAIM and before in {SegmentKind.LEAD, SegmentKind.GAP}
    goes_on = before is kind is not SegmentKind.SIGNPOST
    return " " if leads or goes_on else "\n\n"


def verbatim_claims(sentences: Sequence[EvidenceSentence]) -> tuple[Piece, ...]:
    """A claim for each sentence, in the guide's own words."""
    return tuple(
        Piece(SegmentKind.CLAIM, sentence.quote, (Support(sentence),)) for sentence in sentences
    )


def _citation(marker: int, support: Support) -> Citation:
    sentence = support.sentence
    metadata = sentence.guide.metadata
    revision = sentence.passage.revision
    return Citation(
        marker=marker,
        guide_id=sentence.guide.id,
        guide_title=metadata.title,
        publisher=metadata.publisher,
        date=metadata.date,
        revision=revision,
        status=metadata.status,
        heading_path=sentence.heading_path,
        locator=sentence.passage.locator,
        passage_id=sentence.passage.id,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.quote,
        verdict=support.verdict,
        support=support.support,
        url=f"/guides/{sentence.guide.id}/{revision}#c{sentence.start}-{sentence.end}",
    )
