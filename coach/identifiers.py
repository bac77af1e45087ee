"""Finds what could identify a patient in a mentee's words, and masks it.

Floor 2 (coach). Runs locally before anything is stored or sent to a model. Numbers with a check
digit are recognised by it; everything else needs context, so that a bleep, a bed or an exam date
stays. Names of staff by role are left alone: this is a guard for patients, not an anonymiser.

Source of the check digit: NHS Data Dictionary, NHS NUMBER, modulus 11; the Scottish CHI number
uses the same one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_SEPARATOR = r"[ .\-\u00a0\u2010-\u2013]"
_NAME = (
    r"(?!(?:The|This|That|There|They|Their|She|He|His|Her|We|You|It|I|A|An|And|But|Or|So|If|In"
    r"|On|At|My|Our|No|Not|What|How|When|Who|Why|Where|Which|Could|Would|Should|Can|Do|Does"
    r"|Did|Is|Are|Was|Were|Has|Have|Had|Please|Thanks|Hello|Dear|Help|After|Before|Then|Also"
    r"|Just|Mon|Tues|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|NHS|GP|ED|ICU|ITU|MDT|DOB|MRN|ARCP|CT|MRI|HDU|AMU|SAU|PALS|OT|HCA|ST|FY"
    r"|SHO)\b)[A-Z](?:[A-Za-z\u00df-\u00ff]{1,24}(?:['\u2019\-][A-Za-z\u00df-\u00ff]{1,24}){0,2"
    r"}|['\u2019][A-Z][a-z\u00df-\u00ff]{1,24})(?![A-Za-z])"
)
_FULL_NAME = rf"{_NAME}(?: {_NAME}){{0,2}}"
_TWO_NAMES = rf"{_NAME}(?: {_NAME}){{1,2}}"
_PATIENT_WORD = (
    r"(?:patients?|pts?|pat|client|resident|service user|lady|gentleman|gent|old chap|chap"
    r"|lad|man|woman|boy|girl|baby|child|toddler|teenager|infant|"
    r"person|neonate|mum of|dad of|mother of|father of|son of|daughter of|wife of|husband "
    r"of|parents? of|family of|relatives? of|carer of|widow of|"
    r"mum|dad|bloke|fella|youngster|kid|victim|deceased)"
)
_DATE = (
    r"(?:\d{1,2}[ ./\-]\d{1,2}[ ./\-](?:19|20)?\d{2}|(?:19"
    r"|20)\d{2}[./\-]\d{1,2}[./\-]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?[ \-](?:of )?(?:Jan|Feb"
    r"|Mar|Apr|May|Jun|Jul|Aug|"
    r"Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}[ ,\-]{1,2}(?:19|20)?\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun"
    r"|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2})"
)
_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Close|Lane|Ln|Drive|Dr|Way|Court|Ct|Crescent|Cres"
    r"|Place|Pl|Terrace|Gardens|Gdns|Grove|Hill|Square|Sq|Row|Mews|Park|Rise|View|Walk"
    r"|Green|"
    r"Parade|Quay|Wharf|Path|Vale|Croft|Meadows?|Fields?|Heights|Circus|Yard|Broadway"
    r"|Mount|Bank|Drove|End|Gate)"
)
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_TOWN = r"(?:, ?[A-Z][A-Za-z'\u2019\-]{1,24}(?: [A-Z][A-Za-z'\u2019\-]{1,24}){0,3})"


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier: its kind and its range of the original text, in code points."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without identifiers.

    Attributes:
        text: The text with each identifier replaced by its kind in square brackets.
        found: What was replaced, in order, without overlaps; ranges are those of the original.
    """

    text: str
    found: tuple[Found, ...]


LABELS = {
    "nhs_number": "[NHS number removed]",
    "chi_number": "[CHI number removed]",
    "date_of_birth": "[date of birth removed]",
    "hospital_number": "[hospital number removed]",
    "name": "[name removed]",
    "phone": "[phone number removed]",
    "email": "[e-mail address removed]",
    "postcode": "[postcode removed]",
    "address": "[address removed]",
}
"""What stands in the place of each kind."""


