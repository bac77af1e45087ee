from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoder import Encoder
from corpus.guide import Block, BlockKind, GuideMetadata, Revision, Sentence, revision_id
from corpus.settings import shipped_guides
from ingest.passages import HEADER_TOKENS, Window, embedded_text, header, split_passages
from ingest.readers import read_document
from ingest.structure import structure_document


def words(text: str) -> int:
    return len(text.split()) + 2


def revision(*sections: tuple[str, list[int]]) -> Revision:
    """A revision with sections of sentences of these many words, no two of them the same."""
    text, blocks, sentences = "", [], []
    for heading, sizes in sections:
        for size in sizes:
            start = len(text)
            text += "w " * (size - 1) + f"end{len(sentences)}."
            sentences.append(Sentence(start=start, end=len(text), block=len(blocks)))
            blocks.append(
                Block(kind=BlockKind.PARAGRAPH, start=start, end=len(text), heading_path=(heading,))
            )
            text += "\n\n"
    metadata = GuideMetadata(title="Title")
    return Revision(
        id=revision_id(text, metadata),
        guide_id="g",
        metadata=metadata,
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
    )


_SIZES = st.lists(st.integers(1, 60), min_size=1, max_size=30)


@given(_SIZES, _SIZES)
def test_every_sentence_is_in_a_passage_of_its_own_section(one: list[int], two: list[int]) -> None:
    made = revision(("One", one), ("Two", two))
    passages = split_passages(made, words, Window(target=40, most=60))
    covered = {i for p in passages for i in range(p.first_sentence, p.last_sentence + 1)}
    assert covered == set(range(len(made.sentences)))
    for passage in passages:
        indices = range(passage.first_sentence, passage.last_sentence + 1)
        paths = {made.blocks[made.sentences[i].block].heading_path for i in indices}
        assert paths == {passage.heading_path}
        assert words(made.quote(passage.start, passage.end)) - 2 <= 60
    assert [p.ordinal for p in passages] == list(range(len(passages)))
    assert len({p.id for p in passages}) == len(passages)


def test_what_is_said_again_below_the_same_heading_is_one_passage() -> None:
    made = revision(("One", [30]), ("Two", [30]), ("One", [30]), ("One", [30]))
    same = made.text.replace("end2.", "end0.").replace("end1.", "end0.")
    passages = split_passages(
        made.model_copy(update={"text": same}), words, Window(target=30, most=30)
    )
    places = [(p.ordinal, p.heading_path, p.first_sentence) for p in passages]
    assert places == [(0, ("One",), 0), (1, ("Two",), 1), (2, ("One",), 3)]


def test_short_last_sentence_opens_the_next_window_too() -> None:
    made = revision(("One", [30, 20, 30]))
    first, second = split_passages(made, words, Window(target=40, most=80))
    assert (first.last_sentence, second.first_sentence) == (1, 1)


def test_header_keeps_title_and_nearest_heading() -> None:
    assert header("Title", ["Far", "Near"], words) == "Title › Far › Near"
    long_middle = header("Title", ["m " * 40, "Near"], words)
    assert long_middle == "Title › Near"
    assert words(header("t " * 60, ["Near"], words)) <= HEADER_TOKENS


@pytest.mark.model
def test_every_passage_of_the_shipped_guides_is_read_whole(shipped_encoder: Encoder) -> None:
    most = shipped_encoder.identity.max_tokens
    window = Window.for_encoder(most)
    for path in sorted(shipped_guides().glob("*.md")):
        for made, passage in _passages(path, shipped_encoder, window):
            text = embedded_text(made, passage, shipped_encoder.count_tokens)
            assert shipped_encoder.count_tokens(text) <= most, (path.name, passage.id)


@pytest.mark.model
def test_sentence_longer_than_the_encoder_reads_is_cut_to_fit(
    tmp_path: Path, shipped_encoder: Encoder
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("A heading\n\n" + "mentors listen, and then they ask " * 150 + "today.\n")
    window = Window.for_encoder(shipped_encoder.identity.max_tokens)
    found = list(_passages(path, shipped_encoder, window))
    assert len(found) > 1
    for made, passage in found:
        text = embedded_text(made, passage, shipped_encoder.count_tokens)
        assert shipped_encoder.count_tokens(text) <= shipped_encoder.identity.max_tokens


def _passages(path: Path, encoder: Encoder, window: Window):  # type: ignore[no-untyped-def]  # noqa: ANN202
    structured = structure_document(
        read_document(path.read_bytes(), path.name),
        path.name,
        fits=lambda text: encoder.count_tokens(text) <= window.most,
    )
    metadata = GuideMetadata(title=structured.title or path.stem)
    made = Revision(
        id=revision_id(structured.text, metadata),
        guide_id="g",
        metadata=metadata,
        text=structured.text,
        blocks=structured.blocks,
        sentences=structured.sentences,
    )
    return [(made, passage) for passage in split_passages(made, encoder.count_tokens, window)]
