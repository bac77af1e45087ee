"""Whether the guides hold what a question asks: a few features, weighed as they were learned.

Floor 2. Similarity stops questions from far away. A near miss ("what does it cost", "who founded
it") is as similar as a question that is answered, so words, names and the kind of thing count too.
"""

import math
import re
from collections.abc import Iterable, Sequence

from coach.asked import Asked, Shape, Wanted
from coach.details import details_missing, is_specific, unknown_names
from coach.evidence import Evidence
from coach.fitness import answers, expected
from coach.learned import Features, learned
from coach.shelf import Shelf
from coach.speaks_of import CountPassages, Speaks

_LOOKED_AT = 40
_NEAREST = 5
_FEW = 2
_WHOLE = 0.99
_SHARPNESS = 20.0
"""As in ``tests/evaluation/train_question_encoder.py``."""
_UNEXPECTED = {"held": 0.0, "held, read": 0.13}
"""What is given to guides whose owners wrote down no expected questions: in a library of the
shipped guides without theirs, the lowest 5 % of answered training questions score this much below
the threshold (``train_answers.py --shortfall --every 4``); without a reader no lower."""
_LIKE_NOTHING, _CLEARLY = 0.27, 1.75
"""Likeness below which a question must score so far above the threshold. Of 119 training questions
from far away 17 reach the threshold ("how do I prune a rose"); this stops 14 of them, and one of
260 that the guides answer."""
_AT_WORK = re.compile(
    r"\b(ward|round|team|colleague|registrar|reg|consultant|senior|junior|boss|manager|mentor"
    r"|mentee|supervisor|nurse|doctor|trainee|student|patient|shift|rota|handover|clinic|theatre"
    r"|sister|matron|professor|portfolio|feedback|appraisal|career|deanery|placement|meeting"
    r"|audit|exam|interview|department|hospital)s?\b",
    re.IGNORECASE,
)


def is_held(asked: Asked, spoken: Sequence[Speaks], evidence: Evidence, shelf: Shelf) -> bool:
    """Whether the guides hold what is asked, as far as is known; see :func:`held_features`."""
    if _asks_for_a_price(asked) and not any(speaks.of_the_kind for speaks in spoken):
        return False
    if _is_said_whole(asked, spoken):
        return True
    name = "held, read" if evidence.read else "held"
    decision = learned(name)
    features = held_features(asked, spoken, evidence, shelf.passages_with)
    expected_any = any(hit.asked for hit in evidence.hits)
    given = 0.0 if expected_any or features["kind missing"] else _UNEXPECTED[name]
    above = decision.score(features) + given - decision.threshold
    if above < 0.0:
        return False
    return above >= _CLEARLY or likeness(asked, spoken, shelf) >= _LIKE_NOTHING


def likeness(asked: Asked, spoken: Sequence[Speaks], shelf: Shelf) -> float:
    """How like the question the likest sentence is, as texts: a cosine."""
    return max(shelf.similarities(asked.question, [one.sentence.quote for one in spoken]))


def _asks_for_a_price(asked: Asked) -> bool:
    """Whether the question is after a price and nothing else, not a story with money in it."""
    return asked.wanted is Wanted.PRICE and asked.shape is Shape.FACT and not asked.personal


def _is_said_whole(asked: Asked, spoken: Sequence[Speaks]) -> bool:
    """Whether one sentence has every word of a short question that wants nothing of one kind.

    "Fisher and Ury, the gist please" has too few words to be near to anything. Of 1,362 training
    questions, 11 are such, and the guides hold an answer to all of them.
    """
    short = asked.shape is Shape.FACT and asked.wanted is Wanted.ANYTHING and bool(asked.focus)
    return short and any(speaks.covered >= _WHOLE for speaks in spoken[:_LOOKED_AT])


