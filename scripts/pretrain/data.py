"""Reads the arrays that `npm run -s tokens` writes (src/cli/tokens.ts): one file an array, meta.json names them."""
import json
import os

import numpy as np
import torch


class TokenSet:
    def __init__(self, folder):
        self.meta = m = json.load(open(os.path.join(folder, "meta.json")))

        def read(name, dtype, *shape):
            return np.fromfile(os.path.join(folder, name), dtype).reshape(shape)

        S, N, C = m["scenes"], m["frames"] * m["patches"], m["features"]
        self.scenes, self.frames, self.patches = S, m["frames"], m["patches"]
        self.visual = read("visual.f16", np.float16, S, N, C)
        self.poses = read("poses.f32", np.float32, S, m["frames"], 12)
        # Dense targets for the encoder, supervised stage only: owner's label and box (first camera) of each patch.
        self.owner = read("owner.u8", np.uint8, S, N)
        self.owner_box = read("owner-box.f32", np.float32, S, N, 9)
        self.tasks = {}
        for kind, t in m["tasks"].items():
            scene = read(f"{kind}.scene.i32", np.int32, t["count"])
            self.tasks[kind] = dict(
                frames=t["frames"],
                scene=scene,
                prompt=read(f"{kind}.prompt.i16", np.int16, t["count"], m["promptLength"]),
                completion=read(f"{kind}.completion.i16", np.int16, t["count"], t["length"]),
                of={s: np.where(scene == s)[0] for s in np.unique(scene)},
            )

    def views(self, scenes, frames):
        n = frames * self.patches
        return (torch.from_numpy(self.visual[scenes, :n].astype(np.float32)),
                torch.from_numpy(self.poses[scenes, :frames]))

    def batch(self, kind, scenes, per_scene, rng):
        """per_scene tasks of each scene -> (visual, poses, prompts, completions), completions cut to their longest."""
        t = self.tasks[kind]
        rows = np.concatenate([rng.choice(t["of"][s], per_scene, replace=len(t["of"][s]) < per_scene) for s in scenes])
        completion = t["completion"][rows].astype(np.int64)
        completion = completion[:, :max(1, int((completion != 0).sum(1).max()))]
        return (*self.views(scenes, t["frames"]), torch.from_numpy(t["prompt"][rows].astype(np.int64)), torch.from_numpy(completion))
