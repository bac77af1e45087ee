"""Turns a mentee's words into the plain form that the rules are written for.

Floor 2 (coach). Lower case, one space between words, full forms for contractions and slang,
no accents, no invisible characters, repaired spelling of critical words, and `` . `` between
sentences, so that a rule can never reach from one sentence into the next. Linear in the length.
"""

from __future__ import annotations

import re
import unicodedata

from coach.triage.spelling import repair

_LOOK_ALIKES = str.maketrans(
    "аеіорсухкмтнвѕјαεορυιτκν‚",
    "aeiopcyxkmtnbsjaeopuitkv,",
)
_QUOTES = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
    }
)
_INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_SENTENCE_END = re.compile(
    r"[.!?;…。！？।\n\r\u2028\u2029]+(?=\s|$|[\"')])|[\n\r\u2028\u2029。！？।…]+"
)
_SPACED_LETTERS = re.compile(r"(?<![^\W_])(?:[a-z][ .*_-]{1,2}){3,40}[a-z](?![^\W_])")
_LETTER = r"[a-z0-9\u00aa-\u1fff\u2c00-\u2dff\u3040-\ufe0f\ufe70-\ufefc\uff10-\U0010ffff]"
_TOKEN = re.compile(rf" \. |{_LETTER}+(?:['*#@$!|]+{_LETTER}+)*")

_GLUED = {
    "killmyself": "kill myself",
    "killingmyself": "killing myself",
    "endmylife": "end my life",
    "wanttodie": "want to die",
    "iwanttodie": "i want to die",
    "suicide": "suicide",
}

_FULL_FORMS = {
    "i'm": "i am",
    "im": "i am",
    "iam": "i am",
    "i've": "i have",
    "ive": "i have",
    "i'd": "i would",
    "i'll": "i will",
    "i'ma": "i am going to",
    "ima": "i am going to",
    "imma": "i am going to",
    "cannot": "can not",
    "can't": "can not",
    "cant": "can not",
    "cba": "can not be bothered",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "aint": "is not",
    "don't": "do not",
    "dont": "do not",
    "dun": "do not",
    "doesn't": "does not",
    "doesnt": "does not",
    "didn't": "did not",
    "didnt": "did not",
    "isn't": "is not",
    "isnt": "is not",
    "wasn't": "was not",
    "wasnt": "was not",
    "aren't": "are not",
    "arent": "are not",
    "weren't": "were not",
    "werent": "were not",
    "haven't": "have not",
    "havent": "have not",
    "hasn't": "has not",
    "hasnt": "has not",
    "hadn't": "had not",
    "hadnt": "had not",
    "wouldn't": "would not",
    "wouldnt": "would not",
    "couldn't": "could not",
    "couldnt": "could not",
    "shouldn't": "should not",
    "shouldnt": "should not",
    "mustn't": "must not",
    "needn't": "need not",
    "it's": "it is",
    "that's": "that is",
    "thats": "that is",
    "there's": "there is",
    "theres": "there is",
    "what's": "what is",
    "whats": "what is",
    "who's": "who is",
    "whos": "who is",
    "he's": "he is",
    "she's": "she is",
    "shes": "she is",
    "they're": "they are",
    "theyre": "they are",
    "they'd": "they would",
    "theyd": "they would",
    "they'll": "they will",
    "theyll": "they will",
    "everyone'd": "everyone would",
    "he'd": "he would",
    "she'd": "she would",
    "it'd": "it would",
    "it'll": "it will",
    "itll": "it will",
    "we're": "we are",
    "we've": "we have",
    "you're": "you are",
    "youre": "you are",
    "you'd": "you would",
    "let's": "let us",
    "wan2": "want to",
    "wna": "want to",
    "gonnae": "going to",
    "goan": "going to",
    "ah'm": "i am",
    "ahm": "i am",
    "am'a": "i am going to",
    "cannae": "can not",
    "cannit": "can not",
    "dinnae": "do not",
    "dae": "do",
    "nae": "not",
    "mair": "more",
    "wanna": "want to",
    "wana": "want to",
    "wannna": "want to",
    "gonna": "going to",
    "gunna": "going to",
    "gna": "going to",
    "finna": "going to",
    "gotta": "got to",
    "tryna": "trying to",
    "hafta": "have to",
    "shoulda": "should have",
    "woulda": "would have",
    "coulda": "could have",
    "kinda": "kind of",
    "dunno": "do not know",
    "idk": "i do not know",
    "idc": "i do not care",
    "kms": "kill myself",
    "kmsl": "laughing",
    "unaliving": "killing",
    "unalive": "kill",
    "u": "you",
    "ur": "your",
    "r": "are",
    "y": "why",
    "n": "and",
    "ppl": "people",
    "pls": "please",
    "plz": "please",
    "bc": "because",
    "cos": "because",
    "coz": "because",
    "cuz": "because",
    "cause": "because",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "2nite": "tonight",
    "tonite": "tonight",
    "2day": "today",
    "any1": "anyone",
    "every1": "everyone",
    "no1": "nobody",
    "noone": "nobody",
    "sum1": "someone",
    "b4": "before",
    "ne1": "anyone",
    "smth": "something",
    "sth": "something",
    "rn": "right now",
    "fkn": "fucking",
    "pt": "patient",
    "pts": "patients",
    "px": "patient",
    "cons": "consultant",
    "spr": "registrar",
    "sui": "suicide",
    "gp's": "gp",
    "od": "overdose",
    "ods": "overdoses",
    "od'd": "overdosed",
    "oded": "overdosed",
    "sh": "self harm",
    "everybody": "everyone",
    "somebody": "someone",
    "anybody": "anyone",
    "mum's": "mum",
    "meds": "medication",
}

