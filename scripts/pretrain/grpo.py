"""Stage 2 from a supervised checkpoint, one task: GRPO on the metric, or as control the same imitation continued. Writes a run
folder as src/training/runs does: run.json, metrics.jsonl, checkpoints/STEP.safetensors.

usage: /usr/bin/python3 scripts/pretrain/grpo.py TOKENS INIT.safetensors RUN --task grounding --algorithm grpo --seconds 480 --seed 0

Time is processor time of this process and of the one that scores, so that runs compare on a busy machine too.
"""
import argparse
import json
import os
import resource
import time

import machine  # noqa: F401  before torch
import numpy as np
import torch

from data import TokenSet
from imitation import cross_entropy
from model import END, PAD, Policy, load, save
from rewards import Rewards
from sampler import sample

# Scenes S, prompts a scene Q, group G, longest completion. RECIPE.md's settings; kinds as in `npm run -s tokens`.
SETTINGS = {
    "grounding": dict(kind="grounding", scenes=6, prompts=3, group=16, max_tokens=24),
    "detection": dict(kind="detection", scenes=12, prompts=1, group=8, max_tokens=156),
    "reasoning": dict(kind="think", scenes=8, prompts=3, group=12, max_tokens=80),
}

# Scenes a step of imitation.
IMITATED = 16


def arguments():
    ap = argparse.ArgumentParser()
    ap.add_argument("tokens")
    ap.add_argument("init")
    ap.add_argument("run")
    ap.add_argument("--task", choices=SETTINGS, required=True)
    ap.add_argument("--algorithm", choices=("grpo", "sft"), default="grpo")
    ap.add_argument("--arm", help="name of the row in the results (the algorithm's)")
    ap.add_argument("--seconds", type=float, default=480)
    ap.add_argument("--steps", type=int, default=100000)
    ap.add_argument("--at-steps", type=int, nargs="*", default=[], help="also keep the checkpoints of these steps")
    ap.add_argument("--lr", type=float, help="6e-5 for GRPO, 3e-5 for imitation")
    ap.add_argument("--temperature", type=float, default=0.7)
    ap.add_argument("--warmup", type=int, default=10)
    ap.add_argument("--decay", action="store_true", help="the learning rate falls in a straight line to 0 at --steps, as TRL's does")
    ap.add_argument("--epsilon", type=float, default=0.2)
    ap.add_argument("--weight", action="append", default=[], metavar="PART=W", help="weight of a reward part, 1 where not given")
    ap.add_argument("--pooled", action="store_true", help="detection: also what each answer adds to F1 pooled per category (src/rewards/group/pooledGains.ts)")
    ap.add_argument("--mask-truncated", action="store_true", help="completions that ran out of room teach nothing (DAPO's overlong filtering)")
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--every", type=float, default=60, help="seconds from one kept checkpoint to the next")
    for name in ("scenes", "prompts", "group"):
        ap.add_argument(f"--{name}", type=int)
    return ap.parse_args()


def advantages(totals, group):
    """A_i = (R_i - mean R) / (std R + 1e-4), Bessel's correction (src/rewards/group/advantages.ts)."""
    r = totals.reshape(-1, group)
    return ((r - r.mean(1, keepdims=True)) / (r.std(1, ddof=1, keepdims=True) + 1e-4)).reshape(-1)


def shares(totals, parts, group, weights):
    """Each part's share of the variance of the reward within groups: what the advantage is made of."""
    centre = lambda x: (lambda r: r - r.mean(1, keepdims=True))(x.reshape(-1, group))
    total = centre(totals)
    variance = (total * total).sum()
    return {name: float((centre(x) * weights.get(name, 1) * total).sum() / variance) for name, x in parts.items()} if variance > 0 else {}


def rounded(figures):
    """As a line of the log shows them."""
    if isinstance(figures, dict):
        return {name: rounded(value) for name, value in figures.items()}
    return round(figures, 3) if isinstance(figures, float) else figures


def alike(lengths):
    """Scenes whose longest completions are about as long, at most four lots: -> [(scenes, length)], so that little is padding."""
    order = torch.argsort(lengths)
    lots = 4 if lengths.max() > 1.2 * lengths.min() else 1
    return [(lot, max(1, int(lengths[lot].max()))) for lot in order.chunk(lots)]


