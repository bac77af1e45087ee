"""A coach whose answers a chat model writes: what it may say, and what happens when it fails."""

import time
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Library
from tests.providers import Behaviour, StubProvider, answers, client_of, says, silent, starts_then

QUESTION = "How do I ask one person for a single conversation of half an hour?"
TRUE = "CLAIM [1]: You could ask one person for a single conversation of half an hour."
FALSE = "CLAIM [1]: You could ask one person for ninety conversations in Scotland."
Ask = Callable[..., dict]
_BUDGET_SECONDS = 25.0  # the stub would be silent for 30


@pytest.fixture
def client(filled: Library, provider: StubProvider) -> Iterator[TestClient]:
    model = {
        "model_first_token_seconds": 6.0,  # a busy machine must not look like a silent model
        "model_gap_seconds": 2.0,
        "model_total_seconds": 20.0,
        "model_context_tokens": 8_192,
        "model_price_input": 2.0,
        "model_price_output": 10.0,
    }
    with client_of(filled, provider, **model) as client:
        yield client


@pytest.fixture
def ask(client: TestClient, provider: StubProvider) -> Ask:
    def send(*script: Behaviour, question: str = QUESTION) -> dict:
        provider.script = list(script)
        response = client.post(
            "/api/v1/ask", json={"question": question}, params={"explain": "true"}
        )
        assert response.status_code == 200
        answer: dict = response.json()
        return answer

    return send


def quotes_are_exact(answer: dict, claim: str) -> bool:
    return any(s["text"] == claim and s["citations"] for s in answer["segments"])


def test_supported_claim_is_shown_with_the_servers_quote(ask: Ask) -> None:
    answer = ask(
        says("HEARD: You would like to ask for some time.", TRUE, "ASK: Who comes to mind?")
    )
    assert [s["kind"] for s in answer["segments"]] == ["acknowledge", "claim", "question"]
    assert answer["citations"][0]["quote"].startswith("Ask one person for a single conversation")
    assert answer["citations"][0]["verdict"] == "supported"
    assert answer["model"] == "openai:stub"
    assert answer["usage"]["output_tokens"] == 7
    assert answer["model_fault"] is None


def test_unsupported_claim_is_rewritten_once(ask: Ask, provider: StubProvider) -> None:
    rewritten = "You could ask one person for a single conversation."
    answer = ask(says(FALSE), says(rewritten))
    assert quotes_are_exact(answer, rewritten)
    assert len(provider.requests) == 2


def test_claim_that_stays_unsupported_is_dropped_and_told_to_those_who_ask(ask: Ask) -> None:
    answer = ask(says(TRUE, FALSE), says("Ask ninety people in Scotland."))
    assert "ninety" not in answer["text"].lower()
    dropped = [check for check in answer["checks"] if not check["shown"]]
    assert [check["fault"] for check in dropped] == ["numbers"]


@pytest.mark.parametrize(
    "line",
    [
        "CLAIM: Ask ninety people for a single conversation.",
        "CLAIM [99]: Ask ninety people for a single conversation.",
        'CLAIM [1]: The guide says "mentors always say yes".',
        "CLAIM [1]: Ring 0300 123 4567 and ask one person for a conversation.",
        "HEARD: Great question, you are amazing.",
        "ASK: You must ask Professor Whitcombe, will you?",
        "OFFER: See https://example.org on Friday.",
    ],
)
def test_what_breaks_a_rule_never_reaches_the_reader(ask: Ask, line: str) -> None:
    answer = ask(says(TRUE, line), says("nothing better"))
    told = [segment["text"] for segment in answer["segments"]]
    assert all(line.split(": ", 1)[1] != text for text in told)
    assert len([s for s in answer["segments"] if s["kind"] == "claim"]) == 1


@pytest.mark.parametrize("number", ["", " [99]", " [2]"])
def test_true_claim_with_a_wrong_number_gets_the_right_one(ask: Ask, number: str) -> None:
    claim = "You could ask one person for a single conversation of half an hour."
    answer = ask(says(f"CLAIM{number}: {claim}"))
    assert quotes_are_exact(answer, claim)
    assert answer["citations"][0]["quote"].startswith("Ask one person for a single conversation")
    assert [check["attributed"] for check in answer["checks"]] == [True]


def test_question_and_step_come_after_a_claim_that_was_written_anew(ask: Ask) -> None:
    rewritten = "You could ask one person for a single conversation."
    answer = ask(
        says("HEARD: You would like to ask for some time.", FALSE, "ASK: Who comes to mind?"),
        says(rewritten),
    )
    assert [s["kind"] for s in answer["segments"]] == ["acknowledge", "claim", "question"]


