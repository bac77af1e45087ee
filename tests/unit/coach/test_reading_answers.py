"""A reader of question and sentences is asked about what may answer, and is heeded."""

from collections.abc import Sequence

from coach.answer import SegmentKind
from coach.compose import compose
from coach.evidence import find_evidence, is_aside
from corpus.library import Library

QUESTION = "How do I start a hard talk with a colleague?"
PRIVATE = "A hard talk with a colleague starts with what you saw"
SOON = "A hard talk goes better in private"


class Reader:
    """Prefers one sentence and remembers what it was shown."""

    def __init__(self, preferred: str, best: float = 4.0) -> None:
        self.preferred = preferred
        self.best = best
        self.shown: list[tuple[str, str]] = []

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        self.shown += pairs
        return [self.best if self.preferred in text else -8.0 for _, text in pairs]


def test_only_what_states_something_is_read_under_its_heading(opened: Library) -> None:
    reader = Reader(PRIVATE)
    evidence = find_evidence(QUESTION, opened, reads=reader)
    assert {question for question, _ in reader.shown} == {QUESTION}
    stated = [one for one in evidence.sentences if one.read is not None]
    assert not any(is_aside(one.heading_path) for one in stated)
    assert [one for one in evidence.sentences if is_aside(one.heading_path)]
    assert {text for _, text in reader.shown} == {one.shown_to_reader for one in stated}
    assert all(
        text.startswith(("How do I start", "Three parts", "Praise")) for _, text in reader.shown
    )


def test_sentences_stay_in_their_order_and_keep_their_scores(opened: Library) -> None:
    plain = find_evidence(QUESTION, opened)
    read = find_evidence(QUESTION, opened, reads=Reader(SOON))
    assert [one.place for one in plain.sentences] == [one.place for one in read.sentences]
    assert plain.read == []
    assert max(read.read) == 4.0
    best = next(one for one in read.sentences if one.read == 4.0)
    assert best.quote.startswith(SOON)


def test_the_answer_begins_with_what_the_reader_prefers(opened: Library) -> None:
    for preferred in (PRIVATE, SOON):
        evidence = find_evidence(QUESTION, opened, reads=Reader(preferred))
        draft = compose(QUESTION, evidence, opened, 0.0)
        claims = [piece for piece in draft.pieces if piece.kind is SegmentKind.CLAIM]
        assert claims[0].text.startswith(preferred)


def test_what_the_reader_rejects_altogether_is_declined(opened: Library) -> None:
    evidence = find_evidence(QUESTION, opened, reads=Reader("not there"))
    draft = compose(QUESTION, evidence, opened, 0.0)
    assert SegmentKind.GAP in {piece.kind for piece in draft.pieces}
