"""Section-aware windows of whole sentences: what is embedded and ranked.

Floor 2. Pure but for the tokenizer that is passed in.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.guide import Passage, Revision, passage_id

SPLITTER_VERSION = "3"
"""Changes whenever the same source would give other text, sentences or passages."""
HEADER_TOKENS = 32
"""The most tokens of title and headings that are embedded with a passage."""
_SPECIAL_TOKENS = 2
_OVERLAP_TOKENS = 30
"""A last sentence of at most this size opens the next window too: "They" keeps its subject."""

CountTokens = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Window:
    """How large passages are, in tokens of the encoder, without title and headings."""

    target: int
    most: int

    @classmethod
    def for_encoder(cls, max_tokens: int, target: int = 160) -> "Window":
        """The largest window that is read whole after a full header."""
        most = max_tokens - HEADER_TOKENS - 2 * _SPECIAL_TOKENS
        return cls(target=min(target, most), most=most)


def split_passages(revision: Revision, count_tokens: CountTokens, window: Window) -> list[Passage]:
    """Passages of a revision, in reading order; every sentence is in at least one, word for word.

    A window never crosses a heading. It closes at the end of the sentence that would pass
    ``window.target`` tokens, and never holds more than ``window.most``, unless one sentence alone
    does; sentences are cut to fit when a document is read. What a guide says again in the same
    words below the same headings is one passage, where it stands first: ten thousand equal lines
    of a log would crowd out whatever else is found.
    """
    passages: dict[tuple[tuple[str, ...], str], Passage] = {}
    for section in _sections(revision):
        sizes = [_tokens(revision, index, count_tokens) for index in section]
        for first, last in _windows(sizes, window):
            passage = _passage(revision, section[first], section[last], len(passages))
            words = " ".join(revision.quote(passage.start, passage.end).split())
            passages.setdefault((passage.heading_path, words), passage)
    return list(passages.values())


def header(title: str, heading_path: Sequence[str], count_tokens: CountTokens) -> str:
    """Title and headings for embedding, in at most :data:`HEADER_TOKENS` tokens.

    The title stands first and the nearest heading last; what does not fit is left out from the
    middle, then from the end.
    """
    parts = [title, *heading_path]
    while len(parts) > 1 and count_tokens(_joined(parts)) > HEADER_TOKENS:
        del parts[1 if len(parts) > 2 else -1]
    words = _joined(parts).split()
    while len(words) > 1 and count_tokens(" ".join(words)) > HEADER_TOKENS:
        words.pop()
    return " ".join(words)


def embedded_text(revision: Revision, passage: Passage, count_tokens: CountTokens) -> str:
    """What the encoder reads for a passage: its header, then its text."""
    top = header(revision.metadata.title, passage.heading_path, count_tokens)
    return f"{top}\n{revision.quote(passage.start, passage.end)}"


def _joined(parts: Sequence[str]) -> str:
    return " › ".join(parts)


def _sections(revision: Revision) -> Iterator[list[int]]:
    def path(index: int) -> tuple[str, ...]:
        return revision.blocks[revision.sentences[index].block].heading_path

    for _, section in groupby(range(len(revision.sentences)), key=path):
        yield list(section)


def _tokens(revision: Revision, index: int, count_tokens: CountTokens) -> int:
    sentence = revision.sentences[index]
    return count_tokens(revision.text[sentence.start : sentence.end]) - _SPECIAL_TOKENS


def _windows(sizes: Sequence[int], window: Window) -> Iterator[tuple[int, int]]:
    """First and last position of each window over sentences of these sizes."""
    first, total = 0, 0
    for position, size in enumerate(sizes):
        full = total + size > window.most or total >= window.target
        if position > first and full:
            yield first, position - 1
            first, total = position, 0
            carried = sizes[position - 1]
            if carried <= _OVERLAP_TOKENS and carried + size <= window.most:
                first, total = position - 1, carried
        total += size
    if sizes:
        yield first, len(sizes) - 1


def _passage(revision: Revision, first: int, last: int, ordinal: int) -> Passage:
    start, end = revision.sentences[first].start, revision.sentences[last].end
    block = revision.blocks[revision.sentences[first].block]
    return Passage(
        id=passage_id(revision.id, start, end),
        guide_id=revision.guide_id,
        revision=revision.id,
        ordinal=ordinal,
        start=start,
        end=end,
        first_sentence=first,
        last_sentence=last,
        heading_path=block.heading_path,
        locator=block.locator,
    )
