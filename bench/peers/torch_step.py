"""The PyTorch twin's GRPO step on a race file (bench/grpo/raceFile.ts): parity with the reference engine, then times.

usage: /usr/bin/python3 bench/peers/torch_step.py RACE.safetensors TIMES   (prints one line of JSON)
"""
import json
import os
import sys
import time

import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "scripts", "pretrain"))
from model import Policy, load  # noqa: E402
from sampler import Cache, step  # noqa: E402

path, times = sys.argv[1], int(sys.argv[2])
with open(path, "rb") as f:
    race = json.loads(json.loads(f.read(int.from_bytes(f.read(8), "little")))["__metadata__"]["race"])
config, tensors = load(path)
tensors = {name: tensor.detach() for name, tensor in tensors.items()}
parameters = {n[len("policy."):]: t.requires_grad_(True) for n, t in tensors.items() if n.startswith("policy.")}
policy = Policy(config, parameters)
prompts, tokens = tensors["prompts"].long(), tensors["tokens"].long()
T, temperature, options = race["counts"]["length"], race["sampling"]["temperature"], race["options"]


@torch.no_grad()
def sample():
    """Completions [B, T] from the race's noise, with a cache of keys and values, and their log-probabilities."""
    memory = policy.encode(tensors["visual"], tensors["poses"])[1]
    B, P = prompts.shape
    cache = Cache(config["decoderLayers"], B, config["heads"], P + T, config["width"] // config["heads"])
    now, ids, logs = prompts, [], []
    for at in range(T):
        scaled = step(policy, memory, now, cache) / temperature
        now = (scaled + tensors[f"noise.{at}"]).argmax(-1, keepdim=True)
        ids.append(now)
        logs.append(scaled.log_softmax(-1).gather(-1, now))
    return torch.cat(ids, 1), torch.cat(logs, 1)


def backward():
    memory = policy.encode(tensors["visual"], tensors["poses"])[1]
    ratio = (policy.log_probs(memory, prompts, tokens, temperature) - tensors["logProbs"]).exp()
    clipped = ratio.clamp(1 - options["epsilon"], 1 + options["epsilonHigh"])
    gain = torch.minimum(ratio * tensors["advantages"], clipped * tensors["advantages"])
    loss = -(gain * tensors["weights"]).sum()
    optimiser.zero_grad()
    loss.backward()
    return loss


def update():
    loss = backward()
    torch.nn.utils.clip_grad_norm_(list(parameters.values()), options["maxGradNorm"])
    optimiser.step()
    return float(loss.detach())


optimiser = torch.optim.AdamW(list(parameters.values()), lr=options["learningRate"], weight_decay=0.01, betas=(0.9, 0.98))

found, logs = sample()
same = (found == tokens).all(1)
backward()
gradient = max(float((p.grad - tensors["gradient." + n]).norm() / tensors["gradient." + n].norm()) for n, p in parameters.items())
update()
second = update()
first_loss, second_loss = race["losses"]
parity = {
    "sameCompletions": float(same.float().mean()),
    "logProbs": float((logs - tensors["logProbs"])[same].abs().max()) if same.any() else 0.0,
    "gradient": gradient,
    "update": abs(second - second_loss) / abs(second_loss - first_loss),
}
best = None
for _ in range(times):
    t0 = time.perf_counter()
    sample()
    t1 = time.perf_counter()
    update()
    t2 = time.perf_counter()
    if best is None or t2 - t0 < sum(best):
        best = (t1 - t0, t2 - t1)
print(json.dumps({"sample": best[0], "update": best[1], "dispatches": None, "parity": parity, "version": torch.__version__}))
