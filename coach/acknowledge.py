"""One line that shows the mentee's situation was heard: fixed words, chosen by what they told.

Floor 2. The lines name the thing and the feeling, promise nothing, praise nobody and take no side.
A plain question gets none. Order matters: the first situation that fits is the one that is named;
where none does, people tell the same trouble in endless words, and the guide that meets it says
what it is about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from coach.asked import Asked, Shape


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that mentees go through."""

    name: str
    pattern: re.Pattern[str]
    lines: tuple[str, ...]
    conflict: bool = False
    """Another person is part of it, whose side deserves a thought."""


def _situation(name: str, pattern: str, *lines: str, conflict: bool = False) -> Situation:
    return Situation(name, re.compile(pattern, re.IGNORECASE), lines, conflict)


_SITUATIONS = (
    _situation(
        "humiliated",
        r"humiliat|\btore (in)?to|(me|my|i was|i got)\b.{0,60}in front of"
        r" (everyone|everybody|the|my)|laughed at me|made fun of|belittl|until i go red"
        r"|shouted at (me|us)",
        "Being shown up in front of other people stings, and going back in afterwards takes "
        "something.",
        "That was a hard thing to stand through with others watching.",
        conflict=True,
    ),
    _situation(
        "my_lapse",
        r"\bi (snapped|shouted|lost (it|my temper)|was (rude|sharp|short|unfair)|froze"
        r"|messed up|got it wrong|forgot|made a mistake)"
        r"|ashamed|\bmy own bad mood|feel (so )?guilty|my fault",
        "It is uncomfortable to look back on that, and you are looking at it anyway.",
        "You are carrying what happened, and asking what to do about it now.",
    ),
    _situation(
        "turned_down",
        r"\b(said|told me) no\b|turned (me )?down|rejected|didn'?t (get|choose|pick)"
        r"|never (replied|answered)|no reply|ignored my|chose .{2,20} over|passed (me )?over"
        r"|(wasn'?t|not) (even )?shortlisted",
        "Hearing no after you made the effort is a knock.",
        "You put yourself forward and it did not go your way, and that can smart.",
    ),
    _situation(
        "mentor_trouble",
        r"\bmentor\b.{0,40}\b(cancel|talks? (about|over)|ignores?|takes? (the )?credit)"
        r"|dread (our|my|the) (sessions?|meetings?)|advice that'?s wrong|keeps? pinching"
        r"|takes? credit",
        "It is tiring when the person who was meant to help leaves you with more to carry.",
        "That does not sound like what you hoped for from the arrangement.",
        conflict=True,
    ),
    _situation(
        "hurtful_feedback",
        r"\b(msf|360|tab|feedback|comments?|raters?)\b.{0,90}(sick|hurt|arrogant|accent|awful"
        r"|upset|cruel|heart|shock|painful|unfair)"
        r"|(sick|hurt|upset|gutted).{0,60}\b(msf|360|feedback|comment)",
        "One sentence about yourself in a report can take up the whole evening.",
        "Reading that about yourself is hard, whatever the rest of it says.",
    ),
    _situation(
        "impostor",
        r"impostor|imposter|fraud|by mistake|wrong person|found out|don'?t (deserve|belong)"
        r"|not good enough|look an idiot"
        r"|look (stupid|like an idiot)",
        "Doubting whether you belong there is a lonely thing to carry around all day.",
        "That fear of being seen through sounds wearing.",
    ),
    _situation(
        "exhausted",
        r"exhaust|shattered|knackered|burn(t|ed)? ?out|drowning|no energy|so tired|worn out"
        r"|can'?t keep up|overwhelm|stretched"
        r"|workload|on top of everything|another task|too many (hats|roles|jobs|things)"
        r"|(can'?t|cannot) say no|say yes to everything",
        "That is a lot of work to be under, and asking about it at all takes effort.",
        "You sound stretched, so here is something short.",
    ),
    _situation(
        "alone",
        r"(i'?ve|i have|got|know) (nobody|no one|no-one)|everyone (else )?(seems|has)|alone"
        r"|lonely|don'?t have a mentor|without a mentor"
        r"|outsider|this country'?s system",
        "It can feel as if everyone else was handed this and you were missed out.",
        "Starting without the contacts that others seem to have is a harder start.",
    ),
    _situation(
        "failed_again",
        r"fail(ed|ing)?\b|keeps? slipping|fizzle|given up|no willpower|gave up|evaporate"
        r"|putting (it )?off|keep missing",
        "Watching the same plan slip again is discouraging.",
        "You have tried more than once, so wanting another way in makes sense.",
    ),
    _situation(
        "excluded",
        r"(nobody|no one|never|doesn'?t|don'?t) (listens?|gets? to|lets?|asks?)|talked over"
        r"|interrupt|cut across|not taken seriously|ignored"
        r"|dares",
        "It is hard to watch a voice get lost in a busy room.",
        "Not being heard, or seeing somebody else not heard, wears people down.",
        conflict=True,
    ),
    _situation(
        "moved",
        r"moved me|relocat|rota (was )?changed|without asking|gutted|lost my (post|place|job)",
        "Having that decided over your head would unsettle most plans.",
        "That is a big change to be handed without being asked.",
    ),
    _situation(
        "angry",
        r"\b(angry|furious|cross|fed up|livid|fuming|rage|resent)\b|handover.{0,30}late"
        r"|late.{0,30}handover|\brow with\b|arguing",
        "Being left with that, shift after shift, would wear on anybody's patience.",
        "That sounds frustrating, and you would like it to be different.",
        conflict=True,
    ),
    _situation(
        "anxious",
        r"dread|anxious|nervous|scared|afraid|terrified|worried|worry|panic|bricking it"
        r"|stressed about|can'?t sleep"
        r"|first (ever )?(one|time|meeting|session|day)\b.{0,40}(tomorrow|monday|no idea)"
        r"|\binterview\b.{0,40}(tomorrow|monday|week)",
        "It is natural to turn this over beforehand when it matters to you.",
        "Something that you care about is coming up, and it is not comfortable yet.",
    ),
    _situation(
        "sad",
        r"\bcr(ied|ying)\b|\bin tears\b|\bfeel(ing)? (so |a bit |very |really )?(low|sad|hurt"
        r"|down|stupid|pathetic|useless|two inches|awful|miserable)|\bi'?m (so |just )?(hurt|upset"
        r"|sad|useless|pathetic|gutted)\b|\bupsets? me\b|\bhurt me\b",
        "That sounds sore, so I will keep this short and plain.",
        "That is a low place to be asking from.",
    ),
    _situation(
        "awkward",
        r"embarrass|awkward|shy|bother|nuisance|politely|without (looking|sounding|seeming)|rude",
        "This is an awkward thing to say to somebody, and finding words first helps.",
        "Wanting to say it without doing damage is a fair aim.",
    ),
    _situation(
        "another_person",
        r"\b(colleague|registrar|co-?reg|consultant|boss|nurse|junior|fy1|student|senior|physio"
        r"|sister|matron)\b.{0,60}\b(won'?t|keeps?|never|always"
        r"|disagree|refus|stubborn|conflict|difficult|annoy|undermin|wrecked|complain|needs?"
        r"|looks?)\b|\btell (a|an|my|the) \w+ that\b|\bdisagree\b",
        "There is another person in this whom you will go on working with, which makes it "
        "delicate.",
        "This is about somebody you work with, and you want to handle it well.",
        conflict=True,
    ),
    _situation(
        "choosing",
        r"\bwhether\b|\bor (should|is|am|do)\b|\bam i ready\b|\bdecide (whether|if|between)\b"
        r"|^should\b|\bor should\b",
        "You are weighing this up, and there may be more than one good answer.",
        "This one depends on what you want from it, so here is something to weigh.",
    ),
    _situation(
        "asking",
        r"\b(ask|approach|email|contact|put my name|suggest me|recommend me|put forward|sponsor)\b",
        "Asking somebody for their time or their name takes a little courage.",
        "It is not easy to ask, and a few words prepared make it lighter.",
    ),
    _situation(
        "busy",
        r"no time|ten seconds|five seconds|between bleeps|full take|haven'?t (got )?(the )?time"
        r"|busy|short of time",
        "You have very little time, so here is what fits into it.",
        "Seconds are what you have, so this stays small.",
    ),
    _situation(
        "leading",
        r"\bchair(ing)?\b|\bteach(ing)?\b|\blead(ing)? (a|an|my|our|the)\b|\bmy team\b"
        r"|\bboard round\b|\bsupervis(e|ing)\b|\bdelegat",
        "You are taking care over how you do this for other people.",
        "You want this to work for the people around you too.",
    ),
)
_ABOUT = {
    "finding-a-mentor": "Looking for somebody to turn to is a sensible thing to be doing, and not "
    "a comfortable one.",
    "mentoring-agreement": "What was never quite agreed is awkward to bring up later.",
    "first-meeting": "A first conversation with somebody senior is easy to turn over beforehand.",
    "being-a-mentee": "Making something of another person's time is work, too.",
    "ending-mentoring": "It is tiring when the arrangement that was meant to help does not.",
    "mentoring-others": "It is hard to know how far to push somebody who has to do it themselves.",
    "goals": "A plan that will not move is wearing to look at.",
    "self-awareness": "It is odd to hear that people meet somebody you did not mean to be.",
    "receiving-feedback": "Words about yourself can stay with you for the whole evening.",
    "feedback": "Telling somebody how their work comes across is rarely comfortable.",
    "conflict": "Tension between people is tiring, and everybody nearby feels it.",
    "first-post": "A new post asks for a kind of work that nobody sees at first.",
    "setbacks": "Being left out after the work you put in smarts.",
    "workload": "That is a lot to be holding at once.",
    "wellbeing": "That sounds like a lot to carry about with you.",
    "speaking-in-public": "Standing up in front of people asks something of nearly everybody.",
    "transitions": "Finding your feet in a place takes more out of you than people see.",
    "teamwork": "Working with people who were trained differently takes patience.",
    "psychological-safety": "A room in which people hold back is hard to work in.",
    "emotional-intelligence": "Feelings at work tend to arrive before the words for them.",
    "leadership": "Seeing what could be better, without the post to order it, is a real spot to "
    "be in.",
    "leadership-styles": "How to be with a team is seldom as plain as the books make it.",
    "change": "Moving people who are tired of being moved is slow work.",
    "networks": "It can feel as if everyone else was handed the contacts.",
    "education": "Teaching beside the day's work pulls you two ways.",
}
"""Lines by what the guide that meets the situation is about: its first topic."""
_TOLD, _TOLD_AT_LENGTH = 10, 18
"""Words from which a question tells something that deserves a line of its own, by what the guide is
about and by nothing but its length."""
_PLAIN = (
    "I hear that this matters to you, and I only know what you have told me.",
    "I only know your side of it from here, so take what fits.",
)


def situation_of(question: str) -> Situation | None:
    """The first situation that the mentee's words fit, if any."""
    told = question.replace("’", "'")
    return next((s for s in _SITUATIONS if s.pattern.search(told)), None)


def acknowledgement(asked: Asked, topics: Sequence[str] = ()) -> str | None:
    """A line for what the mentee told; none for a plain question, and none rather than filler.

    Args:
        asked: The question.
        topics: Of the guide that meets it, the main one first; none where it hardly does.
    """
    if asked.shape is not Shape.ADVICE or not asked.personal:
        return None
    if situation := situation_of(asked.question):
        return pick(situation.lines, asked.question)
    told = len(asked.question.split())
    about = _ABOUT.get(topics[0]) if topics else None
    if about and told >= _TOLD:
        return about
    return pick(_PLAIN, asked.question) if told >= _TOLD_AT_LENGTH else None


def pick(lines: tuple[str, ...], question: str) -> str:
    """One of the lines: always the same for a question, different between questions."""
    return lines[sha256(question.encode()).digest()[0] % len(lines)]
