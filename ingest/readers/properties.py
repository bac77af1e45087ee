"""Document properties: what office programs write down of themselves, without what is no fact.

Floor 2.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from lxml import etree

from ingest.characters import canonical
from ingest.readers.html_metadata import exact_date

_JUNK_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b.*|powerpoint presentation|word document|document ?\d*|"
    r"untitled\b.*|presentation ?\d*|slide \d+|(?:no|enter|add|click to) .{0,20}title.*|template.*|"
    r"new .{0,12}(?:document|presentation)|.*\.(?:docx?|pptx?|odt|pdf|indd|rtf|qxd|tex|dvi))",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"(?:admin(?:istrator)?|user ?\d*|owner|author|unknown|anonymous|microsoft.*|python-.*|"
    r"windows user|default|test|root|none|[\W\d]*)",
    re.IGNORECASE,
)
_DUBLIN_CORE = {
    "title": "title",
    "creator": "authors",
    "initial-creator": "authors",
    "modified": "date",
    "date": "date",
    "created": "date",
    "creation-date": "date",
    "publisher": "publisher",
    "language": "language",
    "description": "description",
    "rights": "licence",
}
"""Local names of properties → facts, the better source of a fact first."""


def facts_from(properties: Mapping[str, object]) -> dict[str, object]:
    """Facts from raw properties, left out where a program only filled in what it had to.

    Args:
        properties: By fact: ``title``, ``authors`` (text, or several), ``date``, and others.
    """
    facts: dict[str, object] = {}
    for fact, value in properties.items():
        made = _fact(fact, value)
        if made:
            facts[fact] = made
    return facts


def dublin_core(root: etree._Element) -> dict[str, object]:
    """Facts from elements with Dublin Core names anywhere under ``root``."""
    values: dict[str, list[str]] = {}
    for node in root.iter():
        if isinstance(node.tag, str) and node.text and node.text.strip():
            values.setdefault(etree.QName(node).localname, []).append(canonical(node.text))
    properties: dict[str, object] = {}
    for name, fact in _DUBLIN_CORE.items():
        if name in values and fact not in properties:
            properties[fact] = values[name] if fact == "authors" else values[name][0]
    return facts_from(properties)


def _fact(fact: str, value: object) -> object:
    if fact == "authors":
        return _authors([value] if isinstance(value, str) else value)
    text = canonical(str(value)) if value else ""
    if fact == "title":
        return None if _JUNK_TITLE.fullmatch(text) or PurePath(text).suffix == ".doc" else text
    return exact_date(text) if fact == "date" else text


def _authors(values: object) -> tuple[str, ...]:
    if not isinstance(values, Iterable):
        return ()
    names = [name for value in values for name in re.split(r"\s*;\s*", canonical(str(value)))]
    return tuple(name for name in names if name and not _JUNK_AUTHOR.fullmatch(name))
