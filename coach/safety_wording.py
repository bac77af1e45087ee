"""The fixed, reviewed texts of the safety floor, and the reply that they make for a turn.

Floor 2 (coach). The texts are read once, when the service starts; if the file or a sign-post in
it is wrong the service does not start, so nothing can be missing in the middle of a turn. Numbers
and links come from the directory of resources by id and from nowhere else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from coach.answer import SegmentKind
from coach.signposts import serving, signposts
from coach.triage.model import Level, Route, Triage
from corpus.resources import Region, ResourceDirectory, ResourcesError

_NUMBER_OR_LINK = re.compile(r"\d(?:[ -]?\d){2,}|https?:|www\.|@")
SOFT_ROUTES = tuple(
    route for route in Route if route not in (Route.SELF_HARM, Route.IDENTIFIERS, Route.NONE)
)
"""Routes that can look likely without being found."""

_NAMED_APART = (Route.HARM_TO_OTHER_RISK, Route.PATIENT_SAFETY, Route.IDENTIFIERS)
"""Routes whose text is shown even when a graver route comes first."""

_HARM_NOW = (Route.HARM_TO_OTHER_RISK, Route.PATIENT_SAFETY)
"""Routes whose line stands before an answer also where they only look likely."""

STAYS_WITH: tuple[tuple[Route, Level], ...] = (
    (Route.SELF_HARM, "urgent"),
    (Route.HARM_TO_OTHER_RISK, "none"),
    (Route.PATIENT_SAFETY, "none"),
    (Route.MISTREATMENT, "none"),
    (Route.OWN_ERROR, "none"),
    (Route.PROBITY, "none"),
)
"""Texts that the conversation stays with, the gravest first."""

_CONCERNS = (*_HARM_NOW, Route.MISTREATMENT, Route.OWN_ERROR, Route.PROBITY)
"""Routes whose line says where to turn; that of the others says what the coach cannot do."""


class WordingError(ValueError):
    """The file of texts cannot be used; the message names the entry and what is wrong."""


class _Strict(BaseModel):
    """A value read from the file: frozen, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Piece(_Strict):
    """One piece of a reply; a sign-post without text stands for the list of resources."""

    kind: SegmentKind
    text: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.kind is SegmentKind.CLAIM:
            raise ValueError("a fixed text makes no claim")
        if not self.text and self.kind is not SegmentKind.SIGNPOST:
            raise ValueError(f"a piece of kind {self.kind} has no text")
        if _NUMBER_OR_LINK.search(self.text):
            raise ValueError("numbers and links stand in resources.toml only")
        return self


class Told(_Strict):
    """A fixed text, told piece by piece."""

    route: Route
    level: Level
    when: str = ""
    signposts: tuple[str, ...]
    pieces: tuple[Piece, ...] = Field(min_length=1)


class Entry(Told):
    """The text for one route and level."""

    replaces: bool
    soft: str = ""
    """One line beside an ordinary answer, where the route only looks likely."""
    topic: str = ""
    """What a question that goes on from it is looked up with, instead of the story told."""
    forbidden: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _keeps_its_own_rules(self) -> Self:
        said = " ".join([*(piece.text for piece in self.pieces), self.soft]).lower()
        if _NUMBER_OR_LINK.search(self.soft):
            raise ValueError("numbers and links stand in resources.toml only")
        broken = [phrase for phrase in self.forbidden if phrase.lower() in said]
        if broken:
            raise ValueError(f"{self.route}/{self.level} says what it forbids: {broken}")
        shown = any(not piece.text for piece in self.pieces)
        if shown != bool(self.signposts):
            raise ValueError(f"{self.route}/{self.level}: sign-posts and their place do not agree")
        return self


