"""What a question asks for: the shape of its answer, the kind of thing it wants, its focus. Pure.

Floor 2. Read from the wording alone, so that it works the same with and without a chat model.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from coach.numbers import numbers_in
from coach.understanding import BETTER_THAN, without_tag
from coach.words import FUNCTION_WORDS, content_words, words
from corpus.spelling import spelt_out


class Shape(StrEnum):
    """How an answer is laid out."""

    FACT = "fact"
    """Just the cited answer."""
    ADVICE = "advice"
    LIST = "list"
    COMPARE = "compare"
    WHICH_GUIDE = "which_guide"
    OVERVIEW = "overview"


class Wanted(StrEnum):
    """What an answer must hold to be one."""

    NUMBER = "number"
    PRICE = "price"
    DATE = "date"
    NAME = "name"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, read."""

    question: str
    said: str
    """The mentee's latest words, as written."""
    shape: Shape
    wanted: Wanted
    focus: tuple[str, ...]
    """Words that carry its subject, in small letters."""
    quantity: tuple[str, ...]
    """The words that name what is counted or sought: "raters" in "how many raters"."""
    names: tuple[str, ...]
    """Proper names and abbreviations, as written."""
    numbers: tuple[str, ...]
    """Figures and number words that it names itself, as said."""
    personal: bool
    """The mentee speaks of themselves or of someone at work."""


_WHICH_GUIDE = re.compile(
    r"\bwhich (of (your|the|these) )?(guides?|ones?|of (them|these))\b.*\b(read|for me|help"
    r"|mine|look"
    r"|start|open|cover)|\bwhich guide\b|\bwhich of (them|these|your guides)\b"
    r"|\bwhat should i read\b"
)
_OVERVIEW = re.compile(
    r"\bsummar(y|i[sz]e)\b|\boverview\b|\boverall\b|\bas a whole\b|\bmain points\b"
    r"|\bwhat('?s| is) in (the|your|this|that|it)\b"
    r"|\bwhat do (the|your) guides (cover|hold|have|say|know|offer)\b"
    r"|\bwhat (is|are) .{3,60} (report|guide|paper) about\b|\breport about\b"
)
_LIST = re.compile(
    r"\blist\b|\bname (all|the|every|each)\b|\bevery (one|single|skill|step|item|\w+ (that|an?))\b"
    r"|\ball (of )?(the )?(two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"|\b(what|which) are (the|all)? ?(two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"|\bwhich (two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"|\bwhat are the \w+ (domains?|steps?|stages?|parts?|headings?|letters?)\b"
    r"|\bwhat are the \w+ dom"
)
_COMPARE = re.compile(
    r"\bdiff?erences?\b|\bdiffer(s|ent)?\b|\bdiferences?\b|\bcompar(e|ed|ison)\b|\bversus\b|\bvs\b"
    r"|\bboth (have|sources|guides|of)\b|\btwo definitions\b|\bwhat (does|do) each\b|\bfor each\b"
    r"|\b(guides?|sources?|articles?)\b.{0,30}\b(dis)?agree|\bboth articles\b"
    rf"|^(is|are) (?!it\b)[^,;?]{{3,50}} {BETTER_THAN}\b"
    r"|\bwhat of the\b|\bhow .{5,60}, and how\b|^\W*\w[\w -]{2,50} or \w[\w ]{2,50}: "
)
_FACT_OPENING = re.compile(
    r"^(so |and |but |right,? (and )?|ok,? |then )?(who|when|where|which|in wh(at|ich)"
    r"|what('?s)?|how (many|much|long"
    r"|old|often|large|big|do schwartz)|name|into which|is there|are there|has|have|does|do|did"
    r"|is|can you open"
    r"|tell me|can i|at what|for how|from which)\b"
)
_PERSONAL = re.compile(r"\b(i|i'?m|i'?ve|i'?d|im|ive|my|me|we|our|us|mine|myself)\b", re.IGNORECASE)
_ASKING_ME = re.compile(
    r"\b(tell|give|show|remind|name|send|help|explain to) me\b|\b(can|could|may|do|should|must"
    r"|would) i\b"
    r"|\bmy (one|question)\b|\bi need (every|all|each|one|the|a list)\b|\bi want (every|all"
    r"|each|the)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(how (do|can|should|would|could|to|might|am) |should (i|my|we|a|the)|what (do|should"
    r"|can|could|ought|would) i|"
    r"what'?s a (good|sensible|way|nice)|where do i|how'?s? best|any (tips|trick|advice)"
    r"|a way to|help)",
    re.IGNORECASE,
)

_PRICE = re.compile(
    r"\b(costs?|price[sd]?|fees?|salary|paid|pay(s|ment)?|(?<!in )charges?(?! of)|hourly rate"
    r"|how much money|£|\$|€)\b"
)
_NUMBER = re.compile(
    r"\bhow many\b|\bpercent(age)?\b|\bper cent\b|\bwhat (share|rates?|proportion|score|number"
    r"|age)\b"
    r"|\baverage\b|\bp-values?\b|\bsuccess rate\b|\bhow (old|big|large|often)\b|\bhow long\b"
    r"|\bhow much (time|longer|more)\b|\b(highest|lowest|largest|smallest|biggest)\b"
)
_DATE = re.compile(
    r"^when\b|\bwhen (did|was|were|does|is|will)\b|\b(what|which) (year|month|date|day)\b"
    r"|\bclosing date\b"
    r"|\bdeadline\b"
)
_NAME = re.compile(
    r"^where (does|did|was|were|do (?!i\b|we\b|you\b))\b"
    # At the head of a clause: "a fraud who is tired" asks for no name.
    r"|(?:^|[.?!,;:] *|\b(?:and|but|so|or|know|me|us|remember|forgot|out|sure|wonder(?:ing)?) )"
    r"who (is|was|are|were|wrote"
    r"|invented|devised|came|drew|founded|chairs?|leads?|runs|first|made|named|developed"
    r"|created|coined)\b|\bname of\b|\bwhat\b.{1,60}\bcalled\b"
    r"|\bwhich (book|company|compan\w+|country"
    r"|university|school|hospital"
    r"|trust|products?|apps?|programmes?|factory|type)\b"
)
_QUANTITY = re.compile(
    r"\bhow many (?:of the )?(\w+(?: of \w+| \w+)?)"
    r"|\bwhat (?:percentage|share|proportion|rates?) of (\w+(?: \w+)?)|\b(score|age|p-values?)\b"
    r"|\bhow much (time)\b|\b(?:high|low|larg|small|bigg?)est (\w+ \w+)\b"
)
_NAME_WORD = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w-]*[A-Za-z0-9]\b|\b[A-Z]{2,}[A-Za-z0-9]*\b")
_OF_THE_WORKPLACE = re.compile(
    r"(ST|CT|IMT|FY?|PGY|Band|Y)\d|HCAs?|HR|IT|ED|ITU|ICU|MDT|QI|QIP|PA|ANP|AHPs?|ODP|SpR|SHO|GPs?"
    r"|OSCE|MSc|PhD|NHS|EHR|EPR|EMR|EPMA|Teams|Zoom|WhatsApp|Outlook|PowerPoint|Excel|HELP|OMG"
    r"|ASAP|FYI|OK|SHOs|RCTs?|MDTs"
)
"""Grades, jobs and tools: in capitals, and no name that a guide would have to mention."""
_NOT_NAMES = frozenset(
    """I I'm I've I'd I'll Im Is It What Who How Why When Where Which And But So Or If Do Does Did
    Can Could Should Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December UK FY1 FY2
    ST1 ST2 ST3 SHO GP""".split()
)
GENERIC = frozenset(
    """guide guides please exactly kind sort thing things way ways called name names list summary
    overall year average know understand compare difference differ differently describe
    describes described explain explained covers cover main points point every one many much
    long number people person according anyone anything ever came come comes took take made
    make makes use used using wrote write written book argue argued argues find found
    conclude concluded report reported recommend roughly acronym letters stand stands well
    work works said whole quick few lines order original ones need needs needed want wants
    read contain contains definition definitions two does open first part changed something
    everything reviews review study studies back sense good right best better well like look
    looks help helps gist view views opinion brief briefly""".split()
)


