"""An answer without a chat model: the guides' own sentences that answer, verbatim and cited.

Floor 2. Around them stand only fixed words and the guide's own question and step. The order is that
of a conversation: heard, told, asked, offered; a plain question gets just the cited answer.
"""

import re
from collections.abc import Sequence

from coach.acknowledge import Heard, acknowledgement, hear
from coach.answer import Move, Route, SegmentKind
from coach.asked import Asked, Shape, read_question
from coach.certainty import is_certain
from coach.choose import choose_after, choose_both_sides, sides, two_places, untold
from coach.conduct import asked_what_it_is, boundary
from coach.declines import clarify, decline, nothing_more
from coach.disagree import agreement, asks_whether_they_agree, disagreement, with_opposed
from coach.draft import Draft, Piece, verbatim_claims
from coach.earlier import NOTHING_EARLIER, Earlier
from coach.evidence import Evidence, EvidenceSentence, content_sentences
from coach.fitness import Weighed, expected, weigh
from coach.gaps import Gap, Why, find_gap, is_vague
from coach.guide_prompts import open_question, small_step
from coach.lists import items_after, listed, the_rest
from coach.overview import overview
from coach.premise import false_quotation, holds, premise_of
from coach.shelf import Shelf
from coach.small_talk import small_talk
from coach.speaks_of import rank
from coach.verify import Verifier
from coach.words import stem

_MOST_WORDS = 148
_CONFLICT = "conflict"
"""Topic of guides on falling out with others."""
_TOUCHED_ON = 0.37
"""Similarity below which guides and their expected questions hardly touch what is told."""
_MOST_WORDS_OF_A_FACT = 70
_SHORTEST_SIDE = 5
"""Letters of a word that is said to be missing; shorter ones are often part of a name."""
_PREMISE_LOOKED_AT = 5
_PREMISE_NEAR = 0.42
"""Similarity to the premise below which no sentence is about it at all."""
_PREMISE_SUBJECT = 0.39
"""Similarity to the whole question from which a sentence is still worth telling."""
_NOT_SAID = "I can't find that in the guides, so I won't build on it. What they do say is this."
UNSURE = "I am not sure which part of this weighs most with you, so here are two places."
"""Said before two places between which the choice is left to the mentee."""
_WHICH_PLACE = "Is one of these near to it, or what else is it about?"
_NOT_QUOTED = "I can't find those words in any guide. What they do say is this."


def compose(
    question: str,
    evidence: Evidence,
    shelf: Shelf,
    min_similarity: float,
    said: str = "",
    earlier: Earlier = NOTHING_EARLIER,
) -> Draft:
    """The draft for a stand-alone question: an answer, a correction, one question, or a gap.

    Args:
        question: Stand-alone, in the mentee's words.
        evidence: What was found for it.
        shelf: The guides that it was found in.
        min_similarity: Below this cosine similarity nothing counts as found.
        said: The mentee's latest words as they wrote them, to be shown; the question when empty.
        earlier: What the coach said before, which it does not say again.
    """
    if about_itself := asked_what_it_is(question):
        return about_itself
    if answered := small_talk(said or question, shelf, alone=said in {"", question}):
        return answered
    asked = read_question(question, said)
    if is_vague(asked):
        return clarify()
    sentences = content_sentences(evidence.sentences)
    around = {hit.passage.id: hit.text for hit in evidence.hits}
    spoken = rank(asked, sentences, around, shelf.passages_with)
    gap = find_gap(asked, spoken, evidence, shelf)
    if evidence.best_similarity < min_similarity:
        gap = gap or Gap(Why.FAR)
    weighed = weigh(asked, spoken, evidence, shelf)
    if corrected := _correct(asked, weighed, evidence, shelf, far=bool(gap and gap.why is Why.FAR)):
        return corrected
    if gap:
        return decline(asked, evidence, gap, [one.sentence for one in weighed])
    fresh = untold(asked, weighed, earlier)
    return _answer(asked, fresh, evidence, shelf, earlier) if fresh else nothing_more()


