"""Names after a title, unless the words around say that a colleague is meant.

Floor 2 (coach).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found
from coach.identifiers.name_words import NAME, PARTICLE, is_common

_ONLY_A_TITLE = r"(?:(?:mr and mrs|mr & mrs|mrs and mr|mr|mrs|ms|mx)\.?|mister|missus)"
_ALSO_A_VERB = r"(?:miss\.?|master|baby)"
_TITLE = rf"(?:{_ONLY_A_TITLE}|{_ALSO_A_VERB})"
_NO_VERB = (
    r"(?<!I )(?<!to )(?<!we )(?<!'ll )(?<!n't )(?<!\u2019t )(?<!still )(?<!really )(?<!will )"
)
_TITLED = re.compile(
    rf"\b((?i:{_ONLY_A_TITLE}|{_NO_VERB}{_ALSO_A_VERB}) "
    rf"(?:(?:[A-Z]\. ?){{0,2}}{PARTICLE}{NAME}(?: {PARTICLE}{NAME}){{0,2}}"
    rf"|(?-i:{PARTICLE}(?:[a-z]['\u2019])?[a-z]{{3,}}(?:['\-][a-z]{{2,}})?"
    rf"(?: [a-z]{{2,}}-[a-z]{{2,}}| [a-z]{{4,}})?)))"
)
_PARTICLES = frozenset("de da di du van von der den bin al el la le st mac o ap".split())
_TITLE_ONLY = re.compile(rf"(?i)^{_TITLE} ")
_STAFF_BEFORE = re.compile(
    r"(?i)\b(?:consultant|surgeon|registrar|supervisor|mentor|colleague|boss|trainer"
    r"|anaesthetist|feedback from|assist(?:ed|ing)|scrubbed (?:in )?(?:with|for)"
    r"|trainee|tpd|dean|director|professor|manager|matron|chief|examiner|my "
    r"(?:senior|lead|tutor|f1|sho))\b(?!['\u2019]| (?:called|told|asked|said))"
    r"[^.!?\n'\"\u2018\u201c]{0,12}$"
)
_STAFF_AFTER = re.compile(
    r"(?i)^(?:'s|\u2019s)? ?(?:,? ?(?:is |was |the |my |our |a |who (?:is|runs|leads) "
    r")*(?:consultant|surgeon|registrar|supervisor|mentor|trainer|list|theatre|clinic(?! slot"
    r"| appointment| letter| list| visit)|firm"
    r"|team|ward round|lecture|department|operat\w*|taught (?:me|us|our|my)|teaches|mentors"
    r"|supervis\w*"
    r"|said i should apply|wrote my reference|offered to mentor)\b)"
)


def is_staff(text: str, start: int, end: int) -> bool:
    """Say whether the words around a name say that it is a colleague's."""
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    return _STAFF_BEFORE.search(before) is not None or _STAFF_AFTER.match(after) is not None


def titled_names(text: str, others: frozenset[str]) -> Iterator[Found]:
    """Yield names after a title; in lower case only words that are not ordinary ones.

    Args:
        text: What was written.
        others: Words of names that are known to be no patient's, in lower case.
    """
    for match in _TITLED.finditer(text):
        title = _TITLE_ONLY.match(match.group(1))
        start = match.start(1) + (title.end() if title else 0)
        end = _end_of_name(text, start, match.end(1))
        if end <= start or others.issuperset(text[start:end].lower().split()):
            continue
        if not is_staff(text, match.start(), end):
            yield Found("name", start, end)


def _end_of_name(text: str, start: int, end: int) -> int:
    """Return where the name ends: capitals all belong to it, lower-case words if they are rare."""
    kept = start
    for word in re.finditer(r"\S+", text[start:end]):
        if word.group() in _PARTICLES:
            continue
        if word.group().islower() and is_common(word.group()):
            break
        kept = start + word.end()
    return kept - (2 if text[start:kept].endswith(("'s", "\u2019s")) else 0)
