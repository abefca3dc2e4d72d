"""Golden values for the trainer from PyTorch, in float64: tests/fixtures/grpo/ (src/training/grpo.golden.test.ts reads them).

Written apart from the trainer: loops over sequences where it has weights, autograd and torch.optim.AdamW where it has its own.

usage: OMP_NUM_THREADS=1 /usr/bin/python3 scripts/pretrain/golden.py tests/fixtures/grpo
"""
import json
import os
import sys

import torch

from model import END, PAD, Policy, initial, save, shapes

out = sys.argv[1]
os.makedirs(out, exist_ok=True)
torch.manual_seed(12)
torch.set_default_dtype(torch.float64)
config = dict(name="golden", width=8, heads=2, encoderLayers=1, decoderLayers=2, hidden=12, features=6, patchesPerFrame=4,
              maxFrames=3, promptLengths=[3], maxLength=12, vocabulary=14, vocabularyVersion="golden")
S, FRAMES, G, T, P = 3, 2, 3, 7, 3  # a prompt per scene
B = S * G
LR, TEMPERATURE, MAX_TOKENS, MAX_NORM, STEPS, EPSILON = 5e-3, 0.7, 9, 0.5, 5, 0.2


def short(x):
    """Numbers that float32 holds exactly and JSON writes in few digits."""
    return (x * 256).round() / 256


visual = short(torch.randn(S, FRAMES * 4, config["features"]))
poses = short(torch.randn(S, FRAMES, 12))
prompts = torch.randint(2, config["vocabulary"], (B, P))
completions = torch.randint(2, config["vocabulary"], (B, T))
ENDS = (6, 3, 4, 2, None, 5, 3, None, 6)  # the end token's place; two are cut off
for row, end in enumerate(ENDS):
    if end is not None:
        completions[row, end] = END
        completions[row, end + 1:] = PAD
lengths = [T if end is None else end + 1 for end in ENDS]
rewards = torch.tensor([[1.0, 2.5, 0.3], [0.2, 0.2, 1.7], [0.9, 0.9, 0.9]])  # the last group is flat

start = {k: v.detach().float().double() for k, v in initial(config, 11).items()}
# A reference that is not the start, so that the KL term has a gradient from the first step on.
reference = {k: (v + 0.05 * torch.randn(v.shape)).float().double() for k, v in start.items()}


def fresh():
    return {k: v.clone().requires_grad_(True) for k, v in start.items()}


def log_probs(parameters, temperature=TEMPERATURE):
    policy = Policy(config, parameters)
    _, memory = policy.encode(visual, poses)
    return policy.log_probs(memory, prompts, completions, temperature)


with torch.no_grad():
    start_logp = log_probs(start)
    reference_logp = log_probs(reference)
own = start_logp.float().double()
old = short(start_logp + 0.3 * torch.randn(B, T))  # ratios on both sides of the clip range
for row, length in enumerate(lengths):
    own[row, length:] = old[row, length:] = 0


def advantage(loss):
    centred = rewards - rewards.mean(1, keepdim=True)
    if loss not in ("dr-grpo", "no-std"):
        centred = centred / (rewards.std(1, keepdim=True) + 1e-4)
    return centred.flatten()


def aggregate(case, sequences):
    """[(row, token losses)] -> one number, each option as TRL's trainer has it (3d-rft.md 8.2)."""
    cut = [row for row, end in enumerate(ENDS) if end is None]
    counted = [(row, l) for row, l in sequences if not (case["dynamicSampling"] and row >= 2 * G)]
    kept = [(row, l) for row, l in counted if not (case["maskTruncated"] and row in cut)]
    if case["loss"] in ("3d-rft", "dapo", "no-std"):
        return sum(l.sum() for _, l in kept) / sum(lengths[row] for row, _ in counted)
    if case["loss"] == "trl-grpo":
        return sum(l.mean() for _, l in kept) / len(counted)
    if case["loss"] == "dr-grpo":
        return sum(l.sum() for _, l in kept) / (len(counted) * MAX_TOKENS)
    chunks = [[(row, l) for row, l in kept if first <= row < first + case["microChunk"]] for first in range(0, B, case["microChunk"])]
    return sum(sum(l.sum() for _, l in chunk) / sum(len(l) for _, l in chunk) for chunk in chunks) / len(chunks)


