"""One published generation, opened: find passages, read guides.

Floor 1. Everything that a request reads comes from one library, so an answer never mixes
generations.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Self

from corpus.catalogue import CataloguedGuide
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder, Vectors
from corpus.errors import GuideNotFoundError
from corpus.filters import EVERYTHING, Filters
from corpus.guide import GuideStatus, Passage, Revision
from corpus.hits import Context, Hit
from corpus.opening import OpenParts, open_exact, open_indexed
from corpus.ranking import Ranking, at_most_per_group, fold_repeats, ranks
from corpus.recent_vectors import RecentVectors
from corpus.revisions import RevisionStore
from corpus.search import Searcher
from corpus.words import content_words

_CANDIDATES = 50
_READ_AT_ONCE = 12
_DEEPER = 8
"""Times as many candidates, where most of them said the same: a paragraph that many guides share
would leave nothing else to be found."""


class Library:
    """A published generation, opened for reading; safe to share between threads."""

    def __init__(self, parts: OpenParts, revisions: RevisionStore, encoder: Encoder) -> None:
        """Put opened parts together; most callers want :meth:`open`."""
        self.manifest = parts.manifest
        self._parts = parts
        self._catalogue = parts.catalogue
        self._revisions = revisions
        self._encoder = encoder
        self._sentence_vectors = RecentVectors(encoder)
        self._searcher = Searcher(parts.catalogue, parts.index, encoder, parts.stored)
        current = GuideStatus.CURRENT
        past = [g for g in self.guides() if g.metadata.status is not current]
        self._past = {guide.id for guide in past if guide.passages}

    @classmethod
    def open(
        cls, folder: Path, data: DataFolder, encoder: Encoder, *, probe_first: bool = False
    ) -> Self:
        """Open the generation in ``folder`` after checking it against its manifest.

        What is opened is a working copy, which goes when the library is closed: Chroma writes to
        an index when it opens it, and the published files stay as they were checked.

        Args:
            folder: Of the generation.
            data: Where it lies; owned by the caller.
            encoder: For questions.
            probe_first: Let a child process open and query the copy before this one does.

        Raises:
            DamagedGenerationError: If a file is missing or altered, or the probe fails.
            EncoderMismatchError: If it was built by another encoder than ``encoder``.
            IndexQueryError: If the vector index cannot be opened.
        """
        parts = open_indexed(folder, data, encoder, probe_first=probe_first)
        return cls(parts, RevisionStore(data.revisions), encoder)

    @classmethod
    def open_exact(cls, folder: Path, data: DataFolder, encoder: Encoder) -> Self:
        """Open a generation whose vector index is damaged: its vectors come from the cache.

        Raises:
            DamagedGenerationError: If anything but the vector index is missing or altered.
            EncoderMismatchError: If it was built by another encoder than ``encoder``.
            sqlite3.Error: If the cache cannot be read.
        """
        return cls(open_exact(folder, data, encoder), RevisionStore(data.revisions), encoder)

    @property
    def working_copy(self) -> Path:
        """Where the files lie that this library reads."""
        return self._parts.folder

    def close(self) -> None:
        """Let go of every file."""
        self._parts.close()

    @property
    def generation(self) -> str:
        """Name of the generation."""
        return self.manifest.generation

    def search(
        self,
        question: str,
        limit: int = 8,
        *,
        per_guide: int | None = None,
        guide_ids: Sequence[str] | None = None,
        prefer: Mapping[str, float] | None = None,
    ) -> list[Hit]:
        """Passages for a question, best first: nearest vectors and shared words, fused.

        Args:
            question: A stand-alone question in plain words.
            limit: The most passages to return.
            per_guide: The most passages of one guide; no limit when absent.
            guide_ids: Only passages of these guides; all when absent.
            prefer: What standing in a guide is worth, in cosine similarity, by guide id.

        Raises:
            IndexQueryError: If the vector index cannot answer.
        """
        depth, within = max(limit, _CANDIDATES), self._within(guide_ids)
        while True:
            ranking = self._searcher.rank(question, depth, within, prefer)
            hits = self._hits(ranking, limit, per_guide)
            crowded = sum(len(hit.also_in) for hit in hits) > depth // 2
            if len(hits) == limit or not crowded or depth >= len(self._catalogue):
                return hits
            depth *= _DEEPER

    def _hits(self, ranking: Ranking, limit: int, per_guide: int | None) -> list[Hit]:
        texts: dict[str, str] = {}
        ranked: Iterable[Passage] = self._in_order(list(ranking.fused), texts)
        if per_guide is not None:
            ranked = at_most_per_group(ranked, lambda passage: passage.guide_id, per_guide)
        folded = fold_repeats(ranked, lambda p: frozenset(content_words(texts[p.id])), limit)
        dense_ranks, lexical_ranks = ranks(ranking.dense), ranks(ranking.lexical)
        return [
            Hit(
                passage=passage,
                guide=self.guide(passage.guide_id),
                text=texts[passage.id],
                similarity=ranking.similarities.get(passage.id),
                dense_rank=dense_ranks.get(passage.id),
                lexical_rank=lexical_ranks.get(passage.id),
                fused=ranking.fused[passage.id],
                match=ranking.lexical.get(passage.id),
                also_in=tuple(repeats),
                asked=ranking.asked.get(passage.id),
            )
            for passage, repeats in folded
        ]

    def passages_with(self, word: str, most: int = 50) -> int:
        """How many passages say a word in any of its forms, counted up to ``most``."""
        return self._catalogue.passages_that_say(content_words(word), most)

    def matching(self, filters: Filters) -> list[str] | None:
        """Ids of the guides that pass; ``None`` where there is no condition."""
        if filters == EVERYTHING:
            return None
        collections = self._collections()
        return [
            guide.id
            for guide in self.guides()
            if filters.passes(guide, collections.get(guide.id, ()))
        ]

    def _within(self, guide_ids: Sequence[str] | None) -> Sequence[str] | None:
        """These guides without those that are no longer current; ``None`` where all are meant."""
        if not self._past:
            return guide_ids
        among = [guide.id for guide in self.guides()] if guide_ids is None else guide_ids
        return [identifier for identifier in among if identifier not in self._past]

    def _collections(self) -> dict[str, set[str]]:
        """The folders that each guide was read from, by their names; ``shipped`` for ours."""
        found: dict[str, set[str]] = {}
        for source in self.manifest.sources:
            roots = [root for root in self.manifest.roots if source.location.startswith(root)]
            root = max(roots, key=len, default=source.location)
            name = "shipped" if root.startswith("shipped:") else PurePosixPath(root).name
            found.setdefault(source.guide_id, set()).add(name)
        return found

    def _in_order(self, ids: Sequence[str], texts: dict[str, str]) -> Iterator[Passage]:
        """The passages with these ids, read a few at once and only as far as they are taken.

        Args:
            ids: Best first.
            texts: Filled with the texts of those that were read.
        """
        for start in range(0, len(ids), _READ_AT_ONCE):
            some = ids[start : start + _READ_AT_ONCE]
            passages = self._catalogue.passages(some)
            texts |= self._catalogue.texts_of(passages.values())
            yield from (passages[identifier] for identifier in some)

    def rank(
        self, question: str, depth: int = _CANDIDATES, *, guide_ids: Sequence[str] | None = None
    ) -> Ranking:
        """The candidates for a question as each leg and both together rank them, by passage id.

        Args:
            question: A stand-alone question in plain words.
            depth: How many passages each leg brings.
            guide_ids: Only passages of these guides; all when absent.

        Raises:
            IndexQueryError: If the vector index cannot answer.
        """
        return self._searcher.rank(question, depth, guide_ids)

    def mended(self, question: str) -> str:
        """The question with its slips of typing mended towards the words of the guides."""
        return self._searcher.mended(question)

    @property
    def encoder_name(self) -> str:
        """Of the encoder of passages and sentences."""
        return self._encoder.identity.name

    def vector_of(self, text: str) -> Vectors:
        """A text as a sentence of a guide would be encoded: float32, (dimension,), length 1."""
        vector: Vectors = self._encoder.encode([text])[0]
        return vector

    def question_vector_of(self, question: str) -> Vectors:
        """A question, drawn towards what answers it: float32, (dimension,), length 1."""
        return self._encoder.encode_query(question)

    def similarities(self, text: str, texts: Sequence[str]) -> list[float]:
        """Cosine similarity of each text to another one, in [-1, 1]."""
        return self._near(self.vector_of(text), texts)

    def relevances(self, question: str, texts: Sequence[str]) -> list[float]:
        """Cosine similarity of each text to what would answer a question, in [-1, 1]."""
        return self._near(self.question_vector_of(question), texts)

    def _near(self, vector: Vectors, texts: Sequence[str]) -> list[float]:
        return [float(near) for near in self._sentence_vectors.encode(texts) @ vector]

    def sentences_of(self, passage: Passage) -> list[tuple[int, int]]:
        """Ranges of the passage's sentences in its revision's text, in reading order."""
        sentences = self.revision(passage.revision).sentences
        chosen = sentences[passage.first_sentence : passage.last_sentence + 1]
        return [(sentence.start, sentence.end) for sentence in chosen]

    def guides(self) -> list[CataloguedGuide]:
        """Every guide of this generation, by title."""
        return self._catalogue.guides()

    def guide(self, guide_id: str) -> CataloguedGuide:
        """The guide with this id.

        Raises:
            GuideNotFoundError: If this generation does not hold it.
        """
        guide = self._catalogue.guide(guide_id)
        if guide is None:
            raise GuideNotFoundError("guide", guide_id)
        return guide

    def guides_by_file(self) -> dict[str, str]:
        """Guide id by the name of each file that the guides were read from."""
        return {
            PurePosixPath(source.location.removeprefix("shipped:")).name: source.guide_id
            for source in self.manifest.sources
        }

    def guide_of(self, passage_ids: Sequence[str]) -> list[str]:
        """The guide of each of these passages of this generation, in their order."""
        guides = self._catalogue.guides_of(passage_ids)
        return [guides[identifier] for identifier in passage_ids]

    def revision(self, revision_id: str) -> Revision:
        """A revision that this or any earlier generation published.

        Raises:
            GuideNotFoundError: If it was never published.
        """
        return self._catalogue.revision(revision_id) or self._revisions.get(revision_id)

    def passages_of(self, guide_id: str) -> list[Passage]:
        """Every passage of a guide, in reading order."""
        return self._catalogue.passages_of(guide_id)

    def passage(self, passage_id: str, context: int = 0) -> Context:
        """A passage with up to ``context`` passages of its guide on either side.

        They reach no further than a place that repeats another one: it is no passage of its own.

        Raises:
            GuideNotFoundError: If this generation does not hold it.
        """
        found = self._catalogue.passages([passage_id]).get(passage_id)
        if found is None:
            raise GuideNotFoundError("passage", passage_id)
        neighbours = self.passages_of(found.guide_id)
        first = _end_of_run(neighbours[: found.ordinal + 1][::-1][: context + 1])
        last = _end_of_run(neighbours[found.ordinal :][: context + 1])
        text = self.revision(found.revision).text
        return Context(
            passage=found,
            guide=self.guide(found.guide_id),
            text=text[found.start : found.end],
            before=text[first.start : found.start],
            after=text[found.end : last.end],
        )


def _end_of_run(passages: Sequence[Passage]) -> Passage:
    """The last of the passages that follow on one another, forwards or backwards."""
    last = passages[0]
    for passage in passages[1:]:
        earlier, later = sorted((last, passage), key=lambda p: p.first_sentence)
        if later.first_sentence > earlier.last_sentence + 1:
            break
        last = passage
    return last
