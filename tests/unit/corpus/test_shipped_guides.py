"""The shipped corpus keeps every rule of the lint, and answers every claim of the checklist."""

from pathlib import Path

import pytest

from corpus.lint import SEED_CLAIMS, GuideReport, default_guides_folder, lint_guides, missing_claims

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
GUIDES = sorted(path.stem for path in default_guides_folder().glob("*.md"))
PLANNED_GUIDES = 32


@pytest.fixture(scope="module")
def reports() -> dict[str, GuideReport]:
    """What the lint says of each guide, by name."""
    return {report.name: report for report in lint_guides(default_guides_folder())}


@pytest.mark.parametrize("name", GUIDES)
def test_guide_keeps_every_rule(reports: dict[str, GuideReport], name: str) -> None:
    assert reports[name].problems == ()


@pytest.mark.parametrize("name", GUIDES)
def test_guide_is_measured(reports: dict[str, GuideReport], name: str) -> None:
    report = reports[name]
    assert report.sentences > 0
    assert report.reading_ease > 0


def test_all_planned_guides_are_there() -> None:
    assert [name[:3] for name in GUIDES] == [f"g{n:02d}" for n in range(1, PLANNED_GUIDES + 1)]


def test_every_claim_of_the_checklist_has_a_guide(reports: dict[str, GuideReport]) -> None:
    assert len(SEED_CLAIMS) == 33 + 20 + 15
    assert missing_claims(list(reports.values())) == ()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts are not shipped with the project")
def test_no_guide_shares_eight_words_in_a_row_with_a_seed() -> None:
    copied = [
        f"{report.name}: {problem}"
        for report in lint_guides(default_guides_folder(), SEEDS)
        for problem in report.problems
        if "the seed" in problem
    ]
    assert copied == []
