"""Whom a text shows to be no patient: colleagues, authors, and the one who writes.

Floor 2 (coach). A role, a rota, a resignation, a book: what is said once of a name holds for it in
the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.name_words import FULL_NAME, NAME, is_common

ROLE = (
    r"(?:mentors?|mentees?|supervisors?|supervisees?|trainers?|trainees?|consultants?|registrars?"
    r"|preceptors?|regs?|sp?rs?|shos?|f1s?|f2s?|fy1s?|fy2s?|ct[1-3]s?|st[1-9]s?|housem[ae]n|colleagues?"
    r"|friends?|boss"
    r"|(?:line |ward |site |bed |practice |general |project )?managers?|matrons?|ward sister"
    r"|charge nurses?|(?:staff |student |research |clinical )?nurses?|hcas?|porters?"
    r"|pharmacists?|physios?|ots?|dieti[ct]ians?|midwi(?:fe|ves)|directors?|deans?|tpds?|tutors?"
    r"|professors?|prof|lecturers?|secretar(?:y|ies)|receptionists?|co-?ordinators?|guardians?"
    r"|reps?|chairs?|chair(?:wo)?man|ceo|chief(?: exec(?:utive)?)?|students?|deputy|deputies"
    r"|flatmates?|coach|coaches|examiners?|appraisers?|assessors?|an(?:ae|e)sthetists?|surgeons?"
    r"|educators?|facilitators?|band [4-9]s?|es|cs|gps?|doctors?|clerks?|cleaners?|paramedics?"
    r"|crewmates?|leads?|leaders?|researcher|psychologists?|therapists?|social workers?"
    r"|chaplains?|housekeepers?|technicians?|radiographers?|buddy|course ?mates?|juniors?|seniors?"
    r"|head of \w+|(?:vice-)?president|fellows?|team ?mates?|assistants?|author|speaker)"
)
_OF_US = r"(?:my|our|your|his|her|their|the|a|an|another|other|this|that|new|fellow|same)"
_TITLE = r"(?:(?:dr|prof|professor|mr|mrs|ms|miss|sir|dame)\.? )?"
_PLACE_OF_WORK = (
    r"(?:hr|it|finance|pharmacy|governance|estates|switch(?:board)?|procurement|payroll|radiology"
    r"|the lab|microbiology|pathology|public health|research|r&d|pals|comms|rostering|the deanery"
    r"|medical staffing|medical education|education|occupational health|union|the union)"
)
_AT_WORK = (
    r"(?:resign\w*|retir\w*|joined|supervis\w*|mentors?|manages|chairs|line[- ]manages|promoted"
    r"|applied|teaches|taught (?:me|us|our)|micromanag\w*|delegat\w*|outrank\w*|undermin\w*|covers?"
    r"|thinks i\b|says (?:i\b|my|that i\b)|wants me to|leaves everything|rostered|on call"
    r"|is off sick"
    r"|is on (?:leave|nights|call)|swapped|got the (?:job|post)|(?:failed|passed) (?:his|her|their)"
    r"|offered to|does the|runs the|has taken over|took over|was appointed|left the team|leads)"
)
_OWN = (
    r"(?:rota|mentor\w*|mentee|trainee|supervis\w*|appraisal|exam|leadership|job|post|promotion"
    r"|teaching|feedback|project|f1|f2|sho|shift|shifts|team|list|firm|theatre|ward round"
    r"|lecture|department|clinic(?! slot| appointment| letter)|style|book|theory|model|cycle"
    r"|stages?|steps?|rules?|(?:\w+ )?dysfunctions|paper|ted talk|principles?|framework|styles"
    r"|work on|ideas?|ladder|hierarchy|law|window|quadrants?|view of)"
)
_SAYS = (
    r"(?:mean|say|describe|define|think about|make of|suggest|explain|argue|write|recommend"
    r"|differ|understand|call|teach|tell)"
)
_COINED = (
    r"(?:published|devised|coined|proposed|argue[sd]|on [a-z]+(?:ion|ship|ing|ity|ety|ment|ness"
    r"|ture|teams|change)\b|\(\d{4}\)|\d{4}\b"
    r"|said (?:that )?leader)"
)


def _names(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_SHOWN: tuple[re.Pattern[str], ...] = (
    _names(
        rf"(?i:(?<!as )\b{_OF_US} (?:(?!as |of |with )[\w\-]+ ){{0,5}}?(?:{ROLE}|one)(?: is"
        rf"| was| called| named|:|,| \(|),? {_TITLE})"
        rf"({FULL_NAME})(?=[,)]|['\u2019]s|\.| (?i:is|was|and|says|said|has|wants|told|cancels"
        rf"|who)\b"
        r"|\s*$)"
    ),
    _names(rf"(?i:\b{_OF_US} (?:[\w\-]+ ){{0,3}}?{ROLE} {_TITLE})({FULL_NAME})"),
    _names(
        rf"(?i:\b(?:(?:dr|prof)\.?|doctor|professor"
        rf"|(?<!his )(?<!her )(?<!['\u2019]s )(?<!heir )(?<!the )sister|matron|dame|sir"
        rf"|nurse) )({FULL_NAME})"
    ),
    _names(
        r"(?i:\b(?:i['\u2019]?m|i am|call me|go by|(?:my|me|badge) (?:name is|says)"
        r"|my name['\u2019]s"
        r"|(?:it['\u2019]?s|its) (?:me,? )?|regards,?|wishes,?|thanks,?|cheers,?|from,?"
        r"|signed,?)\s)"
        rf"({FULL_NAME})(?=[,.!)\n]| (?i:again|here|and|at|from|\()|\s*\(|\s*$)"
    ),
    _names(
        rf"(?<!\bof )({FULL_NAME})(?:,| is| was|,? who is|,? who['\u2019]s|['\u2019]s)"
        rf"(?i: {_OF_US}(?: [\w\-]+){{0,3}}?)?(?i: {ROLE})\b(?!['\u2019])"
    ),
    _names(
        rf"({FULL_NAME})\b(?:(?!\b{ROLE}\b)[^.!?\n]){{0,80}}[.!?:;] (?:She|He)"
        r"(?:['\u2019]s| is| was)(?: an?| our| my| the)"
        rf"(?i: (?:\w+ ){{0,2}}?{ROLE})\b(?!['\u2019])"
    ),
    _names(rf"({NAME})(?= and I\b)"),
    _names(rf"(?i:\b(?:named|called) after (?:st\.? |saint )?)({FULL_NAME})"),
    _names(rf"\b[Ww]ards ({NAME}(?:, {NAME})*(?: and {NAME})?)"),
    _names(
        rf"({FULL_NAME}) (?i:(?:from|in|at) {_PLACE_OF_WORK}\b|on (?:nights|days|lates|earlies))"
    ),
    _names(rf"({FULL_NAME}) (?i:(?:in|on) (?:my|our) (?:team|year|cohort|rota|course))\b"),
    _names(
        rf"({FULL_NAME}) (?i:(?:has |have |had |is |was |got |just |finally |recently "
        rf"|who )*{_AT_WORK})"
    ),
    _names(rf"({FULL_NAME})['\u2019]s? (?i:{_OWN})\b"),
    _names(
        r"(?i:\b(?:report(?:s|ed|ing)? to|shadow(?:ed|ing)?|mentor(?:ed|ing)?|supervis(?:e|ed|ing)"
        rf"|(?:line )?manag(?:e|ed|ing)|apprais(?:e|ed|ing)|trained with|past) )({FULL_NAME})"
    ),
    _names(
        r"(?i:\b(?:what|how|which|where|why)(?: else)? (?:does|did|do|would|might|could|can) )"
        rf"({FULL_NAME}) (?i:\w+ )?(?i:{_SAYS})\b"
    ),
    _names(
        r"(?i:\b(?:who(?: is| was|['\u2019]s)|compare|versus|vs\.?|explain|(?:theory|model|work"
        r"|book"
        r"|paper|ideas?|evidence|quote|words|writings?|reading|programme|like) (?:of|by|from|for)"
        r"|is there any evidence for|read|reading|quotes|cites|according to|worth reading"
        rf"|credited to|devised by|coined by|book by) )({FULL_NAME})"
    ),
    _names(rf"({FULL_NAME}),? (?i:{_COINED})"),
    _names(rf"(?i:\b(?:panel(?: is| was|:)|shout[- ]?out to)) ({FULL_NAME})"),
    _names(rf"(?i:\b(?:is|does) )({FULL_NAME}) (?i:worth|any use|still|a good)"),
)
_LIST = re.compile(rf"{FULL_NAME}(?:(?:, and|, or|,| and| or| &|:) {FULL_NAME}){{1,6}}")
_WORD = re.compile(r"[^\W\d_][\w'\u2019\-]*")


def words_of_others(text: str) -> frozenset[str]:
    """Return the words of names of people who are shown not to be patients, in lower case."""
    words = {word for pattern in _SHOWN for word in _found(pattern, text)}
    for match in _LIST.finditer(text):
        listed = set(_words_of(match.group()))
        if listed & words:
            words |= listed
    return frozenset(words)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield from _words_of(match.group(1))


def _words_of(name: str) -> Iterator[str]:
    """Yield the words of a name in lower case, without the genitive."""
    for word in _WORD.findall(name):
        plain = word.lower().replace("\u2019", "'").removesuffix("'s")
        if not is_common(plain) or len(name.split()) == 1:
            yield plain
