"""Which bare lines are headings, and what a document is called.

Floor 2. Inference runs after furniture is gone, and only on elements that no format has marked.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from corpus.guide import BlockKind
from ingest.characters import canonical, folded
from ingest.document import Element, Markup

_NUMBERED = re.compile(
    r"^\(?(?P<number>\d{1,3}|[a-zA-Z]|[ivx]{1,4}|[IVX]{1,4})[.)]\s+(?P<text>\S.*)$"
)
_SECTION = re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,3}){1,4})[.)]?\s+(?P<text>\S.*)$")
_SENTENCE_END = re.compile(r"[.!,;:…]['\"”’)\]]*$")
_QUESTION_END = re.compile(r"\?['\"”’)\]]*$")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\S")
_MAX_CHARACTERS = 120
_MAX_WORDS = 16
_BODY_CHARACTERS = 60
_MAX_CHAIN = 2
_MAX_OPENING_CHAIN = 3
"""A title, a line under it and a first heading may open a document."""
_GENERIC_NAMES = re.compile(
    r"(?:index|untitled|document|download|page|file|new|text|default|home|article|doc|scan|export|print|copy|\W|\d)*",
    re.IGNORECASE,
)
_LEADING_NUMBER = re.compile(
    r"^(?:[a-z]?\d{1,3}|(?:19|20)\d\d(?:[ _.-]\d\d){0,2})[ _.-]+(?=\D)", re.IGNORECASE
)


def infer_headings(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The elements, bare lines that are headings or numbered list items made so.

    A heading is a short line without a full stop that stands above text; a line that ends in a
    question mark counts. Marked elements stay as they are. Levels: 1 is left for the title, a
    section number gives its depth, and everything else is 2.
    """
    listed = _with_list_items(elements)
    chains = _chains(listed)
    return tuple(
        replace(element, kind=BlockKind.HEADING, level=_level(element.text))
        if chains[index]
        else element
        for index, element in enumerate(listed)
    )


def _with_list_items(elements: Sequence[Element]) -> list[Element]:
    """Numbered lines next to each other, and numbered sentences, become list items."""
    numbered = [_is_numbered(element) for element in elements]
    result = list(elements)
    for index, element in enumerate(elements):
        if not numbered[index]:
            continue
        beside = any(numbered[max(index - 1, 0) : index]) or any(numbered[index + 1 : index + 2])
        if (beside and not _is_section(elements, index)) or not _could_be_heading(element):
            result[index] = _list_item(element, numbered)
    return result


def _is_section(elements: Sequence[Element], index: int) -> bool:
    """Whether a numbered line is followed by its own first sub-section (1. above 1.1)."""
    match = _NUMBERED.match(canonical(elements[index].text))
    following = elements[index + 1].text if index + 1 < len(elements) else ""
    section = _SECTION.match(canonical(following))
    return bool(match and section and section["number"].startswith(f"{match['number']}."))


def _list_item(element: Element, numbered: Sequence[bool]) -> Element:
    match = _NUMBERED.match(canonical(element.text))
    if match is None or sum(numbered) == 1:
        return element
    return replace(element, kind=BlockKind.LIST_ITEM, text=match["text"])


def _is_numbered(element: Element) -> bool:
    return _is_bare(element) and _NUMBERED.match(canonical(element.text)) is not None


def _is_bare(element: Element) -> bool:
    return element.markup is Markup.BARE and element.kind is BlockKind.PARAGRAPH


def _could_be_heading(element: Element) -> bool:
    text = canonical(element.text)
    if not _is_bare(element) or not text or len(text) > _MAX_CHARACTERS:
        return False
    if len(text.split()) > _MAX_WORDS or _SENTENCE_END.search(text) or _ADDRESS.search(text):
        return False
    if _QUESTION_END.search(text) and re.search(r"[.!?]\s", text):
        return False
    first = next((char for char in text if char.isalnum()), "")
    return bool(first) and not first.islower() and any(char.isalpha() for char in text)


def _chains(elements: Sequence[Element]) -> list[bool]:
    """Which elements are headings, decided from the end up.

    A run of short lines above text is a heading with the headings that it stands under, if it is
    short; of a longer run (a menu, a list without bullets) only the last line is one.
    """
    headings = [False] * len(elements)
    index = len(elements) - 1
    while index >= 0:
        if not _could_be_heading(elements[index]):
            index -= 1
            continue
        start = index
        while start > 0 and _could_be_heading(elements[start - 1]):
            start -= 1
        if index + 1 < len(elements) and _is_body(elements[index + 1]):
            for member in _members(start, index):
                headings[member] = True
        index = start - 1
    return headings


def _members(start: int, end: int) -> range:
    limit = _MAX_OPENING_CHAIN if start == 0 else _MAX_CHAIN
    return range(start, end + 1) if end + 1 - start <= limit else range(end, end + 1)


def _is_body(element: Element) -> bool:
    """Text that a heading may stand above."""
    if element.kind is BlockKind.HEADING:
        return True
    if element.kind is not BlockKind.PARAGRAPH:
        return True
    text = canonical(element.text)
    return len(text) >= _BODY_CHARACTERS or bool(re.search(r"[.!?:]['\"”’)\]]*$", text))


def _level(text: str) -> int:
    section = _SECTION.match(canonical(text))
    return min(6, 2 + section["number"].count(".")) if section else 2


def readable_name(name: str, text: str) -> str | None:
    """A title made of a file's name, written as ``text`` writes those words where it has them.

    Args:
        name: The file's name, with or without folders and suffix.
        text: Canonical text of the document.

    Returns:
        The title, or ``None`` if the name says nothing (``index.html``, ``download (3).txt``).
    """
    stem = PurePath(name).stem
    words = " ".join(re.split(r"[\s_+]+|(?<=\w)[-.](?=\w)|-{2,}", _LEADING_NUMBER.sub("", stem)))
    words = canonical(words)
    if _GENERIC_NAMES.fullmatch(words):
        return None
    pattern = r"\b" + r"[\s-]+".join(map(re.escape, words.split())) + r"\b"
    found = Counter(sentence_case(match[0]) for match in re.finditer(pattern, text, re.I))
    return found.most_common(1)[0][0] if found else sentence_case(words)


def sentence_case(text: str) -> str:
    """``text`` on one line with a capital at its start, the rest as it is."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def title_index(elements: Sequence[Element], known: str | None) -> int | None:
    """Position of the heading that is the document's title, or ``None`` if it has none in its text.

    Args:
        elements: Elements with headings inferred.
        known: The title by the format's own word, if it has one; a heading that says the same wins.
    """
    headings = [i for i, element in enumerate(elements) if element.kind is BlockKind.HEADING]
    if known:
        same = [i for i in headings if folded(elements[i].text) == folded(known)]
        if same:
            return same[0]
    if not headings or headings[0] != 0:
        return None
    first = elements[0]
    alone = [i for i in headings if elements[i].level <= first.level] == [0]
    marked = first.markup is Markup.MARKED
    return 0 if (alone and first.level == 1) or (not marked and not known) else None
