"""Stage 1: supervised training by token cross-entropy, with a dense loss on the encoder that stands in for a
pretrained visual encoder (design.md). Saves a checkpoint whenever validation improves; --resume goes on from it.

usage: /usr/bin/python3 scripts/pretrain/sft.py TRAIN VALIDATION OUT.safetensors --config nano.json --seconds 900
"""
import argparse
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from data import TokenSet
from model import PAD, Policy, initial, load, save

ap = argparse.ArgumentParser()
ap.add_argument("train")
ap.add_argument("validation")
ap.add_argument("out")
ap.add_argument("--config", help="JSON of the policy's configuration (npm run -s tokens writes it beside the arrays)")
ap.add_argument("--init", help="safetensors to go on from")
ap.add_argument("--seconds", type=float, default=900)
ap.add_argument("--lr", type=float, default=1.5e-3)
ap.add_argument("--scenes", type=int, default=16, help="scenes a step")
ap.add_argument("--queries", type=int, default=4, help="grounding queries a scene")
ap.add_argument("--seed", type=int, default=0)
ap.add_argument("--threads", type=int, default=1)
ap.add_argument("--dense", type=float, default=0.5, help="weight of the dense encoder loss")
a = ap.parse_args()
torch.set_num_threads(a.threads)
torch.manual_seed(a.seed)
rng = np.random.RandomState(a.seed)

train, val = TokenSet(a.train), TokenSet(a.validation)
if a.init:
    config, parameters = load(a.init)
else:
    config = json.load(open(a.config))
    parameters = initial(config, a.seed)
policy = Policy(config, parameters)
LABELS = train.meta["labels"]
dense = {k: v.requires_grad_(True) for k, v in {
    "dense.weight": torch.randn(config["width"], LABELS + 1 + 8) * 0.05,
    "dense.bias": torch.zeros(LABELS + 1 + 8)}.items()}
every = list(parameters.values()) + list(dense.values())
opt = torch.optim.AdamW(every, lr=a.lr, weight_decay=0.01, betas=(0.9, 0.98))


def cross_entropy(memory, prompts, completions):
    logp = policy.log_probs(memory, prompts, completions)
    mask = (completions != PAD).float()
    return -(logp * mask).sum() / mask.sum()


def dense_loss(encoded, data, scenes, frames):
    """Who owns the patch, and where is its box: label, centre - mean point, extents, yaw modulo a quarter turn."""
    n = frames * data.patches
    h = encoded @ dense["dense.weight"] + dense["dense.bias"]
    owner = torch.from_numpy(data.owner[scenes, :n].astype(np.int64))
    loss = F.cross_entropy(h[..., :LABELS + 1].flatten(0, 1), owner.flatten())
    box = torch.from_numpy(data.owner_box[scenes, :n])
    mean = torch.from_numpy(data.visual[scenes, :n].astype(np.float32)) @ MEAN_POINT
    target = torch.cat([box[..., :3] - mean, box[..., 3:6], torch.sin(4 * box[..., 8:]), torch.cos(4 * box[..., 8:])], -1)
    owned = (owner < LABELS).float()[..., None]
    off = F.smooth_l1_loss(h[..., LABELS + 1:], target, reduction="none", beta=0.1)
    return loss + 3 * (off * owned).sum() / owned.sum().clamp_min(1) / 8


# Mean of the rays' points in the first camera, metres, as a linear read of the features (an invalid ray is a zero).
MEAN_POINT = torch.zeros(config["features"], 3)
for ray in range(train.meta["rays"]):
    for axis in range(3):
        MEAN_POINT[train.meta["firstPoint"] + ray * train.meta["rayStride"] + axis, axis] = 1 / train.meta["pointScale"] / train.meta["rays"]


def losses(data, scenes, queries, rng, with_dense):
    out = []
    for kind, n in (("grounding", queries), ("detection", 1)):
        own = np.array([s for s in scenes if s in data.tasks[kind]["of"]])
        visual, poses, prompts, completions = data.batch(kind, own, n, rng)
        encoded, memory = policy.encode(visual, poses)
        out.append(cross_entropy(memory, prompts, completions))
        if with_dense and kind == "grounding":
            out.append(a.dense * dense_loss(encoded, data, own, data.tasks[kind]["frames"]))
    return out


def validate():
    with torch.no_grad():
        v = [[x.item() for x in losses(val, range(k, k + 40), 4, np.random.RandomState(k), False)] for k in range(0, min(400, val.scenes), 40)]
    return np.mean(v, 0)


best, started, step, average = 1e9, time.time(), 0, None
while True:
    share = min(1.0, (time.time() - started) / a.seconds)
    for g in opt.param_groups:
        g["lr"] = a.lr * min(1, (step + 1) / 100) * max(0.01, 0.5 * (1 + math.cos(math.pi * share)))
    ls = losses(train, rng.randint(0, train.scenes, a.scenes), a.queries, rng, a.dense > 0)
    opt.zero_grad()
    sum(ls).backward()
    torch.nn.utils.clip_grad_norm_(every, 1.0)
    opt.step()
    step += 1
    v = np.array([x.item() for x in ls])
    average = v if average is None else 0.98 * average + 0.02 * v
    if step % 200 == 0 or share >= 1:
        ce = validate()
        print(f"step {step} {time.time() - started:.0f} s train {np.round(average, 3)} validation (grounding, detection) {np.round(ce, 3)}", flush=True)
        if ce.sum() < best:
            best = ce.sum()
            save(a.out + ".part", config, parameters, half=False)
            os.replace(a.out + ".part", a.out)
    if share >= 1:
        break
