"""Other ways to write a word: British or American, mistyped, or short for something.

Floor 1. Pure. Nothing is put in the place of a word that the guides say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase

import numpy as np
import numpy.typing as npt

from corpus.words import STOP_WORDS

ABBREVIATIONS = {
    "360": "multisource feedback",
    "ahp": "allied health professional",
    "arcp": "annual review of competency progression",
    "cct": "certificate of completion of training",
    "cpd": "continuing professional development",
    "ei": "emotional intelligence",
    "eq": "emotional intelligence",
    "ftsu": "freedom to speak up",
    "hcsw": "healthcare support worker",
    "hee": "health education england",
    "img": "international medical graduate",
    "ltft": "less than full time",
    "mdt": "multidisciplinary team",
    "msf": "multisource feedback",
    "ooh": "out of hours",
    "oop": "out of programme",
    "pdp": "personal development plan",
    "qi": "quality improvement",
    "rct": "randomised controlled trial",
    "sbar": "situation background assessment recommendation",
    "sho": "senior house officer",
    "tpd": "training programme director",
}
"""Of training and work in the health service, with what they stand for; see :func:`spelt_out`."""

NO_APOSTROPHE = frozenset(
    "aint arent cant couldnt didnt doesnt dont hadnt hasnt havent heres hes isnt ive lets shes "
    "shouldnt thats theres theyd theyll theyre theyve wasnt weve werent whats whos wont wouldnt "
    "yall youd youll youre youve".split()
)
"""How people write short forms in a hurry: no slips for other words ("cant" is not "cent")."""

_PAIRS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("tre", "ter"),
    ("lled", "led"),
    ("lling", "ling"),
    ("llor", "lor"),
    ("ence", "ense"),
    ("amme", "am"),
    ("ae", "e"),
    ("oe", "e"),
    ("ogue", "og"),
    ("judgement", "judgment"),
    ("fulfil", "fulfill"),
    ("enrol", "enroll"),
    ("practise", "practice"),
)
"""British and American spellings of pieces of words."""
_SHORT, _LONG = 4, 8
"""Words shorter than the first are never respelt, and mended only where two of their letters are
changed about ("hwo", "aks"); from the second on, two slips are mended."""
_SHORTEST = 3
_OFTEN = 20
"""Passages in which a word stands that a short one may be mended to."""
_PLAIN = re.compile(r"[a-z]+")


def spelt_out(word: str) -> str | None:
    """What an abbreviation of the field stands for, one or several of it; none for other words."""
    return ABBREVIATIONS.get(word) or ABBREVIATIONS.get(word.removesuffix("s"))


def spellings(word: str) -> Iterator[str]:
    """The word with one British piece made American or the other way round, each once.

    A word of three letters is more often a name or an abbreviation, and has none.
    """
    if len(word) < _SHORT:
        return
    made = {word}
    for british, american in _PAIRS:
        for one, other in ((british, american), (american, british)):
            if one not in word:
                continue
            for match in re.finditer(re.escape(one), word):
                respelt = word[: match.start()] + other + word[match.end() :]
                if respelt not in made:
                    made.add(respelt)
                    yield respelt


class Speller:
    """Mends mistyped words with the words of one library."""

    def __init__(self, words: Mapping[str, int]) -> None:
        """Mend towards these words and those that stand everywhere.

        Of equally near ones a word that stands everywhere wins, then the one in more passages.

        Args:
            words: In how many passages each word stands.
        """
        everywhere = max([_OFTEN, *words.values()]) + 1
        self._held = {**words, **dict.fromkeys(STOP_WORDS | NO_APOSTROPHE, everywhere)}
        self._words = [
            word for word in self._held if len(word) >= _SHORT and _PLAIN.fullmatch(word)
        ]
        self._letters = _letter_counts(self._words)

    def mend(self, word: str) -> str | None:
        """The nearest word with the same first letter, or the first two changed about.

        ``None`` when the word is short, holds a digit, or nothing is within one slip (two from
        eight letters on); a slip is a letter too many, missing or wrong, or two changed about.
        A word of three letters is mended only by changing two about, to a word said often.
        """
        if not _PLAIN.fullmatch(word) or len(word) < _SHORTEST:
            return None
        if len(word) < _SHORT:
            return self._turned_about(word)
        most = 2 if len(word) >= _LONG else 1
        # A slip changes how often letters occur by two at most, so few words need a closer look.
        apart = np.abs(self._letters - _letter_counts([word])).sum(axis=1)
        near = [
            (slips(word, self._words[place], most), self._words[place])
            for place in np.flatnonzero(apart <= 2 * most)
            if self._words[place][0] in word[:2]
        ]
        good = [(count, -self._held[found], found) for count, found in near if count <= most]
        return min(good)[2] if good else None

    def _turned_about(self, word: str) -> str | None:
        """The word said often that this one is with its last, or first, two letters changed about.

        "hwo" is "how" rather than "who": first letters are the last to be mistyped.
        """
        turned = (word[0] + word[2] + word[1], word[1] + word[0] + word[2])
        return next((other for other in turned if self._held.get(other, 0) >= _OFTEN), None)


def slips(one: str, other: str, most: int) -> int:
    """How many slips of typing lie between two words, or ``most + 1`` when there are more.

    Source: the optimal string alignment distance (Damerau 1964; Boytsov 2011).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _letter_counts(words: Sequence[str]) -> npt.NDArray[np.int16]:
    counts = [[word.count(letter) for letter in ascii_lowercase] for word in words]
    return np.array(counts, dtype=np.int16).reshape(len(words), len(ascii_lowercase))
