"""Answers and reports set for a terminal.

Floor 3.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from api.schemas import GuideSummary
from coach.answer import Answer, Citation, SegmentKind
from corpus.guide import RegionKind
from ingest.report import IngestReport

_STYLES = {
    SegmentKind.CLAIM: "",
    SegmentKind.QUESTION: "italic",
    SegmentKind.GAP: "yellow",
    SegmentKind.BOUNDARY: "yellow",
    SegmentKind.SIGNPOST: "bold",
}
_WIDTH = 88
_LONGEST_DROPPED = 70
_MOST_DROPPED = 20


def show_answer(console: Console, answer: Answer) -> None:
    """Sentences with their markers, then each quote with guide, heading, date and place."""
    console.print()
    for segment in answer.segments:
        markers = "".join(f" [cyan]\\[{marker}][/]" for marker in segment.citations)
        text = f"{escape(segment.text)}{markers}"
        console.print(
            Padding(text, (0, 2, 1, 2)), style=_STYLES.get(segment.kind, ""), width=_WIDTH
        )
    for citation in answer.citations:
        _show_citation(console, citation)


def _show_citation(console: Console, citation: Citation) -> None:
    source = [f"[bold]{escape(citation.guide_title)}[/]"]
    source += [escape(part) for part in (citation.publisher, citation.date) if part]
    place = [escape(heading) for heading in citation.heading_path]
    place += [f"{name} {number}" for name, number in citation.locator if number is not None]
    console.print(
        Padding(f"[cyan]\\[{citation.marker}][/] {', '.join(source)}", (0, 2)), width=_WIDTH
    )
    if place:
        console.print(Padding(" › ".join(place), (0, 6)), style="dim", width=_WIDTH)
    console.print(Padding(f"“{escape(citation.quote)}”", (0, 6, 1, 6)), width=_WIDTH)


def show_report(console: Console, report: IngestReport) -> None:
    """What an ingest did: guides by change, what was not read and why, what was left out."""
    for word, lines in (("new", report.new), ("changed", report.changed), ("moved", report.moved)):
        for line in lines:
            console.print(f"  [green]{word:9}[/] {escape(line.title)}", highlight=False)
    for line in report.removed:
        console.print(f"  [red]removed  [/] {escape(line.title)}", highlight=False)
    for failure in report.failed:
        said = f"{failure.path}: {failure.reason}; {failure.advice}"
        console.print(f"  [red]not read [/] {escape(said)}", highlight=False, soft_wrap=True)
    for flag in report.suspicious:
        said = f"{flag.guide}: “{' '.join(flag.text.split())[:_LONGEST_DROPPED]}”: {flag.reason}"
        console.print(f"  [yellow]look at [/] {escape(said)}", highlight=False, soft_wrap=True)
    for unused in report.unused:
        said = f"{unused.guide}: asked_as: “{unused.text[:_LONGEST_DROPPED]}”: {unused.reason}"
        console.print(f"  [yellow]not used[/] {escape(said)}", highlight=False, soft_wrap=True)
    _show_dropped(console, report)
    console.print(f"{report.summary()[:1].upper()}{report.summary()[1:]}.", highlight=False)
    if report.generation and not report.dry_run:
        console.print(
            f"{report.guides} guides with {report.passages} passages and {report.sentences} "
            f"sentences are served from {report.generation}; {report.embeddings} texts encoded, "
            f"{report.timings_seconds.total:.1f} s.",
            highlight=False,
        )


def _show_dropped(console: Console, report: IngestReport) -> None:
    worth_a_look = [dropped for dropped in report.dropped if dropped.kind != RegionKind.REFERENCES]
    references = len(report.dropped) - len(worth_a_look)
    if references:
        console.print(f"  {references} lines of reference lists are kept out of the evidence.")
    if not worth_a_look:
        return
    table = Table(
        "guide", "left out", "reason", title="Left out of the guides' text", title_justify="left"
    )
    for dropped in worth_a_look[:_MOST_DROPPED]:
        text = " ".join(dropped.text.split())
        short = text if len(text) <= _LONGEST_DROPPED else text[: _LONGEST_DROPPED - 1] + "…"
        table.add_row(escape(dropped.guide), escape(short), escape(dropped.reason))
    console.print(table)
    if len(worth_a_look) > _MOST_DROPPED:
        console.print(f"… and {len(worth_a_look) - _MOST_DROPPED} more: `--json` lists them all.")


def show_guides(console: Console, guides: Iterable[GuideSummary], generation: str) -> None:
    """Every guide in a table."""
    table = Table("id", "title", "publisher", "date", "passages")
    for guide in guides:
        table.add_row(
            escape(guide.id),
            escape(guide.title),
            escape(guide.publisher or ""),
            guide.date or "",
            str(guide.passages),
        )
    console.print(table)
    console.print(f"Served from {generation}.", highlight=False)
