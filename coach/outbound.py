"""Cuts every contact, link and image that nobody reviewed from a text that is about to be shown.

Floor 2 (coach). An answer may hold the contacts of ``resources.toml`` and what stands in a guide
it cites, and nothing else, whoever wrote the text. Disguises are undone first: digits of other
scripts or spaced out, "hxxp", "dot com", zero-width characters, reference links.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

REMOVED = "[contact removed]"


@dataclass(frozen=True, slots=True)
class Allowed:
    """Contacts that may be shown, in a form that can be compared.

    Attributes:
        phones: Digits only.
        links: Without scheme, "www." and final slash, lower-case host.
        emails: Lower case.
    """

    phones: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Allowed:
        """Collect every phone number, link and e-mail address that stands in ``texts``.

        Pass the contacts of the resources and the quotes and addresses of cited guides.
        """
        plain = [_plain(text) for text in texts]
        links = {_link_key(m.group()) for text in plain for m in _URL.finditer(text)}
        emails = {m.group().lower() for text in plain for m in _EMAIL.finditer(text)}
        phones = {_digits(m.group()) for text in plain for m in _NUMBER.finditer(text)}
        return cls(frozenset(phones), frozenset(links), frozenset(emails))


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A text that is safe to show.

    Attributes:
        text: The text; unreviewed contacts are cut and leave a short note, images leave nothing.
        cut: What kinds of things were cut, in order, such as ``phone``, ``link``, ``image``.
    """

    text: str
    cut: tuple[str, ...]


_HOST = r"(?:[a-z0-9](?:[a-z0-9\-]{0,62})\.){1,6}[a-z]{2,24}"
_TLD = (
    r"(?:com|org|net|uk|co|io|ai|app|dev|info|biz|eu|us|edu|gov|nhs|me|tv|ly|gl|xyz|site"
    r"|online|health|care|help|chat|link|click|de|fr|es|it|nl|ie|in|ru|cn|pl|ca|au|nz|gg"
    r"|to|cc|"
    r"ws|support|live|world|scot|wales|cymru|london|example|test|invalid|onion|zip|mov)"
)
_URL = re.compile(
    rf"(?i)(?:(?:https?|ftp|file|data|javascript|vbscript|mailto|tel|sms|callto|skype"
    rf"|whatsapp|blob|ws|wss|about|intent|facetime)\s?:\s?(?://)?[^\s<>\"'`\])]+"
    rf"|//{_HOST}[^\s<>\"'`\])]*|"
    rf"(?<![\w@.])www\s?\.\s?[^\s<>\"'`\])]+|(?<![\w@/\-])(?<!\w\.)(?:[a-z0-9](?:[a-z0-9\-]{{0,62}}"
    rf")\.){{1,5}}{_TLD}(?![\w\-])(?:[/:?#][^\s<>\"'`\])]*)?|"
    r"\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?:/[^\s<>\"'`\])]*)?)"
)
_EMAIL = re.compile(rf"(?i)[a-z0-9][a-z0-9._%+\-']{{0,63}}\s?@\s?(?:{_HOST}|localhost)")
_NUMBER = re.compile(
    r"(?<!\w)(?<!\d\.)\+?\(?\d(?:(?:[ .\-/()\u2010-\u2015_*]{0,3}|,)\d){2,60}(?!\w)"
)
_IMAGE = re.compile(
    r"!\[[^\]\[]{0,300}\]\s?(?:\([^)]{0,2000}\)?|\[[^\]]{0,200}\])|<\s?(?:img|svg|picture"
    r"|iframe|object|embed|video|audio|source|script|style|link|form|input|button|base"
    r"|meta)\b[^>]{0,2000}>?|!\[[^\]\[]{0,300}\]"
)
_INLINE_LINK = re.compile(r"\[([^\]\n\[]{0,300})\]\s?\(\s?<?([^)\s>\[]{0,500})>?[^)\[]{0,200}\)")
_REFERENCE_LINK = re.compile(r"\[([^\]\n\[]{1,300})\]\[([^\]\n]{0,200})\]")
_REFERENCE_DEFINITION = re.compile(r"(?m)^[ >]{0,8}\[[^\]\n]{1,200}\]:[^\n]*$")
_ANCHOR = re.compile(r"(?i)<\s?a\b[^>]{0,2000}>|<\s?/\s?a\s?>")
_AUTOLINK = re.compile(
    r"<([a-z][a-z0-9+.\-]{1,20}:[^>\s]{1,2000}|[^\s<>@]{1,100}@[^\s<>]{1,200})>", re.IGNORECASE
)
_CALL = re.compile(
    r"(?i)\b(?:call|ring|dial|phone|text|tel|telephone|number|helpline|hotline|line|sms"
    r"|whatsapp|contact|reach|lifeline|samaritans|shout|message|fax|on|at|to"
    r"|option)\b[^.!?\n\d]{0,30}$"
)
_DATE_LIKE = re.compile(
    r"(?:19|20)\d{2}(?:\s?[-/\u2010-\u2015]\s?(?:(?:19|20)\d{2}|\d{2}))?"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{1,2}(?:, \d{1,2})+"
    r"|\d{1,4}\s?[-\u2010-\u2015/]\s?\d{1,4}|\d{1,3}"
)
_SHORT_CODES = 3
_PHONE_DIGITS = 7


