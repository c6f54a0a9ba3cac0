"""A quick look while training: parts of the development data, gold words."""

from __future__ import annotations

import collections

import numpy as np
import torch

from batches import Encoder, batch
from corpora import Corpora
from model import Reader, same_sentence
from rashomon.language.reader.decode import spans, viterbi
from windows import NAME_TAGS, ROLE_TAGS, Window, pack


def quick(model: Reader, corpora: Corpora, encoder: Encoder, n: int = 64) -> dict[str, float]:
    was_training = model.training
    model.eval()
    out: dict[str, float] = {}
    with torch.no_grad():
        for name, documents in corpora.dev.items():
            windows = pack([w for d in documents for w in d], corpora.pieces)
            out |= {f"{name} {k}": v for k, v in trees(model, windows[:n], encoder).items()}
        out |= roles(model, corpora.polnear_windows(True)[: 3 * n], encoder)
    model.train(was_training)
    return {k: round(100 * v, 1) for k, v in out.items()}


def rows(model: Reader, windows: list[Window], encoder: Encoder):
    device = next(model.parameters()).device
    for i in range(0, len(windows), 16):
        part = windows[i : i + 16]
        b = batch([encoder.row(w, None) for w in part], None, str(device))
        with torch.autocast(device.type, dtype=torch.bfloat16):
            yield part, b, model(b["ids"], b["shapes"], b["first"])


def trees(model: Reader, windows: list[Window], encoder: Encoder) -> dict[str, float]:
    hits: collections.Counter = collections.Counter()
    names = [0, 0, 0]
    for part, b, out in rows(model, windows, encoder):
        may = same_sentence(b["sentences"])
        may = torch.cat([torch.ones_like(may[:, :, :1]), may], 2)
        heads = out["arcs"].masked_fill(~may, -1e4).argmax(-1)
        known = b["heads"] >= 0
        head = torch.gather(out["head"], 1, heads.unsqueeze(-1).expand(-1, -1, out["head"].shape[-1]))
        relation = model.relation_scores(out["dependant"][known], head[known]).argmax(-1)
        right = heads[known] == b["heads"][known]
        hits["n"] += int(known.sum())
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (relation == b["relations"][known])).sum())
        for k in ("upos", "xpos", "feats", "lemmas"):
            hits[k] += int((out[k].argmax(-1) == b[k])[known].sum())
        boundary = b["boundary"] >= 0
        guess, gold = out["sentence"][boundary] > 0, b["boundary"][boundary] == 1
        hits["sent_hit"] += int((guess & gold).sum())
        hits["sent_n"] += int(guess.sum()) + int(gold.sum())
        count(model.name_crf, NAME_TAGS, out["names"], b["length"], [[next(iter(x)) if len(x) == 1 else "O" for x in w.names or ()] for w in part], names)
    n = hits["n"]
    return {k: hits[k] / n for k in ("uas", "las", "upos", "xpos", "feats", "lemmas")} | {
        "sent": 2 * hits["sent_hit"] / max(1, hits["sent_n"]),
        "names": f1(names),
    }


def count(crf, tags, scores, length, gold, into, keep=None) -> None:
    steps, starts = crf.transitions().float().cpu().numpy(), crf.no_start.cpu().numpy()
    for row, n, labels in zip(scores.float().cpu().numpy(), length.tolist(), gold, strict=True):
        got = {s for s in spans([tags[k] for k in viterbi(row[:n], steps, starts)]) if keep in (None, s[2])}
        want = {s for s in spans(labels) if keep in (None, s[2])}
        into[0] += len(got & want)
        into[1] += len(got)
        into[2] += len(want)


def f1(x: list[int]) -> float:
    return 2 * x[0] / max(1, x[1] + x[2])


def roles(model: Reader, windows: list[Window], encoder: Encoder) -> dict[str, float]:
    found = {k: [0, 0, 0] for k in ("source", "cue", "content")}
    hit = n = 0
    classes = [0, 0]
    for part, b, out in rows(model, windows, encoder):
        for k, into in found.items():
            count(model.role_crf, ROLE_TAGS, out["roles"], b["length"], [w.roles for w in part], into, k)
        inside = torch.arange(b["first"].shape[1], device=b["first"].device)[None, :] < b["length"][:, None]
        may = torch.cat([torch.ones_like(inside[:, :1]), inside], 1)[:, None, :]
        known = b["links"] >= 0
        hit += int((out["links"].masked_fill(~may, -1e4).argmax(-1) == b["links"])[known].sum())
        n += int(known.sum())
        known = b["classes"] >= 0
        classes[0] += int((out["classes"].argmax(-1) == b["classes"])[known].sum())
        classes[1] += int(known.sum())
    assert isinstance(hit, int) and np.isfinite(hit)
    return {k: f1(v) for k, v in found.items()} | {"links": hit / max(1, n), "classes of unseen cues": classes[0] / max(1, classes[1])}
