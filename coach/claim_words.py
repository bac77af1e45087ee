"""What a claim says beyond its subject: how firmly, of how many, of whom, on whose word. Pure.

Floor 2. Each function compares a claim with the text that it cites and names what does not agree.
"""

import re
from collections import Counter
from collections.abc import Iterable

from coach.claim_negation import plain_negations
from coach.identifiers.name_words import is_common, is_given_name
from coach.numbers import every_number_in, fractions_in, in_figures
from coach.populations import (
    count_jurisdictions,
    helpers_in,
    jurisdictions_in,
    populations_in,
)
from coach.words import FUNCTION_WORDS, share, stem, stems, words

_MUST = re.compile(
    r"\b(must|have to|has to|need to|needs to|required to|obliged to|have got to)\b", re.IGNORECASE
)
_NOT_OBLIGED = re.compile(r"\b(?:not|never|no one|nobody) (?:\w+ )?(?:have|has|need) to\b")
_SHOULD = re.compile(
    r"\b(should|ought to|recommends?|advised?|advises|expects?|asks? (?:\w+ ){1,3}to)\b",
    re.IGNORECASE,
)
_SHOULD_IT_BE = re.compile(r"(?:^|[,;] )should (?=(?:you|they|he|she|it|we|i)\b)", re.IGNORECASE)
_OUGHT = re.compile(r"\b(?:should|ought to)\b", re.IGNORECASE)
_WILL = re.compile(r"\bwill\b(?! (?:not )?(?:find|see|learn|need))|\bis going to\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:may|might|can|could|tends?|often|usually|likely)\b", re.IGNORECASE)
_CAN = re.compile(r"\b(?:can|able to|possible|fair to)\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(may|might|could|perhaps|possibly|often|usually|sometimes|tends?|likely|suggests?"
    r"|seems?|appears?|suggested|links?|linked|associated|some|many|argues?|argued|typically|typical"
    r"|rarely|seldom|mostly|probably|fair guess|generally|went with|goes with|believes?"
    r"|plenty of|several|allowed to|free to"
    r"|danger of|risks?|chance|weakly"
    r"|(?:modest|small|weak|mixed|limited)(?= (?:\w+ )?(?:effect|support|evidence|gain|benefit"
    r"|result|difference|link|improvement|reason|stud))|effects? (?:was|were|is|are) small"
    r"|(?:is|are|was|were) (?:modest|weak|mixed|limited))\b",
    re.IGNORECASE,
)
_FOR_EXAMPLE = re.compile(
    r"\b(?:could|can|might|may) (?=(?:\w+ )?(?:say|be|ask|write|sound)\b[^.,]{0,16}:)",
    re.IGNORECASE,
)
_HEDGED_CLAUSES = re.compile(r"[,;:]\s")
_TOLD = 0.3
"""Share of a clause's content words in the claim, from which the claim tells that clause."""
_CERTAIN = re.compile(
    r"\b(proves?|proven|proved|guarantees?|guaranteed|certainly|definitely|undoubtedly|ensures?"
    r"|without doubt"
    r"|clearly|causes?|caused)\b",
    re.IGNORECASE,
)
_UNIVERSAL = re.compile(
    r"\b(all|every|everyone|everybody|everything|always|most|majority|none|never|nobody|entirely"
    r"|completely|any|whole|each|nearly all|almost all)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:^|[,;:]\s+|\bthe )only\b"
    r"|\bonly (?=(?:by|if|when|for|in|with|from|through|after|those|people|on|at)\b)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:not|hardly) (?:all|every|everyone|everybody|always|any|each|entirely|completely)\b"
    r"|\b(?:at all|all at once|above all|after all|first of all)\b"
    r"|\b(?:if|before|without|than|whether|not|never|no|nobody|unless) (?:\w+ ){0,3}any\b"
    r"|\bnot (?:\w+ ){1,4}(?:everyone|everybody|every|all|always)\b",
    re.IGNORECASE,
)
_ALL_THE_TIME = re.compile(r"\b(?:all the time|at all times|without exception|every time)\b")
_ANYTHING = re.compile(r"\bany(?:thing|one|body|where)\b")
_DENIES = frozenset("no without neither nor".split())
_SAME_QUANTITY = (
    frozenset("all every each everyone everybody everything any whole always".split()),
    frozenset("none never nobody no".split()),
    frozenset("entirely completely whole all".split()),
    frozenset("most majority".split()),
)
_RESEARCH = re.compile(
    r"\b(research|stud(y|ies)|evidence|trials?|reviews?|data|scientists?|researchers"
    r"|experiments?|meta-analys[ie]s"
    r"|surveys?|literature)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\b(show(?:s|n|ed)?|found|finds?|demonstrates?|demonstrated|confirms?|confirmed"
    r"|establish\w*)\b",
    re.IGNORECASE,
)
_VOICES = re.compile(
    r"\b(argues?|argued|suggests?|suggested|believes?|thought|claims?|proposed?)\b", re.IGNORECASE
)
_DEFINED = re.compile(
    r"^(?!(?:how|what|when|where|why|who|which|if|it|this|that|there)\b)(?P<subject>.{3,80}?)"
    r"(?:,[^,]{2,40},)?(?: (?:is|are|was|were|means?|involves?|includes?|refers?)\b)",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"^(?!(?:you|we|they|how|what|if|it|this|that)\b)(?P<subject>[^:,]{3,80}):", re.IGNORECASE
)
_TERM_WORDS = 4
"""Words before a colon up to which they name what is described, and are no sentence."""
_KIN = 5
"""Letters that "competent" and "competence" share."""
_SMALL = 12
_PER_CENT = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent)")
_ROUNDED = 4
"""Points by which a fraction may differ from the per cent that it tells."""
_NAME = re.compile(r"\b[A-Z][A-Za-z]*[a-z][\w-]*|\b[A-Z]{2,}[A-Za-z0-9]*\b")
_OPENERS = frozenset(
    """everybody everything nobody nothing whoever whatever whichever whenever wherever plenty
    several however therefore meanwhile otherwise likewise moreover nevertheless""".split()
)
_CONTRACTED = re.compile(r"\b(\w+)n['’]t\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+[\"'“‘]?|[\"“‘])(\w+)")


