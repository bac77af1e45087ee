"""Staying with a grave text: which turns go on from it, and what they are told."""

from collections.abc import Sequence

import pytest

from coach.safety_wording import Wording, default_wording_path, load_wording
from coach.staying import InHand, eased, in_hand, reply_to, told_before
from coach.triage import Level, Route, Triage
from coach.triage.model import ANSWERED_NO, FAINT
from corpus.resources import load_resources

NOTHING = Triage()
WORDING = load_wording(default_wording_path(), load_resources())


def text_of(route: Route, level: Level = "none", wording: Wording = WORDING) -> str:
    entry = wording.entry_for(route, level, ())
    assert entry
    return "\n\n".join(piece.text for piece in entry.pieces)


def goes_on(
    question: str, said: Sequence[str], found: Triage = NOTHING, alone: Triage = NOTHING
) -> InHand | None:
    told = told_before(question, said, WORDING)
    reply = reply_to(question, told, said, WORDING) if told else None
    if told is None or reply is None:
        return None
    found = eased(question, found, told, reply, lambda: alone)
    return in_hand(question, found, told, reply, WORDING)


MISTREATED = [text_of(Route.MISTREATMENT)]


@pytest.mark.parametrize(
    ("turn", "begins"),
    [
        ("being heard", "Then let us stay with that."),
        ("feeling safer on the next shift", "Then the next shift comes first."),
        ("thinking through the options please", "Nothing has to be chosen tonight."),
        ("and if nobody believes me?", "Not being believed"),
        ("what else?", "I have read that"),
        ("it has been going on for months and everyone just watches", "I have read that"),
    ],
)
def test_what_a_turn_after_a_text_is_told(turn: str, begins: str) -> None:
    staying = goes_on(turn, MISTREATED)

    assert staying
    assert not staying.asks
    assert staying.reply.pieces[0].text.startswith(begins)


@pytest.mark.parametrize(
    ("turn", "topic"),
    [
        ("how can I report him?", "being bullied by a senior at work"),
        ("how do I tell the dean?", "being bullied by a senior at work"),
        ("what makes a good mentor?", ""),
    ],
)
def test_a_question_of_its_own_is_for_the_guides(turn: str, topic: str) -> None:
    staying = goes_on(turn, MISTREATED)

    assert staying
    assert staying.asks
    assert staying.topic == topic


@pytest.mark.parametrize("turn", ["thanks", "a different question: what is SBI?"])
def test_what_leaves_the_matter(turn: str) -> None:
    assert goes_on(turn, MISTREATED) is None


def test_no_text_was_told() -> None:
    assert goes_on("what else?", []) is None
    assert goes_on("what else?", ["You can find a mentor by asking. [1]"]) is None


def test_a_question_goes_on_from_the_latest_answer_only() -> None:
    said = [*MISTREATED, "You can find a mentor by asking. [1]"]

    assert goes_on("how can I report him?", said) is None
    assert goes_on("he did it again", said)


def test_each_reply_is_said_once_and_the_last_one_again() -> None:
    said = list(MISTREATED)
    begins = []
    for _ in range(3):
        staying = goes_on("ok", said)
        assert staying
        begins.append(staying.reply.pieces[0].text)
        said.append(begins[-1])

    assert begins[0] != begins[1]
    assert begins[1] == begins[2]


def test_the_gravest_of_two_texts_is_stayed_with() -> None:
    both = f"{text_of(Route.PATIENT_SAFETY)}\n\n{text_of(Route.HARM_TO_OTHER_RISK)}"
    staying = goes_on("the nurse in charge", [both])

    assert staying
    assert staying.told.route is Route.HARM_TO_OTHER_RISK


def judged(level: Level, *reasons: str) -> Triage:
    return Triage(level, Route.SELF_HARM, (), reasons)


CHECK = judged("check", "classifier.self_harm.check")
SAID_OUTRIGHT = judged("check", "self_harm.hint.alive-for")


def test_what_only_the_story_makes_of_a_turn_counts_one_step_less() -> None:
    def after(found: Triage, alone: Triage = NOTHING, turn: str = "I feel so stupid") -> Triage:
        told = told_before(turn, MISTREATED, WORDING)
        assert told
        reply = reply_to(turn, told, MISTREATED, WORDING)
        assert reply
        return eased(turn, found, told, reply, lambda: alone)

    urgent, faint = judged("urgent", "classifier.self_harm.urgent"), judged("check", FAINT)
    assert (after(urgent).level, after(urgent).is_faint) == ("check", False)
    assert after(CHECK).is_faint
    assert after(faint) == NOTHING
    assert after(faint, alone=faint) == faint
    assert after(CHECK, alone=CHECK) == CHECK
    assert after(SAID_OUTRIGHT) == SAID_OUTRIGHT
    assert after(CHECK, turn="feeling safer on the next shift") == NOTHING


def test_danger_in_the_turn_comes_before_the_reply() -> None:
    assert goes_on("I can't go on", MISTREATED, found=SAID_OUTRIGHT) is None


def test_another_concern_of_its_own_has_its_own_text() -> None:
    told = "The patient in bay two was given the wrong drug after that"
    found = Triage("none", Route.PATIENT_SAFETY, (), ("classifier.patient_safety",))

    assert goes_on(told, MISTREATED, found=found, alone=found) is None
    assert goes_on(told, MISTREATED, found=found, alone=NOTHING)
    assert goes_on("he did it again today", MISTREATED, found=found, alone=found)


IN_DANGER = [text_of(Route.SELF_HARM, "urgent")]
NAMED_BEFORE = judged("urgent", "conversation.named-before")


@pytest.mark.parametrize(
    ("turn", "begins"),
    [
        ("I can't call anyone", "That sounds very alone."),
        ("my flatmate is here", "It is good that somebody else knows."),
        ("yes", "Thank you for answering."),
        ("I took some of them", "Then please get help with your body now"),
        ("I don’t want to ring", "That sounds very alone."),
        ("what should I do?", "I have read that, and I take it"),
    ],
)
def test_what_a_turn_in_danger_is_told(turn: str, begins: str) -> None:
    staying = goes_on(turn, IN_DANGER, found=NAMED_BEFORE)

    assert staying
    assert not staying.asks
    assert staying.reply.pieces[0].text.startswith(begins)


def test_danger_named_anew_or_taken_back_is_not_stayed_with() -> None:
    anew = judged("urgent", "self_harm.explicit.want-die", "conversation.named-before")

    assert goes_on("I want to die", IN_DANGER, found=anew) is None
    assert goes_on("no", IN_DANGER, found=judged("check", ANSWERED_NO)) is None
    assert goes_on("what makes a good mentor?", IN_DANGER, found=judged("check")) is None
