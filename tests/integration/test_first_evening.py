"""What people type on their first evening: plain questions, small talk, and nothing to do with it.

All shipped guides and every shipped model, as the service uses them without a chat model.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext

import anyio
import pytest

from api.bootstrap import load_encoder, open_library, readers, safety_net
from api.settings import Settings
from coach.answer import Answer, Route
from coach.turn import Coach
from tests.conftest import REPOSITORY, Library

pytestmark = pytest.mark.model
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    root = tmp_path_factory.mktemp("evening")
    library = Library(root, load_encoder(Settings(data_dir=root / "data")))
    for guide in (REPOSITORY / "corpus" / "guides").glob("*.md"):
        shutil.copy(guide, library.guides)
    library.ingest()
    settings = library.settings
    opened = open_library(settings, library.encoder)
    net, reads = safety_net(settings, library.encoder), readers(settings, library.encoder, None)
    coach = Coach(lambda: nullcontext(opened), settings, net, None, reads)
    yield lambda question: anyio.run(coach.ask, question)
    opened.close()


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("What are the stages of GROW?", "GROW stands for goal, reality, options and will"),
        ("What is the GROW model?", "GROW stands for goal, reality, options and will"),
        ("what's an if-then plan?", "An if-then plan links a moment"),
        ("What is psychological safety?", "Psychological safety is a team's shared sense"),
        ("What is a sponsor?", "A sponsor is a senior person"),
        ("Who came up with the Johari window?", "The Johari window is a simple picture"),
    ],
)
def test_plain_question_is_answered_by_the_sentence_that_says_it(
    ask: Ask, question: str, begins: str
) -> None:
    answer = ask(question)
    assert answer.route is Route.ANSWER
    assert answer.citations[0].quote.startswith(begins)


def test_difference_is_told_by_the_sentence_that_sets_both_apart(ask: Ask) -> None:
    first = ask("What is the difference between a mentor and a sponsor?").citations[0]
    assert first.quote.startswith("A mentor talks with you, while a sponsor")


@pytest.mark.parametrize("name", ["SBAR", "PDSA", "Belbin", "Kotter", "PACE"])
def test_name_that_no_guide_mentions_is_said_to_be_missing(ask: Ask, name: str) -> None:
    answer = ask(f"What is {name}?")
    assert answer.route is Route.NOT_IN_GUIDES
    assert f"No guide here mentions {name}" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What's the capital of France?",
        "Who won the cup final in 1987?",
        "will it rain tomorrow",
        "How do I get red wine out of a carpet?",
        "recipe for lemon drizzle cake",
    ],
)
def test_another_field_is_declined_without_alarm(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.route is Route.OUT_OF_SCOPE
    assert answer.safety.level == "none"
    assert not answer.citations


@pytest.mark.parametrize(
    "said",
    [
        "Hello",
        "thanks, that's useful",
        "good night",
        "what can you do?",
        "which guides have you got?",
    ],
)
def test_small_talk_is_neither_looked_up_nor_alarming(ask: Ask, said: str) -> None:
    answer = ask(said)
    assert (answer.route, answer.safety.level) == (Route.ANSWER, "none")
    assert not answer.citations


def test_the_guides_are_counted_as_they_are(ask: Ask) -> None:
    number = len(list((REPOSITORY / "corpus" / "guides").glob("*.md")))
    assert f"I hold {number} guides" in ask("which guides do you have?").text
