"""The passages that a turn goes by.

Floor 2. The library ranks passages; here the turn's shape, the guides in hand and the sentences
within the passages decide which of them are worth reading.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from coach.conversation import Exchange
from coach.evidence import is_aside
from coach.named_guide import named_guide, named_source
from coach.understanding import MARKER, Shape, Understood, understand
from corpus.catalogue import CataloguedGuide
from corpus.errors import GuideNotFoundError
from corpus.guide import BlockKind, Passage
from corpus.hits import Hit
from corpus.library import Library
from corpus.words import content_words

PASSAGES = 8
_PER_GUIDE = 5
_READ_CLOSELY = 16
"""Passages whose sentences are compared with the question one by one."""
_SENTENCE_SHARE = 0.2
"""What the nearest sentence of a passage counts against the passage as a whole."""
CLOSING_BEHIND = 0.1
"""What a closing section, which prompts and states nothing, stands behind the others."""
_IN_HAND = 0.05
"""What it is worth to stand in the guide that is being talked about, in cosine similarity."""
_REMEMBERED = 3
_MOST_OF_A_TITLE = 0.5
_SPEAKS_OF_A_GUIDE = frozenset(("guide", "article", "chapter", "document", "page"))
_COUNTS_A_LIST = re.compile(r"\b(?:step|stage|phase|part|item)\b", re.IGNORECASE)
_OF_A_LIST = 2
"""How many of its items make an answer one that told a list."""
_WHOLE_FIRST = 4
"""Passages for a question as a whole that come before those for its parts."""


def passages_for(
    understood: Understood,
    library: Library,
    limit: int = PASSAGES,
    *,
    guide_ids: Sequence[str] | None = None,
) -> list[Hit]:
    """Passages for a turn, best first.

    Args:
        understood: What the turn asks for.
        library: What is searched.
        limit: The most passages to return.
        guide_ids: Only passages of these guides; all when absent.

    Raises:
        IndexQueryError: If the vector index cannot answer.
    """
    query = understood.query
    named = [i for i in understood.guide_ids if guide_ids is None or i in guide_ids]
    guide_ids = named or guide_ids

    def search(words: str) -> list[Hit]:
        prefer = _preferred(understood)
        return library.search(words, _READ_CLOSELY, prefer=prefer, guide_ids=guide_ids)

    hits = _read_closely(query, search(query), library)
    if understood.shape is Shape.COMPARE:
        others = [search(part) for part in understood.parts]
        hits = _each_once([*hits[:_WHOLE_FIRST], *_taking_turns([hits[_WHOLE_FIRST:], *others])])
    elif understood.shape is Shape.LIST:
        hits = _with_neighbours(hits, library)
    meant = guide_meant(query, hits)
    if meant and understood.shape is Shape.OUTLINE:
        hits = _each_once([*hits[:1], *_openings(meant, library), *hits[1:]])
    return hits[:limit] if meant else _few_per_guide(hits, limit)


def guide_meant(query: str, hits: Sequence[Hit]) -> CataloguedGuide | None:
    """The guide that a question names: by its whole title, or by most of it beside "guide"."""
    words = set(content_words(query))
    needed = _MOST_OF_A_TITLE if words & _SPEAKS_OF_A_GUIDE else 1.0
    for hit in hits[:_REMEMBERED]:
        title = set(content_words(hit.guide.metadata.title))
        if len(title) > 1 and len(title & words) >= needed * len(title):
            return hit.guide
    return None


def exchange_of(
    understood: Understood,
    hits: Sequence[Hit],
    answer: str = "",
    told: Sequence[str] = (),
    *,
    is_open: bool = False,
) -> Exchange:
    """What the next turn may lean on.

    Args:
        understood: What was asked.
        hits: What was found for it.
        answer: What was said to it.
        told: The sentences that the answer cited, in its order.
        is_open: Whether the answer left the choice between them to the mentee.
    """
    votes: dict[str, float] = {}
    for rank, hit in enumerate(hits[:_REMEMBERED], start=1):
        votes[hit.guide.id] = votes.get(hit.guide.id, 0.0) + 1 / rank
    total = sum(votes.values())
    return Exchange(
        question=understood.question,
        subject=understood.subject,
        guides={guide: vote / total for guide, vote in votes.items()},
        passage_ids=tuple(hit.passage.id for hit in hits[:_REMEMBERED]),
        answer=answer,
        told=tuple(told),
        is_open=is_open,
    )


def _preferred(understood: Understood) -> dict[str, float]:
    if understood.in_hand is None:
        return {}
    return {guide: _IN_HAND * share for guide, share in understood.in_hand.guides.items()}


def understood_in(question: str, exchanges: Sequence[Exchange], library: Library) -> Understood:
    """A turn made to stand alone, with the guides that it names and the item that it points at.

    Args:
        question: The mentee's words.
        exchanges: What was said before, the latest last.
        library: For titles, spelling and lists.
    """

    def meant(words: str) -> Understood:
        return understand(library.mended(words), exchanges)

    understood = meant(question)
    named = named_guide(question, library.guides)
    if named and named.question and understood.shape is not Shape.OUTLINE:
        understood = replace(meant(named.question), guide_ids=(named.guide.id,))
    elif named:
        understood = understand(f'What is in the guide "{named.guide.metadata.title}"?')
    elif source := named_source(question):
        name, asked = source
        if guides := _guides_of(name, library):
            understood = replace(meant(asked), guide_ids=guides)
    return _pointed_at(understood, library)


def _guides_of(source: str, library: Library) -> tuple[str, ...]:
    """Guides that a body published, or that bear its name on their page."""
    name = source.casefold()

    def speaks_in(guide: CataloguedGuide) -> bool:
        bears = (guide.metadata.publisher or "", *library.revision(guide.revision).names)
        return name in map(str.casefold, bears)

    return tuple(guide.id for guide in library.guides() if speaks_in(guide))


def _pointed_at(understood: Understood, library: Library) -> Understood:
    """With the item that "the second one" means."""
    if understood.nth is None or understood.in_hand is None:
        return understood
    for items in _pointable(understood.question, understood.in_hand, library):
        place = understood.nth - 1 if understood.nth > 0 else len(items) - 1
        if 0 <= place < len(items):
            return replace(understood, item=items[place])
    return understood


def _pointable(question: str, before: Exchange, library: Library) -> list[Sequence[str]]:
    """What a number may count, the likeliest first: a list that was told, what was told, a list."""
    if before.is_open or MARKER.search(question):
        return [before.told]
    lists = [_items_around(passage_id, library) for passage_id in before.passage_ids]
    told = [items for items in lists if _share(items, before.told) >= _OF_A_LIST]
    if told or _COUNTS_A_LIST.search(question):
        return [*told, *lists, before.told]
    return [before.told, *lists]


def _share(items: Sequence[str], told: Sequence[str]) -> int:
    """How many of the items were told."""
    return sum(any(sentence in item for sentence in told) for item in items)


def _items_around(passage_id: str, library: Library) -> list[str]:
    """The list items of the section that a passage stands in."""
    try:
        passage = library.passage(passage_id).passage
    except GuideNotFoundError:  # another generation serves since the last turn
        return []
    revision = library.revision(passage.revision)
    return [
        revision.quote(block.start, block.end)
        for block in revision.blocks
        if block.kind is BlockKind.LIST_ITEM and block.heading_path == passage.heading_path
    ]


def _read_closely(query: str, hits: Sequence[Hit], library: Library) -> list[Hit]:
    """The hits in a new order, for which their nearest sentences count too."""
    quotes = [sentences_of(hit, library) for hit in hits]
    near = iter(library.relevances(query, [quote for of_hit in quotes for quote in of_hit]))
    best = [max(next(near) for _ in of_hit) for of_hit in quotes]
    read = [
        replace(hit, fused=hit.fused + _closer(hit, sentence))
        for hit, sentence in zip(hits, best, strict=True)
    ]
    return sorted(read, key=lambda hit: -hit.fused)


def _closer(hit: Hit, sentence: float) -> float:
    """What a closer look at a hit adds: its nearest sentence's similarity, and what it is for."""
    alone = _SENTENCE_SHARE * (sentence - (hit.similarity or sentence))
    return alone - CLOSING_BEHIND * is_aside(hit.passage.heading_path)


