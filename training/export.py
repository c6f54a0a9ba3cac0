"""Checkpoint to the shipped folder: model.onnx (int8), config.json, tokenizer.

python training/export.py --run RUN --out src/rashomon/language/en/reader-model [--float]
"""

from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from model import HEADS, WIDTH, Layer, Reader, attend
from train import weights
from windows import CUE_CLASSES, NAME_TAGS, ROLE_TAGS

OUTPUTS = ("upos", "xpos", "feats", "lemmas", "sentence", "arcs", "links", "dependant", "head", "names", "roles", "classes")


class FusedAttention(torch.autograd.Function):
    """`attend` as the one operator that onnxruntime has for it."""

    @staticmethod
    def forward(ctx, query, key, value, mask):
        return attend(query, key, value, mask)

    @staticmethod
    def symbolic(g, query, key, value, mask):
        # served one window at a time: nothing is padded, so nothing is masked
        out = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        out.setType(query.type())
        return out


class Exported(nn.Module):
    """`Reader` with the outputs in a fixed order; tags as the best ones only."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        out = self.reader(ids, shapes, first)
        for k in ("upos", "xpos", "feats"):
            out[k] = out[k].argmax(-1)
        out["lemmas"] = out["lemmas"].topk(8, -1).indices
        return tuple(out[k] for k in OUTPUTS)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--mix", type=Path, help="an earlier run whose weights are mixed in, head by head where it has the head")
    p.add_argument("--share", type=float, default=0.4, help="what the earlier run counts")
    p.add_argument("--float", action="store_true", help="do not quantise")
    a = p.parse_args()
    inventory = json.loads((a.run / "inventory.json").read_text("utf8"))
    model = Reader(inventory)
    own = weights(torch.load(a.run / "last.pt", map_location="cpu"))
    model.load_state_dict(mixed(own, weights(torch.load(a.mix / "last.pt", map_location="cpu")), a.share) if a.mix else own)
    model.eval()
    a.out.mkdir(parents=True, exist_ok=True)
    plain = a.out / "plain.onnx"
    graph(model, plain)
    if a.float:
        plain.replace(a.out / "model.onnx")
    else:
        quantise(plain, a.out / "model.onnx")
        plain.unlink()
    np.savez_compressed(a.out / "relations.npz", weight=model.relation.detach().numpy().astype(np.float16))
    half_embeddings(a.out / "model.onnx")
    (a.out / "tokenizer.json").write_bytes((a.run / "tokenizer.json").read_bytes())
    config = inventory | {
        "version": "0.1", "classes": CUE_CLASSES, "names_tags": NAME_TAGS, "roles_tags": ROLE_TAGS,
        "names_steps": model.name_crf.transitions().tolist(), "roles_steps": model.role_crf.transitions().tolist(),
    }  # fmt: skip
    (a.out / "config.json").write_text(json.dumps(config, ensure_ascii=False, sort_keys=True), "utf8")


def mixed(own: dict[str, Tensor], earlier: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """The mean of two runs, one of which started from the other, is steadier than either."""
    return {k: torch.lerp(v, earlier[k], share) if k in earlier and v.is_floating_point() else v for k, v in own.items()}


def graph(model: Reader, path: Path) -> None:
    ids = torch.randint(5, 1000, (2, 20))
    ids[1, 15:] = 0
    first = torch.arange(1, 13).repeat(2, 1)
    axes = {"ids": {0: "b", 1: "n"}, "shapes": {0: "b", 1: "n"}, "first": {0: "b", 1: "w"}}
    axes |= {k: {0: "b", 1: "w"} for k in OUTPUTS}
    axes["arcs"][2] = axes["links"][2] = axes["head"][1] = "w1"
    Layer.attend = staticmethod(FusedAttention.apply)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Exported(model), (ids, torch.ones_like(ids), first), str(path), dynamo=False, opset_version=17, custom_opsets={"com.microsoft": 1},
            input_names=["ids", "shapes", "first"], output_names=list(OUTPUTS), dynamic_axes=axes,
        )  # fmt: skip


def quantise(plain: Path, out: Path) -> None:
    """Fuse what the run time can fuse, then int8 weights, one scale per channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    # the fused layer norm with its residual is slower on a CPU than the two apart
    options.enable_embed_layer_norm = options.enable_attention = options.enable_skip_layer_norm = False
    optimizer.optimize_model(str(plain), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, optimization_options=options, opt_level=0).save_model_to_file(
        str(plain)
    )
    quantize_dynamic(
        str(plain),
        str(out),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def half_embeddings(path: Path) -> None:
    """Word vectors in half precision: int8 with one scale for all costs accuracy."""
    model = onnx.load(str(path))
    for held in model.graph.initializer:
        if list(held.dims) == [30522, WIDTH]:
            name = held.name
            held.CopyFrom(onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(held).astype(np.float16), name))
            for k, node in enumerate(model.graph.node):
                if name in node.input:
                    out = node.output[0]
                    node.output[0] = out + "_half"
                    model.graph.node.insert(k + 1, onnx.helper.make_node("Cast", [out + "_half"], [out], to=onnx.TensorProto.FLOAT))
                    break
    onnx.save(model, str(path))


if __name__ == "__main__":
    main()
