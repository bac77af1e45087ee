"""Dates of birth: in every form when they are named as such, bare ones beside a patient's number.

Floor 2 (coach). The date of an exam or a meeting stays.
"""

from __future__ import annotations

import re

from coach.identifiers.found import Finder, finder

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_FOREIGN_MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|janvier|f[e\u00e9]vrier|mars|avril|mai|juin|juillet|ao[u\u00fb]t|septembre|octobre|novembre"
    r"|d[e\u00e9]cembre|januar|februar|m[a\u00e4]rz|juni|juli|oktober|dezember|gennaio|febbraio"
    r"|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|mar[c\u00e7]o|maio"
    r"|junho|julho|setembro|outubro|novembro|dezembro|stycznia|lutego|marca|kwietnia|maja|czerwca"
    r"|lipca|sierpnia|wrze[s\u015b]nia|pa[z\u017a]dziernika|listopada|grudnia|ianuarie|februarie"
    r"|martie|aprilie|iunie|iulie|septembrie|octombrie|noiembrie|decembrie)"
)
_YEAR = r"(?:(?:19|20)\d{2}|['\u2019]?\d{2})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:\d{{1,2}}\s?[./\-\u2010-\u2013 ]\s?\d{{1,2}}\s?[./\-\u2010-\u2013 ]\s?{_YEAR}"
    r"|(?:19|20)\d{2}[./\- ]\d{1,2}[./\- ]\d{1,2}"
    rf"|{_DAY}[ \-/.]{{0,2}}(?:of )?{_MONTH}\.?[ ,\-/.]{{0,2}}(?:of )?{_YEAR}"
    rf"|{_MONTH}\.? {_DAY},? {_YEAR})"
)
"""A day, a month and a year, in figures or with the month's name; case must not matter."""

_ORDINAL = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
    r"|and|oh)"
)
_SPELLED = (
    rf"(?:the )?(?:{_ORDINAL}|{_DAY}) (?:of |day of )?{_MONTH},? (?:in )?(?:nineteen|twenty"
    rf"|two thousand)"
    rf"(?:[ -]{_COUNT}){{0,4}}"
)
"""A birth date in words: only people's dates are written so."""

_WORDED = rf"{_ORDINAL} (?:of )?{_MONTH},? (?:19|20)\d{{2}}"
"""The day alone in words."""

_COUNTED = (
    rf"(?:the )?{_ORDINAL} of the {_ORDINAL},? (?:nineteen[ -]|twenty[ -])?"
    rf"{_COUNT}(?:[ -]{_COUNT})?"
)
"""The month as a number in words."""

_ROMAN = rf"\d{{1,2}}[./ ](?:i{{1,3}}|iv|vi{{0,3}}|ix|xi{{0,2}})[./ ]{_YEAR}"
_FEAST = r"(?:christmas|new year['\u2019]?s) (?:eve|day),? (?:19|20)\d{2}"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )"

DATE_ALONE = re.compile(rf"(?i)(?<![\d/.\-]){DATE}(?![\d/])")

_FOREIGN_DATE = (
    rf"\d{{1,2}}(?:\.|\u00ba|er)? ?(?:de |di )?{_FOREIGN_MONTH},? ?"
    r"(?:de |del |di )?(?:19|20)\d{2}"
)
"""Such a date is masked wherever it stands: the guard cannot read what is said about it."""

_BORN = (
    r"(?:d\.? ?o\.? ?b\.?|dates? of birth|birth ?dates?|birthday|b[ -]?day|born(?: on| in)?"
    r"|\bb\.|year of birth|yob)"
)

FINDERS: tuple[Finder, ...] = (
    finder("date_of_birth", rf"(?i)(?<![\d/.\-])({_FOREIGN_DATE})(?!\d)", 1),
    finder("date_of_birth", rf"(?i)\b({_SPELLED}|{_COUNTED})\b", 1),
    finder("date_of_birth", r"\b(\d{6}),? [MF]\b", 1),
    finder(
        "date_of_birth",
        rf"(?i)\b(?:her|his|their|patient's|pt's|the) (?:birthday|b[ -]?day)(?:['\u2019]s| is"
        rf"|:)? (?:on )?"
        rf"(?:the )?({_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY})\b",
        1,
    ),
    finder(
        "date_of_birth",
        rf"(?i)\b(?:turn(?:ed|s|ing)?|(?:she|he)(?:['\u2019]ll| will) be) (?:\d{{1,3}}"
        rf"|[a-z]+(?:[ -][a-z]+)?) on (?:the )?({DATE})(?!\d)",
        1,
    ),
    finder(
        "date_of_birth",
        rf"(?i)\b(?:geb\.?|geboren(?: am)?|ur\.|urodzon[ay]|n\u00e9e?(?: le)?|nat[oa](?: il)?"
        rf"|nacid[oa](?: el)?|naci\u00f3(?: el)?|nascid[oa](?: a| em)?"
        rf"|n\u0103scut\u0103?(?: pe)?) ({DATE})(?!\d)",
        1,
    ),
    finder(
        "date_of_birth",
        rf"(?i)\b{_BORN}(?:['\"\u2019]s)?\s{{0,2}}[:;=,(\-\u2010-\u2014]?\s{{0,2}}"
        rf"(?:is |was |of |on |the |it is |it's |{_WEEKDAY})*"
        rf"({DATE}|{_WORDED}|{_ROMAN}|{_FEAST}|\d{{6}}|\d{{8}}"
        rf"|(?:{_MONTH}\.?,? )?(?:of )?(?:19|20)\d{{2}})(?!\d)",
        1,
    ),
    finder(
        "date_of_birth",
        rf"(?i)(?<![\d/.\-])({DATE})(?= ?\(?(?:d\.?o\.?b|date of birth|is (?:her|his|their) "
        r"(?:birthday|date of birth|dob)|,[^.!?\n]{0,16}\bbirthdays?\b))",
        1,
    ),
    finder(
        "date_of_birth",
        rf"(?i)\b(?:aged? \d{{1,3}}|\d{{1,3}}[ -]?(?:yo|year[ -]old)|[mf]),? \(?({DATE})\)?(?!\d)",
        1,
    ),
)