class Stage2:
    def __init__(self, a):
        self.a = a
        self.config, self.parameters = load(a.init)
        self.policy = Policy(self.config, self.parameters)
        self.data = TokenSet(a.tokens)
        self.set = {**SETTINGS[a.task], **{k: v for k in ("scenes", "prompts", "group") if (v := getattr(a, k))}}
        self.weights = {part: float(w) for part, w in (x.split("=") for x in a.weight)}
        self.pool = self.data.having(self.set["kind"])
        self.ids = self.data.ids(self.set["kind"])
        self.lr = a.lr or (6e-5 if a.algorithm == "grpo" else 3e-5)
        self.opt = torch.optim.AdamW(self.parameters.values(), lr=self.lr, weight_decay=0.01, betas=(0.9, 0.98))
        scored = "questions" if a.task == "reasoning" else "perception"
        self.rewards = Rewards(self.data.meta["data"], self.data.meta["split"], scored) if a.algorithm == "grpo" else None
        self.generator = torch.Generator().manual_seed(a.seed)
        self.rng = np.random.RandomState(a.seed)

    def seconds(self):
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime + (self.rewards.seconds() if self.rewards else 0)

    def update(self, loss, step):
        for g in self.opt.param_groups:
            g["lr"] = self.lr * min(1, step / self.a.warmup) * (1 - (step - 1) / self.a.steps if self.a.decay else 1)
        self.opt.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(list(self.parameters.values()), 1.0)
        self.opt.step()
        return dict(gradNorm=float(norm), learningRate=self.opt.param_groups[0]["lr"])

    def grpo(self, step):
        s, a, T = self.set, self.a, self.a.temperature
        scenes = self.rng.choice(self.pool, s["scenes"], replace=False)
        rows = np.repeat(self.data.draw(s["kind"], scenes, s["prompts"], self.rng), s["group"])
        prompts, _, _ = self.data.rows(s["kind"], rows)
        views = self.data.views(scenes, self.data.tasks[s["kind"]]["frames"])
        # 1. Sample, 2. score, 3. compare.
        started = self.seconds()
        with torch.no_grad():
            _, memory = self.policy.encode(*views)
        y = sample(self.policy, memory, prompts, s["max_tokens"], T, self.generator)
        totals, parts = self.rewards.score(scenes, [self.ids[r] for r in rows], y.numpy(), self.weights, a.pooled)
        sampling = self.seconds() - started
        A = torch.from_numpy(advantages(totals, s["group"])).float()[:, None]
        # 4. Update: one step, so the ratio is 1 and only its gradient counts.
        mask = (y != PAD).float()
        ended = (y == END).any(1)
        if a.mask_truncated:
            mask = mask * ended[:, None]
        _, memory = self.policy.encode(*views)
        gain, surprise = 0, 0.0
        for chosen, length in alike(mask.sum(1).reshape(len(scenes), -1).amax(1).long()):
            own = lambda x: x.reshape(len(scenes), -1, *x.shape[1:])[chosen].flatten(0, 1)
            shown = [(k[chosen], v[chosen]) for k, v in memory]
            m, a_, c = own(mask)[:, :length], own(A), own(y)[:, :length]
            logp = self.policy.log_probs(shown, own(prompts), c, T)
            ratio = (logp - logp.detach()).exp()
            gain = gain + (torch.minimum(ratio * a_, ratio.clamp(1 - a.epsilon, 1 + a.epsilon) * a_) * m).sum()
            surprise -= float((logp.detach() * m).sum())
        loss = -gain / mask.sum()
        update = self.update(loss, step)
        grouped = totals.reshape(-1, s["group"])
        return dict(
            reward=float(totals.mean()), rewardStd=float(grouped.std(1, ddof=1).mean()),
            parts={k: float(v.mean()) for k, v in parts.items()}, shares=shares(totals, parts, s["group"], self.weights),
            flatGroups=float((grouped.std(1) == 0).mean()), truncated=float(1 - ended.float().mean()), length=float(mask.sum() / len(y)),
            leftOut=0, clipFraction=None, kl=None, entropy=surprise / float(mask.sum()), loss=float(loss.detach()), **update, sampleSeconds=sampling)

    def imitate(self, step):
        """Token cross-entropy on the same task, without the dense loss."""
        s, each = self.set, self.drawn()
        scenes = self.rng.choice(self.pool, each["scenes"], replace=False)
        _, memory = self.policy.encode(*self.data.views(scenes, self.data.tasks[s["kind"]]["frames"]))
        rows = self.data.draw(s["kind"], scenes, each["prompts"], self.rng)
        prompts, completions, learnt = self.data.rows(s["kind"], rows)
        loss = cross_entropy(self.policy, memory, prompts, completions, learnt)
        return dict(
            reward=None, rewardStd=None, parts={}, shares={}, flatGroups=0, leftOut=0, length=float(learnt.sum() / len(learnt)), truncated=0,
            entropy=None, clipFraction=None, kl=None, loss=float(loss.detach()), **self.update(loss, step), sampleSeconds=0)

    def drawn(self):
        """Scenes and prompts a step."""
        if self.a.algorithm == "grpo":
            return dict(scenes=self.set["scenes"], prompts=self.set["prompts"])
        return dict(scenes=IMITATED, prompts=4 if self.set["prompts"] > 1 else 1)

    def completions(self):
        each = self.drawn()
        return each["scenes"] * each["prompts"] * (self.set["group"] if self.a.algorithm == "grpo" else 1)

    def options(self):
        """As src/training/grpoOptions.ts and sft.ts name them."""
        a = self.a
        shared = dict(learningRate=self.lr, warmup=a.warmup, decaySteps=a.steps if a.decay else 0, maxGradNorm=1)
        if a.algorithm == "sft":
            return shared
        return dict(
            shared, groupSize=self.set["group"], temperature=a.temperature, topP=1, epsilon=a.epsilon, epsilonHigh=a.epsilon, beta=0,
            innerSteps=1, loss="3d-rft", dynamicSampling=False, maskTruncated=a.mask_truncated, maxTokens=self.set["max_tokens"],
            weights=self.weights)

    def run(self):
        a = self.a
        os.makedirs(os.path.join(a.run, "checkpoints"), exist_ok=True)
        json.dump(dict(
            format="reward-room/run", version=1, trainer="pytorch", task=a.task, algorithm=a.algorithm, arm=a.arm or a.algorithm,
            seed=a.seed, init=os.path.basename(a.init), options=self.options(), pooled=a.pooled,
            data=dict(folder=self.data.meta["data"], **{"from": "shard"}, split=self.data.meta["split"], **self.drawn()),
            policy=dict(name=self.config["name"], parameters=sum(v.numel() for v in self.parameters.values()))),
            open(os.path.join(a.run, "run.json"), "w"), indent=2)
        take = self.grpo if a.algorithm == "grpo" else self.imitate
        start, step, spent, kept = self.seconds(), 0, 0.0, 0.0
        with open(os.path.join(a.run, "metrics.jsonl"), "w") as metrics:
            while spent < a.seconds and step < a.steps:
                step += 1
                figures = take(step)
                before, spent = spent, self.seconds() - start
                took = spent - before
                figures["updateSeconds"] = took - figures["sampleSeconds"]
                figures["tokensPerSecond"] = figures["length"] * self.completions() / took
                metrics.write(json.dumps(dict(step=step, seconds=round(spent, 2), **figures)) + "\n")
                if spent - kept >= a.every or step in a.at_steps:
                    kept = spent if spent - kept >= a.every else kept
                    self.keep(step)
                    metrics.flush()
                    print(f"step {step} {spent:.0f} s", rounded(figures), flush=True)
        self.keep(step)
        print(f"done: {step} steps, {spent:.0f} s", flush=True)
        if self.rewards:
            self.rewards.close()

    def keep(self, step):
        save(os.path.join(self.a.run, "checkpoints", f"{step:06d}.safetensors"), self.config, self.parameters, half=False)


if __name__ == "__main__":
    a = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    Stage2(a).run()