class Reply(Told):
    """What is said to a turn that goes on after a text and asks nothing that a guide could hold."""

    level: Level = "none"
    signposts: tuple[str, ...] = ()
    hears: tuple[str, ...] = ()
    """One of these stands in the turn; a reply without is for any turn."""
    is_echo: bool = False
    """They are words of the question that the text ends with: a turn of few words that holds one
    answers it, whatever a judgement suspects in it."""

    @model_validator(mode="after")
    def _begins_with_words(self) -> Self:
        if not self.pieces[0].text:
            raise ValueError(f"a reply of {self.route} begins with its sign-posts")
        return self


class Wording(_Strict):
    """All texts of one language."""

    language: str
    reviewed_by: str
    reviewed_on: str
    entry: tuple[Entry, ...]
    reply: tuple[Reply, ...] = ()

    def entry_for(self, route: Route, level: Level, reasons: tuple[str, ...]) -> Entry | None:
        """Return the entry for a route at a level; one whose ``when`` fits goes first."""
        fitting = [
            entry
            for entry in self.entry
            if entry.route is route
            and entry.level == level
            and any(reason.startswith(entry.when) for reason in (*reasons, ""))
        ]
        return max(fitting, key=lambda entry: len(entry.when), default=None)

    def topic_of(self, told: Told) -> str:
        """What a question that goes on from a text is about."""
        entry = self.entry_for(told.route, told.level, ())
        return entry.topic if entry else ""

    def forbidden_in(self, route: Route, text: str) -> tuple[str, ...]:
        """Return the phrases forbidden on ``route`` that stand in ``text``, whoever wrote it."""
        said = text.lower()
        phrases = {
            p.lower() for entry in self.entry if entry.route is route for p in entry.forbidden
        }
        return tuple(sorted(phrase for phrase in phrases if phrase in said))


@dataclass(frozen=True, slots=True)
class SafetyReply:
    """What is said before, or instead of, an answer, and the line that may close one.

    Attributes:
        pieces: Typed pieces in the order in which they are shown; empty when nothing is needed.
        replaces: Whether nothing is answered after it.
        resources: Ids of the resources shown, in order.
        aside: The line at the end of an answer, where a route only looks likely.
    """

    pieces: tuple[Piece, ...]
    replaces: bool
    resources: tuple[str, ...]
    aside: Piece | None = None


def default_wording_path(language: str = "en-GB") -> Path:
    """The file that is shipped with this package."""
    return Path(__file__).parent / "wording" / f"{language}.toml"


def load_wording(path: Path, directory: ResourceDirectory) -> Wording:
    """Read and check the texts.

    Raises:
        WordingError: If the file is missing or malformed, a route has no text, a text breaks its
            own rules, or a sign-post is not in ``directory``.
    """
    try:
        wording = Wording.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        texts: tuple[Told, ...] = (*wording.entry, *wording.reply)
        for told in texts:
            for resource_id in told.signposts:
                directory.by_id(resource_id)
    except (OSError, tomllib.TOMLDecodeError, ValidationError, ResourcesError) as error:
        message = f"the safety texts in {path.name} cannot be used: {error}"
        raise WordingError(message) from error
    _check_complete(wording)
    _check_told_apart(wording)
    _check_forbidden(wording)
    return wording


def _check_complete(wording: Wording) -> None:
    """Raise WordingError unless every route and level that triage can give has a text."""
    needed: list[tuple[Route, Level]] = [(Route.SELF_HARM, "urgent"), (Route.SELF_HARM, "check")]
    needed += [(route, "none") for route in Route if route not in (Route.SELF_HARM, Route.NONE)]
    missing = [f"{r}/{level}" for r, level in needed if wording.entry_for(r, level, ()) is None]
    missing += [f"{route}/soft" for route in SOFT_ROUTES if not _soft_line(route, wording)]
    missing += [f"{r}/{level}/reply" for r, level in STAYS_WITH if not _for_any(r, level, wording)]
    if missing:
        message = f"these routes have no safety text: {', '.join(missing)}"
        raise WordingError(message)


def _for_any(route: Route, level: Level, wording: Wording) -> bool:
    """Whether some reply of a text is for any turn."""
    return any(
        (reply.route, reply.level, reply.hears) == (route, level, ()) for reply in wording.reply
    )


