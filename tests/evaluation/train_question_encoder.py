"""Trains the low-rank changes that make the shipped encoder read questions as their answers.

``PYTHONPATH=. python tests/evaluation/train_question_encoder.py --out FILE [--unseen-guides]``,
after ``coach ingest``, writes what ``corpus.asking`` reads (``low_rank.py``).
The vectors of sentences and passages stay as they are; a question is drawn towards those that
answer it and away from all others, and one that nothing answers away from them all. It reads the
questions that the shipped guides expect, the tuning half of ``questions`` and all of
``questions_training`` but for the writers who stay unread (``question_pool.py``); never a reporting
half. Of what those ask, it prints how near to a question its gold stands, and how well nearness
tells questions that have an answer from those that have none (area under the curve), before and
after.

``--unseen-guides`` leaves out all that is asked about every second guide, and asks among those
guides only: whether it helps with guides that it was not trained on. About four minutes an epoch
on one core.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import yaml
from low_rank import batches, learned, open_to_change, rate_at, thin_matrices
from question_pool import READ_LATER_GUIDES, UNREAD, is_first, read_questions, writer_of
from sentence_transformers import SentenceTransformer
from sklearn.metrics import roc_auc_score
from torch.nn.functional import softplus

from api.bootstrap import load_encoder, open_library
from api.settings import Settings
from coach.evidence import is_aside
from corpus.adapter import save_adapter
from corpus.encoder import Encoder
from corpus.library import Library
from ingest.passages import embedded_text

HERE = Path(__file__).parent
GUIDES = HERE.parents[1] / "corpus" / "guides"
EXPECTED = "expected"
"""Stands for the writers of the questions that the guides expect."""
EPOCHS = 3
RATE = 1e-3
MOST_TOKENS = 128
SHARPNESS = 20.0
"""What a cosine similarity is multiplied by before it competes with the others."""
TIMES = 2
"""How often a question of a set is read for each reading of an expected one: its gold is exact."""
UNANSWERED = 0.5
"""What it counts for to tell whether there is an answer, beside finding it."""
NOT_READ = frozenset({"clarify"})
"""Expected of questions that lack a detail: whether the guides hold an answer is open."""
SEED = 20261122

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the places of what answers it; none where nothing does."""

    text: str
    writer: str
    guides: frozenset[str]
    sentences: Places
    passages: Places

    @property
    def knows_all(self) -> bool:
        """Whether its writer had read every guide, so that what is not gold does not answer it."""
        later = any(not is_first(guide) for guide in self.guides)
        return self.writer in READ_LATER_GUIDES or (self.writer == EXPECTED and later)


@dataclass(frozen=True, slots=True)
class Kind:
    """All sentences, or all passages: what questions are drawn towards."""

    name: str
    vectors: torch.Tensor
    guides: Sequence[str]
    """The guide of each."""
    right: Callable[[Asked], Places]
    """Those that answer a question."""
    later: torch.Tensor
    """For each, whether it stands in a guide that not every writer had read."""


