"""What of a page is not its main text: found in the tree, taken out of it, and reported.

Floor 2. Rules go by what elements are (navigation, footers, dialogues, hidden text), then by the
part that the page itself calls its main one, then by how much of a part is links. Text in sentences
is never taken out for the name of its class alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from corpus.guide import Locator, Region, RegionKind
from ingest.readers.html_blocks import link_share, text_of
from ingest.readers.html_hidden import HiddenRules

_NO_TEXT = {
    "script": "script, not shown on a page",
    "style": "style sheet, not shown on a page",
    "template": "template, not shown on a page",
    "noscript": "shown only without scripts",
    "object": "embedded object",
    "embed": "embedded object",
    "iframe": "embedded page",
    "svg": "drawing",
    "math": "formula, which plain text cannot hold",
    "canvas": "drawing",
    "audio": "audio player",
    "video": "video player",
    "input": "form control",
    "textarea": "form control",
    "select": "form control",
    "button": "form control",
    "datalist": "form control",
}
_TAGS = {"nav": "navigation", "footer": "footer", "dialog": "dialogue", "search": "search box"}
_ROLES = {
    "navigation": "navigation",
    "contentinfo": "footer",
    "search": "search box",
    "dialog": "dialogue",
    "alertdialog": "dialogue",
    "menu": "menu",
    "menubar": "menu",
    "toolbar": "toolbar",
    "banner": "page header",
}
_CLASSES = {
    **dict.fromkeys(
        ["cookie", "cookies", "consent", "gdpr", "cookiebar", "cookiebanner"], "cookie notice"
    ),
    **dict.fromkeys(["breadcrumb", "breadcrumbs"], "breadcrumb"),
    **dict.fromkeys(["nav", "navbar", "navigation", "menu", "submenu", "megamenu"], "navigation"),
    **dict.fromkeys(
        ["share", "sharing", "social", "socials", "sharebar", "addtoany"], "sharing links"
    ),
    **dict.fromkeys(["newsletter", "subscribe", "signup", "mailchimp"], "newsletter form"),
    **dict.fromkeys(
        ["ad", "ads", "advert", "adverts", "advertisement", "sponsored"], "advertisement"
    ),
    **dict.fromkeys(["sidebar", "rail"], "side column"),
    **dict.fromkeys(["related", "recommended", "recommendations"], "related links"),
    **dict.fromkeys(["comments", "disqus", "respond"], "comments"),
    **dict.fromkeys(["pagination", "pager", "paging"], "paging links"),
    **dict.fromkeys(["footer", "sitefooter"], "footer"),
    **dict.fromkeys(["modal", "popup", "lightbox", "overlay"], "dialogue"),
    **dict.fromkeys(["skip", "skiplink"], "skip link"),
}
_NEVER = frozenset({"h1", "main", "article", "body"})
_ASIDES = {"aside": "side note", "form": "form"}
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SURE = frozenset({"cookie notice", "breadcrumb", "comments", "advertisement"})
_PROSE_CHARACTERS = 200
_LINK_SHARE = 0.6
_MIN_LINKS = 3
_MAIN_SHARE = 0.4
"""Share of the page's text, in [0, 1], that a part must hold to be believed to be the main one."""
_MAX_REGION = 2_000


@dataclass(slots=True)
class Pruning:
    """A page without what is not its text."""

    main: HtmlElement
    regions: list[Region] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    """Texts and reasons of the regions."""

    def remove(self, node: HtmlElement, kind: RegionKind, reason: str) -> None:
        """Take ``node`` out of the page, and report its text if it has any."""
        self.report(node, kind, text_of(node), reason)
        node.drop_tree()

    def report(self, node: HtmlElement, kind: RegionKind, text: str, reason: str) -> None:
        """List some text that went, once for all places where it stood."""
        if text and (text, reason) not in self.seen:
            self.seen.add((text, reason))
            self.regions.append(
                Region(
                    kind=kind,
                    text=text[:_MAX_REGION],
                    reason=reason,
                    locator=Locator(line=node.sourceline),
                )
            )


def prune(root: HtmlElement) -> Pruning:
    """Take everything out of ``root`` that is not the text of its main part.

    The tree is changed. Regions are in the order of the rules, each with the text that went.
    """
    pruning = Pruning(_body(root))
    rules = HiddenRules.from_page(root)
    _remove_comments(pruning)
    waiting = list(pruning.main)[::-1]
    while waiting:
        node = waiting.pop()
        if not _judge(node, pruning, rules):
            waiting.extend(reversed(list(node)))
    pruning.main = _main_part(pruning)
    _remove_edge_links(pruning)
    _report_images(pruning)
    return pruning


def _body(root: HtmlElement) -> HtmlElement:
    body = root.find("body")
    return root if body is None else body


def _elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """Elements under ``root`` that are still in the tree when their turn comes, outermost first."""
    for node in list(root.iterdescendants()):
        if isinstance(node.tag, str) and node.getparent() is not None and _is_under(node, root):
            yield node


def _is_under(node: HtmlElement, root: HtmlElement) -> bool:
    return any(above is root for above in node.iterancestors())