def unsupported_numbers(claim: str, text: str) -> tuple[str, ...]:
    """Numbers of the claim that the text does not hold."""
    plain = claim
    for fraction, told in fractions_in(claim):
        if any(abs(told - float(share_)) <= _ROUNDED for share_ in _PER_CENT.findall(text)):
            plain = plain.replace(fraction, " ")
    held, said = Counter(every_number_in(text)), Counter(every_number_in(plain))
    return tuple(number for number in said if number != "1" and said[number] > held[number])


def small_numbers(claim: str, text: str) -> tuple[str, ...]:
    """Those in words and up to twelve, which count what a text names: "both feet" are two."""
    figures = in_figures(claim)
    found = unsupported_numbers(claim, text)
    return tuple(n for n in found if n not in figures and float(n) <= _SMALL)


def large_numbers(claim: str, text: str) -> tuple[str, ...]:
    """All the others that the text does not hold."""
    small = small_numbers(claim, text)
    return tuple(number for number in unsupported_numbers(claim, text) if number not in small)


def too_certain(claim: str, text: str) -> tuple[str, ...]:
    """Words by which the claim is firmer than the text: "must" for "should", "proves" for "may"."""
    plain = _NOT_OBLIGED.sub("not", plain_negations(claim))
    patterns = [pattern for pattern in (_MUST, _CERTAIN) if not pattern.search(text)]
    return tuple(dict.fromkeys(word for pattern in patterns for word in _all(pattern, plain)))


def advises(claim: str, text: str) -> tuple[str, ...]:
    """Its "should" where the text neither advises nor demands."""
    if _SHOULD.search(text) or _MUST.search(text):
        return ()
    return tuple(_all(_OUGHT, _SHOULD_IT_BE.sub("", claim)))


def promises(claim: str, text: str) -> tuple[str, ...]:
    """Its "will" where the text only allows; "you will find" promises nothing."""
    if _WILL.search(text) or not _MAY.search(text):
        return ()
    return tuple(_all(_WILL, claim))


def hedges_left_out(claim: str, text: str) -> tuple[str, ...]:
    """Hedges of the clauses that the claim tells without any."""
    if _HEDGE.search(claim) or _CAN.search(claim) or _SHOULD.search(claim):
        return ()
    return tuple(word for clause in _told_clauses(claim, text) for word in _all(_HEDGE, clause))


def permissions_left_out(claim: str, text: str) -> tuple[str, ...]:
    """The word "can" in the clauses that the claim tells as what is."""
    if _HEDGE.search(claim) or _CAN.search(claim) or _SHOULD.search(claim):
        return ()
    return tuple(word for clause in _told_clauses(claim, text) for word in _all(_CAN, clause))


def _told_clauses(claim: str, text: str) -> list[str]:
    """Clauses of the text that the claim tells."""
    told = stems(claim)
    clauses = _HEDGED_CLAUSES.split(_FOR_EXAMPLE.sub("", text))
    return [clause for clause in clauses if share(stems(clause), told) >= _TOLD]