class Shelf:
    """Everything that can answer, each with its place, its guide and its vector."""

    def __init__(self, library: Library, encoder: Encoder) -> None:
        """Read a library's sentences that state something, and its passages."""
        self.sentences: dict[str, int] = {}
        self.of_passage: list[list[int]] = []
        self.headings: list[tuple[str, ...]] = []
        guides: list[str] = []
        texts: list[str] = []
        self.guides_of_sentences: list[str] = []
        for guide in library.guides():
            revision = library.revision(guide.revision)
            for passage in library.passages_of(guide.id):
                texts.append(embedded_text(revision, passage, encoder.count_tokens))
                stated = [] if is_aside(passage.heading_path) else library.sentences_of(passage)
                places = [self._place(revision.quote(*of), guide.id) for of in stated]
                self.of_passage.append(places)
                self.headings.append(passage.heading_path)
                guides.append(guide.id)
        self.guides = np.array(guides)
        self.kinds = tuple(
            Kind(
                name,
                torch.from_numpy(encoder.encode(of)),
                where,
                right,
                torch.tensor([not is_first(guide) for guide in where]),
            )
            for name, of, where, right in (
                ("sentence", list(self.sentences), self.guides_of_sentences, _sentences),
                ("passage", texts, guides, _passages),
            )
        )

    def _place(self, quote: str, guide: str) -> int:
        if quote not in self.sentences:
            self.guides_of_sentences.append(guide)
        return self.sentences.setdefault(quote, len(self.sentences))

    def answered_by(self, quotes: Sequence[str], text: str, writer: str) -> Asked:
        """A question that these sentences answer."""
        places = {self.sentences[quote] for quote in quotes if quote in self.sentences}
        held = [n for n, of in enumerate(self.of_passage) if places & set(of)]
        return self._asked(text, writer, sorted(places), held)

    def answered_in(self, guide: str, heading: str, text: str) -> Asked:
        """A question that a section is expected to answer."""
        held = [
            n for n, path in enumerate(self.headings) if self.guides[n] == guide and heading in path
        ]
        places = {place for n in held for place in self.of_passage[n]}
        return self._asked(text, EXPECTED, sorted(places), held)

    def _asked(self, text: str, writer: str, sentences: list[int], passages: list[int]) -> Asked:
        guides = frozenset(self.guides[passages].tolist())
        return Asked(text, writer, guides, np.array(sentences, int), np.array(passages, int))


def _sentences(asked: Asked) -> Places:
    return asked.sentences


def _passages(asked: Asked) -> Places:
    return asked.passages


def expected(shelf: Shelf) -> Iterator[Asked]:
    """The questions that the shipped guides expect."""
    for path in sorted(GUIDES.glob("*.md")):
        head = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0])
        for heading, questions in head["asked_as"].items():
            for question in questions:
                yield shelf.answered_in(head["id"], heading, question)


def written(shelf: Shelf) -> Iterator[Asked]:
    """Single questions of the sets for training and tuning."""
    for question in read_questions():
        if len(question.turns) > 1 or question.expect in NOT_READ:
            continue
        quotes, (text,) = [gold.quote for gold in question.gold], question.turns
        if quotes:
            yield shelf.answered_by(quotes, text, writer_of(question))
        else:
            nowhere = np.zeros(0, int)
            guides = frozenset(Path(near.doc).stem for near in question.near)
            yield Asked(text, writer_of(question), guides, nowhere, nowhere)


class Trained:
    """The encoder of questions in training."""

    def __init__(self, shelf: Shelf) -> None:
        """Begin with the shipped encoder."""
        self.shelf = shelf
        self.model, self.changed = open_to_change(SEED)
        self.none = torch.nn.Parameter(torch.tensor([0.5, 0.5]))
        """How near, as a cosine, the nearest must be to count as an answer: sentence, passage."""

    def vectors(self, texts: list[str]) -> torch.Tensor:
        """Unit vectors of questions, (n_texts, dimension)."""
        return encode(self.model, texts)

    def loss(self, asked: Sequence[Asked]) -> torch.Tensor:
        """How unlikely the right sentences and passages are, and that there is (or is not) any."""
        vectors = self.vectors([one.text for one in asked])
        lost = []
        for none, kind in zip(self.none, self.shelf.kinds, strict=True):
            for one, row in zip(asked, SHARPNESS * vectors @ kind.vectors.T, strict=True):
                known = row if one.knows_all else row.masked_fill(kind.later, -torch.inf)
                near, none_near = torch.logsumexp(known, 0), SHARPNESS * none
                if not len(one.passages):
                    lost.append(UNANSWERED * softplus(near - none_near))
                elif len(right := kind.right(one)):
                    found = near - torch.logsumexp(row[torch.from_numpy(right)], 0)
                    is_set = one.writer != EXPECTED
                    lost.append(found + is_set * UNANSWERED * softplus(none_near - near))
        return torch.stack(lost).mean()

    def found(self, asked: Sequence[Asked], among: frozenset[str] | None) -> str:
        """How often a right sentence, and a right passage, is among the nearest 1, 3 and 8.

        And the area under the curve by which their nearness tells whether there is an answer.
        """
        self.model.eval()
        told = []
        for kind in self.shelf.kinds:
            left = [among is not None and guide not in among for guide in kind.guides]
            ranks, near = [], []
            for one in asked:
                shut = torch.tensor(left) if one.knows_all else torch.tensor(left) | kind.later
                with torch.no_grad():
                    scores = (self.vectors([one.text]) @ kind.vectors.T)[0].masked_fill(shut, -2.0)
                near.append(float(torch.logsumexp(SHARPNESS * scores, 0)))
                if len(places := kind.right(one)):
                    best = scores[torch.from_numpy(places)].max()
                    ranks.append(int((scores > best).sum()))
            shares = [f"{np.mean([rank < most for rank in ranks]):.3f}" for most in (1, 3, 8)]
            curve = roc_auc_score([len(one.passages) > 0 for one in asked], near)
            told.append(
                f"{kind.name} among 1/3/8 of {len(ranks)}: {'/'.join(shares)}, area {curve:.3f}"
            )
        self.model.train()
        return ", ".join(told)


