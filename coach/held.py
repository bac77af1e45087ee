"""Whether the guides hold what a question asks: a few features, weighed as they were learned.

Floor 2. Similarity stops questions from far away. A near miss ("what does it cost", "who founded
it") is as similar as a question that is answered, so words, names and the kind of thing count too.
"""

import math
import re
from collections.abc import Iterable, Sequence

from coach.asked import Asked, Shape, Wanted, is_plain
from coach.asked_about import thing_asked_about
from coach.details import (
    acronyms_missing,
    details_missing,
    is_specific,
    stems_of,
    unknown_names,
    with_headings,
)
from coach.evidence import Evidence
from coach.field import strangeness
from coach.fitness import answers, expected
from coach.learned import Features, learned
from coach.shelf import Shelf
from coach.speaks_of import CountPassages, Speaks
from coach.words import share, stem

_LOOKED_AT = 40
_NEAREST = 5
_FEW = 2
_WHOLE = 0.99
_SHARPNESS = 20.0
"""As in ``tests/evaluation/train_question_encoder.py``."""
_UNEXPECTED = {"held": 0.10, "held, read": 0.27}
"""What is given to guides whose owners wrote down no expected questions: in a library of the
shipped guides without theirs, the lowest 5 % of answered training questions score this much below
the threshold (``train_answers.py --shortfall --every 4``)."""
_STRANGE, _CLEARLY = 1.5, 1.75
"""Log odds of being of another field from which a question must score so far above the threshold:
"how do I make the network reach the loft" has the words of the guides."""
_LIKE_NOTHING = 0.27
"""Likeness of the likest sentence that stands in for it with an encoder that it does not fit."""
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
    return above >= _CLEARLY or not is_strange(asked, spoken, shelf)


def is_strange(
    asked: Asked,
    spoken: Sequence[Speaks],
    shelf: Shelf,
    least: float = _STRANGE,
    like_nothing: float = _LIKE_NOTHING,
) -> bool:
    """Whether a question is of another field than the guides.

    Args:
        asked: The question.
        spoken: Sentences that were found for it.
        shelf: Where they come from.
        least: Log odds from which it is.
        like_nothing: Likeness below which it is where the log odds are not known.
    """
    odds = strangeness(asked.question, shelf)
    return likeness(asked, spoken, shelf) < like_nothing if odds is None else odds >= least


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
    return short and any(
        speaks.covered >= _WHOLE and not acronyms_missing(asked, with_headings(speaks))
        for speaks in spoken[:_LOOKED_AT]
    )


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
        **_plain(asked, spoken, count),
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
    lost = _unknown_words(asked, count)
    unknown = float(bool(unknown_names(asked, count)))
    return {
        "personal": personal,
        "personal, covered": personal * max(speaks.covered for speaks in spoken),
        "personal, unknown words": personal * lost,
        "unknown words": lost,
        "unknown name": unknown,
        "unknown name, not personal": (1 - personal) * unknown,
    }


def _plain(asked: Asked, spoken: Sequence[Speaks], count: CountPassages) -> Features:
    """The same for short questions that tell nothing more, and for the thing that they name."""
    plain = float(is_plain(asked))
    thing = thing_asked_about(asked.question)
    texts = [with_headings(speaks) for speaks in spoken]
    best = max(share(thing, stems_of(asked, text)) for text in texts)
    return {
        "plain": plain,
        "plain, unknown words": plain * _unknown_words(asked, count),
        "plain, covered": plain * max(speaks.covered for speaks in spoken),
        "plain, near": plain * _together(speaks.sentence.similarity for speaks in spoken),
        "names a thing": float(bool(thing)),
        "thing missing": bool(thing) * (1 - best),
        "thing unknown": float(any(not count(w) for w in asked.focus if stem(w) in thing)),
        "acronym missing": float(bool(acronyms_missing(asked, " ".join(texts)))),
    }


def _unknown_words(asked: Asked, count: CountPassages) -> float:
    """Share of the question's subject that no guide holds."""
    return sum(not count(word) for word in asked.focus) / max(1, len(asked.focus))


def _read(asked: Asked, scores: Sequence[float]) -> Features:
    """What a reader of question and sentences makes of them all."""
    best = max(scores)
    together = best + math.log(sum(math.exp(score - best) for score in scores))
    return {
        "read": best,
        "read together": together,
        "read, personal": asked.personal * together,
        "read, fact": (asked.shape is Shape.FACT) * together,
        "read, plain": is_plain(asked) * best,
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
