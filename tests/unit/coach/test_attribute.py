from collections.abc import Sequence

import pytest

from coach.attribute import attribute
from coach.evidence import EvidenceSentence, find_evidence
from coach.verify import Fault, Finding, Verdict, Verifier
from corpus.library import Library as OpenLibrary

TRUE = "In a survey of 40 nurses in 2011, Hollis found that most hard talks took under ten minutes."


@pytest.fixture
def verifier(opened: OpenLibrary) -> Verifier:
    return Verifier(opened.similarities, opened.passages_with)


@pytest.fixture
def given(opened: OpenLibrary) -> list[EvidenceSentence]:
    return list(find_evidence("hard talks survey nurses private praise", opened).sentences)


def quote(given: list[EvidenceSentence], words: str) -> EvidenceSentence:
    return next(sentence for sentence in given if words in sentence.quote)


def test_claim_without_a_number_gets_the_sentence_that_bears_it_out(
    verifier: Verifier, given: list[EvidenceSentence]
) -> None:
    checked = attribute(verifier, TRUE, [], given)
    assert checked.cited == (quote(given, "Hollis"),)
    assert checked.finding.shown
    assert checked.finding.attributed


def test_wrong_number_is_mended(verifier: Verifier, given: list[EvidenceSentence]) -> None:
    checked = attribute(verifier, TRUE, [quote(given, "Praise")], given)
    assert checked.cited == (quote(given, "Hollis"),)


def test_citations_that_add_nothing_are_left_out(
    verifier: Verifier, given: list[EvidenceSentence]
) -> None:
    named = [quote(given, "Praise"), quote(given, "Hollis")]
    checked = attribute(verifier, TRUE, named, given)
    assert checked.cited == (quote(given, "Hollis"),)
    assert not checked.finding.attributed


@pytest.mark.parametrize(
    "claim",
    [
        "It goes better in private and soon after the event.",
        "A hard talk goes better in private and soon",
        "Penguins are birds that cannot fly.",
    ],
)
def test_fragment_or_stranger_is_not_attributed(
    verifier: Verifier, given: list[EvidenceSentence], claim: str
) -> None:
    assert not attribute(verifier, claim, [], given).finding.shown


def test_fault_told_is_that_of_the_evidence_the_writer_named(
    verifier: Verifier, given: list[EvidenceSentence]
) -> None:
    checked = attribute(verifier, TRUE.replace("40", "400"), [quote(given, "Hollis")], given)
    assert checked.finding.fault is Fault.NUMBERS
    assert checked.cited == (quote(given, "Hollis"),)


class TakenInBy(Verifier):
    """A verifier that finds a claim borne out by the one sentence that is least like it."""

    def __init__(self, wrong: EvidenceSentence) -> None:
        self.wrong = wrong

    def check(self, claim: str, cited: Sequence[EvidenceSentence]) -> Finding:
        """Be wrong."""
        if tuple(cited) == (self.wrong,):
            return Finding(claim, Verdict.SUPPORTED, 0.4)
        return Finding(claim, None, 0.7, Fault.SUPPORT, (claim,))

    def nearest(
        self, claim: str, given: Sequence[EvidenceSentence], most: int
    ) -> list[EvidenceSentence]:
        """All of them."""
        del claim
        return list(given[:most])


def test_no_source_is_found_that_the_claim_is_less_like_than_the_one_named(
    given: list[EvidenceSentence],
) -> None:
    named, wrong = quote(given, "Hollis"), quote(given, "Praise")
    checked = attribute(TakenInBy(wrong), TRUE, [named], [wrong])
    assert checked.finding.fault is Fault.SUPPORT
    assert checked.cited == (named,)
