"""From what an ingest planned and read to the report about it.

Floor 2.
"""

from collections.abc import Iterable

from corpus.generation import Manifest
from corpus.guide import SourceFile
from ingest.plan import Change, Plan
from ingest.reading import ReadGuides
from ingest.report import GuideLine, IngestReport, Timings


def planned_report(plan: Plan, previous: Manifest | None) -> IngestReport:
    """What an ingest would do, before any file is read."""
    lines: dict[str, list[GuideLine]] = {change.value: [] for change in Change}
    for file in plan.files:
        source = file.previous
        line = GuideLine(
            guide=source.guide_id if source else "",
            title=source.title if source else file.found.path.stem,
            path=file.found.location,
        )
        lines[file.change.value].append(line)
    return IngestReport(
        dry_run=True,
        generation=previous.generation if previous else None,
        removed=_lines(plan.removed),
        failed=plan.failures,
        **{change: tuple(of_change) for change, of_change in lines.items()},
    )


def report_of(
    plan: Plan,
    read: ReadGuides,
    manifest: Manifest,
    *,
    published: bool,
    embeddings: int,
    timings: Timings,
) -> IngestReport:
    """What an ingest did."""
    return IngestReport(
        generation=manifest.generation,
        published=published,
        new=tuple(read.lines.get(Change.NEW, ())),
        changed=tuple(read.lines.get(Change.CHANGED, ())),
        moved=tuple(read.lines.get(Change.MOVED, ())),
        removed=_lines(plan.removed),
        same=tuple(read.lines.get(Change.SAME, ())),
        failed=tuple(read.failures),
        dropped=tuple(read.dropped),
        **manifest.counts.model_dump(),
        revisions_added=read.revisions_added,
        embeddings=embeddings,
        timings_seconds=timings,
    )


def _lines(sources: Iterable[SourceFile]) -> tuple[GuideLine, ...]:
    return tuple(
        GuideLine(guide=source.guide_id, title=source.title, path=source.location)
        for source in sources
    )
