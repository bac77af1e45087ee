"""Measures against rankings worked out by hand, and intervals that say how little is known."""

import math

import pytest

from coach.metrics import estimate, measure

QRELS = {"q1": {"a": 1, "b": 1}, "q2": {"c": 1}, "q3": {"d": 1}}
RUN = {"q1": ["x", "a", "b"], "q2": ["c"], "q3": []}


def test_measures_are_those_worked_out_by_hand() -> None:
    values = measure(QRELS, RUN)
    ideal = 1 + 1 / math.log2(3)
    assert values["ndcg@10"]["q1"] == pytest.approx((1 / math.log2(3) + 1 / 2) / ideal)
    assert values["mrr"] == {"q1": 0.5, "q2": 1.0, "q3": 0.0}
    assert values["recall@100"] == {"q1": 1.0, "q2": 1.0, "q3": 0.0}


def test_query_without_documents_scores_nothing() -> None:
    assert measure({"q": {"a": 1}}, {})["ndcg@10"] == {"q": 0.0}


def test_order_decides_where_ids_would_sort_otherwise() -> None:
    first = measure({"q": {"z": 1}}, {"q": ["z", "a"]})
    second = measure({"q": {"z": 1}}, {"q": ["a", "z"]})
    assert first["mrr"]["q"] == 1.0
    assert second["mrr"]["q"] == 0.5


def test_interval_narrows_with_more_questions_and_holds_the_mean() -> None:
    few, many = estimate([0.0, 1.0] * 10), estimate([0.0, 1.0] * 1000)
    assert few.low < few.mean < few.high
    assert many.high - many.low < few.high - few.low
    assert estimate([0.0, 1.0] * 10) == few


def test_nothing_to_average_is_nothing() -> None:
    assert estimate([]).high == 0.0
