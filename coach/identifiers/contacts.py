"""Telephone numbers, e-mail addresses and handles, in every form that is written in Britain.

Floor 2 (coach). A bleep, an extension and the short numbers of public lines stay.
"""

from __future__ import annotations

from coach.identifiers.found import Finder, finder

_GAP = r"[ .\-/\u00a0\u2010-\u2013]{0,2}"
_NATIONAL = rf"(?:{_GAP}\d){{8,10}}"

_DIGIT = r"(?:oh?|zero|nought|naught|one|two|three|four|five|six|seven|eight|nine)"
_SPELLED = rf"(?:(?:double|treble|triple) )?{_DIGIT}"

FINDERS: tuple[Finder, ...] = (
    finder(
        "phone", rf"(?i)\b(?!one\W+two\W+three){_SPELLED}(?:[ ,.\-]{{1,2}}{_SPELLED}){{8,11}}\b"
    ),
    finder("phone", rf"(?i)(?<!\w)[0o]7\d{{3}}(?:[ ,\-](?:{_SPELLED}|hundred|\d{{1,3}})){{2,6}}\b"),
    finder("phone", rf"(?<!\w)[Oo][127]\d{{2,3}}(?:{_GAP}\d){{6,7}}(?!\d)"),
    finder(
        "email",
        r"(?i)[a-z0-9][a-z0-9._%+\-']{0,63}\s?(?:@|\(at\)|\[at\])\s?[a-z0-9\-]{1,63}"
        r"(?:\.[a-z0-9\-]{2,63}){1,4}",
    ),
    finder("name", r"(?i)(?<![\w.@])@(?!\w*(?:nhs|trust|hospital))[a-z]\w{4,30}(?!\w*\.\w)"),
    finder(
        "email",
        r"(?i)\b[a-z0-9._\-]{2,40}(?: (?:dot|underscore"
        r"|dash) [a-z0-9]{1,30}){0,3} at [a-z0-9\-]{2,40} dot (?:[a-z]{2,12}(?: dot )?)+",
    ),
    finder(
        "phone",
        rf"(?<![\d.,£$/])(?:\+\d{{1,3}}|00\d{{2}}){_GAP}(?:\(0\){_GAP})?\(?\d\)?{_NATIONAL}(?!\d)",
    ),
    finder(
        "phone",
        rf"(?<![\d.,£$/])(?:\(0\d{{2,4}}\)(?:{_GAP}\d){{6,8}}|0(?!80[08]"
        rf"|3\d\d)[1-9]{_NATIONAL})(?!\d)",
    ),
    finder("phone", rf"(?<![\d.,£$/])7\d{{2,3}}(?:{_GAP}\d){{6,7}}(?!\d)"),
    finder(
        "phone",
        r"(?i)\b(?:tel(?:ephone)?|phone(?: number)?|mob(?:ile)?|landline|ring (?:her|him|them)"
        r"(?: on| at)?|reached? on|home number)\.?:? ?(?:is |on |no\.? )?(\d{3}[ \-]?\d{3,4})\b",
        1,
    ),
)
