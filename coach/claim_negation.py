"""What a claim denies, against what the text that it cites denies. Pure.

Floor 2.
"""

import re

from coach.words import FUNCTION_WORDS, share, stem, stems, words

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
_INSTEAD = re.compile(
    r"\b(?:rather than|instead of|(?:leav(?:e|es|ing)|left) out|apart from|free of|except)\b"
)
_NOT_MUCH = re.compile(r"\bnot ((?:\w+ )?)much\b")
_NOT_THE_SAME = re.compile(r"\bnot (?:\w+ )?the same(?: thing)? as\b")
_SAYING_NO = re.compile(r"\b(say|says|said|saying|told|a|the) no\b", re.IGNORECASE)
_BELITTLES = re.compile(
    r"\b(?:un(?!der|it|ion|iq|ivers|til)\w{3,}|im(?:possible|material)|less|fewer|few|least|weak\w*"
    r"|disagree\w*|differ\w*|silen\w+|avoid\w*|optional|otherwise|stop\w*|only|free to|limit\w*"
    r"|apart|separate\w*|absen\w+|harder|lost|lose|vanish\w*|wait\w*|beyond)\b",
    re.IGNORECASE,
)
"""Words that may stand where another writer has a word of denial."""
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
    found = {*clashes(claim, text), *opposites(claim, text)}
    return denied_outright(claim, text) or tuple(sorted(found))


def denied_outright(claim: str, text: str) -> tuple[str, ...]:
    """The word "not", where the claim is the text, give or take one."""
    plain = stems(plain_negations(claim)), stems(plain_negations(text))
    here, there = _negators(claim), _negators(text)
    shares = share(*plain), share(*reversed(plain))
    # "is not one that is not …" of what the text denies once
    doubled = shares[0] >= _SAME_WORDS and here > max(there, 1)
    return ("not",) if doubled or (min(shares) >= _SAME_WORDS and here != there) else ()


def clashes(claim: str, text: str) -> tuple[str, ...]:
    """Stems that the claim denies and the text states, or the other way round."""
    stated, denied, surely = _polarity(claim)
    text_stated, text_denied, text_surely = _polarity(text)
    here, there = surely & text_stated - text_denied, (stated - denied) & text_surely - text_stated
    return tuple(sorted(here | there))


def opposites(claim: str, text: str) -> tuple[str, ...]:
    """Words of the claim whose opposites stand in the text instead."""
    said, held = (set(words(plain_negations(each))) for each in (claim, text))
    pairs = (*_OPPOSITES, *((other, one) for one, other in _OPPOSITES))
    return tuple(
        one
        for one, other in pairs
        if one in said and one not in held and other in held and other not in said
    )


def denies_alone(claim: str, text: str) -> tuple[str, ...]:
    """Words of denial in the claim, where nothing in the text denies or belittles."""
    return () if _belittles(text) else tuple(_negators_in(claim))


def denies_nothing(claim: str, text: str) -> tuple[str, ...]:
    """Words of denial in the text, where nothing in the claim denies or belittles."""
    return () if _belittles(claim) else tuple(_negators_in(text))


def _belittles(text: str) -> bool:
    return bool(_negators_in(text) or _BELITTLES.search(text))


def more_denials(claim: str, text: str) -> int:
    """How many words of denial the claim has above the text; below it where negative."""
    return _negators(claim) - _negators(text)


def plain_negations(text: str) -> str:
    """Small letters, "not" written out, and no "no" that is only an answer."""
    bare = _SAYING_NO.sub(r"\1 refusal", text.lower())
    bare = _INSTEAD.sub("not", bare)
    bare = bare.replace("n't", " not").replace("n’t", " not").replace("cannot", "can not")
    bare = _NOT_THE_SAME.sub("different from", _NOT_MUCH.sub(r"\1little", bare))
    return _FAILS_TO.sub("not", bare)


def _negators(text: str) -> int:
    return len(_negators_in(text))


def _negators_in(text: str) -> list[str]:
    return [word for word in words(plain_negations(text)) if word in _NEGATORS]


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


def denied_on_one_side(claim: str, text: str) -> tuple[str, ...]:
    """Words denied in one and stated in the other, where only one of them denies anything."""
    one_sided = denies_alone(claim, text) or denies_nothing(claim, text)
    return clashes(claim, text) if one_sided else ()
