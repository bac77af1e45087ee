"""NHS and CHI numbers, known by their check digit, and hospital numbers, known by their context.

Floor 2 (coach). Source of the check digit: NHS Data Dictionary, NHS NUMBER, modulus 11; the
Scottish CHI number uses the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import SEPARATOR, Finder, Found, finder

_CHECKED_DIGITS = 10
_LAST_DAY, _LAST_MONTH = 31, 12

_TEN_DIGITS = re.compile(rf"(?<![\d.,£$+/])\d(?:{SEPARATOR}?\d){{9}}(?!\d)(?![.\-/]\d)")
_IN_CONTEXT = re.compile(
    rf"(?i)\b(?:nhs|chi|h ?& ?c|health and care)(?: ?(?:number|no|num|id|#))?(?:'s)?\.?\s{{0,2}}"
    rf"[:#=]?\s{{0,2}}(?:is |was |of )?(\d(?:{SEPARATOR}?\d){{9}})(?!\d)"
)
_PHONE_WORDS = re.compile(
    r"(?i)\b(?:ring|rang|call(?:ed)?|phone|tel|mobile|mob|text|fax|contact)\b[^.!?]{0,20}$"
)


def is_check_digit_right(digits: str) -> bool:
    """Say whether ten digits satisfy the modulus 11 check of an NHS or CHI number."""
    if len(digits) != _CHECKED_DIGITS or len(set(digits)) == 1:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = 11 - total % 11
    return check % 11 == int(digits[9]) and check != _CHECKED_DIGITS


def checked_numbers(text: str) -> Iterator[Found]:
    """Yield numbers whose check digit is right, and ten digits that are named as such a number."""
    for match in _TEN_DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        spoken_of_as_phone = digits[0] == "0" and _PHONE_WORDS.search(
            text[max(0, match.start() - 30) : match.start()]
        )
        if is_check_digit_right(digits) and not spoken_of_as_phone:
            yield Found("chi_number" if _starts_with_date(digits) else "nhs_number", *match.span())
    for match in _IN_CONTEXT.finditer(text):
        kind = "chi_number" if match.group().lower().startswith("chi") else "nhs_number"
        yield Found(kind, *match.span(1))


def _starts_with_date(digits: str) -> bool:
    """Say whether six digits are a day, a month and a year, as in a CHI number."""
    return 1 <= int(digits[:2]) <= _LAST_DAY and 1 <= int(digits[2:4]) <= _LAST_MONTH


_WORD = (
    r"(?:m\.?r\.?n|hospital (?:no|number|num|id|ref)|hosp\.?(?: ?(?:no|number|num|id))?|h/?n"
    r"|(?:patient|pt)(?:'s|\u2019s)? (?:id|no|num|number|identifier|ref)|pt\.? ?(?:id|no|number)"
    r"|unit (?:no|number)|pas (?:no|number|id)|case(?: ?notes?)? (?:no|number|ref(?:erence)?)"
    r"|case ?notes?|record (?:no|number)|notes (?:no|number)|[knrsx][ -]number"
    r"|district (?:no|number)|crn|pid|h&c (?:no|number)"
    r"|(?:epr|rio|emis|systmone|epic|cerner|lorenzo|nervecentre) (?:no|number|id)"
    r"|episode (?:no|number)|trust (?:id|number)|accession (?:no|number)|lab (?:no|number)"
    r"|(?:lab )?(?:specimen|sample)(?: (?:no|number|id))?|medical record (?:no|number)|hcn"
    r"|(?:study|trial|participant|subject|screening) (?:id|no|number)"
    r"|passport(?: (?:no|number))?|(?:ni|national insurance)(?: (?:no|number))?|nino"
    r"|(?:driving )?licen[cs]e (?:no|number)|(?:wrist ?|id ?)?band(?: (?:no|number))?"
    r"|histo(?:logy)? (?:no|number)|pmr(?: (?:no|number))?"
    r"|(?:drug )?chart(?: (?:no|number))?|cad(?: (?:no|number))?|(?:maternity|medical) notes"
    r"|(?:her|his|their) (?:number|no|id)(?: is|:| was))"
)
_WEAK_WORD = r"(?:id (?:no|number)|registration (?:no|number)|reference (?:no|number))"
_FEW_DIGITS = r"(?=(?:[A-Za-z/\-]{0,6}\d){3})"
_NUMBER = (
    r"(?:(?:[A-Za-z]{1,3} )?\d{2,4}(?:[ \-]\d{2,4}){1,3}(?: ?[A-Za-z]\b(?!['\u2019]))?(?!\w)"
    rf"|(?:[A-Za-z]{{1,3}}\d{{1,2}}[ \-/])?{_FEW_DIGITS}(?:[A-Za-z0-9]"
    rf"|[\-/](?=[A-Za-z0-9])){{3,20}}"
    r"|[A-Za-z]{2,3} \d{3,10})"
)
_IS = r"\.?\s{0,2}[:#=,\-(]?\s{0,2}(?:is |was |of |reads? |said |says )?"
_OF_WORK = re.compile(
    r"(?i)\b(?:asset|serial|inventory|barcode|equipment|gmc|nmc|hcpc|gphc|gdc|pin|payroll|datix|incident"
    r"|job|vacancy|post|order|ticket|inc"
    r"|invoice|bank|iras|isrctn|nct|grant|project|policy|budget|cost centre|code|staff|employee|esr"
    r"|abstract|form|doi|isbn|pmid|version|membership|login|bleep|room|poster|licence to practise"
    r"|course|module|exam|candidate|application|audit|complaint ref|risk|ulysses|purchase|po|phone"
    r"|my (?:own )?car|failing|failed|passed|resit\w*|advert"
    r"|extension|ext|meeting|teams|zoom|my [\w ]{0,12}(?:number|no|id|ref"
    r"|registration))\b[^.!?;\n]{0,15}$"
)
_WORK_CHARACTERS = 40


def _of_no_work(pattern: str) -> Finder:
    """Return a finder of numbers that are not said to be of staff, forms or orders."""
    find = finder("hospital_number", pattern, 1)

    def find_others(text: str) -> Iterator[Found]:
        for item in find(text):
            if not _OF_WORK.search(text[max(0, item.start - _WORK_CHARACTERS) : item.start]):
                yield item

    return find_others


FINDERS: tuple[Finder, ...] = (
    checked_numbers,
    finder(
        "hospital_number",
        r"(?i)\b(?:reg(?:istration)?|number ?plate)\b[^.!?\n]{0,12}?\b([a-z]{2}\d\d ?[a-z]{3})\b",
        1,
    ),
    finder(
        "hospital_number",
        r"(?i)\b(?:prison\w*|inmate|nomis)\b[^.!?\n]{0,30}?\b([a-z]\d{4}[a-z]{2})\b",
        1,
    ),
    finder("hospital_number", rf"(?i)\b{_WORD}\b{_IS}({_NUMBER})(?!\w)", 1),
    _of_no_work(rf"(?i)\b{_WEAK_WORD}\b{_IS}({_NUMBER})(?!\w)"),
    finder("hospital_number", rf"\b((?:[A-Z]{{1,3}} ?)?\d{{5,10}}) ?\(?(?i:{_WORD})\b", 1),
    finder("hospital_number", r"\b([A-Z]\d{4}[A-Z]{2})\b", 1),  # the form of prison numbers
    _of_no_work(r"\b([A-Z]{2}\d\d ?[A-Z]{3})\b"),  # the form of number plates
    _of_no_work(r"\b([A-Z]\d{2}-\d{4,6})\b"),
    finder(
        "hospital_number",
        rf"(?i)\b(?:number|no\.?) ({_NUMBER})(?= (?:was |is )?on the (?:theatre|operating) list)",
        1,
    ),
    _of_no_work(r"\b([A-Z]{1,3}[\-/]?\d{5,8}[A-Z]?(?:/\d{1,3})?)\b(?! (?i:ref|order|invoice))"),
    _of_no_work(
        r"\b(?i:patient|pt|lady|gentleman|notes|records?|file|chart|number|unit)(?i: for| of| is)?"
        r",? \(?#?(\d{6,10})\b(?!\d)(?! (?i:pounds|patients|people|followers|staff))"
    ),
)