_NOT_COUNTED = FUNCTION_WORDS | (GENERIC - {"people", "studies", "reviews"})
_MOST_WORDS_OF_A_PLAIN_QUESTION = 9


def is_plain(asked: Asked) -> bool:
    """Whether it is short and tells no story: what it asks stands in its own few words."""
    return not asked.personal and len(words(asked.question)) <= _MOST_WORDS_OF_A_PLAIN_QUESTION


def read_question(question: str, said: str = "") -> Asked:
    """What a stand-alone question asks for; ``said`` are the mentee's own latest words."""
    plain = " ".join(question.replace("’", "'").split())
    small = plain.lower()
    subject = without_tag(plain)
    focus = tuple(word for word in content_words(subject) if word not in GENERIC)
    personal = bool(_PERSONAL.search(_ASKING_ME.sub(" ", plain)))
    shape = _shape(small, personal=personal)
    return Asked(
        question=plain,
        said=said or question,
        shape=shape,
        wanted=_wanted(small),
        focus=focus,
        quantity=_quantity(small),
        names=_names(plain),
        numbers=numbers_in(plain),
        personal=personal,
    )


def _shape(small: str, *, personal: bool) -> Shape:
    for shape, pattern in (
        (Shape.WHICH_GUIDE, _WHICH_GUIDE),
        (Shape.OVERVIEW, _OVERVIEW),
        (Shape.LIST, _LIST),
        (Shape.COMPARE, _COMPARE),
    ):
        if pattern.search(small) and not (personal and shape in {Shape.LIST, Shape.COMPARE}):
            return shape
    if personal or _ADVICE.search(small):
        return Shape.ADVICE
    last = re.split(r"(?<=[.!?]) ", small)[-1]
    facts = _FACT_OPENING.search(small) or _FACT_OPENING.search(last)
    return Shape.FACT if facts or len(words(small)) <= 8 else Shape.ADVICE


def _wanted(small: str) -> Wanted:
    for wanted, pattern in (
        (Wanted.PRICE, _PRICE),
        (Wanted.DATE, _DATE),
        (Wanted.NUMBER, _NUMBER),
        (Wanted.NAME, _NAME),
    ):
        if pattern.search(small):
            return wanted
    return Wanted.ANYTHING


def _quantity(small: str) -> tuple[str, ...]:
    found = [group for match in _QUANTITY.finditer(small) for group in match.groups() if group]
    named = [word for text in found for word in words(text)]
    meant = [part for word in named for part in (word, *words(spelt_out(word) or ""))]
    return tuple(word for word in meant if word not in _NOT_COUNTED)


def _names(plain: str) -> tuple[str, ...]:
    """Capitalised words inside a sentence, and abbreviations anywhere."""
    names: list[str] = []
    for sentence in re.split(r"(?<=[.!?]) ", plain):
        found = _NAME_WORD.findall(sentence)
        names += [re.sub(r"'s$", "", name) for name in found]
    shouted = plain.isupper()
    said = [n for n in names if n not in _NOT_NAMES and not _OF_THE_WORKPLACE.fullmatch(n)]
    return () if shouted else tuple(dict.fromkeys(said))
