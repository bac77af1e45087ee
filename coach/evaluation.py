"""How well the right passages are found: a question set against a library.

Floor 2. The gold sentences of a question are looked for in four rankings: each leg alone, both
fused, and what a turn goes by ("served": stand-alone query, parts, folding, caps).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from pydantic import BaseModel

from coach.metrics import MEASURES, Estimate, estimate, measure
from coach.questions import Gold, Question
from corpus.guide import Passage
from corpus.hits import Hit
from corpus.library import Library

LEGS = ("dense", "lexical", "fused")
SERVED = "served"
FOUND = "found@8"
FOUND_AT = 8
DEPTH = 300
"""Passages that each leg brings: more than a hundred documents of a few passages each."""
_SHOWN = 3
_MARKS = re.compile(r"[*_`]")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


class Retriever(Protocol):
    """Finds passages as a turn does."""

    def __call__(self, turns: Sequence[str], limit: int) -> tuple[str, Sequence[Hit]]:
        """The stand-alone question of the last turn, and its passages, best first."""


class Outcome(BaseModel):
    """What became of one question."""

    id: str
    group: str
    turns: tuple[str, ...]
    query: str
    """The stand-alone question that was searched for."""
    ranks: dict[str, int | None]
    """By ranking: where the gold is whole, from 1; absent when it never is."""
    first: tuple[str, ...]
    """Guide and heading of the first passages that were served."""

    def found(self, ranking: str) -> bool:
        """Whether the gold is whole among the first eight."""
        rank = self.ranks[ranking]
        return rank is not None and rank <= FOUND_AT


class Figures(BaseModel):
    """Estimates by measure and ranking, over some questions."""

    questions: int
    estimates: dict[str, dict[str, Estimate]]
    fused_minus_better_leg: Estimate
    """Of found@8, question by question; the better leg is chosen over all of them."""


class QuestionReport(BaseModel):
    """How a question set did."""

    generation: str
    questions: int
    measured: int
    """Those that are answerable and name a gold sentence that the library holds."""
    not_held: list[str]
    """Ids of questions whose gold sentence no guide of the library holds."""
    all: Figures
    groups: dict[str, Figures]
    failures: list[Outcome]
    """Questions whose gold is not among the first eight passages that were served."""

    def to_json(self) -> dict[str, object]:
        """As scripts read it: figures by measure and ranking, intervals beside them."""
        return {
            **self.model_dump(exclude={"all", "groups", "failures"}),
            **_plain(self.all),
            "groups": {group: _plain(figures) for group, figures in self.groups.items()},
            "failures": [outcome.model_dump() for outcome in self.failures],
        }


def plain_estimates(estimates: Mapping[str, Mapping[str, Estimate]]) -> dict[str, object]:
    """Means by measure and ranking, and under ``intervals`` their 95 % bounds."""
    means: dict[str, object] = {
        name: {ranking: value.mean for ranking, value in by_ranking.items()}
        for name, by_ranking in estimates.items()
    }
    bounds = {
        name: {ranking: [value.low, value.high] for ranking, value in by_ranking.items()}
        for name, by_ranking in estimates.items()
    }
    return means | {"intervals": bounds}


def evaluate_questions(
    questions: Sequence[Question], library: Library, retrieve: Retriever
) -> QuestionReport:
    """Search for every answerable question and see where its gold sentences are.

    Raises:
        IndexQueryError: If the vector index cannot answer.
    """
    places = GoldPlaces(library)
    asked = [question for question in questions if question.answerable and question.gold]
    held = [question for question in asked if all(places.of(gold) for gold in question.gold)]
    study = _Study(library, places, retrieve)
    outcomes = [study.examine(question) for question in held]
    values = study.values()
    groups = {
        group: _figures([o for o in outcomes if o.group == group], values)
        for group in dict.fromkeys(outcome.group for outcome in outcomes)
    }
    return QuestionReport(
        generation=library.generation,
        questions=len(questions),
        measured=len(held),
        not_held=[question.id for question in asked if question not in held],
        all=_figures(outcomes, values),
        groups=groups,
        failures=[outcome for outcome in outcomes if not outcome.found(SERVED)],
    )


class GoldPlaces:
    """Which passages hold a gold sentence."""

    def __init__(self, library: Library) -> None:
        """Look into the guides of ``library``, by the names of their files."""
        self._library = library
        self._guides = library.guides_by_file()
        self._passages: dict[str, list[tuple[str, str]]] = {}

    def of(self, gold: Gold) -> frozenset[str]:
        """Ids of the passages that hold it; quotation marks, emphasis and case do not count."""
        wanted = _plain_text(gold.quote)
        guide = self._guides.get(gold.doc)
        held = self._texts(guide) if guide else []
        return frozenset(identifier for identifier, text in held if wanted in text)

    def _texts(self, guide_id: str) -> list[tuple[str, str]]:
        if guide_id not in self._passages:
            self._passages[guide_id] = [
                (passage.id, _plain_text(self._text(passage)))
                for passage in self._library.passages_of(guide_id)
            ]
        return self._passages[guide_id]

    def _text(self, passage: Passage) -> str:
        return self._library.revision(passage.revision).quote(passage.start, passage.end)


class _Study:
    """Runs the questions and keeps what the measures need."""

    def __init__(self, library: Library, places: GoldPlaces, retrieve: Retriever) -> None:
        self._library = library
        self._places = places
        self._retrieve = retrieve
        self._qrels: dict[str, dict[str, int]] = {}
        self._runs: dict[str, dict[str, list[str]]] = {leg: {} for leg in (*LEGS, SERVED)}

    def examine(self, question: Question) -> Outcome:
        query, hits = self._retrieve(question.turns, FOUND_AT)
        ranking = self._library.rank(query, DEPTH)
        found = {leg: list(getattr(ranking, leg)) for leg in LEGS}
        # A passage that was folded into another is found with it.
        found[SERVED] = [hit.passage.id for hit in hits]
        folded = {same.id: hit.passage.id for hit in hits for same in hit.also_in}
        wanted = [
            held | {folded[i] for i in held if i in folded}
            for held in (self._places.of(gold) for gold in question.gold)
        ]
        self._qrels[question.id] = dict.fromkeys(frozenset().union(*wanted), 1)
        for leg, ids in found.items():
            self._runs[leg][question.id] = ids
        return Outcome(
            id=question.id,
            group=question.group,
            turns=question.turns,
            query=query,
            ranks={leg: _rank(wanted, ids, every=question.all) for leg, ids in found.items()},
            first=tuple(_place(hit) for hit in hits[:_SHOWN]),
        )

    def values(self) -> dict[str, dict[str, dict[str, float]]]:
        """Values by measure, ranking and question; what is served is too short for some."""
        measured = {leg: measure(self._qrels, self._runs[leg]) for leg in LEGS}
        return {name: {leg: measured[leg][name] for leg in LEGS} for name in MEASURES}


def _figures(
    outcomes: Sequence[Outcome], values: Mapping[str, Mapping[str, Mapping[str, float]]]
) -> Figures:
    found = {leg: [float(outcome.found(leg)) for outcome in outcomes] for leg in (*LEGS, SERVED)}
    estimates = {FOUND: {leg: estimate(of_leg) for leg, of_leg in found.items()}}
    for name, by_leg in values.items():
        estimates[name] = {
            leg: estimate([by_question[outcome.id] for outcome in outcomes])
            for leg, by_question in by_leg.items()
        }
    better = max(("dense", "lexical"), key=lambda leg: sum(found[leg]))
    gains = [fused - leg for fused, leg in zip(found["fused"], found[better], strict=True)]
    return Figures(
        questions=len(outcomes), estimates=estimates, fused_minus_better_leg=estimate(gains)
    )


def _plain(figures: Figures) -> dict[str, object]:
    return {
        **plain_estimates(figures.estimates),
        "questions_measured": figures.questions,
        "fused_minus_better_leg": figures.fused_minus_better_leg.model_dump(),
    }


def _rank(wanted: Iterable[frozenset[str]], ids: Sequence[str], *, every: bool) -> int | None:
    places = {identifier: place for place, identifier in enumerate(ids, start=1)}
    never = len(ids) + 1
    ranks = [min((places.get(i, never) for i in of_one), default=never) for of_one in wanted]
    rank = max(ranks) if every else min(ranks)
    return rank if rank < never else None


def _plain_text(text: str) -> str:
    plain = _MARKS.sub("", text).translate(_STRAIGHT)
    return " ".join(plain.lower().split())


def _place(hit: Hit) -> str:
    return " › ".join((hit.guide.metadata.title, *hit.passage.heading_path))
