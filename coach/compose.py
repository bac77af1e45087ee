"""An answer without a chat model: the guides' own sentences that answer, verbatim and cited.

Floor 2. Pure: evidence in, draft out.
"""

import re
from collections.abc import Sequence

from coach.answer import Move, Route, SegmentKind
from coach.draft import Draft, Piece, verbatim_claims
from coach.evidence import Evidence, EvidenceSentence, content_sentences

_MOST_CLAIMS = 3
_MOST_WORDS = 110
_NEARLY_AS_GOOD = 0.12
"""How far below the best sentence another may stay in relevance and still be told."""
_SHARED_WORDS = 0.6
"""Two sentences that share this much of the smaller one's words say the same."""
_NEAREST_GUIDES = 3
_SHOWN_OF_QUESTION = 120
_WORD = re.compile(r"\w+")


def compose(question: str, evidence: Evidence, min_similarity: float) -> Draft:
    """The draft for a question: one to three cited sentences, or what the guides do not hold."""
    sentences = content_sentences(evidence.sentences)
    if evidence.best_similarity < min_similarity or not sentences:
        return not_in_guides(question, evidence)
    chosen = choose(sentences)
    return Draft(Route.ANSWER, Move.INFORM, verbatim_claims(in_reading_order(chosen)))


def not_in_guides(question: str, evidence: Evidence) -> Draft:
    """Say what was looked for, and what the nearest guides are about."""
    looked_for = " ".join(question.split())
    if len(looked_for) > _SHOWN_OF_QUESTION:
        looked_for = looked_for[:_SHOWN_OF_QUESTION].rsplit(" ", 1)[0] + " …"
    gap = f"I looked in the guides for “{looked_for}” and found nothing that answers it."
    pieces = [Piece(SegmentKind.GAP, gap)]
    titles = list(dict.fromkeys(hit.guide.metadata.title for hit in evidence.hits))[
        :_NEAREST_GUIDES
    ]
    if titles:
        nearest = "; ".join(f"“{title}”" for title in titles)
        pieces.append(
            Piece(SegmentKind.GAP, f"The nearest guides are about something else: {nearest}.")
        )
    advice = "Someone who knows your workplace may: a supervisor, a mentor or a librarian."
    pieces.append(Piece(SegmentKind.OPTION, advice))
    return Draft(Route.NOT_IN_GUIDES, Move.DECLINE, tuple(pieces))


def choose(sentences: Sequence[EvidenceSentence]) -> list[EvidenceSentence]:
    """Up to three sentences that are nearly as good as the best and say different things.

    Args:
        sentences: Best first, at least one.
    """
    best = sentences[0]
    chosen = [best]
    words = len(best.quote.split())
    for sentence in sentences[1:]:
        length = len(sentence.quote.split())
        if len(chosen) == _MOST_CLAIMS or best.relevance - sentence.relevance > _NEARLY_AS_GOOD:
            break
        repeats = any(_overlap(sentence.quote, other.quote) > _SHARED_WORDS for other in chosen)
        if not repeats and words + length <= _MOST_WORDS:
            chosen.append(sentence)
            words += length
    return chosen


def in_reading_order(sentences: Sequence[EvidenceSentence]) -> list[EvidenceSentence]:
    """Sentences of one guide together and in its order; the guide of the best sentence first."""
    order = {
        guide: place for place, guide in enumerate(dict.fromkeys(s.guide.id for s in sentences))
    }
    return sorted(sentences, key=lambda sentence: (order[sentence.guide.id], sentence.start))


def _overlap(one: str, other: str) -> float:
    """Share in [0, 1] of the smaller text's words that the other holds too."""
    first, second = (set(_WORD.findall(text.lower())) for text in (one, other))
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
