"""Text in a guide that is meant for a machine and not for its reader: flagged, never obeyed.

Floor 2. A flag says where and why; it changes nothing. Words are compared with look-alike letters
and invisible characters put aside, since these are how such text is hidden.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Suspicion(StrEnum):
    """What is suspicious about a range of text."""

    INSTRUCTION = "instruction"
    """It addresses a language model, or tells one what to do."""
    CONTROL_MARK = "control_mark"
    """It holds marks that some models take for the borders of messages."""
    INVISIBLE = "invisible"
    BIDIRECTIONAL = "bidirectional"
    TAGS = "tags"
    """Tag characters, which show nothing and can spell out text."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A suspicious range of a text; offsets count code points."""

    kind: Suspicion
    start: int
    end: int
    reason: str


_MODEL = r"(?:ai|a\.i\.|llm|gpt|chatgpt|claude|gemini|copilot|language model|chat ?bot|bot)s?"
_RULES_OF = (
    r"(?:instructions?|prompts?|directions?|directives?|guidelines?|rules?|commands?|"
    r"safeguards?|system messages?|context)"
)
_BEFORE = (
    r"(?:previous|prior|above|earlier|preceding|existing|original|initial|former|foregoing|"
    r"system|developer|safety)"
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:ignore|disregard|forget|override|bypass|skip|drop|neglect|do not follow|"
        r"don't follow|stop following)\s+(?:\w+\s+){0,3}?"
        rf"(?:{_BEFORE}\s+(?:\w+\s+){{0,2}}?{_RULES_OF}|your\s+(?:\w+\s+)?{_RULES_OF}|"
        rf"{_RULES_OF}\s+(?:you were given|you have been given|above|before|so far))\b",
        "it tells a model to ignore its instructions",
    ),
    (
        r"\b(?:ignoriere|vergiss|missachte)\b.{0,40}\b(?:anweisungen|regeln|vorgaben)\b"
        r"|\b(?:ignora|olvida)\b.{0,40}\b(?:instrucciones|istruzioni|reglas|regole)\b"
        r"|\b(?:ignorez|ignore|oubliez)\b.{0,40}\b(?:instructions|consignes|règles)"
        r"\s+(?:précédentes|antérieures)\b"
        r"|\b(?:ignore|esqueça)\b.{0,40}\binstruções\b",
        "it tells a model to ignore its instructions",
    ),
    (
        rf"\b(?:if you are|you are(?: now)?|as|since you are) (?:an? |the )?(?:\w+ )?{_MODEL}\b"
        r"(?! (?:user|researcher|developer|expert))",
        "it addresses a language model",
    ),
    (
        rf"\b(?:note|message|notice|attention|instructions?|hello|dear|warning)(?: to| for|,|:)* "
        rf"(?:all |any |the )?(?:{_MODEL}|ai (?:assistants?|agents?|models?|systems?)|"
        r"assistants?)\b",
        "it addresses a language model",
    ),
    (
        r"\b(?:ai|llm) (?:assistants?|agents?|models?|systems?|readers?|crawlers?)"
        r"(?: \w+){0,4} (?:must|should|shall|are to|have to|need to)\b",
        "it tells a language model what to do",
    ),
    (
        r"\b(?:reveal|print|repeat|show|output|display|leak|disclose|give me|tell me|write out)\b"
        r".{0,30}\b(?:your|the|its) (?:\w+ )?(?:system |hidden |initial |secret )"
        r"?(?:prompt|instructions|api keys?|secrets)\b",
        "it asks a model for its instructions or secrets",
    ),
    (
        r"\b(?:do not|don't|never|without) (?:tell(?:ing)?|mention(?:ing)?|reveal(?:ing)?|"
        r"inform(?:ing)?|let(?:ting)?|disclos(?:e|ing)|warn(?:ing)?)\b.{0,40}\b"
        r"(?:the |this to the |to the )?(?:user|end user|mentee|human|reader|operator)s?\b",
        "it tells a model what to keep from people",
    ),
    (
        r"\b(?:tell|inform|assure|convince|advise|instruct|persuade) (?:the |every |all |your )?"
        r"(?:users?|mentees?|humans?) (?:that|to|they)\b",
        "it tells a model what to say to people",
    ),
    (
        r"\b(?:new|updated|real|actual|secret|hidden|system|developer) "
        r"(?:instructions?|prompt|message|directive)s?\s*[:=]",
        "it claims to be a model's instructions",
    ),
    (
        r"\b(?:system|developer|admin|root) (?:override|mode|prompt)\b|\bprompt injection\b"
        r"|\bjail ?break(?:ed|ing)?\b|\bdo anything now\b|\bDAN mode\b",
        "it speaks of a model's modes and prompts",
    ),
    (
        r"\b(?:from now on|henceforth|starting now),? (?:you (?:will|must|shall|are|should)|"
        r"(?:always |only )?(?:answer|respond|reply))\b",
        "it tells a model how to behave from now on",
    ),
    (
        r"\b(?:respond|reply|answer) (?:only )?(?:with|by saying|using) "
        r"(?:the (?:word|phrase|text)|exactly|nothing but)\b",
        "it tells a model how to answer",
    ),
)
_INSTRUCTIONS = tuple((re.compile(p, re.IGNORECASE), reason) for p, reason in _PATTERNS)
_MARKS = re.compile(
    r"<\|[a-z_]{2,30}\|>|\[/?INST\]|<</?SYS>>|</?s>(?=\s|$)|</?(?:system|assistant|tool_call|"
    r"function_calls?|instructions)>|^\s*(?:###\s*)?(?:system|assistant|human|user)\s*:\s"
    r"|^#{2,}\s*(?:instruction|response|system)s?\s*:?\s*$|BEGIN (?:SYSTEM|INSTRUCTIONS)",
    re.IGNORECASE | re.MULTILINE,
)
_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_TAG_BASE = 0xE0000
_BIDIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]+")
_INVISIBLE = re.compile("[\u200b\u2060-\u2064\u180e\ufeff\u206a-\u206f]+")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅαορνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ’‘ʼ",
    "aeopcyxijsdhqwABEKMHOPCTXIJSaopvikABEZHIKMNOPTYX'''",
)


