import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ranking import at_most_per_group, weighted_reciprocal_rank_fusion

_IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_fusion_adds_weighted_reciprocal_ranks() -> None:
    fused = weighted_reciprocal_rank_fusion([(1.0, ["a", "b"]), (0.5, ["b"])], k=60)
    assert fused == {"b": 1 / 62 + 0.5 / 61, "a": 1 / 61}
    assert list(fused) == ["b", "a"]


def test_fusion_of_nothing_is_empty() -> None:
    assert weighted_reciprocal_rank_fusion([]) == {}


def test_fusion_keeps_first_appearance_on_ties() -> None:
    assert list(weighted_reciprocal_rank_fusion([(1.0, ["a"]), (1.0, ["b"])])) == ["a", "b"]


def test_fusion_refuses_negative_damping() -> None:
    with pytest.raises(ValueError, match="-1"):
        weighted_reciprocal_rank_fusion([], k=-1)


@given(_IDS)
def test_fusion_of_one_ranking_keeps_its_order(ids: list[str]) -> None:
    assert list(weighted_reciprocal_rank_fusion([(1.0, ids)])) == ids


@given(st.lists(st.sampled_from("abc")), st.integers(0, 3))
def test_groups_are_capped_in_order(items: list[str], most: int) -> None:
    kept = at_most_per_group(items, lambda item: item, most)
    assert all(kept.count(item) == min(items.count(item), most) for item in "abc")
    assert [item for item in items if item in kept][: len(kept)] or not kept
