"""The reader of pairs is the shipped cross-encoder, changed as its adapter says and no further."""

from pathlib import Path

import numpy as np
import onnx
import pytest

from coach.evidence import answer_adapter_path
from coach.verify import claim_adapter_path
from corpus.adapter import save_adapter
from corpus.changed_graph import apply_adapter, changed_graph, maps_of
from corpus.errors import EncoderError
from corpus.onnx_session import open_session
from corpus.pair_reader import PairReader
from corpus.shipped_models import CROSS_ENCODER

pytestmark = pytest.mark.model

QUESTION = "When was GROW first published?"
ANSWER = "Whitmore published GROW in 1992."
ELSEWHERE = "A rota is agreed six weeks ahead."
INPUTS, OUTPUTS = 384, 1536
CHANGED = "layer.3.intermediate.dense"


def adapter(path: Path, size: float, name: str = CHANGED) -> Path:
    """An adapter of one map, as large as ``size``."""
    random = np.random.default_rng(0)
    down = random.normal(size=(2, INPUTS)).astype(np.float32)
    up = (size * random.normal(size=(OUTPUTS, 2))).astype(np.float32)
    save_adapter(path, {name: (down, up)})
    return path


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> PairReader:
    folder = tmp_path_factory.mktemp("reader")
    return PairReader(folder / "cache", adapter(folder / "none.npz", 0.0))


def test_without_a_change_it_knows_what_answers_a_question(unchanged: PairReader) -> None:
    answers, elsewhere = unchanged.scores([(QUESTION, ANSWER), (QUESTION, ELSEWHERE)])
    assert answers > elsewhere + 5


def test_score_does_not_depend_on_what_is_read_beside_it(unchanged: PairReader) -> None:
    pairs = [(QUESTION, ANSWER), ("feedback", ELSEWHERE * 9), ("?", "."), (QUESTION, ELSEWHERE)]
    assert unchanged.scores(pairs) == [unchanged.scores([pair])[0] for pair in pairs]


def test_nothing_to_read_gives_no_scores(unchanged: PairReader) -> None:
    assert unchanged.scores([]) == []


def test_long_and_odd_texts_are_read(unchanged: PairReader) -> None:
    odd = ["", "\x00", "😀" * 400, "word " * 2000, "漢字"]
    assert np.isfinite(unchanged.scores([(text, text) for text in odd])).all()


def test_change_is_made_to_the_matrix_that_it_names(tmp_path: Path) -> None:
    weights = CROSS_ENCODER.path() / "model.onnx"
    original, changed = onnx.load(str(weights)), onnx.load(str(weights))
    stored = maps_of(original)[CHANGED]
    apply_adapter(
        changed, {CHANGED: (np.ones((1, INPUTS)), np.ones((OUTPUTS, 1)))}
    )  # adds 2 everywhere
    before, after = ({t.name: t for t in m.graph.initializer} for m in (original, changed))
    differ = {name for name in before if before[name] != after[name]}
    assert differ <= {f"{stored}_{part}" for part in ("quantized", "scale", "zero_point")}

    def meant(tensors: dict[str, onnx.TensorProto]) -> np.ndarray:
        numbers = onnx.numpy_helper.to_array(tensors[f"{stored}_quantized"])
        return numbers * onnx.numpy_helper.to_array(tensors[f"{stored}_scale"])

    step = onnx.numpy_helper.to_array(after[f"{stored}_scale"])
    assert np.abs(meant(after) - meant(before) - 2).max() <= step.max()


def test_graph_is_made_once_and_anew_when_it_was_damaged(tmp_path: Path) -> None:
    change = adapter(tmp_path / "change.npz", 0.01)
    graph = changed_graph(CROSS_ENCODER, tmp_path / "cache", change)
    made = graph.stat().st_mtime_ns
    assert changed_graph(CROSS_ENCODER, tmp_path / "cache", change).stat().st_mtime_ns == made
    whole = graph.read_bytes()
    graph.write_bytes(whole[:-9])
    assert changed_graph(CROSS_ENCODER, tmp_path / "cache", change).read_bytes() == whole
    assert [path.suffix for path in (tmp_path / "cache").iterdir() if path.suffix == ".tmp"] == []


def test_reader_works_where_no_graph_can_be_kept(
    tmp_path: Path, unchanged: PairReader, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    reader = PairReader(tmp_path / "cache", adapter(tmp_path / "none.npz", 0.0))
    assert reader.scores([(QUESTION, ANSWER)]) == unchanged.scores([(QUESTION, ANSWER)])
    assert "cannot be kept" in caplog.text


def test_change_for_another_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"another model: there is no layer\.77"):
        changed_graph(
            CROSS_ENCODER, tmp_path, adapter(tmp_path / "a.npz", 0.1, "layer.77.output.dense")
        )


def test_graph_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.onnx").write_bytes(b"not a graph")
    with pytest.raises(EncoderError, match=r"graph\.onnx cannot be loaded"):
        open_session(tmp_path / "graph.onnx", 1)


def test_reader_of_claims_tells_a_claim_from_its_opposite(tmp_path: Path) -> None:
    reader = PairReader(tmp_path, claim_adapter_path())
    text = "Feedback works best soon after the event, when both people still remember it."
    honest = "You will do best to give feedback while you both still remember what happened."
    faulty = "Feedback works best long after the event, when neither person remembers it."
    borne_out, not_borne_out = reader.scores([(honest, text), (faulty, text)])
    assert borne_out > not_borne_out


def test_reader_of_answers_tells_what_answers_from_what_is_near(tmp_path: Path) -> None:
    reader = PairReader(tmp_path, answer_adapter_path())
    question = "how soon after something happens should i give feedback"
    answers = "Timing: Feedback works best within a day or two of the event."
    near = "Timing: Feedback is often given by people who have never been taught how."
    answering, not_answering = reader.scores([(question, answers), (question, near)])
    assert answering > not_answering + 1