def _check_told_apart(wording: Wording) -> None:
    """Raise WordingError if a text cannot be told from another by how it begins."""
    told: tuple[Told, ...] = (*wording.entry, *wording.reply)
    begins = [text.pieces[0].text for text in told if (text.route, text.level) in STAYS_WITH]
    for place, first in enumerate(begins):
        if any(first in other for other in begins[place + 1 :] + begins[:place]):
            message = f"another text begins like this one: {first!r}"
            raise WordingError(message)


def _check_forbidden(wording: Wording) -> None:
    """Raise WordingError if a reply says what its route forbids."""
    for reply in wording.reply:
        said = " ".join(piece.text for piece in reply.pieces)
        if broken := wording.forbidden_in(reply.route, said):
            message = f"a reply of {reply.route}/{reply.level} says what is forbidden: {broken}"
            raise WordingError(message)


def safety_reply(
    triage: Triage, region: Region, directory: ResourceDirectory, wording: Wording
) -> SafetyReply:
    """Put together the fixed reply for a turn.

    Danger to oneself comes first and, when urgent, alone. Otherwise the text of the route follows,
    with that of another's danger, patient safety or identifiers when they were found as well. Where
    a route only looks likely, one short line is all.
    """
    entries = _entries(triage, wording)
    if triage.soft and not entries:
        return _beside(triage.soft[0], _soft_line(triage.soft[0], wording))
    pieces: list[Piece] = []
    shown: list[str] = []
    for entry in entries:
        said, places = with_places(entry, region, directory, but=shown)
        pieces += said
        shown += places
    return SafetyReply(tuple(pieces), any(entry.replaces for entry in entries), tuple(shown))


def with_places(
    told: Told, region: Region, directory: ResourceDirectory, but: Sequence[str] = ()
) -> tuple[list[Piece], list[str]]:
    """The pieces of a text with the places to turn to in them, and the ids of these.

    Args:
        told: The text.
        region: Whose places are shown.
        directory: The places.
        but: Ids of places that were shown already.
    """
    named = [directory.by_id(name) for name in told.signposts]
    resources = [resource for resource in serving(named, region) if resource.id not in but]
    pieces: list[Piece] = []
    for piece in told.pieces:
        pieces += [piece] if piece.text else map(_signpost, signposts(resources, region))
    return pieces, [resource.id for resource in resources]


def _beside(route: Route, text: str) -> SafetyReply:
    """Return the line before the answer where somebody may come to harm now, else after it."""
    kind = SegmentKind.SIGNPOST if route in _CONCERNS else SegmentKind.BOUNDARY
    line = Piece(kind=kind, text=text)
    if route in _HARM_NOW:
        return SafetyReply((line,), False, ())
    return SafetyReply((), False, (), line)


def _entries(triage: Triage, wording: Wording) -> list[Entry]:
    """Return the entries to show, in order, without repetition."""
    own_danger = triage.level != "none" and Route.SELF_HARM in (triage.route, *triage.also)
    wanted: list[tuple[Route, Level]] = [(Route.SELF_HARM, triage.level)] if own_danger else []
    if not (own_danger and triage.level == "urgent"):
        main = triage.route
        others = [r for r in triage.also if r in _NAMED_APART]
        level: Level = triage.level if not own_danger else "none"
        wanted += [(route, level) for route in (main, *others) if route is not Route.SELF_HARM]
    found = (
        wording.entry_for(route, level, triage.reasons)
        or wording.entry_for(route, "none", triage.reasons)
        for route, level in wanted
    )
    return list(dict.fromkeys(entry for entry in found if entry is not None))


def _soft_line(route: Route, wording: Wording) -> str:
    """Return the short line of a route, empty when it has none."""
    entry = wording.entry_for(route, "none", ())
    return entry.soft if entry else ""


def _signpost(line: str) -> Piece:
    # Built without validation: contacts are allowed here and only here.
    return Piece.model_construct(kind=SegmentKind.SIGNPOST, text=line)
