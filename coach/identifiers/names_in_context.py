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
    is_surname_word,
)
from coach.identifiers.thinkers import is_known_thinker

_PATIENT = (
    r"(?:patients?|pts?|pat|client|resident|service user|lady|gentleman|gent|old chap|chap|lad|man"
    r"|woman|boy|girl|baby|child|toddler|teenager|infant|person|neonate|mum|dad|bloke|fella"
    r"|youngster|kid|victim|deceased|inpatient|outpatient|mother|father)"
)
_KIN = (
    r"(?:daughter|son|wife|husband|mother|father|mum|dad|baby|brother|sister|partner|carer"
    r"|grand(?:son|daughter|mother|father|ma|dad)|widow|widower|next of kin|nok|niece|nephew"
    r"|parents?|family|relatives?|aunt|uncle|cousin|gran|granny|nan|nana|grandad"
    r"|fianc\u00e9e?|step ?(?:dad|mum|father|mother|son|daughter|brother|sister)|girlfriend"
    r"|boyfriend|bride(?:-to-be)?)"
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
_COUNTED = (
    r"beds?|staff|people|patients|wte|sites|nurses|doctors|pm|am|minutes|hours|days|weeks"
    r"|months|wards"
    r"|of us|members|pages|%|x "
)
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
        r"\b(?!(?:GP|ED|HR|BP|CT|OT|PT|MR|IV|OK|UK|IT|AM|PM|RN|ED|AE|ST|FY|HO|SR|IM)\b)"
        r"([A-Z]\.? ?[A-Z]\.?)(?= ?\(?(?:in |from |, ?)(?:bed|bay|side ?room|cubicle|room) ?\d)",
        1,
    ),
    finder("name", r"\b(?i:patient|pt|client|lady|gentleman) ([A-Z]\.[A-Z]\.)", 1),
    finder("name", r"\b(?i:initials(?: are| is|:)?) ((?:[A-Z]\.? ?){1,2}[A-Z]\.?)(?![A-Za-z])", 1),
    finder(
        "name",
        rf"\b(?i:{_BED}) ?\w{{1,3}} ?[(:,\-]? ?\(?"
        r"(?!(?:GP|ED|HR|BP|CT|OT|NBM|IV|OK|ECG|MRI|TTO|DNAR|DNACPR)\b)"
        r"([A-Z]\.? ?[A-Z]\.?)(?=\)|,|:)",
        1,
    ),
)

