"""Which sentences make the answer: those that fit the question, and fit together. Pure.

Floor 2.
"""

import re
from collections.abc import Sequence
from itertools import islice

from coach.asked import Asked, Shape, Wanted
from coach.asked_about import thing_asked_about
from coach.earlier import Earlier
from coach.evidence import EvidenceSentence
from coach.fitness import FACTS, Weighed
from coach.understanding import BETTER_THAN, asks
from coach.words import stem, stems, words

MOST_CLAIMS = 3
_MOST_WORDS = 80
_MOST_WORDS_OF_FACTS = 62
_ONE_FACT_IS_ENOUGH = 34
_NEARLY_AS_GOOD = 3.0
"""How far below the best a second sentence may lie, in fitness (logarithm of odds)."""
_NEARLY_AS_GOOD_ELSEWHERE = 1.5
"""The same for a sentence of another guide than the best one's."""
_NEARLY_AS_GOOD_IN_A_STORY = 0.75
"""The same for one of the same guide and another section, where a mentee tells a story."""
_WHOLE = frozenset({Shape.LIST, Shape.OVERVIEW, Shape.WHICH_GUIDE, Shape.COMPARE})
"""Shapes of an answer that would have a hole without what was told before."""
_NEVER = -1.0
"""The same for one of another guide there: none is better than the best."""
_SAME_SECTION = 0.7
_SHARED_WORDS = 0.6
_COVERED_ALONE = 0.7
_NAMES_ITS_SIDE = 6.0
_NAMES_THE_OTHER = 3.5
_TELLS_THEM_APART = 2.0
_SETS_APART = re.compile(r"\b(while|whereas|unlike|rather than|differs?|instead|but)\b")
_SIDES = re.compile(
    r"(?P<left>[\w' -]+?)\s*,?\s+(?:and|or|vs\.?|versus|from|with|to"
    rf"|{BETTER_THAN})\s+(?:of |about |what of )?(?P<right>[\w' -]+)",
    re.IGNORECASE,
)


def untold(asked: Asked, weighed: Sequence[Weighed], earlier: Earlier) -> Sequence[Weighed]:
    """What is left to say in a conversation; nothing where more was asked for and nothing is near.

    A question of its own may be about what was told; where something new answers it best, nothing
    told comes along.
    """
    if earlier.pointed_at or asked.shape in _WHOLE:
        return weighed
    new = [one for one in weighed if not earlier.said(one.sentence.quote)]
    near = [one for one in new if weighed[0].fitness - one.fitness <= _NEARLY_AS_GOOD]
    if earlier.asks_for_more:
        home = weighed[0].sentence.guide.id
        return [one for one in new if one in near or one.sentence.guide.id == home]
    if near and (earlier.adds_nothing or not asks(asked.said)):
        return new
    return new if new and new[0] is weighed[0] else weighed


def choose_after(
    asked: Asked, weighed: Sequence[Weighed], earlier: Earlier
) -> list[EvidenceSentence]:
    """The sentence that a turn points at and what stands beside it; else as :func:`choose` does."""
    for one in weighed:
        if one.sentence.quote == earlier.pointed_at:
            return _with_its_section(one.sentence, weighed, earlier)
    return choose(asked, weighed)


def choose(asked: Asked, weighed: Sequence[Weighed]) -> list[EvidenceSentence]:
    """Up to three sentences that are nearly as good as the best and say different things.

    Args:
        asked: The question.
        weighed: At least one, best first.
    """
    best = weighed[0].sentence
    facts = asked.shape in FACTS
    if facts and len(best.quote.split()) > _ONE_FACT_IS_ENOUGH:
        return [best]
    chosen = [best]
    length = len(best.quote.split())
    answering = _answering(weighed)
    thing = thing_asked_about(asked.question) if facts else frozenset()
    for other in weighed[1:]:
        sentence = other.sentence
        longer = length + len(sentence.quote.split())
        if len(chosen) == (2 if facts else MOST_CLAIMS):
            break
        if asked.wanted is not Wanted.ANYTHING and sentence not in answering:
            continue
        if _names(thing, best) and not _names(thing, sentence):
            continue
        if longer > (_MOST_WORDS_OF_FACTS if facts else _MOST_WORDS):
            continue
        story = asked.personal and not facts
        near = weighed[0].fitness - other.fitness <= _margin(sentence, best, story=story)
        if near and not repeats(sentence, chosen):
            chosen.append(sentence)
            length = longer
    return [best, *in_reading_order(chosen[1:])]


