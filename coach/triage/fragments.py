"""Turns that tell little by themselves: short questions, questions about nobody, no words at all.

Floor 2 (coach). "Such as?" or "could you give me one?" go on with the subject in hand. A second
reader that sees hardly a word of content guesses; rules and what was said before do not.
"""

from __future__ import annotations

import re

from coach.understanding import goes_on

_ASKS = re.compile(
    r"(?:(?:and|but|so|ok|okay|yes|no|hm+|right|well)\b[ ,]*)*"
    r"(?:what|whats|why|how|where|which|who|when|can|could|do|does|did|is|are|should|would|will"
    r"|such|any|like|if)\b"
)
_ASKS_HOW = re.compile(
    r"(?:(?:and|but|so|ok|okay|hi|hello|please)\b[ ,]*)*"
    r"(?:how (?:do|can|should|could|would|to|might)|what (?:is|are|s|makes|goes)|whats|explain"
    r"|tips|any tips|why)\b"
)
_FEW_TO_ORDER = 8
_ORDERS_WRITING = re.compile(
    r"\b(?:writ\w*|wrote|draft|do|does|make|turn|put|finish|fill|generate|produce|give|words?|go"
    r"|rewrite|polish|type|you|u|ghost\w*|compose|knock|sort|bash|up|version|submit|sound)\b"
)
_OF_A_MENTOR = re.compile(r"\bment(?:ors?|oring|ees?)\b")
_OF_THE_COACH = re.compile(
    r"\b(?:you|your|yours|u|ur|this|that|here|it|app|chat|coach|bot|ai|software|machine|computer"
    r"|conversation|typ\w+|messages?|writ\w+)\b"
)
_FACT_WORDS = 14
_FACT_OPENING = re.compile(
    r"(?:(?:and|but|so|ok|okay|hi|hello|hey|please|well|right)\b[ ,]*)*(?:who|whos|when|where|which"
    r"|what|whats|why|how|is|are|does|do|did|was|were|can|will|has|have)\b(?! ?(?:not|n?t)\b)"
)
_PERSONAL = re.compile(
    r"\b(?:i|im|ive|id|ill|my|me|mine|myself|we|our|us|you|u|your|ur|yourself|he|she|they|him|her"
    r"|them|his|their|one|someone|somebody|nobody|no one|anyone|anybody|everyone|everybody|people"
    r"|person|point|use|sense|worth|reason)\b|'"
)
_WORD = re.compile(r"[a-z']+")
_SMALL = frozenset(
    """a an the and but so ok okay yes no what whats why how where which who when can could do does
    did is are was be should would will such as any like i me my you your it its that this these
    those one ones them they there of to in on at for with by from if or not all both more much
    many go have get give else then now about""".split()
)
_FEW = 3
_OF_A_WORD = re.compile(r"\b\w{1,40}\b")


def asks_on(text: str) -> bool:
    """Say whether a normalised turn is a question with fewer than three words of its own.

    "Tell me more" and "the second one" are such questions, too.
    """
    if goes_on(text):
        return True
    own = [word for word in _WORD.findall(text) if word not in _SMALL]
    return bool(_ASKS.match(text.strip())) and len(own) < _FEW


def asks_how(text: str) -> bool:
    """Say whether a normalised turn opens by asking what something is or how it is done."""
    return bool(_ASKS_HOW.match(text.strip()))


def asks_for_no_writing(text: str) -> bool:
    """Say whether a normalised turn asks what something is, or is few words that order nothing."""
    few = len(text.split()) <= _FEW_TO_ORDER
    return asks_how(text) or (few and not _ORDERS_WRITING.search(text))


def is_about_a_mentor(text: str) -> bool:
    """Say whether a normalised turn speaks of a mentor, and of nothing that could be the coach."""
    return bool(_OF_A_MENTOR.search(text)) and not _OF_THE_COACH.search(text)


def asks_a_fact(text: str) -> bool:
    """Say whether a normalised turn is a short question in which there is no person at all."""
    short = len(text.split()) <= _FACT_WORDS
    return short and bool(_FACT_OPENING.match(text.strip())) and not _PERSONAL.search(text)


def has_words(text: str) -> bool:
    """Say whether there is any word in it; a key that was held down is none."""
    return bool(_OF_A_WORD.search(text))
