"""The one thing that a plain question asks about: "what is X", "stages of X", "X?". Pure.

Floor 2. Where somebody asks for one thing by its name, a sentence that does not hold the name is
no answer, however near it is.
"""

import re

from coach.words import FUNCTION_WORDS, stem, stems, words

_BEFORE_A_NAME = FUNCTION_WORDS - {"of"}
"""Small words that may stand before and inside a thing's name: "an if-then plan"."""
_MOST_WORDS = 4
"""Of the thing's name that carry meaning."""
_BEFORE = (
    r"(?:(?:so|and|ok|okay|hi|hello|hey|please|well|right|sorry|quick one|remind me|tell me"
    r"|can you tell me|could you|do you know)[ ,:]+)*"
)
_AFTER = (
    r"(?:,? (?:about|exactly|again|then|anyway|please|all about|for me|to me|briefly|simply"
    r"|in (?:short|brief|plain english|one line|leadership|mentoring|coaching|medicine)))*"
)
_THE = r"(?:an? |the )?"
_THING = r"(?P<thing>[^,?.:;]{2,50}?)"
_PARTS = (
    r"(?:stages?|steps?|phases?|parts?|letters?|dimensions?|domains?|principles?|rules?|panes?"
    r"|elements?|components?|pillars?|behaviours?|styles?)"
)
_FORMS = tuple(
    re.compile(rf"{_BEFORE}{form}{_AFTER}\W*", re.IGNORECASE)
    for form in (
        rf"(?:what|who)(?:'s|s| is| are| was| were) (?:meant by )?{_THE}{_THING}",
        rf"what do(?:es)? {_THE}{_THING} (?:mean|stand for|involve|refer to)",
        rf"(?:explain|define|describe|summari[sz]e|talk me through) {_THE}{_THING}",
        rf"who (?:came up with|invented|devised|wrote|created|developed|coined|thought up"
        rf"|first described|introduced|founded) {_THE}{_THING}",
        rf"(?:what (?:are|were) )?{_THE}(?:\w+ )?{_PARTS} (?:of|in) {_THE}{_THING}",
        rf"{_THING},? (?:what (?:is|are|was) (?:it|they|that|he|she)|what's (?:it|that|the idea)"
        rf"|how does it work|explain|meaning|definition|{_PARTS})",
        r"(?P<thing>(?:[\w'’-]+ ){0,3}[\w'’-]+)\?",
    )
)
_ASKS = re.compile(
    r"^(?:how|why|when|where|which|can|could|do|does|did|is|are|was|were|should|would|will|has"
    r"|have|am|may|must|what|who)\b",
    re.IGNORECASE,
)
_OF_A_KIND = frozenset(
    stem(word)
    for word in """model framework theory approach cycle style idea concept principle method tool
    technique programme program scheme scale instrument thing syndrome rule analysis matrix pyramid
    wheel questionnaire stage step phase part letter dimension domain pane element component pillar
    behaviour two three four five six seven eight nine ten""".split()
)
"""Words that say what kind of thing it is, and not which."""
_NOT_YET = frozenset(
    """for of in at with on from to by and or as can could may might must should works worked suits
    suited often usually begins""".split()
)
"""Words after a thing's name from which a sentence tells something else than what it is."""
_STANDS_FOR = re.compile(r"\bstands? for\b")
_ASKS_FOR_PARTS = re.compile(rf"\b{_PARTS}\b|\bstands? for\b|\bletters\b", re.IGNORECASE)
_TELLS_PARTS = re.compile(
    rf"\bstands? for\b|\b(?:two|three|four|five|six|seven|eight|nine|ten) {_PARTS}\b"
    r"|(?:[\w-]+, ){2,}[\w-]+(?:,)? (?:and|or) ",
    re.IGNORECASE,
)


def thing_asked_about(question: str) -> frozenset[str]:
    """Stems of the name of the one thing that a question asks about; none where it asks otherwise.

    Args:
        question: Stand-alone, on one line.
    """
    plain = question.replace("’", "'").strip()
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found and not _ASKS.match(found["thing"]):
            named = [word for word in words(found["thing"]) if stem(word) not in _OF_A_KIND]
            thing = stems(" ".join(named))
            return frozenset(thing) if len(thing) <= _MOST_WORDS else frozenset()
    return frozenset()


def tells_its_parts(question: str, quote: str) -> bool:
    """Whether a sentence that names a thing says what it stands for, or its parts where asked."""
    parts = _ASKS_FOR_PARTS.search(question) and _TELLS_PARTS.search(quote)
    return bool(parts or _STANDS_FOR.search(quote))


def says_what_it_is(thing: frozenset[str], quote: str) -> bool:
    """Whether a sentence begins with a thing and goes on to say what it is."""
    seen: set[str] = set()
    for word in words(quote):
        if thing and thing <= seen:
            return word not in _NOT_YET
        if stem(word) not in thing and word not in _BEFORE_A_NAME:
            return False
        seen.add(stem(word))
    return False
