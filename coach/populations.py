"""Groups of people and places that a statement is about. Pure.

Floor 2. "Nurses" is not "doctors", and "in Wales" is not "in England": a claim may not move from
one to another.
"""

import re
from collections import Counter

_GROUPS = {
    "nurse": r"nurs(e|es|ing)\b|midwi(fe|ves)",
    "doctor": r"doctors?|physicians?|medics?",
    "consultant": r"consultants?",
    "student": r"(medical |nursing )?students?",
    "trainee": r"trainees?|residents?|registrars?|foundation doctors?|juniors?",
    "gp": r"gps?|general practitioners?|family doctors?",
    "pharmacist": r"pharmacists?",
    "surgeon": r"surgeons?",
    "physiotherapist": r"physiotherapists?|physios?",
    "matron": r"matrons?|sisters?",
    "dentist": r"dentists?",
    "manager": r"managers?",
    "woman": r"wom[ae]n|female",
    "man": r"m[ae]n|male",
    "patient": r"patients?",
    "teacher": r"teachers?|educators?",
    "child": r"child(ren)?",
    "pilot": r"pilots?",
    "soldier": r"soldiers?",
}
_HELPERS = {
    "mentor": r"mentors?",
    "coach": r"coach(es)?",
    "sponsor": r"sponsors?",
    "supervisor": r"supervisors?",
}
_PLACES = {
    "england": r"england|english",
    "scotland": r"scotland|scottish",
    "wales": r"wales|welsh",
    "northern ireland": r"northern ireland|northern irish",
    "uk": r"uk|united kingdom|british|britain",
    "usa": r"united states|usa|american|america|(?-i:US)",
    "netherlands": r"netherlands|dutch",
    "taiwan": r"taiwan",
    "canada": r"canada|canadian",
    "australia": r"australian?",
    "germany": r"german(y)?",
    "france": r"france|french",
}


def _compiled(table: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in table.items()
    }


_GROUP_PATTERNS = _compiled(_GROUPS)
_HELPER_PATTERNS = _compiled(_HELPERS)
_PLACE_PATTERNS = _compiled(_PLACES)


def populations_in(text: str) -> tuple[str, ...]:
    """Groups of people that a text names, in a fixed order."""
    return tuple(name for name, pattern in _GROUP_PATTERNS.items() if pattern.search(text))


def helpers_in(text: str) -> tuple[str, ...]:
    """Those who help a mentee that a text names, in a fixed order."""
    return tuple(name for name, pattern in _HELPER_PATTERNS.items() if pattern.search(text))


def count_jurisdictions(text: str) -> Counter[str]:
    """How often a text names each nation."""
    return Counter({name: len(pattern.findall(text)) for name, pattern in _PLACE_PATTERNS.items()})


def jurisdictions_in(text: str) -> tuple[str, ...]:
    """Nations that a text names, in a fixed order."""
    return tuple(name for name, pattern in _PLACE_PATTERNS.items() if pattern.search(text))