def test_rewriting_waits_until_the_first_call_is_over(ask: Ask, provider: StubProvider) -> None:
    """A server that does one thing at a time would never come to it."""
    ask(says(FALSE, TRUE), says("nothing better"))
    assert provider.most_open == 1


@pytest.mark.parametrize(
    ("behaviour", "fault"),
    [
        (answers(401), "model_refused"),
        (answers(404), "model_refused"),
        (
            answers(400, body='{"error": {"message": "maximum context length"}}'),
            "model_context_too_long",
        ),
        (answers(429, "Retry-After: 60\r\n"), "model_unavailable"),
        (answers(500), "model_unavailable"),
        (answers(529), "model_unavailable"),
        (silent, "model_timeout"),
        (says(""), "model_nothing_supported"),
        (starts_then(then="silence"), "model_timeout"),
        (starts_then(then="garbage"), "model_malformed"),
        (starts_then(then="cut"), "model_malformed"),
        (starts_then(then="endless"), "model_malformed"),
        (says("I had a lovely day."), "model_nothing_supported"),
        (says("NOTHING"), "model_nothing_supported"),
    ],
)
def test_model_that_fails_leaves_the_composed_answer(
    ask: Ask, behaviour: Behaviour, fault: str
) -> None:
    started = time.monotonic()
    answer = ask(behaviour)
    assert time.monotonic() - started < _BUDGET_SECONDS
    assert answer["route"] == "answer"
    assert answer["model_fault"] == fault
    assert any(c["verdict"] == "verbatim" for c in answer["citations"])
    assert "guides' own sentences" in answer["text"]


@pytest.mark.parametrize("then", ["silence", "cut", "garbage", "endless"])
def test_model_that_breaks_off_leaves_what_was_checked(ask: Ask, then: str) -> None:
    answer = ask(starts_then(TRUE, then=then))
    kinds = [segment["kind"] for segment in answer["segments"]]
    assert kinds[0] == "claim"
    assert "boundary" in kinds
    assert answer["model_fault"]


def test_usage_tells_what_is_known_and_no_more(ask: Ask) -> None:
    usage = ask(says(TRUE))["usage"]
    assert usage["calls"] == 1
    assert (usage["input_tokens"], usage["output_tokens"]) == (50, 7)
    assert usage["context_window"] == 8_192
    assert usage["cost"] == round((50 * 2 + 7 * 10) / 1_000_000, 6)
    assert usage["first_words_ms"] >= 0
    assert "calls_not_counted" not in usage


def test_call_that_told_no_tokens_leaves_the_cost_unknown(ask: Ask) -> None:
    usage = ask(starts_then(TRUE, then="cut"))["usage"]
    assert usage["calls_not_counted"] == usage["calls"] == 1
    assert not {"cost", "input_tokens", "output_tokens"} & set(usage)


def test_model_that_keeps_failing_is_left_alone_and_readiness_says_so(
    ask: Ask, provider: StubProvider, client: TestClient
) -> None:
    for _ in range(5):
        assert ask(answers(401))["model_fault"] == "model_refused"
    before = len(provider.requests)
    answer = ask(says(TRUE))
    assert answer["model_fault"] == "model_paused"
    assert "guides' own sentences" in answer["text"]
    assert len(provider.requests) == before
    readiness = client.get("/readyz").json()
    assert readiness["ready"]
    assert any("left alone" in warning for warning in readiness["warnings"])


def test_too_long_a_conversation_is_no_reason_to_leave_the_model_alone(ask: Ask) -> None:
    too_long = answers(400, body='{"error": {"message": "maximum context length"}}')
    for _ in range(6):
        assert ask(too_long)["model_fault"] == "model_context_too_long"
    assert ask(says(TRUE))["model_fault"] is None


def test_busy_model_is_asked_again_before_its_first_words(ask: Ask, provider: StubProvider) -> None:
    answer = ask(answers(429, "Retry-After: 0\r\n"), answers(503), says(TRUE))
    assert answer["model_fault"] is None
    assert len(provider.requests) == 3


def test_model_is_not_asked_where_the_guides_do_not_answer(
    ask: Ask, provider: StubProvider
) -> None:
    answer = ask(says(TRUE), question="Zebra quark volcano?")
    assert answer["route"] == "out_of_scope"
    assert provider.requests == []