def find_suspicious(text: str) -> tuple[Flag, ...]:
    """Ranges of ``text`` that look as if they were meant for a machine, in order of their start.

    Ranges may overlap. An empty result says only that nothing known was found.
    """
    flags = [*_hidden(text), *_instructions(text)]
    return tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.kind)))


def _hidden(text: str) -> Iterator[Flag]:
    for match in _TAGS.finditer(text):
        spelt = "".join(chr(ord(char) - _TAG_BASE) for char in match[0] if ord(char) > _TAG_BASE)
        shown = "".join(char for char in spelt if char.isprintable())
        if not _is_flag_emoji(text, match):
            reason = f"tag characters that show nothing and spell {shown!r}"
            yield Flag(Suspicion.TAGS, match.start(), match.end(), reason)
    for match in _BIDIRECTIONAL.finditer(text):
        reason = "characters that turn the direction of text round"
        yield Flag(Suspicion.BIDIRECTIONAL, match.start(), match.end(), reason)
    for match in _INVISIBLE.finditer(text):
        if match.start() == 0 and match[0] == "\ufeff":
            continue
        reason = f"{len(match[0])} invisible characters"
        yield Flag(Suspicion.INVISIBLE, match.start(), match.end(), reason)


def _is_flag_emoji(text: str, match: re.Match[str]) -> bool:
    """Flags of countries within a country are spelt with tags after a black flag."""
    return match.start() > 0 and text[match.start() - 1] == "\U0001f3f4" and len(match[0]) <= 7


def _instructions(text: str) -> Iterator[Flag]:
    plain, origin = _plain(text)
    for pattern, reason in _INSTRUCTIONS:
        for match in pattern.finditer(plain):
            yield _flag(Suspicion.INSTRUCTION, match, origin, reason)
    for match in _MARKS.finditer(plain):
        yield _flag(Suspicion.CONTROL_MARK, match, origin, "marks of a model's message format")


def _flag(kind: Suspicion, match: re.Match[str], origin: list[int], reason: str) -> Flag:
    return Flag(kind, origin[match.start()], origin[match.end() - 1] + 1, reason)


def _plain(text: str) -> tuple[str, list[int]]:
    """``text`` in plain letters, and for each of them the offset that it came from."""
    letters, origin = list[str](), list[int]()
    for offset, char in enumerate(text):
        if _UNSEEN.match(char):
            continue
        for made in unicodedata.normalize("NFKC", char).translate(_LOOKALIKES):
            letters.append(" " if made.isspace() and made != "\n" else made)
            origin.append(offset)
    return "".join(letters), origin
