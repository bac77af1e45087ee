"""Sentences that sell or tease: kept out of evidence one by one, so the paragraph's rest stays.

Floor 2. A promotional sentence sends the reader to an outside domain with a call to action, or
offers the reader a subscription, a discount or a trial. A teaser only says that there is more.
"""

import re
from dataclasses import dataclass

from corpus.guide import RegionKind
from ingest.characters import canonical
from ingest.sentences import sentence_spans

_SUFFIXES = (
    "com|org|net|io|co|info|biz|shop|store|app|ai|dev|me|tv|health|care|academy|training|coach|"
    "courses|online|site|blog|events|uk|us|ca|au|nz|ie|in|de|fr|nl|eu"
)
_DOMAIN = re.compile(
    r"(?<![@\w.-])(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+"
    rf"(?:{_SUFFIXES}))(?![\w-])",
    re.IGNORECASE,
)
_TRUSTED = re.compile(r"(?:^|\.)(?:gov|nhs|ac|edu|mil|police|int|doi)(?:\.|$)", re.IGNORECASE)
"""Signposts to public bodies, universities and the registry of articles sell nothing."""
_ACTION = (
    r"(?:visit|check out|head (?:over )?to|go to|sign up|subscribe|buy|order|shop|book|register|"
    r"enrol(?:l)?|try|get started|join|download|browse|click|call|apply|purchase|donate|"
    r"get your|grab|claim|follow|explore|discover|find out more|learn more|contact)"
)
_CALLS = re.compile(
    r"\byou(?:'ll|’ll)?\s+(?:can|could|may|might|should|want to|need to|must|will)?\s*"
    rf"(?:also |now |then |always |easily |simply )?{_ACTION}\b"
    rf"|(?:^|[,;:–—-]\s*|\b(?:then|so|and|please|just|simply|or)\s+){_ACTION}\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:sign up|subscribe|register)\b.{0,40}"
    r"\b(?:newsletter|mailing list|free trial|e-?mail updates|weekly digest)\b"
    r"|\b\d{1,2} ?% (?:off|discount)\b|\b(?:promo|discount|coupon|voucher) code\b"
    r"|(?<!\bthe )(?<!\bthis )(?<!\bour )(?<!\byour )(?<!\bin )"
    r"\b(?:buy|order|book|shop|enrol|register) (?:now|today)\b"
    r"|\blimited[- ]time offer\b|\bmoney[- ]back guarantee\b"
    r"|\b(?:start|claim|get) your (?:free|own)\b.{0,30}\b(?:trial|account|copy|consultation)\b",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"^(?:so,? |but |just |please )?(?:keep|continue|carry on) reading (?:on )?"
    r"(?:to|for|below|as|and)\b"
    r"|^(?:so,? )?(?:read on|stay tuned|scroll down) (?:to|for|below|as|and)\b"
    r"|^(?:so,? )?(?:let['’]s|let us) (?:dive|jump|get) (?:right |straight )?"
    r"(?:in|into it|started)[.!]*$"
    r"|^(?:keep|continue) reading[.!…]*$|^read on[.!…]*$",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"^(?:we|this (?:web)?site|our (?:web)?site|by (?:continuing|using|clicking)).{0,120}"
    r"\bcookies?\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"reading|read on|tuned|scroll|let['’]?s|let us|cookie|newsletter|mailing|trial|updates|"
    r"digest|%|code|now|today|limited|guarantee|your",
    re.IGNORECASE,
)
"""Without one of these words, and without a domain, no rule here can match."""


@dataclass(frozen=True, slots=True)
class Split:
    """A paragraph without the sentences that were labelled, and those with kind and reason."""

    kept: str
    labelled: tuple[tuple[RegionKind, str, str], ...]
    """Kind, verbatim sentence and reason, in order."""


def split_sentences(text: str) -> Split:
    """Take promotional sentences, teasers and cookie notices out of ``text``."""
    text = canonical(text)
    if not (_HINT.search(text) or _DOMAIN.search(text)):
        return Split(text, ())
    kept, labelled = list[str](), list[tuple[RegionKind, str, str]]()
    cursor = 0
    for start, end in sentence_spans(text):
        verdict = sentence_verdict(text[start:end])
        if verdict is None:
            continue
        labelled.append((verdict[0], text[start:end], verdict[1]))
        kept.append(text[cursor:start].strip())
        cursor = end
    kept.append(text[cursor:].strip())
    return Split(" ".join(part for part in kept if part), tuple(labelled))


def sentence_verdict(sentence: str) -> tuple[RegionKind, str] | None:
    """Kind and reason if one sentence is no content, else ``None``."""
    if _TEASER.search(sentence):
        return RegionKind.FURNITURE, "teaser: it only says that there is more to read"
    if _COOKIES.search(sentence):
        return RegionKind.FURNITURE, "cookie notice"
    if _OFFERS.search(sentence):
        return RegionKind.PROMOTIONAL, "promotional: an offer to the reader"
    domain = _outside_domain(sentence)
    if domain and _CALLS.search(sentence):
        return RegionKind.PROMOTIONAL, f"promotional: a call to the reader to go to {domain}"
    return None


def _outside_domain(sentence: str) -> str | None:
    found = (match[1] for match in _DOMAIN.finditer(sentence))
    return next((domain for domain in found if not _TRUSTED.search(domain)), None)