def mask_identifiers(text: str) -> Masked:
    """Return ``text`` with everything that could identify a patient masked.

    Linear in the length of the text; never raises.
    """
    found = _without_overlaps(_all_found(text))
    pieces: list[str] = []
    last = 0
    for item in found:
        pieces += [text[last : item.start], LABELS[item.kind]]
        last = item.end
    return Masked("".join([*pieces, text[last:]]), found)


def is_check_digit_right(digits: str) -> bool:
    """Say whether ten digits satisfy the modulus 11 check of an NHS or CHI number."""
    if len(digits) != _CHECKED_DIGITS or len(set(digits)) == 1:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = 11 - total % 11
    return check % 11 == int(digits[9]) and check != _CHECKED_DIGITS


_CHECKED_DIGITS = 10


def _all_found(text: str) -> list[Found]:
    """Return everything found, first what is certain, then what needs its company."""
    found = [item for find in _FINDERS for item in find(text)]
    found += _near(text, _DATE_ALONE, "date_of_birth", found, _IDENTIFYING_NUMBERS)
    found += _near(text, _NAME_ALONE, "name", found, _COMPANY_OF_NAMES)
    return found


def _without_overlaps(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return ranges in order; two that overlap become one, of the kind of the longer."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.start, item.start - item.end)):
        if kept and item.start < kept[-1].end:
            last = kept[-1]
            longer = item if item.end - item.start > last.end - last.start else last
            kept[-1] = Found(longer.kind, last.start, max(last.end, item.end))
            continue
        kept.append(item)
    return tuple(kept)


_TEN_DIGITS = re.compile(rf"(?<![\d.,£$+/])\d(?:{_SEPARATOR}?\d){{9}}(?![\d])(?!{_SEPARATOR}\d)")
_NHS_CONTEXT = re.compile(
    rf"(?i)\b(?:nhs|chi)(?: ?(?:number|no|num|id|#))?\.?\s{{0,2}}[:#]?\s{{0,2}}(?:is |was "
    rf")?(\d(?:{_SEPARATOR}?\d){{9}})(?!\d)"
)


def _checked_numbers(text: str) -> Iterator[Found]:
    for match in _TEN_DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if is_check_digit_right(digits) and not (
            digits[0] == "0" and _looks_like_phone(text, match)
        ):
            yield Found("chi_number" if _starts_with_date(digits) else "nhs_number", *match.span())
    for match in _NHS_CONTEXT.finditer(text):
        kind = "chi_number" if match.group().lower().startswith("chi") else "nhs_number"
        yield Found(kind, *match.span(1))


def _looks_like_phone(text: str, match: re.Match[str]) -> bool:
    """Say whether ten digits with a leading 0 are spoken of as a telephone number."""
    return _PHONE_WORDS.search(text[max(0, match.start() - 25) : match.start()]) is not None


_PHONE_WORDS = re.compile(r"(?i)\b(?:ring|call|phone|tel|mobile|mob|text|number|fax|contact)\b")
_LAST_DAY, _LAST_MONTH = 31, 12


def _starts_with_date(digits: str) -> bool:
    """Say whether six digits are a day, a month and a year, as in a CHI number."""
    return 1 <= int(digits[:2]) <= _LAST_DAY and 1 <= int(digits[2:4]) <= _LAST_MONTH


def _pattern(kind: str, pattern: str, group: int = 0) -> Callable[[str], Iterator[Found]]:
    """Return a finder for one pattern; ``group`` is the part that is masked."""

    def find(text: str) -> Iterator[Found]:
        for match in re.finditer(pattern, text):
            if match.group(group):
                yield Found(kind, *match.span(group))

    return find


_HOSPITAL_WORD = (
    r"(?:m\.?r\.?n|hospital (?:no|number|num|id|ref)|hosp\.? ?(?:no|number|num|id)|h/?n"
    r"|patient(?:'s)? (?:id|no|number|identifier|ref)|pt\.? ?(?:id|no|number)|unit (?:no"
    r"|number)|pas (?:no|number)|"
    r"case ?notes? (?:no|number)?|record (?:no|number)|notes (?:no|number)|k[ -]number"
    r"|district (?:no|number)|crn|x[ -]number|epr (?:no|number|id)|pid|episode (?:no"
    r"|number)|h&c (?:no|number)|rxq|rio (?:no|number|id)|"
    r"emis (?:no|number)|systmone (?:no|number)|trust (?:id|number)|accession (?:no"
    r"|number)|lab (?:no|number)|medical record (?:no|number)|hcn|id (?:no|number))"
)
_HOSPITAL_NUMBER = (
    r"[A-Za-z]{0,3}[ \-/]?(?:\d{3,10}(?:[\-/]\d{1,6})?|\d{2,4}(?:[ \-]\d{2,4}){1,3})[A-Za-z]?"
)

_STAFF = re.compile(
    r"(?i)\b(?:consultant|surgeon|registrar|supervisor|mentor|colleague|boss|trainer"
    r"|anaesthetist|trainee|tpd|dean|director|professor|manager|matron|chief|examiner|my "
    r"(?:senior|lead|tutor|f1|sho))\b[^.!?\n]{0,12}$"
)
_STAFF_AFTER = re.compile(
    r"(?i)^(?:'s|\u2019s)? ?(?:,? ?(?:is |was |the |my |our |a |who (?:is|runs|leads) "
    r")*(?:consultant|surgeon|registrar|supervisor|mentor|trainer|list|theatre|clinic|firm"
    r"|team|ward round|lecture|department|"
    r"operat\w*|taught|teaches|mentors|supervis\w*|said i should apply|wrote my reference"
    r"|offered to mentor)\b)"
)
_TITLED = re.compile(
    rf"\b((?i:mr|mrs|ms|miss|master|mx|baby|mr and mrs|mr & mrs|mrs and mr)\.? "
    rf"(?:{_NAME}(?: {_NAME}){{0,2}}|(?-i:[a-z]{{3,}}(?: [a-z]{{4,}})?)(?= (?:from|in|on"
    rf"|who|complain\w*|is|was|has|had|with|and|asked|said|died|fell|needs|wants|will)\b)))"
)
_TITLE_ONLY = re.compile(
    r"(?i)^(?:mr and mrs|mr & mrs|mrs and mr|mr|mrs|ms|miss|master|mx|baby)\.? "
)


_NOT_NAMES = frozenset(
    "and the from who that with about has had was for his her this then what when which "
    "may might can could would should will did does not one two just being been patient".split()
)


def _titled_names(text: str) -> Iterator[Found]:
    """Yield names after a title, unless the words around say that it is a colleague."""
    for match in _TITLED.finditer(text):
        title = _TITLE_ONLY.match(match.group(1))
        name_start = match.start(1) + (title.end() if title else 0)
        words = text[name_start : match.end(1)].split()
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end(1) :][:60]
        is_staff = _STAFF.search(before) is not None or _STAFF_AFTER.match(after) is not None
        if words and words[0].lower() not in _NOT_NAMES and not is_staff:
            yield Found("name", name_start, match.end(1))


