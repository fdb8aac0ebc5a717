"""A real cross-encoder, made in seconds: a BERT of two layers that learns a handful of sentences by heart."""

from __future__ import annotations

import json
import shutil
from itertools import product
from typing import TYPE_CHECKING, Any

from checker.embed.quiet import quiet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CONTRADICTION, ENTAILMENT, NEUTRAL = "contradiction", "entailment", "neutral"
ORDER = (CONTRADICTION, ENTAILMENT, NEUTRAL)
_LEARNED = 0.01

# A frame a language; what was done, one column a meaning; to what, one column a thing.
_FRAMES = {"en": "The minister {} the {}.", "fr": "Le ministre {} {}.", "ar": "الوزير {} {}."}
_DONE = {
    "en": ("visited", "avoided"),
    "fr": ("a visité", "a évité"),
    "ar": ("زار", "تجنب"),
}
_THINGS = {
    "en": ("bridge", "port"),
    "fr": ("le pont", "le port"),
    "ar": ("الجسر", "الميناء"),
}


def sentence(language: str, done: int, thing: int) -> str:
    """Return a sentence that the model knows: 0 visited, 1 avoided; 0 the bridge, 1 the port."""
    return _FRAMES[language].format(_DONE[language][done], _THINGS[language][thing])


def lessons() -> list[tuple[str, str, str]]:
    """Return all pairs of sentences, with what the second is to the first."""
    known = list(product(_FRAMES, range(2), range(2)))
    return [
        (sentence(*one), sentence(*other), _relation(one[1:], other[1:]))
        for one, other in product(known, known)
    ]


def _relation(one: tuple[int, int], other: tuple[int, int]) -> str:
    if one[1] != other[1]:
        return NEUTRAL
    return ENTAILMENT if one[0] == other[0] else CONTRADICTION


def write_cross_encoder(folder: Path, order: Sequence[str] = ORDER) -> Path:
    """Train a cross-encoder whose outputs are in that order, and save it as sentence-transformers does."""
    with quiet():
        from sentence_transformers import CrossEncoder

        pairs = lessons()
        tokenizer = _tokenizer([text for one, other, _ in pairs for text in (one, other)])
        model = _trained(tokenizer, pairs, order)
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        CrossEncoder(str(folder), local_files_only=True).save_pretrained(str(folder))
    return folder


def _trained(tokenizer: Any, pairs: Sequence[tuple[str, str, str]], order: Sequence[str]) -> Any:  # noqa: ANN401  # untyped libraries
    """Return a model that has learned the pairs. Some seeds get stuck; the first here does not, as a rule."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # for products this small, sharing them costs more than doing them
    try:
        inputs = tokenizer(
            [one for one, _, _ in pairs], [other for _, other, _ in pairs], padding=True, return_tensors="pt"
        )
        wanted = torch.tensor([order.index(label) for _, _, label in pairs])
        for seed in (2, 1, 4, 5, 6):
            with torch.random.fork_rng():
                torch.manual_seed(seed)
                model = _untrained(len(tokenizer), order)
            if _learn(model, inputs, wanted):
                return model.eval()
    finally:
        torch.set_num_threads(threads)
    raise AssertionError("no seed led to a model that separates the pairs")


def _untrained(words: int, order: Sequence[str]) -> Any:  # noqa: ANN401  # as above
    from transformers import BertConfig, BertForSequenceClassification

    config = BertConfig(
        vocab_size=words,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        initializer_range=0.07,
        id2label=dict(enumerate(order)),
        label2id={label: number for number, label in enumerate(order)},
    )
    return BertForSequenceClassification(config)


def _learn(model: Any, inputs: Any, wanted: Any) -> bool:  # noqa: ANN401  # as above
    """Train until the pairs are told apart; return whether they are."""
    import torch

    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(200):
        loss = torch.nn.functional.cross_entropy(model(**inputs).logits, wanted)
        if loss.item() < _LEARNED:
            return True
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return False


def _tokenizer(texts: Sequence[str]) -> Any:  # noqa: ANN401  # as above
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    splitter = pre_tokenizers.BertPreTokenizer()
    words = sorted({word for text in texts for word, _ in splitter.pre_tokenize_str(text.lower())})
    vocabulary = {word: number for number, word in enumerate([*special, *words])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106  # no password
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = splitter
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",  # noqa: S106
        unk_token="[UNK]",  # noqa: S106
        cls_token="[CLS]",  # noqa: S106
        sep_token="[SEP]",  # noqa: S106
        model_max_length=64,
    )


def edit_config(folder: Path, **changes: object) -> None:
    """Change entries of a model's config.json; None removes one."""
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps({key: it for key, it in config.items() if it is not None}), encoding="utf-8")


def reordered(folder: Path, target: Path, order: Sequence[str]) -> Path:
    """Write the same model with its outputs, and their labels, in another order."""
    from safetensors.numpy import load_file, save_file

    shutil.copytree(folder, target)
    held = load_file(target / "model.safetensors")
    rows = [ORDER.index(label) for label in order]
    for name in ("classifier.weight", "classifier.bias"):
        held[name] = held[name][rows].copy()
    save_file(held, target / "model.safetensors", {"format": "pt"})
    edit_config(target, id2label={str(number): label for number, label in enumerate(order)})
    return target