_TO_BEFORE_2 = frozenset(
    "reason reasons nothing want going need wanted have trying ready like wish how used".split()
)
_I_WOULD_BEFORE = frozenset(
    "rather be just never like have do kill end die want love prefer".split()
)
_I_WILL_BEFORE = frozenset("just be do end kill never not take go finish".split())
_PHRASES = (
    (re.compile(r"\bmy self\b"), "myself"),
    (re.compile(r"\bany more\b"), "anymore"),
    (re.compile(r"\bno one\b"), "nobody"),
    (re.compile(r"\bself[- ]?harm(ing|ed|s)?\b"), r"self harm\1"),
    (re.compile(r"\bselfharm"), "self harm"),
    (re.compile(r"\bgood bye\b"), "goodbye"),
    (re.compile(r"\bover dos(e|ed|ing)\b"), r"overdos\1"),
    (re.compile(r"\bthe night(?= \.| $)"), "tonight"),
    (re.compile(r"\bno wan (?:dey|de)\b"), "do not want to be in"),
    (re.compile(r"\bmake i (?:just )?(?=die|end)"), "i want to "),
    (re.compile(r"\b(active|passive|with|have|has|had|having|my) si\b"), r"\1 suicidal ideation"),
    (re.compile(r"\bmy (?:shelf|selff|selfe)\b"), "myself"),
    (re.compile(r"\bsewer ?(?:side|slide)(?: all)?\b"), "suicidal"),
    (re.compile(r"\b(?:cannot|can not) (?:do )?(?=anymore)"), "can not do this "),
)


def normalise(text: str) -> str:
    """Return ``text`` as the rules read it, with one space at either end.

    Args:
        text: Anything a mentee can type, of any length.

    Returns:
        Lower-case words with single spaces; sentences stand apart by `` . ``.
    """
    words = [_word(piece) for piece in _TOKEN.findall(_separated(text))]
    plain = " " + " ".join(_resolve_short_words(words)) + " "
    for pattern, full in _PHRASES:
        plain = pattern.sub(full, plain)
    return plain


def _separated(text: str) -> str:
    """Return lower-case text without marks, with `` . `` at each sentence end."""
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", text)).lower().translate(_QUOTES)
    text = _STRETCHED.sub(r"\1\1", text)
    text = _SPACED_LETTERS.sub(_join_letters, text)
    return _SENTENCE_END.sub("  .  ", text).replace("-", " ").replace("–", " ").replace("—", " ")


def _join_letters(match: re.Match[str]) -> str:
    """Join letters spaced out one by one; two spaces mark the end of a word."""
    parts = [re.sub(r"[ .*_-]", "", part) for part in match.group().split("  ")]
    return " ".join(_GLUED.get(part, part) for part in parts)


def _word(word: str) -> str:
    """Return the full form of one word."""
    word = word.strip()
    if word == ".":
        return word
    if not word.isascii() and any("a" <= letter <= "z" for letter in word):
        word = word.translate(_LOOK_ALIKES)
    full = _FULL_FORMS.get(word) or _GLUED.get(word)
    if full is None and word.endswith("'s"):
        return repair(word[:-2])
    return full or repair(word.replace("'", ""))


def _resolve_short_words(words: list[str]) -> list[str]:
    """Resolve ``2``, ``id`` and ``ill``, which mean what their neighbours say."""
    for place in range(len(words) - 1):
        following = words[place + 1]
        before = words[place - 1].rsplit(" ", 1)[-1] if place else "."
        if words[place] == "2" and before in _TO_BEFORE_2:
            words[place] = "to"
        elif words[place] == "id" and following in _I_WOULD_BEFORE:
            words[place] = "i would"
        elif (
            words[place] == "ill" and before in {".", "and", "then"} and following in _I_WILL_BEFORE
        ):
            words[place] = "i will"
    return words
