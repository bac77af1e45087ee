"""The words of a question that are worth looking for.

Floor 1. Pure.
"""

import re

_WORD = re.compile(r"\w+")
# Function words carry no subject; left in, they make every passage a candidate.
STOP_WORDS = frozenset(
    "a an and are as at be but by can could did do does for from had has have how i if in is it "
    "its me my of on or our should so than that the their them then there they this to us was we "
    "were what when where which who why will with would you your".split()
)


def content_words(question: str) -> list[str]:
    """The words that carry a subject, in small letters, each once, in order."""
    words = dict.fromkeys(map(str.lower, _WORD.findall(question)))
    return [word for word in words if word not in STOP_WORDS]
