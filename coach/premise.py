"""What a question takes for granted about the guides, and whether they say so.

Floor 2. "Your guide says safety means lowering standards": that is not answered but corrected.
"""

import re
from collections.abc import Sequence

from coach.claim_negation import flipped
from coach.evidence import EvidenceSentence
from coach.verify import Fault, Verifier
from coach.words import stems

_SAYS = (
    r"(?:says?|tells?(?: me| us)?|claims?|promises?|calls?|states?|recommends?|advises?"
    r"|insists?|proves?)"
)
_SOURCE = (
    r"(?:your|the|this|that)\s+(?:[\w-]+\s+){0,6}?(?:guides?|page|article|map of frameworks)"
    r"(?:\s+on\s+[\w -]{2,40}?)?"
)
_PATTERNS = (
    rf"^why does {_SOURCE} tell (?:me|us) to (?P<claim>.+)",
    rf"^where (?:exactly )?does {_SOURCE} (?:promise|say|claim|state)s?(?: that)? (?P<claim>.+)",
    r"(?P<claim>.{12,}?),? (?:your|the) guides? says?\b",
    rf"^(?:but |so )?{_SOURCE} {_SAYS}(?: that)? (?P<claim>[^?]+?)(?:[.,;?]|$)",
    r"^(?:but |so )?you (?:say|said|claim|wrote|promised?"
    r"|told me)(?: that)? (?P<claim>[^?]+?)(?:[.,;?]|$)",
    rf"^according to {_SOURCE},? (?P<claim>[^?]+?)(?:[.,;?]|$)",
    r"^(?:since|as|given that) (?P<claim>[^?]+? according to [^?,]+)",
    r"^if (?P<claim>[A-Z][\w-]+ (?:thought up|invented|created|wrote|devised|founded|discovered"
    r"|coined) [^?,]+)",
)
_TOLD_BEFORE = frozenset({Fault.NO_EVIDENCE, Fault.NOT_VERBATIM, Fault.NUMBERS})
"""Faults of a premise that are no denial, whatever else it denies."""
_ATTRIBUTED = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
_QUOTED = re.compile(r"[“\"]([^”\"]{15,})[”\"]")
_ASKS_WHAT = re.compile(r"^(what|which|who|when|how|summar|can|could|is there)\b", re.IGNORECASE)


def premise_of(question: str) -> str | None:
    """What the question says the guides say; nothing when it puts no words in their mouth."""
    plain = " ".join(question.replace("’", "'").split())
    if _ASKS_WHAT.match(plain):
        return None
    for pattern in _ATTRIBUTED:
        if found := pattern.search(plain):
            claim = found.group("claim").strip(" .,?")
            return claim[:1].upper() + claim[1:] if len(stems(claim)) > 1 else None
    return None


def false_quotation(question: str, texts: Sequence[str]) -> str | None:
    """Words that the question quotes from the guides and that none of ``texts`` holds."""
    if not re.search(r"\b(guides?|you (say|said)|page|article|says)\b", question, re.IGNORECASE):
        return None
    held = [" ".join(text.split()).lower() for text in texts]
    for quoted in _QUOTED.findall(question):
        words = " ".join(quoted.split()).strip(" .,!?").lower()
        if len(words.split()) >= 4 and not any(words in text for text in held):
            return str(quoted)
    return None


def holds(premise: str, sentences: Sequence[EvidenceSentence], verifier: Verifier) -> bool:
    """Whether any of the sentences supports what the question takes for granted."""
    findings = [verifier.check(premise, [sentence]) for sentence in sentences]
    denied = any(
        finding.fault not in _TOLD_BEFORE and flipped(premise, sentence.quote)
        for finding, sentence in zip(findings, sentences, strict=True)
    )
    return not denied and any(finding.shown for finding in findings)
