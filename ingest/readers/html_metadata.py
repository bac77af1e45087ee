"""What a page says of itself in its head: title, authors, date, publisher, description, language.

Floor 2.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from lxml.html import HtmlElement

from ingest.bylines import iso_date
from ingest.characters import canonical, folded
from ingest.readers.html_blocks import text_of

_META: dict[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "authors": ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author"),
    "date": (
        *("citation_publication_date", "citation_date", "article:published_time", "dc.date"),
        *("dcterms.issued", "dcterms.date", "dcterms.created", "date", "datepublished"),
        *("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified"),
    ),
    "publisher": (
        *("citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "og:site_name"),
        *("application-name",),
    ),
    "description": ("description", "og:description", "dc.description", "dcterms.description"),
    "licence": ("dcterms.license", "dc.rights", "dcterms.rights", "license"),
    "language": ("dc.language", "dcterms.language", "content-language", "og:locale"),
}
_ISO = re.compile(r"^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?=$|[T\s])")
_SEPARATOR = re.compile(r"\s+[|–—»«·•:]\s+|\s+-\s+|\s*\|\s*")
_JSON_KEYS = {
    "headline": "title",
    "datePublished": "date",
    "author": "authors",
    "publisher": "publisher",
}
_MAX_JSON = 200_000


def page_facts(root: HtmlElement) -> dict[str, object]:
    """What meta elements, linked data, ``html`` and ``title`` say, as far as they do."""
    named = _named_metas(root)
    linked = _linked_data(root)
    facts: dict[str, object] = {}
    for fact, names in _META.items():
        values = next((named[name] for name in names if name in named), None)
        value = _fact(fact, values) if values else linked.get(fact)
        if value:
            facts[fact] = value
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        facts["language"] = language
    title = _title(root, facts.get("title"), facts.get("publisher"))
    return {**facts, "title": title} if title else facts


def _named_metas(root: HtmlElement) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (
            meta.get("name")
            or meta.get("property")
            or meta.get("http-equiv")
            or meta.get("itemprop")
        )
        content = canonical(meta.get("content") or "")
        if name and content:
            named.setdefault(name.strip().lower(), []).append(content)
    return named


def _fact(fact: str, values: list[str]) -> object:
    if fact == "authors":
        return tuple(value for value in values if not value.startswith(("http:", "https:")))
    return exact_date(values[0]) if fact == "date" else values[0]


def exact_date(text: str) -> str | None:
    """A date as ISO 8601, as exact as ``text`` gives it; the time of day is left out."""
    match = _ISO.match(text.strip())
    if match is None:
        return iso_date(text)
    year, month, day = match.groups()
    if month and not 1 <= int(month) <= 12:
        return year
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _title(root: HtmlElement, meta: object, publisher: object) -> str | None:
    """The page's heading where the title names it, else the title without the name of the site."""
    shown = next((canonical(text_of(node)) for node in root.iter("title")), "")
    known = [text for text in (meta, shown) if isinstance(text, str) and text]
    named = [heading for text in known for heading in _headings_in(root, text)]
    if named:
        return named[0]
    if not known:
        first, *others = [*_texts(root, "h1"), ""]
        return first if others == [""] and first else None
    return _without_site(known[0], publisher)


def _headings_in(root: HtmlElement, title: str) -> list[str]:
    """Headings that a title holds (of second rank: begins with), those in front first."""
    whole = folded(title)
    held = [text for text in _texts(root, "h1") if folded(text) in whole]
    held += [text for text in _texts(root, "h2") if whole.startswith(folded(text))]
    return sorted(held, key=lambda text: whole.index(folded(text)))


def _texts(root: HtmlElement, tag: str) -> list[str]:
    texts = (canonical(text_of(node)) for node in root.iter(tag))
    return [text for text in texts if folded(text)]


def _without_site(title: str, publisher: object) -> str:
    parts = [part for part in _SEPARATOR.split(title) if part.strip()]
    if isinstance(publisher, str) and len(parts) > 1:
        kept = [part for part in parts if folded(part) != folded(publisher)]
        if len(kept) == len(parts) - 1 and kept:
            return title[title.index(kept[0]) : title.rindex(kept[-1]) + len(kept[-1])]
    return title


def _linked_data(root: HtmlElement) -> dict[str, object]:
    """Facts from schema.org JSON; broken JSON says nothing."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        text = script.text or ""
        if len(text) > _MAX_JSON:
            continue
        try:
            data = json.loads(unescape(text))
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if "headline" in item or "datePublished" in item:
                return _item_facts(item)
    return {}


def _items(data: object) -> Iterator[Mapping[str, object]]:
    if isinstance(data, list):
        for part in data:
            yield from _items(part)
    elif isinstance(data, dict):
        yield data
        yield from _items(data.get("@graph"))


def _item_facts(item: Mapping[str, object]) -> dict[str, object]:
    facts: dict[str, object] = {}
    for key, fact in _JSON_KEYS.items():
        names = tuple(_names(item.get(key)))
        if names:
            facts[fact] = names if fact == "authors" else _fact(fact, [names[0]])
    return facts


def _names(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield canonical(value)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for part in value:
            yield from _names(part)
