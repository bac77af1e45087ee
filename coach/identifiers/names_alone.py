"""One given name alone, where what is said of it is said of patients.

Floor 2 (coach). "Grace in bed 4" is a patient and "my mentor Grace" is not. A name counts as a
patient's when it is the subject of an illness or an admission, owns a chart or a family, is cared
for, or is told as an age; unless the text shows elsewhere whose name it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found
from coach.identifiers.name_words import FREE, NAME, is_common, is_given_name
from coach.identifiers.thinkers import is_known_thinker

_SINGLE = rf"{FREE}({NAME})"
_NUMBER_WORD = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four"
    r"|fif|six"
    r"|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?)"
)
_CONDITION = (
    r"(?:dementia|alzheimer\w*|cancer|leuk\w+|lymphoma|copd|diabetes|epilepsy|anorexia|bulimia"
    r"|an eating disorder|psychosis|schizophrenia|depression|a stroke|motor neurone\w*|mnd|ms"
    r"|parkinson\w*|autis\w+|adhd|a learning disabilit\w+|down['\u2019]s|downs|cerebral palsy"
    r"|cystic fibrosis|sickle\w*|asthma|heart failure|sepsis|pneumonia|a (?:stoma|tracheostomy"
    r"|trachy|catheter|peg|brain injury|tumour|fracture|bleed|seizure|fit|pe|dvt|miscarriage"
    r"|stillbirth|hip|broken \w+|new diagnosis|terminal \w+)|delirium|hiv|covid|no (?:family"
    r"|capacity"
    r"|next of kin|fixed abode)|\w+ (?:to|before) live|had (?:\w+ ){1,2}(?:admissions|operations"
    r"|falls|strokes|seizures|miscarriages|surgeries))"
)
_SICK = (
    r"(?:died|dies|die|dying|passed away|passed|did(?:n['\u2019]?t| not) (?:survive|make it|wake)"
    r"|wo(?:n['\u2019]?t) survive|survived|fell|collapsed|arrested|deteriorated|absconded"
    r"|brought in|came in with|came in for|came to (?:a&e|ed|resus|clinic|us with)|admitted"
    r"|readmitted|discharged|transferred|intubated|ventilated|sectioned|sedated|catheterised"
    r"|diagnosed|bleeding|vomit\w*|septic|confused|agitated|nil by mouth|palliative|end of life"
    r"|for (?:ct|mri|theatre|home|echo|scan|surgery|discharge|palliation)|in (?:hospital|a coma|hdu"
    r"|icu|itu|intensive care|nicu|scbu|picu|resus|majors|minors|pain|labour)|a flight risk"
    r"|bedbound"
    r"|on (?:dialysis|oxygen|a ventilator|chemo|ecmo|the ventilator|a trolley|a drip|the trolley"
    r"|the list|a syringe driver|one-to-one)|(?:has|had) (?:been here|been (?:an inpatient"
    r"|on the ward)"
    rf"|{_CONDITION})|who has {_CONDITION}|with {_CONDITION}|waiting for a (?:bed|care home|scan)"
    r"|refus(?:es|ed|ing) (?:to (?:eat|drink|walk|go home|see)|her|his|all|treatment|care|food"
    r"|surgery|meds)"
    r"|wandering|self-harm\w*|overdosed|got home|went home|woke up|goes home|lives alone|gave birth"
    r"|lost (?:her|his|the) (?:baby|leg|sight)|keeps? (?:pulling|falling|ringing the bell"
    r"|wandering)"
    r"|(?:has been|have been|was|were) waiting (?:for|since)|scream\w* when|wet the bed"
    r"|needs hoisting)"
)
_BEFORE_SICK = (
    r"(?:(?:is|was|were|are|has|had|have|who|whose?|['\u2019]s|just|nearly|then|suddenly|being|been"
    r"|got|gets|still|now|very|so|always|sadly|finally|also|she|he|never|again)[ ,]{1,2}){0,4}"
)
_THING = (
    r"(?:scans?|notes|bloods|(?:drug )?chart|x-?rays?|operation|discharge|results?|care|death"
    r"|arrest"
    r"|records?|biopsy|surgery|obs|cannula|catheter|diagnosis|medication|meds|tablets|insulin"
    r"|dressings?|fall|bed|bedside|family|families|relatives|carers?|next of kin|inquest|funeral"
    r"|case|drip|stoma|line|pain|wound|drain|ventilator|monitor|pump|mum|mother|dad|father|parents?"
    r"|wife|husband|daughter|son|sister|brother|partner|widow|baby|birth|labour|feeding|feeds?"
    r"|asthma|dementia|cancer|diabetes|epilepsy|seizures|breathing|heart|leg|legs|hip|skin|sats"
    r"|waters"
    r"|contractions|tumour|infection|confusion|drinking|eating|mobility|voice box|temperature"
    r"|bowels"
    r"|post-?mortem|autopsy|coroner|bloods|urine|swallow|tracheostomy|cardiac arrest|overdose"
    r"|treatment|chemo|dialysis|transfer|admission|stroke|illness|story|safeguarding|dols|capacity"
    r"|best interests|complaint|last (?:hours|days|words)|body|room|cubicle|seizures?|delirium"
    r"|(?:care|discharge|feeding|treatment|birth) plan)"
)
_CARED = (
    r"(?:nurs(?:ed|ing)|treated|treating|clerk(?:ed|ing)|look(?:ed|ing)? after|car(?:ed|ing) for"
    r"|cannulat(?:ed|ing)|catheteris(?:ed|ing)|resuscitat(?:ed|ing)|intubat(?:ed|ing)|consented"
    r"|admitted|discharged|examin(?:ed|ing)|bath(?:ed|ing)|wash(?:ed|ing)|fed|feeding"
    r"|hoist(?:ed|ing)"
    r"|turned|operated on|operating on|scanned|transfused|sectioned|restrain(?:ed|ing)|sedated"
    r"|(?:sat|sit|sitting) (?:with|beside)|(?:we|i) lost|losing|visit(?:ed|ing)? .{0,12}at home"
    r"|last offices for|handed over|debrief (?:about|on|after)|crash call for|arrest call for"
    r"|(?:was|were) (?:bleeped|called) (?:to see|for)"
    r"|br(?:oke|eak|eaking)(?: the)?(?: bad)? news to"
    r"|my patients?,?|our patients?,?|patients?(?: i mentioned| in question)?,|a patient,"
    r"|service users?,?"
    r"|residents?,|regulars?,?|frequent attenders?,?|poor (?:old )?|little|baby (?:boy|girl)"
    r"|(?:wee|frail) |the late|in memory of|since .{0,12}died|named nurse for"
    r"|key ?worker (?:for|to))"
)
_OF = (
    r"(?:arrest|crash call|death|care|case|notes|family|parents|bedside|inquest|funeral|loss"
    r"|discharge"
    r"|daughter|son|wife|husband|mother|father|mum|dad|widow|carer|relatives|story|scan|bloods"
    r"|admission|complaint|birth|post-?mortem|autopsy|funeral|safeguarding|dnacpr|dols|referral"
    r"|biopsy)"
)
_KIN = (
    r"(?:daughter|son|wife|husband|mother|father|mum|dad|brother|sister|partner|carer|widow(?:er)?"
    r"|grand(?:son|daughter|mother|father|ma|dad|child)|niece|nephew|aunt(?:ie)?|uncle|cousin"
    r"|twins?|girlfriend|boyfriend|fianc\u00e9e?|baby|step(?:son|daughter|mum|dad)|neighbour|nok)"
)
_OWNER = r"(?:his|her|their|the|whose|(?:patient|pt|\w+)['\u2019]?s)"
_PERSON = r"(?:man|woman|lady|gentleman|gent|girl|boy|chap|lad|child|baby|toddler|teenager|couple)"
_AGED = (
    rf"(?:,| is| was|, who is| who is|, who['\u2019]s| who['\u2019]s| turned| \(|, aged"
    rf"| aged) ?(?:only |just )?"
    rf"{_NUMBER_WORD}(?=[,.;)!?]| and | years?\b| yrs?\b| ?yo\b| months?\b| weeks?\b|,? has\b|$)"
)
_SUBJECT_THING = (
    r"[^.!?\n]{0,50}\b(?:his|her|their|whose) (?:\w+ )?(?:stoma|drip|tablets|diagnosis|wound"
    r"|operation"
    r"|fall|meds|medication|chemo|insulin|catheter|cannula|dressing|drain|discharge|dialysis|pain"
    r"|ventilator|biopsy|transplant|(?:daughter|son|wife|husband|parents|mum|dad|carer|family)"
    r" (?:reported|complained|rang|rings|phoned|shouted|thanked|asked|wants?|is (?:cross|angry"
    r"|a)|have been|filmed))\b"
)

_STRONG: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_SINGLE}(?= ?\(?,? ?(?i:(?:in|from|on|at) (?:the )?(?:bed|bay|cubicle|side ?room"
        rf"|room|trolley"
        r"|resus|majors|minors|chair|bay)\b(?! of)|(?:bed|bay|room|cubicle) ?\d))",
        rf"{_SINGLE}(?={_AGED})",
        rf"{_SINGLE}(?=,? (?i:{_BEFORE_SICK}{_SICK})\b)",
        rf"{_SINGLE}(?=['\u2019]s? (?i:(?:\w+ )?{_THING})\b)",
        rf"{_SINGLE}(?=, (?i:(?:the|a|an|our|my|one of our) (?:[\w\-]+ ){{0,2}}(?:man|woman"
        rf"|lady|gentleman"
        r"|girl|boy|patients?|child|one|lad|chap|residents?|baby|toddler|teenager"
        r"|inpatient) ?(?:who|whose"
        r"|with|in|on|we|i|,)))",
        rf"{_SINGLE}(?= in \d{{1,2}}(?:,| (?i:is|was|has|keeps|fell|needs|wants|asked|told)\b))",
        rf"{_SINGLE}(?= \((?i:he|she)(?:['\u2019]s| is) (?i:the |a |only )?\d)",
        rf"{_SINGLE}(?=[^.!?,\n]{{0,30}}, (?i:(?:the|his|her|their)(?: (?:patient|pt)['\u2019]?s)?"
        rf" {_KIN})\b)",
        rf"{_SINGLE}(?= \((?i:(?:his|her|their|the(?: (?:patient|pt)['\u2019]?s)?) {_KIN})\b)",
        rf"\b(?i:(?:stop|keep) thinking (?:about|of)) ({NAME})",
        rf"{_SINGLE}(?= (?i:comes?|came) (?:in )?for (?:her|his|their)\b)",
        rf"\b(?i:{_PERSON}) (?i:on|in|from|who)\b[^.!?\n]{{0,60}}, ({NAME})(?=[.,;])",
        rf"(?i:\b{_CARED} )(?:(?i:old|little|big|poor) )?({NAME})",
        rf"\b(?i:{_OF} (?:of|for|on|about)) ({NAME})",
        rf"\b(?i:{_OWNER} (?:\w+ )?{_KIN}),? ({NAME})",
        rf"(?:^|[.;,'\"\u2018\u201c(] ?)(?i:(?:the )?{_KIN}(?: is|:|,)?) ({NAME})",
        rf"\b(?i:the {_KIN}),? ({NAME})(?=,)",
        rf"{_SINGLE}(?= and (?i:his|her) (?i:{_KIN})\b)",
        rf"{_SINGLE}(?={_SUBJECT_THING})",
        rf"\b(?i:my|our) (?i:{_KIN}|gran|nan|granny"
        rf"|grandma) ({NAME})(?=[^.!?\n]{{0,60}}\b(?i:ward|patient"
        r"|scan|hospital|admitted|operation|icu|chemo)\b)",
        rf"\b(?i:left|found|put|moved|sent) ({NAME}) (?i:on a trolley|home|alone"
        rf"|in the corridor|to (?:the ward"
        r"|theatre|itu|icu|ct|another)|waiting|lying|soaked|crying)",
        rf"{_SINGLE}(?=[^.!?\n]{{0,60}}[.!?] (?:He|She) (?i:{_BEFORE_SICK}(?:{_SICK}"
        rf"|{_NUMBER_WORD}(?:[.,]| and| when| with| years| weeks| months)))(?!\w))",
        rf"\b\d{{1,3}}[- ]year[- ]old,? (?:(?i:\w+),? )?({NAME})",
        rf"['\"\u2018\u201c]({NAME})\b[^.!?\n]{{0,60}}['\"\u2019\u201d] (?i:in|on) (?i:the|his"
        rf"|her|their|my) "
        r"(?i:(?:\w+ )?(?:notes|chart|board|whiteboard|handover sheet|letter|referral|label))\b",
        rf"(?i:referral|notes|letter|board|label|list|wristband|chart|handover sheet)(?i: just"
        rf"| only)?"
        rf" (?i:says?|said|reads?|was)[: ]{{0,2}}['\"\u2018\u201c]({NAME})",
        rf"(?i:known as|real name|prefers|likes to be called|goes by|called|named|name is|name was)"
        rf" ['\"\u2018\u201c]?({NAME})",
    )
)
_ABOUT_PATIENT = re.compile(
    r"(?i)\b(?:patients?|pts?|residents?|service users?|clients?|inpatients?|lady|gentleman"
    r"|nursing notes"
    r"|drug chart|discharged?|admitted|diagnos\w+|care home)\b"
)
_NEEDS_PATIENT = len(_STRONG) - 1
"""Being called something is a patient's only where the sentence speaks of one."""
_SENTENCE_END = re.compile(r"[.!?\n]")


