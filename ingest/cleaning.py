"""What of a source is not its text: regions are labelled, listed with a reason, and left out.

Floor 2. A heading that the format itself marks is never left out for its words, and of a paragraph
only the sentences that are labelled go.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.guide import BlockKind, Region, RegionKind
from ingest.apparatus import contents_indexes, reference_indexes
from ingest.bylines import byline, publisher_of
from ingest.characters import canonical, invisible_names
from ingest.document import Element, Markup
from ingest.furniture import line_reason, names_in, weak_reason
from ingest.promotion import split_sentences

_BODY_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Elements that are the text, and what was left out of it."""

    elements: tuple[Element, ...]
    regions: tuple[Region, ...]
    names: tuple[str, ...]
    """Acronyms of left-out furniture, in order of first appearance."""
    facts: dict[str, object] = field(default_factory=dict)
    """Date, authors and publisher, where furniture named them."""


@dataclass(frozen=True, slots=True)
class _Label:
    kind: RegionKind
    reason: str
    facts: dict[str, object] = field(default_factory=dict)


def clean(elements: Sequence[Element]) -> Cleaned:
    """Tell the text of a document from what only surrounds it.

    Args:
        elements: All elements of the source in reading order.
    """
    labels = _label_lines(elements)
    kept, regions = list[Element](), list[Region]()
    for index, element in enumerate(elements):
        regions.extend(_invisible(element))
        label = labels.get(index)
        if label is not None:
            regions.append(_region(element, element.text, label.kind, label.reason))
            continue
        rest = _without_labelled_sentences(element, regions)
        if rest is not None:
            kept.append(rest)
    return Cleaned(tuple(kept), tuple(regions), _names(regions), _facts(labels, elements))


def _label_lines(elements: Sequence[Element]) -> dict[int, _Label]:
    labels = {
        **_labels(RegionKind.REFERENCES, reference_indexes(elements)),
        **_labels(RegionKind.CONTENTS, contents_indexes(elements)),
    }
    for index, element in enumerate(elements):
        if index not in labels and _may_be_furniture(element):
            reason = line_reason(element.text)
            if reason:
                labels[index] = _Label(RegionKind.FURNITURE, reason)
    _label_bylines(elements, labels)
    _label_weak_lines(elements, labels)
    return labels


def _labels(kind: RegionKind, reasons: dict[int, str]) -> dict[int, _Label]:
    return {index: _Label(kind, reason) for index, reason in reasons.items()}


def _may_be_furniture(element: Element) -> bool:
    if element.kind is BlockKind.TABLE_ROW:
        return False
    return element.kind is not BlockKind.HEADING or element.markup is Markup.BARE


def _label_bylines(elements: Sequence[Element], labels: dict[int, _Label]) -> None:
    rest = [index for index in range(len(elements)) if index not in labels]
    lines = [elements[index] for index in rest]
    for position, index in enumerate(rest):
        found = byline(lines, position)
        if found is not None:
            labels[index] = _Label(RegionKind.FURNITURE, found.reason, found.facts)


def _label_weak_lines(elements: Sequence[Element], labels: dict[int, _Label]) -> None:
    """Labels that could be headings, from the last line up: they go where no text follows them."""
    followed = False
    for index in range(len(elements) - 1, -1, -1):
        if index in labels:
            continue
        element = elements[index]
        reason = weak_reason(element.text) if _may_be_furniture(element) else None
        if reason and not (followed and element.kind is BlockKind.PARAGRAPH):
            labels[index] = _Label(RegionKind.FURNITURE, reason)
            continue
        followed = _is_body(element)


def _is_body(element: Element) -> bool:
    """Text that a heading may stand above."""
    if element.kind is BlockKind.HEADING:
        return False
    return element.kind is not BlockKind.PARAGRAPH or len(element.text) >= _BODY_CHARACTERS


def _without_labelled_sentences(element: Element, regions: list[Region]) -> Element | None:
    """The element less promotional sentences; ``None`` if nothing is left of it."""
    if element.kind in {BlockKind.HEADING, BlockKind.TABLE_ROW}:
        return element
    split = split_sentences(element.text)
    if not split.labelled:
        return element
    regions.extend(_region(element, text, kind, reason) for kind, text, reason in split.labelled)
    return replace(element, text=split.kept) if split.kept else None


def _invisible(element: Element) -> Iterable[Region]:
    found = invisible_names(element.text)
    if found:
        reason = f"invisible characters taken out of this text: {found}"
        yield _region(element, element.text, RegionKind.HIDDEN, reason)


def _region(element: Element, text: str, kind: RegionKind, reason: str) -> Region:
    return Region(kind=kind, text=text, reason=reason, locator=element.locator)


def _names(regions: Sequence[Region]) -> tuple[str, ...]:
    furniture = [region for region in regions if region.kind is RegionKind.FURNITURE]
    return tuple(dict.fromkeys(name for region in furniture for name in names_in(region.text)))


def _facts(labels: dict[int, _Label], elements: Sequence[Element]) -> dict[str, object]:
    """What bylines and copyright lines say, the first one of each winning."""
    facts: dict[str, object] = {}
    for index in sorted(labels):
        label = labels[index]
        facts = {**label.facts, **facts}
        if label.reason == "copyright line":
            publisher = publisher_of(canonical(elements[index].text))
            if publisher:
                facts.setdefault("publisher", publisher)
    return facts
