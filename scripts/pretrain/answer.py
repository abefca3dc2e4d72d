"""Writes a policy's greedy answers to every task of a kind as JSON lines {"task", "completion"}; `npm run -s evaluate -- --completions`
judges them. Quicker by far than the reference engine, where thousands of scenes are to be answered.

usage: /usr/bin/python3 scripts/pretrain/answer.py TOKENS CHECKPOINT OUT.jsonl --kind grounding|detection|direct|think
"""
import argparse
import json
import os

import machine  # noqa: F401  before torch
import numpy as np
import torch

from data import TokenSet
from model import Policy, load
from sampler import sample

# Longest completions.
MOST = {"grounding": 24, "relation": 24, "detection": 156, "direct": 16, "think": 100}

def reader(folder):
    """-> tokens to text, as src/training/tokens/tokenizer.ts: pieces by id, then the 256 bytes."""
    pieces = [p.encode() for p in json.load(open(os.path.join(folder, "pieces.json")))]
    pieces += [bytes([b]) for b in range(256)]
    return lambda tokens: b"".join(pieces[t] for t in tokens).decode(errors="replace")


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("tokens")
    ap.add_argument("checkpoint")
    ap.add_argument("out")
    ap.add_argument("--kind", choices=MOST, required=True)
    ap.add_argument("--scenes", type=int, default=10**9)
    ap.add_argument("--batch", type=int, default=16, help="scenes at once")
    a = ap.parse_args()
    torch.set_num_threads(1)
    data = TokenSet(a.tokens)
    policy = Policy(*load(a.checkpoint))
    text = reader(a.tokens)
    t, ids = data.tasks[a.kind], data.ids(a.kind)
    # Sequences are grouped by scene, as many of each: scenes with as many tasks go together.
    scenes = sorted((s for s in data.having(a.kind) if s < a.scenes), key=lambda s: len(t["of"][s]))
    with open(a.out, "w") as out, torch.no_grad():
        at = 0
        while at < len(scenes):
            n = len(t["of"][scenes[at]])
            batch = [s for s in scenes[at:at + a.batch] if len(t["of"][s]) == n]
            at += len(batch)
            rows = np.concatenate([t["of"][s] for s in batch])
            _, memory = policy.encode(*data.views(np.array(batch), t["frames"]))
            y = sample(policy, memory, data.rows(a.kind, rows)[0], MOST[a.kind])
            for row, tokens in zip(rows, y.tolist()):
                out.write(json.dumps(dict(task=ids[row], completion=text(tokens))) + "\n")
