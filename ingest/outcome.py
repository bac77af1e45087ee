"""From what an ingest planned and read to the report about it.

Floor 2.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.catalogue import CataloguedGuide
from corpus.guide import GuideStatus, SourceFile
from ingest.plan import Change, Plan
from ingest.reading import ReadGuides
from ingest.report import GuideLine, IngestReport


@dataclass(frozen=True, slots=True)
class Effect:
    """What the published generation holds and the next one does not."""

    guides_gone: tuple[SourceFile, ...]
    """One source of each guide of which none is left."""
    retired: tuple[str, ...]
    """Revisions that are no longer served."""
    passages_gone: int


def report_of(read: ReadGuides, effect: Effect) -> IngestReport:
    """What an ingest did, or would do, apart from what was built."""
    return IngestReport(
        new=tuple(read.lines.get(Change.NEW, ())),
        changed=tuple(read.lines.get(Change.CHANGED, ())),
        moved=tuple(read.lines.get(Change.MOVED, ())),
        removed=_lines(effect.guides_gone),
        same=tuple(read.lines.get(Change.SAME, ())),
        failed=tuple(read.failures),
        dropped=tuple(read.dropped),
        suspicious=tuple(read.suspicious),
        unused=tuple(read.unused),
        duplicates=tuple(read.duplicates),
        retired_revisions=effect.retired,
        passages_gone=effect.passages_gone,
        revisions_added=read.revisions_added,
    )


def effect_of(plan: Plan, read: ReadGuides, before: Sequence[CataloguedGuide]) -> Effect:
    """What the next generation no longer holds of the one before.

    Args:
        plan: What was planned.
        read: What was read for it.
        before: Guides of the published generation.
    """
    revisions = {source.revision for source in read.sources}
    guides = {source.guide_id for source in read.sources}
    statuses = {r.id: r.metadata.status for r in read.revisions.values()}
    retired = [
        guide
        for guide in before
        if guide.revision not in revisions
        or (
            guide.metadata.status is GuideStatus.CURRENT
            and statuses.get(guide.revision, GuideStatus.CURRENT) is not GuideStatus.CURRENT
        )
    ]
    gone = {s.guide_id: s for s in plan.removed if s.guide_id not in guides}
    return Effect(
        guides_gone=tuple(gone.values()),
        retired=tuple(sorted(guide.revision for guide in retired)),
        passages_gone=sum(guide.passages for guide in retired),
    )


def _lines(sources: Iterable[SourceFile]) -> tuple[GuideLine, ...]:
    return tuple(
        GuideLine(guide=source.guide_id, title=source.title, path=source.location)
        for source in sources
    )
