"""Which sentences make the answer: those that fit the question, and fit together. Pure.

Floor 2.
"""

import re
from collections.abc import Sequence

from coach.asked import Asked, Shape, Wanted
from coach.evidence import EvidenceSentence
from coach.gaps import answers, is_specific
from coach.speaks_of import Speaks
from coach.words import stem, stems, words

MOST_CLAIMS = 3
_MOST_WORDS = 75
_MOST_WORDS_OF_FACTS = 62
_ONE_FACT_IS_ENOUGH = 34
_NEARLY_AS_GOOD = 0.16
_NEARLY_AS_GOOD_ELSEWHERE = 0.06
"""The same for a sentence of another guide than the best one's."""
_CLEAR_SUBJECT = 0.45
"""Similarity of the best sentence below which only its own guide is trusted for more."""
_SAME_SECTION = 0.08
_WORDS_COUNT = {Shape.ADVICE: 0.15, Shape.WHICH_GUIDE: 0.15}
_WORDS_COUNT_FOR_FACTS = 0.5
_SHARED_WORDS = 0.6
_COVERED_ALONE = 0.7
_LEANS_ON_ANOTHER = 0.12
_LEADS_TO_A_LIST = 0.15
_LEANS = re.compile(
    r"^(this|these|those|that|it|its|they|their|he|she|his|her|such|both|asking about|another"
    r"|also|afterwards|then)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"(?P<left>[\w' -]+?)\s*,?\s+(?:and|or|vs\.?|versus|from|with|to)\s+(?:of |about "
    r"|what of )?(?P<right>[\w' -]+)",
    re.IGNORECASE,
)


def fitness(asked: Asked, speaks: Speaks) -> float:
    """How well a sentence answers, for ordering within one question."""
    weight = _WORDS_COUNT.get(asked.shape, _WORDS_COUNT_FOR_FACTS)
    fit = speaks.sentence.relevance + weight * speaks.covered
    quote = speaks.sentence.quote
    fit -= _LEANS_ON_ANOTHER * bool(_LEANS.match(quote.lstrip("\"“‘'")))
    if quote.endswith(":") and asked.shape not in {Shape.LIST, Shape.FACT}:
        fit -= _LEADS_TO_A_LIST
    return fit + 0.5 * (is_specific(asked) and answers(asked, speaks))


def ranked(asked: Asked, spoken: Sequence[Speaks]) -> list[tuple[float, EvidenceSentence]]:
    """Sentences with their fitness, best first."""
    fits = [(fitness(asked, speaks), speaks.sentence) for speaks in spoken]
    return sorted(fits, key=lambda pair: -pair[0])


def choose(asked: Asked, spoken: Sequence[Speaks]) -> list[EvidenceSentence]:
    """Up to three sentences that are nearly as good as the best and say different things.

    Args:
        asked: The question.
        spoken: At least one.
    """
    fits = ranked(asked, spoken)
    best_fit, best = fits[0]
    facts = asked.shape in {Shape.FACT, Shape.LIST}
    if facts and len(best.quote.split()) > _ONE_FACT_IS_ENOUGH:
        return [best]
    chosen = [best]
    length = len(best.quote.split())
    answering = _answering(asked, spoken, best)
    for fit, sentence in fits[1:]:
        longer = length + len(sentence.quote.split())
        if len(chosen) == (2 if facts else MOST_CLAIMS):
            break
        if asked.wanted is not Wanted.ANYTHING and sentence not in answering:
            continue
        if longer > (_MOST_WORDS_OF_FACTS if facts else _MOST_WORDS):
            continue
        if best_fit - fit <= _margin(sentence, best) and not repeats(sentence, chosen):
            chosen.append(sentence)
            length = longer
    return [best, *in_reading_order(chosen[1:])]


def _answering(
    asked: Asked, spoken: Sequence[Speaks], best: EvidenceSentence
) -> list[EvidenceSentence]:
    """Sentences that hold all a specific question needs; none when the best covers it alone."""
    covered = next(speaks.covered for speaks in spoken if speaks.sentence is best)
    if covered >= _COVERED_ALONE:
        return []
    return [speaks.sentence for speaks in spoken if answers(asked, speaks)]


def choose_both_sides(asked: Asked, spoken: Sequence[Speaks]) -> list[EvidenceSentence]:
    """The best sentence on each of the two things compared, and one more that names both."""
    left, right = sides(asked)
    if not left or not right:
        return choose(asked, spoken)
    fits = ranked(asked, spoken)

    def best_on(side: set[str], other: set[str]) -> EvidenceSentence:
        def on(pair: tuple[float, EvidenceSentence]) -> float:
            own = stems(pair[1].quote)
            return pair[0] + len(own & side) / len(side) + 0.6 * len(own & other) / len(other)

        return max(fits, key=on)[1]

    chosen = [best_on(left, right)]
    second = best_on(right, left)
    if second == chosen[0] and (rest := [pair for pair in fits if pair[1] != second]):
        named = [s for _, s in rest if stems(s.quote) & (left | right)]
        second = named[0] if named else rest[0][1]
    chosen += [] if repeats(second, chosen) or second in chosen else [second]
    return chosen


def sides(asked: Asked) -> tuple[set[str], set[str]]:
    """Stems of the two things that a question compares; empty when they cannot be told."""
    focus = {stem(word) for word in asked.focus}
    for clause in re.split(r"[,:;?]\s+(?=what\b|which\b|how\b|please\b)|[?:]", asked.question):
        for found in _SIDES.finditer(clause):
            left = [s for w in words(found["left"]) if (s := stem(w)) in focus][-3:]
            right = [s for w in words(found["right"]) if (s := stem(w)) in focus][:3]
            if left and right and set(left) != set(right):
                return set(left) - set(right) or set(left), set(right) - set(left) or set(right)
    return set(), set()


def in_reading_order(sentences: Sequence[EvidenceSentence]) -> list[EvidenceSentence]:
    """Sentences of one guide together and in its order; the guide of the best sentence first."""
    order = {
        guide: place for place, guide in enumerate(dict.fromkeys(s.guide.id for s in sentences))
    }
    return sorted(sentences, key=lambda sentence: (order[sentence.guide.id], sentence.start))


def repeats(sentence: EvidenceSentence, chosen: Sequence[EvidenceSentence]) -> bool:
    """Whether it says what a chosen one says, by the share of the shorter one's words."""
    own = stems(sentence.quote)
    for other in chosen:
        others = stems(other.quote)
        smaller = min(len(own), len(others))
        if smaller and len(own & others) / smaller > _SHARED_WORDS:
            return True
    return False


def _margin(sentence: EvidenceSentence, best: EvidenceSentence) -> float:
    """How far below the best a sentence may lie and still belong beside it."""
    if sentence.guide.id != best.guide.id:
        return _NEARLY_AS_GOOD_ELSEWHERE if best.similarity >= _CLEAR_SUBJECT else -1.0
    same_section = sentence.heading_path == best.heading_path
    return _NEARLY_AS_GOOD + _SAME_SECTION * same_section
