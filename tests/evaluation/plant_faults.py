"""Faults planted in sentences of the guides, to see whether the verifier catches them.

Each function takes a sentence that is true of its guide and returns a claim that is not, or nothing
where the sentence offers no hold. The lists here are the planter's own: the verifier has not seen
them, and where both know a word it is because English has it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

_AUXILIARY = re.compile(r"\b(is|are|was|were|can|may|does|has|have|will|should|could)\b(?! not)")
_NOT = re.compile(r"\b(is|are|was|were|can|may|does|do|has|have|will|should|could) not\b")
_VERB = re.compile(
    r"\b(means|suits|helps|works|needs|gives|makes|keeps|asks|starts|says|matters|takes|belongs"
    r"|found|shows|describes|stands|learns|lets|begins|counts|tells|holds|builds|costs)\b"
)
_BASE = {
    "means": "mean", "suits": "suit", "helps": "help", "works": "work", "needs": "need",
    "gives": "give", "makes": "make", "keeps": "keep", "asks": "ask", "starts": "start",
    "says": "say", "matters": "matter", "takes": "take", "belongs": "belong", "shows": "show",
    "describes": "describe", "stands": "stand", "learns": "learn", "lets": "let",
    "begins": "begin", "counts": "count", "tells": "tell", "holds": "hold", "builds": "build",
    "costs": "cost", "found": "find",
}  # fmt: skip
_PEOPLE = (
    ("doctors", "pharmacists"), ("doctor", "pharmacist"), ("nurses", "surgeons"),
    ("nurse", "dentist"),
    ("students", "consultants"), ("student", "consultant"), ("trainees", "managers"),
    ("women", "men"),
    ("residents", "nurses"), ("managers", "patients"), ("consultant", "student"),
    ("registrar", "matron"),
    ("clinicians", "pilots"), ("physicians", "teachers"), ("patients", "trainees"),
    ("junior", "consultant"),
)  # fmt: skip
_NAMES = ("Halloran", "Whitcombe", "Okonjo-Reyes", "Brandsma", "Petrosyan", "Ashgrove")
_FULL_NAME = re.compile(
    r"(?<![.?!:] )(?<!^)\b[A-Z][a-z]{3,}\b(?! (?:Review|Health|School|College))"
)
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
_WORD_NUMBERS = {
    "two": "nine", "three": "eight", "four": "seven", "five": "eleven", "six": "three",
    "seven": "four", "eight": "five", "nine": "six", "ten": "four",
}  # fmt: skip
_STRONGER = (
    (r"\bmay\b", "must"), (r"\bmight\b", "will always"), (r"\bcan\b", "must"),
    (r"\bcould\b", "must"),
    (r"\bshould\b", "must"), (r"\boften\b", "always"), (r"\busually\b", "always"),
    (r"\btends? to\b", "will always"),
)  # fmt: skip
_WIDER = ((r"\bsome\b", "all"), (r"\bmany\b", "all"), (r"\bMany\b", "All"), (r"\bSome\b", "All"),
          (r"\ba few\b", "most"), (r"\bone or two\b", "all"), (r"\bfew\b", "most"))  # fmt: skip
_PLACES = (("England", "Scotland"), ("UK", "US"), ("Wales", "Ireland"), ("English", "Welsh"),
           ("North America", "Australia"), ("Taiwan", "Canada"))  # fmt: skip
_STUDY = re.compile(
    r"\b(stud|trial|review|research|survey|evidence|meta-analy|found)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A claim that is not true of what it cites."""

    id: str
    kind: str
    claim: str
    cites: str


def chosen(text: str, kind: str) -> int:
    """A number for a text, the same for ever."""
    return int.from_bytes(sha256(f"{kind}:{text}".encode()).digest()[:4])


def negated(sentence: str) -> str | None:
    if found := _NOT.search(sentence):
        return sentence[: found.end() - 4] + sentence[found.end() :]
    if found := _AUXILIARY.search(sentence):
        return f"{sentence[: found.end()]} not{sentence[found.end() :]}"
    if found := _VERB.search(sentence):
        verb = found.group(0)
        auxiliary = "did not" if verb == "found" else "does not"
        return f"{sentence[: found.start()]}{auxiliary} {_BASE[verb]}{sentence[found.end() :]}"
    return None


def wrong_number(sentence: str) -> str | None:
    found = _NUMBER.search(sentence)
    if not found:
        return None
    number = found.group(0)
    if number in _WORD_NUMBERS:
        return _replaced(sentence, found, _WORD_NUMBERS[number])
    digits = number.replace(",", "")
    wrong = f"{float(digits) + 0.3:.2f}" if "." in digits else str(int(digits) + 7)
    return _replaced(sentence, found, wrong)


def other_population(sentence: str) -> str | None:
    for one, other in _PEOPLE:
        found = re.search(rf"\b{one}\b", sentence)
        if found and other not in sentence:
            return _replaced(sentence, found, other)
    return None


def invented_name(sentence: str) -> str | None:
    name = _NAMES[chosen(sentence, "name") % len(_NAMES)]
    if found := _FULL_NAME.search(sentence):
        return _replaced(sentence, found, name)
    return f"{name} noted that {sentence[0].lower()}{sentence[1:]}"


def too_firm(sentence: str) -> str | None:
    return _first(sentence, _STRONGER)


def too_wide(sentence: str) -> str | None:
    return _first(sentence, _WIDER)


def other_nation(sentence: str) -> str | None:
    for one, other in _PLACES:
        found = re.search(rf"\b{one}\b", sentence)
        if found and other not in sentence:
            return _replaced(sentence, found, other)
    return None


def false_authority(sentence: str) -> str | None:
    if _STUDY.search(sentence) or sentence.startswith(('"', "“")):
        return None
    return f"Research shows that {sentence[0].lower()}{sentence[1:]}"


PLANTERS: dict[str, Callable[[str], str | None]] = {
    "negated": negated,
    "wrong_number": wrong_number,
    "other_population": other_population,
    "invented_name": invented_name,
    "too_firm": too_firm,
    "too_wide": too_wide,
    "other_nation": other_nation,
    "false_authority": false_authority,
}


def plant(sentences: Sequence[str], per_kind: int) -> list[Planted]:
    """Faults of every kind, and true sentences under a neighbour's citation.

    Args:
        sentences: In reading order, guide after guide.
        per_kind: The most of each kind.
    """
    planted = []
    for kind, planter in PLANTERS.items():
        ordered = sorted(sentences, key=lambda text: chosen(text, kind))
        made = [(text, planter(text)) for text in ordered]
        faulty = [(text, claim) for text, claim in made if claim and claim != text][:per_kind]
        planted += [
            Planted(f"{kind}-{number:03}", kind, claim, text)
            for number, (text, claim) in enumerate(faulty, start=1)
        ]
    pairs = list(pairwise(sentences))
    pairs.sort(key=lambda pair: chosen(pair[0], "swapped"))
    return planted + [
        Planted(f"swapped_source-{number:03}", "swapped_source", one, other)
        for number, (one, other) in enumerate(pairs[:per_kind], start=1)
    ]


def _first(sentence: str, table: Sequence[tuple[str, str]]) -> str | None:
    for pattern, stronger in table:
        if found := re.search(pattern, sentence):
            return _replaced(sentence, found, stronger)
    return None


def _replaced(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]
