"""Which elements of a page a reader does not see.

Floor 2. Only what the page itself says is used: attributes, inline styles and the plainest rules
of its own style sheet. Hidden text is left out and reported, because it may be meant for a machine.
"""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

_RULE = re.compile(r"([^{};]{1,400})\{([^{}]{0,2000})\}")
_GROUP = re.compile(
    r"@[^{};@]{1,400}\{(?:[^{}@]{0,1000}\{[^{}]{0,2000}\}){0,2000}[^{}]{0,1000}\}|/\*.{0,20000}?\*/",
    re.DOTALL,
)
"""Rules for some screens only (and comments): a menu that hides on a telephone is not hidden."""
_SIMPLE = re.compile(r"^[a-z]*(?:([.#])([\w-]+))$", re.IGNORECASE)
_STYLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"display\s*:\s*none"), "not displayed"),
    (re.compile(r"visibility\s*:\s*(?:hidden|collapse)"), "not visible"),
    (re.compile(r"opacity\s*:\s*0(?:\.0*)?(?:%|\s|;|!|$)"), "fully transparent"),
    (
        re.compile(r"font-size\s*:\s*0(?:\.\d+)?(?:px|pt|em|rem|%)?(?:\s|;|!|$)"),
        "in letters of no size",
    ),
    (re.compile(r"text-indent\s*:\s*-\d{3,}"), "moved off the page"),
    (re.compile(r"(?:left|top|right)\s*:\s*-\d{3,}"), "moved off the page"),
    (re.compile(r"clip\s*:\s*rect\(\s*[01](?:px)?\b"), "clipped away"),
)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?(?:f{1,2})?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255|transparent\b)",
    re.I,
)
_BACKGROUND = re.compile(r"background", re.IGNORECASE)
_READER_ONLY = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|u-visually-hidden|"
    r"nhsuk-u-visually-hidden|govuk-visually-hidden|assistive-text|hidden-accessible)(?:\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HiddenRules:
    """Classes and ids that the page's own style sheet hides, each with how."""

    names: dict[str, str]
    """``.class`` or ``#id`` → in what way it is hidden."""

    @classmethod
    def from_page(cls, root: HtmlElement) -> "HiddenRules":
        """Read the ``style`` elements of a page."""
        names: dict[str, str] = {}
        for sheet in root.iter("style"):
            css = _GROUP.sub("", "".join(sheet.itertext()))
            for selectors, body in _RULE.findall(css):
                way = _style_reason(body)
                if way is None:
                    continue
                for selector in selectors.split(","):
                    simple = _SIMPLE.match(selector.strip())
                    if simple:
                        names[simple[1] + simple[2]] = way
        return cls(names)

    def reason(self, node: HtmlElement) -> str | None:
        """Why a reader does not see ``node``, or ``None``."""
        if node.get("hidden") is not None and node.get("hidden") != "until-found":
            return "hidden element"
        style = node.get("style") or ""
        way = _style_reason(style) or self._sheet_reason(node)
        if way:
            return f"hidden text: {way}"
        if _WHITE.search(style) and not _has_background(node):
            return "hidden text: white or transparent letters"
        if _READER_ONLY.search(node.get("class") or ""):
            return "shown to screen readers only"
        return None

    def _sheet_reason(self, node: HtmlElement) -> str | None:
        keys = [f".{name}" for name in (node.get("class") or "").split()]
        keys.append(f"#{node.get('id')}")
        return next((self.names[key] for key in keys if key in self.names), None)


def _style_reason(style: str) -> str | None:
    lowered = style.lower()
    return next((reason for pattern, reason in _STYLES if pattern.search(lowered)), None)


def _has_background(node: HtmlElement | None) -> bool:
    """Whether white letters may stand on a ground of another colour."""
    while node is not None:
        styled = _BACKGROUND.search(node.get("style") or "")
        if styled or node.get("bgcolor") or node.get("background"):
            return True
        node = node.getparent()
    return False