_FOREIGN_PATIENT = (
    r"(?:pacjent(?:ka|ki|em|ce|a)?|pan|pani|paciente|patiente?|patientin|pazient[ei]|pacient(?:a|ul|e)?"
    r"|se\u00f1ora?|madame|monsieur|frau|herrn?|signora?|senhora?|doamna|domnul)"
)
_IS_CALLED = (
    r"\b(?:se llama|si chiama|s['\u2019]appelle|hei(?:\u00df|ss)t|nazywa si[e\u0119]"
    r"|ma na imi[e\u0119]"
    r"|se nume[s\u0219\u015f]te|o cheam[a\u0103]|se chama|chama-se|ang pangalan)"
)
_LOOSE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b([A-Z]{3,20}(?:[\-'][A-Z]{1,20})?,? [A-Z][a-z]{1,24}(?:-[A-Z][a-z]{1,24})?)"
        r"(?=,? ?(?:\||[MF]\b|\d|\(|DOB))",
        rf"\b(?i:{_FOREIGN_PATIENT})(?i: {_FOREIGN_PATIENT})?,? ({NAME}(?: {NAME})?)(?!\w)",
        rf"(?i:{_IS_CALLED}) ({FULL_NAME})",
        rf"\b(?i:{_PATIENT}|{_KIN}|neighbour)(?i:'s|\u2019s)?(?i: name)?(?: \(?[\w'-]+\)?){{0,5}}? "
        rf"?\(?(?i:called|named|name is|name was|name:|known as|name's|goes by"
        rf"|(?:by the )?name of) ({FULL_NAME})",
        rf"\b(?i:{_PATIENT})(?:,| was| is|:| -)? \(?({FULL_NAME})(?!\w)",
        rf"(?:^|[,;.(] ?)(?i:{_KIN}),? ({FULL_NAME})"
        r"(?= (?i:is|was|has|wants|said|says|and|called|rang|who|will)\b|[,).])",
        rf"\b(?i:{_KIN}|death|care|notes|bloods|discharge|birth) of (?:the late )?({FULL_NAME})",
        rf"(?i:\b(?:your|her|his|their|the|\w+['\u2019]s) (?:late )?{_KIN}),? \(?({FULL_NAME})",
        rf"(?<![\w.])((?:(?:[A-Z]\. ?){{1,2}}|[A-Z]-[A-Z] ){NAME})(?!\w)",
        rf"\b(?i:{_BED}) ?[A-Z]?\d{{0,2}}[A-Za-z]? ?[(:,\-;]? ?\(?(?:(?i:is|was|has|for|with) )?"
        rf"({FULL_NAME})",
        rf"(?<!\w)({FULL_NAME})(?=(?:,? ?\(?(?:aged? )?{_AGE})"
        rf"|(?:,| \() ?\d{{1,3}}(?! ?(?:{_COUNTED}))(?:,|\)|\.|;| |$)(?!\d| ?[A-Z]))",
        rf"(?<!\w)({FULL_NAME}) ?(?=\(?,? ?(?i:{_WHERE} ?\w?\d|in (?:majors|minors|resus|side ?room"
        r"|itu|icu|hdu)\b|dob|d\.o\.b|born|date of birth|mrn|hospital n|hosp n|nhs n|\(nhs))",
        rf"(?<!\w)({FULL_NAME}) (?i:{_HAPPENED})\b",
        rf"(?<!\w)({FULL_NAME})(?:'s|\u2019s) (?i:{_THINGS}|{_KIN})\b",
        rf"(?i:\b(?:treated|clerked|examined|admitted|discharged|cannulated|catheterised"
        rf"|resuscitated|nursed|consented|prescribed for|looking after"
        rf"|looked after|caring for|handed over)) ({FULL_NAME})(?= (?i:\w+)| ?[,.;?!]|$)",
        rf"(?i:\b(?:saw|reviewed|gave|told|rang)) ({TWO_NAMES})(?= (?i:\w+)| ?[,.;?!]|$)",
        rf"(?i:\bre:? )({TWO_NAMES})(?!\w)",
        rf"\b(?i:dear) ({FULL_NAME})(?!\w)",
        rf"\b(?i:cards?|flowers|chocolates|thank[- ]yous?) from ({TWO_NAMES})(?!\w)",
        rf"\b(?i:ttos?|bloods|scans?|cannulas?|fluids|discharge(?: letter)?|drug chart) for "
        rf"({FULL_NAME})(?!\w)",
        rf"(?<!\w)({NAME})[^.!?\n]{{0,15}}, (?i:he|she|they) (?i:was|were|came|had) "
        r"[^.!?\n]{0,25}\b(?i:ward|picu|nicu|icu|itu|hdu|scbu|bay|hospice|caseload)\b",
        rf"({FULL_NAME})(?=,? (?i:is|was|who is|who was|being) (?i:my|our|a|the"
        rf"|now my) (?i:own )?(?i:{_PATIENT})\b)",
    )
)
"""One word here counts only if it is no ordinary one: "the patient Safety" is nobody."""

_NEXT_WORD = re.compile(r" ([a-z]{3,20})\b")
_PATIENT_AFTER = re.compile(r"(?i)^,? (?:who )?(?:is|was) (?:now )?(?:my|our) (?:own )?patient\b")
_PATIENT_BEFORE = re.compile(
    r"(?i)\b(?:patient|pt|resident|service user)s?(?: is| was)?(?: called| named|,|:)? \(?$"
)
_DOCTOR_BEFORE = re.compile(r"(?i)\b(?:dr|doctor|prof|professor|sister|matron|nurse)\.? $")
_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]-[A-Z]")
_SHORT = 6
"""Letters of a word in capitals that is more likely an abbreviation."""
_OWNED = re.compile(r"['\u2019]s$")
_LOWER_NAME = r"([a-z]{2,15}(?:['\-][a-z]{2,15})?)"
_LOWER_INITIAL = re.compile(
    r"\b(?:patient|pt|pat|name):? ([a-z]\. ?[a-z][a-z]{2,20}(?:['\-][a-z]{2,20})?)\b"
)
_LOWER_BESIDE: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"\b(?:pt|patient|resident|client|lady|gentleman|(?:his|her|their"
        rf"|pts?['\u2019]?s?) {_KIN}) {_LOWER_NAME}\b"
    ),
    re.compile(
        rf"(?<![\w'\u2019\-]){_LOWER_NAME}(?=,? (?:in|from) (?:the )?(?:{_BED}) ?(?:\d|[a-z]\b))"
    ),
    re.compile(rf"\b(?:{_BED}) ?\d{{1,3}}[a-z]?,?:? {_LOWER_NAME}\b"),
    re.compile(
        rf"(?<![\w'\u2019\-]){_LOWER_NAME}(?=(?: has| was| is| just)? (?:died|passed away"
        rf"|collapsed|arrested"
        r"|admitted|readmitted|discharged|septic|dying|palliative)\b)"
    ),
    re.compile(rf"(?<![\w'\u2019\-]){_LOWER_NAME}(?=,? (?:aged? )?{_AGE})"),
)
_BESIDE_A_BED = _LOWER_BESIDE[1:3]
_LOWER_BORN = re.compile(r"(?<![\w'\u2019\-])([a-z]{3,}) ([a-z]{3,})(?=,? (?:dob|d\.o\.b)\b)")
_LOWER = re.compile(
    rf"\b(?:{_PATIENT}|{_KIN})(?:'s name)?(?: [\w']+){{0,3}}? ?(?:called|named|name is|name was) "
    r"([a-z]{3,}(?:['\-][a-z]{2,})?(?: [a-z]{3,}(?:['\-][a-z]{2,})?)?)"
)


