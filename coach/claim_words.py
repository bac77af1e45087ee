"""What a claim says beyond its subject: how firmly, of how many, of whom, on whose word. Pure.

Floor 2. Each function compares a claim with the text that it cites and names what does not agree.
"""

import re
from collections import Counter
from collections.abc import Iterable

from coach.numbers import every_number_in
from coach.populations import count_jurisdictions, helpers_in, populations_in
from coach.words import FUNCTION_WORDS, share, stem, stems, words

_NEGATORS = frozenset(
    """not no never nobody nothing neither nor none without cannot cant dont doesnt didnt isnt
    arent wasnt werent wont wouldnt shouldnt couldnt mustnt hasnt havent rarely seldom
    hardly barely unlikely lacks lack lacking fails fail failed""".split()
)
_SCOPE = 4
"""Content words after a negator that it is taken to negate."""
_CLAUSES = re.compile(r"[,;:.]|\b(?:but|and|while|although|because|than)\b")
_SAME_WORDS = 0.9
"""Share of words both ways from which a claim is the text itself, give or take a "not"."""
_SAYING_NO = re.compile(r"\b(say|says|said|saying|told|a|the) no\b", re.IGNORECASE)
_OPPOSITES = (
    ("more", "less"),
    ("more", "fewer"),
    ("higher", "lower"),
    ("high", "low"),
    ("better", "worse"),
    ("best", "worst"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("raised", "lowered"),
    ("rose", "fell"),
    ("strong", "weak"),
    ("stronger", "weaker"),
    ("always", "never"),
    ("before", "after"),
    ("public", "private"),
    ("large", "small"),
    ("larger", "smaller"),
    ("easy", "hard"),
    ("easier", "harder"),
    ("safe", "unsafe"),
    ("early", "late"),
    ("soon", "later"),
    ("often", "rarely"),
    ("often", "seldom"),
    ("common", "rare"),
    ("helps", "harms"),
    ("help", "harm"),
    ("formal", "informal"),
    ("internal", "external"),
    ("long", "short"),
    ("longer", "shorter"),
    ("above", "below"),
    ("success", "failure"),
    ("gain", "loss"),
    ("include", "exclude"),
    ("same", "different"),
    ("agree", "disagree"),
    ("possible", "impossible"),
    ("likely", "unlikely"),
    ("fair", "unfair"),
    ("start", "stop"),
)
_MUST = re.compile(
    r"\b(must|have to|has to|need to|needs to|required to|obliged to|have got to)\b", re.IGNORECASE
)
_SHOULD = re.compile(
    r"\b(should|ought to|recommends?|advised?|advises|expects?|asks?)\b", re.IGNORECASE
)
_HEDGE = re.compile(
    r"\b(may|might|can|could|perhaps|possibly|often|usually|sometimes|tends?|likely|suggests?"
    r"|seems?|appears?|"
    r"suggested|linked|associated|some|many|argues?|argued|typically|typical|rarely|mostly"
    r"|probably|fair guess"
    r"|modest|small|weak|mixed|generally|went with|goes with|believes?|think|limited)\b",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\b(proves?|proven|proved|guarantees?|guaranteed|certainly|definitely|undoubtedly|ensures?"
    r"|without doubt"
    r"|clearly|will always|causes?|caused)\b",
    re.IGNORECASE,
)
_UNIVERSAL = re.compile(
    r"\b(all|every|everyone|everybody|always|most|majority|only|none|never|nobody|entirely"
    r"|completely|any|whole"
    r"|each|nearly all|almost all)\b",
    re.IGNORECASE,
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
    r"(?:,[^,]{2,40},)?(?::| (?:is|are|was|were|means?|involves?|includes?|refers?)\b)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][A-Za-z]*[a-z][\w-]*|\b[A-Z]{2,}[A-Za-z0-9]*\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+[\"'“‘]?|[\"“‘])(\w+)")


def unsupported_numbers(claim: str, text: str) -> tuple[str, ...]:
    """Numbers of the claim that the text does not hold."""
    held, said = Counter(every_number_in(text)), Counter(every_number_in(claim))
    return tuple(number for number in said if number != "1" and said[number] > held[number])


def flipped(claim: str, text: str) -> tuple[str, ...]:
    """Words that the claim denies and the text states, or the other way round, or its opposite."""
    stated, denied = _polarity(claim)
    text_stated, text_denied = _polarity(text)
    plain = stated | denied, text_stated | text_denied
    if min(share(*plain), share(*reversed(plain))) >= _SAME_WORDS:
        counts = _negators(claim), _negators(text)
        if counts[0] != counts[1]:
            return ("not",)
    if share(*plain) >= _SAME_WORDS and _negators(claim) > max(_negators(text), 1):
        return ("not",)  # "is not one that is not …" of what the text denies once
    clashes = (denied & text_stated - text_denied) | (stated - denied) & (text_denied - text_stated)
    said, held = set(words(claim)), set(words(text))
    for one, other in _OPPOSITES:
        for here, there in ((one, other), (other, one)):
            if here in said and here not in held and there in held and there not in said:
                clashes.add(here)
    return tuple(sorted(clashes))


def overstated(claim: str, text: str) -> tuple[str, ...]:
    """Words by which the claim is firmer than the text: "must" for "should", "proves" for "may"."""
    found: list[str] = []
    for pattern in (_MUST, _CERTAIN):
        held = {match.lower() for match in _all(pattern, text)}
        if not held:
            found += [word for word in _all(pattern, claim) if word.lower() not in held]
    if not _SHOULD.search(text) and not _MUST.search(text):
        found += [word for word in _all(re.compile(r"\b(should|ought to)\b", re.I), claim)]
    if _HEDGE.search(text) and not _HEDGE.search(claim) and not _SHOULD.search(claim):
        found.append("no hedge")
    return tuple(dict.fromkeys(found))


def widened(claim: str, text: str) -> tuple[str, ...]:
    """Quantifiers of the claim that the text does not use: "all" for "some"."""
    held = {word.lower() for word in _all(_UNIVERSAL, text)}
    return tuple(word for word in _all(_UNIVERSAL, claim) if word.lower() not in held)


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
    found = _DEFINED.match(claim)
    subject = stems(found["subject"]) if found else set()
    return (found["subject"],) if found and subject and not subject & stems(text) else ()


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
        if not opens and any(stem(part) not in held for part in parts):
            names.append(name)
    return tuple(n for n in dict.fromkeys(names) if n.lower() not in FUNCTION_WORDS)


def _all(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match.group(0) for match in pattern.finditer(text)]


def _plain_negations(text: str) -> str:
    """Small letters, "not" written out, and no "no" that is only an answer."""
    bare = _SAYING_NO.sub(r"\1 refusal", text.lower())
    bare = bare.replace("rather than", "not").replace("instead of", "not")
    return bare.replace("n't", " not").replace("n’t", " not").replace("cannot", "can not")


def _negators(text: str) -> int:
    return sum(word in _NEGATORS for word in words(_plain_negations(text)))


def _polarity(text: str) -> tuple[set[str], set[str]]:
    """Stems that a text states, and stems that it denies."""
    stated: set[str] = set()
    denied: set[str] = set()
    for clause in _CLAUSES.split(_plain_negations(text)):
        left = 0
        for word in words(clause):
            if word in _NEGATORS:
                left = _SCOPE
            elif word not in FUNCTION_WORDS:
                (denied if left else stated).add(stem(word))
                left = max(left - 1, 0)
    return stated, denied
