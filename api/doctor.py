"""What is configured, where the data is, which generation serves, and what is wrong.

Floor 3. Looks without owning: it also works while a server runs.
"""

from enum import StrEnum

from pydantic import BaseModel
from rich.console import Console
from rich.markup import escape

from api.encoders import load_encoder
from api.readiness import resource_warnings
from api.settings import Settings
from corpus.data_folder import DataFolder
from corpus.errors import CorpusEmptyError, CorpusError, DataFolderBusyError
from corpus.generation import EncoderIdentity, Manifest, published, read_manifest, verify_files
from corpus.resources import ResourcesError
from corpus.shipped_models import CROSS_ENCODER, PACKAGE, TEXT_ENCODER


class Level(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


class Finding(BaseModel):
    """One thing that was looked at."""

    subject: str
    level: Level
    detail: str


class Examination(BaseModel):
    """Everything that was looked at."""

    healthy: bool
    settings: dict[str, str]
    findings: list[Finding]


_MARKS = {Level.OK: "[green]✓[/]", Level.WARNING: "[yellow]![/]", Level.FAULT: "[red]✗[/]"}


def examine(settings: Settings) -> Examination:
    """Look at the data folder, the encoder and the published library."""
    data = DataFolder(settings.data_dir)
    encoder, encoder_finding = _examine_encoder(settings)
    findings = [
        _examine_owner(data),
        encoder_finding,
        _examine_readers(),
        _examine_library(data, encoder),
        _examine_resources(),
    ]
    shown = {f"COACH_{name.upper()}": str(value) for name, value in settings}
    return Examination(
        healthy=all(finding.level is not Level.FAULT for finding in findings),
        settings=shown,
        findings=findings,
    )


def show_findings(console: Console, examination: Examination) -> None:
    """The examination for a person."""
    for name, value in examination.settings.items():
        console.print(f"  {name:32} {escape(value)}", style="dim", highlight=False)
    console.print()
    for finding in examination.findings:
        mark = _MARKS[finding.level]
        console.print(f"{mark} {finding.subject:14} {escape(finding.detail)}", highlight=False)


def _examine_owner(data: DataFolder) -> Finding:
    place = data.root.resolve()
    try:
        data.check_free()
    except DataFolderBusyError as busy:
        return Finding(subject="data folder", level=Level.OK, detail=str(busy))
    except CorpusError as error:
        return Finding(subject="data folder", level=Level.FAULT, detail=str(error))
    return Finding(subject="data folder", level=Level.OK, detail=f"{place}, free")


def _examine_encoder(settings: Settings) -> tuple[EncoderIdentity | None, Finding]:
    try:
        identity = load_encoder(settings).identity
    except CorpusError as error:
        return None, Finding(subject="encoder", level=Level.FAULT, detail=str(error))
    return identity, Finding(
        subject="encoder", level=Level.OK, detail=f"{identity}, weights checked"
    )


def _examine_readers() -> Finding:
    """The models that read for safety, for answers and for claims."""
    try:
        checked = [shipped.path().name for shipped in (TEXT_ENCODER, CROSS_ENCODER)]
    except CorpusError as error:
        return Finding(subject="readers", level=Level.FAULT, detail=str(error))
    detail = f"{' and '.join(checked)} of {PACKAGE}, weights checked"
    return Finding(subject="readers", level=Level.OK, detail=detail)


def _examine_library(data: DataFolder, encoder: EncoderIdentity | None) -> Finding:
    try:
        folder = published(data.library)
        manifest = read_manifest(folder)
        verify_files(folder, manifest)
    except CorpusEmptyError as error:
        return Finding(subject="library", level=Level.FAULT, detail=str(error))
    except CorpusError as error:
        return Finding(subject="library", level=Level.FAULT, detail=str(error))
    if encoder is not None and manifest.encoder != encoder:
        detail = f"{manifest.generation} was built with {manifest.encoder}: run `coach ingest`"
        return Finding(subject="library", level=Level.FAULT, detail=detail)
    return Finding(subject="library", level=Level.OK, detail=_described(manifest))


def _examine_resources() -> Finding:
    try:
        warnings = resource_warnings()
    except ResourcesError as error:
        return Finding(subject="resources", level=Level.FAULT, detail=str(error))
    if warnings:
        return Finding(subject="resources", level=Level.WARNING, detail="; ".join(warnings))
    return Finding(subject="resources", level=Level.OK, detail="every entry reviewed lately")


def _described(manifest: Manifest) -> str:
    counts = manifest.counts
    return (
        f"{manifest.generation}, published {manifest.created_at:%Y-%m-%d %H:%M} UTC: "
        f"{counts.guides} guides, {counts.passages} passages, every file as published; "
        f"recall@10 {manifest.audit.recall_at_10:.3f}"
    )
