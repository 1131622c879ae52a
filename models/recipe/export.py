"""A trained network as int8 ONNX, with the vocabulary beside it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from recipe.network import Network


def export(network: Network, base: Path, out: Path) -> None:
    """Write `out` (int8 weights, activations quantised as they come), the same in full precision as `*.float.onnx`, and `vocab.txt`."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        ids = torch.ones(1, 20, dtype=torch.int64)
        torch.onnx.export(
            network,
            (ids, torch.zeros_like(ids)),
            str(plain),
            input_names=["ids", "shapes"],
            output_names=["scores"],
            dynamic_axes={"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "scores": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        if out.parent.name != "models":  # the wheel carries the small one only
            shutil.copy(plain, out.with_suffix(".float.onnx"))
        quantize_dynamic(plain, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    shutil.copy(base / "vocab.txt", out.with_name("vocab.txt"))
