"""Measures of plain prose: words, sentences, reading ease, and runs of words that two texts share.

Floor 1. Pure functions on English text, made for judging guides; quoting has its own splitter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|al|Dr|Mr|Mrs|Ms|Prof|vs?|[A-Z])\.$")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(
    r"(?<![aeiouyl])e$|(?<=[aeiouy])le$|(?<![aeiouydt])ed$|(?<![cgsxz])(?<!ch)(?<!sh)es$"
)


def words(text: str) -> list[str]:
    """The words of a text; a hyphenated word or a contraction counts once."""
    return _WORD.findall(text)


def sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph, in order; speech in double quotation marks stays whole."""
    found: list[str] = []
    for piece in _pieces(" ".join(paragraph.split())):
        if found and (_ABBREVIATION.search(found[-1]) or _inside_quotation(found[-1])):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def reading_ease(prose: Sequence[str]) -> float:
    """Flesch reading ease of some sentences: about 0 (very hard) to 100 (very easy); 60 is plain.

    206.835 - 1.015 x words per sentence - 84.6 x syllables per word. No sentences give 0.

    Source: Flesch R, A new readability yardstick, Journal of Applied Psychology 1948;32(3):221-233.
    Syllables are estimated by groups of vowels, so the last few points mean nothing.
    """
    found = [word for sentence in prose for word in words(sentence)]
    if not found:
        return 0.0
    syllables = sum(_syllables(word) for word in found)
    return 206.835 - 1.015 * len(found) / len(prose) - 84.6 * syllables / len(found)


def word_runs(blocks: Iterable[str], length: int) -> frozenset[str]:
    """Every run of ``length`` words within a block; case, punctuation and hyphens are ignored."""
    return frozenset(run for block in blocks for run in _runs(block, length))


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        closing_marks = len(end.group()) - len(end.group().lstrip("\"'\u201d\u2019)]"))
        yield text[start : end.start() + closing_marks]
        start = end.end()
    if text[start:]:
        yield text[start:]


def _inside_quotation(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("\u201c") > text.count("\u201d")


def _runs(block: str, length: int) -> Iterator[str]:
    tokens = _TOKEN.findall(block.replace("\u2019", "'").lower())
    for start in range(len(tokens) - length + 1):
        yield " ".join(tokens[start : start + length])


def _syllables(word: str) -> int:
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    return max(1, groups - bool(_SILENT_END.search(lower)))
