"""Messages that ask nothing of the guides: a greeting, thanks, "what can you do", "go on". Pure.

Floor 2. Only a message that is nothing else counts: "thanks, and how do I start?" is a question.
A bare "goodbye" does not: it may be meant.
"""

import re
from enum import StrEnum

_LONGEST = 80
"""Characters of the longest message that is looked at."""
_NO_WORD = re.compile(r"[\W_]+")


class Courtesy(StrEnum):
    """What such a message is."""

    NO_WORDS = "no_words"
    GREETING = "greeting"
    GOODBYE = "goodbye"
    GO_ON = "go_on"
    """It goes on with what was said before, or with nothing."""
    NO = "no"
    """No to what the coach asked."""
    NEITHER = "neither"
    """What was shown is not it."""
    THANKS = "thanks"
    ABLE = "able"
    """What can you do, how do I use this."""
    SOURCES = "sources"
    """Where do your answers come from."""
    HOLDS = "holds"
    """Which guides have you got."""
    OFFLINE = "offline"
    """Does it need a connection."""
    LANGUAGE = "language"
    """Can I write in another language."""


_BEFORE = r"(?:(?:ok|okay|right|so|well|great|perfect|cool|ah|oh|and|hi|hiya|hello|hey|then) )*"
_AFTER = r"(?: (?:there|again|coach|mate|please|pls|then|now|exactly|today|so|very|much))*"


def _one_of(*phrases: str) -> re.Pattern[str]:
    """A whole message that is one of some phrases, between words that say nothing."""
    return re.compile(f"{_BEFORE}(?:{'|'.join(phrases)}){_AFTER}")