_MOST_PASSES = 8


def scrub_contacts(text: str, allowed: Allowed) -> Scrubbed:
    """Return ``text`` without contacts, links and images that are not in ``allowed``.

    Images go always, since loading one tells its host who is reading. A link that is cut leaves
    its words. Linear in the length of the text; never raises; scrubbing twice changes nothing.
    """
    cut: list[str] = []
    for _ in range(_MOST_PASSES):
        before, text = text, _scrub_once(text, allowed, cut)
        if text == before:
            break
    return Scrubbed(text, tuple(cut))


def _scrub_once(text: str, allowed: Allowed, cut: list[str]) -> str:
    """One pass; what it leaves can look like an image or a link again, so passes are repeated."""
    text = _cut_all(_plain(text), _IMAGE, cut, "image", lambda _: "")
    text = _cut_all(text, _REFERENCE_DEFINITION, cut, "link", lambda _: "")
    text = _cut_all(text, _ANCHOR, cut, "link", lambda _: "")
    text = _INLINE_LINK.sub(lambda match: _inline_link(match, allowed, cut), text)
    text = _cut_all(text, _REFERENCE_LINK, cut, "link", lambda match: match.group(1))
    text = _AUTOLINK.sub(r"\1", text)
    text = _EMAIL.sub(lambda match: _email(match, allowed, cut), text)
    text = _URL.sub(lambda match: _link(match, allowed, cut), text)
    return _NUMBER.sub(lambda match: _number(match, allowed, cut), text)


def _cut_all(
    text: str,
    pattern: re.Pattern[str],
    cut: list[str],
    kind: str,
    instead: Callable[[re.Match[str]], str],
) -> str:
    """Replace every match and note its kind."""

    def replace(match: re.Match[str]) -> str:
        cut.append(kind)
        return instead(match)

    return pattern.sub(replace, text)


_INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_DISGUISES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)\bh[x*]{2}p(s?)\b"), r"http\1"),
    (re.compile(r"(?i)\bh\s?t\s?t\s?p\s?(s?)\s?:"), r"http\1:"),
    (re.compile(r"(?i)https?\s?\[?:\]?\s?//"), "https://"),
    (re.compile(r"(?i)\s?[\[({]\s?(?:dot|\.|d0t)\s?[\])}]\s?"), "."),
    (
        re.compile(
            rf"(?i)(?<=\w)\s(?:dot|d0t|punkt)\s(?={_TLD}\b|[a-z0-9\-]{{1,40}}(?:\sdot\s"
            rf"|\.){_TLD}\b)"
        ),
        ".",
    ),
    (re.compile(rf"(?i)(?<=[a-z0-9])\s\.\s?(?={_TLD}\b(?:/|\s|$))"), "."),
    (re.compile(r"(?i)\s?[\[({]\s?(?:at|@)\s?[\])}]\s?"), "@"),
    (re.compile(rf"(?i)(?<=\w)\sat\s(?=[a-z0-9\-]{{1,40}}\.{_TLD}\b)"), "@"),
    (re.compile(r"(?i)(?<=[a-z0-9])\sslash\s(?=[a-z0-9])"), "/"),
)
_WORD_DIGITS = dict(
    zip(
        "zero oh nought one two three four five six seven eight nine".split(),
        "000123456789",
        strict=True,
    )
)
_SPELT_NUMBER = re.compile(
    rf"(?i)\b(?:(?:double |triple )?(?:{'|'.join(_WORD_DIGITS)}"
    rf"|\d)[\s,\-]{{1,2}}){{4,20}}(?:{'|'.join(_WORD_DIGITS)}|\d)\b"
)


