"""Names, numbers, groups of people and relations that a question asks of and a sentence lacks.

Floor 2. A sentence may be near to a question in every word and still not hold the one thing that
it asks: another study, another group, founded by whom.
"""

import re

from coach.asked import Asked, Shape, Wanted
from coach.numbers import is_year
from coach.populations import populations_in
from coach.speaks_of import CountPassages, Speaks
from coach.words import FUNCTION_WORDS, stem, stems, words

_STUDY = re.compile(r"\b(trial|trialled|randomi[sz]ed|meta-analysis|survey|rct)\b", re.IGNORECASE)
_SHORTEST_INITIALS = 3
_ACRONYM = re.compile(r"[A-Z]{3,}")
_RELATIONS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(needed, re.IGNORECASE))
    for asked, needed in (
        (
            r"\b(founded|set up|established|started|launched)\b",
            r"\b(founded|established|set up|began|begun|started|launched|formed)\b",
        ),
        (
            r"\bcomes? from\b|\borigin\w*\b",
            r"\bcomes? from\b|\borigin\w*\b|\bnamed after\b|\btaken from\b|\bmyth\b",
        ),
        (
            r"\bchairs?\b|\bchief executive\b|\bhead of\b|\bruns\b",
            r"\b(chairs?|chaired|leads?|led|heads?|headed|runs?|director|chief)\b",
        ),
        (
            r"\b(invented|coined|devised|created|thought (it )?up|came up with)\b",
            r"\b(invent\w*|devis\w+|develop\w+|creat\w+|coin\w+|introduc\w+|publish\w+|drew|drawn"
            r"|brought|named|wrote|described?|thought|set out|formulat\w+|propos\w+|add\w*|made"
            r"|came|book|essay)\b",
        ),
    )
)


def is_specific(asked: Asked) -> bool:
    """Whether only certain words can answer: a figure, a price, a date, a name, one study."""
    return bool(asked.wanted is not Wanted.ANYTHING or asked.names or _STUDY.search(asked.question))


def details_missing(asked: Asked, speaks: Speaks) -> tuple[str, ...]:
    """What the question is particular about and the sentence, with its headings, does not hold."""
    text = with_headings(speaks)
    missing = _names_missing(asked, speaks, text)
    if asked.shape is not Shape.LIST:
        missing += [n for n in asked.numbers if n not in speaks.numbers_around]
    if asked.wanted in {Wanted.NUMBER, Wanted.PRICE}:
        missing += [p for p in populations_in(asked.question) if p not in populations_in(text)]
        own = stems(text)
        missing += [n for n in asked.names if stem(n.lower()) not in own and not is_year(n)]
    if asked.wanted in {Wanted.NAME, Wanted.DATE}:
        missing += _relations_missing(asked, speaks.sentence.quote)
    return tuple(dict.fromkeys(missing))


def unknown_names(asked: Asked, count: CountPassages) -> tuple[str, ...]:
    """Names of the question that no guide mentions, not even by their initials."""
    initials = "".join(name[0] for name in asked.names).lower()
    if len(initials) >= _SHORTEST_INITIALS and count(initials):
        return ()
    return tuple(name for name in asked.names if not _known(name, count))


def acronyms_missing(asked: Asked, text: str) -> tuple[str, ...]:
    """Names in capitals that a text does not have in capitals: "PACE" is not "set the pace"."""
    acronyms = (name for name in asked.names if _ACRONYM.fullmatch(name))
    return tuple(name for name in acronyms if not re.search(rf"\b{name}", text))


def stems_of(asked: Asked, text: str) -> set[str]:
    """Stems of a text, without those of acronyms asked for that it has in small letters only."""
    return stems(text) - {stem(name.lower()) for name in acronyms_missing(asked, text)}


def with_headings(speaks: Speaks) -> str:
    """A sentence with the headings above it and its guide's title."""
    here = speaks.sentence
    return f"{here.quote} {' '.join(here.heading_path)} {here.guide.metadata.title}"


def _names_missing(asked: Asked, speaks: Speaks, text: str) -> list[str]:
    """Names, unless the text has one of them or their initials."""
    said = {word.upper() for word in words(text)}
    initials = "".join(name[0] for name in asked.names).upper()
    shortened = any(initials[i : i + 3] in said for i in range(len(initials) - 2))
    if shortened or any(name.upper() in said for name in asked.names):
        return []
    names = {name.lower() for name in asked.names}
    return [word for word in speaks.missing if word in names]


def _relations_missing(asked: Asked, quote: str) -> list[str]:
    return [
        said.group(0)
        for relation, needed in _RELATIONS
        if (said := relation.search(asked.question)) and not needed.search(quote)
    ]


def _known(name: str, count: CountPassages) -> bool:
    parts = [part for part in words(name.replace("-", " ")) if part not in FUNCTION_WORDS]
    return all(count(part) for part in parts)
