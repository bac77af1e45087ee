"""Words of a text, reduced so that their forms can be compared. Pure.

Floor 2.
"""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[a-z0-9]+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")
_APOSTROPHE = re.compile(r"['’]")
_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ingly", "edly", "ness", "ings", "ions", "ing", "ers"),
    *("ies", "ied", "ion", "ed", "er", "es", "s", "ly", "y", "i", "e"),
)
_SHORTEST_STEM = 3

FUNCTION_WORDS = frozenset(
    """a an the and or but if then of to in on at by for with from as is are was were be been being
    am do does did doing done have has had having i me my mine you your yours he she it its they
    them their we us our his her him who whom whose what which how why when where that this these
    those there here not no nor so too very can could will would shall should may might must just
    only also than more most some any all one someone somebody anyone people about into out up down
    over after before again off still even ever never yet im ive id ill dont doesnt didnt isnt arent
    wasnt whats hows theres cant wont please pls tell give show name exactly really actually get got
    say says said mean means s t re ve ll d between both each every other another such own many much
    """.split()
)
"""Words that carry no subject of their own."""


def words(text: str) -> list[str]:
    """Words in small letters, without possessive endings; numbers keep their decimals."""
    return _WORD.findall(_APOSTROPHE.sub("", _POSSESSIVE.sub("", text.lower())))


def stem(word: str) -> str:
    """A word without its ending, at least three letters long, spelt the British way."""
    spelt = re.sub(r"iz(?=(e|a|i)\w*)", "is", word)
    for ending in _ENDINGS:
        if spelt.endswith(ending) and len(spelt) - len(ending) >= _SHORTEST_STEM:
            bare = spelt[: -len(ending)]
            doubled = len(bare) > _SHORTEST_STEM and bare[-1] == bare[-2] and bare[-1] not in "ls"
            return bare[:-1] if doubled else bare
    return spelt


def stems(text: str) -> set[str]:
    """Stems of the words of a text that carry meaning."""
    return {stem(word) for word in words(text) if word not in FUNCTION_WORDS}


def content_words(text: str) -> list[str]:
    """The words of a text that carry meaning, once each, in their order."""
    return list(dict.fromkeys(word for word in words(text) if word not in FUNCTION_WORDS))


def share(part: Iterable[str], whole: Iterable[str]) -> float:
    """How much of ``part`` lies in ``whole``, in [0, 1]; 1 for an empty ``part``."""
    wanted = set(part)
    return len(wanted & set(whole)) / len(wanted) if wanted else 1.0
