"""Trains the low-rank changes that make the shipped cross-encoder a reader of answers.

``PYTHONPATH=. python tests/evaluation/train_answer_reader.py --out FILE [--go-on FILE]``, after
``coach ingest``, writes what ``corpus.changed_graph`` adds to the shipped weights. The model was
made to say how well a passage answers a question of a web search; here it learns which sentence of
a guide answers a mentee's (``answer_pool.py``), and that often none does.
What a question is read beside is what the coach finds for it.

Of each question a few sentences are read: some that answer it, one that a writer named as near and
not answering, and others drawn from the nearest, the nearer the likelier. Those that answer compete
with the others, and all with a bar that they must pass, and must not where nothing answers.

The writers who stay unread (``question_pool.py``) are judged: how often gold is among the one, two
and three highest of the twelve nearest, and how well the scores together tell questions that have
an answer from those that have none (area under the curve). About 40 minutes an epoch on one core.
``--go-on`` begins with what an earlier run wrote, at ``--rate``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from answer_pool import Found, found_for
from low_rank import rate_at
from pair_training import SEED, PairModel
from question_pool import UNREAD, read_questions, writer_of
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.nn.functional import softplus

from api.bootstrap import load_encoder, open_library
from api.settings import Settings
from corpus.adapter import load_adapter, save_adapter

EPOCHS = 1.6
RATE, RATE_OF_BAR = 5e-4, 0.02
BATCH = 5
"""Questions read at once."""
BATCHES_OF_A_LENGTH = 20
SENTENCES = 6
"""Read of each question in training."""
MOST_GOLD, MOST_NEAR = 2, 1
DRAWN_FROM = 16
FADES = 0.3
JUDGED_AMONG = 12
NOT_READ = frozenset({"clarify"})
"""Expected of questions that lack a detail: whether the guides hold an answer is open."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and the sentences found for it, nearest first."""

    query: str
    writer: str
    answerable: bool
    has_gold: bool
    """It has sentences that answer it, found or not."""
    sentences: Sequence[str]
    gold: Sequence[bool]
    near: Sequence[bool]
    """Named by the writer as near and not answering."""

    def pairs(self, places: Sequence[int]) -> list[tuple[str, str]]:
        """The question beside some of its sentences."""
        return [(self.query, self.sentences[place]) for place in places]


def example(found: Found) -> Example:
    """A question of the pool as it is trained on."""
    question = found.question
    named = {line.quote for line in question.near}
    order = sorted(
        zip((speaks.sentence for speaks in found.spoken), found.gold, strict=True),
        key=lambda pair: -pair[0].relevance,
    )
    return Example(
        query=found.query,
        writer=writer_of(question),
        answerable=question.answerable,
        has_gold=bool(question.gold),
        sentences=[sentence.shown_to_reader for sentence, _ in order],
        gold=[gold for _, gold in order],
        near=[sentence.quote in named for sentence, _ in order],
    )


def drawn(one: Example, random: Random) -> list[int]:
    """Places of the sentences that a question is read beside this time."""
    gold = [place for place, is_gold in enumerate(one.gold) if is_gold]
    near = [place for place, is_near in enumerate(one.near) if is_near]
    taken = random.sample(gold, min(MOST_GOLD, len(gold)))
    taken += random.sample(near, min(MOST_NEAR, len(near)))
    rest = [
        place
        for place in range(min(DRAWN_FROM, len(one.sentences)))
        if not one.gold[place] and place not in taken
    ]
    weights = [1 / (1 + FADES * rank) for rank in range(len(rest))]
    while len(taken) < SENTENCES and rest:
        place = random.choices(range(len(rest)), weights)[0]
        taken.append(rest.pop(place))
        weights.pop(place)
    return taken


