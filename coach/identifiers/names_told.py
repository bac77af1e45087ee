"""Names that the sentence itself announces: a surname, a greeting from a clinic, a family.

Floor 2 (coach). "Marguerite (surname Tolliver-Banks)", "Hi Zubeida, it's the clinic", "the
Szczepaniks on Gorse Lane", "ask for Morwenna".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found
from coach.identifiers.name_words import FREE, FULL_NAME, NAME, is_common, is_given_name
from coach.identifiers.thinkers import is_known_thinker

_PART = (
    r"(?:sur|last |family |first |fore|middle |maiden |birth |given |christian |married |nick)name"
)
_FROM_CARE = (
    r"(?:clinic|surgery|hospital|ward|practice|appointment|slot|scan|results?|bloods|operation"
    r"|procedure|prescription|tablets|discharge|admission|visit|carers?|district nurses?)"
)
_HOUSEHOLD = (
    r"(?:famil(?:y|ies)|household|couple|relatives|neighbours|safeguarding|home visits?|twins)"
)
_KIN = r"(?:husband|wife|mum|dad|mother|father|son|daughter|partner|brother|sister)"

_TOLD: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![Mm]y )\b(?i:{_PART})(?i: is| was|:| =)? ['\"\u2018\u201c]?({FULL_NAME})",
        rf"{FREE}({FULL_NAME})(?=,? \(?(?i:{_PART})\b)",
        rf"\b(?i:hi|hello|hiya|dear) (?i:(?:mr|mrs|ms|miss)\.? )?({FULL_NAME})"
        rf"(?=,[^.!?\n]{{0,40}}\b(?i:the|your) (?i:{_FROM_CARE})\b"
        r"(?! (?:round|manager|sister|team|meeting|lead)))",
        rf"\b(?i:ask(?:s|ed|ing)? for|speak to|spoke to|sat nav)[^.!?\n]{{0,12}}? ({NAME})"
        r"(?=['\u2019\"]?[.,!?]|$)",
        rf"\b(?i:{_HOUSEHOLD})\b[^.!?\n]{{0,25}}\b(?i:the) ({NAME})",
        rf"\b(?i:the) ({NAME})(?=,? (?:on|at|in|from|of) (?:\d|{NAME} (?:Lane|Road|Street|Close"
        r"|Avenue|Drive|Terrace|Row|Way|Court|Crescent)\b))",
        rf"\b(?i:who(?: is|['\u2019]s|['\u2019]re| are) )({NAME})(?=\?[^.!?\n]{{0,40}}\b(?i:bed"
        r"|bay|ward|patients?)\b)",
        rf"\b(?i:my|our) (?i:{_KIN})\b[^.!?\n]{{0,40}}, (?i:he|she)(?i: is|['\u2019]s) ({NAME})"
        r"(?=[,.;])",
        rf"\b[Tt]he ({NAME}) (?i:famil(?:y|ies)|twins|parents|household|brothers|sisters)\b",
        rf"\b(?i:nana|nanny|granny|grandad|grandpa|auntie|captain|capt\.?|major|colonel|sergeant"
        rf"|reverend|rev\.?) ({FULL_NAME})(?!\w)",
    )
)
_ADDRESS_NEAR = re.compile(
    r"(?i)\b(?:house|flat|sat nav|post ?code|knock|door|doorbell|visit|lives?)\b"
)
_ASKED_FOR = 3
"""Somebody is asked for at a patient's home only where a home is spoken of."""
_OF_FAMILIES = (4, 5)
_NEAR_CHARACTERS = 80


def names_told(text: str, others: frozenset[str]) -> Iterator[Found]:
    """Yield names that are announced as such.

    Args:
        text: What was written.
        others: Words of names that are known to be no patient's, in lower case.
    """
    for place, pattern in enumerate(_TOLD):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            name = text[start:end]
            near = text[max(0, start - _NEAR_CHARACTERS) : end + _NEAR_CHARACTERS]
            if place == _ASKED_FOR and not _ADDRESS_NEAR.search(near):
                continue
            if place in _OF_FAMILIES and not name.endswith("s"):
                continue
            if not others.issuperset(name.lower().split()) and _is_name(name):
                yield Found("name", start, end)


def _is_name(name: str) -> bool:
    """Say whether a name has a word that is no ordinary one, and is no thinker's."""
    rare = (is_given_name(word) or not is_common(word) for word in name.split())
    return any(rare) and not is_known_thinker(name)
