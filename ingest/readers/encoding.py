"""From bytes to text: which encoding a file is in, or a clear error that it cannot be told.

Floor 2. A byte order mark decides; then UTF-8, which almost nothing else satisfies by chance; then
charset-normalizer, whose answer is taken only if the text comes out clean.
"""

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes

from ingest.errors import UnreadableDocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSABLE = [
    *("cp1252", "iso8859_15", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_PREFERRED = "cp1252"
_MAX_MESS = 0.1
"""Share of unlikely characters, in [0, 1], above which a guess is not believed."""
_SAMPLE_BYTES = 200_000
_MULTIBYTE = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf1-\xf4][\x80-\xbf]{3}|\xe0[\xa0-\xbf][\x80-\xbf]|\xc2[\xa0-\xbf]"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_ADVICE = "save it again as UTF-8"


def decode(data: bytes) -> str:
    """The text in ``data``, line ends as they were, without a byte order mark.

    Raises:
        UnreadableDocumentError: If the bytes are not text, or in an encoding that cannot be told.
    """
    text = _decode_marked(data)
    if text is None:
        text = _decode_unmarked(data)
    _check_is_text(text)
    return text


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableDocumentError(
                    f"it starts with the mark of {encoding.upper()}, but byte {error.start} "
                    "breaks that encoding",
                    _ADVICE,
                ) from error
    return None


def _decode_unmarked(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error)
    _refuse_binary(data)
    return _guess(data)


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Other encodings would turn the sound part of damaged UTF-8 into nonsense without a word."""
    high = len(_HIGH.findall(data))
    sound = sum(len(match) for match in _MULTIBYTE.findall(data))
    if sound >= 0.8 * high and sound >= 6:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableDocumentError(
            f"it is UTF-8 with damage: byte {error.start} in line {line} belongs to no character",
            "fetch the file again, or repair that line and " + _ADVICE,
        ) from error


def _refuse_binary(data: bytes) -> None:
    if b"\x00" in data[:_SAMPLE_BYTES]:
        raise UnreadableDocumentError(
            "its content is binary, or UTF-16 without a byte order mark", _ADVICE
        )


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE_BYTES]
    matches = [match for match in from_bytes(sample, cp_isolation=_GUESSABLE) if _credible(match)]
    if not matches:
        raise UnreadableDocumentError("its character encoding cannot be told", _ADVICE)
    encoding = _most_likely(matches)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(
            f"it looks like {encoding}, but byte {error.start} breaks that encoding", _ADVICE
        ) from error


def _credible(match: CharsetMatch) -> bool:
    return match.chaos <= _MAX_MESS


def _most_likely(matches: list[CharsetMatch]) -> str:
    """The best match; Windows-1252 wins a tie, because it is by far the most common one."""
    best = min(match.chaos for match in matches)
    for match in matches:
        if match.chaos == best and _PREFERRED in match.could_be_from_charset:
            return _PREFERRED
    return matches[0].encoding


def _check_is_text(text: str) -> None:
    controls = len(_CONTROL.findall(text))
    if controls > max(2, len(text) // 200) or ("\x00" in text and controls > 2):
        raise UnreadableDocumentError(
            f"its content is binary: {controls} control characters are not text",
            "give the file its right suffix, or export its text",
        )
    if not text.strip("\ufeff \t\r\n\f\v\x00"):
        raise UnreadableDocumentError("there is no text in it", "put text into it or take it away")
