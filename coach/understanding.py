"""What a turn asks for: a stand-alone question, its parts and its shape.

Floor 2. Pure: words in, words out, no chat model. The rules were chosen on the tuning half of the
question set; ``docs/decisions/0102-follow-ups.md`` has what they are worth.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.conversation import Exchange
from corpus.words import content_words

_MOST_TURNS = 4
"""Turns of one subject that make up a stand-alone question, the latest included."""
_MOST_WORDS = 45
"""A longer message is a story: only what it asks, and what leads up to that, is searched for."""
_FEW_WORDS = 4
"""A turn with at most this many content words is taken to go on with what was said."""
_NAMES_NOTHING = frozenset({"else", "just", "next", "now", "then"})
"""Content words that name nothing that a guide could hold."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_TAG = re.compile(
    r"(?<=[.!?])\s+[^.?!]{0,60}(,\s*((do|does|is|are|was|were|have|has|ca|wo|would|should)n['’]?t"
    r" (he|she|it|they|you|i|we)|right|no|yes|am i|agreed?)|agree with me)\?\s*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|^\W*(?:(?:and|so|but|ok|okay)\W+)?(?:what|how|who|whose|which|when|where|why|should|can"
    r"|could|do|does|is|are|tell|give|list|explain|compare|help|show|name|summari[sz]e|describe)\b",
    re.IGNORECASE,
)
_LEANING_WORD = re.compile(
    r"\b(?:it|its|that|this|those|these|they|them|their|she|her|he|him|his|ones?|there|both|either"
    r"|neither|first|second|third|fourth|fifth|last|others?|same|instead|also|too|then|more|else"
    r"|again|the former|the latter)\b",
    re.IGNORECASE,
)
_LEANING_OPENING = re.compile(
    r"^\W*(?:and|but|so|or|ok|okay|yes|yeah|no|why|how come|what about|how about|such as|like what"
    r"|which|for|thanks|thank you|sorry|right|sure|please|go on|then)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:different|new|another|other) (?:topic|question|subject|matter)\b|\bleave (?:that|it)\b"
    r"|\bchange of (?:topic|subject)\b|\bforget (?:that|it)\b|\bnever ?mind\b",
    re.IGNORECASE,
)
_RETURNING = re.compile(
    r"\bback to\b|\bas (?:i|we) said before\b|\b(?:the|my) [\w-]+ (?:thing |one )?again\b",
    re.IGNORECASE,
)
_ORDINALS = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
    **dict.fromkeys(("fifth", "5th"), 5),
    **dict.fromkeys(("sixth", "6th"), 6),
    **dict.fromkeys(("seventh", "7th"), 7),
    **dict.fromkeys(("last", "final"), -1),
}
_ORDINAL = re.compile(
    rf"\b(?:the|your|that)\s+({'|'.join(_ORDINALS)})(?:\s+(?:one|point|step|stage|phase|item|part))?"
    r"\b(?!\s+(?:time|year|month|week|day|meeting|session))",
    re.IGNORECASE,
)
MARKER = re.compile(r"\[([1-9])\]")
"""A sentence of the last answer, by the number that stands behind it."""
_ABOUT_A_PICK = (
    r"(?:(?:yes|yeah|ok|probably|maybe|perhaps|i think|it s|that s|i d say|let s go with|go with"
    r"|tell me(?: more)? about|more about|more|what about|closer to|nearer to|the|your|number"
    r"|option) )*"
)
_AFTER_A_PICK = (
    r"(?: (?:one|place|option|guide|please|thanks|thank you|i think|probably|maybe|then"
    r"|(?:is|sounds|feels|seems|looks)(?: (?:much|a bit|more))?(?: (?:nearer|closer|better|right"
    r"|like it|it))?))*"
)
_PICKS = tuple(
    re.compile(f"{_ABOUT_A_PICK}(?:{named}){_AFTER_A_PICK}")
    for named in ("first|former|1st|one|1", "second|latter|other|2nd|two|2")
)
"""Messages that do nothing but choose the first or the second of two things that were offered."""
_POINTS = re.compile(f"{_ABOUT_A_PICK}(?:{'|'.join(_ORDINALS)}|[1-9]){_AFTER_A_PICK}")
_NO_WORD = re.compile(r"[\W_]+")
_MORE = re.compile(
    r"(?:(?:yes|yeah|ok|okay|right|sure|thanks|thank you|please|and|so|but|can you|could you"
    r"|would you|do you have|have you got|is there|are there|i d like|give me|any|a bit|a little"
    r"|some) )*"
    r"(?:(?:tell me|say|hear|explain|know) (?:a bit |a little |some )?more|more|any more"
    r"|(?:anything|something|what) else|else|other ideas|another idea|more ideas|go on|carry on"
    r"|continue|keep going)"
    r"(?: (?:please|about (?:it|that|this)|on (?:it|that|this)|of (?:it|that)|to (?:it|that|this)"
    r"|can i do|could i do|do i do|could i try|can i try|would help|helps|is there|do you have"
    r"|do you know|then|thanks|thank you))*"
)
"""Messages that ask for more of the same and for nothing else."""
_OUTLINE = re.compile(
    r"\b(?:overall|as a whole|in general|overview|outline|summar\w+|main points|sum up|in short)\b"
    r"|\bwhat(?:'s| is) in (?:the|your|that|this) guide\b|\bwhat does .{0,60}\bguide .{0,10}say\b"
    r"|\bguide\b.{0,40}\babout\?",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\blist\b|\bevery (?:one|single)\b|\ball (?:of )?(?:the )?(?:\w+ )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"|\b(?:what|which|name|give me) (?:are )?(?:the |are )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\bstep by step\b|\ball the\b",
    re.IGNORECASE,
)
BETTER_THAN = r"(?:better|worse|stronger|weaker|(?:more|less) \w+) than"
"""A comparison of two things, as a pattern."""
_BETWEEN = re.compile(
    r"\b(?:difference|differences|distinction|choose|choice|compare|comparison)s?\b.*?"
    r"\b(?:between|of)\b\s+(?P<a>.+?)\s+(?:and|or|from)\s+(?P<b>.+)",
    re.IGNORECASE,
)
_TWO_QUESTIONS = re.compile(
    r"(?P<a>.+?\w),?\s+and\s+(?P<b>(?:what|how|which|who|when|why|where)\b.+)", re.IGNORECASE
)
_FEWEST_WORDS_OF_A_QUESTION = 2
"""Content words: "..., and where do I begin?" is no question that could be looked for alone."""
_PAIRS = (
    _BETWEEN,
    re.compile(r"\bcompare\s+(?P<a>.+?)\s+(?:and|with|to)\s+(?P<b>.+)", re.IGNORECASE),
    re.compile(
        rf"^(?:is|are) (?!it\b)(?P<a>[^,;?]{{3,50}}?) {BETTER_THAN} (?P<b>[^,;?]{{3,50}})",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<a>.+?)\s+(?:vs\.?|versus)\s+(?P<b>.+)", re.IGNORECASE),
    re.compile(r"\bhow (?:do|does|is|are)\s+(?P<a>.+?)\s+(?:and|from)\s+(?P<b>.+?)\s+differ", re.I),
    _TWO_QUESTIONS,
)


