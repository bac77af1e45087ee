"""Is a claim supported by the sentences that it cites? Checked before anybody reads it.

Floor 2. In order: the evidence exists; the quote is verbatim; numbers, names, a bare "not", people,
nations and attribution agree; and one learned decision weighs everything else: how firmly, how
often, under which condition, how near its words and parts are to what is cited, and what a model
says that reads both together (``corpus.pair_reader``). With such a reader a "not" and small numbers
in words are weighed too: it knows "rarely" from "not often".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from coach.answer import Verdict
from coach.claim_features import CODES, Similarities, claim_features, told_by_rules
from coach.claim_negation import denied_on_one_side, denied_outright
from coach.claim_words import (
    large_numbers,
    misattributed,
    other_people,
    other_places,
    unknown_names,
    unsupported_numbers,
)
from coach.evidence import EvidenceSentence
from coach.learned import CLAIM_WEIGHTS_FILE, learned

CountPassages = Callable[[str], int]
ReadsClaim = Callable[[str, str], float]
"""How far a text (second) bears a claim (first) out: a score, larger is more."""

_TELLING = 1.0
"""What a rule weighs, in logarithm of odds, from which it is named whatever likeness says."""
_QUOTED = re.compile(r"[“\"]([^”\"]{2,})[”\"]")
_OWN_VOICE = re.compile(
    r"^(the|this|that|one) (guide|page|article|source|same guide)s?( on [\w ,-]+?)? "
    r"(says?|suggests?|argues?|notes?|adds?|describes?|explains?|advises?|points? out|puts? it"
    r"|holds?)( that)? ",
    re.IGNORECASE,
)


def claim_adapter_path() -> Path:
    """The low-rank changes that make the shipped cross-encoder a reader of claims."""
    return Path(str(files("coach").joinpath("claim_adapter.npz")))


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


Veto = tuple[Fault, Callable[[str, str], tuple[str, ...]]]
_VETOES_WITH_A_READER: tuple[Veto, ...] = (
    (Fault.NUMBERS, large_numbers),
    (Fault.POPULATION, other_people),
    (Fault.JURISDICTION, other_places),
    (Fault.ATTRIBUTION, misattributed),
)
"""What cannot be weighed against anything else."""
_VETOES: tuple[Veto, ...] = (
    (Fault.NUMBERS, unsupported_numbers),
    (Fault.NEGATION, denied_outright),
    (Fault.NEGATION, denied_on_one_side),
    *_VETOES_WITH_A_READER,
)
"""What cannot, where nothing else reads a claim."""


class Verifier:
    """Checks claims against what they cite."""

    def __init__(
        self, similarities: Similarities, count: CountPassages, reads: ReadsClaim | None = None
    ) -> None:
        """Check with an encoder's similarities, a library's words and, if any, a reader."""
        self._similarities = similarities
        self._count = count
        self._reads = reads
        self._vetoes = _VETOES_WITH_A_READER if reads else _VETOES
        self._decision = learned("claim, read" if reads else "claim", CLAIM_WEIGHTS_FILE)

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
        return self._weighed(claim, said, cited)

    def features(self, claim: str, cited: Sequence[EvidenceSentence]) -> dict[str, float] | None:
        """What the learned decision would weigh; nothing where a veto refuses the claim."""
        said = _OWN_VOICE.sub("", claim)
        if self._broken_rule(claim, said, cited):
            return None
        return self._features(claim, said, cited, _found(said, cited))

    def _features(
        self,
        claim: str,
        said: str,
        cited: Sequence[EvidenceSentence],
        found: Mapping[str, tuple[str, ...]],
    ) -> dict[str, float]:
        quotes = [sentence.quote for sentence in cited]
        read = self._reads(claim, _text_of(cited)) if self._reads else None
        return claim_features(said, quotes, found, self._similarities, read)

    def _broken_rule(
        self, claim: str, said: str, cited: Sequence[EvidenceSentence]
    ) -> tuple[Fault, tuple[str, ...]] | None:
        """The first veto by which the claim and what it cites disagree, and what does not agree."""
        text = _text_of(cited)
        titles = (f"{s.guide.metadata.title} {s.guide.metadata.publisher or ''}" for s in cited)
        around = f"{_headed(cited)} {' '.join(titles)}"
        if misquoted := _misquoted(claim, text):
            return Fault.NOT_VERBATIM, misquoted
        for fault, disagreements in self._vetoes:
            if detail := disagreements(said, around if fault is Fault.NUMBERS else text):
                return fault, detail
        names = self._unknown_names(claim, around)
        return (Fault.NAMES, names) if names else None

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

    def _weighed(self, claim: str, said: str, cited: Sequence[EvidenceSentence]) -> Finding:
        """What rules and likeness say together, by the learned decision."""
        found = _found(said, cited)
        features = self._features(claim, said, cited, found)
        support = round(min(max(features["weakest part"], 0.0), 1.0), 3)
        decision = self._decision
        if decision.holds(features):
            return Finding(claim, Verdict.SUPPORTED, support)
        weighty = {name: decision.weights.get(name, 0.0) * features[name] for name in found}
        heaviest = min(weighty, key=lambda name: weighty[name], default=None)
        lighter = decision.score(features) - sum(weighty.values())
        if not heaviest or (weighty[heaviest] > -_TELLING and lighter < decision.threshold):
            return Finding(claim, None, support, Fault.SUPPORT, (said,))
        return Finding(claim, None, support, Fault(CODES[heaviest]), found[heaviest])


def _text_of(cited: Sequence[EvidenceSentence]) -> str:
    return " ".join(sentence.quote for sentence in cited)


def _headed(cited: Sequence[EvidenceSentence]) -> str:
    return f"{_text_of(cited)} {' '.join(' '.join(s.heading_path) for s in cited)}"


def _found(said: str, cited: Sequence[EvidenceSentence]) -> dict[str, tuple[str, ...]]:
    return told_by_rules(said, _text_of(cited), _headed(cited))


def _misquoted(claim: str, text: str) -> tuple[str, ...]:
    """Words that the claim puts in quotation marks and the text does not hold."""
    held = " ".join(text.split())
    return tuple(quoted for quoted in _QUOTED.findall(claim) if quoted.strip(" .,") not in held)
