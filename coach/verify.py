"""Is a claim supported by the sentences that it cites? Checked before anybody reads it.

Floor 2. In order: the evidence exists; the quote is verbatim; numbers, names, negation, modality,
quantifiers, people, nations and attribution agree; the parts of the claim are close enough to
what is cited. Rules and an encoder, no other model: about a hundredth of a second a sentence.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.answer import Verdict
from coach.claim_negation import flipped
from coach.claim_sense import exchanged_sides, firmer_verbs, more_often, other_condition
from coach.claim_words import (
    misattributed,
    other_people,
    other_places,
    other_subject,
    overstated,
    unknown_names,
    unsupported_numbers,
    widened,
)
from coach.evidence import EvidenceSentence
from coach.words import share, stems

Similarities = Callable[[str, Sequence[str]], list[float]]
"""Cosine similarity of each text to the first one, in [-1, 1]."""
CountPassages = Callable[[str], int]

_CLOSE = 0.60
"""Similarity of a part from which its words need not agree."""
_RELATED = 0.42
_SHARED = 0.55
"""Share of a part's content words in what is cited, with which a related part is supported."""
_FEWEST_SHARED = 0.45
"""Share of a whole claim's content words in what is cited, below which it says something else."""
_MANY_SHARED = 0.65
"""Below this share, the whole claim must be close to what is cited, and not only its parts."""
_FEWEST_WORDS = 3
_PARTS = re.compile(
    r"[;:]\s+|,\s+(?:and|but|so|while|because|which|whereas)\s+|\s+(?:but|because|whereas)\s+"
)
_QUOTED = re.compile(r"[“\"]([^”\"]{2,})[”\"]")
_OWN_VOICE = re.compile(
    r"^(the|this|that|one) (guide|page|article|source|same guide)s?( on [\w ,-]+?)? "
    r"(says?|suggests?|argues?|notes?|adds?|describes?|explains?|advises?|points? out|puts? it"
    r"|holds?)( that)? ",
    re.IGNORECASE,
)


class Fault(StrEnum):
    """Why a claim may not be shown."""

    NO_EVIDENCE = "no_evidence"
    NOT_VERBATIM = "not_verbatim"
    NUMBERS = "numbers"
    NAMES = "names"
    NEGATION = "negation"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"
    POPULATION = "population"
    JURISDICTION = "jurisdiction"
    ATTRIBUTION = "attribution"
    CONDITION = "condition"
    COMPARISON = "comparison"
    SUBJECT = "subject"
    SUPPORT = "support"
    SECOND_READER = "second_reader"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the check of one claim found."""

    claim: str
    verdict: Verdict | None
    """Absent when the claim may not be shown."""
    support: float
    """Of its weakest part, in [0, 1]; 1 when the claim is the cited text."""
    fault: Fault | None = None
    detail: tuple[str, ...] = ()
    attributed: bool = False
    """Whether the citation is not the writer's: it named other evidence, or none."""

    @property
    def shown(self) -> bool:
        """Whether a reader may see the claim."""
        return self.verdict is not None


_CHECKS: tuple[tuple[Fault, Callable[[str, str], tuple[str, ...]]], ...] = (
    (Fault.NUMBERS, unsupported_numbers),
    (Fault.NEGATION, flipped),
    (Fault.MODALITY, overstated),
    (Fault.MODALITY, firmer_verbs),
    (Fault.QUANTIFIER, widened),
    (Fault.QUANTIFIER, more_often),
    (Fault.CONDITION, other_condition),
    (Fault.COMPARISON, exchanged_sides),
    (Fault.POPULATION, other_people),
    (Fault.JURISDICTION, other_places),
    (Fault.ATTRIBUTION, misattributed),
)


