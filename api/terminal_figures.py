"""Figures of an evaluation set for a terminal.

Floor 3.
"""

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from coach.collection import CollectionReport
from coach.evaluation import FOUND, LEGS, SERVED, QuestionReport
from coach.metrics import Estimate

_MOST_FAILURES = 40
_NOTE = "In brackets: 95 % intervals, by resampling the questions."


def show_figures(console: Console, report: QuestionReport | CollectionReport) -> None:
    """Tables of means with intervals, then what was not found."""
    if isinstance(report, QuestionReport):
        _show_questions(console, report)
    else:
        _show_collection(console, report)


def _show_questions(console: Console, report: QuestionReport) -> None:
    title = f"{report.measured} of {report.questions} questions measured on {report.generation}"
    console.print(_measures(title, report.all.estimates))
    groups = Table("group", "questions", *LEGS, SERVED, title=f"{FOUND} by group", title_style="")
    for name, figures in report.groups.items():
        means = [f"{figures.estimates[FOUND][leg].mean:.2f}" for leg in (*LEGS, SERVED)]
        groups.add_row(escape(name), str(figures.questions), *means)
    console.print(groups)
    console.print(f"Fused minus the better leg: {report.all.fused_minus_better_leg}. {_NOTE}")
    for identifier in report.not_held:
        console.print(f"No guide holds the gold sentence of {escape(identifier)}.")
    if report.failures:
        console.print(f"\nNot among the first eight passages ({len(report.failures)}):")
    for outcome in report.failures[:_MOST_FAILURES]:
        console.print(f"  [bold]{escape(outcome.id)}[/] {escape(' / '.join(outcome.turns))}")
        console.print(f"    searched for: {escape(outcome.query)}", style="dim")
        console.print(f"    found first: {escape('; '.join(outcome.first))}", style="dim")
    if len(report.failures) > _MOST_FAILURES:
        console.print(f"… and {len(report.failures) - _MOST_FAILURES} more: `--json` has them all.")


def _show_collection(console: Console, report: CollectionReport) -> None:
    title = (
        f"{report.queries} queries, {report.documents} documents, {report.passages} passages"
        f"{f', {report.not_read} documents not read' if report.not_read else ''}"
    )
    console.print(_measures(title, report.estimates))
    console.print(f"Fused minus the better leg: {report.fused_minus_better_leg}. {_NOTE}")
    console.print("\nServed worst:")
    for query in report.worst:
        console.print(
            f"  [bold]{escape(query.id)}[/] {query.ndcg['fused']:.2f} {escape(query.query)}"
        )


def _measures(title: str, estimates: Mapping[str, Mapping[str, Estimate]]) -> Table:
    rankings = list(dict.fromkeys(leg for by_leg in estimates.values() for leg in by_leg))
    table = Table("measure", *rankings, title=title, title_style="bold")
    for name, by_leg in estimates.items():
        table.add_row(name, *(str(by_leg[leg]) if leg in by_leg else "" for leg in rankings))
    return table