class Shape(StrEnum):
    """What kind of answer a question wants."""

    PLAIN = "plain"
    LIST = "list"
    COMPARE = "compare"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Understood:
    """A turn, made to stand alone."""

    question: str
    """As it was asked, without the title of a guide that it names; where it asks for that guide as
    a whole, in the plainest words for it."""
    subject: tuple[str, ...]
    """What was asked so far on this subject, this question last."""
    parts: tuple[str, ...] = ()
    """A question for each thing that is asked about, where there are several."""
    shape: Shape = Shape.PLAIN
    in_hand: Exchange | None = None
    """The exchange that it leans on."""
    nth: int | None = None
    """Which item of a list it points at, from 1, or -1 for the last."""
    item: str = ""
    """That item, once the library was asked for it."""
    asks_for_more: bool = False
    """It asks for more of what was said, and for nothing else."""
    guide_ids: tuple[str, ...] = ()
    """Guides that it names by title or by who speaks in them: then only these are looked into."""

    @property
    def query(self) -> str:
        """The stand-alone question: all that was asked on this subject, and what is pointed at."""
        return " ".join((*self.subject, self.item)).strip()


def understand(question: str, exchanges: Sequence[Exchange] = ()) -> Understood:
    """Make a turn stand alone.

    Args:
        question: The mentee's words.
        exchanges: What was said before, the latest last.
    """
    asked = without_story(without_tag(question))
    before = leans_on(question, exchanges)
    if before is None:
        parts = parts_of(asked)
        shape = Shape.COMPARE if parts else _shape(asked)
        return Understood(question, (asked,), parts, shape)
    if asks_for_more(question):
        return Understood(question, before.subject, in_hand=before, asks_for_more=True)
    return Understood(
        question,
        (*before.subject[1 - _MOST_TURNS :], asked),
        shape=_shape(asked),
        in_hand=before,
        nth=_pointed_at(question, before),
    )