class Verifier:
    """Checks claims against what they cite."""

    def __init__(self, similarities: Similarities, count: CountPassages) -> None:
        """Check with an encoder's similarities and a library's words."""
        self._similarities = similarities
        self._count = count

    def check(self, claim: str, cited: Sequence[EvidenceSentence]) -> Finding:
        """Whether the cited sentences, together, support the claim."""
        if not cited:
            return Finding(claim, None, 0.0, Fault.NO_EVIDENCE)
        if any(claim == sentence.quote for sentence in cited):
            return Finding(claim, Verdict.VERBATIM, 1.0)
        said = _OWN_VOICE.sub("", claim)
        if broken := self._broken_rule(claim, said, cited):
            fault, detail = broken
            return Finding(claim, None, 0.0, fault, detail)
        return self._supported(claim, said, _text_of(cited), cited)

    def _broken_rule(
        self, claim: str, said: str, cited: Sequence[EvidenceSentence]
    ) -> tuple[Fault, tuple[str, ...]] | None:
        """The first rule by which the claim and what it cites disagree, and what does not agree."""
        text = _text_of(cited)
        headings = f"{text} {' '.join(' '.join(s.heading_path) for s in cited)}"
        titles = (f"{s.guide.metadata.title} {s.guide.metadata.publisher or ''}" for s in cited)
        around = f"{headings} {' '.join(titles)}"
        if misquoted := _misquoted(claim, text):
            return Fault.NOT_VERBATIM, misquoted
        for fault, disagreements in _CHECKS:
            if detail := disagreements(said, around if fault is Fault.NUMBERS else text):
                return fault, detail
        if names := self._unknown_names(claim, around):
            return Fault.NAMES, names
        subject = other_subject(said, headings)
        return (Fault.SUBJECT, subject) if subject else None

    def nearest(
        self, claim: str, given: Sequence[EvidenceSentence], most: int
    ) -> list[EvidenceSentence]:
        """The given sentences that are nearest to the claim, nearest first."""
        if not given:
            return []
        near = self._similarities(claim, [sentence.quote for sentence in given])
        order = sorted(range(len(given)), key=lambda place: -near[place])
        return [given[place] for place in order[:most]]

    def _unknown_names(self, claim: str, text: str) -> tuple[str, ...]:
        opening = claim.split(maxsplit=1)[0].strip("\"'“‘") if claim.split() else ""
        common = [opening] if opening and opening.isalpha() and self._count(opening) else []
        return unknown_names(claim, text, common)

    def _supported(
        self, claim: str, said: str, text: str, cited: Sequence[EvidenceSentence]
    ) -> Finding:
        quotes = [sentence.quote for sentence in cited]
        held = stems(text)
        weakest = 1.0
        for part in _parts(said):
            near = self._nearness(part, quotes, text)
            weakest = min(weakest, near)
            shared = share(stems(part), held)
            if near < _CLOSE and (near < _RELATED or shared < _SHARED):
                return Finding(claim, None, max(near, 0.0), Fault.SUPPORT, (part,))
        if self._strays(said, text):
            return Finding(claim, None, max(weakest, 0.0), Fault.SUPPORT, (said,))
        return Finding(claim, Verdict.SUPPORTED, round(min(max(weakest, 0.0), 1.0), 3))

    def _nearness(self, part: str, quotes: Sequence[str], text: str) -> float:
        """To the nearest cited sentence, or to a part of one where no whole is close.

        Whole sentences were encoded when they were found; their parts cost time.
        """
        near = max(self._similarities(part, quotes))
        parts = [other for other in _parts(text) if other not in quotes]
        return near if near >= _CLOSE or not parts else max(near, *self._similarities(part, parts))

    def _strays(self, said: str, text: str) -> bool:
        """Whether the whole says much that the text does not, though its parts are near."""
        shared = share(stems(said), stems(text))
        if shared >= _MANY_SHARED:
            return False
        return shared < _FEWEST_SHARED or self._similarities(said, [text])[0] < _CLOSE


def _text_of(cited: Sequence[EvidenceSentence]) -> str:
    return " ".join(sentence.quote for sentence in cited)


def _misquoted(claim: str, text: str) -> tuple[str, ...]:
    """Words that the claim puts in quotation marks and the text does not hold."""
    held = " ".join(text.split())
    return tuple(quoted for quoted in _QUOTED.findall(claim) if quoted.strip(" .,") not in held)


def _parts(text: str) -> list[str]:
    """Clauses of a text that say something by themselves; the whole when it has no parts."""
    found = [part.strip() for part in _PARTS.split(text) if part]
    telling = [part for part in found if len(stems(part)) >= _FEWEST_WORDS]
    return telling or [text]
