"""How passages are found: nearest vectors and shared words, fused into one ranking.

Floor 1.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np

from corpus.asked import AskedMatch
from corpus.catalogue import Catalogue
from corpus.encoder import Encoder, Vectors
from corpus.exact import ExactIndex
from corpus.ranking import Ranking, best_first, convex_fusion, nearness
from corpus.spelling import NO_APOSTROPHE, Speller, spellings, spelt_out
from corpus.stored_vectors import StoredVectors
from corpus.vectors import Neighbour, VectorIndex
from corpus.words import STOP_WORDS, content_words

_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = 3
"""Letters in capitals up to which a word is an abbreviation: "CNA" is not "can"."""
_REMEMBERED_WORDS = 10_000
_ONE_PIECE = 3
"""Tokens of a text of one piece: it, and one to begin and one to end."""
_QUESTIONS_A_PASSAGE = 4
"""Expected questions that are looked at for each passage wanted, since several lead to one."""


class Searcher:
    """Ranks the passages of one generation; safe to share between threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        index: VectorIndex | ExactIndex,
        encoder: Encoder,
        stored: StoredVectors | None = None,
    ) -> None:
        """Search these parts of one generation.

        Args:
            catalogue: For words.
            index: For the nearest of all passages.
            encoder: For questions.
            stored: For given passages; the index when absent, which is slower.
        """
        self._catalogue = catalogue
        self._index = index
        self._stored = stored or index
        self._encoder = encoder
        self._speller = cache(lambda: Speller(catalogue.vocabulary()))
        self._held = lru_cache(maxsize=_REMEMBERED_WORDS)(self._look_up)

    def rank(
        self,
        question: str,
        depth: int,
        guide_ids: Sequence[str] | None = None,
        prefer: Mapping[str, float] | None = None,
    ) -> Ranking:
        """The ``depth`` best passages of each leg, and all of them in one order.

        What only one leg found is scored by the other too, so that no passage is behind for want
        of a score.

        Args:
            question: A stand-alone question in plain words.
            depth: How many passages each leg brings.
            guide_ids: Only passages of these guides; all when absent.
            prefer: What standing in a guide is worth, in cosine similarity, by guide id; the
                preferred guides bring candidates of their own.

        Raises:
            IndexQueryError: If the vector index cannot answer.
        """
        if guide_ids is not None and not guide_ids:
            return Ranking({}, {}, {})
        vector = self._encoder.encode_query(question)
        ranking = self._rank(question, vector, depth, guide_ids)
        in_hand = [guide for guide in prefer or () if guide_ids is None or guide in guide_ids]
        if not prefer or not in_hand:
            return ranking
        among = self._rank(question, vector, depth, in_hand)
        fused = {**ranking.fused, **among.fused}
        guides = self._catalogue.guides_of(list(fused))
        moved = {i: score + prefer.get(guides[i], 0.0) for i, score in fused.items()}
        return Ranking(
            best_first({**ranking.dense, **among.dense}),
            best_first({**ranking.lexical, **among.lexical}),
            best_first(moved),
            {**ranking.similarities, **among.similarities},
            {**ranking.asked, **among.asked},
        )

    def words_for(self, question: str) -> list[str]:
        """The words to look for: as asked where the library has them, else written otherwise."""
        words = [held for word in content_words(question) for held in self._held(word)]
        return [word for word in dict.fromkeys(words) if word not in STOP_WORDS]

    def mended(self, question: str) -> str:
        """The question with its slips of typing mended towards the library's own words."""

        def mend(match: re.Match[str]) -> str:
            word = match[0]
            if word.isupper() and len(word) <= _ABBREVIATION:
                return word
            held = self._held(word.lower()) if content_words(word) else [word]
            slipped = len(held) == 1 and held[0] != word.lower()
            return held[0] if slipped and not spelt_out(word.lower()) else word

        return _WORD.sub(mend, question)

    def _look_up(self, word: str) -> list[str]:
        if word in NO_APOSTROPHE:
            return [word]
        known = self._catalogue.passages_with
        held = [other for other in (word, *spellings(word)) if known(other)]
        # What only an expected question holds may be mistyped there, too.
        meant = spelt_out(word)
        if held and (meant or self._catalogue.passages_that_say(held, 1)):
            return held
        if meant:
            return content_words(meant)
        # A word that the encoder reads as one piece is a word, not a slip.
        if self._encoder.count_tokens(word) > _ONE_PIECE and (mended := self._speller().mend(word)):
            return [mended]
        return held or [word]

    def _rank(
        self, question: str, vector: Vectors, depth: int, guide_ids: Sequence[str] | None
    ) -> Ranking:
        own = {n.passage_id: n.similarity for n in self._nearest(vector, depth, guide_ids)}
        asked = self._asked(vector, depth, guide_ids)
        own |= self._stored.similarities(vector, [i for i in asked if i not in own])
        dense = best_first({i: _nearness(i, own, asked) for i in own})
        words = self.words_for(question)
        found = self._catalogue.by_words(words, depth, guide_ids)
        most = self._catalogue.upper_bound(words)
        lexical = {identifier: score / most for identifier, score in found.items()}
        unseen = self._stored.similarities(vector, [i for i in lexical if i not in dense])
        unread = self._catalogue.word_scores(words, [i for i in dense if i not in lexical])
        matches = lexical | {identifier: score / most for identifier, score in unread.items()}
        return Ranking(dense, lexical, convex_fusion({**dense, **unseen}, matches), own, asked)

    def _nearest(
        self, vector: Vectors, depth: int, guide_ids: Sequence[str] | None
    ) -> list[Neighbour]:
        if guide_ids is None:
            return self._index.nearest(vector, depth)
        return self._stored.nearest(vector, depth, guide_ids)

    def _asked(
        self, vector: Vectors, depth: int, guide_ids: Sequence[str] | None
    ) -> dict[str, AskedMatch]:
        """The nearest of the expected questions, by the passages that answer them."""
        deep = depth * _QUESTIONS_A_PASSAGE
        found = self._index.nearest_questions(vector[np.newaxis], deep, guide_ids)
        return self._catalogue.asked_of(found[0])


def _nearness(passage_id: str, own: Mapping[str, float], asked: Mapping[str, AskedMatch]) -> float:
    match = asked.get(passage_id)
    return nearness(own[passage_id], match.similarity if match else None)
