"""The losses of stage 1: token cross-entropy per kind of task, and a dense loss on the encoder that stands in for a
pretrained visual encoder (design.md)."""
import numpy as np
import torch
import torch.nn.functional as F

# (kind, tasks of a scene, share of a step's scenes that are asked). Detections are long, so fewer are asked.
# `direct` and `think` are the same questions in the paper's two modes.
PERCEPTION = (("grounding", 4, 1), ("relation", 1, 1), ("detection", 1, 1))
QUESTIONS = (("direct", 1, 1 / 4), ("think", 1, 1 / 2))
# Questions alone, mostly thought about.
REASONING = (("direct", 1, 1 / 2), ("think", 3, 1))
# Mostly the dense loss: the encoder learns to see, and the decoder keeps up with it.
SEEING = (("grounding", 2, 1), ("relation", 1, 1 / 2), ("detection", 1, 1 / 4))
# Texts without pictures a scene, where no other number is given.
ARITHMETIC = 1 / 2
# Kinds whose completions tell of what is seen, token by token.
TELLING = ("grounding", "detection", "relation", "think")



def cross_entropy(policy, memory, prompts, completions, learnt, looks=None):
    """Only the tokens that are to be learnt go through the head: it is the dearest part."""
    P = prompts.shape[1]
    h = policy.hidden(memory, torch.cat([prompts, completions[:, :-1]], 1), looks)[:, P - 1:]
    on = learnt > 0
    return F.cross_entropy(policy.logits(h[on]), completions[on])


def looking(looks, told, prompt_length):
    """-log of the weight that the first half of each layer's heads puts on the visual tokens that show what is told of. Where to
    look is hard to find from the words alone: some ten thousand steps found little of it."""
    B, T, N = told.shape
    asked = told.any(-1)
    loss = 0
    for weights in looks:
        S, H, Q, _ = weights.shape
        w = weights[:, :H // 2].mean(1).reshape(B, Q // (B // S), N)[:, prompt_length - 1:]
        loss = loss - ((w * told).sum(-1)[asked] + 1e-4).log().mean()
    return loss / len(looks)


class Dense:
    """Who owns a patch, and where is its box: label, then in the first camera and in the patch's own, as groundings ask for it:
    centre - mean point, extents, yaw modulo a quarter turn."""

    def __init__(self, config, meta):
        self.labels = meta["labels"]
        self.weight = (torch.randn(config["width"], self.labels + 1 + 16) * 0.05).requires_grad_(True)
        self.bias = torch.zeros(self.labels + 1 + 16).requires_grad_(True)
        # Mean of the rays' points in each camera, metres, as a linear read of the features (an invalid ray is a zero).
        self.mean_point = []
        for first in (meta["firstPoint"], meta["ownPoint"]):
            read = torch.zeros(config["features"], 3)
            for ray in range(meta["rays"]):
                for axis in range(3):
                    read[first + ray * meta["rayStride"] + axis, axis] = 1 / meta["pointScale"] / meta["rays"]
            self.mean_point.append(read)

    def loss(self, encoded, data, scenes, frames):
        n = frames * data.patches
        h = encoded @ self.weight + self.bias
        owner = torch.from_numpy(data.owner[scenes, :n].astype(np.int64))
        loss = F.cross_entropy(h[..., :self.labels + 1].flatten(0, 1), owner.flatten())
        owned = owner < self.labels
        visual = torch.from_numpy(data.visual[scenes, :n].astype(np.float32))
        for k, boxes in enumerate(data.boxes):
            box = torch.from_numpy(boxes[scenes, :n])
            target = torch.cat([box[..., :3] - visual @ self.mean_point[k], box[..., 3:6], torch.sin(4 * box[..., 8:]), torch.cos(4 * box[..., 8:])], -1)
            at = self.labels + 1 + 8 * k
            loss = loss + 1.5 * F.smooth_l1_loss(h[..., at:at + 8][owned], target[owned], beta=0.1)
        return loss


def losses(policy, data, scenes, rng, kinds, dense=None, text=None, look=False, arithmetic=ARITHMETIC):
    """-> {kind: loss}. arithmetic: rows of `text` a scene. Kinds that show as many frames share one encoding of the scenes."""
    out = {}
    for frames in sorted({data.tasks[kind]["frames"] for kind, _, _ in kinds}):
        shared = [kind for kind in kinds if data.tasks[kind[0]]["frames"] == frames]
        most = max(share for _, _, share in shared) if frames < data.frames else 1
        own = np.array([s for s in scenes[:round(most * len(scenes))] if all(len(data.tasks[kind]["of"][s]) for kind, _, _ in shared)])
        if not len(own):
            continue
        encoded, memory = policy.encode(*data.views(own, frames))
        for kind, n, share in shared:
            asked = own[:max(1, round(share / most * len(own)))]
            rows = data.draw(kind, asked, n, rng)
            prompts, completions, learnt = data.rows(kind, rows)
            looks = [] if look and kind in TELLING else None
            shown = [tuple(x[:len(asked)] for x in layer) for layer in memory]
            out[kind] = cross_entropy(policy, shown, prompts, completions, learnt, looks)
            if looks:
                told = data.told(kind, rows, asked, completions.shape[1])
                out["look " + kind] = looking(looks, told, prompts.shape[1])
        if dense and frames == data.frames:
            out["dense"] = dense.loss(encoded, data, own, frames)
        if text and frames == data.frames:
            # Text alone: whichever scene is shown has nothing to do with it, so only what follows from the words is learnt.
            shown = [tuple(x[:max(1, round(len(own) * min(1, arithmetic)))] for x in layer) for layer in memory]
            rows = rng.randint(0, len(text.tasks["arithmetic"]["scene"]), len(shown[0][0]) * max(1, round(arithmetic)))
            out["arithmetic"] = cross_entropy(policy, shown, *text.rows("arithmetic", rows))
    return out
