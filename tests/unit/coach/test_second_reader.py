import asyncio
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

import pytest

from coach.chat_model import Message, Usage
from coach.errors import ChatModelError, ChatModelUnavailableError
from coach.second_reader import EntailmentReader, ModelReader, Reading
from corpus.entailment import EntailmentModel
from corpus.errors import EncoderError

CLAIM = "Ask one person for half an hour."
CITED = ("Ask one person for a single conversation of half an hour.",)


class Scripted:
    """Says one thing, after a while, or fails."""

    name = "scripted"
    context_window = None
    paused_seconds = 0.0

    def __init__(self, said: str | ChatModelError, seconds: float = 0.0) -> None:
        self.said = said
        self.seconds = seconds
        self.asked: list[Sequence[Message]] = []

    async def stream(self, messages: Sequence[Message], usage: Usage) -> AsyncGenerator[str, None]:
        usage.calls += 1
        self.asked.append(messages)
        await asyncio.sleep(self.seconds)
        if isinstance(self.said, ChatModelError):
            raise self.said
        for letter in self.said:
            yield letter


def read(model: Scripted, seconds: float = 5.0) -> Reading:
    return asyncio.run(ModelReader(model, seconds).read(CLAIM, CITED, Usage()))


@pytest.mark.parametrize("said", ["yes", "Yes.", " **YES** \n"])
def test_yes_lets_the_claim_through(said: str) -> None:
    assert read(Scripted(said)) == Reading(supported=True, reason="yes")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("no", "no"),
        ("No.", "no"),
        ("yes and no", "unclear"),
        ("Yes, it does say so, and I will explain why at length.", "unclear"),
        ("42", "unclear"),
        ("", "unclear"),
        (ChatModelUnavailableError("gone"), "model_unavailable"),
    ],
)
def test_anything_but_yes_drops_it(said: str | ChatModelError, reason: str) -> None:
    assert read(Scripted(said)) == Reading(supported=False, reason=reason)


def test_slow_reader_drops_it_in_time() -> None:
    assert read(Scripted("yes", seconds=5), seconds=0.05).reason == "model_timeout"


def test_reader_sees_the_two_texts_and_nothing_else() -> None:
    model = Scripted("yes")
    read(model)
    asked = model.asked[0][-1].text
    assert CLAIM in asked
    assert CITED[0] in asked
    assert len(model.asked[0]) == 2


@pytest.mark.parametrize(("probability", "supported"), [(0.9, True), (0.1, False)])
def test_probability_decides_for_a_model_from_a_folder(probability: float, supported: bool) -> None:
    reader = EntailmentReader(lambda text, claim: probability if claim == CLAIM else 0.0, 0.5)
    assert asyncio.run(reader.read(CLAIM, CITED, Usage())).supported is supported


def test_folder_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no such folder"):
        EntailmentModel(tmp_path / "nowhere")


@pytest.mark.parametrize("files", [{}, {"config.json": "{}"}, {"config.json": "not json"}])
def test_folder_without_a_model_stops_the_start(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(EncoderError, match="COACH_SECOND_READER"):
        EntailmentModel(tmp_path)


def untrained(folder: Path, labels: dict[int, str]) -> Path:
    """A cross-encoder of a few hundred weights that were never trained, in its usual files."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "ask", "one", "person"]
    (folder / "vocab.txt").write_text("\n".join(words))
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=8, id2label=labels, label2id={name: n for n, name in labels.items()},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.mark.model
def test_model_from_a_folder_gives_a_probability(tmp_path: Path) -> None:
    labels = {0: "CONTRADICTION", 1: "ENTAILMENT", 2: "NEUTRAL"}
    model = EntailmentModel(untrained(tmp_path, labels))
    assert 0 < model.probability("ask one person", "ask one") < 1


@pytest.mark.model
def test_model_without_entailment_is_refused(tmp_path: Path) -> None:
    folder = untrained(tmp_path, {0: "GOOD", 1: "BAD", 2: "UGLY"})
    with pytest.raises(EncoderError, match="no label for entailment"):
        EntailmentModel(folder)
