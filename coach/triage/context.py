"""What surrounds a phrase and changes what it means.

Floor 2 (coach). Idioms and names of professional subjects are taken out of the text before the
rules run; a phrase that a rule found can still be somebody else's words, denied, or long past.
"""

from __future__ import annotations

import re
from enum import Enum

from coach.triage.patterns import Hit, expression

_REPORTED = (
    r"<other> (?:<g6>)(?:said|says|say|saying|told (?:me|us|the|her|him|them)|tells (?:me"
    r"|us)|telling (?:me|us)|texted|texts|messaged|wrote|writes|posted|"
    r"tweeted|screamed|shouted|whispered|mentioned|disclosed|confided|admitted|announced"
    r"|replied|kept saying|keeps saying|keep saying|asked|goes|went|was like"
    r"|mutter\w*|repeat\w*|claims?|express\w*|thinks?|blurted|declared|insists?|shared"
    r"|confessed|cried|answered|responded|states?|stated|reveal\w*)"
    r"(?: \w+){0,5}"
)
_QUOTED = (
    r"(?:guide|article|leaflet|policy|book|song|lyric|lyrics|film|character|poem|play"
    r"|novel|vignette|scenario|osce|question stem|stem|quote|line|paper|study|"
    r"patient information|poster|headline|hamlet|actor|simulated patient|role ?play|case "
    r"study|transcript|phrase|phrases|example|statement|statements|"
    r"questionnaire|phq|phq ?9|item|words) (?:<g6>)(?:says?|said|reads?|like|such as"
    r"|called|titled|saying|where|asks?|includes?|states?|was|is|starts?|goes|"
    r"i want|that says)?(?: \w+){0,4}"
)
_HYPOTHETICAL_OTHER = (
    r"(?:what (?:do|should|would|can) (?:i|you|we) (?:say|do|reply|answer)|how (?:do"
    r"|should|would|can|to) (?:i|you|we)? ?(?:\w+ )?(?:respond|reply|react|answer|"
    r"support|help|ask|talk)) (?:<g8>)(?:someone|somebody|patients?|people|a friend"
    r"|colleague|a person|client|student|trainee)(?: \w+){0,8}"
)
_DENIED = (
    r"(?:i|i am|am|have|would|will|it is|that is|but|had|did|was|just|honestly|definitely"
    r"|really|no|do|and|of course|to be clear|worry) (?:\w+ )?(?:not|never|nor|no"
    r" (?:thoughts?|plans?|intention|intentions|wish|desire|urge|urges) (?:of|to)|without "
    r"any) (?:actually |really |currently |at all |ever |in the least |want(?:ing)? to "
    r"|going to |planning to |thinking (?:of|about) |having |feeling |feel |have |any |be "
    r"|to |had |a |like |currently |actively |saying i |suggesting i |say that i |saying "
    r"that i |mean i |want |considering |intending to |intend to |plan to |literally "
    r"|suicidal or |or |wanted to |even |do )*"
)
_DOUBLE_DENIED = (
    r"(?:until|till) (?:after|i|the|my|she|he|they)|(?:not|never) (?:stop|help|know|see"
    r"|sure|say|tell|remember|think of (?:a|any) reason|care|mind|sleep|shake|get rid of"
    r"|understand why|deny)|why (?:not|do i not|should i not)|"
    r"nothing (?:is )?stop\w*|what is stopping|may as well|not (?:just|only)|do not know "
    r"(?:why|how|if)|not want to (?:live|be here|exist|wake)"
)
_PAST = (
    r"(?:years? ago|months? ago|decades? ago|used to|back in|back when|as a teenager|in my "
    r"teens|when i was (?:\d+|at|in|a|younger|little|young)|in the past|once"
    r" (?:was|felt|tried|considered)|previously|before i (?:got|had|started|found)|in "
    r"20\d\d|at (?:school|uni|university|med school)|historically|long time ago|at 1\d|at "
    r"the "
    r"time|during covid|last year|in (?:first|second|third|fourth|final) year)"
)
_STILL = (
    r"(?:again|still|now|today|tonight|back|coming back|lately|this week|same|returning"
    r"|recently|these days|never (?:gone|went|left) away)"
)
_JOKING = (
    r"(?<!not )(?<!not even )(?:lol|lmao|lmfao|rofl|haha\w*|ha ha|jk|joking|just kidding"
    r"|kidding|only joking|not literally|figuratively|figure of speech|hyperbole"
    r"|exaggerat\w*)(?! this time)"
)
_MEANT = (
    r"not (?:using )?(?:a |an )?(?:figure of speech|exaggerat\w*|joke)|no joke"
    r"|been (?:wanting|planning|thinking|trying)|every (?:day|night|shift)|for (?:weeks|months)"
)
"""What shows that a phrase is meant, whatever laughter stands beside it."""


