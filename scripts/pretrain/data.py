"""Reads the arrays that `npm run -s tokens` writes (src/cli/tokens.ts): one file an array, meta.json names them."""
import json
import os

import numpy as np
import torch


class TokenSet:
    def __init__(self, folder):
        self.folder = folder
        self.meta = m = json.load(open(os.path.join(folder, "meta.json")))

        def read(name, dtype, *shape):
            return np.fromfile(os.path.join(folder, name), dtype).reshape(shape)

        S, N, C = m["scenes"], m["frames"] * m["patches"], m["features"]
        self.scenes, self.frames, self.patches = S, m["frames"], m["patches"]
        self.visual = read("visual.f16", np.float16, S, N, C)
        self.poses = read("poses.f32", np.float32, S, m["frames"], 12)
        # For the supervised stage only: each patch's owner, by its label and as one of the scene's instances, and the owner's box
        # in the first camera and in the patch's own.
        self.owner = read("owner.u8", np.uint8, S, N)
        self.instance = read("instance.u8", np.uint8, S, N)
        self.boxes = [read(f"{name}-box.f32", np.float32, S, N, 9) for name in ("owner", "own")]
        pieces = json.load(open(os.path.join(folder, "pieces.json")))
        self.frame_token = pieces.index('{"frame": ') + 1
        # For each token id: the label that it names or -1, whether a line of a working ends with it, and whether that line says
        # what was seen (others reckon with it).
        labels = [p[len('{"label": "'):p.rindex('", ')] for p in pieces if p.startswith('{"label": "')]
        self.names = np.full(np.iinfo(np.int16).max, -1, np.int8)
        self.ends, self.sees = np.zeros_like(self.names, bool), np.zeros_like(self.names, bool)
        for id, piece in enumerate(pieces):
            word = piece.removeprefix(",").strip()
            self.names[id] = labels.index(word) if word in labels else -1
            self.ends[id] = piece.endswith("\n")
            self.sees[id] = piece in (" at (", "nearest point of the", ", to (", " by ", " from ", " m\n")
        self.tasks = {}
        for kind, t in m["tasks"].items():
            scene = read(f"{kind}.scene.i32", np.int32, t["count"])
            order = np.argsort(scene, kind="stable")
            ends = np.searchsorted(scene[order], np.arange(S + 1))
            self.tasks[kind] = dict(
                frames=t["frames"],
                scene=scene,
                prompt=read(f"{kind}.prompt.i16", np.int16, t["count"], t["promptLength"]),
                completion=read(f"{kind}.completion.i16", np.int16, t["count"], t["length"]),
                instance=read(f"{kind}.instance.u8", np.uint8, t["count"], t["length"]),
                given=read(f"{kind}.given.i16", np.int16, t["count"]),
                of=[order[ends[s]:ends[s + 1]] for s in range(S)],
            )

    def ids(self, kind):
        return json.load(open(os.path.join(self.folder, f"{kind}.tasks.json")))

    def having(self, kind):
        """Scenes that have a task of this kind."""
        return np.array([s for s, rows in enumerate(self.tasks[kind]["of"]) if len(rows)])

    def views(self, scenes, frames):
        n = frames * self.patches
        return (torch.from_numpy(self.visual[scenes, :n].astype(np.float32)),
                torch.from_numpy(self.poses[scenes, :frames]))

    def draw(self, kind, scenes, per_scene, rng):
        """Rows of per_scene tasks of each scene, grouped by scene; repeated where a scene has fewer."""
        of = self.tasks[kind]["of"]
        return np.concatenate([rng.choice(of[s], per_scene, replace=len(of[s]) < per_scene) for s in scenes])

    def rows(self, kind, rows):
        """-> prompts [B, P], completions [B, T] cut to their longest, learnt [B, T]: 1 where a token is to be learnt."""
        t = self.tasks[kind]
        completion = t["completion"][rows].astype(np.int64)
        completion = completion[:, :max(1, int((completion != 0).sum(1).max()))]
        learnt = (completion != 0) & (np.arange(completion.shape[1]) >= t["given"][rows][:, None])
        return (torch.from_numpy(t["prompt"][rows].astype(np.int64)), torch.from_numpy(completion),
                torch.from_numpy(learnt.astype(np.float32)))

    def told(self, kind, rows, scenes, length):
        """Which visual tokens show what a completion token tells of: [B, T, N], rows grouped by scene. Where the answer has named
        a frame, only that frame's, if it shows any."""
        t = self.tasks[kind]
        n = t["frames"] * self.patches
        if kind == "think":
            labels = self.named(t["completion"][rows][:, :length])
            shown = np.repeat(self.owner[scenes, :n], len(rows) // len(scenes), 0)
            return torch.from_numpy((labels[..., None] == shown[:, None]) & (labels[..., None] >= 0))
        shown = np.repeat(self.instance[scenes, :n], len(rows) // len(scenes), 0)
        told = t["instance"][rows][:, :length]
        mask = (told[..., None] == shown[:, None]) & (told[..., None] != 255)
        frame = t["completion"][rows][:, :length] - self.frame_token
        opening = np.roll(t["completion"][rows][:, :length] == self.frame_token - 1, 1, 1)
        named = np.where(opening.any(1), frame[np.arange(len(rows)), opening.argmax(1)], -1)
        after = (np.arange(length) > opening.argmax(1)[:, None]) & (named >= 0)[:, None]
        there = mask & (np.arange(n) // self.patches == named[:, None])[:, None]
        return torch.from_numpy(np.where((after & there.any(-1))[..., None], there, mask))

    def named(self, completions):
        """The label that each token of a working tells of, or -1: the one its line named last, where the line says what was seen."""
        out = np.full(completions.shape, -1, np.int16)
        for row, tokens in zip(out, completions):
            start = 0
            for end in [*np.flatnonzero(self.ends[tokens]), len(tokens) - 1]:
                line = tokens[start:end + 1]
                label, reckons = -1, not self.sees[line].any()
                for at, token in enumerate(line if not reckons else ()):
                    label = self.names[token] if self.names[token] >= 0 else label
                    row[start + at] = label
                start = end + 1
        return out
