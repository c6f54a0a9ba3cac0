"""The reader in plain torch: a six-layer BERT and one small head per task.

`Reader.forward` is what is exported; `losses` is for training only.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from crf import Crf
from rashomon.language.reader.words import N_SHAPES
from windows import CUE_CLASSES, NAME_TAGS, ROLE_TAGS

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Attention of [B, L, WIDTH] in HEADS heads; `mask` [B, L] is 1 where a word stands."""
    heads = lambda y: y.view(y.shape[0], y.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)
    # on a CPU in bfloat16 this is several times faster than torch's fused attention
    with torch.autocast(query.device.type, enabled=False):
        scores = (heads(query) * (WIDTH // HEADS) ** -0.5) @ heads(key).transpose(2, 3)
        away = (1 - mask[:, None, None, :]).to(scores.dtype) * -1e4
        seen = (scores + away).softmax(-1) @ heads(value)
    return seen.transpose(1, 2).reshape(query.shape)


class Layer(nn.Module):
    attend = staticmethod(attend)

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.norm1(x + self.out(self.attend(self.query(x), self.key(x), self.value(x), mask)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM; the shape embedding (case, paragraph starts) is ours."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(vocabulary, WIDTH), nn.Embedding(512, WIDTH)
        self.shape = nn.Embedding(N_SHAPES, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        mask = (ids != 0).int()
        position = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.word(ids) + self.position(position) + self.shape(shapes)))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, path: Path) -> None:
        from safetensors.torch import load_file

        old = load_file(str(path))
        nn.init.normal_(self.shape.weight, std=0.01)
        e = "embeddings."
        new = {"word.weight": old[e + "word_embeddings.weight"], "norm.weight": old[e + "LayerNorm.weight"], "norm.bias": old[e + "LayerNorm.bias"]}
        # every input is of token type 0: its vector is added once and for all
        new["position.weight"] = old[e + "position_embeddings.weight"] + old[e + "token_type_embeddings.weight"][0]
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i in range(LAYERS):
            for ours, theirs in names.items():
                for kind in ("weight", "bias"):
                    new[f"layers.{i}.{ours}.{kind}"] = old[f"encoder.layer.{i}.{theirs}.{kind}"]
        missing, unexpected = self.load_state_dict(new, strict=False)
        assert set(missing) == {"shape.weight"} and not unexpected, (missing, unexpected)


class Biaffine(nn.Module):
    """Scores of pairs: dependant word by head word (or no head, index 0)."""

    def __init__(self, n: int) -> None:
        super().__init__()
        make = lambda: nn.Sequential(nn.Linear(WIDTH, n), nn.GELU(), nn.Dropout(0.3))
        self.dependant, self.head = make(), make()
        self.weight, self.bias = nn.Linear(n, n, bias=False), nn.Linear(n, 1)

    def forward(self, words: Tensor, with_root: Tensor) -> Tensor:
        d, h = self.dependant(words), self.head(with_root)
        return (self.weight(d) @ h.transpose(1, 2)).float() + self.bias(h).float().transpose(1, 2)


class Reader(nn.Module):
    def __init__(self, inventory: dict[str, list[str]], n_relation: int = 64) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.inventory = inventory
        self.tags = nn.ModuleDict({k: nn.Linear(WIDTH, len(inventory[k])) for k in ("upos", "xpos", "feats", "lemmas")})
        self.sentence = nn.Linear(WIDTH, 1)
        self.arcs, self.links = Biaffine(256), Biaffine(128)
        make = lambda: nn.Sequential(nn.Linear(WIDTH, n_relation), nn.GELU(), nn.Dropout(0.3))
        self.relation_dependant, self.relation_head = make(), make()
        self.relation = nn.Parameter(torch.empty(n_relation + 1, len(inventory["relations"]), n_relation + 1))
        nn.init.xavier_uniform_(self.relation)
        self.names, self.roles = nn.Linear(WIDTH, len(NAME_TAGS)), nn.Linear(WIDTH, len(ROLE_TAGS))
        # GUM calls other things names than the rest do: what is its own stays with it, and is not exported
        self.names_gum = nn.Linear(WIDTH, len(NAME_TAGS))
        nn.init.zeros_(self.names_gum.weight), nn.init.zeros_(self.names_gum.bias)
        self.classes = nn.Linear(WIDTH, len(CUE_CLASSES))
        self.name_crf, self.role_crf = Crf(NAME_TAGS), Crf(ROLE_TAGS)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> dict[str, Tensor]:
        """[B, L] ids and shapes, [B, W] first sub-words (0 pads) -> scores."""
        hidden = self.drop(self.encoder(ids, shapes))
        words = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))
        with_root = torch.cat([hidden[:, :1], words], 1)
        out = {k: head(words).float() for k, head in self.tags.items()}
        out["sentence"] = self.sentence(words).squeeze(-1).float()
        out["arcs"], out["links"] = self.arcs(words, with_root), self.links(words, with_root)
        out["dependant"], out["head"] = self.relation_dependant(words).float(), self.relation_head(with_root).float()
        out["names"], out["roles"] = self.names(words).float(), self.roles(words).float()
        out["classes"] = self.classes(words).float()
        if self.training:
            out["names_gum"] = self.names_gum(words).float()
        return out

    def relation_scores(self, dependant: Tensor, head: Tensor) -> Tensor:
        """[N, n] pairs -> [N, relations]."""
        one = torch.ones_like(dependant[:, :1])
        half = torch.einsum("ni,irj->nrj", torch.cat([dependant, one], 1), self.relation)
        return torch.einsum("nrj,nj->nr", half, torch.cat([head, one], 1))


