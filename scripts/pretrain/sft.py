"""Stage 1: supervised training by token cross-entropy on a finite shard, until it overfits. Keeps the checkpoint with the best
validation loss (OUT) and the whole state (OUT.state), written together now and then: --resume goes on from there.

usage: /usr/bin/python3 scripts/pretrain/sft.py TRAIN VALIDATION OUT.safetensors --config nano.json --steps 3000 [--workers 2]
"""
import argparse
import json
import math
import os
import time

import machine  # noqa: F401  before torch
import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp

from data import TokenSet
from imitation import ARITHMETIC, PERCEPTION, QUESTIONS, REASONING, SEEING, Dense, losses
from model import Policy, initial, load, save

LESSONS = {"seeing": SEEING, "perception": PERCEPTION, "questions": REASONING, "all": SEEING + QUESTIONS}


def arguments():
    ap = argparse.ArgumentParser()
    ap.add_argument("train", help="folder of npm run -s tokens; several with commas between")
    ap.add_argument("validation")
    ap.add_argument("out")
    ap.add_argument("--config", help="JSON of the policy's configuration (npm run -s tokens writes it beside the arrays)")
    ap.add_argument("--init", help="safetensors to go on from")
    ap.add_argument("--lesson", choices=LESSONS, default="all")
    ap.add_argument("--steps", type=int, default=3000)
    ap.add_argument("--lr", type=float, default=1.5e-3)
    ap.add_argument("--scenes", type=int, default=16, help="scenes a step and worker")
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--dense", type=float, default=0.5, help="weight of the dense encoder loss")
    ap.add_argument("--arithmetic", type=float, default=ARITHMETIC, help="texts without pictures a scene, of the first folder")
    ap.add_argument("--reckon", type=float, default=1, help="weight of the loss on them")
    ap.add_argument("--look", type=float, default=0.2, help="weight of the loss on where the decoder looks")
    ap.add_argument("--workers", type=int, default=1, help="processes of one thread each; their gradients are averaged")
    ap.add_argument("--port", type=int, default=29512)
    ap.add_argument("--every", type=int, default=250, help="steps from one validation to the next")
    ap.add_argument("--resume", action="store_true")
    return ap.parse_args()


def run(rank, a):
    torch.set_num_threads(1)
    if a.workers > 1:
        dist.init_process_group("gloo", init_method=f"tcp://127.0.0.1:{a.port}", rank=rank, world_size=a.workers)
    torch.manual_seed(a.seed)
    sets, val = [TokenSet(folder) for folder in a.train.split(",")], TokenSet(a.validation)
    kinds = LESSONS[a.lesson]
    text = None if a.lesson in ("perception", "seeing") else sets[0]
    if a.init:
        config, parameters = load(a.init)
    else:
        config = json.load(open(a.config))
        parameters = initial(config, a.seed)
    policy, dense = Policy(config, parameters), Dense(config, val.meta)
    if a.init and os.path.exists(a.init + ".dense"):
        dense.weight.data, dense.bias.data = torch.load(a.init + ".dense")
    every = list(parameters.values()) + [dense.weight, dense.bias]
    opt = torch.optim.AdamW(every, lr=a.lr, weight_decay=0.01, betas=(0.9, 0.98))
    step, best, spent = 0, 1e9, 0.0
    if a.resume and os.path.exists(a.out + ".state"):
        s = torch.load(a.out + ".state")
        step, best, spent = s["step"], s["best"], s["spent"]
        for p, v in zip(every, s["parameters"]):
            p.data.copy_(v)
        opt.load_state_dict(s["optimiser"])

    def validate():
        sums, n = {}, 0
        with torch.no_grad():
            for k in range(0, min(300, val.scenes), 30):
                for kind, x in losses(policy, val, range(k, k + 30), np.random.RandomState(k), kinds, dense).items():
                    sums[kind] = sums.get(kind, 0) + x.item()
                n += 1
        return {kind: x / n for kind, x in sums.items()}

    average = {}
    while step < a.steps:
        started = time.process_time()
        rng = np.random.RandomState([a.seed, step, rank])
        for g in opt.param_groups:
            g["lr"] = a.lr * min(1, (step + 1) / 100) * max(0.01, 0.5 * (1 + math.cos(math.pi * step / a.steps)))
        train = sets[rng.randint(len(sets))]
        ls = losses(policy, train, rng.randint(0, train.scenes, a.scenes), rng, kinds, dense, text, a.look > 0, a.arithmetic)
        opt.zero_grad()
        weight = lambda kind: a.dense if kind == "dense" else a.look if kind.startswith("look ") else a.reckon if kind == "arithmetic" else 1
        sum(weight(kind) * x for kind, x in ls.items()).backward()
        if a.workers > 1:
            flat = torch.cat([p.grad.flatten() for p in every])
            dist.all_reduce(flat)
            at = 0
            for p in every:
                p.grad.copy_((flat[at:at + p.numel()] / a.workers).view_as(p))
                at += p.numel()
        torch.nn.utils.clip_grad_norm_(every, 1.0)
        opt.step()
        step += 1
        spent += time.process_time() - started
        for kind, x in ls.items():
            average[kind] = 0.98 * average.get(kind, x.item()) + 0.02 * x.item()
        if rank == 0 and (step % a.every == 0 or step == a.steps):
            ce = validate()
            total = sum(x for kind, x in ce.items() if kind != "dense")
            show = lambda d: " ".join(f"{k} {v:.3f}" for k, v in d.items())
            print(f"step {step} {spent:.0f} s train: {show(average)} | validation: {show(ce)} = {total:.3f}", flush=True)
            if total < best:
                best = total
                save(a.out + ".part", config, parameters, half=False)
                os.replace(a.out + ".part", a.out)
            torch.save(dict(step=step, best=best, spent=spent, parameters=[p.data for p in every],
                            optimiser=opt.state_dict()), a.out + ".state.part")
            os.replace(a.out + ".state.part", a.out + ".state")
            save(a.out.replace(".safetensors", f"-{step}.safetensors"), config, parameters, half=False)


if __name__ == "__main__":
    a = arguments()
    if a.workers > 1:
        mp.spawn(run, (a,), nprocs=a.workers)
    else:
        run(0, a)
