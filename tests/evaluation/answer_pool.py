"""What the coach finds for the questions that its decisions are trained on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from question_pool import known_guides, writer_of

from coach.asked import Asked, read_question
from coach.conversation import Exchange
from coach.evidence import Evidence, ReadsAnswers, content_sentences, find_evidence
from coach.questions import Question
from coach.retrieval import exchange_of, passages_for, understood_in
from coach.speaks_of import Speaks, rank
from corpus.library import Library


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one question of the pool."""

    question: Question
    query: str
    """As it was searched for."""
    asked: Asked
    evidence: Evidence
    spoken: Sequence[Speaks]
    """Sentences that state something; at least one."""

    @property
    def gold(self) -> list[bool]:
        """For each of them, whether it answers the question."""
        quotes = {line.quote for line in self.question.gold}
        return [speaks.sentence.quote in quotes for speaks in self.spoken]


def found_for(
    questions: Sequence[Question], library: Library, reads: ReadsAnswers | None = None
) -> Iterator[Found]:
    """What the coach finds, in the guides that the writer knew, where it finds anything."""
    guides = [guide.id for guide in library.guides()]
    for question in questions:
        known = known_guides(writer_of(question), guides)
        exchanges: list[Exchange] = []
        for turn in question.turns:
            understood = understood_in(turn, exchanges, library)
            hits = passages_for(understood, library, guide_ids=known)
            exchanges.append(exchange_of(understood, hits))
        evidence = find_evidence(understood.query, library, hits, reads)
        asked = read_question(understood.query if understood.in_hand else understood.question)
        around = {hit.passage.id: hit.text for hit in hits}
        sentences = content_sentences(evidence.sentences)
        spoken = rank(asked, sentences, around, library.passages_with)
        if spoken:
            yield Found(question, understood.query, asked, evidence, spoken)
