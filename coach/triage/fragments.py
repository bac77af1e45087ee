"""Turns that tell nothing by themselves: short questions in a conversation, and no words at all.

Floor 2 (coach). "Such as?" or "could you give me one?" go on with the subject in hand. A second
reader that sees hardly a word of content guesses; rules and what was said before do not.
"""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"(?:(?:and|but|so|ok|okay|yes|no|hm+|right|well)\b[ ,]*)*"
    r"(?:what|whats|why|how|where|which|who|when|can|could|do|does|did|is|are|should|would|will"
    r"|such|any|like)\b"
)
_ASKS_HOW = re.compile(
    r"(?:(?:and|but|so|ok|okay|hi|hello|please)\b[ ,]*)*"
    r"(?:how (?:do|can|should|could|would|to|might)|what (?:is|are|s|makes|goes)|whats|explain"
    r"|tips|any tips|why)\b"
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
    """Say whether a normalised turn is a question with fewer than three words of its own."""
    own = [word for word in _WORD.findall(text) if word not in _SMALL]
    return bool(_ASKS.match(text.strip())) and len(own) < _FEW


def asks_how(text: str) -> bool:
    """Say whether a normalised turn opens by asking what something is or how it is done."""
    return bool(_ASKS_HOW.match(text.strip()))


def has_words(text: str) -> bool:
    """Say whether there is any word in it; a key that was held down is none."""
    return bool(_OF_A_WORD.search(text))
