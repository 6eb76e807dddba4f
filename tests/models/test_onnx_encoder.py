import json

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from riwaya.errors import ModelError
from riwaya.models import encoders
from riwaya.models.onnx_encoder import OnnxEncoder

WORDS = ["[UNK]", "<s>", "passage:", "وزير", "وزیر", "minister", "سيول", "سیل", "flood"]
# Words of one meaning have one direction, so the tiny model knows three languages.
MEANING = {3: 0, 4: 0, 5: 0, 6: 1, 7: 1, 8: 1}
DESCRIPTION = 'name: tiny\nversion: "1"\nprefix: "passage: "\nmax_tokens: 8\n'


def save_model(path, *, inputs=("input_ids", "attention_mask")):
    """A graph that looks words up in a table: (texts, tokens) to (texts, tokens, 4)."""
    table = np.full((len(WORDS), 4), 0.01, np.float32)
    for word, axis in MEANING.items():
        table[word, axis] = 1
    nodes = [
        helper.make_node("Gather", ["table", inputs[0]], ["looked_up"]),
        helper.make_node("Cast", [inputs[1]], ["ignored"], to=TensorProto.FLOAT),
        helper.make_node("Identity", ["looked_up"], ["last_hidden_state"]),
    ]
    given = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in inputs]
    made = [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["texts", "tokens", 4])]
    graph = helper.make_graph(nodes, "tiny", given, made, [numpy_helper.from_array(table, "table")])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), str(path))


def save_tokenizer(path):
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    tokenizer.save(str(path))


@pytest.fixture
def folder(tmp_path):
    save_model(tmp_path / "model.onnx")
    save_tokenizer(tmp_path / "tokenizer.json")
    (tmp_path / "riwaya.yml").write_text(DESCRIPTION, "utf-8")
    return tmp_path


def test_a_folder_makes_an_encoder_that_finds_the_translation(folder):
    encoder = encoders.load(folder, threads=1)
    vectors = encoder.encode(["وزير", "وزیر", "minister", "سيول", "flood"])
    assert vectors.shape == (5, encoder.dimension) == (5, 4)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert min(vectors[0] @ vectors[1], vectors[0] @ vectors[2], vectors[3] @ vectors[4]) > 0.99
    assert vectors[0] @ vectors[3] < 0.5


def test_a_vector_does_not_depend_on_padding_or_order(folder):
    encoder = encoders.load(str(folder))
    texts = ["minister flood minister", "flood", "minister", "flood"]
    together = encoder.encode(texts)
    assert np.allclose(together, np.concatenate([encoder.encode([text]) for text in texts]), atol=1e-6)
    assert encoder.encode([]).shape == (0, 4)


def test_pooling_by_the_first_token_sees_it_alone(folder):
    (folder / "riwaya.yml").write_text(DESCRIPTION + "pooling: first\n", "utf-8")
    vectors = encoders.load(folder).encode(["minister", "flood"])
    assert vectors[0] @ vectors[1] == pytest.approx(1)


def test_texts_are_cut_at_max_tokens_and_hostile_ones_pass(folder):
    encoder = encoders.load(folder)
    long, cut = encoder.encode(["minister " * 6 + "flood " * 1000, "minister " * 6])
    assert long @ cut == pytest.approx(1)
    assert np.isfinite(encoder.encode(["", "\ud800", "\0", "س" * 100_000])).all()


def test_the_version_changes_with_whatever_changes_a_vector(folder):
    first = encoders.load(folder).version
    assert first.startswith("tiny/1-")
    assert encoders.load(folder).version == first
    (folder / "riwaya.yml").write_text(DESCRIPTION.replace("passage: ", ""), "utf-8")
    changed = encoders.load(folder).version
    save_tokenizer_with_another_word(folder)
    assert len({first, changed, encoders.load(folder).version}) == 3


def save_tokenizer_with_another_word(folder):
    data = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    data["model"]["vocab"]["صلح"] = 0
    (folder / "tokenizer.json").write_text(json.dumps(data), "utf-8")


def test_a_graph_that_wants_token_types_gets_them(folder):
    save_model(folder / "model.onnx", inputs=("input_ids", "token_type_ids"))
    assert encoders.load(folder).encode(["flood"]).shape == (1, 4)


def test_a_hub_name_is_found_in_the_local_cache_and_read_as_sentence_transformers(
    folder, tmp_path_factory, monkeypatch
):
    cache = tmp_path_factory.mktemp("hub")
    snapshot = cache / "models--org--tiny" / "snapshots" / "abc123"
    (snapshot / "onnx").mkdir(parents=True)
    (snapshot / "1_Pooling").mkdir()
    save_model(snapshot / "onnx" / "model.onnx")
    save_tokenizer(snapshot / "tokenizer.json")
    (snapshot / "1_Pooling" / "config.json").write_text('{"pooling_mode_mean_tokens": true}')
    (snapshot / "sentence_bert_config.json").write_text('{"max_seq_length": 16}')
    monkeypatch.setenv("HF_HUB_CACHE", str(cache))
    encoder = encoders.load("org/tiny")
    assert encoder.version.startswith("org--tiny/abc123-")
    assert encoder.description.max_tokens == 16
    assert encoder.encode(["سیل"])[0] @ encoder.encode(["flood"])[0] > 0.99


def test_a_name_that_is_not_here_is_refused_without_asking_the_network(monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match=r"(?s)'org/other'.*nothing is downloaded"):
        encoders.load("org/other")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("riwaya.yml", None, "no riwaya.yml"),
        ("riwaya.yml", "name: [", "not readable as YAML"),
        ("riwaya.yml", "name: tiny", "expected `name`, `version`"),
        ("riwaya.yml", DESCRIPTION + "pooling: median", "'median'"),
        ("riwaya.yml", DESCRIPTION.replace("8", "none"), "max_tokens 'none'"),
        ("model.onnx", None, "no model.onnx"),
        ("model.onnx", "not a graph", "onnxruntime cannot load it"),
        ("tokenizer.json", None, "no such file"),
        ("tokenizer.json", "{}", "tokenizers"),
    ],
)
def test_what_is_missing_or_wrong_is_named(folder, name, content, message):
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content, "utf-8")
    with pytest.raises(ModelError, match=message):
        OnnxEncoder.load(folder)


def test_a_graph_with_other_inputs_is_named(folder):
    save_model(folder / "model.onnx", inputs=("pixels", "attention_mask"))
    with pytest.raises(ModelError, match="pixels"):
        OnnxEncoder.load(folder)


@pytest.mark.parametrize("name", [encoders.BUNDLED, encoders.ALIGNED])
def test_the_bundled_encoder_has_names(name):
    assert encoders.load(name, threads=1).version.startswith("multilingual-e5-small/")
