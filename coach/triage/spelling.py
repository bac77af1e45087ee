"""Repairs the spelling of the few words that the rules depend on.

Floor 2 (coach). A general spelling checker would change names and drugs, so only words one
slip away from a word of :data:`LEXICON` are touched: a missing, extra, wrong or swapped letter,
digits and signs put for letters, or letters hidden behind asterisks.
"""

from __future__ import annotations

import re

LEXICON = frozenset(
    """
    suicide suicidal suicides myself overdose overdosing anymore alive hopeless worthless pointless
    goodbye goodbyes insulin propofol ketamine morphine potassium paracetamol fentanyl midazolam
    kill killing killed die dying death dead life living exist existing unalive harm hurt hurting
    hanging cutting tablets burden forever disappear consultant registrar patient
    patients bullying bullied bully harassment harassed harassing assaulted assault racist racism
    sexist sexually discrimination discriminated humiliated supervisor mistake unsafe understaffed
    prescribed prescription prescribing diagnosis diagnose antibiotics reflection reflective
    portfolio solicitor tribunal dismissal dismissed grievance confidential therapist instructions
    falsified dishonest colleague depressed exhausted tonight nobody everyone without better wish
    """.split()
)
"""Words worth repairing; the rules spell them this way."""

_MIN_LETTERS = 6
_DOUBLED = re.compile(r"([a-z])\1")

# Real words that stand one slip away from a word above and must stay what they are.
_REAL_WORDS = frozenset(
    """
    patience patent exiting resisting excising hunting hurling hunger banging cuttings putting
    tablet bundled bulling bulldog assaults dismiss dismissal dismisses diagnosed diagnoses
    diagnosing diagnostic prescribe prescribes prescriber prescribers prescriptions portfolios
    solicitors tribunals grievances therapists supervisors consultants registrars mistakes
    mistaken reflections reflecting instruction instructor instructors harassing harasser burdens
    burdened overdosed overdoses colleagues exhausts exhaust exhausting confidence forewent letter
    bettor wither witness everyones suicidally hopelessly discriminate discriminates patiently
    registrable insulins impatient deflection inflection consultancy confidentially racists
    sexists sexual racial harasses bullies pointlessly living driving giving loving
    """.split()
)

# Slips that are two letters away, or hit short words, and are common enough to be worth a line.
_KNOWN_SLIPS = {
    "suacide": "suicide",
    "sucicide": "suicide",
    "suside": "suicide",
    "suiside": "suicide",
    "suecide": "suicide",
    "siucide": "suicide",
    "sewerslide": "suicide",
    "comit": "commit",
    "comitt": "commit",
    "comite": "commit",
    "committ": "commit",
    "commitsuicide": "commit suicide",
    "sooicide": "suicide",
    "sucidial": "suicidal",
    "suisidal": "suicidal",
    "susidal": "suicidal",
    "suicidle": "suicidal",
    "meself": "myself",
    "mysen": "myself",
    "miself": "myself",
    "myslef": "myself",
    "myelf": "myself",
    "mself": "myself",
    "mysel": "myself",
    "kil": "kill",
    "kll": "kill",
    "kiil": "kill",
    "klil": "kill",
    "killl": "kill",
    "killin": "killing",
    "kiling": "killing",
    "klling": "killing",
    "killng": "killing",
    "diying": "dying",
    "dieing": "dying",
    "dyeing": "dying",
    "diee": "die",
    "dei": "die",
    "ded": "dead",
    "deda": "dead",
    "daed": "dead",
    "deth": "death",
    "lfie": "life",
    "lief": "life",
    "liv": "live",
    "lvie": "live",
    "aliev": "alive",
    "alvie": "alive",
    "allive": "alive",
    "wnat": "want",
    "wan": "want",
    "wnt": "want",
    "watn": "want",
    "wantt": "want",
    "whant": "want",
    "wont": "will not",
    "tahn": "than",
    "taht": "that",
    "teh": "the",
    "hte": "the",
    "nto": "not",
    "jsut": "just",
    "dnt": "do not",
    "cnt": "can not",
    "ot": "to",
    "bette": "better",
    "beter": "better",
    "bettr": "better",
    "anymor": "anymore",
    "enymore": "anymore",
    "pils": "pills",
    "tabelts": "tablets",
    "oversode": "overdose",
    "paracetemol": "paracetamol",
    "parecetamol": "paracetamol",
    "para": "paracetamol",
    "pcm": "paracetamol",
    "insuline": "insulin",
    "propafol": "propofol",
    "consultnat": "consultant",
    "conslutant": "consultant",
    "reg": "registrar",
    "hrut": "hurt",
    "hrt": "hurt",
    "tonihgt": "tonight",
    "tonght": "tonight",
    "sotp": "stop",
    "stpo": "stop",
    "goign": "going",
    "gonig": "going",
    "wsh": "wish",
    "wihs": "wish",
    "jus": "just",
    "cud": "could",
    "wud": "would",
    "hav": "have",
    "al": "all",
    "endd": "end",
    "ennd": "end",
    "livin": "living",
    "dyin": "dying",
    "nuthin": "nothing",
    "nufin": "nothing",
    "wirte": "write",
    "wriet": "write",
}