class Reading(Enum):
    """How a phrase about death or harm is to be read."""

    OWN = "own"
    REPORTED = "reported"
    QUOTED = "quoted"
    SOFTENED = "softened"


def read(hit: Hit) -> Reading:
    """Say whose words a hit is and whether they are denied, past or joking."""
    before = hit.sentence[: hit.start + 1]
    if _ends(before, _REPORTED) or _ends(before, _HYPOTHETICAL_OTHER) or _is_anothers(hit):
        return Reading.REPORTED
    if _ends(before, _QUOTED):
        return Reading.QUOTED
    if _is_denied(hit) or _is_past(hit.sentence) or _is_joking(hit):
        return Reading.SOFTENED
    return Reading.OWN


def _is_anothers(hit: Hit) -> bool:
    """Say whether the verb of a phrase belongs to another person: "he would rather die"."""
    first, *_ = hit.sentence[hit.start :].split() or [""]
    before = hit.sentence[: hit.start]
    return first not in _FIRST_PERSON and expression(rf"{_THIRD} $").search(before) is not None


_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
_THIRD = r"(?:he|she|they|(?:my|our|the|a) (?:\w+ )?(?:<kin>|patient|candidate))(?: \w+ly)?"


def is_denial(text: str) -> bool:
    """Say whether normalised text plainly denies danger to oneself."""
    return (
        expression(_PLAIN_DENIAL).search(text) is not None
        and expression(_NOT_SPEECH).search(text) is None
    )


_NOT_SPEECH = r"not (?:using )?(?:a |an )?figure of speech"
_PLAIN_DENIAL = (
    r"i (?:am|was|would|will|do|have) (?:\w+ )?(?:not|never|no) (?:\w+ ){0,4}(?:suicidal"
    r"|kill myself|killing myself|hurt myself|harm myself|end my life|want to die|"
    r"in (?:any )?danger|that bad|thoughts of|plans? to|going to do anything|do anything "
    r"(?:silly|stupid))|(?:not|never) suicidal|no suicidal|i am safe|nothing like that|"
    r"not like that|did not mean (?:it )?(?:like that|literally|that)|just an expression"
    r"|figure of speech|not literally|not in that way|no not that|no just tired"
)


def _is_denied(hit: Hit) -> bool:
    """Say whether the phrase itself is denied, and not doubly."""
    around = hit.sentence[max(0, hit.start - 80) :]
    if expression(_DOUBLE_DENIED).search(around):
        return False
    before = hit.sentence[: hit.start + 1]
    plainly = expression(_PLAIN_DENIAL).search(hit.sentence) is not None
    return _ends(before, _DENIED) or (plainly and not expression(_MEANT).search(hit.sentence))


def _is_joking(hit: Hit) -> bool:
    """Say whether a phrase is taken back as a joke; nobody is suicidal for a joke."""
    if "suicid" in hit.sentence or expression(_MEANT).search(hit.sentence):
        return False
    return expression(_JOKING).search(hit.sentence) is not None


def _is_past(sentence: str) -> bool:
    """Say whether a sentence speaks of the past and of nothing that lasts."""
    return (
        expression(_PAST).search(sentence) is not None
        and expression(_STILL).search(sentence) is None
    )


def _ends(text: str, pattern: str) -> bool:
    """Say whether ``text`` ends with ``pattern``; only its last 200 characters are read."""
    return _at_end(pattern).search(text[-200:]) is not None


def _at_end(pattern: str) -> re.Pattern[str]:
    return expression(
        rf"(?:{pattern}) ?(?:that |to |like |he |she |is |was |just |i |me |because )*$"
    )
