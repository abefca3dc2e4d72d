"""Grows a trained policy without changing what it computes: encoder layers are added whose last matrices are 0, and hidden units whose
outgoing weights are 0.

usage: /usr/bin/python3 scripts/pretrain/grow.py IN.safetensors CONFIG.json OUT.safetensors
"""
import json
import sys

import machine  # noqa: F401  before torch
import torch

from model import initial, load, save

source, config, out = sys.argv[1], json.load(open(sys.argv[2])), sys.argv[3]
_, old = load(source)
new = initial(config, 0)
with torch.no_grad():
    for name, v in new.items():
        outgoing = name.endswith((".out.weight", ".down.weight"))
        if name not in old:
            if outgoing:
                v.zero_()
        elif old[name].shape == v.shape:
            v.copy_(old[name])
        else:
            if outgoing:
                v.zero_()
            v[tuple(slice(n) for n in old[name].shape)] = old[name]
save(out, config, new, half=False)
