"""Every item of a list, when a list is asked for.

Floor 2.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from coach.answer import SegmentKind
from coach.asked import Asked, Shape
from coach.draft import Piece
from coach.evidence import EvidenceSentence
from coach.fitness import Weighed
from coach.numbers import numbers_in
from coach.shelf import Shelf
from corpus.guide import BlockKind, Revision

_MOST_WORDS = 135
_LOOKED_AT = 4
_NEARLY = 2.5
_ENUMERATED = 3


def listed(
    asked: Asked, weighed: Sequence[Weighed], chosen: list[EvidenceSentence], shelf: Shelf
) -> list[EvidenceSentence]:
    """The best lead with its items; the chosen sentences when no list follows any of the best."""
    for one in weighed[:_LOOKED_AT]:
        lead = _lead_of(one.sentence, shelf)
        near = weighed[0].fitness - one.fitness <= _NEARLY
        if near and (items := items_after(lead, shelf)):
            return [lead, *items]
    if asked.shape is not Shape.LIST:
        return chosen
    lead = chosen[0]
    announced = set(numbers_in(lead.quote)) & set(asked.numbers)
    enumerated = lead.quote.count(",") + lead.quote.count(" and ") >= _ENUMERATED
    if not announced or enumerated:
        return chosen[:1]
    return [lead, *_section_after(lead, int(max(announced)), shelf)]


def _lead_of(sentence: EvidenceSentence, shelf: Shelf) -> EvidenceSentence:
    """The last sentence before the list that a sentence is an item of or leads to; else itself."""
    revision = shelf.revision(sentence.passage.revision)
    blocks = revision.blocks
    own = next((i for i, b in enumerate(blocks) if b.start <= sentence.start < b.end), 0)
    first = own
    while first > 0 and blocks[first].kind is BlockKind.LIST_ITEM:
        first -= 1
    leads = first < own or (own + 1 < len(blocks) and blocks[own + 1].kind is BlockKind.LIST_ITEM)
    same_section = blocks[first].heading_path == blocks[own].heading_path
    before = [s for s in revision.sentences if s.block == first]
    if not leads or not same_section or not before:
        return sentence
    start, end = before[-1].start, before[-1].end
    return replace(sentence, start=start, end=end, quote=revision.quote(start, end))


def items_after(lead: EvidenceSentence, shelf: Shelf) -> list[EvidenceSentence]:
    """First sentences of the list items that follow the block of ``lead`` at once."""
    revision = shelf.revision(lead.passage.revision)
    block = next((i for i, b in enumerate(revision.blocks) if b.start <= lead.start < b.end), None)
    if block is None or revision.blocks[block].end > lead.end + 2:
        return []
    items: list[EvidenceSentence] = []
    length = len(lead.quote.split())
    for number in range(block + 1, len(revision.blocks)):
        if revision.blocks[number].kind is not BlockKind.LIST_ITEM:
            break
        item = _first_sentence(revision, number, lead)
        length += len(item.quote.split()) if item else 0
        if item and length <= _MOST_WORDS:
            items.append(item)
    return items


def the_rest(chosen: Sequence[EvidenceSentence], shelf: Shelf) -> list[Piece]:
    """How many items were left out for length, and where they stand."""
    last = chosen[-1]
    blocks = shelf.revision(last.passage.revision).blocks
    own = next((i for i, b in enumerate(blocks) if b.start <= last.start < b.end), len(blocks))
    behind = takewhile(lambda block: block.kind is BlockKind.LIST_ITEM, blocks[own + 1 :])
    left = sum(1 for _ in behind)
    if len(chosen) == 1 or not left or blocks[own].kind is not BlockKind.LIST_ITEM:
        return []
    where = last.heading_path[-1] if last.heading_path else last.guide.metadata.title
    return [Piece(SegmentKind.SIGNPOST, f"{left} more of this list: see “{where}” in the guide.")]


def _section_after(lead: EvidenceSentence, most: int, shelf: Shelf) -> list[EvidenceSentence]:
    """First sentences of the paragraphs that follow the lead in its section."""
    revision = shelf.revision(lead.passage.revision)
    own = next(i for i, b in enumerate(revision.blocks) if b.start <= lead.start < b.end)
    items: list[EvidenceSentence] = []
    length = len(lead.quote.split())
    for sentence in revision.sentences:
        block = revision.blocks[sentence.block]
        if sentence.start <= lead.start or block.heading_path != revision.blocks[own].heading_path:
            continue
        quote = revision.quote(sentence.start, sentence.end)
        length += len(quote.split())
        if len(items) == most or length > _MOST_WORDS:
            break
        items.append(replace(lead, start=sentence.start, end=sentence.end, quote=quote))
    return items


def _first_sentence(
    revision: Revision, block: int, lead: EvidenceSentence
) -> EvidenceSentence | None:
    for sentence in revision.sentences:
        if sentence.block == block:
            quote = revision.quote(sentence.start, sentence.end)
            return replace(lead, start=sentence.start, end=sentence.end, quote=quote)
    return None
