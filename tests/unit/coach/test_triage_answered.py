"""What becomes of a question about danger once it has been put."""

from collections.abc import Sequence

import numpy as np
import pytest

from coach.triage import Level, Route, Triage, triage
from coach.triage.answered import (
    ANSWERED_NO,
    ANSWERED_YES,
    ASKED_BEFORE,
    HINTED_AGAIN,
    SETTLED,
    TAKEN_BACK,
    Reply,
    after_asking,
)
from coach.triage.classifier import Classifier
from coach.triage.evidence import DANGER

NOTHING = Triage()
FAINT = Triage("check", Route.SELF_HARM, (), ("classifier.self_harm.faint",))


def danger(level: Level, *reasons: str) -> Triage:
    return Triage(level, Route.SELF_HARM, (), reasons)


def met(
    found: Triage, before: Triage, *, alone: Triage = NOTHING, reply: Reply = Reply.NONE
) -> tuple[str, tuple[str, ...]]:
    result = after_asking(found, alone=alone, before=lambda: before, reply=reply)
    return result.level, result.reasons


@pytest.mark.parametrize("found", ["check", "urgent"])
@pytest.mark.parametrize("alone", [NOTHING, FAINT])
def test_a_no_to_the_check_is_believed(found: Level, alone: Triage) -> None:
    assert met(danger(found), danger("check"), alone=alone, reply=Reply.NO) == (
        "check",
        (ANSWERED_NO,),
    )


def test_a_no_to_the_urgent_text_keeps_the_check() -> None:
    assert met(danger("urgent"), danger("urgent"), reply=Reply.NO) == ("check", (TAKEN_BACK,))


def test_a_no_to_the_kind_question_is_enough() -> None:
    assert met(danger("check"), FAINT, reply=Reply.NO) == ("none", (SETTLED,))


@pytest.mark.parametrize("before", [danger("check"), danger("check", ASKED_BEFORE)])
def test_a_yes_to_the_check_is_danger(before: Triage) -> None:
    assert met(danger("check"), before, reply=Reply.YES) == ("urgent", (ANSWERED_YES,))
    assert met(NOTHING, before, reply=Reply.YES) == ("urgent", (ANSWERED_YES,))


@pytest.mark.parametrize("reply", [Reply.YES, Reply.POORLY])
def test_not_well_in_answer_to_the_kind_question_meets_the_check(reply: Reply) -> None:
    assert met(NOTHING, FAINT, reply=reply) == ("check", (HINTED_AGAIN,))


def test_a_yes_to_anything_else_means_nothing() -> None:
    assert met(NOTHING, NOTHING, reply=Reply.YES) == ("none", ())
    assert met(NOTHING, danger("check", SETTLED), reply=Reply.YES) == ("none", (SETTLED,))


class JudgesTheFirst(Classifier):
    """Finds danger in a first turn and none in what follows."""

    def __init__(self) -> None:
        """Without weights: it is told what to find."""

    def probabilities(
        self, turn: str, _signs: np.ndarray, _earlier: Sequence[str] = ()
    ) -> dict[str, float]:
        return {DANGER: 0.9 if turn.startswith("Some words") else 0.0}

    def thresholds(self, _label: str) -> tuple[float, float]:
        return 0.3, 0.6


def after_the_check(turn: str) -> Level:
    """How a turn is met after a check that only the judgement asked for."""
    judge = JudgesTheFirst()
    assert triage("Some words of no rule", classifier=judge).level == "check"
    return triage(turn, ["Some words of no rule"], classifier=judge).level


@pytest.mark.parametrize("yes", ["yes", "yes, most evenings", "sometimes I guess", "I don't know"])
def test_a_yes_in_words(yes: str) -> None:
    assert after_the_check(yes) == "urgent"


@pytest.mark.parametrize(
    "words",
    [
        "yes please, how do I find a mentor?",
        "yes please tell me more about mentors",
        "I have a ward round at nine and nobody to run it with",
    ],
)
def test_what_only_begins_like_a_yes(words: str) -> None:
    assert after_the_check(words) != "urgent"


@pytest.mark.parametrize("reason", [ANSWERED_NO, SETTLED])
def test_what_was_answered_is_settled_until_something_new_is_said(reason: str) -> None:
    before = danger("check", reason)

    assert met(danger("check"), before) == ("none", (SETTLED,))
    assert met(FAINT, before, alone=FAINT) == ("check", (*FAINT.reasons, SETTLED))
    assert met(danger("urgent"), before, alone=danger("check")) == ("urgent", ())


def test_a_question_that_was_passed_over_is_put_again_in_fewer_words() -> None:
    asked = danger("check")

    assert met(danger("check"), asked) == ("check", (ASKED_BEFORE,))
    assert met(danger("urgent", "classifier.self_harm.urgent"), asked)[0] == "check"
    assert met(danger("check"), danger("check", ASKED_BEFORE)) == ("check", (ASKED_BEFORE,))


def test_more_faint_words_after_the_check_may_be_urgent() -> None:
    found = danger("urgent", "classifier.self_harm.urgent")

    assert met(found, danger("check"), alone=FAINT) == ("urgent", found.reasons)


def test_the_kind_question_is_put_once() -> None:
    assert met(FAINT, FAINT) == ("none", (SETTLED,))
    assert met(FAINT, FAINT, alone=FAINT) == ("check", (HINTED_AGAIN,))
    assert met(danger("check"), FAINT) == ("check", ())


def test_the_turn_after_an_urgent_one_stays_urgent() -> None:
    assert met(danger("urgent"), danger("urgent")) == ("urgent", ())


@pytest.mark.parametrize(
    "reason", ["conversation.answered-yes", "conversation.was-oneself", "conversation.joined.x"]
)
def test_what_turns_say_together_is_not_settled(reason: str) -> None:
    found = danger("urgent", reason)

    assert met(found, danger("check"), reply=Reply.NO) == ("urgent", (reason,))


def test_other_routes_of_the_turn_stay() -> None:
    alone = Triage("none", Route.MISTREATMENT)
    found = Triage("check", Route.SELF_HARM, (Route.MISTREATMENT,))
    result = after_asking(found, alone=alone, before=lambda: FAINT, reply=Reply.NO)

    assert (result.level, result.route) == ("none", Route.MISTREATMENT)


HINT = "I can't go on like this and I cry every day"


@pytest.mark.parametrize("no", ["no", "Neither.", "none of that", "No, not at all, only tired"])
def test_no_in_several_words(no: str) -> None:
    found = triage(no, [HINT])

    assert found.level in {"none", "check"}
    assert triage("How do I chair a meeting?", [HINT, no]).level == "none"


@pytest.mark.parametrize("words", ["No one would notice", "no point really", "no, I am not safe"])
def test_what_only_begins_like_a_no(words: str) -> None:
    earlier = ["I hope I don't wake up tomorrow for that ward round"]

    assert triage(words, earlier).level == "urgent"
    assert ANSWERED_NO not in triage(words, [HINT]).reasons
