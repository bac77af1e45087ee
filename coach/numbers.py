"""Numbers in a text, in figures or in words, brought to one form. Pure.

Floor 2.
"""

import re
from itertools import chain

_UNITS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_OTHERS = {
    "fortnight": 2,
    "hundred": 100,
    "thousand": 1000,
    "half": 0.5,
    "dozen": 12,
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "doubles": 2,
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "third fourth fifth sixth seventh eighth ninth tenth".split(), start=3
    )
}
_WORDS: dict[str, float] = {**_UNITS, **_TENS, **_OTHERS, **_ORDINALS}
_FIGURE = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_PARTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_WHOLES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRACTION = re.compile(
    r"\b(?:(?P<of>a|an|one|two|three|four)[ -])?(?P<whole>half|third|quarter|fifth|tenth)s?\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_IDIOM = re.compile(
    r"\b(no|any|every|some)[ -]?one\b|\bone (another|of|or(?= two)|way|person|who|that|to)\b"
    r"|\bthe two (?=of (?:you|them|us)\b|(?:go|belong|work|fit|are|can|may|differ|overlap)\b)"
    r"|\ba \w+ or two\b"
    r"|\bthe one\b|\bone-to-one\b"
    r"|\bthis one\b|\bthat one\b|\bat once\b|\bone\b(?= (can|should|might|would|is))",
    re.IGNORECASE,
)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a text in one form, once each: "twenty-two" becomes "22"."""
    return tuple(dict.fromkeys(every_number_in(text)))


def every_number_in(text: str) -> tuple[str, ...]:
    """Every number of a text in one form, as often as it is said."""
    plain = _IDIOM.sub(" ", text)
    figures = (_canonical(float(found.replace(",", ""))) for found in _FIGURE.findall(plain))
    spelt = (_spelt(word) for word in _WORD.findall(plain.lower()))
    return tuple(chain(figures, (number for number in spelt if number)))


def in_figures(text: str) -> frozenset[str]:
    """The numbers of a text that are written in figures, in one form."""
    return frozenset(_canonical(float(f.replace(",", ""))) for f in _FIGURE.findall(text))


def fractions_in(text: str) -> list[tuple[str, float]]:
    """Fractions told in words, "two thirds", as they stand and in per cent."""
    return [
        (match[0], 100 * _PARTS[(match["of"] or "a").lower()] / _WHOLES[match["whole"].lower()])
        for match in _FRACTION.finditer(text)
    ]


def is_year(number: str) -> bool:
    """Whether a number reads as a year from 1500 to 2099."""
    return bool(_YEAR.fullmatch(number))


def _spelt(word: str) -> str | None:
    if word in _WORDS:
        return _canonical(float(_WORDS[word]))
    tens, _, unit = word.partition("-")
    if tens in _TENS and unit in _UNITS:
        return _canonical(float(_TENS[tens] + _UNITS[unit]))
    return _canonical(float(_WORDS[tens])) if unit and tens in _WORDS else None


def _canonical(number: float) -> str:
    return f"{number:g}" if number < 1_000_000 else str(int(number))
