"""Which words can be a name: shapes of names, given names, and words that are none.

Floor 2 (coach). The two lists are files of words beside this module, read once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_LETTER = r"[A-Za-z\u00c0-\u024f]"
NAME = (
    r"(?!(?:The|This|That|There|They|Their|She|He|His|Her|We|You|It|I|A|An|And|But|Or|So|If|In"
    r"|On|At|My|Our|No|Not|What|How|When|Who|Why|Where|Which|Could|Would|Should|Can|Do|Does"
    r"|Did|Is|Are|Was|Were|Has|Have|Had|Please|Thanks|Hello|Dear|Help|After|Before|Then|Also"
    r"|Just|Mon|Tues|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|NHS|GP|ED|ICU|ITU|MDT|DOB|MRN|ARCP|CT|MRI|HDU|AMU|SAU|PALS|OT|HCA|ST|FY"
    r"|SHO)\b)[A-Z\u00c0-\u00de\u0104\u0106\u010c\u010e"
    r"\u0110\u0118\u011a\u011e\u0130\u0141\u0143\u0147\u0150\u0158\u015a\u015e\u0160\u0164\u016e"
    r"\u0170\u0179\u017b\u017d]"
    rf"(?:{_LETTER}{{1,24}}(?:['\u2019\-]{_LETTER}{{1,24}}){{0,2}}|['\u2019][A-Z]{_LETTER}{{1,24}})"
    rf"(?!{_LETTER})"
)
"""One capitalised word that is not a common first word of a sentence."""

_PARTICLE = r"(?:(?:de|da|di|du|van|von|der|den|bin|bint|ibn|al|el|la|le|st|mac|o) ){0,2}"
FULL_NAME = rf"{NAME}(?: {_PARTICLE}{NAME}){{0,2}}"
TWO_NAMES = rf"{NAME}(?: {_PARTICLE}{NAME}){{1,2}}"

_ALSO_WORDS = frozenset(
    "amber ana angel april art basil blessing carol chance clement daisy guy hazel heather iris"
    " ivy jade jay joy june lee lena lily mark mei mercy miles nana olive patience pearl poppy"
    " precious prudence robin rosemary ruby saffron sandy tess theo tia"
    " verity viola violet will".split()
)
"""Given names that are words as well: names only with a capital letter."""

_THINKERS = frozenset(
    "argyris belbin benner berwick blanchard bloom bromiley brown buber cain clance collins covey"
    " dekker deming dixon-woods drucker dunning dweck edmondson egan eisenhower francis frankl"
    " freire gawande gibbs goleman grant greenleaf grove heifetz herzberg johns kahneman kline"
    " knowles kolb kotter kouzes kubler-ross k\u00fcbler-ross lencioni lewin maslow mcgregor"
    " mintzberg nightingale pareto posner rath reason rogers rolfe sch\u00f6n schein schon schwartz"
    " scott senge"
    " sinek stone tuckman ury vygotsky west whitmore wiseman".split()
)
"""Surnames of people whom questions about leadership are about."""


_PROGRAMMES = frozenset(
    {
        "edward jenner",
        "elizabeth garrett anderson",
        "mary seacole",
        "nye bevan",
        "rosalind franklin",
    }
)
"""Names that leadership programmes bear."""


def is_given_name(word: str) -> bool:
    """Say whether a capitalised word is a common given name."""
    return word.lower() in _given_names()


def is_only_a_name(word: str) -> bool:
    """Say whether a word is a given name even in lower case."""
    return word.lower() in _given_names() and word.lower() not in _ALSO_WORDS


def is_common(word: str) -> bool:
    """Say whether a word, whatever its case, is an ordinary one."""
    plain = word.lower().replace("\u2019", "'").removesuffix("'s").strip("'")
    return plain in _common_words() or plain.removesuffix("s") in _common_words()


def is_known_thinker(name: str) -> bool:
    """Say whether a name is a programme's, or ends with the surname of somebody who is taught."""
    return (
        name.lower() in _PROGRAMMES
        or name.lower().replace("\u2019", "'").removesuffix("'s").split()[-1] in _THINKERS
    )


@cache
def _given_names() -> frozenset[str]:
    return _words("given_names.txt")


@cache
def _common_words() -> frozenset[str]:
    return _words("common_words.txt")


def _words(name: str) -> frozenset[str]:
    """Return the words of a file beside this module; lines with # are comments."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
