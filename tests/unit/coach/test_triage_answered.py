"""What becomes of a question about danger once it has been put."""

import pytest

from coach.triage import Level, Route, Triage, triage
from coach.triage.answered import (
    ANSWERED_NO,
    ASKED_BEFORE,
    HINTED_AGAIN,
    SETTLED,
    TAKEN_BACK,
    after_asking,
)

NOTHING = Triage()
FAINT = Triage("check", Route.SELF_HARM, (), ("classifier.self_harm.faint",))


def danger(level: Level, *reasons: str) -> Triage:
    return Triage(level, Route.SELF_HARM, (), reasons)


def met(
    found: Triage, before: Triage, *, alone: Triage = NOTHING, denies: bool = False
) -> tuple[str, tuple[str, ...]]:
    result = after_asking(found, alone=alone, before=lambda: before, denies=denies)
    return result.level, result.reasons


@pytest.mark.parametrize("found", ["check", "urgent"])
@pytest.mark.parametrize("alone", [NOTHING, FAINT])
def test_a_no_to_the_check_is_believed(found: Level, alone: Triage) -> None:
    assert met(danger(found), danger("check"), alone=alone, denies=True) == (
        "check",
        (ANSWERED_NO,),
    )


def test_a_no_to_the_urgent_text_keeps_the_check() -> None:
    assert met(danger("urgent"), danger("urgent"), denies=True) == ("check", (TAKEN_BACK,))


def test_a_no_to_the_kind_question_is_enough() -> None:
    assert met(danger("check"), FAINT, denies=True) == ("none", (SETTLED,))


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

    assert met(found, danger("check"), denies=True) == ("urgent", (reason,))


def test_other_routes_of_the_turn_stay() -> None:
    alone = Triage("none", Route.MISTREATMENT)
    found = Triage("check", Route.SELF_HARM, (Route.MISTREATMENT,))
    result = after_asking(found, alone=alone, before=lambda: FAINT, denies=True)

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
