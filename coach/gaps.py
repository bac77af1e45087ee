"""Whether a question can be answered from the evidence, and if not, what exactly is missing.

Floor 2. Thresholds and word lists were chosen on the tuning half of the question set only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.asked import Asked, Shape, Wanted
from coach.numbers import is_year
from coach.populations import populations_in
from coach.speaks_of import CountPassages, Speaks
from coach.words import FUNCTION_WORDS, content_words, stem, stems, words

_ENOUGH = 0.95
"""Covered share of the subject plus similarity, from which a specific question is answered."""
_NEAR_ENOUGH = 0.28
"""Similarity from which an open question is answered whatever its words."""
_NEAR_ENOUGH_FOR_ADVICE = 0.24
_SURE_ENOUGH_FOR_ADVICE = 0.30
_NEAR_ENOUGH_AT_WORK = 0.20
"""The same for advice on something at work, told in the mentee's own words."""
_LOOKED_AT = 40

_VAGUE = frozenset(
    """worth better best bad good help thing things work long usually take takes tell know idea
    happen happened normal ok okay okey right wrong start stop did done yes no say said like
    think feel first next more it she he they him her them that this one ones something
    anything issue problem stuff matter situation works next handle deal mean means point
    use try often soon late back go come""".split()
)
_REFERS_BACK = re.compile(
    r"\b(it|she|he|her|him|his|they|them|that|this|those|these|one|ones|the thing"
    r"|the other)\b",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(ward|round|team|colleague|registrar|reg|consultant|senior|junior|boss|manager|mentor"
    r"|mentee|supervisor"
    r"|nurse|doctor|trainee|student|patient|shift|rota|handover|clinic|theatre|sister|matron"
    r"|professor|portfolio"
    r"|feedback|appraisal|career|deanery|placement|meeting|audit|exam|interview|department"
    r"|hospital)s?\b",
    re.IGNORECASE,
)
_STUDY = re.compile(r"\b(trial|trialled|randomi[sz]ed|meta-analysis|survey|rct)\b", re.IGNORECASE)
_FOUNDED = re.compile(
    r"\b(founded|established|set up|began|begun|started|launched|formed)\b", re.IGNORECASE
)
_CHAIRS = re.compile(
    r"\b(chairs?|chaired|leads?|led|heads?|headed|runs?|director|chief)\b", re.IGNORECASE
)
_INVENTED = re.compile(
    r"\b(invent\w*|devis\w+|develop\w+|creat\w+|coin\w+|introduc\w+|publish\w+|drew|drawn"
    r"|brought|named|"
    r"wrote|described?|thought|set out|formulat\w+|propos\w+|add\w*|made|came|book|essay)\b",
    re.IGNORECASE,
)
_RELATIONS = (
    (re.compile(r"\bfounded\b|\bset up\b|\bestablished\b", re.IGNORECASE), _FOUNDED),
    (
        re.compile(r"\bcome from\b|\borigin\w*\b", re.IGNORECASE),
        re.compile(
            r"\bcomes? from\b|\borigin\w*\b|\bnamed after\b|\btaken from\b|\bmyth\b", re.IGNORECASE
        ),
    ),
    (re.compile(r"\bchairs?\b|\bchief executive\b|\bhead of\b", re.IGNORECASE), _CHAIRS),
    (re.compile(r"\binvented\b|\bcoined\b|\bdevised\b|\bcreated\b", re.IGNORECASE), _INVENTED),
)


class Why(StrEnum):
    """Why the guides do not answer."""

    FAR = "far"
    """Another field altogether."""
    UNKNOWN_NAME = "unknown_name"
    KIND = "kind"
    """They speak of it, and hold no number, price, date or name of it."""
    DETAIL = "detail"
    """They speak of something near it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing."""

    why: Why
    missing: tuple[str, ...] = ()
    """Words of the question that the guides do not hold together with its subject."""


def is_vague(asked: Asked) -> bool:
    """Whether a question points at something that nobody has named."""
    subject = [word for word in content_words(asked.question) if word not in _VAGUE]
    return not subject and not asked.names and bool(_REFERS_BACK.search(asked.question))


def find_gap(asked: Asked, spoken: Sequence[Speaks], count: CountPassages) -> Gap | None:
    """What keeps the guides from answering; nothing when they can.

    Args:
        asked: The question.
        spoken: Sentences that state something, best first.
        count: How common a word is in the library.
    """
    if not spoken:
        return Gap(Why.FAR)
    nearest = max(speaks.sentence.similarity for speaks in spoken)
    surest = max(speaks.covered + speaks.sentence.similarity for speaks in spoken)
    unknown = tuple(name for name in asked.names if not _known(name, count))
    if unknown and not asked.personal:
        return Gap(Why.UNKNOWN_NAME if nearest >= _NEAR_ENOUGH_FOR_ADVICE else Why.FAR, unknown)
    if _is_open(asked):
        at_work = bool(_AT_WORK.search(asked.question)) and nearest >= _NEAR_ENOUGH_AT_WORK
        near = nearest >= _NEAR_ENOUGH_FOR_ADVICE and surest >= _SURE_ENOUGH_FOR_ADVICE
        return None if near or at_work else Gap(Why.FAR)
    if not is_specific(asked):
        far = nearest < _NEAR_ENOUGH and surest < _ENOUGH
        return Gap(Why.FAR if nearest < _NEAR_ENOUGH_FOR_ADVICE else Why.DETAIL) if far else None
    return _specific_gap(asked, spoken)


def _is_open(asked: Asked) -> bool:
    if asked.shape is Shape.ADVICE:
        return asked.personal or not is_specific(asked)
    return asked.shape in {Shape.OVERVIEW, Shape.WHICH_GUIDE, Shape.COMPARE}


def is_specific(asked: Asked) -> bool:
    """Whether only certain words can answer: a figure, a price, a date, a name, one study."""
    return bool(asked.wanted is not Wanted.ANYTHING or asked.names or _STUDY.search(asked.question))


def answers(asked: Asked, speaks: Speaks) -> bool:
    """Whether one sentence holds all that a specific question needs."""
    return (
        speaks.of_the_kind
        and speaks.covered + speaks.sentence.similarity >= _ENOUGH
        and not _details_missing(asked, speaks)
    )


def _specific_gap(asked: Asked, spoken: Sequence[Speaks]) -> Gap | None:
    if any(answers(asked, speaks) for speaks in spoken[:_LOOKED_AT]):
        return None
    best = max(spoken, key=lambda speaks: speaks.covered + speaks.sentence.relevance)
    if not asked.names and best.covered + best.sentence.similarity < _ENOUGH / 2:
        return Gap(Why.FAR, best.missing)
    if asked.wanted is not Wanted.ANYTHING:
        return Gap(Why.KIND, _details_missing(asked, best) or best.missing)
    return Gap(Why.DETAIL, _details_missing(asked, best) or best.missing)


def _details_missing(asked: Asked, speaks: Speaks) -> tuple[str, ...]:
    """Names, numbers, groups of people and relations of the question that are not there."""
    here = speaks.sentence
    text = f"{here.quote} {' '.join(here.heading_path)} {here.guide.metadata.title}"
    own = stems(text)
    names = {name.lower() for name in asked.names}
    missing = [] if _named(asked, text) else [word for word in speaks.missing if word in names]
    if asked.shape is not Shape.LIST:
        missing += [n for n in asked.numbers if n not in speaks.numbers_around]
    if asked.wanted in {Wanted.NUMBER, Wanted.PRICE}:
        missing += [p for p in populations_in(asked.question) if p not in populations_in(text)]
        missing += [n for n in asked.names if stem(n.lower()) not in own and not is_year(n)]
    if asked.wanted in {Wanted.NAME, Wanted.DATE}:
        missing += [
            said.group(0)
            for relation, needed in _RELATIONS
            if (said := relation.search(asked.question)) and not needed.search(here.quote)
        ]
    return tuple(dict.fromkeys(missing))


def _named(asked: Asked, text: str) -> bool:
    """Whether a text names what the question names, in full or by its initials."""
    if not asked.names:
        return True
    initials = "".join(name[0] for name in asked.names).upper()
    said = {word.upper() for word in words(text)}
    shortened = any(initials[i : i + 3] in said for i in range(len(initials) - 2))
    return shortened or any(name.upper() in said for name in asked.names)


def _known(name: str, count: CountPassages) -> bool:
    parts = [part for part in words(name.replace("-", " ")) if part not in FUNCTION_WORDS]
    return all(count(part) for part in parts)