def _answer(
    asked: Asked, weighed: Sequence[Weighed], evidence: Evidence, shelf: Shelf, earlier: Earlier
) -> Draft:
    match asked.shape:
        case Shape.OVERVIEW | Shape.WHICH_GUIDE:
            return overview(asked, evidence, weighed, shelf)
        case Shape.FACT | Shape.LIST:
            chosen = choose_after(asked, weighed, earlier)
            if asked.shape is Shape.LIST or chosen[0].quote.endswith(":"):
                chosen = listed(asked, weighed, chosen, shelf)
            pieces = [p for p in [boundary(asked.question)] if p]
            told = [*pieces, *disagreement(with_opposed(chosen, weighed))]
            if asked.shape is Shape.LIST:
                return _inform([*told, *the_rest(chosen, shelf)])
            return _inform(_shortened(told, _MOST_WORDS_OF_A_FACT))
        case Shape.COMPARE if asks_whether_they_agree(asked.question):
            return _inform(agreement(weighed))
        case Shape.COMPARE:
            both = verbatim_claims(choose_both_sides(asked, weighed))
            return _inform([*_unknown_side(asked, shelf), *both])
        case _:
            return _coach(asked, weighed, evidence, shelf, earlier)


def _unknown_side(asked: Asked, shelf: Shelf) -> list[Piece]:
    """What is said first where no guide speaks of one of the two things compared."""
    either = set().union(*sides(asked))
    named = [w for w in asked.focus if stem(w) in either and len(w) >= _SHORTEST_SIDE]
    unknown = [word for word in named if not shelf.passages_with(word)]
    typed = {word.lower(): word for word in re.findall(r"\w+", asked.question)}
    said = " or ".join(f"“{typed.get(word, word)}”" for word in unknown)
    return [Piece(SegmentKind.GAP, f"The guides do not speak of {said}.")] if unknown else []


def _shortened(pieces: Sequence[Piece], most: int) -> list[Piece]:
    """At most so many words: what is too long loses its last sentence, never its first."""
    claims = sum(piece.kind is SegmentKind.CLAIM for piece in pieces)
    gap = bool(pieces) and pieces[0].kind is SegmentKind.GAP
    if claims > 1 and not gap and _length(pieces) > most:
        return _shortened(pieces[:-1], most)
    return list(pieces)


def _coach(
    asked: Asked, weighed: Sequence[Weighed], evidence: Evidence, shelf: Shelf, earlier: Earlier
) -> Draft:
    """Heard, told, asked, offered; a story that the guides hardly touch gets one idea at most."""
    chosen = choose_after(asked, weighed, earlier)
    touched = max(chosen[0].similarity, *map(expected, evidence.hits))
    listening = asked.personal and not earlier.adds_nothing and touched < _TOUCHED_ON
    heard = hear(asked, shelf)
    chosen = chosen[:1] if listening else chosen
    if chosen[0].quote.endswith(":"):
        chosen = [chosen[0], *items_after(chosen[0], shelf)][:4]
    elif (
        asked.personal
        and not (listening or earlier.adds_nothing)
        and not is_certain(weighed, read=bool(evidence.read))
    ):
        places = two_places(weighed)
        if len(places) > 1:
            return _unsure(asked, heard, places)
    pieces: list[Piece] = []
    line = "" if earlier.adds_nothing else acknowledgement(asked, heard)
    if line and not earlier.said(line):
        pieces.append(Piece(SegmentKind.ACKNOWLEDGE, line))
    if limit := boundary(asked.question):
        pieces.append(limit)
    pieces += disagreement(with_opposed(chosen, weighed))
    told = f"{asked.question} {chosen[0].quote}"
    other_side = _is_conflict(asked, heard, weighed[0].sentence)
    pieces = _with_prompts(pieces, told, weighed[0].sentence, shelf, earlier, other_side=other_side)
    stepped = pieces[-1].kind is SegmentKind.STEP
    move = Move.LISTEN if listening else Move.PLAN if stepped else Move.INFORM
    return Draft(Route.ANSWER, move, tuple(pieces))


