"""Stage 0: the encoder learns to see, by the dense loss alone, on as many generated scenes as one likes: it stands in for the
pretrained visual encoders of the paper's model (Qwen2.5-VL and VGGT). No question is asked and no answer is shown.
OUT is a policy whose decoder is untrained; OUT.state holds all that --resume needs.

usage: /usr/bin/python3 scripts/pretrain/encoder.py OUT.safetensors --config nano.json --steps 9000 --validation DIR FOLDER...
"""
import argparse
import json
import math
import os
import time

import machine  # noqa: F401  before torch
import numpy as np
import torch
import torch.nn.functional as F

from data import TokenSet
from imitation import Dense
from model import Policy, initial, load, save


def arguments():
    ap = argparse.ArgumentParser()
    ap.add_argument("out")
    ap.add_argument("folders", nargs="+", help="folders of npm run -s tokens")
    ap.add_argument("--validation", required=True)
    ap.add_argument("--config")
    ap.add_argument("--init", help="policy to go on from, with its .state beside it")
    ap.add_argument("--steps", type=int, default=9000)
    ap.add_argument("--lr", type=float, default=2e-3)
    ap.add_argument("--scenes", type=int, default=16)
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--every", type=int, default=500)
    ap.add_argument("--resume", action="store_true")
    return ap.parse_args()


def judge(policy, dense, data):
    """-> loss, share of owned patches whose label is right, mean error of their box's centre (metres)."""
    loss, right, owned, off = [], 0.0, 0.0, 0.0
    with torch.no_grad():
        for k in range(0, data.scenes, 30):
            scenes = np.arange(k, min(k + 30, data.scenes))
            encoded, _ = policy.encode(*data.views(scenes, data.frames))
            loss.append(dense.loss(encoded, data, scenes, data.frames).item())
            h = encoded @ dense.weight + dense.bias
            owner = torch.from_numpy(data.owner[scenes].astype(np.int64))
            mask = owner < dense.labels
            right += float((h[..., :dense.labels + 1].argmax(-1) == owner)[mask].sum())
            owned += float(mask.sum())
            mean = torch.from_numpy(data.visual[scenes].astype(np.float32)) @ dense.mean_point[0]
            centre = h[..., dense.labels + 1:dense.labels + 4] + mean
            off += float(torch.linalg.norm(centre - torch.from_numpy(data.boxes[0][scenes][..., :3]), dim=-1)[mask].sum())
    return np.mean(loss), right / owned, off / owned


if __name__ == "__main__":
    a = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    sets, val = [TokenSet(f) for f in a.folders], TokenSet(a.validation)
    config, parameters = load(a.init) if a.init else (json.load(open(a.config)), None)
    parameters = parameters or initial(config, a.seed)
    policy, dense = Policy(config, parameters), Dense(config, val.meta)
    every = [v for k, v in parameters.items() if k.startswith(("visual.", "encoder."))] + [dense.weight, dense.bias]
    opt = torch.optim.AdamW(every, lr=a.lr, weight_decay=0.01, betas=(0.9, 0.98))
    step, average, spent = 0, 0.0, 0.0
    state = a.out + ".state"
    if a.resume and os.path.exists(state):
        s = torch.load(state)
        step, average, spent = s["step"], s["average"], s["spent"]
        for p, v in zip(every, s["parameters"]):
            p.data.copy_(v)
        opt.load_state_dict(s["optimiser"])
    elif a.init and os.path.exists(a.init + ".dense"):
        dense.weight.data, dense.bias.data = torch.load(a.init + ".dense")
    while step < a.steps:
        started = time.process_time()
        rng = np.random.RandomState([a.seed, step])
        for g in opt.param_groups:
            g["lr"] = a.lr * min(1, (step + 1) / 100) * max(0.01, 0.5 * (1 + math.cos(math.pi * step / a.steps)))
        data = sets[rng.randint(len(sets))]
        scenes = rng.randint(0, data.scenes, a.scenes)
        encoded, _ = policy.encode(*data.views(scenes, data.frames))
        loss = dense.loss(encoded, data, scenes, data.frames)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(every, 1.0)
        opt.step()
        step += 1
        spent += time.process_time() - started
        average = loss.item() if step == 1 else 0.98 * average + 0.02 * loss.item()
        if step % a.every == 0 or step == a.steps:
            judged, right, off = judge(policy, dense, val)
            print(f"step {step} {spent:.0f} s train {average:.3f} validation {judged:.3f} label {right:.3f} centre {off:.3f} m", flush=True)
            save(a.out, config, parameters, half=False)
            torch.save((dense.weight.data, dense.bias.data), a.out + ".dense")
            torch.save(dict(step=step, average=average, spent=spent, parameters=[p.data for p in every],
                            optimiser=opt.state_dict()), state + ".part")
            os.replace(state + ".part", state)