def encode(model: SentenceTransformer, texts: list[str]) -> torch.Tensor:
    """Unit vectors with their gradients, (n_texts, dimension)."""
    tokens = model.tokenizer(
        texts, padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt"
    )
    features = {name: tokens[name] for name in ("input_ids", "attention_mask")}
    # Half the bits, twice as fast; the changes themselves are kept and updated in full.
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=model.training):
        vectors = model(features)["sentence_embedding"]
    return torch.nn.functional.normalize(vectors.float(), dim=1)


def train(trained: Trained, asked: list[Asked], epochs: int) -> Iterator[str]:
    """Fit the changes; yields a line on each epoch."""
    small = thin_matrices(trained.changed)
    optimiser = torch.optim.AdamW([*small, trained.none], weight_decay=0.0)
    lengths = np.array([len(one.text) for one in asked])
    random = np.random.default_rng(SEED)
    step, steps = 0, epochs * len(list(batches(lengths, random)))
    for epoch in range(epochs):
        began, losses = time.monotonic(), []
        trained.model.train()
        for batch in batches(lengths, random):
            for group in optimiser.param_groups:
                group["lr"] = RATE * rate_at(step, steps)
            loss = trained.loss([asked[place] for place in batch])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(small, 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            step += 1
        yield f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - began:.0f} s"


def split(
    asked: list[Asked], options: argparse.Namespace, guides: Sequence[str]
) -> tuple[list[Asked], list[Asked], frozenset[str] | None]:
    """What is trained on, what is judged, and the guides that are asked; none for all."""
    if options.unseen_guides:
        left = frozenset(sorted(guides)[::2])
        unseen = [one for one in asked if one.guides & left]
        judged = [one for one in unseen if one.guides <= left and one.writer != EXPECTED]
        return [one for one in asked if not one.guides & left], judged, left
    read = [one for one in asked if one.writer not in UNREAD]
    return read, [one for one in asked if one.writer in UNREAD], None


def main() -> None:
    """Train, judge what was left out, and write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--unseen-guides", action="store_true")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    settings = Settings()
    encoder = load_encoder(settings)
    library = open_library(settings, encoder)
    shelf = Shelf(library, encoder)
    asked = [*expected(shelf), *written(shelf)]
    guides = [guide.id for guide in library.guides()]
    library.close()
    read, judged, among = split(asked, options, guides)
    trained = Trained(shelf)
    tell = sys.stdout.write
    tell(f"{len(read)} questions, {len(judged)} left out\n")
    tell(f"before: {trained.found(judged, among)}\n")
    sys.stdout.flush()
    often = [one for one in read for _ in range(1 if one.writer == EXPECTED else TIMES)]
    for line in train(trained, often, options.epochs):
        tell(f"{line}\n")
        sys.stdout.flush()
    save_adapter(options.out, learned(trained.changed))
    tell(f"after: {trained.found(judged, among)}\n")


if __name__ == "__main__":
    main()
