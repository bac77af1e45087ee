import pytest

from coach.breaker import Breaker
from coach.errors import ChatModelPausedError


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    breaker = Breaker(failures_to_open=3, pause_seconds=10, now=clock)
    for _ in range(3):
        breaker.enter()
        breaker.leave(failed=True)
    return breaker


def test_failures_in_a_row_open_it(breaker: Breaker) -> None:
    assert breaker.paused_seconds == 10
    with pytest.raises(ChatModelPausedError, match="3 times in a row"):
        breaker.enter()


def test_a_success_in_between_keeps_it_closed(clock: Clock) -> None:
    breaker = Breaker(failures_to_open=2, now=clock)
    for failed in (True, False, True):
        breaker.enter()
        breaker.leave(failed=failed)
    breaker.enter()
    assert breaker.paused_seconds == 0


def test_after_the_pause_one_call_tries_it_out(breaker: Breaker, clock: Clock) -> None:
    clock.seconds = 10
    breaker.enter()
    with pytest.raises(ChatModelPausedError):
        breaker.enter()
    breaker.leave(failed=False)
    breaker.enter()
    breaker.enter()


def test_a_trial_that_fails_opens_it_again(breaker: Breaker, clock: Clock) -> None:
    clock.seconds = 10
    breaker.enter()
    breaker.leave(failed=True)
    with pytest.raises(ChatModelPausedError):
        breaker.enter()
    assert breaker.paused_seconds == 10


def test_a_trial_that_nobody_waited_for_is_made_again(breaker: Breaker, clock: Clock) -> None:
    clock.seconds = 10
    breaker.enter()
    breaker.leave(failed=None)
    breaker.enter()
