"""What a claim joins and compares: under which condition, how often, which of two. Pure.

Floor 2. Like :mod:`coach.claim_words`, for changes of sense that leave nearly every word in place.
"""

import re

from coach.claim_words import without_narrowing
from coach.words import FUNCTION_WORDS, share, stem, stems, words

_HOW_OFTEN = (
    r"\b(rarely|seldom|hardly ever)\b",
    r"\b(sometimes|occasionally|some|a few|at times|now and then)\b",
    r"\b(often|many|frequently|commonly|regularly)\b",
    r"\b(usually|mostly|most|typically|typical|generally|tends?|mainly|largely|likely)\b",
    r"\b(always|all|every|everyone|everybody|each|never|none|nobody)\b",
)
_CAUSE = r"\b(because|since|as|so|therefore|why|when|if)\b|[:;]"
_CONCESSION = r"\b(although|though|despite|even|but|however|yet|while|whereas|still)\b"
_CONNECTIVES = (
    (r"\b(?:although|even though|despite)\b", _CONCESSION, r"\bbecause\b"),
    (r"\bbecause\b", _CAUSE, r"\b(?:although|though|despite)\b"),
    (r"\bunless\b", r"\b(unless|until|without|except|only|not|no|never)\b", r"\b(?:if|when)\b"),
    (r"\bif\b", r"\b(if|when|once|in case|whether|where|with|without)\b", r"\bunless\b"),
    (r"\buntil\b", r"\b(until|till|wait|before|not|no|cannot)\b", r"\b(?:once|when|after|if)\b"),
    (
        r"\bbefore\b",
        r"\b(before|first|until|prior|ahead|then|wait\w*|already|yet|open\w*|start\w*|begin\w*)\b",
        r"\b(?:when|once|while|after)\b",
    ),
)
"""A connective of the claim, what of the text may be told by it, and what of the text may not."""
_FIRMER = re.compile(r"\b(will|should|must|does|do) ((?:\w+ly |often )?)(\w{3,})", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?P<how>more|less|fewer|better|worse|(?!rather|other)\w{2,}er)\b(?P<before>[^.;]*?)"
    r"\bthan\b(?P<after>[^,.;]*)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?P<how>if|when|unless|once|until|as long as|provided|where|only|while|depending on)\b"
    r"(?P<what>[^,;:]*)",
    re.IGNORECASE,
)
_LEFT_OUT = 0.34
"""Share of a condition's content words in the claim, below which the claim leaves it out."""
_WHATEVER = re.compile(
    r"\b(?:whatever|whether or not|regardless|no matter|anywhere|even (?:if|when|though|at|with)"
    r"|any(?= [a-z]+)|as soon as|anyone|wherever|around the world)\b",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(
    r"\b(?:first|then|before|after|afterwards|once|until|next|finally|by the time)\b", re.IGNORECASE
)
_NEAR = 3
"""Content words beside "than" that are taken to be compared."""


def more_often(claim: str, text: str) -> tuple[str, ...]:
    """The claim's word for how often or how many, where the text's words all say less."""
    said, held = _how_often(without_narrowing(claim)), _how_often(text)
    if not said or not held or max(said) <= max(held):
        return ()
    return (said[max(said)],)


def other_condition(claim: str, text: str) -> tuple[str, ...]:
    """Connectives of the claim that turn the text's: "unless" for "if"."""
    return tuple(
        found.group(0).lower()
        for used, allowed, turned in _CONNECTIVES
        if (found := re.search(used, claim, re.I))
        and re.search(turned, text, re.I)
        and not re.search(allowed, text, re.I)
    )


def condition_left_out(claim: str, text: str) -> tuple[str, ...]:
    """Connectives of the text's conditions that the claim tells without, though it tells the rest.

    A claim that names any condition is taken to keep it.
    """
    if _CONDITION.search(claim):
        return ()
    told = stems(claim)
    left = [f for f in _CONDITION.finditer(text) if share(stems(f["what"]), told) < _LEFT_OUT]
    rest = stems(_CONDITION.sub(" ", text))
    return tuple(f["how"].lower() for f in left) if share(rest, told) >= _LEFT_OUT else ()


def whatever_happens(claim: str, text: str) -> tuple[str, ...]:
    """Words by which the claim does away with conditions and limits that the text may set."""
    return (
        tuple(f[0].lower() for f in _WHATEVER.finditer(claim)) if not _WHATEVER.search(text) else ()
    )


def other_sequence(claim: str, text: str) -> tuple[str, ...]:
    """What the claim says comes first or next, where the text says nothing of the kind."""
    held = {found[0].lower() for found in _SEQUENCE.finditer(text)}
    return tuple(w for f in _SEQUENCE.finditer(claim) if (w := f[0].lower()) not in held)


def firmer_verbs(claim: str, text: str) -> tuple[str, ...]:
    """Verbs that the claim promises or asks for and the text only allows: "will" for "may"."""
    found = []
    for auxiliary, _, verb in _FIRMER.findall(claim):
        allowed = rf"\b(may|might|can|could) (?:\w+ly |often )?{verb}\b"
        same = rf"\b{auxiliary} (?:\w+ly |often )?{verb}\b"
        if re.search(allowed, text, re.I) and not re.search(same, text, re.I):
            found.append(f"{auxiliary} {verb}")
    return tuple(found)


def exchanged_sides(claim: str, text: str) -> tuple[str, ...]:
    """What the claim puts after "than" and the text before it, by the same comparative."""
    here, there = _THAN.search(claim), _THAN.search(text)
    if not here or not there or here["how"].lower() != there["how"].lower():
        return ()
    after, text_after = _first_stems(here["after"]), _first_stems(there["after"])
    text_before = _all_stems(text[: there.start("after")])
    before = _all_stems(claim[: here.start("after")])
    turned = (after & text_before - text_after) and (text_after & before - after)
    return tuple(sorted(after & text_before)) if turned else ()


def _how_often(text: str) -> dict[int, str]:
    found = {rank: re.search(way, text, re.I) for rank, way in enumerate(_HOW_OFTEN)}
    return {rank: match.group(0).lower() for rank, match in found.items() if match}


def _all_stems(text: str) -> set[str]:
    return {stem(word) for word in words(text) if word not in FUNCTION_WORDS}


def _first_stems(text: str) -> set[str]:
    meant = [stem(word) for word in words(text) if word not in FUNCTION_WORDS]
    return set(meant[:_NEAR])
