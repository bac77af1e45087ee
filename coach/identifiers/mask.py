"""Puts the finders together: first what is certain, then what needs its company.

Floor 2 (coach).
"""

from __future__ import annotations

import re

from coach.identifiers import contacts, dates, names_in_context, numbers, places
from coach.identifiers.colleagues import words_of_others
from coach.identifiers.found import LABELS, Finder, Found, Masked, without_overlaps
from coach.identifiers.name_words import TWO_NAMES
from coach.identifiers.names_again import named_again
from coach.identifiers.names_alone import names_alone
from coach.identifiers.names_in_pairs import names_in_pairs
from coach.identifiers.names_listed import listed_names
from coach.identifiers.names_titled import titled_names
from coach.identifiers.names_told import names_told
from coach.identifiers.thinkers import is_known_thinker

_FINDERS: tuple[Finder, ...] = (
    *numbers.FINDERS,
    *contacts.FINDERS,
    *dates.FINDERS,
    *places.FINDERS,
    *names_in_context.FINDERS,
)
_OF_NAMES = (
    titled_names,
    names_in_context.names_in_context,
    names_in_pairs,
    names_alone,
    listed_names,
    names_told,
)
"""Finders that must know who is no patient."""
_IDENTIFYING = frozenset({"nhs_number", "chi_number", "hospital_number"})
_COMPANY_OF_DATES = _IDENTIFYING | {"name"}
_COMPANY_OF_NAMES = _IDENTIFYING | {"date_of_birth"}
_COMPANY_CHARACTERS = 40
_BORN_BEFORE = re.compile(r"(?i)\b(?:19[0-9]{2}|200\d|201\d)\b|[./\- ]\d\d$")
_NAME_ALONE = re.compile(TWO_NAMES)
_SURNAME_ALONE = re.compile(r"(?<!\w)[A-Z]{4,20}(?:-[A-Z]{2,20})?(?=,? \(?\d)")
_SENTENCE_BREAK = re.compile(r"[.!?]\s+[A-Z]|\n\n")
_NOT_A_NAME = re.compile(
    r"\b(?:ID|No|NHS|Pt|Patient|Dr|Prof|Office|Hospital|Ward|Trust|Royal|Infirmary|Clinic|Unit"
    r"|Team|Department|Registrar"
    r"|Director|Consultant|Nurse|Sister|Doctor|University|College|Programme|Practice"
    r"|Surgery|Speak|Medical|Clinical|Health|Care|Service|Number|General|Emergency|"
    r"Leadership|Foundation|School|Board|Manager|Chief|Officer|Lead|Struggled|Debrief"
    r"|Copying|Pasted|Freedom|Acute|Assessment|Supervisor|Tribunal|Council)\b"
)


def mask_identifiers(text: str) -> Masked:
    """Return ``text`` with everything that could identify a patient masked.

    Linear in the length of the text; never raises.
    """
    found = without_overlaps(_all_found(text))
    pieces: list[str] = []
    last = 0
    for item in found:
        pieces += [text[last : item.start], LABELS[item.kind]]
        last = item.end
    return Masked("".join([*pieces, text[last:]]), found)


def _all_found(text: str) -> list[Found]:
    """Return everything found, first what is certain, then what needs its company."""
    others = words_of_others(text)
    found = [item for find in _FINDERS for item in find(text)]
    found += [item for names in _OF_NAMES for item in names(text, others)]
    found += [
        item
        for item in _near(text, dates.DATE_ALONE, "date_of_birth", found, _COMPANY_OF_DATES)
        if _BORN_BEFORE.search(text[item.start : item.end])
    ]
    for names in (_NAME_ALONE, _SURNAME_ALONE):
        found += _near(text, names, "name", found, _COMPANY_OF_NAMES)
    return [*found, *named_again(text, found, others)]


def _near(
    text: str, pattern: re.Pattern[str], kind: str, found: list[Found], company: frozenset[str]
) -> list[Found]:
    """Return matches that stand beside an identifier of one of the kinds in ``company``."""
    beside: list[Found] = []
    for anchor in found:
        if anchor.kind not in company:
            continue
        first = max(0, anchor.start - _COMPANY_CHARACTERS)
        for match in pattern.finditer(text, first, anchor.end + _COMPANY_CHARACTERS):
            between = text[min(match.end(), anchor.end) : max(match.start(), anchor.start)]
            other = _NOT_A_NAME.search(match.group()) or is_known_thinker(match.group())
            if not _SENTENCE_BREAK.search(between) and not other:
                beside.append(Found(kind, *match.span()))
    return beside