def names_in_context(text: str, others: frozenset[str]) -> Iterator[Found]:
    """Yield names that the words around show to be a patient's or a relative's.

    Args:
        text: What was written.
        others: Words of names that are known to be no patient's, in lower case.
    """
    for pattern in _LOOSE:
        for match in pattern.finditer(text):
            start, end = without_common(text, *match.span(1))
            of_staff = pattern is not _LOOSE[-1] and _DOCTOR_BEFORE.search(
                text[max(0, start - 12) : start]
            )
            name = text[start:end]
            if (
                name
                and not of_staff
                and not is_known_thinker(name)
                and _is_free(text, start, name, others)
            ):
                yield Found("name", start, end)
    yield from _in_small_letters(text, others)
    for match in _LOWER_BORN.finditer(text):
        if not any(is_common(word) for word in match.groups()):
            yield Found("name", *match.span())


def _in_small_letters(text: str, others: frozenset[str]) -> Iterator[Found]:
    """Yield names without a capital, where the words around are a patient's."""
    for match in _LOWER.finditer(text):
        start, end = without_common(text, *match.span(1))
        if end > start:
            yield Found("name", start, end)
    for match in _LOWER_INITIAL.finditer(text):
        yield Found("name", *match.span(1))
    for pattern in _LOWER_BESIDE:
        for match in pattern.finditer(text):
            if _is_listed(match.group(1), pattern in _BESIDE_A_BED, others):
                yield Found("name", match.start(1), _end_of_surname(text, match.end(1)))


def _is_listed(word: str, beside_a_bed: bool, others: frozenset[str]) -> bool:
    """Say whether a word in small letters is a given name, of ordinary words only beside a bed."""
    if word == "will" or word in others or not is_given_name(word):
        return False
    return beside_a_bed or not is_common(word)


def _end_of_surname(text: str, end: int) -> int:
    """Return where a name in small letters ends: a surname may follow the given name."""
    word = _NEXT_WORD.match(text, end)
    if word and (is_surname_word(word.group(1)) or not is_common(word.group(1))):
        return word.end()
    return end


def without_common(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a name between ordinary words; empty when nothing else is in it."""
    words = [
        (start + word.start(), start + word.end(), _may_be_name(word.group()))
        for word in re.finditer(r"\S+", text[start:end])
    ]
    while words and not words[0][2]:
        words.pop(0)
    while words and not (words[-1][2] or (len(words) > 1 and _is_surname(text, words[-1]))):
        words.pop()
    if not words or all(_INITIAL.fullmatch(text[first:last]) for first, last, _ in words):
        return start, start
    owned = _OWNED.search(text[words[0][0] : words[-1][1]])
    return words[0][0], words[-1][1] - (2 if owned else 0)


def are_others(name: str, others: frozenset[str]) -> bool:
    """Say whether a name is made of words of people who are no patients."""
    words = (word.lower().replace("\u2019", "'").removesuffix("'s") for word in name.split())
    return bool(others) and others.issuperset(words)


def _is_free(text: str, start: int, name: str, others: frozenset[str]) -> bool:
    """Say whether a name is not another person's, or directly said to be a patient's."""
    after = text[start + len(name) : start + len(name) + 30]
    if _PATIENT_BEFORE.search(text[max(0, start - 30) : start]) or _PATIENT_AFTER.match(after):
        return True
    return not are_others(name, others)


def _is_surname(text: str, word: tuple[int, int, bool]) -> bool:
    return text[word[0]].isupper() and is_surname_word(text[word[0] : word[1]])


def _may_be_name(word: str) -> bool:
    """Say whether a word can be part of a name."""
    if _INITIAL.fullmatch(word):
        return True
    if word[0].isupper() and is_given_name(word):
        return True
    return not is_common(word) and not (word.removesuffix("s").isupper() and len(word) < _SHORT)
