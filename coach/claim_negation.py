"""What a claim denies, against what the text that it cites denies. Pure.

Floor 2.
"""

import re

from coach.words import FUNCTION_WORDS, share, stem, words

_NEGATORS = frozenset(
    """not no never nobody nothing neither nor none without cannot cant dont doesnt didnt isnt
    arent wasnt werent wont wouldnt shouldnt couldnt mustnt hasnt havent rarely seldom
    hardly barely unlikely lacks lack lacking unless little""".split()
)
_SCOPE = 4
"""Content words after a negator that it may negate."""
_SURELY = 2
"""Content words after a negator that it is taken to negate, where that would refuse a claim."""
_CLAUSES = re.compile(r"[,;:.]|\b(?:but|and|while|although|because|than)\b")
_SAME_WORDS = 0.9
"""Share of words both ways from which a claim is the text itself, give or take a "not"."""
_FAILS_TO = re.compile(r"\b(?:fail(?:s|ed|ing)?|forgotten|forgets?|refuses?) to\b")
_NOT_MUCH = re.compile(r"\bnot ((?:\w+ )?)much\b")
_NOT_THE_SAME = re.compile(r"\bnot (?:\w+ )?the same(?: thing)? as\b")
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


def flipped(claim: str, text: str) -> tuple[str, ...]:
    """Words that the claim denies and the text states, or the other way round, or its opposite."""
    stated, denied, surely = _polarity(claim)
    text_stated, text_denied, text_surely = _polarity(text)
    plain = stated | denied, text_stated | text_denied
    if min(share(*plain), share(*reversed(plain))) >= _SAME_WORDS:
        counts = _negators(claim), _negators(text)
        if counts[0] != counts[1]:
            return ("not",)
    if share(*plain) >= _SAME_WORDS and _negators(claim) > max(_negators(text), 1):
        return ("not",)  # "is not one that is not …" of what the text denies once
    clashes = (surely & text_stated - text_denied) | (stated - denied) & (text_surely - text_stated)
    said, held = (set(words(plain_negations(each))) for each in (claim, text))
    for one, other in _OPPOSITES:
        for here, there in ((one, other), (other, one)):
            if here in said and here not in held and there in held and there not in said:
                clashes.add(here)
    return tuple(sorted(clashes))


def plain_negations(text: str) -> str:
    """Small letters, "not" written out, and no "no" that is only an answer."""
    bare = _SAYING_NO.sub(r"\1 refusal", text.lower())
    bare = bare.replace("rather than", "not").replace("instead of", "not")
    bare = bare.replace("n't", " not").replace("n’t", " not").replace("cannot", "can not")
    bare = _NOT_THE_SAME.sub("different from", _NOT_MUCH.sub(r"\1little", bare))
    return _FAILS_TO.sub("not", bare)


def _negators(text: str) -> int:
    return sum(word in _NEGATORS for word in words(plain_negations(text)))


def _polarity(text: str) -> tuple[set[str], set[str], set[str]]:
    """Stems that a text states, stems that it may deny, and those that it surely denies."""
    stated: set[str] = set()
    denied: set[str] = set()
    surely: set[str] = set()
    for clause in _CLAUSES.split(plain_negations(text)):
        left = 0
        for word in words(clause):
            if word in _NEGATORS:
                left = _SCOPE
            elif word not in FUNCTION_WORDS:
                (denied if left else stated).add(stem(word))
                if left > _SCOPE - _SURELY:
                    surely.add(stem(word))
                left = max(left - 1, 0)
    return stated, denied, surely
