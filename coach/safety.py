"""What a turn's safety asks for before anything else: fixed pieces, and whether they stand alone.

Floor 2. Triage and wording need no network, model, index or database, so this works when all of
them are down. The classifier, a second reader, can only add.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coach.about import Facts, identity_answer
from coach.answer import Route, Safety, SegmentKind
from coach.draft import Piece
from coach.outbound import Allowed, scrub_contacts
from coach.safety_wording import Piece as Said
from coach.safety_wording import Wording, safety_reply, with_places
from coach.staying import InHand, eased, in_hand, reply_to, told_before
from coach.triage import Classifier, Triage, denies, triage
from coach.triage import Route as Concern
from corpus.resources import Region, Resource, ResourceDirectory
from corpus.words import content_words

_log = logging.getLogger(__name__)
_GRAVE = frozenset(
    {
        Concern.SELF_HARM,
        Concern.HARM_TO_OTHER_RISK,
        Concern.PATIENT_SAFETY,
        Concern.MISTREATMENT,
        Concern.OWN_ERROR,
        Concern.PROBITY,
    }
)
_OF_A_NO = 2
"""Content words that a no may hold: "no, just tired"."""


@dataclass(frozen=True, slots=True)
class SafetyFinding:
    """What is said before, or instead of, an answer, and the line that may close one."""

    pieces: tuple[Piece, ...]
    replaces: bool
    """Whether nothing is answered after it."""
    safety: Safety
    route: Route | None
    """The route that it makes of the turn; absent when the answer's own route stands."""
    aside: tuple[Piece, ...] = ()
    """Said last, where a route only looks likely: at most one line."""
    takes_up: bool = False
    """Whether the turn only says no to a question about danger: what was told is in hand again."""
    is_coached: bool = True
    """Whether the coach goes on as on any evening; else only the guides speak, if asked."""
    otherwise: tuple[Piece, ...] = ()
    """Where the conversation stays with a grave text: said where the guides hold nothing."""
    topic: str = ""
    """Looked up with the question there, in place of what was told before."""


class SafetyNet:
    """Looks at every turn first."""

    def __init__(
        self,
        wording: Wording,
        directory: ResourceDirectory,
        region: Region,
        facts: Facts,
        classifier: Classifier | None = None,
    ) -> None:
        """Work with reviewed texts.

        Args:
            wording: The fixed texts.
            directory: The places to turn to.
            region: Whose places are shown.
            facts: The truth about this coach, for questions about it.
            classifier: A second reader, if there is one for the encoder.
        """
        self._wording = wording
        self._directory = directory
        self._region = region
        self._facts = facts
        self._classifier = classifier
        self._contacts = tuple(_contacts(directory.resources))

    def look(
        self, question: str, earlier: Sequence[str], said: Sequence[str] = ()
    ) -> SafetyFinding:
        """What this turn needs first.

        Args:
            question: The mentee's words, raw and of any length.
            earlier: What the mentee wrote before in this conversation, oldest first.
            said: What the coach said before in it, oldest first.
        """
        found = self._triage(question, earlier)
        told = told_before(question, said, self._wording)
        reply = reply_to(question, told, said, self._wording) if told else None
        if told is None or reply is None:
            return self._first(question, found)
        found = eased(question, found, told, reply, lambda: self._triage(question, ()))
        staying = in_hand(question, found, told, reply, self._wording)
        if staying is None:
            return self._first(question, found)
        return (
            self._beside(question, found, staying) if staying.asks else self._stayed(found, staying)
        )

    def _beside(self, question: str, found: Triage, staying: InHand) -> SafetyFinding:
        """What is said before a question that goes on after a grave text."""
        finding = self._first(question, found)
        otherwise, _ = self._reply(staying)
        return replace(finding, is_coached=False, otherwise=otherwise, topic=staying.topic)

    def _first(self, question: str, found: Triage) -> SafetyFinding:
        """What is said before anything else on a turn by itself."""
        reply = safety_reply(found, self._region, self._directory, self._wording)
        if found.route is Concern.IDENTITY and found.level == "none":
            said = Piece(SegmentKind.BOUNDARY, identity_answer(question, self._facts))
            return SafetyFinding((said,), True, _safety(found, reply.resources), Route.OUT_OF_SCOPE)
        pieces = _pieces(reply.pieces)
        aside = (Piece(reply.aside.kind, reply.aside.text),) if reply.aside else ()
        route = _route(found)
        is_coached = route is not Route.SAFETY or found.is_faint or found.is_answered
        safety = _safety(found, reply.resources)
        takes_up = found.is_answered and _only_denies(question)
        return SafetyFinding(pieces, reply.replaces, safety, route, aside, takes_up, is_coached)

    def _stayed(self, found: Triage, staying: InHand) -> SafetyFinding:
        """What is said to a turn that goes on after a grave text and asks nothing new."""
        pieces, shown = self._reply(staying)
        is_urgent = staying.told.level == "urgent"
        kind, level = staying.told.route, found.level
        if not is_urgent:
            first = safety_reply(found, self._region, self._directory, self._wording)
            pieces = (*_pieces(first.pieces), *pieces)
            shown = (*first.resources, *shown)
        if found.is_faint and not is_urgent:  # it asks for itself, and a turn asks once
            kind = Concern.SELF_HARM
            pieces = _with_one_question(pieces)
        safety = Safety(level=level, kind=kind.value, resources=shown)
        return SafetyFinding(pieces, True, safety, Route.SAFETY, is_coached=False)

    def _reply(self, staying: InHand) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
        said, shown = with_places(staying.reply, self._region, self._directory)
        return _pieces(said), tuple(shown)

    def scrub(self, text: str, quotes: Iterable[str]) -> str:
        """A model's words without any contact, link or image but the reviewed and the quoted."""
        return scrub_contacts(text, Allowed.from_texts([*self._contacts, *quotes])).text

    def _triage(self, question: str, earlier: Sequence[str]) -> Triage:
        if self._classifier is None:
            return triage(question, earlier)
        try:
            return triage(question, earlier, classifier=self._classifier)
        except (RuntimeError, ValueError, OSError, MemoryError) as error:
            # The rules stand without the encoder; a turn is never left without them.
            _log.error("the second reader of safety failed: %s", type(error).__name__)
            return triage(question, earlier)


def _pieces(said: Iterable[Said]) -> tuple[Piece, ...]:
    return tuple(Piece(piece.kind, piece.text) for piece in said)


def _with_one_question(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces without the questions after the first."""
    asked = [place for place, p in enumerate(pieces) if p.kind is SegmentKind.QUESTION]
    return tuple(p for place, p in enumerate(pieces) if place not in asked[1:])


def _only_denies(question: str) -> bool:
    """Whether a turn says no and tells nothing beside."""
    return denies(question) and len(content_words(question)) <= _OF_A_NO


def _safety(found: Triage, resources: tuple[str, ...]) -> Safety:
    kind = None if found.route is Concern.NONE else found.route.value
    return Safety(level=found.level, kind=kind, resources=resources)


def _route(found: Triage) -> Route | None:
    if _GRAVE.intersection((found.route, *found.also)):
        return Route.SAFETY
    return None if found.route in {Concern.NONE, Concern.IDENTIFIERS} else Route.OUT_OF_SCOPE


def _contacts(resources: Iterable[Resource]) -> Iterable[str]:
    for resource in resources:
        contact = resource.contact
        if contact:
            yield from (part for part in (contact.phone, contact.text, contact.url) if part)
