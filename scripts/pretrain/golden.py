"""Golden values for the trainer from PyTorch, in float64: tests/fixtures/grpo/ (src/training/grpo.golden.test.ts reads them).

usage: /usr/bin/python3 scripts/pretrain/golden.py tests/fixtures/grpo
"""
import json
import os
import sys

import torch

from model import END, PAD, Policy, initial, save

out = sys.argv[1]
os.makedirs(out, exist_ok=True)
torch.manual_seed(3)
config = dict(name="golden", width=16, heads=2, encoderLayers=1, decoderLayers=2, hidden=24, features=10, patchesPerFrame=4,
              maxFrames=3, promptLength=3, maxLength=16, vocabulary=20, vocabularyVersion="golden")
S, FRAMES, B, T, P = 2, 2, 6, 7, 3
EPSILON, LR, TEMPERATURE, MAX_TOKENS, MAX_NORM, STEPS = 0.2, 1e-2, 0.7, 9, 0.5, 5

visual = torch.randn(S, FRAMES * 4, 10)
poses = torch.randn(S, FRAMES, 12)
prompts = torch.randint(2, 20, (B, P))
completions = torch.randint(2, 20, (B, T))
for row, end in enumerate((6, 3, 4, 2, 6, 5)):  # the end token's place; row 4 is cut off
    if row != 4:
        completions[row, end] = END
        completions[row, end + 1:] = PAD
mask = (completions != PAD).double()
rewards = torch.tensor([[1.0, 2.5, 0.3], [0.2, 0.2, 1.7]], dtype=torch.float64)


def fresh():
    return {k: v.detach().double().requires_grad_(True) for k, v in initial(config, 11).items()}


def log_probs(parameters):
    policy = Policy(config, parameters)
    _, memory = policy.encode(visual.double(), poses.double())
    return policy.log_probs(memory, prompts, completions, TEMPERATURE)


torch.set_default_dtype(torch.float64)
start = fresh()
with torch.no_grad():
    start_logp = log_probs(start)
    # Ratios on both sides of the clip range.
    old = (start_logp + 0.3 * torch.randn(B, T)).float().double() * mask
centred = rewards - rewards.mean(1, keepdim=True)
by_std = centred / (rewards.std(1, keepdim=True) + 1e-4)

cases = []
for loss_name in ("3d-rft", "trl-grpo", "dr-grpo", "no-std"):
    for beta in (0.0, 0.3):
        advantages = (by_std if loss_name in ("3d-rft", "trl-grpo") else centred).reshape(-1, 1)
        lengths = mask.sum(1, keepdim=True)
        weights = {"3d-rft": mask / lengths.sum(), "no-std": mask / lengths.sum(), "trl-grpo": mask / (B * lengths),
                   "dr-grpo": mask / (B * MAX_TOKENS)}[loss_name]
        p = fresh()
        opt = torch.optim.AdamW(list(p.values()), lr=LR, weight_decay=0.01, betas=(0.9, 0.98))
        losses, norms, first = [], [], None
        for _ in range(STEPS):
            logp = log_probs(p)
            ratio = (logp - old).exp()
            loss = -torch.minimum(ratio * advantages, ratio.clamp(1 - EPSILON, 1 + EPSILON) * advantages)
            if beta:
                d = start_logp - logp
                loss = loss + beta * (d.exp() - d - 1)
            loss = (loss * weights).sum()
            opt.zero_grad()
            loss.backward()
            if first is None:
                first = {k: v.grad.clone() for k, v in p.items()}
            norms.append(float(torch.nn.utils.clip_grad_norm_(list(p.values()), MAX_NORM)))
            opt.step()
            losses.append(float(loss.detach()))
        key = f"{loss_name}-{'kl' if beta else 'nokl'}"
        if not beta:  # at the start the KL term's gradient is zero: the same file serves both
            save(os.path.join(out, f"{loss_name}.gradients.safetensors"), config, first, half=False)
        save(os.path.join(out, f"{key}.after.safetensors"), config, p, half=False)
        cases.append(dict(loss=loss_name, beta=beta, key=key, losses=losses, norms=norms))

save(os.path.join(out, "start.safetensors"), config, start, half=False)
json.dump(dict(
    config=config, scenes=S, frames=FRAMES, sequences=B, length=T, epsilon=EPSILON, learningRate=LR, temperature=TEMPERATURE,
    maxTokens=MAX_TOKENS, maxGradNorm=MAX_NORM, steps=STEPS, visual=visual.float().flatten().tolist(), poses=poses.float().flatten().tolist(),
    prompts=prompts.flatten().tolist(), completions=completions.flatten().tolist(), old=old.flatten().tolist(),
    rewards=rewards.tolist(), logProbs=(start_logp * mask).flatten().tolist(), cases=cases), open(os.path.join(out, "golden.json"), "w"))