def loss_of(
    reader: PairModel, bar: torch.Tensor, batch: Sequence[Example], random: Random
) -> torch.Tensor:
    """What some questions cost: too little for what answers, or too much for what does not."""
    places = [drawn(one, random) for one in batch]
    pairs = [pair for one, taken in zip(batch, places, strict=True) for pair in one.pairs(taken)]
    rows = reader.scores(pairs).split([len(taken) for taken in places])
    costs = []
    for one, taken, row in zip(batch, places, rows, strict=True):
        together = torch.logsumexp(row, 0)
        if one.has_gold:
            answering = row[torch.tensor([one.gold[place] for place in taken])]
            costs.append(together - torch.logsumexp(answering, 0) + softplus(bar - together))
        else:
            costs.append(softplus(together - bar))
    return torch.stack(costs).mean()


def batches(examples: Sequence[Example], random: Random) -> Iterator[Sequence[Example]]:
    """Batches of questions of like length, without end."""
    size = BATCH * BATCHES_OF_A_LENGTH
    while True:
        order = list(examples)
        random.shuffle(order)
        for start in range(0, len(order), size):
            near = sorted(order[start : start + size], key=lambda one: len(one.query))
            found = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
            random.shuffle(found)
            yield from found


def train(
    reader: PairModel, examples: Sequence[Example], epochs: float, rate: float
) -> Iterator[str]:
    """Fit the changes; yields a line now and then."""
    random, bar = Random(SEED), nn.Parameter(torch.tensor(0.0))
    optimiser = torch.optim.AdamW([{"params": reader.fitted()}, {"params": [bar]}], weight_decay=0)
    began, losses, steps = time.monotonic(), [], int(epochs * len(examples) / BATCH)
    reader.model.train()
    for step, batch in zip(range(steps), batches(examples, random), strict=False):
        for group, full in zip(optimiser.param_groups, (rate, RATE_OF_BAR), strict=True):
            group["lr"] = full * rate_at(step, steps)
        loss = loss_of(reader, bar, batch, random)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.fitted(), 1.0)
        optimiser.step()
        losses.append(float(loss.detach()))
        if (step + 1) % 50 == 0 or step + 1 == steps:
            spent = time.monotonic() - began
            cost = np.mean(losses[-50:])
            yield f"{step + 1} of {steps}: loss {cost:.3f}, bar {bar.item():.2f}, {spent:.0f} s"


def judged(reader: PairModel, examples: Sequence[Example]) -> str:
    """What the scores of questions that were left out are worth."""
    scores = [reader.read(one.pairs(range(len(one.sentences))[:JUDGED_AMONG])) for one in examples]
    among = [
        [any(one.gold[place] for place in np.argsort(-row)[:most]) for most in (1, 2, 3)]
        for one, row in zip(examples, scores, strict=True)
        if any(one.gold)
    ]
    together = [np.logaddexp.reduce(row) for row in scores]
    area = roc_auc_score([one.answerable for one in examples], together)
    return f"gold among 1, 2, 3: {np.mean(among, 0).round(3)}, answered or not: area {area:.3f}"


def main() -> None:
    """Train, judge what was left out, and write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--go-on", type=Path, help="adapter to begin with")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    settings, questions = Settings(), read_questions()
    library = open_library(settings, load_encoder(settings))
    examples = [
        example(found)
        for found in found_for(questions, library)
        if found.question.expect not in NOT_READ
    ]
    library.close()
    left = [one for one in examples if one.writer in UNREAD]
    # Where what answers was not found, there is nothing to learn of this question.
    read = [one for one in examples if one.writer not in UNREAD and any(one.gold) == one.has_gold]
    sys.stdout.write(f"{len(read)} questions, {len(left)} left out\n")
    reader = PairModel()
    if asked.go_on:
        reader.go_on_from(load_adapter(asked.go_on))
    for line in train(reader, read, asked.epochs, asked.rate):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    save_adapter(asked.out, reader.learned())
    sys.stdout.write(f"{judged(reader, left)}\n")


if __name__ == "__main__":
    main()
