"""Subtler faults than those of ``plant_faults``: nearly every word stays, the sense does not.

Made like those: a sentence that is true of its guide goes in, a claim that is not comes out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from plant_faults import PLANTERS, Planted, chosen

_SHORTEST_CLAUSE = 3
_MOSTLY = (
    (r"\b([Ss])ome (?=\w+s\b)", r"\1OME"),
    (r"\bmany\b", "most"), (r"\ba few\b", "several"), (r"\bsometimes\b", "usually"),
    (r"\boften\b", "mostly"), (r"\boccasionally\b", "often"), (r"\bone of the\b", "the"),
)  # fmt: skip
_ADVISED = (
    (r"\bcan\b(?! not)", "should"), (r"\bmay\b(?! not)", "will"), (r"\bmight\b", "will"),
    (r"\bcould\b", "should"), (r"\bsuggests?\b", "establishes"), (r"\bargues?\b", "proves"),
    (r"\btends? to\b", "will"),
)  # fmt: skip
_CONDITIONS = (
    (r"\bif\b", "unless"), (r"\bunless\b", "if"), (r"\bbecause\b", "although"),
    (r"\bbefore\b", "after"), (r"\bafter\b", "before"), (r"\bwithout\b", "with"),
    (r"\bwhen\b", "before"), (r"\bonce\b", "until"), (r"\buntil\b", "once"),
)  # fmt: skip
_COMPARED = re.compile(
    r"(?P<one>\b\w+(?: \w+)?)(?P<between> (?:rather than|instead of|more than|less than|before"
    r"|after|not|than|over) )(?P<two>(?:the |a |an )?\w+\b)"
)
_NAMED = re.compile(r"(?<!^)(?<![.?!:] )\b[A-Z][A-Za-z]{2,}\b")
_CONTENT = re.compile(r"\b[a-z]{5,}\b")


def mostly(sentence: str) -> str | None:
    """More of them, or more often, than the guide says."""
    claim = _first(sentence, _MOSTLY)
    return claim and claim.replace("sOME", "most ").replace("SOME", "Most ")


def advised(sentence: str) -> str | None:
    """What is possible becomes advice or a fact."""
    return _first(sentence, _ADVISED)


def other_condition(sentence: str) -> str | None:
    """Under the opposite condition."""
    return _first(sentence, _CONDITIONS)


def exchanged(sentence: str) -> str | None:
    """The two things that are compared change places."""
    found = _COMPARED.search(sentence)
    if not found or found["one"].lower() == found["two"].lower():
        return None
    turned = found["two"] + found["between"] + found["one"]
    return sentence[: found.start()] + turned + sentence[found.end() :]


def names_exchanged(sentence: str) -> str | None:
    """Two names in one sentence change places."""
    names = list(dict.fromkeys(_NAMED.findall(sentence)))
    if len(names) < 2:
        return None
    one, two = names[0], names[-1]
    turned = re.sub(rf"\b{one}\b", "\0", sentence)
    return re.sub(rf"\b{two}\b", one, turned).replace("\0", two)


SUBTLE: dict[str, Callable[[str], str | None]] = {
    "mostly": mostly,
    "advised": advised,
    "other_condition": other_condition,
    "exchanged": exchanged,
    "names_exchanged": names_exchanged,
}


def spliced(one: str, other: str) -> str | None:
    """The beginning of a sentence with the end of the next: both are told, the whole is not."""
    here, there = one.split(", ", 1), other.split(", ", 1)
    if len(here) < 2 or len(there) < 2:
        return None
    long = all(len(clause.split()) >= _SHORTEST_CLAUSE for clause in (*here, *there))
    return f"{here[0]}, {there[1]}" if long else None


def other_thing(one: str, other: str) -> str | None:
    """One word of substance is exchanged for one of the next sentence."""
    here = [word for word in _CONTENT.findall(one) if word not in other]
    there = [word for word in _CONTENT.findall(other) if word not in one]
    if not here or not there:
        return None
    return re.sub(rf"\b{max(here, key=len)}\b", max(there, key=len), one, count=1)


def plant_subtle(sentences: Sequence[str], per_kind: int) -> list[Planted]:
    """Subtle faults of every kind, in sentences in reading order."""
    planted = [
        fault
        for kind, planter in SUBTLE.items()
        for fault in _planted(kind, [(text, planter(text)) for text in sentences], per_kind)
    ]
    pairs = list(pairwise(sentences))
    planted += _planted("spliced", [(one, spliced(one, two)) for one, two in pairs], per_kind)
    return planted + _planted(
        "other_thing", [(one, other_thing(one, two)) for one, two in pairs], per_kind
    )


def plant_in_paraphrases(quotes: Mapping[str, str], sentences: Sequence[str]) -> list[Planted]:
    """Faults in honest paraphrases, and honest ones under a neighbour's citation.

    Args:
        quotes: What each paraphrase cites.
        sentences: In reading order, guide after guide.
    """
    planted = [
        Planted(f"{claim}:{kind}", f"in other words: {kind}", faulty, quote)
        for claim, quote in quotes.items()
        for kind, planter in {**PLANTERS, **SUBTLE}.items()
        if (faulty := planter(claim)) and faulty != claim
    ]
    following = dict(pairwise(sentences)) | {two: one for one, two in pairwise(sentences)}
    kind = "in other words: swapped_source"
    return planted + [
        Planted(f"{claim}:{kind}", kind, claim, following[quote]) for claim, quote in quotes.items()
    ]


def _planted(kind: str, made: list[tuple[str, str | None]], most: int) -> list[Planted]:
    made.sort(key=lambda pair: chosen(pair[0], kind))
    faulty = [(text, claim) for text, claim in made if claim and claim != text][:most]
    return [
        Planted(f"{kind}-{number:03}", kind, claim, text)
        for number, (text, claim) in enumerate(faulty, start=1)
    ]


def _first(sentence: str, table: Sequence[tuple[str, str]]) -> str | None:
    for pattern, new in table:
        claim = re.sub(pattern, new, sentence, count=1)
        if claim != sentence:
            return claim
    return None
