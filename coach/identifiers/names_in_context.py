"""Names beside words that only a patient or a patient's family has.

Floor 2 (coach). A bed, an age, a relation, a chart, "called": one capitalised word is enough there
where it is no ordinary word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Finder, Found, finder
from coach.identifiers.name_words import (
    FULL_NAME,
    NAME,
    TWO_NAMES,
    is_common,
    is_given_name,
    is_known_thinker,
)

_PATIENT = (
    r"(?:patients?|pts?|pat|client|resident|service user|lady|gentleman|gent|old chap|chap|lad|man"
    r"|woman|boy|girl|baby|child|toddler|teenager|infant|person|neonate|mum|dad|bloke|fella"
    r"|youngster|kid|victim|deceased|inpatient|outpatient|mother|father)"
)
_KIN = (
    r"(?:daughter|son|wife|husband|mother|father|mum|dad|baby|brother|sister|partner|carer"
    r"|grand(?:son|daughter|mother|father|ma|dad)|widow|widower|next of kin|nok|niece|nephew"
    r"|parents?|family|relatives?|aunt|uncle|cousin)"
)
_BED = r"(?:bed|bay|room|cubicle|trolley|side ?room|chair|resus|majors|minors)"
_WHERE = rf"(?:in|from|on|,|-) ?(?:the )?(?:{_BED}|itu|icu|hdu|nicu|picu|scbu|ward)"
_HAPPENED = (
    r"(?:died|has died|fell|arrested|passed away|deteriorat\w*|was readmitted|was admitted|was"
    r" discharged|is on twice|is septic|is dying|has sepsis|collapsed|is nil by mouth"
    r"|was intubated)"
)
_THINGS = (
    r"(?:scans?|notes|bloods|drug chart|chart|x-?rays?|operation|discharge|results?|care|death"
    r"|arrest|records?|biopsy|ct|mri|ecg|surgery|obs|cannula|catheter|diagnosis|medication|tablets"
    r"|insulin|dressing|fall|bed|family|relatives|carers?|next of kin)"
)
_AGE = r"(?:\d{1,3} ?(?:yo\b|y/o|yrs?\b|years?\b|[- ]year[- ]old|[MFmf]\b))"
_SINGLE = rf"({NAME})"

FINDERS: tuple[Finder, ...] = (
    finder(
        "name",
        r"(?i:\b(?:her|his|their|patient|pt|baby|child|full|patient's|pt's|the)(?:'s)? ?names?"
        rf"(?:(?: is| was|:|'s| =)|(?= [A-Z])) ?)({FULL_NAME})(?!\w)",
        1,
    ),
    finder("name", rf"\b(?i:little|old|young|poor|frail|dear) ({TWO_NAMES})(?!\w)", 1),
    finder(
        "name",
        r"\b([A-Z]{3,20}(?:[\-'][A-Z]{1,20})?,? [A-Z][a-z]{1,24}(?:-[A-Z][a-z]{1,24})?)"
        r"(?=,? ?(?:\||[MF]\b|\d|\(|DOB))",
        1,
    ),
    finder(
        "name",
        r"\b(?!(?:GP|ED|HR|BP|CT|OT|PT|MR|IV|OK|UK|IT|AM|PM|RN|ED|AE|ST|FY|HO|SR|IM)\b)"
        r"([A-Z]\.? ?[A-Z]\.?)(?= ?\(?(?:in |from |, ?)(?:bed|bay|side ?room|cubicle|room) ?\d)",
        1,
    ),
    finder("name", r"\b(?i:patient|pt|client|lady|gentleman) ([A-Z]\.[A-Z]\.)", 1),
    finder("name", r"\b(?i:initials(?: are| is|:)?) ([A-Z]\.? ?[A-Z]\.?)(?![A-Za-z])", 1),
    finder(
        "name",
        rf"\b(?i:{_BED}) ?\w{{1,3}} ?[(:,\-]? ?\(?"
        r"(?!(?:GP|ED|HR|BP|CT|OT|NBM|IV|OK|ECG|MRI|TTO|DNAR|DNACPR)\b)"
        r"([A-Z]\.? ?[A-Z]\.?)(?=\)|,|:)",
        1,
    ),
)

_FOREIGN_PATIENT = (
    r"(?:pacjent(?:ka|ki|em|ce|a)?|paciente|patiente?|patientin|pazient[ei]|pacient(?:a|ul|e)?"
    r"|se\u00f1ora?|madame|monsieur|frau|herrn?|signora?|senhora?|doamna|domnul)"
)
_LOOSE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:{_FOREIGN_PATIENT}),? ({NAME}(?: {NAME})?)(?!\w)",
        rf"\b(?i:{_PATIENT}|{_KIN})(?i:'s|\u2019s)?(?i: name)?(?: \(?[\w'-]+\)?){{0,5}}? "
        rf"?\(?(?i:called|named|name is|name was|name:|known as|name's|goes by|by the name of) "
        rf"({FULL_NAME})",
        rf"\b(?i:{_PATIENT})(?:,| was| is|:| -)? \(?({FULL_NAME})(?!\w)",
        rf"(?:^|[,;.(] ?)(?i:{_KIN}),? ({FULL_NAME})"
        r"(?= (?i:is|was|has|wants|said|says|and|called|rang|who|will)\b|[,).])",
        rf"\b(?i:{_KIN}|death|care|notes|bloods|discharge|birth) of (?:the late )?({FULL_NAME})",
        rf"(?i:\b(?:your|her|his|their|the|\w+['\u2019]s) {_KIN}),? \(?({FULL_NAME})",
        rf"(?<![\w.])((?:[A-Z]\. ?){{1,2}}{NAME})(?!\w)",
        rf"\b(?i:{_BED}) ?[A-Z]?\d{{0,2}}[A-Za-z]? ?[(:,\-;]? ?\(?(?:(?i:is|was|has|for|with) )?"
        rf"({FULL_NAME})",
        rf"(?<!\w)({FULL_NAME})(?=(?:,? ?\(?(?:aged? )?{_AGE})"
        r"|(?:,| \() ?\d{1,3}(?:,|\)|\.|;| |$)(?!\d))",
        rf"(?<!\w)({FULL_NAME}) ?(?=\(?,? ?(?i:{_WHERE} ?\w?\d|in (?:majors|minors|resus|side ?room"
        r"|itu|icu|hdu)\b|dob|d\.o\.b|born|date of birth|mrn|hospital n|hosp n|nhs n|\(nhs))",
        rf"(?<!\w)({FULL_NAME}) (?i:{_HAPPENED})\b",
        rf"(?<!\w)({FULL_NAME})(?:'s|\u2019s) (?i:{_THINGS}|{_KIN})\b",
        rf"(?i:\b(?:treated|clerked|saw|examined|admitted|discharged|cannulated|catheterised"
        rf"|resuscitated|nursed|reviewed|consented|prescribed for|gave|told|rang|looking after"
        rf"|looked after|caring for|handed over)) ({FULL_NAME})(?= (?i:\w+)| ?[,.;?!]|$)",
        rf"(?i:\bre:? )({TWO_NAMES})(?!\w)",
        rf"\b(?i:dear) ({FULL_NAME})(?!\w)",
    )
)
"""One word here counts only if it is no ordinary one: "the patient Safety" is nobody."""

_DOCTOR_BEFORE = re.compile(r"(?i)\b(?:dr|doctor|prof|professor|sister|matron|nurse)\.? $")
_INITIAL = re.compile(r"[A-Z]\.")
_OWNED = re.compile(r"['\u2019]s$")
_LOWER = re.compile(
    rf"\b(?:{_PATIENT}|{_KIN})(?:'s name)?(?: [\w']+){{0,3}}? ?(?:called|named|name is|name was) "
    r"([a-z]{3,}(?:['\-][a-z]{2,})?(?: [a-z]{3,}(?:['\-][a-z]{2,})?)?)"
)


def names_in_context(text: str) -> Iterator[Found]:
    """Yield names that the words around show to be a patient's or a relative's."""
    for pattern in _LOOSE:
        for match in pattern.finditer(text):
            start, end = without_common(text, *match.span(1))
            of_staff = _DOCTOR_BEFORE.search(text[max(0, start - 12) : start])
            if end > start and not of_staff and not is_known_thinker(text[start:end]):
                yield Found("name", start, end)
    for match in _LOWER.finditer(text):
        start, end = without_common(text, *match.span(1))
        if end > start:
            yield Found("name", start, end)


def without_common(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a name between ordinary words; empty when nothing else is in it."""
    words = [
        (start + word.start(), start + word.end(), _may_be_name(word.group()))
        for word in re.finditer(r"\S+", text[start:end])
    ]
    while words and not words[0][2]:
        words.pop(0)
    while words and not words[-1][2]:
        words.pop()
    if not words or all(_INITIAL.fullmatch(text[first:last]) for first, last, _ in words):
        return start, start
    owned = _OWNED.search(text[words[0][0] : words[-1][1]])
    return words[0][0], words[-1][1] - (2 if owned else 0)


def _may_be_name(word: str) -> bool:
    """Say whether a word can be part of a name."""
    if _INITIAL.fullmatch(word):
        return True
    if word[0].isupper() and is_given_name(word):
        return True
    return not is_common(word) and not (word.isupper() and len(word) < 6)