def grpo(case, p):
    """-> loss, and the statistics over the tokens that it is of"""
    a, before = advantage(case["loss"]), own if case["onPolicy"] else old
    logp = log_probs(p)
    sequences, ratios, kls, signs = [], [], [], []
    for row, length in enumerate(lengths):
        ratio = (logp[row, :length] - before[row, :length]).exp()
        clipped = ratio.clamp(1 - EPSILON, 1 + case["epsilonHigh"])
        d = reference_logp[row, :length] - logp[row, :length]
        kl = d.exp() - d - 1
        sequences.append((row, -torch.minimum(ratio * a[row], clipped * a[row]) + case["beta"] * kl))
        masked = (case["maskTruncated"] and ENDS[row] is None) or (case["dynamicSampling"] and row >= 2 * G)
        if not masked:
            ratios.append(ratio.detach())
            kls.append(kl.detach())
            signs.append(torch.full((length,), float(a[row])))
    ratios, kls, signs = torch.cat(ratios), torch.cat(kls), torch.cat(signs)
    for bound in (1 - EPSILON, 1 + case["epsilonHigh"]):  # the seed is chosen so that no rounding changes a count
        assert (ratios - bound).abs().min() > 1e-4, (case["key"], float((ratios - bound).abs().min()))
    return aggregate(case, sequences), dict(
        low=float(((ratios < 1 - EPSILON) & (signs < 0)).double().mean()),
        high=float(((ratios > 1 + case["epsilonHigh"]) & (signs > 0)).double().mean()),
        kl=float(kls.mean()) if case["beta"] else None)


def imitation(case, p):
    logp = log_probs(p, 1.0)
    return -sum(logp[row, :length].sum() for row, length in enumerate(lengths)) / sum(lengths), {}


def descend(case):
    objective = imitation if case["loss"] is None else grpo
    p = fresh()
    optimiser = torch.optim.AdamW(list(p.values()), lr=LR, weight_decay=0.01, betas=(0.9, 0.98))
    case["steps"], first = [], None
    for _ in range(STEPS):
        loss, stats = objective(case, p)
        optimiser.zero_grad()
        loss.backward()
        first = first or {k: v.grad.clone() for k, v in p.items()}
        norm = torch.nn.utils.clip_grad_norm_(list(p.values()), MAX_NORM)
        optimiser.step()
        case["steps"].append(dict(loss=float(loss.detach()), gradNorm=float(norm), **stats))
    return first, p


def case(key, loss, beta=0.0, epsilonHigh=EPSILON, maskTruncated=False, dynamicSampling=False, onPolicy=False, microChunk=64):
    return dict(key=key, loss=loss, beta=beta, epsilonHigh=epsilonHigh, maskTruncated=maskTruncated, dynamicSampling=dynamicSampling,
                onPolicy=onPolicy, microChunk=microChunk)


cases = [
    case("3d-rft", "3d-rft"),
    case("3d-rft-kl", "3d-rft", beta=0.3),
    case("3d-rft-masked", "3d-rft", maskTruncated=True),
    case("3d-rft-inner", "3d-rft", onPolicy=True),
    case("trl-grpo", "trl-grpo"),
    case("trl-grpo-kl-masked", "trl-grpo", beta=0.3, maskTruncated=True),
    case("bnpo", "bnpo", microChunk=G),
    case("bnpo-kl-masked", "bnpo", beta=0.3, maskTruncated=True, microChunk=G),
    case("dr-grpo", "dr-grpo"),
    case("dr-grpo-kl", "dr-grpo", beta=0.3),
    case("dapo", "dapo", epsilonHigh=0.28, dynamicSampling=True),
    case("dapo-kl-masked", "dapo", beta=0.3, epsilonHigh=0.28, dynamicSampling=True, maskTruncated=True),
    case("no-std", "no-std"),
    case("no-std-kl", "no-std", beta=0.3),
    case("imitation", None),
]


def nucleus(logits, top_p):
    """Which tokens top-p keeps: those that the likelier ones before them don't suffice without (Holtzman et al., 1904.09751)."""
    kept = []
    for row in logits:
        mass, ids = 0.0, []
        for i in row.softmax(-1).argsort(descending=True).tolist():
            if mass >= top_p:
                break
            ids.append(i)
            mass += float(row.softmax(-1)[i])
        kept.append(sorted(ids))
    return kept


def flat(parameters):
    return torch.cat([parameters[name].detach().flatten() for name in shapes(config)])


tensors = dict(start=flat(start), reference=flat(reference))
for each in cases:
    first, after = descend(each)
    tensors[each["key"] + ".gradient"], tensors[each["key"] + ".after"] = flat(first), flat(after)
save(os.path.join(out, "golden.safetensors"), config, tensors, half=False)

logits = short(2 * torch.randn(4, config["vocabulary"]))
json.dump(dict(
    config=config, scenes=S, frames=FRAMES, groupSize=G, sequences=B, length=T, epsilon=EPSILON, learningRate=LR, temperature=TEMPERATURE,
    maxTokens=MAX_TOKENS, maxGradNorm=MAX_NORM, visual=visual.flatten().tolist(), poses=poses.flatten().tolist(),
    prompts=prompts.flatten().tolist(), completions=completions.flatten().tolist(), old=old.flatten().tolist(), own=own.flatten().tolist(),
    rewards=rewards.tolist(), logProbs=[[round(float(x), 9) for x in start_logp[row, :length]] for row, length in enumerate(lengths)],
    advantages=dict(std=advantage("3d-rft").tolist(), none=advantage("no-std").tolist()),
    nucleus=dict(logits=logits.tolist(), kept={p: nucleus(logits, float(p)) for p in ("0.3", "0.7", "0.95")}), cases=cases),
    open(os.path.join(out, "golden.json"), "w"))
