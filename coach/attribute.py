"""Which of the given sentences a claim rests on, whatever its writer says.

Floor 2. The sentences that the writer named are tried first. Where they do not bear the claim out,
or none was named, the nearest given ones are tried, one by one: a small model writes what is true
and names the wrong number, or none. Whatever is cited in the end has passed the same check.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.evidence import EvidenceSentence
from coach.verify import Finding, Verifier

_ENDS = re.compile(r"[.!][\"”’)]*$")
_OPENS_WITH_PRONOUN = re.compile(
    r"(it|they|he|she|this|these|those|that)('s| is| are| was| can| may| will| \w+s\b| also)", re.I
)
_MOST_CITED = 3
_MOST_TRIED = 3


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of a claim found, and the sentences that it was checked against."""

    finding: Finding
    cited: tuple[EvidenceSentence, ...] = ()


def attribute(
    verifier: Verifier,
    claim: str,
    named: Sequence[EvidenceSentence],
    given: Sequence[EvidenceSentence],
) -> Checked:
    """Check a claim against what its writer named, else against the nearest given sentences.

    Args:
        verifier: Checks.
        claim: One sentence.
        named: What its writer says it rests on; the first three count.
        given: Everything that the writer was given.
    """
    cited = tuple(named[:_MOST_CITED])
    first = Checked(verifier.check(claim, cited), cited)
    if first.finding.shown:
        return _with_the_fewest(verifier, first)
    if _hangs_in_the_air(claim):
        return first
    tried = [first] if cited else []
    for sentence in verifier.nearest(claim, given, _MOST_TRIED):
        second = Checked(verifier.check(claim, (sentence,)), (sentence,))
        # What the claim is less like than what its writer named is no better source of it.
        if second.finding.shown and second.finding.support >= first.finding.support:
            return replace(second, finding=replace(second.finding, attributed=True))
        tried.append(second)
    return tried[0] if tried else first


def _hangs_in_the_air(claim: str) -> bool:
    """No whole sentence, or one about "it": without its writer's word, nobody knows of what."""
    return not _ENDS.search(claim) or bool(_OPENS_WITH_PRONOUN.match(claim))


def _with_the_fewest(verifier: Verifier, checked: Checked) -> Checked:
    """One citation where one bears the whole claim: the others would be decoration."""
    if len(checked.cited) == 1:
        return checked
    for sentence in checked.cited:
        alone = verifier.check(checked.finding.claim, (sentence,))
        if alone.shown:
            return Checked(alone, (sentence,))
    return checked