def _with_its_section(
    sentence: EvidenceSentence, weighed: Sequence[Weighed], earlier: Earlier
) -> list[EvidenceSentence]:
    """A sentence and the best of its section that were not told yet."""
    chosen = [sentence]
    for other in (one.sentence for one in weighed):
        if other.section != sentence.section or earlier.said(other.quote):
            continue
        longer = sum(len(one.quote.split()) for one in (*chosen, other))
        if len(chosen) < MOST_CLAIMS and longer <= _MOST_WORDS and not repeats(other, chosen):
            chosen.append(other)
    return [sentence, *in_reading_order(chosen[1:])]


def two_places(weighed: Sequence[Weighed]) -> list[EvidenceSentence]:
    """The best sentence, and the best of another guide or section that says something else."""
    first = weighed[0].sentence

    def elsewhere(other: EvidenceSentence) -> bool:
        leads = other.quote.endswith(":")
        return other.section != first.section and not leads and not repeats(other, [first])

    others = (one.sentence for one in weighed if elsewhere(one.sentence))
    return [first, *islice(others, 1)]


def _names(thing: frozenset[str], sentence: EvidenceSentence) -> bool:
    """Whether a sentence names the thing that is asked about."""
    return bool(thing) and thing <= stems(sentence.quote)


def _answering(weighed: Sequence[Weighed]) -> list[EvidenceSentence]:
    """Sentences that hold all a specific question needs; none when the best covers it alone."""
    if weighed[0].speaks.covered >= _COVERED_ALONE:
        return []
    return [other.sentence for other in weighed if other.answers]


def choose_both_sides(asked: Asked, weighed: Sequence[Weighed]) -> list[EvidenceSentence]:
    """The best sentence on each of the two things compared, and one more that names both."""
    left, right = sides(asked)
    if not left or not right:
        return choose(asked, weighed)

    def best_on(side: set[str], other: set[str]) -> EvidenceSentence:
        def on(one: Weighed) -> float:
            own = stems(one.sentence.quote)
            named = len(own & side) / len(side), len(own & other) / len(other)
            sets_apart = min(named) == 1 and bool(_SETS_APART.search(one.sentence.quote))
            return (
                one.fitness
                + _NAMES_ITS_SIDE * named[0]
                + _NAMES_THE_OTHER * named[1]
                + _TELLS_THEM_APART * sets_apart
            )

        return max(weighed, key=on).sentence

    chosen = [best_on(left, right)]
    second = best_on(right, left)
    if second == chosen[0] and (rest := [w.sentence for w in weighed if w.sentence != second]):
        named = [sentence for sentence in rest if stems(sentence.quote) & (left | right)]
        second = (named or rest)[0]
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


def _margin(sentence: EvidenceSentence, best: EvidenceSentence, *, story: bool) -> float:
    """How far below the best a sentence may lie and still belong beside it.

    What meets a story stands together: of the sentences added to a right one, those of its section
    are right five times in ten, those of other guides one in ten.
    """
    same_section = sentence.heading_path == best.heading_path
    if sentence.guide.id != best.guide.id:
        return _NEVER if story else _NEARLY_AS_GOOD_ELSEWHERE
    if story and not same_section:
        return _NEARLY_AS_GOOD_IN_A_STORY
    return _NEARLY_AS_GOOD + _SAME_SECTION * same_section