def _remove_comments(pruning: Pruning) -> None:
    for node in list(pruning.main.iter()):
        if not isinstance(node.tag, str) and node is not pruning.main:
            text = (node.text or "").strip()
            pruning.report(node, RegionKind.HIDDEN, text, "comment, not shown on a page")
            node.drop_tree()


def _judge(node: HtmlElement, pruning: Pruning, rules: HiddenRules) -> bool:
    """Take ``node`` out if it is hidden or furniture; whether it went."""
    tag = str(node.tag).lower()
    hidden = _NO_TEXT.get(tag) or rules.reason(node)
    if hidden:
        pruning.remove(node, RegionKind.HIDDEN, hidden)
        return True
    reason = _furniture_reason(node, tag)
    if reason is None or tag in _NEVER or node.xpath("boolean(.//h1 | .//main | .//article)"):
        return False
    pruning.remove(node, RegionKind.FURNITURE, f"{reason} of the page")
    return True


def _furniture_reason(node: HtmlElement, tag: str) -> str | None:
    reason = _TAGS.get(tag) or _ROLES.get((node.get("role") or "").lower())
    if reason:
        return reason
    reason = _class_reason(node)
    if reason and (reason in _SURE or not _is_prose(node)):
        return reason
    if tag in _ASIDES and not _is_prose(node):
        return _ASIDES[tag]
    return None


def _class_reason(node: HtmlElement) -> str | None:
    words = f"{node.get('class') or ''} {node.get('id') or ''}"
    if words == " ":
        return None
    found = (_CLASSES.get(word.lower()) for word in _CLASS_WORD.findall(words))
    return next((reason for reason in found if reason), None)


def _is_prose(node: HtmlElement) -> bool:
    """Whether a part is text in sentences, whatever it is called."""
    text = text_of(node)
    return len(text) >= _PROSE_CHARACTERS and link_share(node) < 0.3 and text.count(". ") >= 2


def _main_part(pruning: Pruning) -> HtmlElement:
    """What the page calls its main part, if that holds enough of its text."""
    body = pruning.main
    whole = len(text_of(body))
    candidates = body.xpath(".//main | .//*[@role='main'] | .//*[@itemprop='articleBody']") or [
        node for node in body.iter("article") if not _is_teaser(node)
    ]
    best = max(candidates, key=lambda node: len(text_of(node)), default=None)
    if best is None or len(text_of(best)) < _MAIN_SHARE * whole:
        return body
    _report_outside(body, best, pruning)
    return best


def _is_teaser(node: HtmlElement) -> bool:
    return link_share(node) > 0.5


def _report_outside(body: HtmlElement, main: HtmlElement, pruning: Pruning) -> None:
    """List what stands outside the main part; a heading of the page is moved into it."""
    for heading in body.xpath(".//h1"):
        inside = heading is main or _is_under(heading, main)
        if not inside and not main.xpath(".//h1 | .//h2[not(preceding::p)]"):
            main.insert(0, heading)
            lead, main.text = main.text, None
            heading.tail = lead
    keep = {main, *main.iterancestors()}
    for above in [main, *main.iterancestors()]:
        if above is body:
            return
        for sibling in [*above.itersiblings(preceding=True), *above.itersiblings()]:
            if sibling not in keep and isinstance(sibling.tag, str):
                _report(sibling, pruning)


def _report(node: HtmlElement, pruning: Pruning) -> None:
    reason = "outside the part that the page calls its main one"
    pruning.report(node, RegionKind.FURNITURE, text_of(node), reason)


def _remove_edge_links(pruning: Pruning) -> None:
    """Lists of links before the first and after the last text in sentences."""
    nodes = [
        node
        for node in _elements(pruning.main)
        if str(node.tag) in {"ul", "ol", "div", "p", "section", "table", "aside"}
    ]
    prose = [i for i, node in enumerate(nodes) if str(node.tag) != "div" and _is_text(node)]
    first, last = (prose[0], prose[-1]) if prose else (0, len(nodes))
    for index, node in enumerate(nodes):
        if first <= index <= last or not _is_under(node, pruning.main):
            continue
        if _is_link_list(node) and not _is_headed(node):
            pruning.remove(node, RegionKind.FURNITURE, "list of links at the edge of the page")


def _is_text(node: HtmlElement) -> bool:
    text = text_of(node)
    return len(text) >= 80 and link_share(node) < 0.5


def _is_link_list(node: HtmlElement) -> bool:
    links = list(node.iter("a"))
    return (
        len(links) >= _MIN_LINKS
        and link_share(node) > _LINK_SHARE
        and not node.xpath(".//h1|.//h2|.//h3")
    )


def _is_headed(node: HtmlElement) -> bool:
    before = node.getprevious()
    return before is not None and str(before.tag) in {"h1", "h2", "h3", "h4", "h5", "h6", "p"}


def _report_images(pruning: Pruning) -> None:
    for image in pruning.main.iter("img"):
        alt = (image.get("alt") or "").strip()
        pruning.report(image, RegionKind.FURNITURE, alt, "alternative text of an image")
