"""Where the coach says what it is and what it leaves to the mentee, in fixed words.

Floor 2. No flattery, no verdicts on people who are not here, no writing of somebody's reflection.
"""

import re

from coach.answer import Move, Route, SegmentKind
from coach.draft import Draft, Piece

_WHAT_ARE_YOU = re.compile(
    r"\bare you (really |actually |just |even )?(an? )?(real|human|person|bot|chatbot|robot"
    r"|machine|ai\b|software|computer|"
    r"program|doctor|therapist|counsellor|alive|sentient)|\bam i (talking|speaking"
    r"|chatting) (to|with)\b"
    r"|\bis this (a )?(bot|human|person|machine|ai)\b|\bdo you have feelings\b|\bwho are you\b"
    r"|\bwhat are you\b",
    re.IGNORECASE,
)
_GHOSTWRITING = re.compile(
    r"\b(write|draft|compose|produce|do|generate|finish)\b( me| up)?( an?| my| the| this"
    r"| some)? ?[\w -]{0,30}"
    r"\b(reflection|reflective (account|piece|note|log|entry|practice|writing)|portfolio (entry"
    r"|reflection))\b"
    r"(?=.*\b(for me|my|about|on)\b|[^?]*$)",
    re.IGNORECASE,
)
_ASKS_HOW = re.compile(
    r"\b(how (do|can|should|would|might|to)|what (makes|goes|should)|should i)\b", re.IGNORECASE
)
_APPROVAL = re.compile(
    r"\b(doesn'?t|isn'?t|aren'?t|don'?t|wasn'?t|won'?t) (he|she|it|they|you)\b\?"
    r"|(, |\. |^)(right|agree|agreed|fair enough|am i right)\?\s*$"
    r"|\b(should|must|have to|just) agree\b|\bagree with me\b|\bback me up\b|\bon my side\b"
    r"|\bdeserves? (it|that)\b|\bdon'?t you (think|agree)\b|\bi'?m right\b|\btell me i\b",
    re.IGNORECASE,
)

_SOFTWARE = (
    "I am software, not a person: I look things up in the guides and show you their sentences. "
    "I have no feelings, I am not a clinician or a therapist, and nobody reads along to call "
    "for help."
)
_TALK_TO_SOMEONE = "For anything that needs a human being, someone you trust will do it better."
_YOURS_TO_WRITE = (
    "I don't write reflections, because yours only counts if it is yours. I can help you to "
    "think it through."
)
_NO_VERDICT = "I can't tell from here who is right, and I would rather not guess."


def asked_what_it_is(question: str) -> Draft | None:
    """What the coach is, when somebody asks."""
    if not _WHAT_ARE_YOU.search(question.replace("’", "'")):
        return None
    pieces = (
        Piece(SegmentKind.BOUNDARY, _SOFTWARE),
        Piece(SegmentKind.OPTION, _TALK_TO_SOMEONE),
    )
    return Draft(Route.ANSWER, Move.INFORM, pieces)


def boundary(question: str) -> Piece | None:
    """What the coach leaves to the mentee in this question, if anything."""
    plain = question.replace("’", "'")
    if _GHOSTWRITING.search(plain) and not _ASKS_HOW.search(plain):
        return Piece(SegmentKind.BOUNDARY, _YOURS_TO_WRITE)
    if _APPROVAL.search(plain):
        return Piece(SegmentKind.BOUNDARY, _NO_VERDICT)
    return None
