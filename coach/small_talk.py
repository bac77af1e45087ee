"""What is said to a greeting, to thanks and to "what can you do": fixed words, nothing looked up.

Floor 2. What the library holds is counted and named from the library itself.
"""

from coach.answer import Move, Route, SegmentKind
from coach.courtesies import Courtesy, courtesy
from coach.declines import ask_again, clarify
from coach.draft import Draft, Piece
from coach.shelf import Shelf

_ON_YOUR_MIND = "What is on your mind today?"
_SAID = {
    Courtesy.GREETING: (
        "Hello. I am a coach for people growing into leadership in health care, and I answer from "
        "{guides} on mentoring and leading, with the sentences I rely on.",
        _ON_YOUR_MIND,
    ),
    Courtesy.THANKS: (
        "You are welcome.",
        "Is there one part of it that you would like to take further?",
    ),
    Courtesy.NO: ("All right.", "What would you like to look at next?"),
    Courtesy.GOODBYE: (
        "Take care. Nothing here has to be finished; come back whenever it helps.",
        "",
    ),
    Courtesy.ABLE: (
        "I answer questions on mentoring and on growing into leadership in health care from "
        "{guides}, and I show the sentence behind each thing I say. What the guides do not hold I "
        "say plainly, and I leave clinical, legal and exam questions to people. You can ask how to "
        "find a mentor and how to ask one, what to say in a first meeting, how to give or take "
        "feedback, how to speak up to a senior, or simply tell me what happened.",
        _ON_YOUR_MIND,
    ),
    Courtesy.SOURCES: (
        "My answers come from {guides} that the people who run this coach have chosen. I look for "
        "the sentences that fit your question, and every one that I use is cited, so that you can "
        "open the page and check it. I can miss a better sentence, and a guide can be wrong: what "
        "matters is worth checking with somebody you trust.",
        "",
    ),
    Courtesy.OFFLINE: (
        "I run on the server of whoever offers me, and look nothing up outside it: no connection "
        "to the internet is needed to find and cite what the guides say.",
        "",
    ),
    Courtesy.LANGUAGE: (
        "My guides and my words are in English, so English is what I understand and answer best. "
        "If somebody is in danger I understand plain words in other languages too.",
        "",
    ),
    Courtesy.HOLDS: (
        "I hold {guides}: {titles}.",
        "Which of them is nearest to what you need?",
    ),
}
_BLANK = frozenset({Courtesy.GO_ON, Courtesy.NO_WORDS, Courtesy.NO, Courtesy.NEITHER})
_MOST_TITLES = 30


def small_talk(said: str, shelf: Shelf, *, alone: bool) -> Draft | None:
    """What is said to a message that asks nothing of the guides; nothing to any other.

    Args:
        said: The mentee's latest words.
        shelf: The library, to say what it holds.
        alone: There is nothing before it that it could go on with.
    """
    kind = courtesy(said)
    if kind in _BLANK and alone:
        return clarify()
    if kind is Courtesy.NEITHER:
        return ask_again()
    told, asks = _SAID.get(kind, ("", "")) if kind else ("", "")
    return _says(told.format(guides=_counted(shelf), titles=_titles(shelf)), asks) if told else None


def _says(told: str, asks: str) -> Draft:
    pieces = [Piece(SegmentKind.SIGNPOST, told)]
    pieces += [Piece(SegmentKind.QUESTION, asks)] if asks else []
    return Draft(Route.ANSWER, Move.CLARIFY if asks else Move.INFORM, tuple(pieces))


def _counted(shelf: Shelf) -> str:
    number = len(shelf.guides())
    return "one guide" if number == 1 else f"{number} guides"


def _titles(shelf: Shelf) -> str:
    titles = [guide.metadata.title for guide in shelf.guides()]
    more = len(titles) - _MOST_TITLES
    named = "; ".join(f"“{title}”" for title in titles[:_MOST_TITLES])
    return named + (f" and {more} more, which the library page lists" if more > 0 else "")
