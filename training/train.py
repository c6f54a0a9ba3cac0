"""Train the reader on all tasks at once.

    python training/train.py --minilm WHEEL_OR_FOLDER --gold ../shared/gold --out RUN

Writes checkpoints to RUN and goes on from the last one when started again.
CUDA is used when there is one; on a CPU it computes in bfloat16 on one thread.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import os
import random
import sys
import time
import zipfile
from pathlib import Path

import torch
from torch import nn

from batches import Encoder, Row, batch
from corpora import Corpora
from evaluate import quick
from model import Reader, losses
from rashomon.language.reader.words import Pieces, Splitter

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def gold_folder(given: Path | None) -> Path:
    """The annotated data: as given, else RASHOMON_GOLD, else beside the checkout."""
    path = given or Path(os.environ.get("RASHOMON_GOLD") or Path(__file__).resolve().parents[2] / "shared")
    return path / "gold" if (path / "gold").is_dir() else path


def minilm(path: Path, out: Path) -> Path:
    """The folder with MiniLM's weights and tokenizer; a wheel is unpacked."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            names = [n for n in wheel.namelist() if n.endswith(("/model.safetensors", "/tokenizer.json"))]
            for name in names:
                (out / Path(name).name).write_bytes(wheel.read(name))
        path = out
    digest = hashlib.sha256((path / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        sys.exit(f"{path}/model.safetensors: sha256 {digest} is not that of all-MiniLM-L6-v2")
    return path


def plan(corpora: Corpora, encoder: Encoder, a: argparse.Namespace, rng: random.Random) -> list[list[Row]]:
    """All batches of the run: every corpus spread evenly over its length."""
    timed: list[tuple[float, Row]] = []

    def add(epochs: float, make) -> None:
        windows = []
        for _ in range(int(epochs)):
            windows += make()
        if epochs % 1:
            part = make()
            windows += part[: int(len(part) * (epochs % 1))]
        rows = [encoder.row(w, rng) for w in windows]
        timed.extend(((i + rng.random()) / len(rows), row) for i, row in enumerate(rows))
        print(make.__name__, len(rows), "windows", sum(len(r.ids) for r in rows), "sub-words", flush=True)

    add(a.tree_epochs, corpora.tree_windows)

    def polnear():
        return corpora.polnear_windows(False)

    def small():
        return corpora.name_windows(corpora.small, 0.3)

    def gmb():
        return corpora.name_windows(corpora.gmb, 0.5)

    add(a.polnear_epochs, polnear)
    add(a.name_epochs, small)
    add(a.gmb_epochs, gmb)
    rows = [row for _, row in sorted(timed, key=lambda x: x[0])]
    out = []
    for i in range(0, len(rows), a.batch * 40):
        pool = sorted(rows[i : i + a.batch * 40], key=lambda r: len(r.ids))
        groups = [pool[j : j + a.batch] for j in range(0, len(pool), a.batch)]
        rng.shuffle(groups)
        out += groups
    return out[: a.max_steps] if a.max_steps else out


def arguments() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--minilm", type=Path, required=True)
    p.add_argument("--gold", type=Path, help="default: RASHOMON_GOLD, else ../shared")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--tree-epochs", type=float, default=5)
    p.add_argument("--polnear-epochs", type=float, default=4)
    p.add_argument("--name-epochs", type=float, default=5)
    p.add_argument("--gmb-epochs", type=float, default=1)
    p.add_argument("--gmb", type=int, default=25000, help="GMB sentences")
    p.add_argument("--batch", type=int, default=16)
    p.add_argument("--max-steps", type=int, default=0)
    p.add_argument("--start", type=Path, help="a finished run whose weights to go on from, with new batches and a fresh optimizer")
    p.add_argument("--hide", type=float, default=0.0, help="share of the words that are replaced by [MASK]")
    p.add_argument("--average", type=float, default=0.0, help="decay of the running average of the weights that is kept and exported; 0 for none")
    p.add_argument("--minutes", type=float, default=0.0, help="end by then, the learning rate falling accordingly")
    p.add_argument("--rate", type=float, default=1.0, help="learning rates are multiplied by this")
    p.add_argument("--save-every", type=float, default=600, help="seconds")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def main() -> None:
    a = arguments()
    torch.set_num_threads(a.threads)
    random.seed(a.seed), torch.manual_seed(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    source = minilm(a.minilm, a.out)
    pieces = Pieces(source / "tokenizer.json")
    import spacy

    corpora = Corpora(gold_folder(a.gold), pieces, Splitter(spacy.blank("en").vocab), a.gmb, a.seed)
    inventory = corpora.inventory()
    print({k: len(v) for k, v in inventory.items()}, flush=True)
    (a.out / "inventory.json").write_text(json.dumps(inventory, ensure_ascii=False), "utf8")
    (a.out / "tokenizer.json").write_bytes((source / "tokenizer.json").read_bytes())
    encoder = Encoder(inventory, pieces)
    steps = plan(corpora, encoder, a, random.Random(a.seed))
    model = Reader(inventory)
    model.encoder.load_minilm(source / "model.safetensors")
    if a.start:
        begin_from(model, a.start, inventory)
    model.to(device).train()
    run(model, steps, corpora, encoder, a, device)


def begin_from(model: Reader, folder: Path, inventory: dict[str, list[str]]) -> None:
    """The weights of a finished run; heads it did not have stay new."""
    if json.loads((folder / "inventory.json").read_text("utf8")) != inventory:
        sys.exit(f"{folder}: that run had other labels")
    missing, unexpected = model.load_state_dict(weights(torch.load(folder / "last.pt", map_location="cpu")), strict=False)
    print("new", missing, "gone", unexpected, flush=True)


def weights(state: dict) -> dict[str, torch.Tensor]:
    """What a checkpoint offers for use: the average where it keeps one."""
    return state.get("average") or state["model"]


def run(model: Reader, steps: list[list[Row]], corpora: Corpora, encoder: Encoder, a: argparse.Namespace, device: str) -> None:
    rates = (3e-4 * a.rate, 1e-3 * a.rate)
    own = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or n == "encoder.shape.weight"]
    inner = [p for n, p in model.named_parameters() if n.startswith("encoder.") and n != "encoder.shape.weight"]
    optimizer = torch.optim.AdamW([{"params": inner}, {"params": own}], weight_decay=0.01, fused=True)
    at, last = 0, a.out / "last.pt"
    average, spent = copy.deepcopy(model).eval() if a.average else None, 0.0
    if last.exists():
        state = torch.load(last, map_location=device)
        model.load_state_dict(state["model"]), optimizer.load_state_dict(state["optimizer"])
        at, spent = state["step"], state.get("seconds", 0.0)
        if average:
            average.load_state_dict(state["average"])
    rng = random.Random(a.seed + at)
    began = saved = time.time()
    n_pieces, seen = 0, {}
    for step in range(at, len(steps)):
        seconds = spent + time.time() - began
        done = max(step / len(steps), seconds / (60 * a.minutes) if a.minutes else 0)
        if done >= 1:
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * (done / 0.06 if done < 0.06 else (1 - done) / 0.94)
        found = losses(model, batch(steps[step], rng, device, a.hide))
        optimizer.zero_grad()
        sum(found.values()).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if average:
            follow(average, model, min(a.average, (step + 1) / (step + 20)))
        n_pieces += sum(len(r.ids) for r in steps[step])
        for k, v in found.items():
            seen[k] = 0.95 * seen.get(k, v.item()) + 0.05 * v.item()
        if step % 25 == 0:
            rate = n_pieces / (time.time() - began)
            print(step, len(steps), f"{rate:.0f}/s", " ".join(f"{k} {v:.3f}" for k, v in seen.items()), flush=True)
        if time.time() - saved > a.save_every:
            save(model, average, optimizer, step + 1, seconds, last)
            print("dev", quick(average or model, corpora, encoder), flush=True)
            saved = time.time()
    save(model, average, optimizer, len(steps), spent + time.time() - began, last)
    print("dev", quick(average or model, corpora, encoder), flush=True)


@torch.no_grad()
def follow(average: Reader, model: Reader, decay: float) -> None:
    """Move the running average of the weights towards the weights."""
    torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - decay)


def save(model: Reader, average: Reader | None, optimizer: torch.optim.Optimizer, step: int, seconds: float, path: Path) -> None:
    part = path.with_suffix(".part")
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "seconds": seconds}
    torch.save(state | ({"average": average.state_dict()} if average else {}), part)
    part.replace(path)


if __name__ == "__main__":
    main()
