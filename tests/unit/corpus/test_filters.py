"""Filters narrow a search; what is no longer current is never searched."""

import pytest
from pydantic import ValidationError

from corpus.catalogue import CataloguedGuide
from corpus.filters import Filters
from corpus.guide import GuideMetadata, GuideStatus

GUIDE = CataloguedGuide(
    id="g1",
    revision="r",
    passages=1,
    metadata=GuideMetadata(
        title="A", publisher="GMC", date="2024-05", jurisdiction="UK", topics=("feedback", "goals")
    ),
)


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        (Filters(), True),
        (Filters(guides=("g1", "g2")), True),
        (Filters(guides=("g2",)), False),
        (Filters(publishers=("gmc",)), True),
        (Filters(publishers=("NMC",)), False),
        (Filters(jurisdictions=("uk",)), True),
        (Filters(topics=("goals", "other")), True),
        (Filters(topics=("other",)), False),
        (Filters(collections=("local",)), True),
        (Filters(collections=("shipped",)), False),
        (Filters(published_from="2024"), True),
        (Filters(published_from="2024-06"), False),
        (Filters(published_until="2024"), True),
        (Filters(published_until="2024-04"), False),
        (Filters(publishers=("GMC",), topics=("other",)), False),
    ],
)
def test_guide_passes_when_every_condition_holds(filters: Filters, passes: bool) -> None:
    assert filters.passes(GUIDE, {"Local"}) is passes


def test_guide_for_anywhere_passes_every_jurisdiction() -> None:
    facts = GUIDE.metadata.model_copy(update={"jurisdiction": "any"})
    anywhere = GUIDE.model_copy(update={"metadata": facts})
    assert Filters(jurisdictions=("Scotland",)).passes(anywhere)
    assert not Filters(jurisdictions=("Scotland",)).passes(GUIDE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"published_from": "last year"},
        {"published_until": "2024-5"},
        {"guides": [""]},
        {"topics": ["t" * 201]},
        {"topics": ["t"] * 201},
        {"colections": ["local"]},
    ],
)
def test_condition_that_cannot_be_meant_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Filters.model_validate(wrong)


def test_guide_without_a_date_passes_no_condition_on_it() -> None:
    undated = GUIDE.model_copy(update={"metadata": GuideMetadata(title="A")})
    assert not Filters(published_from="2000").passes(undated)
    assert Filters().passes(undated)


@pytest.mark.parametrize("status", [GuideStatus.SUPERSEDED, GuideStatus.WITHDRAWN])
def test_guide_that_is_not_current_never_passes(status: GuideStatus) -> None:
    facts = GUIDE.metadata.model_copy(update={"status": status})
    assert not Filters().passes(GUIDE.model_copy(update={"metadata": facts}))
