"""Lint of the shipped guides: ``python -m corpus.lint`` prints a table and fails on a problem.

Floor 1. The tests hold the guides to the same reports; reading ease is shown and never judged.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from corpus import guide_rules as rules
from corpus.front_matter import FrontMatterError, ShippedFrontMatter, split_front_matter
from corpus.guide_text import Section, sections
from corpus.prose import reading_ease, sentences, word_runs
from corpus.resources import load_resources
from corpus.topics import load_topics

RUN_LENGTH = 8
"""So many words in a row that two texts share are no accident."""
SEED_CLAIMS = tuple(
    f"{seed}{row}" for seed, last in (("A", 33), ("B", 20), ("C", 15)) for row in range(1, last + 1)
)


@dataclass(frozen=True, slots=True)
class GuideReport:
    """What was measured in one guide, and what is wrong with it."""

    name: str
    """File name without its ending."""
    words: int = 0
    """Words of the body without its references."""
    sentences: int = 0
    reading_ease: float = 0.0
    """Flesch reading ease, about 0 (very hard) to 100 (very easy)."""
    seed_claims: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    topics: frozenset[str]
    resource_ids: frozenset[str]


def default_guides_folder() -> Path:
    """The folder of guides that is shipped with this package."""
    return Path(__file__).parent / "guides"


def lint_guides(folder: Path, seeds: Path | None = None) -> list[GuideReport]:
    """Check every guide (``*.md``) of a folder, in order of file name.

    Args:
        folder: Where the guides are.
        seeds: Folder of texts (``*.txt``) from which nothing may be copied; None skips that rule.

    Raises:
        TopicsError: If the shipped vocabulary cannot be read.
        ResourcesError: If the shipped resources cannot be read.
        OSError: If a guide or a seed cannot be read.
    """
    vocabulary = _Vocabulary(
        topics=load_topics().ids,
        resource_ids=frozenset(resource.id for resource in load_resources().resources),
    )
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    copied = _copied_runs(texts, seeds)
    reports = [_lint(name, text, vocabulary) for name, text in texts.items()]
    return [replace(report, problems=report.problems + copied[report.name]) for report in reports]


def missing_claims(reports: Sequence[GuideReport]) -> tuple[str, ...]:
    """The rows of the checklist that no guide answers, in order."""
    answered = {claim for report in reports for claim in report.seed_claims}
    return tuple(claim for claim in SEED_CLAIMS if claim not in answered)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the exit code is 1 when a guide has a problem or a claim has no guide."""
    parser = argparse.ArgumentParser(
        prog="python -m corpus.lint", description="Check the shipped guides."
    )
    parser.add_argument("folder", nargs="?", type=Path, default=default_guides_folder())
    parser.add_argument(
        "--seeds", type=Path, help="folder of texts from which nothing may be copied"
    )
    options = parser.parse_args(arguments)
    reports = lint_guides(options.folder, options.seeds)
    missing = missing_claims(reports)
    sys.stdout.write("\n".join(_table(reports, missing)) + "\n")
    return 1 if missing or any(report.problems for report in reports) else 0


def _lint(name: str, text: str, vocabulary: _Vocabulary) -> GuideReport:
    try:
        mapping, body, first_line = split_front_matter(text)
        front = ShippedFrontMatter.model_validate(mapping)
    except FrontMatterError as error:
        return GuideReport(name=name, problems=(str(error),))
    except ValidationError as error:
        return GuideReport(name=name, problems=tuple(_field_problems(error)))
    parts = sections(body, first_line)
    prose = [sentence for block in rules.prose_blocks(parts) for sentence in sentences(block.text)]
    return GuideReport(
        name=name,
        words=rules.body_words(parts),
        sentences=len(prose),
        reading_ease=reading_ease(prose),
        seed_claims=front.seed_claims,
        problems=(*_vocabulary_problems(front, vocabulary), *_text_problems(name, front, parts)),
    )


def _field_problems(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        field = ".".join(str(part) for part in detail["loc"]) or "as a whole"
        yield f"front matter, {field}: {detail['msg']}"


def _vocabulary_problems(front: ShippedFrontMatter, vocabulary: _Vocabulary) -> Iterator[str]:
    for topic in sorted(set(front.topics) - vocabulary.topics):
        yield f"topic {topic!r} is not in topics.toml"
    for resource_id in sorted(set(front.resource_ids) - vocabulary.resource_ids):
        yield f"resource {resource_id!r} is not in resources.toml"


def _text_problems(name: str, front: ShippedFrontMatter, parts: Sequence[Section]) -> Iterator[str]:
    yield from rules.title_problems(parts, front, name)
    yield from rules.layout_problems(parts)
    yield from rules.length_problems(rules.body_words(parts))
    yield from rules.reference_problems(parts, front)
    yield from rules.asked_problems(parts, front)
    yield from rules.step_problems(parts)
    yield from rules.question_problems(parts)
    yield from rules.contact_problems(parts)
    yield from rules.standing_alone_problems(parts)


def _copied_runs(texts: Mapping[str, str], seeds: Path | None) -> Mapping[str, tuple[str, ...]]:
    runs_of = {name: _guide_runs(text) for name, text in texts.items()}
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for owner, runs in (*_seed_runs(seeds), *runs_of.items()):
        for run in runs:
            owners[run].append(owner)
    return {
        name: tuple(
            f"words shared with {_others(owners[run], name)}: {run!r}"
            for run in sorted(runs)
            if len(owners[run]) > 1
        )
        for name, runs in runs_of.items()
    }


def _others(owners: Sequence[str], name: str) -> str:
    return ", ".join(owner for owner in owners if owner != name)


def _seed_runs(seeds: Path | None) -> Iterator[tuple[str, frozenset[str]]]:
    for seed in sorted(seeds.glob("*.txt")) if seeds else ():
        lines = seed.read_text(encoding="utf-8").splitlines()
        yield f"the seed {seed.stem}", word_runs(lines, RUN_LENGTH)


def _guide_runs(text: str) -> frozenset[str]:
    try:
        _, body, first_line = split_front_matter(text)
    except FrontMatterError:  # reported as a problem of the guide itself
        return frozenset()
    blocks = rules.prose_blocks(sections(body, first_line))
    return word_runs((block.text for block in blocks), RUN_LENGTH)


def _table(reports: Sequence[GuideReport], missing: Sequence[str]) -> Iterator[str]:
    yield f"{'guide':<42} {'words':>5} {'sentences':>9} {'ease':>5} {'problems':>8}"
    for report in reports:
        measures = f"{report.words:>5} {report.sentences:>9} {report.reading_ease:>5.1f}"
        yield f"{report.name:<42} {measures} {len(report.problems):>8}"
    for report in reports:
        yield from (f"{report.name}: {problem}" for problem in report.problems)
    yield f"{len(reports)} guides; claims without a guide: {', '.join(missing) or 'none'}"


if __name__ == "__main__":
    sys.exit(main())