def widened(claim: str, text: str) -> tuple[str, ...]:
    """Quantifiers of the claim that the text does not use: "all" for "some"."""
    held = Counter(word.lower() for word in _all(_UNIVERSAL, _spelt_alike(text)))
    held += Counter("no" for word in words(plain_negations(text)) if word in _DENIES)
    alone = () if "only" in words(text) else tuple(_all(_ALONE, claim))
    told = _all(_UNIVERSAL, without_narrowing(claim))
    said = Counter(word.lower() for word in told)
    wider = (
        w for w in told if w.lower() not in held and _of(w.lower(), said) > _of(w.lower(), held)
    )
    return tuple(dict.fromkeys((*alone, *wider)))


def without_narrowing(text: str) -> str:
    """The text without "not all" and "before any", which claim no more than "some" does."""
    return _NOT_ALL.sub(" ", text.replace("n't", " not").replace("n’t", " not"))


def _spelt_alike(text: str) -> str:
    return _ANYTHING.sub("any", _ALL_THE_TIME.sub("always", text))


def _of(word: str, said: Counter[str]) -> int:
    """How often a quantity is said, by this word or one like it."""
    like = {word}.union(*(same for same in _SAME_QUANTITY if word in same))
    return sum(said[other] for other in like)


def other_people(claim: str, text: str) -> tuple[str, ...]:
    """Groups of people that the claim is about and the text is not."""
    held = set(populations_in(text))
    if {"doctor", "nurse"} & held and "trainee" in populations_in(claim):
        held = held | {"trainee"} if "foundation" in text.lower() else held
    others = tuple(group for group in populations_in(claim) if group not in held)
    # "Your mentor" may be understood; what is said of a mentor is not true of a coach.
    helpers = helpers_in(text)
    return others + tuple(h for h in helpers_in(claim) if helpers and h not in helpers)


def other_places(claim: str, text: str) -> tuple[str, ...]:
    """Nations that the claim adds, or the text's where the claim names none of them."""
    here, there = count_jurisdictions(claim), count_jurisdictions(text)
    more = {place for place in here if here[place] > there[place]}
    told = any(here[place] and there[place] for place in there)
    dropped = set() if told else {place for place in there if there[place]}
    return tuple(sorted(more | dropped))


def misattributed(claim: str, text: str) -> tuple[str, ...]:
    """Words that lend the claim a study's authority which the text does not have."""
    if not (_RESEARCH.search(claim) and _SHOWS.search(claim)):
        return ()
    if not _RESEARCH.search(text):
        return tuple(_all(_RESEARCH, claim))
    return tuple(_all(_SHOWS, claim)) if _VOICES.search(text) and not _SHOWS.search(text) else ()


def other_subject(claim: str, text: str) -> tuple[str, ...]:
    """The subject of a claim that says what something is, where the text does not speak of it.

    A small model puts one thing's description under another thing's name: "a mentor is …" of what
    a sponsor is. Nearly every word agrees, so nothing else notices.
    """
    term = _TERM.match(claim)
    short = term if term and len(term["subject"].split()) <= _TERM_WORDS else None
    found = short or _DEFINED.match(claim)
    subject = stems(found["subject"]) if found else set()
    held = {word[:_KIN] for word in stems(text)}
    akin = {word[:_KIN] for word in subject} & held
    return (found["subject"],) if found and subject and not akin else ()


def unknown_names(claim: str, text: str, common: Iterable[str] = ()) -> tuple[str, ...]:
    """Proper names of the claim that the text does not hold.

    Args:
        claim: What is claimed.
        text: What it cites, with headings, title and publisher.
        common: Words that may open a sentence without being names, in small letters.
    """
    held = {stem(word) for word in words(text)}
    ordinary = {word.lower() for word in common} | FUNCTION_WORDS | _OPENERS
    plain = _CONTRACTED.sub(r"\1 not", claim)
    opening = {match.group(1) for match in _SENTENCE_START.finditer(plain)}
    names = []
    for name in _NAME.findall(plain):
        parts = words(name.replace("-", " "))
        opens = name in opening and (parts[0] in ordinary or _is_no_name(name))
        same_place = set(jurisdictions_in(name)) & set(jurisdictions_in(text))
        known = same_place or (name.isupper() and name.lower() in _initials(text, len(name)))
        if not opens and not known and any(stem(part) not in held for part in parts):
            names.append(name)
    return tuple(n for n in dict.fromkeys(names) if n.lower() not in FUNCTION_WORDS)


def _is_no_name(word: str) -> bool:
    return is_common(word) and not is_given_name(word)


def _initials(text: str, length: int) -> set[str]:
    """First letters of every run of so many words: "ai" of "artificial intelligence"."""
    letters = "".join(word[0] for word in words(text))
    return {letters[at : at + length] for at in range(len(letters) - length + 1)}


def _all(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match.group(0) for match in pattern.finditer(text)]
