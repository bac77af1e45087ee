"""Changes to an encoder's weights are kept, named and refused where they do not belong."""

from pathlib import Path

import numpy as np
import pytest

from corpus.adapter import SCALE, Adapter, change, fingerprint, load_adapter, map_name, save_adapter
from corpus.encoder import SentenceTransformerEncoder
from corpus.errors import EncoderError
from corpus.generation import SHIPPED_ENCODER

RANDOM = np.random.default_rng(0)


def adapter(name: str) -> Adapter:
    """A change of rank 2 to a map of 384 inputs and outputs."""
    down, up = RANDOM.normal(size=(2, 384)), RANDOM.normal(size=(384, 2))
    return {name: (down.astype(np.float32), up.astype(np.float32))}


def test_kept_adapter_is_read_back_with_half_the_precision(tmp_path: Path) -> None:
    written = adapter("layer.0.output.dense")
    save_adapter(tmp_path / "a.npz", written)
    read = load_adapter(tmp_path / "a.npz")
    assert list(read) == list(written)
    for one, other in zip(
        read["layer.0.output.dense"], written["layer.0.output.dense"], strict=True
    ):
        assert one.dtype == np.float32
        np.testing.assert_allclose(one, other, atol=4e-3)


def test_change_is_the_scaled_product() -> None:
    down, up = np.array([[1, 2, 3]], np.float32), np.array([[1], [10]], np.float32)
    found = change({"x": (down, up)}, "x")
    np.testing.assert_array_equal(found, SCALE * np.array([[1, 2, 3], [10, 20, 30]]))


@pytest.mark.parametrize("damage", [b"", b"no archive", None])
def test_file_that_holds_no_adapter_is_refused(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "a.npz"
    if damage is not None:
        path.write_bytes(damage)
    with pytest.raises(EncoderError, match=r"a\.npz"):
        load_adapter(path)


def test_fingerprints_differ_with_the_content(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "b").write_bytes(b"other")
    assert fingerprint(tmp_path / "a") != fingerprint(tmp_path / "b")
    assert len(fingerprint(tmp_path / "a")) == 12


def test_maps_are_named_alike_however_the_model_is_wrapped() -> None:
    within = "layer.3.attention.self.query"
    assert map_name(f"0.auto_model.encoder.{within}") == within
    assert map_name(f"0.model.encoder.{within}") == within
    assert map_name("0.auto_model.pooler.dense") is None


@pytest.mark.model
def test_adapter_for_another_model_is_refused(tmp_path: Path) -> None:
    save_adapter(tmp_path / "a.npz", adapter("layer.99.output.dense"))
    with pytest.raises(EncoderError, match="another model"):
        SentenceTransformerEncoder(SHIPPED_ENCODER, adapter=tmp_path / "a.npz")
