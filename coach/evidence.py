"""Which sentences of the guides speak to a question.

Floor 2. Passages are found by the library; within them, sentences are compared with the question
one by one, because a sentence is what an answer cites.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from corpus.catalogue import CataloguedGuide
from corpus.guide import Passage
from corpus.hits import Hit
from corpus.library import Library

ReadsAnswers = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""Scores questions together with sentences: the larger, the more likely a sentence answers."""

_MOST_READ = 24
"""Sentences that are read together with the question, the nearest first."""
_PASSAGES = 8
_PER_GUIDE = 3
_GUIDE_SHARE = 0.1
"""What it is worth to stand in the guide that holds most of the passages found, in similarity."""
_PASSAGE_SHARE = 0.3
"""How much the passage around a sentence counts against the sentence itself."""
ASIDE = frozenset({"questions to ask yourself", "try this", "when to get other help", "references"})
"""Closing sections of a guide, in small letters: they prompt the mentee and state nothing."""

_OPENS_A_QUESTION = frozenset(
    "what how who whom whose where when which why is are was were do does did can could will would "
    "should shall has have had may might and but or".split()
)


@dataclass(frozen=True, slots=True)
class EvidenceSentence:
    """A sentence of a current guide, with how near it is to the question."""

    guide: CataloguedGuide
    passage: Passage
    start: int
    end: int
    quote: str
    heading_path: tuple[str, ...]
    similarity: float
    """Cosine similarity of the sentence to the question in [-1, 1]."""
    relevance: float
    """Similarity of the sentence and nearness of its passage, weighted; what orders sentences."""
    read: float | None = None
    """How well a reader of both found that it answers, in log odds; None where it was not read."""

    @property
    def place(self) -> tuple[str, int]:
        """What tells it from every other sentence: its revision and where it begins."""
        return self.passage.revision, self.start

    @property
    def section(self) -> tuple[str, tuple[str, ...]]:
        """Where it stands: its guide's id, and the headings above it."""
        return self.guide.id, self.heading_path

    @property
    def shown_to_reader(self) -> str:
        """The sentence under its heading, as the reader of answers sees it."""
        return ": ".join((*self.heading_path[-1:], self.quote))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one question."""

    hits: tuple[Hit, ...]
    sentences: tuple[EvidenceSentence, ...]
    """Best first; every sentence once."""

    @property
    def read(self) -> list[float]:
        """What a reader of question and sentence made of those it read; none without a reader."""
        return [sentence.read for sentence in self.sentences if sentence.read is not None]

    @property
    def best_similarity(self) -> float:
        """Of the nearest sentence or passage, in [-1, 1]; -1 when nothing was found."""
        passages = [hit.similarity for hit in self.hits if hit.similarity is not None]
        return max([sentence.similarity for sentence in self.sentences] + passages, default=-1.0)


def answer_adapter_path() -> Path:
    """What is added to the shipped cross-encoder to make it read answers."""
    return Path(str(files("coach").joinpath("answer_adapter.npz")))


def find_evidence(
    question: str,
    library: Library,
    hits: Sequence[Hit] | None = None,
    reads: ReadsAnswers | None = None,
) -> Evidence:
    """Sentences of the passages that rank highest for a stand-alone question.

    Args:
        question: In plain words.
        library: What is searched.
        hits: The passages to go by, where they were found already.
        reads: Reads the nearest sentences together with the question, if anything does.

    Raises:
        IndexQueryError: If the vector index cannot answer.
    """
    if hits is None:
        hits = library.search(question, _PASSAGES, per_guide=_PER_GUIDE)
    ranges = [(hit, start, end) for hit in hits for start, end in library.sentences_of(hit.passage)]
    unique = {
        (hit.passage.revision, start): (hit, start, end) for hit, start, end in reversed(ranges)
    }
    found = list(unique.values())
    quotes = [library.revision(hit.passage.revision).quote(start, end) for hit, start, end in found]
    similarities = library.relevances(question, quotes)
    standing = _standing(hits)
    sentences = [
        _sentence(hit, start, end, quote, similarity, standing)
        for (hit, start, end), quote, similarity in zip(found, quotes, similarities, strict=True)
    ]
    sentences.sort(key=lambda sentence: -sentence.relevance)
    if reads:
        sentences = _read(question, sentences, reads)
    return Evidence(tuple(hits), tuple(sentences))


def _read(
    question: str, sentences: Sequence[EvidenceSentence], reads: ReadsAnswers
) -> list[EvidenceSentence]:
    """The same sentences; those among the nearest that state something have been read."""
    nearest = content_sentences(sentences)[:_MOST_READ]
    scores = reads([(question, sentence.shown_to_reader) for sentence in nearest])
    read = {one.place: score for one, score in zip(nearest, scores, strict=True)}
    return [replace(sentence, read=read.get(sentence.place)) for sentence in sentences]


def content_sentences(sentences: Sequence[EvidenceSentence]) -> list[EvidenceSentence]:
    """Those that state something: no bare questions, nothing from a guide's closing sections."""
    return [
        sentence
        for sentence in sentences
        if not _is_bare_question(sentence.quote) and not is_aside(sentence.heading_path)
    ]


def is_aside(heading_path: Sequence[str]) -> bool:
    """Whether a place is in a closing section, which prompts the mentee and states nothing."""
    return any(heading.lower() in ASIDE for heading in heading_path)


def _is_bare_question(quote: str) -> bool:
    """A question and nothing else; a statement that leads up to one ("ask yourself: …?") is not."""
    words = quote.split(maxsplit=1)
    asks = quote.rstrip("\"'”’)").endswith("?")
    return asks and words[0].strip("\"'“‘(").lower() in _OPENS_A_QUESTION


def _standing(hits: Sequence[Hit]) -> dict[str, float]:
    """Share in [0, 1] of each guide in what was found, by the scores of its passages."""
    total = sum(hit.fused for hit in hits) or 1.0
    standing: defaultdict[str, float] = defaultdict(float)
    for hit in hits:
        standing[hit.guide.id] += hit.fused / total
    return dict(standing)


def _sentence(
    hit: Hit, start: int, end: int, quote: str, similarity: float, standing: Mapping[str, float]
) -> EvidenceSentence:
    around = hit.nearness if hit.nearness is not None else similarity
    return EvidenceSentence(
        guide=hit.guide,
        passage=hit.passage,
        start=start,
        end=end,
        quote=quote,
        heading_path=hit.passage.heading_path,
        similarity=similarity,
        relevance=(1 - _PASSAGE_SHARE) * similarity
        + _PASSAGE_SHARE * around
        + _GUIDE_SHARE * standing[hit.guide.id],
    )
