"""What a claim says beyond its subject: how firmly, of how many, of whom, on whose word. Pure.

Floor 2. Each function compares a claim with the text that it cites and names what does not agree.
"""

import re
from collections import Counter
from collections.abc import Iterable

from coach.claim_negation import plain_negations
from coach.numbers import every_number_in
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
_HEDGE = re.compile(
    r"\b(may|might|can|could|perhaps|possibly|often|usually|sometimes|tends?|likely|suggests?"
    r"|seems?|appears?|suggested|linked|associated|some|many|argues?|argued|typically|typical"
    r"|rarely|mostly|probably|fair guess|generally|went with|goes with|believes?|think"
    r"|able to|danger of|risks?|possible|chance|weakly"
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
    r"|clearly|will always|causes?|caused)\b",
    re.IGNORECASE,
)
_UNIVERSAL = re.compile(
    r"\b(all|every|everyone|everybody|always|most|majority|none|never|nobody|entirely"
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
    r"|\b(?:at all|all at once|above all|after all)\b"
    r"|\b(?:if|before|without|than|whether|not|never|no|nobody|unless) (?:\w+ ){0,3}any\b",
    re.IGNORECASE,
)
_SAME_QUANTITY = (
    frozenset("all every each everyone everybody any".split()),
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
_NAME = re.compile(r"\b[A-Z][A-Za-z]*[a-z][\w-]*|\b[A-Z]{2,}[A-Za-z0-9]*\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+[\"'“‘]?|[\"“‘])(\w+)")


def unsupported_numbers(claim: str, text: str) -> tuple[str, ...]:
    """Numbers of the claim that the text does not hold."""
    held, said = Counter(every_number_in(text)), Counter(every_number_in(claim))
    return tuple(number for number in said if number != "1" and said[number] > held[number])


def overstated(claim: str, text: str) -> tuple[str, ...]:
    """Words by which the claim is firmer than the text: "must" for "should", "proves" for "may"."""
    found: list[str] = []
    claim = _NOT_OBLIGED.sub("not", plain_negations(claim))
    for pattern in (_MUST, _CERTAIN):
        held = {match.lower() for match in _all(pattern, text)}
        if not held:
            found += [word for word in _all(pattern, claim) if word.lower() not in held]
    if not _SHOULD.search(text) and not _MUST.search(text):
        found += [word for word in _all(re.compile(r"\b(should|ought to)\b", re.I), claim)]
    if _hedged(claim, text) and not _HEDGE.search(claim) and not _SHOULD.search(claim):
        found.append("no hedge")
    return tuple(dict.fromkeys(found))


def _hedged(claim: str, text: str) -> bool:
    """Whether the text hedges in a clause that the claim tells."""
    told = stems(claim)
    clauses = _HEDGED_CLAUSES.split(_FOR_EXAMPLE.sub("", text))
    return any(_HEDGE.search(c) and share(stems(c), told) >= _TOLD for c in clauses)


def widened(claim: str, text: str) -> tuple[str, ...]:
    """Quantifiers of the claim that the text does not use: "all" for "some"."""
    held = Counter(word.lower() for word in _all(_UNIVERSAL, text)) + Counter(
        word for word in words(text) if word == "no"
    )
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
    """Nations that only one of the two names."""
    here, there = count_jurisdictions(claim), count_jurisdictions(text)
    more = {place for place in here if here[place] > there[place]}
    return tuple(sorted(more | {place for place in there if there[place] and not here[place]}))


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
    ordinary = {word.lower() for word in common} | FUNCTION_WORDS
    opening = {match.group(1) for match in _SENTENCE_START.finditer(claim)}
    names = []
    for name in _NAME.findall(claim):
        parts = words(name.replace("-", " "))
        opens = name in opening and parts[0] in ordinary
        same_place = set(jurisdictions_in(name)) & set(jurisdictions_in(text))
        if not opens and not same_place and any(stem(part) not in held for part in parts):
            names.append(name)
    return tuple(n for n in dict.fromkeys(names) if n.lower() not in FUNCTION_WORDS)


def _all(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match.group(0) for match in pattern.finditer(text)]
