"""Which guide to read, and what a guide or the guides hold about a subject.

Floor 2. Titles, sections and dates are facts of the library and need no citation; what a guide
*says* is cited as ever.
"""

from collections import Counter
from collections.abc import Sequence

from coach.answer import Move, Route, SegmentKind
from coach.asked import Asked, Shape
from coach.choose import repeats
from coach.draft import Draft, Piece, verbatim_claims
from coach.evidence import ASIDE, Evidence, EvidenceSentence, content_sentences
from coach.fitness import Weighed
from coach.shelf import Shelf
from coach.words import share, stem, stems
from corpus.catalogue import CataloguedGuide

_POINTS = 3
_MOST_WORDS_OF_POINTS = 75
_SECTIONS = 6
_TITLE_COUNTS = 0.6
_RANKS = 8


def overview(asked: Asked, evidence: Evidence, weighed: Sequence[Weighed], shelf: Shelf) -> Draft:
    """Name the guide, its sections, and its main points on the subject."""
    guide = _home(asked, evidence, shelf)
    lead = f"The guide to read is {_named(guide)}."
    if asked.shape is Shape.OVERVIEW:
        sections = _sections(guide, shelf)
        also = _also(guide, evidence)
        lead = f"{_named(guide)} covers: {'; '.join(sections)}." if sections else lead
        lead += f" “{also}” touches on it too." if also else ""
    points = _points(asked, guide, weighed, shelf)
    pieces = (Piece(SegmentKind.SIGNPOST, lead), *verbatim_claims(points))
    return Draft(Route.ANSWER, Move.INFORM, pieces)


def _home(asked: Asked, evidence: Evidence, shelf: Shelf) -> CataloguedGuide:
    """The guide that holds most of what was found, and whose title is nearest to the question."""
    guides = {hit.guide.id: hit.guide for hit in evidence.hits}
    earned: Counter[str] = Counter()
    for rank, hit in enumerate(evidence.hits[:_RANKS]):
        earned[hit.guide.id] += 1 / (2 + rank)  # type: ignore[assignment]  # Counter of floats
    titles = [guide.metadata.title for guide in guides.values()]
    near = shelf.similarities(" ".join(asked.focus) or asked.question, titles)
    for guide, similarity in zip(guides.values(), near, strict=True):
        named = share(stems(guide.metadata.title), set(map(stem, asked.focus)))
        earned[guide.id] += _TITLE_COUNTS * similarity + named  # type: ignore[assignment]
    return guides[max(earned, key=lambda guide_id: earned[guide_id])]


def _points(
    asked: Asked, guide: CataloguedGuide, weighed: Sequence[Weighed], shelf: Shelf
) -> list[EvidenceSentence]:
    """The opening sentences of the guide's sections that lie nearest to the question."""
    openings = _openings(guide, shelf)
    if not openings:
        return [weighed[0].sentence]
    subject = " ".join(asked.focus) or asked.question
    near = shelf.similarities(subject, [sentence.quote for sentence in openings])
    order = sorted(range(len(openings)), key=lambda number: -near[number])
    chosen: list[EvidenceSentence] = []
    length = 0
    for number in order:
        sentence = openings[number]
        longer = length + len(sentence.quote.split())
        fits = longer <= _MOST_WORDS_OF_POINTS and not repeats(sentence, chosen)
        if fits and len(chosen) < _POINTS:
            chosen.append(sentence)
            length = longer
    return sorted(chosen, key=lambda sentence: sentence.start)


def _openings(guide: CataloguedGuide, shelf: Shelf) -> list[EvidenceSentence]:
    """The first sentence of each section that states something."""
    revision = shelf.revision(guide.revision)
    found: dict[tuple[str, ...], EvidenceSentence] = {}
    for passage in shelf.passages_of(guide.id):
        for start, end in shelf.sentences_of(passage):
            sentence = EvidenceSentence(
                guide=guide,
                passage=passage,
                start=start,
                end=end,
                quote=revision.quote(start, end),
                heading_path=passage.heading_path,
                similarity=0.0,
                relevance=0.0,
            )
            if content_sentences([sentence]) and not sentence.quote.endswith(":"):
                found.setdefault(passage.heading_path, sentence)
    return list(found.values())


def _sections(guide: CataloguedGuide, shelf: Shelf) -> list[str]:
    headings = [
        block.heading_path[0]
        for block in shelf.revision(guide.revision).blocks
        if block.heading_path and block.heading_path[0].lower() not in ASIDE
    ]
    return [heading.rstrip("?. ") for heading in dict.fromkeys(headings)][:_SECTIONS]


def _also(guide: CataloguedGuide, evidence: Evidence) -> str | None:
    others = Counter(hit.guide.metadata.title for hit in evidence.hits if hit.guide.id != guide.id)
    best = others.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _named(guide: CataloguedGuide) -> str:
    facts = ", ".join(fact for fact in (guide.metadata.publisher, guide.metadata.date) if fact)
    return f"“{guide.metadata.title}” ({facts})" if facts else f"“{guide.metadata.title}”"
