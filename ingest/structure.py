"""From a reader's elements to canonical text with exact offsets.

Floor 2. The text is put together here, once, out of blocks with a blank line between them, and
every offset is counted while it is: nothing is searched for afterwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from corpus.guide import Block, BlockKind, Sentence
from ingest.characters import canonical
from ingest.cleaning import clean
from ingest.document import Element, RawDocument, StructuredText
from ingest.headings import infer_headings, readable_name, sentence_case, title_index
from ingest.sentences import sentence_spans

_GAP = "\n\n"
_DEEPEST = 6


def structure_document(
    raw: RawDocument, name: str, *, fits: Callable[[str], bool] | None = None
) -> StructuredText:
    """The canonical text of a document with its blocks, sentences and left-out regions.

    Args:
        raw: What a reader made of the file.
        name: The file's name, the last resort for a title.
        fits: Says whether a sentence is short enough for the encoder; longer ones are split.
    """
    cleaned = clean(raw.elements)
    elements = _canonical(infer_headings(cleaned.elements))
    facts = {**cleaned.facts, **{key: value for key, value in raw.facts.items() if value}}
    known = _title_fact(facts)
    top = title_index(elements, known)
    elements = _levelled(elements, top)
    text = _GAP.join(element.text for element in elements)
    blocks = _blocks(elements, top)
    return StructuredText(
        text=text,
        title=known or _title(elements, top, name, text),
        blocks=blocks,
        sentences=tuple(_sentences(text, blocks, fits)),
        regions=(*raw.regions, *cleaned.regions),
        names=cleaned.names,
        facts=facts,
    )


def _canonical(elements: Sequence[Element]) -> list[Element]:
    made = (replace(element, text=canonical(element.text)) for element in elements)
    return [element for element in made if element.text]


def _title_fact(facts: dict[str, object]) -> str | None:
    title = facts.get("title")
    return canonical(title) or None if isinstance(title, str) else None


def _title(elements: Sequence[Element], top: int | None, name: str, text: str) -> str:
    """The heading that is the title, else the name if it says something, else the first heading."""
    if top is not None:
        return elements[top].text
    headings = (element.text for element in elements if element.kind is BlockKind.HEADING)
    stem = sentence_case(canonical(PurePath(name).stem))
    return readable_name(name, text) or next(headings, stem or "Untitled")


def _levelled(elements: Sequence[Element], top: int | None) -> list[Element]:
    """Heading levels with 1 for the title alone: where others claim it, all of them go one down."""
    others = [
        element.level
        for index, element in enumerate(elements)
        if element.kind is BlockKind.HEADING and index != top
    ]
    shift = 2 - min(others) if others and min(others) < 2 else 0
    return [
        replace(element, level=_level(element, index == top, shift))
        for index, element in enumerate(elements)
    ]


def _level(element: Element, is_title: bool, shift: int) -> int:
    if element.kind is not BlockKind.HEADING:
        return 0
    return 1 if is_title else min(element.level + shift, _DEEPEST)


def _blocks(elements: Sequence[Element], top: int | None) -> tuple[Block, ...]:
    blocks, path, cursor = list[Block](), list[tuple[int, str]](), 0
    for index, element in enumerate(elements):
        end = cursor + len(element.text)
        if element.kind is BlockKind.HEADING:
            path = [above for above in path if above[0] < element.level]
        blocks.append(
            Block(
                kind=element.kind,
                start=cursor,
                end=end,
                level=element.level,
                heading_path=tuple(heading for _, heading in path),
                locator=element.locator,
            )
        )
        if element.kind is BlockKind.HEADING and index != top:
            path.append((element.level, element.text))
        cursor = end + len(_GAP)
    return tuple(blocks)


def _sentences(
    text: str, blocks: Sequence[Block], fits: Callable[[str], bool] | None
) -> list[Sentence]:
    return [
        Sentence(start=block.start + start, end=block.start + end, block=index)
        for index, block in enumerate(blocks)
        if block.kind is not BlockKind.HEADING
        for start, end in sentence_spans(text[block.start : block.end], fits)
    ]