WEIGHTS = {"upos": 0.3, "xpos": 0.5, "feats": 0.3, "lemmas": 0.4, "sentence": 1.0, "arcs": 2.0, "relations": 2.0, "names": 5.0, "roles": 6.0, "links": 1.0, "classes": 1.5}
RARE = (1.0, 3.0, 2.0, 2.0, 3.0)  # weights of CUE_CLASSES: most cues are of speech


def losses(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weighted sums over the labelled words, per word of the batch."""
    device = "cuda" if batch["ids"].is_cuda else "cpu"
    with torch.autocast(device, dtype=torch.bfloat16):
        out = model(batch["ids"], batch["shapes"], batch["first"])
    n_words = batch["length"].sum()
    found = {}
    for k in ("upos", "xpos", "feats", "lemmas"):
        found[k] = F.cross_entropy(out[k].flatten(0, 1), batch[k].flatten(), ignore_index=-100, reduction="sum")
    known = batch["boundary"] >= 0
    found["sentence"] = F.binary_cross_entropy_with_logits(out["sentence"][known], batch["boundary"][known].float(), reduction="sum")
    found["arcs"] = pointer_loss(out["arcs"], batch["heads"], same_sentence(batch["sentences"]))
    is_known = batch["heads"] >= 0
    index = batch["heads"].clamp(min=0).unsqueeze(-1).expand(-1, -1, out["head"].shape[-1])
    head = torch.gather(out["head"], 1, index)
    scores = model.relation_scores(out["dependant"][is_known], head[is_known])
    found["relations"] = F.cross_entropy(scores, batch["relations"][is_known], ignore_index=-100, reduction="sum")
    inside = torch.arange(out["links"].shape[1], device=known.device)[None, :] < batch["length"][:, None]
    if len(rows := batch["names_rows"]):
        scores = (out["names"][rows] + out["names_gum"][rows] * batch["names_gum"][:, None, None]).log_softmax(-1)
        costs = -scores.masked_fill(~batch["names_allowed"], -1e4).logsumexp(-1) * batch["names_weight"][:, None]
        found["names"] = costs[inside[rows]].sum()
    if len(rows := batch["roles_rows"]):
        found["roles"] = model.role_crf(out["roles"][rows], batch["roles_allowed"], batch["length"][rows])
    found["classes"] = F.cross_entropy(out["classes"].flatten(0, 1), batch["classes"].flatten(), torch.tensor(RARE, device=known.device), ignore_index=-100, reduction="sum")
    found["links"] = pointer_loss(out["links"], batch["links"], inside[:, None, :].expand(-1, inside.shape[1], -1))
    return {k: WEIGHTS[k] * v / n_words for k, v in found.items()}


def same_sentence(sentences: Tensor) -> Tensor:
    return (sentences[:, :, None] == sentences[:, None, :]) & (sentences >= 0)[:, :, None]


def pointer_loss(scores: Tensor, target: Tensor, may: Tensor) -> Tensor:
    """Cross-entropy of [B, W, W + 1] over the words it may point to, 0 = none."""
    may = torch.cat([torch.ones_like(may[:, :, :1]), may], 2)
    known = target >= 0
    return F.cross_entropy(scores.masked_fill(~may, -1e4)[known], target[known], reduction="sum")