def _plain(text: str) -> str:
    """Return the text with disguises of contacts undone; other words stay as they are."""
    text = _INVISIBLE.sub("", text)
    text = "".join(_ascii_digit(letter) for letter in text)
    for pattern, instead in _DISGUISES:
        text = pattern.sub(instead, text)
    return _SPELT_NUMBER.sub(_as_digits, text)


def _ascii_digit(letter: str) -> str:
    """Return the ASCII form of a digit, full stop, colon, slash or at sign of another script."""
    if letter.isascii():
        return letter
    value = unicodedata.digit(letter, None)
    if value is not None:
        return str(value)
    narrow = unicodedata.normalize("NFKC", letter)
    return narrow if len(narrow) == 1 and narrow.isascii() and not narrow.isspace() else letter


def _as_digits(match: re.Match[str]) -> str:
    """Return a number spelt out digit by digit as digits."""
    digits: list[str] = []
    times = 1
    for word in re.findall(r"[a-z]+|\d", match.group().lower()):
        if word in ("double", "triple"):
            times = 2 if word == "double" else 3
            continue
        digits.append(_WORD_DIGITS.get(word, word) * times)
        times = 1
    return "".join(digits)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _link_key(link: str) -> str:
    """Return a link in the form in which it is compared."""
    bare = re.sub(r"(?i)^(?:https?:)?(?://)?(?:www\.)?", "", link.strip()).rstrip("/.,;:!?")
    host, slash, path = bare.partition("/")
    return host.lower() + slash + path


def _inline_link(match: re.Match[str], allowed: Allowed, cut: list[str]) -> str:
    """Keep a Markdown link to a reviewed place, else only its words."""
    target = match.group(2)
    if _link_key(target) in allowed.links or target.startswith(("/guides/", "#")):
        return match.group()
    cut.append("link")
    return match.group(1)


def _email(match: re.Match[str], allowed: Allowed, cut: list[str]) -> str:
    if re.sub(r"\s", "", match.group()).lower() in allowed.emails:
        return match.group()
    cut.append("email")
    return REMOVED


def _link(match: re.Match[str], allowed: Allowed, cut: list[str]) -> str:
    """Keep a reviewed link with the punctuation after it."""
    link = match.group().rstrip(".,;:!?")
    if _link_key(link) in allowed.links:
        return match.group()
    cut.append("link")
    return REMOVED + match.group()[len(link) :]


def _number(match: re.Match[str], allowed: Allowed, cut: list[str]) -> str:
    """Keep a reviewed number, a date or an ordinary figure; cut what can be dialled."""
    number, digits = match.group(), _digits(match.group())
    if digits in allowed.phones or not _can_be_dialled(number, match):
        return number
    cut.append("phone")
    return REMOVED


def _can_be_dialled(number: str, match: re.Match[str]) -> bool:
    """Say whether a number is spoken of, or written, as one to call."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    if _DATE_LIKE.fullmatch(number.strip("(),. ")):
        is_code = number.strip().isdigit() and len(number.strip()) == _SHORT_CODES
        return is_code and _DIAL.search(before) is not None
    if len(_digits(number)) >= _PHONE_DIGITS:
        return True
    return _CALL.search(before) is not None


_DIAL = re.compile(
    r"(?i)\b(?:call|ring|dial|phone|text|telephone|helpline|hotline|lifeline|sms|reach"
    r"|contact)\b[^.!?\n]{0,60}$"
)
