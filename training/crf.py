"""Linear-chain CRF that can be told several allowed tags per word."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn


def forbidden(tags: Sequence[str]) -> tuple[Tensor, Tensor]:
    """-1e4 where BIO forbids a start, and a step from one tag to another."""
    start = torch.tensor([-1e4 if t[0] == "I" else 0.0 for t in tags])
    step = torch.zeros(len(tags), len(tags))
    for i, a in enumerate(tags):
        for j, b in enumerate(tags):
            if b[0] == "I" and a[2:] != b[2:]:
                step[i, j] = -1e4
    return start, step


class Crf(nn.Module):
    """Negative log likelihood of the allowed paths; Viterbi is in the library."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__()
        start, step = forbidden(tags)
        self.register_buffer("no_start", start)
        self.register_buffer("no_step", step)
        self.step = nn.Parameter(torch.zeros(len(tags), len(tags)))

    def transitions(self) -> Tensor:
        return self.step + self.no_step

    def forward(self, emissions: Tensor, allowed: Tensor, length: Tensor) -> Tensor:
        """[B, T, K] scores and booleans, [B] lengths -> sum over the windows."""
        free = emissions.float()
        held = free.masked_fill(~allowed, -1e4)
        both = torch.cat([free, held]).unbind(1)  # one backward step for all words
        n = torch.cat([length, length])
        step = self.transitions()
        inside = (torch.arange(len(both), device=n.device)[:, None] < n[None, :]).unsqueeze(2).unbind(0)
        alpha = both[0] + self.no_start
        for t in range(1, len(both)):
            new = torch.logsumexp(alpha.unsqueeze(2) + step, 1) + both[t]
            alpha = torch.where(inside[t], new, alpha)
        total = torch.logsumexp(alpha, 1)
        half = len(length)
        return (total[:half] - total[half:]).clamp(min=0).sum()