def _with_prompts(
    pieces: Sequence[Piece],
    told: str,
    home: EvidenceSentence,
    shelf: Shelf,
    earlier: Earlier,
    *,
    other_side: bool,
) -> list[Piece]:
    """With the question and the step of a guide that lie nearest and were not put before."""
    revision = home.passage.revision
    question = open_question(told, revision, shelf, earlier.said, other_side=other_side)
    said = _shortened(pieces, _MOST_WORDS - len(question.split()))
    if question:
        said.append(Piece(SegmentKind.QUESTION, question))
    most = _MOST_WORDS - _length(said) - 8
    if step := small_step(told, revision, shelf, most, earlier.said):
        said.append(Piece(SegmentKind.STEP, f"One small step, if you like: {step}"))
    return said


def _unsure(asked: Asked, heard: Heard, places: Sequence[EvidenceSentence]) -> Draft:
    """Two places that may meet what is told, each by its name, and which of them it is."""
    pieces: list[Piece] = []
    if (heard.situation or heard.kind) and (line := acknowledgement(asked, heard)):
        pieces.append(Piece(SegmentKind.ACKNOWLEDGE, line))
    if limit := boundary(asked.question):
        pieces.append(limit)
    pieces.append(Piece(SegmentKind.LEAD, UNSURE))
    for name, claim in zip(_names_of(places), verbatim_claims(places), strict=True):
        pieces += [Piece(SegmentKind.LEAD, f"From “{name}”:"), claim]
    pieces.append(Piece(SegmentKind.QUESTION, _WHICH_PLACE))
    return Draft(Route.ANSWER, Move.CLARIFY, tuple(pieces))


def _names_of(places: Sequence[EvidenceSentence]) -> list[str]:
    """What tells the places apart: the titles of their guides, or of one guide the headings."""
    titles = [place.guide.metadata.title for place in places]
    if len(set(titles)) == len(titles):
        return titles
    return [
        place.heading_path[-1] if place.heading_path else place.guide.metadata.title
        for place in places
    ]


def _is_conflict(asked: Asked, heard: Heard, home: EvidenceSentence) -> bool:
    """Whether another person's side belongs in it: by what was told, or by the guide."""
    about = _CONFLICT in home.guide.metadata.topics
    return asked.personal and (heard.with_another or about)


def _correct(
    asked: Asked, weighed: Sequence[Weighed], evidence: Evidence, shelf: Shelf, *, far: bool
) -> Draft | None:
    """The correction of words that the mentee wrongly puts into the guides' mouth."""
    held = [text for hit in evidence.hits for text in (hit.text, hit.guide.metadata.title)]
    misquoted = false_quotation(asked.question, held)
    said = misquoted or (None if far else premise_of(asked.question))
    if not said or not weighed:
        return None
    near = shelf.similarities(said, [one.sentence.quote for one in weighed])
    order = sorted(range(len(weighed)), key=lambda number: -near[number])
    closest = [weighed[number].sentence for number in order]
    verifier = Verifier(shelf.similarities, shelf.passages_with)
    if not misquoted and holds(said, closest[:_PREMISE_LOOKED_AT], verifier):
        return None
    best = weighed[0].sentence
    if not misquoted and near[order[0]] < _PREMISE_NEAR:
        if best.similarity < _PREMISE_SUBJECT:
            return decline(asked, evidence, Gap(Why.DETAIL), closest)
        closest = [best]
    chosen = [closest[0]] if best == closest[0] else [closest[0], best]
    corrected = Piece(SegmentKind.GAP, _NOT_QUOTED if misquoted else _NOT_SAID)
    return _inform([corrected, *verbatim_claims(chosen)])


def _inform(pieces: Sequence[Piece]) -> Draft:
    return Draft(Route.ANSWER, Move.INFORM, tuple(pieces))


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)
