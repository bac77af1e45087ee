"""Whether the evidence speaks of what *this* question asks, not only of its neighbourhood.

Floor 2. A threshold on similarity stops questions from far away; a near miss ("what does it cost",
"who founded it") is as similar as a question that is answered. So each sentence is asked whether
it holds the question's own words, weighted by how rare they are, and a thing of the kind wanted.
"""

import difflib
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coach.asked import GENERIC, Asked, Wanted
from coach.evidence import EvidenceSentence
from coach.numbers import is_year, numbers_in
from coach.words import stem, stems, words

CountPassages = Callable[[str], int]
"""How many passages of the library hold a word, counted up to some limit."""

_AROUND = 0.5
"""What a word counts that stands in the passage around a sentence and not in it."""
_LOOKS_LIKE = 0.78
"""Similarity from which an unknown word is taken for a misspelt known one."""
_SHORTEST_MISSPELT = 5

_PRICE = re.compile(r"[£$€]|\b(free|pounds?|euros?|dollars?|unpaid|no charge)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_CAPITALISED = re.compile(r"(?<!^)\b[A-Z][a-z]+\b")
_DURATION = re.compile(r"\b(minutes?|hours?|days?|weeks?|months?|years?|terms?)\b")
_HOW_LONG = re.compile(r"\bhow long\b")


@dataclass(frozen=True, slots=True)
class Speaks:
    """How far a sentence speaks of what is asked."""

    sentence: EvidenceSentence
    covered: float
    """Share in [0, 1] of the question's subject that the sentence or its surroundings hold."""
    of_the_kind: bool
    """It holds a thing of the kind wanted."""
    missing: tuple[str, ...]
    """Words of the subject that neither it nor its passage holds."""
    numbers_around: frozenset[str]
    """Numbers that it, its passage or its headings hold."""


class Subject:
    """The words that a question is about, each weighted by its rarity in the library."""

    def __init__(self, asked: Asked, count: CountPassages, known: Iterable[str]) -> None:
        """Weigh the subject of a question.

        Args:
            asked: The question.
            count: How common a word is.
            known: Words that stand in the evidence, to recognise misspelt ones.
        """
        plausible = {word for word in known if len(word) >= _SHORTEST_MISSPELT - 1}
        vocabulary = sorted(plausible | GENERIC)
        self.weights: dict[str, float] = {}
        self.said_as: dict[str, str] = {}
        for word in asked.focus:
            found = count(word)
            meant = word if found else _spelt(word, vocabulary)
            if meant in GENERIC:
                continue
            found = found or count(meant)
            self.weights[stem(meant)] = 1 / (1 + math.log2(1 + found)) if found else 1.5
            self.said_as[stem(meant)] = word

    def speaks(self, sentence: EvidenceSentence, around: str, asked: Asked) -> Speaks:
        """How far one sentence, with its passage ``around`` it, speaks of the subject."""
        heads = " ".join((*sentence.heading_path, sentence.guide.metadata.title))
        own = stems(f"{sentence.quote} {heads}")
        near = stems(around)
        total = sum(self.weights.values())
        held = sum(w if s in own else w * _AROUND * (s in near) for s, w in self.weights.items())
        return Speaks(
            sentence=sentence,
            covered=held / total if total else 1.0,
            of_the_kind=holds_kind(sentence.quote, heads, asked),
            numbers_around=frozenset(numbers_in(f"{around} {heads}")),
            missing=tuple(self.said_as[s] for s in self.weights if s not in own | near),
        )


def rank(
    asked: Asked,
    sentences: Sequence[EvidenceSentence],
    around: dict[str, str],
    count: CountPassages,
) -> list[Speaks]:
    """Each sentence with how far it speaks of the subject, in the order given.

    Args:
        asked: The question.
        sentences: Candidates, best first.
        around: Text of each passage by its id.
        count: How common a word is.
    """
    known = {word for text in around.values() for word in words(text)}
    subject = Subject(asked, count, known)
    return [subject.speaks(s, around.get(s.passage.id, s.quote), asked) for s in sentences]


def holds_kind(quote: str, heads: str, asked: Asked) -> bool:
    """Whether a sentence holds a number, price, date or name where one is asked for."""
    fresh = set(numbers_in(quote)) - set(asked.numbers)
    match asked.wanted:
        case Wanted.PRICE:
            return bool(_PRICE.search(quote))
        case Wanted.DATE:
            return any(is_year(number) for number in fresh) or bool(_MONTH.search(quote))
        case Wanted.NUMBER if _HOW_LONG.search(asked.question.lower()):
            return bool(_DURATION.search(quote))
        case Wanted.NUMBER:
            counted = {stem(word) for word in asked.quantity}
            says_of_what = not counted or not counted.isdisjoint(stems(f"{quote} {heads}"))
            return says_of_what and any(not is_year(number) for number in fresh)
        case Wanted.NAME:
            asked_names = {name.lower() for name in asked.names} | set(asked.focus)
            return any(name.lower() not in asked_names for name in _CAPITALISED.findall(quote))
        case _:
            return True


def _spelt(word: str, vocabulary: Sequence[str]) -> str:
    if len(word) < _SHORTEST_MISSPELT:
        return word
    close = difflib.get_close_matches(word, vocabulary, n=1, cutoff=_LOOKS_LIKE)
    return close[0] if close else word