_LEET = (
    str.maketrans("013457@$!", "oieastasi"),
    str.maketrans("013457@$!|", "oleastasil"),
)


def repair(word: str) -> str:
    """Return the word of the lexicon that ``word`` is a slip of, or ``word`` itself.

    Args:
        word: One lower-case token without spaces.
    """
    known = _KNOWN_SLIPS.get(word)
    if known is not None:
        return known
    if word in LEXICON or word in _REAL_WORDS or len(word) > 20:
        return word
    if not word.isalpha():
        return _unmask(word)
    short = _DOUBLED.sub(r"\1", word)
    if short in LEXICON:
        return short
    return _one_slip_away(word) if len(word) >= _MIN_LETTERS - 1 else word


def _one_slip_away(word: str) -> str:
    """Return the lexicon word one slip away that starts alike, or ``word``."""
    for candidate in _by_first_letter(word[0]):
        if len(candidate) >= _MIN_LETTERS and _is_one_slip(word, candidate):
            return candidate
    return word


def _by_first_letter(letter: str) -> tuple[str, ...]:
    return _INDEX.get(letter, ())


_INDEX: dict[str, tuple[str, ...]] = {
    letter: tuple(sorted(word for word in LEXICON if word[0] == letter))
    for letter in {word[0] for word in LEXICON}
}


def _is_one_slip(word: str, candidate: str) -> bool:
    """Say whether one insertion, deletion, substitution or swap turns one into the other."""
    if abs(len(word) - len(candidate)) > 1:
        return False
    head = _same_start(word, candidate)
    left, right = word[head:], candidate[head:]
    tail = _same_start(left[::-1], right[::-1])
    left, right = left[: len(left) - tail], right[: len(right) - tail]
    if len(left) <= 1 and len(right) <= 1:
        return True
    return len(left) == 2 and left == right[::-1]


def _same_start(first: str, second: str) -> int:
    """Return how many letters two words have in common from the start."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _unmask(word: str) -> str:
    """Return the lexicon word behind digits, signs or asterisks, or ``word``."""
    for table in _LEET:
        plain = word.translate(table)
        if plain in LEXICON:
            return plain
    if "*" in word.strip("*") or "#" in word.strip("#"):
        return _starred(word.replace("#", "*"))
    return word


def _starred(word: str) -> str:
    """Return the only lexicon word that fits letters hidden behind asterisks, or ``word``."""
    head, tail = word[: word.index("*")], word[word.rindex("*") + 1 :]
    fits = [
        candidate
        for candidate in _by_first_letter(word[0])
        if len(candidate) == len(word) and candidate.startswith(head) and candidate.endswith(tail)
    ]
    return fits[0] if len(fits) == 1 else word
