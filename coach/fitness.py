"""How well each sentence answers a question: named features, weighed as they were learned.

Floor 2. What counts is not only how near a sentence is: whether its section is the one that people
ask for in such words, where in the section it stands, whether it stands by itself, and whether it
tells what is asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach.asked import Asked, Shape, Wanted
from coach.asked_about import says_what_it_is, tells_its_parts, thing_asked_about
from coach.details import details_missing, is_specific, stems_of
from coach.evidence import Evidence, EvidenceSentence
from coach.learned import Features, learned
from coach.shelf import Shelf
from coach.speaks_of import Speaks
from corpus.guide import Revision
from corpus.hits import Hit

FACTS = frozenset({Shape.FACT, Shape.LIST})
_LEANS = re.compile(
    r"^(this|these|those|that|it|its|they|their|he|she|his|her|such|both|asking about|another"
    r"|also|afterwards|then)\b",
    re.IGNORECASE,
)
_OF_STUDIES = re.compile(
    r"\b(stud(y|ies)|trials?|reviews?|surveys?|randomi[sz]ed|evidence|research|1[89]\d\d|20\d\d)\b"
)
_WORDS_TO_SAY = re.compile(r"[“\"].{12,}[”\"]")
_TO_YOU = re.compile(r"\b(you|your)\b", re.IGNORECASE)
_ASKS_FOR_EVIDENCE = re.compile(
    r"\b(evidence|proof|prove[ns]?|proven|stud(y|ies)|research|trials?|tested|work)\b", re.I
)
_SAYS_WHAT, _TELLS_PARTS = 1.0, 2.0
"""What it is worth to say what a thing is, and to tell its parts, where that is asked; too rare in
the sets to be learned. Of 526 plain questions by two writers the gold sentence comes first for .783
without and .787 with it, of 1,481 others for as many."""
_SHORT = 8
_ENOUGH = 0.95


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with how well it answers; ordered within one question only."""

    speaks: Speaks
    fitness: float
    answers: bool
    """It holds all that a specific question needs."""

    @property
    def sentence(self) -> EvidenceSentence:
        """The sentence."""
        return self.speaks.sentence


def weigh(
    asked: Asked, spoken: Sequence[Speaks], evidence: Evidence, shelf: Shelf
) -> list[Weighed]:
    """Every sentence with its fitness, best first."""
    decision = learned("fitness, read" if evidence.read else "fitness")
    rows = feature_rows(asked, spoken, evidence, shelf)
    thing = thing_asked_about(asked.question)
    weighed = [
        Weighed(
            speaks,
            decision.score(row) + _told(asked, thing, speaks.sentence.quote),
            bool(row["answers"]),
        )
        for speaks, row in zip(spoken, rows, strict=True)
    ]
    return sorted(weighed, key=lambda one: -one.fitness)


def answers(asked: Asked, speaks: Speaks) -> bool:
    """Whether one sentence holds all that a specific question needs."""
    return (
        speaks.of_the_kind
        and speaks.covered + speaks.sentence.similarity >= _ENOUGH
        and not details_missing(asked, speaks)
    )


def feature_rows(
    asked: Asked, spoken: Sequence[Speaks], evidence: Evidence, shelf: Shelf
) -> list[Features]:
    """The features of every sentence, in the order given."""
    if not spoken:
        return []
    hits = {hit.passage.id: (rank, hit) for rank, hit in enumerate(evidence.hits)}
    best_fused = max(hit.fused for hit in evidence.hits)
    most_expected = max(map(expected, evidence.hits))
    read = evidence.read
    rows: list[Features] = []
    for speaks in spoken:
        rank, hit = hits[speaks.sentence.passage.id]
        rows.append(
            {
                **_form(asked, speaks),
                **_place(speaks.sentence, shelf.revision(speaks.sentence.passage.revision)),
                "similarity": speaks.sentence.similarity,
                "similarity of the passage": speaks.sentence.relevance,
                "fused, below the best": hit.fused - best_fused,
                "rank": 1 / (1 + rank),
                "expected question": expected(hit),
                "expected question, below the best": expected(hit) - most_expected,
                "covered": speaks.covered,
                **(_read(speaks.sentence.read, read) if read else {}),
            }
        )
    return rows


def _read(score: float | None, read: Sequence[float]) -> Features:
    """What the reader made of a sentence; one that it was not shown counts as its worst."""
    return {
        "read": min(read) if score is None else score,
        "read, below the best": (min(read) if score is None else score) - max(read),
        "not read": float(score is None),
    }


def expected(hit: Hit) -> float:
    """How near a passage is to a question, by what it says or by what it is expected to be asked.

    A guide whose owner wrote down no questions is not behind for it.
    """
    return max(hit.asked.similarity if hit.asked else -1.0, hit.similarity or 0.0)


def _form(asked: Asked, speaks: Speaks) -> Features:
    quote = speaks.sentence.quote
    of_studies = bool(_OF_STUDIES.search(quote))
    proof = bool(_ASKS_FOR_EVIDENCE.search(asked.question)) or asked.wanted is not Wanted.ANYTHING
    return {
        "leans on another": float(bool(_LEANS.match(quote.lstrip("\"“‘'")))),
        "leads to a list": float(quote.endswith(":")),
        "short": float(len(quote.split()) < _SHORT),
        "of studies, not asked for": float(of_studies and not proof),
        "of studies, asked for": float(of_studies and proof),
        "words to say": float(bool(_WORDS_TO_SAY.search(quote))),
        "speaks to you": float(bool(_TO_YOU.search(quote))),
        "answers": float(is_specific(asked) and answers(asked, speaks)),
        "of the kind": float(asked.wanted is not Wanted.ANYTHING and speaks.of_the_kind),
    }


def _told(asked: Asked, thing: frozenset[str], quote: str) -> float:
    """What it is worth that a sentence says what a thing is, or tells its parts, where asked."""
    if not thing or not thing <= stems_of(asked, quote):
        return 0.0
    parts = tells_its_parts(asked.question, quote)
    return _SAYS_WHAT * says_what_it_is(thing, quote) + _TELLS_PARTS * parts


def _place(sentence: EvidenceSentence, revision: Revision) -> Features:
    position = _positions(revision).get(sentence.start, 9)
    return {
        "opens its section": float(position == 0),
        "late in its section": min(position, 12) / 12,
    }


@lru_cache(maxsize=64)
def _positions(revision: Revision) -> dict[int, int]:
    """Position of each sentence in its section, from 0, by where it starts."""
    seen: dict[tuple[str, ...], int] = {}
    positions = {}
    for sentence in revision.sentences:
        path = revision.blocks[sentence.block].heading_path
        positions[sentence.start] = seen.get(path, 0)
        seen[path] = positions[sentence.start] + 1
    return positions