def _pointed_at(question: str, before: Exchange) -> int | None:
    """Which item of a list, or of what was told, a turn points at."""
    if before.is_open:
        plain = _plain(question)
        picked = (place for place, pick in enumerate(_PICKS, start=1) if pick.fullmatch(plain))
        return next(picked, None)
    if marked := MARKER.search(question):
        return int(marked[1])
    pointing = _ORDINAL.search(question)
    return _ORDINALS[pointing[1].lower()] if pointing else None


def asks_for_more(question: str) -> bool:
    """Whether a message asks for more of what was said, and for nothing else."""
    return bool(_MORE.fullmatch(_plain(question)))


def goes_on(question: str) -> bool:
    """Whether a message asks for more or points at what was said, and does nothing else."""
    return asks_for_more(question) or bool(_POINTS.fullmatch(_plain(question)))


def _plain(question: str) -> str:
    return _NO_WORD.sub(" ", question.lower()).strip()


def leans_on(question: str, exchanges: Sequence[Exchange]) -> Exchange | None:
    """The exchange that a turn goes on with; ``None`` when it begins something new."""
    if not exchanges:
        return None
    if _RETURNING.search(question):
        return _same_words(question, exchanges) or exchanges[-1]
    if is_another_matter(question):
        return None
    leaning = leans(question) or len(content_words(question)) <= _FEW_WORDS
    return exchanges[-1] if leaning else None


def leans(question: str) -> bool:
    """Whether words of a message point at something outside it ("him", "and…", "the second")."""
    return bool(_LEANING_WORD.search(question) or _LEANING_OPENING.search(question))


def is_another_matter(question: str) -> bool:
    """Whether a message says that it leaves what was spoken of ("a different question")."""
    return bool(_LEAVING.search(question))


def without_tag(question: str) -> str:
    """A message without its last sentence where that only asks for assent ("…, isn't it?")."""
    shortened = _TAG.sub("", question).strip()
    return shortened if len(content_words(shortened)) > _FEW_WORDS else question


def asks(question: str) -> bool:
    """Whether a message asks anything, or only tells."""
    return any(_ASKS.search(part) for part in _SENTENCE_END.split(without_tag(question)))


def asks_of_its_own(question: str) -> bool:
    """Whether a message asks something that could be looked for ("what should I do?" does not)."""
    return asks(question) and not goes_on(question) and bool(own_words(question))


def own_words(question: str) -> set[str]:
    """The words of a message that name something."""
    return set(content_words(question)) - _NAMES_NOTHING


def without_story(question: str) -> str:
    """What a message asks: of a long one, each asking sentence and the one before it."""
    sentences = [sentence for sentence in _SENTENCE_END.split(question) if sentence.strip()]
    asking = [place for place, sentence in enumerate(sentences) if _ASKS.search(sentence)]
    if not is_story(question) or not asking:
        return " ".join(question.split())
    kept = sorted({place for found in asking for place in (max(found - 1, 0), found)})
    return " ".join(" ".join(sentences[place] for place in kept).split())


def is_story(question: str) -> bool:
    """Whether a message is so long that it tells more than it asks."""
    return len(question.split()) > _MOST_WORDS


def parts_of(question: str) -> tuple[str, ...]:
    """A question for each of the two things that are asked about; empty where there is one."""
    for pattern in _PAIRS:
        match = pattern.search(question)
        if match:
            halves = (match["a"].strip(" ,.?"), match["b"].strip(" ,.?"))
            fewest = _FEWEST_WORDS_OF_A_QUESTION if pattern is _TWO_QUESTIONS else 1
            complete = all(len(content_words(half)) >= fewest for half in halves)
            return halves if complete else ()
    asked = [s for s in _SENTENCE_END.split(question) if s.strip().endswith("?")]
    full = [sentence for sentence in asked if len(content_words(sentence)) > 2]
    return tuple(full) if len(full) == len(asked) == 2 else ()


def _shape(question: str) -> Shape:
    if _OUTLINE.search(question):
        return Shape.OUTLINE
    return Shape.LIST if _LIST.search(question) else Shape.PLAIN


def _same_words(question: str, exchanges: Sequence[Exchange]) -> Exchange | None:
    """The latest exchange that shares a content word with a turn that goes back to something."""
    words = set(content_words(question))
    for exchange in reversed(exchanges):
        if words & set(content_words(exchange.question)):
            return exchange
    return None
