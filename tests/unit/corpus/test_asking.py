"""Questions go through an encoder of their own, texts keep theirs."""

import numpy as np

from corpus.asking import AskingEncoder, question_adapter_path
from tests.fakes import WordHashEncoder

TEXT = "Ask for ten minutes with a mentor"


def test_texts_keep_their_vectors_and_their_identity() -> None:
    texts = WordHashEncoder()
    both = AskingEncoder(texts, lambda: WordHashEncoder(revision="2"))
    assert both.identity == texts.identity
    assert both.count_tokens(TEXT) == texts.count_tokens(TEXT)
    np.testing.assert_array_equal(both.encode([TEXT]), texts.encode([TEXT]))


def test_question_is_read_by_the_other_encoder_which_is_loaded_once_and_late() -> None:
    loaded: list[WordHashEncoder] = []

    def load() -> WordHashEncoder:
        loaded.append(WordHashEncoder(dimension=8))
        return loaded[-1]

    both = AskingEncoder(WordHashEncoder(dimension=64), load)
    both.encode([TEXT])
    assert loaded == []
    assert both.encode_query(TEXT).shape == both.encode_query("mentor").shape == (8,)
    assert len(loaded) == 1


def test_changes_for_questions_are_shipped() -> None:
    assert question_adapter_path().is_file()
