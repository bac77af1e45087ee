from hypothesis import given
from hypothesis import strategies as st

from corpus.ranking import at_most_per_group, convex_fusion, nearness

_SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 1))


def test_fusion_adds_similarity_and_weighted_match() -> None:
    fused = convex_fusion({"a": 0.5, "b": 0.4}, {"b": 0.5, "c": 1.0}, lexical_weight=0.4)
    assert fused == {"b": 0.4 + 0.4 * 0.5, "a": 0.5, "c": 0.4}
    assert list(fused) == ["b", "a", "c"]


def test_fusion_of_nothing_is_empty() -> None:
    assert convex_fusion({}, {}) == {}


@given(_SCORES)
def test_fusion_without_words_keeps_the_order_of_meaning(similarities: dict[str, float]) -> None:
    best_first = sorted(similarities, key=lambda key: -similarities[key])
    assert list(convex_fusion(similarities, {})) == best_first


@given(st.lists(st.sampled_from("abc")), st.integers(0, 3))
def test_groups_are_capped_in_order(items: list[str], most: int) -> None:
    kept = at_most_per_group(items, lambda item: item, most)
    assert all(kept.count(item) == min(items.count(item), most) for item in "abc")
    assert [item for item in items if item in kept][: len(kept)] or not kept


@given(st.floats(-1, 1), st.none() | st.floats(-1, 1))
def test_expected_question_draws_nearer_and_never_past_itself(own: float, asked: float) -> None:
    assert own <= nearness(own, asked) <= max(own, asked if asked is not None else own)
