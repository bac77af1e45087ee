"""The truth about the coach itself, made from the configuration that is in force.

Floor 2 (coach). The page about the coach, the agreement before first use and the answers to "is
this confidential?" are built from the same facts, so they cannot contradict them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What is configured.

    Attributes:
        model: Provider and name of the chat model; None when answers are composed without one.
        model_host: Host to which the mentee's words are sent; None when they stay on the server.
        kept: Whether conversations are stored.
        retention: How long, in words, such as "for an hour after your last message".
        readers: Who besides the mentee can technically read what is kept, in words.
        encoder: Name of the local encoder.
        region: Region whose sign-posts are shown.
        version: Version of the coach.
    """

    model: str | None
    model_host: str | None
    kept: bool
    retention: str
    readers: tuple[str, ...]
    encoder: str
    region: str
    version: str


@dataclass(frozen=True, slots=True)
class Section:
    """One titled paragraph."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class About:
    """The whole page, in the order in which it is shown."""

    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """All sections as plain text."""
        return "\n\n".join(f"{section.title}\n{section.text}" for section in self.sections)


def about(facts: Facts) -> About:
    """Return everything that a mentee should know before the first question."""
    return About(
        (
            Section("what", "What this is", _what(facts)),
            Section("not", "What it is not", _NOT),
            Section("watched", "Nobody is watching", _WATCHED),
            Section("provider", "Where your words go", _provider(facts)),
            Section("kept", "What is kept", _kept(facts)),
            Section("readers", "Who can read it", _readers(facts)),
            Section("limits", "No absolute secrecy", _LIMITS),
        )
    )


def identity_answer(question: str, facts: Facts) -> str:
    """Answer a question about the coach itself.

    Args:
        question: The mentee's words; which topics they touch decides what is said.
        facts: What is configured.

    Returns:
        Plain sentences, at least one, that never promise more than the configuration holds.
    """
    asked = question.lower()
    said = [answer(facts) for pattern, answer in _TOPICS if pattern.search(asked)]
    return " ".join(dict.fromkeys(said)) or _what(facts) + " " + _NOT


_NOT = (
    "It is not a person, a clinician, a therapist, a lawyer or your supervisor. It gives no "
    "diagnosis, treatment, dose or legal opinion, it does not assess you, and it has no feelings."
)
_WATCHED = (
    "No human reads along while you write, and the coach cannot call for help, tell anyone or "
    "check on you. In danger, please turn to a person; it shows you whom."
)
_LIMITS = (
    "Nothing that is written to a computer is absolutely secret: a court, or whoever runs the "
    "server, may be able to reach what is kept. Please leave out names and patient details; what "
    "looks like one is masked before it is stored or passed on, and masking can miss something."
)
_PERSON = "No: I am software, not a person, and nobody is typing."
_THERAPY = (
    "I cannot be your therapist, doctor, nurse or lawyer, or stand in for a person: I am "
    "software "
    "for coaching, without feelings or a registration. A GP, occupational health or a "
    "confidential "
    "service for staff can offer what I cannot."
)


def _what(facts: Facts) -> str:
    writer = (
        "It picks sentences from the guides itself; no language model writes."
        if facts.model is None
        else f"Its sentences are written by a language model ({facts.model}) and checked against "
        "the guides before you see them."
    )
    return (
        f"This is a coaching program (version {facts.version}) that answers from published "
        f"guides "
        f"about mentoring and leadership. {writer}"
    )


def _provider(facts: Facts) -> str:
    if facts.model is None:
        return (
            "Your words are processed on the server that runs this coach and are sent to "
            "no model "
            f"provider. Searching uses a local encoder ({facts.encoder})."
        )
    if facts.model_host is None:
        return (
            f"Your words are processed by a language model ({facts.model}) on the server "
            f"that runs "
            "this coach and are sent to no outside provider."
        )
    return (
        f"To write an answer, your words are sent to a model provider: {facts.model}, at "
        f"{facts.model_host}. What looks like a patient identifier is masked first. The "
        "provider's own terms say how long it keeps them."
    )


def _kept(facts: Facts) -> str:
    if facts.kept:
        return f"This conversation is stored {facts.retention}. You can export or delete it."
    return (
        f"This conversation is not stored: it is held {facts.retention}, and can be deleted "
        "at once."
    )


def _readers(facts: Facts) -> str:
    if not facts.readers:
        return "No role in this service is given a view of your conversations."
    return f"Besides you, these can technically read it: {', '.join(facts.readers)}."


def _supervisor(facts: Facts) -> str:
    return (
        "The coach sends nothing to your supervisor, employer, deanery or regulator, and "
        "shows them "
        f"nothing by itself. {_readers(facts)} {_LIMITS}"
    )


def _confidential(facts: Facts) -> str:
    return f"Not absolutely. {_kept(facts)} {_readers(facts)} {_provider(facts)} {_LIMITS}"


_TOPICS: tuple[tuple[re.Pattern[str], Callable[[Facts], str]], ...] = (
    (
        re.compile(
            r"\b(?:human|person|people|bot|robot|real|ai|machine|computer|software|who are "
            r"you|what are you|who.{0,20}(?:typing|writing|answering)|feel\w*|alive"
            r"|conscious|love|care|eres|"
            r"persona|friend|name|chatgpt|claude|gpt|llm|qualified|registered|gmc number)\b"
        ),
        lambda _: _PERSON,
    ),
    (
        re.compile(
            r"\b(?:therap\w+|counsel\w+|psycholog\w+|psychiatr\w+|doctor|nurse|lawyer"
            r"|solicitor|clinician|gp|be my|cbt|mentor|qualified|registered|licen[cs]ed"
            r"|feelings?|friend|love)\b"
        ),
        lambda _: _THERAPY,
    ),
    (
        re.compile(
            r"\b(?:confiden\w+|private|privacy|anonym\w+|secret|between us|off the record"
            r"|who.{0,30}(?:read|see)|safe to (?:say|tell|write)|promise|nobody will"
            r"|encrypt\w*|disclos\w+|court|inquest|police|gdpr)\b"
        ),
        _confidential,
    ),
    (
        re.compile(
            r"\b(?:supervisor|boss|employer|trust|deanery|manager|consultant|gmc|nmc"
            r"|college|university|hr|school|hospital|tpd|regulator|tell (?:anyone|on me)"
            r"|report me|told|find out|snitch)\b"
        ),
        _supervisor,
    ),
    (
        re.compile(
            r"\b(?:keep|kept|store\w*|sav(?:e|ed)|delet\w+|remember|record\w*|log(?:ged"
            r"|s)?|retain\w*|how long|forget|eras\w+|history|transcripts?)\b"
        ),
        _kept,
    ),
    (
        re.compile(
            r"\b(?:model|provider|openai|anthropic|google|sent|america|company|train\w*"
            r"|data|server|cloud|third part\w+|share\w*|sell)\b"
        ),
        _provider,
    ),
    (
        re.compile(
            r"\b(?:watch\w*|monitor\w*|listening|reading along|call (?:help|999|an "
            r"ambulance|someone|for help)|get help|send help|alert|ambulance|check on me"
            r"|999|anyone there|someone there)\b"
        ),
        lambda _: _WATCHED,
    ),
)
