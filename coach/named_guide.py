"""A guide that a question names by its title, or the body whose word it asks for.

Floor 2. Pure. The words of a title, or of a publisher, say where to look and not what is asked:
searched for with the rest, they find what the guide says of itself.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.catalogue import CataloguedGuide
from corpus.words import content_words

_OF_THE_WHOLE = frozenset(
    "text s about say says tell tells cover covers hold contain contains summarise summary outline "
    "wrote write writes written author authors publish publishes published publisher reviewed "
    "updated last whom date dated edition version".split()
)
"""Words that ask for a guide as a whole, or where it comes from."""
_GUIDE = r"(?:guide|article|chapter|document|page)"
_LED_BY = r"(?:(?P<within>in|from|within|per|under|according to)\s+)?(?:(?:the|your|that|this)\s+)?"
_LINK = r"(?:\s+(?:called|named|titled|on|about))?\s*[,:]?\s*"
_SAYS = r"(?:say|says|said|recommend|suggest|advise|mean|write|think|want|ask for|expect|tell us)"
_SOURCE = re.compile(
    rf"\bwhat (?:do|does|did) (?:the )?(?P<body>\w[\w&' -]{{1,60}}?) {_SAYS}\b"
    r"|\baccording to (?:the )?(?P<cited>\w[\w&' -]{1,60}?)"
    r"(?=[,?.:]|$| (?:what|how|who|which|why)\b)",
    re.IGNORECASE,
)
_MAY_NAME = re.compile(rf"(?<!\w)[\"“‘']|\b{_GUIDE}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedGuide:
    """A guide, and what is asked of it."""

    guide: CataloguedGuide
    question: str
    """Without the title; none where the guide as a whole is asked for."""


def named_guide(
    question: str, guides: Callable[[], Iterable[CataloguedGuide]]
) -> NamedGuide | None:
    """The guide whose title stands in a question, in quotation marks or beside "guide".

    Args:
        question: The mentee's words.
        guides: Those that might be meant, if any is.

    Returns:
        None where no title stands so.
    """
    if not _MAY_NAME.search(question):
        return None
    said = _plain(question)
    for guide in guides():
        for name in _names(guide.metadata.title):
            if _plain(name) in said and (found := _naming(name).search(question)):
                asked = _without(question, found)
                of_a_part = set(content_words(asked)) - _OF_THE_WHOLE
                return NamedGuide(guide, asked if of_a_part else "")
    return None


def named_source(question: str) -> tuple[str, str] | None:
    """The body whose word a question asks for, and the question with "the text" in its place.

    Args:
        question: The mentee's words.

    Returns:
        Whoever "what does … say" or "according to …" names, be it known to the guides or not; None
        where neither stands.
    """
    found = _SOURCE.search(question)
    if not found:
        return None
    part = "body" if found["body"] else "cited"
    asked = f"{question[: found.start(part)]}the text{question[found.end(part) :]}"
    return found[part], re.sub(r"\bthe (?=the text)", "", asked)


def _names(title: str) -> list[str]:
    """What a guide is called: its title, with and without what follows a colon; never one word."""
    names = dict.fromkeys((title, title.partition(":")[0]))
    return [name for name in names if len(name.split()) > 1]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _naming(title: str) -> re.Pattern[str]:
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", title)))
    quoted = rf"(?:{_GUIDE}{_LINK})?[\"“‘']{words}[.,?!]?[\"”’']"
    beside = rf"{_GUIDE}{_LINK}{words}|{words}\s+{_GUIDE}"
    return re.compile(rf"(?<!\w){_LED_BY}(?:{quoted}|(?:{beside})\b)", re.IGNORECASE)


def _without(question: str, found: re.Match[str]) -> str:
    """The question without the title: with "the text" for it, or nothing after "in"."""
    before, after = question[: found.start()], question[found.end() :]
    if found["within"]:
        return " ".join(f"{before}{after.lstrip(' ,:')}".split())
    return " ".join(f"{before}the text{after}".split())
