"""The losses of stage 1: token cross-entropy per kind of task, and a dense loss on the encoder that stands in for a
pretrained visual encoder (design.md)."""
import numpy as np
import torch
import torch.nn.functional as F

# Tasks of each scene in a step. `direct` and `think` are the same questions in the paper's two modes.
PERCEPTION = (("grounding", 4), ("detection", 1), ("relation", 1))
QUESTIONS = (("direct", 1), ("think", 1))
ARITHMETIC = 1


def cross_entropy(policy, memory, prompts, completions, learnt):
    logp = policy.log_probs(memory, prompts, completions)
    return -(logp * learnt).sum() / learnt.sum()


class Dense:
    """Who owns a patch, and where is its box: label, centre - mean point, extents, yaw modulo a quarter turn."""

    def __init__(self, config, meta):
        self.labels = meta["labels"]
        out = self.labels + 1 + 8
        self.weight = (torch.randn(config["width"], out) * 0.05).requires_grad_(True)
        self.bias = torch.zeros(out).requires_grad_(True)
        # Mean of the rays' points in the first camera, metres, as a linear read of the features (an invalid ray is a zero).
        self.mean_point = torch.zeros(config["features"], 3)
        for ray in range(meta["rays"]):
            for axis in range(3):
                at = meta["firstPoint"] + ray * meta["rayStride"] + axis
                self.mean_point[at, axis] = 1 / meta["pointScale"] / meta["rays"]

    def loss(self, encoded, data, scenes, frames):
        n = frames * data.patches
        h = encoded @ self.weight + self.bias
        owner = torch.from_numpy(data.owner[scenes, :n].astype(np.int64))
        loss = F.cross_entropy(h[..., :self.labels + 1].flatten(0, 1), owner.flatten())
        box = torch.from_numpy(data.owner_box[scenes, :n])
        mean = torch.from_numpy(data.visual[scenes, :n].astype(np.float32)) @ self.mean_point
        target = torch.cat([box[..., :3] - mean, box[..., 3:6], torch.sin(4 * box[..., 8:]), torch.cos(4 * box[..., 8:])], -1)
        owned = (owner < self.labels).float()[..., None]
        off = F.smooth_l1_loss(h[..., self.labels + 1:], target, reduction="none", beta=0.1)
        return loss + 3 * (off * owned).sum() / owned.sum().clamp_min(1) / 8


def losses(policy, data, scenes, rng, kinds, dense=None, arithmetic=0):
    """-> {kind: loss}. Kinds that show as many frames share one encoding of the scenes."""
    out = {}
    for frames in sorted({data.tasks[kind]["frames"] for kind, _ in kinds}):
        shared = [(kind, n) for kind, n in kinds if data.tasks[kind]["frames"] == frames]
        own = np.array([s for s in scenes if all(len(data.tasks[kind]["of"][s]) for kind, _ in shared)])
        if not len(own):
            continue
        encoded, memory = policy.encode(*data.views(own, frames))
        for kind, n in shared:
            out[kind] = cross_entropy(policy, memory, *data.rows(kind, data.draw(kind, own, n, rng)))
        if dense and frames == data.frames:
            out["dense"] = dense.loss(encoded, data, own, frames)
        if arithmetic and frames == data.frames:
            # Text alone: whichever scene is shown has nothing to do with it, so only what follows from the words is learnt.
            rows = rng.randint(0, len(data.tasks["arithmetic"]["scene"]), len(own) * arithmetic)
            out["arithmetic"] = cross_entropy(policy, memory, *data.rows("arithmetic", rows))
    return out
