"""Which characters canonical text is made of, and which are taken out of it.

Floor 2. Canonical text is NFC. Curly quotes, dashes and non-breaking spaces stay as the source has
them; control characters become spaces; characters that show nothing and can hide or turn text
round (zero-width, bidirectional, tags) are taken out, because a quote must read as it is.
"""

import re
import unicodedata
from collections import Counter

SOFT_HYPHEN = "\u00ad"
BYTE_ORDER_MARK = "\ufeff"
_ZERO_WIDTH = "\u200b\u2060\u2061-\u2064\u180e\ufeff"
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TAGS = "\U000e0000-\U000e007f"
_OTHER_INVISIBLE = "\u206a-\u206f\ufff9-\ufffb"
INVISIBLE = re.compile(f"[{_ZERO_WIDTH}{_BIDIRECTIONAL}{_TAGS}{_OTHER_INVISIBLE}]")
"""Characters that show nothing; not the joiners U+200C and U+200D, which words and emoji need."""
_DROPPED = re.compile(f"[{SOFT_HYPHEN}{_ZERO_WIDTH}{_BIDIRECTIONAL}{_TAGS}{_OTHER_INVISIBLE}]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(" {2,}")


def canonical(text: str) -> str:
    """``text`` as it stands in canonical text: one line, NFC, nothing invisible, no outer space.

    Applying it twice gives what applying it once gives.
    """
    text = _SURROGATE.sub("\ufffd", _DROPPED.sub("", _CONTROL.sub(" ", text)))
    text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", text).strip()


def invisible_names(text: str) -> str:
    """What invisible characters are in ``text``, as a person would list them; empty if none.

    A byte order mark at the start is not counted: it is how some editors save a file.
    """
    found = Counter(INVISIBLE.findall(text.removeprefix(BYTE_ORDER_MARK)))
    return ", ".join(f"{_name(char)} × {count}" for char, count in sorted(found.items()))


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed').lower()}"


def folded(text: str) -> str:
    """``text`` for comparing lines: without case, kinds of quotes and dashes, outer punctuation."""
    text = unicodedata.normalize("NFKC", canonical(text)).casefold()
    text = re.sub("[\u2018\u2019\u201b\u02bc`]", "'", text)
    text = re.sub("[\u2010-\u2015\u2212]", "-", text)
    return " ".join(text.split()).strip(" .:;,!?*_#-'\"\u201c\u201d")
