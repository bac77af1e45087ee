"""What speaks for the sentence that comes first: how far it and its place stand out."""

import pytest

from coach.certainty import certainty_features

HERE, BESIDE, ELSEWHERE = ("g1", ("Asking",)), ("g1", ("Thanking",)), ("g2", ("Asking",))


def test_shares_of_section_and_guide_hold_the_best_sentence() -> None:
    features = certainty_features([1.0, 2.0, 1.0, 0.0], [HERE, HERE, BESIDE, ELSEWHERE])
    share, section, guide = features.values()
    assert 0.0 < share < section < guide < 1.0


def test_sentences_that_are_all_alike_share_alike() -> None:
    features = certainty_features([3.0] * 4, [HERE, BESIDE, ELSEWHERE, ELSEWHERE])
    assert features["share"] == pytest.approx(0.25)
    assert features["share of its guide"] == pytest.approx(0.5)


def test_only_sentence_has_everything() -> None:
    assert set(certainty_features([-700.0], [HERE]).values()) == {1.0}
