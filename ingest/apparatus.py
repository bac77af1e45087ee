"""Tables of contents and reference lists: parts that point at text, and are none themselves.

Floor 2. Nothing is left out on the strength of its heading alone: entries of contents must come
again further down, and references must look like references.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.guide import BlockKind
from ingest.characters import canonical, folded
from ingest.document import Element, Markup
from ingest.furniture import same_line

_CONTENTS = re.compile(
    r"(?:table of )?contents|"
    r"(?:in|on) this (?:article|page|guide|chapter|section|post|document|report)|"
    r"what(?:'s|’s| is) (?:in|on) this .{1,20}|jump to(?: section)?|quick navigation|page contents",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"(?:list of )?(?:references|bibliography|works cited|literature cited|sources|citations|"
    r"references (?:and|&) (?:further reading|notes|sources)|further reading|"
    r"notes (?:and|&) references|"
    r"selected references|reference list|endnotes|footnotes)",
    re.IGNORECASE,
)
_NAMED_FOR_CERTAIN = re.compile(
    "references|bibliography|works cited|literature cited|reference list", re.IGNORECASE
)
_LEADER = re.compile(r"^\S.{1,150}?\s?(?:\.{4,}|(?:\s?\.\s){3,}|…{2,}|_{4,})\s*\d{1,4}$")
_SIGNS = (
    re.compile(r"\(?\b(?:19|20)\d\d[a-z]?\b\)?"),
    re.compile(r"\bdoi\b|10\.\d{4,9}/", re.I),
    re.compile(r"https?://|\bwww\.", re.I),
    re.compile(
        r"\bet al\b|\beds?\.\)|\bpp?\. ?\d|\bvol\.|\b\d+ ?\(\d+\) ?[:,]|\bISBN\b|"
        r"\bavailable (?:at|from)\b|\band colleagues\b",
        re.I,
    ),
    re.compile(r"^[A-Z][\w'’-]+,? (?:[A-Z]\.? ?){1,3}(?:[,&]|\band\b|\()"),
    re.compile(r"^\[?\d{1,3}[\].)]"),
    re.compile(r"\b(?:journal|press|review|proceedings|publishers?|university|BMJ|Lancet)\b", re.I),
)
_MIN_ENTRIES = 2
_MAX_ENTRY = 150
_MIN_SIGNS = 2
_LEAST_SIGNS_IN_A_NAMED_LIST = 1
"""Where the format itself says that a list stands under "References", a year is enough."""
_MIN_SHARE = 0.6
"""Share of a section's entries, in [0, 1], that must look like references."""


def contents_indexes(elements: Sequence[Element]) -> dict[int, str]:
    """Positions of elements that belong to a table of contents, with the reason."""
    found = {
        index: "entry of a table of contents: dots and a page number"
        for index, element in enumerate(elements)
        if _LEADER.match(canonical(element.text))
    }
    for index, element in enumerate(elements):
        if _label(element, _CONTENTS):
            entries = list(_entries(elements, index + 1, found))
            if len(entries) >= _MIN_ENTRIES:
                found[index] = "label of a table of contents"
                found.update(dict.fromkeys(entries, "entry of a table of contents"))
    return found


def _label(element: Element, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(canonical(element.text).strip(" :.")) is not None


def _entries(elements: Sequence[Element], start: int, known: dict[int, str]) -> Iterator[int]:
    """The run of lines after a label, each of which comes again further down."""
    later = [folded(element.text) for element in elements]
    for index in range(start, len(elements)):
        text = canonical(elements[index].text)
        if index in known:
            yield index
        elif len(text) > _MAX_ENTRY or not _recurs(text, elements, later, index):
            return
        else:
            yield index


def _recurs(text: str, elements: Sequence[Element], later: Sequence[str], index: int) -> bool:
    if folded(text) in later[index + 1 :]:
        return True
    return any(
        same_line(text, other.text)
        for other in elements[index + 1 :]
        if len(other.text) <= _MAX_ENTRY
    )


def reference_indexes(elements: Sequence[Element]) -> dict[int, str]:
    """Positions of elements that belong to a list of references, with the reason."""
    found: dict[int, str] = {}
    for index, element in enumerate(elements):
        if index in found or not _label(element, _REFERENCES):
            continue
        members = _section(elements, index)
        least = _LEAST_SIGNS_IN_A_NAMED_LIST if _is_named_list(elements, index) else _MIN_SIGNS
        if members and _look_like_references(elements, members, least):
            found[index] = "heading of a list of references"
            found.update(dict.fromkeys(members, "entry of a list of references"))
    return found


def _section(elements: Sequence[Element], index: int) -> list[int]:
    """What stands under the heading at ``index``: up to the next one of its rank."""
    heading = elements[index]
    members = []
    for position in range(index + 1, len(elements)):
        element = elements[position]
        if _ends_section(heading, element):
            break
        members.append(position)
    return members


def _ends_section(heading: Element, element: Element) -> bool:
    if element.kind is BlockKind.HEADING:
        return heading.kind is not BlockKind.HEADING or element.level <= heading.level
    if element.markup is Markup.MARKED and heading.kind is BlockKind.HEADING:
        return False
    return is_reference(element.text) is False and len(canonical(element.text)) > _MAX_ENTRY


def _is_named_list(elements: Sequence[Element], index: int) -> bool:
    """A marked heading "References" or the like with nothing but list items under it."""
    heading = elements[index]
    return (
        heading.kind is BlockKind.HEADING
        and heading.markup is Markup.MARKED
        and _label(heading, _NAMED_FOR_CERTAIN)
        and all(elements[i].kind is BlockKind.LIST_ITEM for i in _section(elements, index))
    )


def _look_like_references(
    elements: Sequence[Element], members: Sequence[int], least_signs: int
) -> bool:
    looks = sum(is_reference(elements[index].text, least_signs) for index in members)
    return looks >= _MIN_SHARE * len(members)


def is_reference(text: str, least_signs: int = _MIN_SIGNS) -> bool:
    """Whether a line reads like an entry of a reference list."""
    line = canonical(text)
    return sum(bool(sign.search(line)) for sign in _SIGNS) >= least_signs
