"""The models of ``corpus.shipped_models`` as models of transformers, to be trained on."""

from __future__ import annotations

import onnx
import torch
from torch import nn
from transformers import BertConfig, BertForSequenceClassification, BertModel

from corpus.adapter import Matrix
from corpus.changed_graph import dequantised, maps_of
from corpus.shipped_models import CROSS_ENCODER, TEXT_ENCODER, ShippedModel

_SHAPE = {"hidden_size": 384, "num_hidden_layers": 12, "intermediate_size": 1536}
_LAST = "classifier"


def short(name: str) -> str:
    """A map's name as adapters have it."""
    return name.removeprefix("bert.").removeprefix("encoder.")


def shipped_cross_encoder() -> tuple[BertForSequenceClassification, Matrix]:
    """The cross-encoder, and the weights of its last map."""
    model = BertForSequenceClassification(BertConfig(**_SHAPE, num_labels=1))
    return model, _filled(model, CROSS_ENCODER)[_LAST]


def shipped_text_encoder() -> BertModel:
    """The text encoder; the first token of its last layer stands for a text."""
    # Plain attention: under bfloat16 it takes a third off the time here.
    model = BertModel(BertConfig(**_SHAPE), add_pooling_layer=False)
    _filled(model, TEXT_ENCODER)
    return model


def _filled(model: nn.Module, shipped: ShippedModel) -> dict[str, Matrix]:
    """Fill a model with shipped weights; returns the matrices of its maps, (outputs, inputs)."""
    graph = onnx.load(str(shipped.path() / "model.onnx"))
    tensors = {tensor.name: tensor for tensor in graph.graph.initializer}

    def meant(stored: str) -> Matrix:
        return dequantised(
            [tensors[f"{stored}_{part}"] for part in ("quantized", "scale", "zero_point")]
        )

    maps = {name: meant(stored).T for name, stored in maps_of(graph).items()}
    weights = {}
    for name, wanted in model.state_dict().items():
        known = maps.get(short(name.removesuffix(".weight")))
        if known is None:
            known = onnx.numpy_helper.to_array(tensors[name]) if name in tensors else meant(name)
        weights[name] = torch.from_numpy(known.copy()).reshape(wanted.shape)
    model.load_state_dict(weights)
    return maps