def sentences_of(hit: Hit, library: Library) -> list[str]:
    """The sentences of a found passage, word for word."""
    revision = library.revision(hit.passage.revision)
    return [revision.quote(start, end) for start, end in library.sentences_of(hit.passage)]


def _taking_turns(rankings: Sequence[Sequence[Hit]]) -> list[Hit]:
    """The best of each ranking, then the second of each, and so on, every passage once."""
    rows = (hit for row in zip_longest(*rankings) for hit in row if hit is not None)
    return _each_once(rows)


def _with_neighbours(hits: Sequence[Hit], library: Library) -> list[Hit]:
    """The rest of the best passage's section right behind it: lists go on in the next passage."""
    if not hits:
        return []
    best = hits[0]
    section = [
        _beside(best, passage, library)
        for passage in library.passages_of(best.guide.id)
        if passage.heading_path == best.passage.heading_path
    ]
    return _each_once([best, *section, *hits[1:]])


def _openings(guide: CataloguedGuide, library: Library) -> list[Hit]:
    """The first passage of each section of a guide, in reading order: what it says overall."""
    openings = {
        passage.heading_path[:1]: passage for passage in library.passages_of(guide.id)[::-1]
    }
    return [
        _hit(guide, passage, 0.0, library)
        for passage in sorted(openings.values(), key=lambda passage: passage.ordinal)
    ]


def _beside(hit: Hit, passage: Passage, library: Library) -> Hit:
    return _hit(hit.guide, passage, hit.fused, library)


def _hit(guide: CataloguedGuide, passage: Passage, fused: float, library: Library) -> Hit:
    text = library.revision(passage.revision).quote(passage.start, passage.end)
    return Hit(passage, guide, text, None, None, None, fused)


def _each_once(hits: Iterable[Hit]) -> list[Hit]:
    """The hits where they stand first."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.passage.id, hit)
    return list(first.values())


def _few_per_guide(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """The first ``limit`` hits, few of one guide unless there is nothing else."""
    kept: list[Hit] = []
    rest: list[Hit] = []
    for hit in hits:
        of_guide = sum(other.guide.id == hit.guide.id for other in kept)
        (kept if of_guide < _PER_GUIDE else rest).append(hit)
    return [*kept, *rest][:limit]