_RELATION = (
    r"(?:daughter|son|wife|husband|mother|father|mum|dad|baby|brother|sister|partner|carer"
    r"|grand(?:son|daughter|mother|father)|widow|next of kin|nok)"
)

_FINDERS: tuple[Callable[[str], Iterator[Found]], ...] = (
    _checked_numbers,
    _titled_names,
    _pattern(
        "email", r"(?i)[a-z0-9][a-z0-9._%+\-']{0,63}@[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{2,63}){1,4}"
    ),
    _pattern(
        "phone",
        rf"(?<![\d.,£$/])(?:\+\d{{1,3}}{_SEPARATOR}?(?:\(0\){_SEPARATOR}?)?\d(?:"
        rf"{_SEPARATOR}?\d){{7,11}}|\(?0\d{{2,4}}\)?{_SEPARATOR}?\d{{3,4}}{_SEPARATOR}?\d{{"
        rf"3,4}}|0\d{{9,10}}|07\d(?:{_SEPARATOR}?\d){{8}}"
        rf"|0044{_SEPARATOR}?\d(?:{_SEPARATOR}?\d){{8,9}})(?!\d)",
    ),
    _pattern(
        "date_of_birth",
        rf"(?i)\b(?:d\.? ?o\.? ?b\.?|dates? of birth|birth ?dates?|birthday|born(?: on| "
        rf"in)?|b\.)(?:['\"\u2019]s)?\s{{0,2}}[:;=,\-]?\s{{0,2}}(?:is |was |of |on |the "
        rf")*({_DATE})(?!\d)",
        1,
    ),
    _pattern(
        "hospital_number",
        rf"(?i)\b{_HOSPITAL_WORD}\b\.?\s{{0,2}}[:#=\-]?\s{{0,2}}(?:is |was |of "
        rf")?(?-i:(?:[A-Z]{{2,3}} )?)({_HOSPITAL_NUMBER})(?![\w])",
        1,
    ),
    _pattern(
        "hospital_number", rf"\b((?:[A-Z]{{1,3}} ?)?\d{{5,10}}) ?\(?(?i:{_HOSPITAL_WORD})\b", 1
    ),
    _pattern(
        "name",
        rf"\b(?i:{_PATIENT_WORD}(?:'s|\u2019s)?(?: name)?)(?: \(?\w+\)?){{0,5}}? "
        rf"?(?i:called|named|name is|name was|name:|known as|name's|goes by) ({_FULL_NAME})",
        1,
    ),
    _pattern(
        "name",
        rf"\b(?i:(?:a |my |our |the |this |that |your |her |his )?{_PATIENT_WORD})(?:,| "
        rf"was| is|:| -)? ({_TWO_NAMES})(?![\w])",
        1,
    ),
    _pattern(
        "name",
        rf"\b(?i:mum|dad|mother|father|son|daughter|wife|husband|parents?|family"
        rf"|relatives?|carer|widow|brother|sister|death|care|notes|bloods|discharge) of "
        rf"({_TWO_NAMES})",
        1,
    ),
    _pattern(
        "name",
        rf"(?i:(?:your|her|his|their|the patient's|my patient's) (?:daughter|son|wife"
        rf"|husband|mother|father|mum|dad|baby),? )({_FULL_NAME})(?= \(|,? (?:who|aged|dob"
        rf"|born|date of))",
        1,
    ),
    _pattern(
        "name",
        rf"\b(?i:(?:your|her|his|their|the|patient's) {_RELATION}),? ({_TWO_NAMES})(?![\w])",
        1,
    ),
    _pattern(
        "name",
        rf"\b(?i:(?:her|his|their|patient|pt|baby|child|full) names?(?: is| was|:|'s)) "
        rf"({_FULL_NAME})(?![\w])",
        1,
    ),
    _pattern("name", rf"\b(?i:little|old|young|poor|frail) ({_TWO_NAMES})(?![\w])", 1),
    _pattern(
        "name",
        rf"\b(?i:bed|bay|room|cubicle|trolley|side room|chair|resus) ?[A-Z]?\d{{0,2}} "
        rf"?[(:,\-] ?({_FULL_NAME})(?=\)|,| \d)",
        1,
    ),
    _pattern(
        "name", rf"(?<![\w])({_NAME})(?=(?:,| \() ?\d{{2}}(?:,|\)| ?[yY]/?[oO]\b|[MFmf]\b))", 1
    ),
    _pattern(
        "hospital_number",
        r"\b([A-Z]{1,3}\d{5,8})\b(?! (?i:ref|order|invoice))",
        1,
    ),
    _pattern("name", rf"\b(?i:(?:my|our|the|a) (?:patient|pt|client),? )({_FULL_NAME})(?![\w])", 1),
    _pattern(
        "name",
        rf"(?i:bed|bay|room|cubicle|trolley|side room|chair|resus) ?[A-Z]?\d{{0,2}}[,:;]? "
        rf"(?:(?i:is|was|has|for|with) )?({_TWO_NAMES})(?![\w])",
        1,
    ),
    _pattern(
        "name",
        rf"({_TWO_NAMES})(?=,? ?\(?(?:aged? )?\d{{1,3}}(?:yo| years| yrs|[MFmf]\b|,|\.| "
        rf"y/o|\)))(?!,? ?\(?\d{{4}})",
        1,
    ),
    _pattern(
        "name",
        rf"({_TWO_NAMES}) ?(?=\(?,? ?(?i:in (?:bed|bay|cubicle|resus|side ?room|room|chair"
        rf"|majors|minors|itu|icu|hdu)|from (?:bed|bay)|dob|d\.o\.b|born|date of birth|mrn"
        rf"|hospital n|hosp n|nhs n|\(nhs|died|has died|fell|arrested|passed away"
        rf"|deteriorat|was readmitted|was admitted|was discharged|is on twice|is septic))",
        1,
    ),
    _pattern(
        "name",
        rf"({_TWO_NAMES})(?:'s|\u2019s) (?=(?i:scans?|notes|bloods|family|daughter|son"
        rf"|wife|husband|mum|dad|mother|father|relatives|drug chart|chart|x-?rays?"
        rf"|operation|discharge|results?|care|death|arrest|records?|biopsy|ct|mri|ecg"
        rf"|surgery|obs)\b)",
        1,
    ),
    _pattern(
        "name",
        r"\b([A-Z]{3,20}(?:[\-'][A-Z]{1,20})?,? [A-Z][a-z]{1,24}(?:-[A-Z][a-z]{1,24})?)(?=,"
        r"? ?(?:\||[MF]\b|\d|\(|DOB))",
        1,
    ),
    _pattern(
        "address",
        rf"\b(?:(?i:flat|apartment|unit) \w{{1,4}},? )?\d{{1,4}}[A-Za-z]?,? "
        rf"(?:[A-Z][A-Za-z'\u2019\-]{{1,24}} ){{1,3}}{_STREET}\b{_TOWN}{{0,3}}(?:,? "
        rf"?{_POSTCODE}\b)?",
    ),
    _pattern(
        "address",
        rf"(?<![A-Za-z])(?:[A-Z][A-Za-z'\u2019\-]{{1,24}}(?: "
        rf"[A-Z][A-Za-z'\u2019\-]{{1,24}}){{0,3}}, ?){{1,4}}{_POSTCODE}\b",
    ),
    _pattern(
        "address",
        rf"(?i:lives? (?:at|in|on)|living at|address(?: is| was|:)?|resident at|stays at"
        rf"|moved to) ((?:\d{{1,4}}[A-Za-z]?,? )?(?:[A-Z][A-Za-z'\u2019\-]{{1,24}} "
        rf"){{0,4}}(?:{_STREET}|House|Cottage|Farm|Lodge|Manor|Villa|Barn|Hall|Forge|Mill"
        rf"|Rectory|Bungalow)\b{_TOWN}{{0,3}})",
        1,
    ),
    _pattern(
        "address",
        r"(?i)\b(?:lives? (?:at|on)|living at|address(?: is| was|:)?|visit to|home visit "
        r"at) (\d{1,4}[a-z]? (?:[a-z'\-]+ ){1,3}(?:street|road|avenue|close|lane|drive"
        r"|crescent|terrace|gardens|grove|row|mews|court|place|way))\b",
        1,
    ),
    _pattern(
        "postcode",
        rf"(?<![\w/])(?!(?:ST|CT|FY|F|IMT|GP|PA)\d ?\d(?:ST|ND|RD|TH|YR|AM"
        rf"|PM)\b){_POSTCODE}(?![\w])",
    ),
    _pattern(
        "postcode",
        r"(?i)\b(?:post ?code(?: is|:)?|lives? (?:at|in)) ([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b",
        1,
    ),
)

