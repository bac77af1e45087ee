"""The command line, ``coach``: what each command takes, prints and exits with.

Floor 3. Heavy modules are imported inside the commands that need them, so that ``--help`` and a
refusal are quick.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer
from pydantic import BaseModel, ValidationError
from rich.console import Console

from api.settings import Settings
from coach.errors import CoachError
from coach.questions import Half
from corpus.data_folder import DataFolder
from corpus.errors import CorpusEmptyError, CorpusError, DataFolderBusyError
from ingest.errors import IngestError

if TYPE_CHECKING:
    from api.curation_schemas import RolledBack
    from api.orders import IngestOrder
    from api.remote import RemoteCoach
    from api.schemas import GuideList
    from coach.answer import Answer
    from ingest.report import IngestReport

T = TypeVar("T")
NOTHING_DONE, USAGE, BUSY, EMPTY = 1, 2, 3, 4
_EPILOG = (
    "Exit codes: 0 done · 1 nothing was done, the reason is on standard error · 2 wrong usage or "
    "settings · 3 the data folder is in use by another process · 4 nothing has been ingested yet · "
    "130 stopped by Ctrl-C. "
    "Settings are COACH_… variables; see .env.example."
)

app = typer.Typer(
    name="coach",
    help="A mentoring coach that answers from guides and cites the exact sentence.",
    epilog=_EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(help="Files or folders; none means the shipped guides and all synced before."),
]
PublisherOption = Annotated[str | None, typer.Option(help="Who published these files.")]
DateOption = Annotated[str | None, typer.Option(help="When, such as 2024 or 2024-05-17.")]
LicenceOption = Annotated[str | None, typer.Option(help="Under which licence.")]
TitleOption = Annotated[str | None, typer.Option(help="The title; for one file only.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show the plan and stop.")]
AllowShrinkOption = Annotated[
    bool, typer.Option("--allow-shrink", help="Publish even if over a fifth of the guides go.")
]
WatchOption = Annotated[
    bool, typer.Option("--watch", help="Stay, and ingest whenever the files change.")
]


def main() -> None:
    """Run the command line; every foreseen error is one clear line and an exit code."""
    os.umask(0o077)  # guides may be licensed and people's words are private
    try:
        app()
    except DataFolderBusyError as error:
        _fail(f"{error}: stop it first, or use another COACH_DATA_DIR", BUSY)
    except CorpusEmptyError as error:
        _fail(str(error), EMPTY)
    except (CorpusError, IngestError, CoachError) as error:
        _fail(str(error), NOTHING_DONE)
    except ValidationError as error:
        faults = "; ".join(f"COACH_{str(f['loc'][0]).upper()}: {f['msg']}" for f in error.errors())
        _fail(f"the settings are not right: {faults}", USAGE)


@app.command()
def ingest(  # noqa: PLR0913, PLR0917 - each is an option of the command
    paths: PathsArgument = None,
    publisher: PublisherOption = None,
    date: DateOption = None,
    licence: LicenceOption = None,
    title: TitleOption = None,
    dry_run: DryRunOption = False,
    allow_shrink: AllowShrinkOption = False,
    watch: WatchOption = False,
    as_json: JsonOption = False,
) -> None:
    """Bring the library in step with files and folders of them.

    Markdown, plain text, HTML, PDF, DOCX, PPTX, ODT, EPUB and reStructuredText can be read.

    What is new, changed, moved or gone is found by content; the same input twice changes nothing.
    Title, publisher and date can also stand in a `guides.toml` beside the files, a table for each
    file name.
    """
    from api.orders import IngestOrder
    from corpus.guide import Corrections

    if title and (paths is None or len(paths) != 1 or not paths[0].is_file()):
        raise typer.BadParameter("a title can be given for one file only", param_hint="--title")
    corrections = Corrections(title=title, publisher=publisher, date=date, licence=licence)
    order = IngestOrder(paths, corrections, dry_run, allow_shrink)
    if watch:
        from api.commands import ingest_on_change

        ingest_on_change(Settings(), order, lambda: _ingest_once(order, as_json=as_json), _say)
    report = _ingest_once(order, as_json=as_json)
    if report.failed and not (report.new or report.changed or report.moved or report.same):
        raise typer.Exit(NOTHING_DONE)


def _ingest_once(order: "IngestOrder", *, as_json: bool) -> "IngestReport":
    def here(settings: Settings) -> "IngestReport":
        from api.commands import run_ingest

        return run_ingest(settings, order)

    def there(remote: "RemoteCoach") -> "IngestReport":
        from api.commands import ingest_by_server

        return ingest_by_server(remote, order)

    report = _here_or_there(here, there)
    if as_json:
        _print_json(report)
    else:
        from api.terminal import show_report

        show_report(Console(), report)
    return report


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="In plain words, in quotation marks.")],
    as_json: JsonOption = False,
) -> None:
    """Ask the guides: sentences with markers, then each quote with its guide, heading and date."""

    def here(settings: Settings) -> "Answer":
        from api.asking import run_ask

        return run_ask(settings, question)

    answer = _here_or_there(here, lambda remote: remote.ask(question))
    if as_json:
        _print_json(answer)
    else:
        from api.terminal import show_answer

        show_answer(Console(), answer)


@app.command()
def guides(as_json: JsonOption = False) -> None:
    """List the guides of the published library."""

    def here(settings: Settings) -> "GuideList":
        from api.commands import list_guides

        return list_guides(settings)

    listed = _here_or_there(here, lambda remote: remote.guides())
    if as_json:
        _print_json(listed)
    else:
        from api.terminal import show_guides

        show_guides(Console(), listed.guides, listed.generation)


@app.command(name="eval")
def evaluate(
    questions: Annotated[
        list[Path] | None, typer.Argument(help="Files of questions (.jsonl), or folders of them.")
    ] = None,
    collection: Annotated[
        Path | None, typer.Option(help="Instead: a folder with a collection in BEIR form.")
    ] = None,
    guides: Annotated[
        Path | None,
        typer.Option(help="Measure on the guides below this folder, not on the published ones."),
    ] = None,
    half: Annotated[
        Half | None, typer.Option(help="Only this half of the questions: tune on one alone.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how well the right passages are found, for questions or for a collection.

    A question is a line such as {"id": "q1", "group": "howto", "turns": ["…"], "answerable": true,
    "gold": [{"doc": "guide.md", "quote": "A sentence of it."}]}. A collection is ingested into a
    library that is thrown away afterwards.
    """
    from api.evaluating import run_evaluation
    from api.terminal_figures import show_figures

    report = run_evaluation(Settings(), questions or (), collection, guides, half)
    if as_json:
        sys.stdout.write(json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        show_figures(Console(), report)


@app.command()
def rollback(
    generation: Annotated[
        str | None, typer.Argument(help="Any that is kept; none means the one before.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Serve an earlier generation again; the next ingest builds on it."""

    def here(settings: Settings) -> "RolledBack":
        from api.curation_schemas import RolledBack
        from corpus.publishing import roll_back

        data = DataFolder(settings.data_dir)
        return RolledBack(generation=roll_back(data, generation, settings.keep_generations))

    done = _here_or_there(here, lambda remote: remote.roll_back(generation))
    if as_json:
        _print_json(done)
    else:
        Console().print(f"Served from {done.generation} again.", highlight=False)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the API and the page; Ctrl-C stops it."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = Settings.model_validate(Settings().model_dump() | given)
    DataFolder(settings.data_dir).check_free()
    from api.server import run_server

    run_server(settings)


@app.command()
def doctor(as_json: JsonOption = False) -> None:
    """Say what is configured, where the data is, which generation serves, and what is wrong."""
    from api.doctor import examine, show_findings

    report = examine(Settings())
    if as_json:
        _print_json(report)
    else:
        show_findings(Console(), report)
    if not report.healthy:
        raise typer.Exit(NOTHING_DONE)


def _here_or_there(here: "Callable[[Settings], T]", there: "Callable[[RemoteCoach], T]") -> "T":
    """Do it here, or ask the server that owns the data folder to do it."""
    settings = Settings()
    try:
        with DataFolder(settings.data_dir).owned():
            return here(settings)
    except DataFolderBusyError as busy:
        if busy.url is None:  # it is no server, which can be said at once
            raise
        from api.remote import RemoteCoach

        return there(RemoteCoach(busy))


def _print_json(value: BaseModel) -> None:
    json.dump(value.model_dump(mode="json"), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _fail(message: str, code: int) -> NoReturn:
    _say(message)
    sys.exit(code)


def _say(message: str) -> None:
    Console(stderr=True).print(f"[bold red]coach:[/] {message}", highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main()
