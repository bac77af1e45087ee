"""What a turn's safety asks for before anything else: fixed pieces, and whether they stand alone.

Floor 2. Triage and wording need no network, model, index or database, so this works when all of
them are down. The classifier, a second reader, can only add.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.about import Facts, identity_answer
from coach.answer import Route, Safety, SegmentKind
from coach.draft import Piece
from coach.outbound import Allowed, scrub_contacts
from coach.safety_wording import SafetyReply, Wording, safety_reply
from coach.triage import Classifier, Triage, triage
from coach.triage import Route as Concern
from corpus.resources import Region, Resource, ResourceDirectory

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

    def look(self, question: str, earlier: Sequence[str]) -> SafetyFinding:
        """What this turn needs first.

        Args:
            question: The mentee's words, raw and of any length.
            earlier: What the mentee wrote before in this conversation, oldest first.
        """
        found = self._triage(question, earlier)
        reply = safety_reply(found, self._region, self._directory, self._wording)
        if found.route is Concern.IDENTITY and found.level == "none":
            said = Piece(SegmentKind.BOUNDARY, identity_answer(question, self._facts))
            return SafetyFinding((said,), True, _safety(found, reply), Route.OUT_OF_SCOPE)
        pieces = tuple(Piece(piece.kind, piece.text) for piece in reply.pieces)
        aside = (Piece(reply.aside.kind, reply.aside.text),) if reply.aside else ()
        return SafetyFinding(pieces, reply.replaces, _safety(found, reply), _route(found), aside)

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


def _safety(found: Triage, reply: SafetyReply) -> Safety:
    kind = None if found.route is Concern.NONE else found.route.value
    return Safety(level=found.level, kind=kind, resources=reply.resources)


def _route(found: Triage) -> Route | None:
    if _GRAVE.intersection((found.route, *found.also)):
        return Route.SAFETY
    return None if found.route in {Concern.NONE, Concern.IDENTIFIERS} else Route.OUT_OF_SCOPE


def _contacts(resources: Iterable[Resource]) -> Iterable[str]:
    for resource in resources:
        contact = resource.contact
        if contact:
            yield from (part for part in (contact.phone, contact.text, contact.url) if part)