_DATE_ALONE = re.compile(rf"(?<![\d/.\-]){_DATE}(?![\d/])")
_NAME_ALONE = re.compile(_TWO_NAMES)
_IDENTIFYING_NUMBERS = frozenset({"nhs_number", "chi_number", "hospital_number"})
_COMPANY_OF_NAMES = _IDENTIFYING_NUMBERS | {"date_of_birth"}
_COMPANY_CHARACTERS = 40
_NOT_A_NAME = re.compile(
    r"\b(?:Hospital|Ward|Trust|Royal|Infirmary|Clinic|Unit|Team|Department|Registrar"
    r"|Director|Consultant|Nurse|Sister|Doctor|University|College|Programme|Practice"
    r"|Surgery|Speak|Medical|Clinical|Health|Care|Service|Number|General|Emergency|"
    r"Leadership|Foundation|School|Board|Manager|Chief|Officer|Lead|Struggled|Debrief"
    r"|Copying|Pasted|Freedom|Acute|Assessment|Foundation|Supervisor|Tribunal|Council)\b"
)


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
            if not _SENTENCE_BREAK.search(between) and not _NOT_A_NAME.search(match.group()):
                beside.append(Found(kind, *match.span()))
    return beside


_SENTENCE_BREAK = re.compile(r"[.!?]\s+[A-Z]|\n\n")
