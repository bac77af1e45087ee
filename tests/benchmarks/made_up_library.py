"""A large library out of a small one: what `make bench` searches.

The shipped guides are read as the product reads them. A passage is then put together from the
sentences of one stretch of one guide, mixed with some from elsewhere, and a few made-up words whose
frequencies follow Zipf's law, so words are as rare, as common and as much together as in real
guides, and the vocabulary grows with the library. Its vector is the mean of the vectors of its
sentences, which the real encoder made, with a little noise: encoding 100,000 passages would take
an hour and change nothing about how long a search takes.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from corpus.catalogue_tables import write_catalogue
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder, Vectors
from corpus.files import make_private_folder
from corpus.generation import (
    CATALOGUE_FILE,
    VECTORS_FOLDER,
    Audit,
    Counts,
    EncoderIdentity,
    Manifest,
    checksums,
    publish,
    sizes,
    write_manifest,
)
from corpus.guide import Block, BlockKind, GuideMetadata, Passage, Revision, Sentence
from corpus.settings import shipped_guides
from corpus.stored_vectors import VECTORS_FILE, write_stored_vectors
from corpus.vectors import write_vectors
from ingest.readers import read_document
from ingest.structure import structure_document

PER_GUIDE = 10
WORDS = 110
_STRETCH = 14
_ELSEWHERE = 0.25
_MADE_UP = 200_000
_NOISE = 0.02


@dataclass(frozen=True, slots=True)
class MadeUpLibrary:
    """Texts of passages with their vectors, which belong together by position."""

    texts: Sequence[str]
    vectors: Vectors

    def publish(self, data: DataFolder, encoder: EncoderIdentity) -> Path:
        """Write a generation as a build does, and return its folder."""
        folder = make_private_folder(data.library / "gen-00000001")
        guides = [
            guide(number, self.texts[start : start + PER_GUIDE])
            for number, start in enumerate(range(0, len(self.texts), PER_GUIDE))
        ]
        write_catalogue(folder / CATALOGUE_FILE, guides)
        passages = [passage for _, of_guide in guides for passage in of_guide]
        write_vectors(
            folder / VECTORS_FOLDER,
            [passage.id for passage in passages],
            [passage.guide_id for passage in passages],
            self.vectors,
        )
        write_stored_vectors(folder / VECTORS_FILE, self.vectors)
        write_manifest(folder, _manifest(folder, len(guides), len(passages), encoder))
        publish(data.library, folder.name)
        return folder


def _manifest(folder: Path, guides: int, passages: int, encoder: EncoderIdentity) -> Manifest:
    return Manifest(
        generation=folder.name,
        created_at=datetime.now(UTC),
        counts=Counts(guides=guides, passages=passages, sentences=passages),
        encoder=encoder,
        splitter="made up",
        roots=(),
        sources=(),
        audit=Audit(passages_found_by_own_vector=1, recall_at_10=1),
        files=checksums(folder),
        sizes=sizes(folder),
    )


def sentences_of_guides() -> list[list[str]]:
    """The sentences of each shipped guide, in reading order."""
    found = []
    for path in sorted(shipped_guides().glob("*.md")):
        read = structure_document(read_document(path.read_bytes(), path.name), path.name)
        found.append([read.text[s.start : s.end] for s in read.sentences])
    return found


def make_up(passages: int, encoder: Encoder) -> MadeUpLibrary:
    """The same library every time; the larger one begins with the smaller one."""
    chance = random.Random(1)
    guides = sentences_of_guides()
    every = [sentence for guide in guides for sentence in guide]
    vectors = dict(zip(every, encoder.encode(every), strict=True))
    texts, means = [], np.empty((passages, encoder.identity.dimension), dtype=np.float32)
    for number in range(passages):
        chosen = _sentences(guides, every, chance)
        means[number] = np.mean([vectors[sentence] for sentence in chosen], axis=0)
        texts.append(" ".join([*chosen, *_made_up_words(chance)]))
    means += _noise(means.shape)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    return MadeUpLibrary(texts, means)


def _sentences(
    guides: Sequence[Sequence[str]], every: Sequence[str], chance: random.Random
) -> list[str]:
    """Sentences of about :data:`WORDS` words, most of them from one stretch of one guide."""
    guide = chance.choice(guides)
    start = chance.randrange(max(len(guide) - _STRETCH, 1))
    stretch = guide[start : start + _STRETCH]
    chosen: list[str] = []
    while sum(len(sentence.split()) for sentence in chosen) < WORDS:
        chosen.append(chance.choice(every if chance.random() < _ELSEWHERE else stretch))
    return chosen


def _made_up_words(chance: random.Random) -> list[str]:
    """Three words by Zipf's law: the n-th one is n times as rare as the first."""
    return [_word(int(_MADE_UP ** chance.random())) for _ in range(3)]


def _word(number: int) -> str:
    syllables = ("ba", "de", "fi", "go", "lu", "mar", "nel", "pir", "sto", "vun")
    return "".join(syllables[int(digit)] for digit in str(number))


def _noise(shape: tuple[int, ...]) -> Vectors:
    return np.random.default_rng(1).standard_normal(shape, dtype=np.float32) * np.float32(_NOISE)


def guide(number: int, texts: Sequence[str]) -> tuple[Revision, list[Passage]]:
    """A guide with a passage for each text."""
    name = f"guide-{number}"
    starts = [sum(len(text) + 2 for text in texts[:place]) for place in range(len(texts))]
    ranges = [(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    revision = Revision(
        id=f"{number:016x}",
        guide_id=name,
        metadata=GuideMetadata(title=f"Guide {number}"),
        text="\n\n".join(texts),
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, start=s, end=e) for s, e in ranges),
        sentences=tuple(Sentence(start=s, end=e, block=n) for n, (s, e) in enumerate(ranges)),
    )
    passages = [
        Passage(
            id=f"{number:016x}-{s}-{e}",
            guide_id=name,
            revision=revision.id,
            ordinal=n,
            start=s,
            end=e,
            first_sentence=n,
            last_sentence=n,
        )
        for n, (s, e) in enumerate(ranges)
    ]
    return revision, passages