def held_features(
    asked: Asked, spoken: Sequence[Speaks], evidence: Evidence, count: CountPassages
) -> Features:
    """What speaks for and against the guides' holding it.

    Args:
        asked: The question.
        spoken: Sentences that state something; at least one.
        evidence: Where they come from.
        count: How common a word is in the library.
    """
    asked_for = max(map(expected, evidence.hits))
    return {
        **_near(spoken, evidence),
        "expected question": asked_for,
        **_specific(asked, spoken, asked_for),
        **_words(asked, spoken, count),
        "at work": float(bool(_AT_WORK.search(asked.question))),
        "advice": float(asked.shape is Shape.ADVICE),
        "fact": float(asked.shape is Shape.FACT),
        "which guide or overview": float(asked.shape in {Shape.OVERVIEW, Shape.WHICH_GUIDE}),
        "few words": float(len(asked.focus) <= _FEW),
        **_kind(asked, spoken),
        **(_read(asked, evidence.read) if evidence.read else {}),
    }


def _near(spoken: Sequence[Speaks], evidence: Evidence) -> Features:
    """How near the question the found sentences and passages stand, by vectors and by words."""
    return {
        "near, of sentences": _together(speaks.sentence.similarity for speaks in spoken),
        "near, of passages": _together(hit.similarity or 0.0 for hit in evidence.hits),
        "similarity": max(speaks.sentence.similarity for speaks in spoken),
        "similarity of a passage": evidence.best_similarity,
        "fused": max(hit.fused for hit in evidence.hits),
        "covered": max(speaks.covered for speaks in spoken),
        "covered and similar": max(s.covered + s.sentence.similarity for s in spoken),
        "match of words": max(hit.match or 0.0 for hit in evidence.hits),
    }


def _specific(asked: Asked, spoken: Sequence[Speaks], asked_for: float) -> Features:
    """Whether something specific is asked, and no sentence holds all that it needs."""
    specific = is_specific(asked)
    answered = specific and any(answers(asked, speaks) for speaks in spoken[:_LOOKED_AT])
    unanswered = float(specific and not answered)
    return {
        "specific": float(specific),
        "specific, unanswered": unanswered,
        "specific, unanswered, expected question": unanswered * asked_for,
        "specific, expected question": specific * asked_for,
    }


def _words(asked: Asked, spoken: Sequence[Speaks], count: CountPassages) -> Features:
    """How much of what is asked stands in words that the guides have; a story needs less of it."""
    personal = float(asked.personal)
    lost = sum(not count(word) for word in asked.focus) / max(1, len(asked.focus))
    unknown = float(bool(unknown_names(asked, count)))
    return {
        "personal": personal,
        "personal, covered": personal * max(speaks.covered for speaks in spoken),
        "personal, unknown words": personal * lost,
        "unknown words": lost,
        "unknown name": unknown,
        "unknown name, not personal": (1 - personal) * unknown,
    }


def _read(asked: Asked, scores: Sequence[float]) -> Features:
    """What a reader of question and sentences makes of them all."""
    best = max(scores)
    together = best + math.log(sum(math.exp(score - best) for score in scores))
    return {
        "read": best,
        "read together": together,
        "read, personal": asked.personal * together,
        "read, fact": (asked.shape is Shape.FACT) * together,
    }


def _together(similarities: Iterable[float]) -> float:
    """How near the nearest are, together: what the encoder of questions was trained to tell by."""
    return math.log(sum(math.exp(_SHARPNESS * near) for near in similarities)) / _SHARPNESS


def _kind(asked: Asked, spoken: Sequence[Speaks]) -> Features:
    """Whether the nearest sentences hold a thing of the kind, and the details asked for."""
    order = sorted(spoken, key=lambda s: -(s.covered + s.sentence.relevance))
    wanted = asked.wanted is not Wanted.ANYTHING
    held = any(speaks.of_the_kind for speaks in order[:_NEAREST])
    return {
        "kind wanted": float(wanted),
        "kind missing": float(wanted and not held),
        "details missing": float(min(len(details_missing(asked, order[0])), 2)),
    }
