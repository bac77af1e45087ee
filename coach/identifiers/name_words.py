"""Which words can be a name: shapes of names, given names, and words that are none.

Floor 2 (coach). The lists are files of words beside this module, read once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

_LETTER = r"[A-Za-z\u00c0-\u024f]"
NAME = (
    r"(?!(?:The|This|That|There|They|Their|She|He|His|Her|We|You|It|I|A|An|And|But|Or|So|If|In"
    r"|On|At|My|Our|No|Not|What|How|When|Who|Why|Where|Which|Could|Would|Should|Can|Do|Does"
    r"|Did|Is|Are|Was|Were|Has|Have|Had|Please|Thanks|Hello|Dear|Help|After|Before|Then|Also"
    r"|Just|Mon|Tues|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|NHS|GP|ED|ICU|ITU|MDT|DOB|MRN|ARCP|CT|MRI|HDU|AMU|SAU|PALS|OT|HCA|ST|FY"
    r"|SHO|Dr|Mr|Mrs|Ms|Miss|Prof|Professor)\b)[A-Z\u00c0-\u00de\u0104\u0106\u010c\u010e"
    r"\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0158\u015a\u015e\u0160\u0164\u016e"
    r"\u0170\u0179\u017b\u017d\u0218\u021a]"
    rf"(?:{_LETTER}{{1,24}}(?:['\u2019\-]{_LETTER}{{1,24}}){{0,2}}|['\u2019][A-Z]{_LETTER}{{1,24}})"
    r"(?!\w)"
)
"""One capitalised word that is not a common first word of a sentence."""

FREE = r"(?<![\w\-\u2019])(?<!\w')"
"""Nothing of a word stands before; an opening quotation mark may."""

PARTICLE = r"(?:(?:de|da|di|du|van|von|der|den|bin|bint|ibn|al|el|la|le|st|mac|o|ap) ){0,2}"
"""What stands in lower case between or before the words of a name."""
FULL_NAME = rf"{NAME}(?: {PARTICLE}{NAME}){{0,2}}"
TWO_NAMES = rf"{NAME}(?: {PARTICLE}{NAME}){{1,3}}"

_ALSO_WORDS = frozenset(
    "amber ana angel april art august autumn basil bill blessing bob carol chance charity clement"
    " comfort coral crystal daisy dale dawn dean don dot drew duke earl eve faith fay fern flora"
    " frank gale gene glen grace guy harmony hazel heather hector holly honey hope hunter iris ivy"
    " jack jade jasper jay joy june ken lance lee lena lily mark mason max may mei melody mercy"
    " merry mike miles mo myrtle nan nana nick olive page pat patience patty pearl peg penny pip"
    " poppy precious prudence ray rich rick rob robin roger rose rosemary rowan ruby saffron sandy"
    " sherry skye sky sol star stu sue summer tess theo tia tom verity vi viola violet wally will"
    " willow winter ali dan den min san van bin sim man mal kit mai una hana dee viv ed al ho ron"
    " gill ross jun kim sam jo ray rod bo baz".split()
)
"""Given names that are words as well: names only with a capital letter."""


def is_given_name(word: str) -> bool:
    """Say whether a capitalised word is a common given name."""
    plain = _plain(word)
    if plain in _given_names() or plain in _more_given_names():
        return True
    return "-" in plain and all(part in _given_names() for part in plain.split("-")[1:])


def is_only_a_name(word: str) -> bool:
    """Say whether a word is a given name even in lower case."""
    return _plain(word) in _given_names() and _plain(word) not in _ALSO_WORDS


def is_common(word: str) -> bool:
    """Say whether a word, whatever its case, is an ordinary one."""
    plain = word.lower().replace("\u2019", "'").removesuffix("'s").strip("'")
    return plain in _common_words() or plain.removesuffix("s") in _common_words()


def is_surname_word(word: str) -> bool:
    """Say whether an ordinary word is a surname as well."""
    return _plain(word) in _surnames()


def _plain(word: str) -> str:
    """Return a word in lower case without accents and without the genitive."""
    bare = word.lower().replace("\u2019", "'").removesuffix("'s").strip("'").replace("\u0142", "l")
    if bare.isascii():
        return bare
    return "".join(c for c in normalize("NFKD", bare) if not combining(c))


@cache
def _given_names() -> frozenset[str]:
    return _words("given_names.txt")


@cache
def _more_given_names() -> frozenset[str]:
    return _words("more_given_names.txt")


@cache
def _surnames() -> frozenset[str]:
    return _words("surnames.txt")


@cache
def _common_words() -> frozenset[str]:
    return _words("common_words.txt")


def _words(name: str) -> frozenset[str]:
    """Return the words of a file beside this module; lines with # are comments."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