def names_alone(text: str, others: frozenset[str]) -> Iterator[Found]:
    """Yield single names that are told of as patients are.

    Args:
        text: What was written.
        others: Words of names that are known to be no patient's, in lower case.
    """
    for place, pattern in enumerate(_STRONG):
        for match in pattern.finditer(text):
            name, (start, end) = match.group(1), match.span(1)
            if not _can_be_name(name, others) or not (
                _starts_free(text, start) or is_given_name(name)
            ):
                continue
            if place == _NEEDS_PATIENT and not _ABOUT_PATIENT.search(_sentence(text, start)):
                continue
            yield Found("name", start, end - _genitive(name))


def _can_be_name(name: str, others: frozenset[str]) -> bool:
    """Say whether a capitalised word can be a patient's name."""
    bare = name[: len(name) - _genitive(name)]
    if (
        bare.lower() in others
        or is_known_thinker(bare)
        or (bare.removesuffix("s").isupper() and len(bare) < 6)
    ):
        return False
    return is_given_name(bare) or not is_common(bare)


def _starts_free(text: str, start: int) -> bool:
    """Say whether a word's capital is its own, not that of the sentence's beginning."""
    before = text[max(0, start - 3) : start].rstrip()
    return bool(before) and before[-1] not in ".!?\n\"'\u2018\u201c"


def _genitive(name: str) -> int:
    return 2 if name.endswith(("'s", "\u2019s")) else 0


def _sentence(text: str, place: int) -> str:
    """Return what stands around a place, at most 120 characters each way."""
    return text[max(0, place - 120) : place + 120]
