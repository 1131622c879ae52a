"""The network: MiniLM's embeddings and first layers, and one linear head for everything. Written out, so that it exports as it trains."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from recordlint.encoder.heads import WIDTH
from recordlint.encoder.wordpieces import CELL, LINE, SHAPES

HIDDEN, HEADS, FEED, POSITIONS, VOCABULARY = 384, 12, 1536, 512, 30522


class Block(nn.Module):
    """One layer of BERT (Devlin et al. 2019): attention and feed-forward, each added and normed after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, FEED), nn.Linear(FEED, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: (batch, pieces, 384) float; mask: (batch, 1, 1, pieces) float to add, or None."""
        batch, length = x.shape[0], x.shape[1]

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / math.sqrt(HIDDEN // HEADS)
        if mask is not None:
            scores = scores + mask
        mixed = (self.drop(scores.softmax(-1)) @ split(self.value(x))).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Pieces in, a row of channels (`recordlint.encoder.heads`) for each out."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(len(SHAPES), HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(layers))
        self.head = nn.Linear(HIDDEN, WIDTH)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """ids, shapes: (batch, pieces) int64; mask: (batch, pieces) bool, True where a piece is. Returns (batch, pieces, WIDTH)."""
        at = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.drop(self.norm(self.words(ids) + self.positions(at) + self.shapes(shapes)))
        added = None if mask is None else (~mask)[:, None, None, :].float() * -1e4
        for block in self.blocks:
            x = block(x, added)
        return self.head(x)


def from_base(base: Path, layers: int) -> Network:
    """A network with MiniLM's weights (`model.safetensors` in `base`): embeddings frozen, the first `layers` layers, a new head."""
    weights: dict[str, Any] = load_file(base / "model.safetensors")
    weights = {key.removeprefix("bert."): value.float() for key, value in weights.items()}
    network = Network(layers)
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        # Line breaks and columns are pieces that the base never saw; the nearest it knows are the full stop and the comma.
        network.words.weight[LINE] = network.words.weight[1012]
        network.words.weight[CELL] = network.words.weight[1010]
        network.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        network.shapes.weight.copy_(segment[None] + 0.02 * torch.randn(len(SHAPES), HIDDEN))
        network.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        network.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, block in enumerate(network.blocks):
            at = f"encoder.layer.{number}."
            for mine, theirs in (
                ("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
                ("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                ("down", "output.dense"), ("norm2", "output.LayerNorm"),
            ):  # fmt: skip
                part = getattr(block, mine)
                part.weight.copy_(weights[f"{at}{theirs}.weight"])
                part.bias.copy_(weights[f"{at}{theirs}.bias"])
    network.words.weight.requires_grad_(False)
    network.positions.weight.requires_grad_(False)
    return network