_ANSWERS = r"(?:answers?|information|info|knowledge|advice|material|stuff)"
_GUIDES = r"(?:guides?|sources|documents|books|topics|subjects|areas)"
_FINE = r"(?:(?:really|very|so|super|just|all) )*(?:useful|helpful|great|good|kind|lovely|clear)"
_LANGUAGES = (
    r"(?:english|welsh|irish|gaelic|french|german|dutch|spanish|portuguese|italian|polish|romanian"
    r"|greek|turkish|russian|ukrainian|arabic|persian|farsi|urdu|hindi|punjabi|gujarati|bengali"
    r"|tamil|telugu|malayalam|marathi|tagalog|filipino|chinese|mandarin|cantonese|japanese|korean"
    r"|yoruba|igbo|hausa|swahili|shona|somali|swedish|norwegian|danish|finnish|(?:an|any)other"
    r" language|other languages|my (?:own )?language)"
)
_NOES = (
    r"(?:no|nope|nah|not (?:at all|really|particularly|much)|no thanks?|no thank you"
    r"|nothing like that|of course not|i m (?:fine|ok|okay|alright|safe))"
)
_PATTERNS = (
    (
        Courtesy.GREETING,
        _one_of(
            r"hi+|hello+|hey+|hiya|howdy|greetings|namaste",
            r"(?:good )?(?:morning|afternoon|evening)|good day",
            r"how are you(?: doing)?|how do you do|how ?s (?:it going|the form|things|life)",
            r"nice to meet you|(?:i m )?new here|first time here",
            r"(?:are )?you there|(?:is )?any(?:one|body) (?:there|here)",
            r"test(?:ing)?(?: test(?:ing)?| \d)*|does (?:this|it) work",
            r"(?:is|are) (?:this|you)(?: thing)? (?:on|working|awake|up)",
        ),
    ),
    (
        Courtesy.GOODBYE,
        _one_of(
            r"bye(?: bye)?|good ?night|(?:good)?bye for now|talk (?:later|soon)|ttyl",
            r"see (?:you|ya|u)(?: (?:later|soon|tomorrow|around))?",
            r"that s all(?: for (?:now|today))?",
        ),
    ),
    (
        Courtesy.GO_ON,
        _one_of(
            r"(?:(?:tell me |a bit |some )?more|tell me|say more|go on|continue|carry on)",
            r"why|how|what|huh|really|hmm+|and|so|then|next|other|else|anything else",
            r"yes|yeah|yep|sure|ok|okay|right|maybe|dunno|(?:i )?don t know|not sure",
        ),
    ),
    (
        Courtesy.NO,
        _one_of(rf"(?:{_NOES} )*{_NOES}"),
    ),
    (
        Courtesy.NEITHER,
        _one_of(
            r"(?:no |nope )?(?:neither|none)(?: of (?:them|these|those|the two|that))?"
            r"(?: (?:is|fits?|helps?)(?: really)?)?",
            r"(?:no |nope )?(?:it s )?(?:something else|not (?:that|it)(?: either)?)",
        ),
    ),
    (
        Courtesy.THANKS,
        _one_of(
            r"(?:(?:many|a lot of|lots of) )?(?:thanks|thank you|thankyou|thx|ty|ta|cheers)"
            r"(?: (?:so much|very much|a lot|a mill(?:ion)?|loads|for (?:that|this|everything"
            r"|listening|(?:your|the|all your) (?:help|time|advice|answer|tips))))*"
            rf"(?: (?:(?:that|this|it) (?:s|is|was) )?{_FINE})?",
            rf"(?:(?:that|this|it) (?:s|is|was) )?{_FINE}(?: (?:thanks|thank you|cheers))?",
            r"(?:i )?appreciate (?:it|that|this)|much appreciated",
        ),
    ),
    (
        Courtesy.ABLE,
        _one_of(
            r"what (?:can|do|could) (?:you|this|it) (?:actually )?(?:do|offer|help(?: me)? with)",
            r"what (?:are you|is this|is it|s this)(?: thing| app| page| coach)?(?: for)?",
            r"how (?:do|does|can|should) (?:i|you|this|it|we)(?: thing| coach)? (?:use|work)"
            r"(?: (?:this|you|it))?(?: thing| coach| app)?",
            r"what (?:can|should|do|could) i ask(?: you)?(?: about)?",
            r"what (?:(?:kind|sort|type)s? of )?(?:questions?|things?|help) (?:can|should|could)"
            r" (?:i|you) (?:ask|answer|do|give|offer)(?: you)?(?: about)?",
            r"(?:where|how) (?:do|should|shall|can) (?:i|we) (?:start|begin|get started)",
            r"help|menu|instructions|start|get(?:ting)? started|who (?:is this|are you) for",
            r"how (?:can|could|do) you help(?: me)?|can you help(?: me)?",
            r"(?:i )?don t know (?:what to ask|where to (?:start|begin))|what do you know",
        ),
    ),
    (
        Courtesy.SOURCES,
        _one_of(
            rf"where (?:do|does|did) (?:your|the|these|this|all this)(?: {_ANSWERS})? come from",
            rf"where (?:do|did) you get (?:your|the|this|these|all this)(?: {_ANSWERS})?(?: from)?",
            rf"what (?:are|is) (?:you|your {_ANSWERS}) based on|what (?:are|is) your sources?",
            r"how do you (?:know(?: (?:this|that|it|all this))?|(?:find|choose|make|get) (?:your"
            r" |the |an? )?answers?)",
            r"who wrote (?:the|your|these) (?:guides?|answers)",
            r"can i trust (?:you|this|your answers)",
        ),
    ),
    (
        Courtesy.HOLDS,
        _one_of(
            rf"(?:which|what|how many) {_GUIDES}(?: (?:do|have|can|does|are) (?:you|u|there|this"
            r"|it))?(?: (?:got|have|hold|cover|use|know))?",
            rf"(?:list|show(?: me)?|name|give me|tell me)(?: all)?(?: of)? (?:the|your) {_GUIDES}"
            r"(?: you (?:have|hold|use))?",
            r"what(?: s| is) in (?:the|your|this) (?:library|collection|corpus)",
            r"what (?:do|can) you (?:cover|hold)|what is covered",
        ),
    ),
    (
        Courtesy.OFFLINE,
        _one_of(
            r"(?:do|does|can|will) (?:you|this|it)(?: thing| app| coach)?(?: still)? (?:need|work"
            r"|run|use)(?: (?:on|with|without|off))?(?: (?:the|an|no|any|a))? ?(?:internet|wi ?fi"
            r"|online|offline|connection|signal|network)(?: (?:connection|to work|or offline))?",
            r"(?:is|are) (?:this|you|it) (?:on|off)line",
        ),
    ),
    (
        Courtesy.LANGUAGE,
        _one_of(
            r"(?:do|can|could) you (?:speak|understand|know|write|talk|answer|reply)(?: (?:in|to me"
            rf" in))? {_LANGUAGES}",
            rf"can i (?:use|ask|write to|talk to) (?:you|this|it) in {_LANGUAGES}",
            r"(?:what|which) languages? (?:do|can) you (?:speak|understand|know|use|answer in)",
        ),
    ),
)


ABOUT_THE_COACH = frozenset(Courtesy) - {
    Courtesy.NO_WORDS,
    Courtesy.GREETING,
    Courtesy.GOODBYE,
    Courtesy.GO_ON,
    Courtesy.NO,
    Courtesy.NEITHER,
    Courtesy.THANKS,
}
"""Those that mean the same whatever was said before."""


def courtesy(said: str) -> Courtesy | None:
    """What a message is that asks nothing of the guides; ``None`` for any other."""
    if len(said) > _LONGEST:
        return None
    plain = _NO_WORD.sub(" ", said.lower()).strip()
    if not plain:
        return Courtesy.NO_WORDS
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(plain)), None)
