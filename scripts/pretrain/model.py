"""The PyTorch twin of src/training/policy: the same parameters under the same names, the same numbers.

It pre-trains the policies that ship (stock tfjs would take hours) and is the oracle of the gradient tests.
Weights are [in, out]: y = x @ W + b.
"""
import json
import math

import torch
import torch.nn.functional as F

PAD, END = 0, 1


def shapes(c):
    """Every parameter's name and shape, as in parameterShapes.ts."""
    D, H, V = c["width"], c["hidden"], c["vocabulary"]
    out = {}

    def norm(name):
        out[name + ".gain"] = (D,)
        out[name + ".bias"] = (D,)

    def linear(name, a, b, bias=True):
        out[name + ".weight"] = (a, b)
        if bias:
            out[name + ".bias"] = (b,)

    def feed_forward(name):
        linear(name + ".up", D, H)
        linear(name + ".down", H, D)

    linear("visual.in", c["features"], 2 * D)
    linear("visual.out", 2 * D, D)
    linear("visual.pose", 12, D)
    out["visual.frame"] = (c["maxFrames"], D)
    out["visual.patch"] = (c["patchesPerFrame"], D)
    for k in range(c["encoderLayers"]):
        n = f"encoder.{k}"
        norm(n + ".norm1")
        linear(n + ".qkv", D, 3 * D, False)
        linear(n + ".out", D, D)
        norm(n + ".norm2")
        feed_forward(n)
    norm("encoder.norm")
    out["token.embedding"] = (V, D)
    out["token.position"] = (c["maxLength"], D)
    for k in range(c["decoderLayers"]):
        n = f"decoder.{k}"
        norm(n + ".norm1")
        linear(n + ".qkv", D, 3 * D, False)
        linear(n + ".out", D, D)
        norm(n + ".norm2")
        linear(n + ".query", D, D, False)
        linear(n + ".memory", D, 2 * D, False)
        linear(n + ".cross", D, D)
        norm(n + ".norm3")
        feed_forward(n)
    norm("decoder.norm")
    linear("head", D, V)
    return out


def initial(c, seed):
    g = torch.Generator().manual_seed(seed)
    p = {}
    for name, shape in shapes(c).items():
        if name.endswith(".gain"):
            v = torch.ones(shape)
        elif name.endswith(".bias"):
            v = torch.zeros(shape)
        else:
            v = torch.randn(shape, generator=g) * (1 / math.sqrt(shape[0]) if name.endswith(".weight") else 0.02)
        p[name] = v.requires_grad_(True)
    return p


class Policy:
    """Functions over a dictionary of parameters."""

    def __init__(self, config, parameters):
        self.c, self.p = config, parameters

    def linear(self, name, x):
        y = x @ self.p[name + ".weight"]
        bias = self.p.get(name + ".bias")
        return y if bias is None else y + bias

    def norm(self, name, x):
        return F.layer_norm(x, x.shape[-1:], self.p[name + ".gain"], self.p[name + ".bias"], 1e-5)

    def feed_forward(self, name, x):
        return self.linear(name + ".down", F.relu(self.linear(name + ".up", x)))

    def heads(self, x, n):
        B, T, _ = x.shape
        h = self.c["heads"]
        return [t.reshape(B, T, h, -1).transpose(1, 2) for t in x.chunk(n, -1)]

    @staticmethod
    def join(x):
        B, H, T, d = x.shape
        return x.transpose(1, 2).reshape(B, T, H * d)

    @staticmethod
    def attention(q, k, v, mask=None, looks=None):
        s = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        if mask is not None:
            s = s + mask
        weights = s.softmax(-1)
        if looks is not None:
            looks.append(weights)
        return weights @ v

    def encode(self, visual, poses):
        """visual [S, F*patches, C], poses [S, F, 12] -> (encoded [S, N, D], [(keys, values)] per decoder layer)."""
        c, D = self.c, self.c["width"]
        S, frames, _ = poses.shape
        x = self.linear("visual.out", F.relu(self.linear("visual.in", visual)))
        x = x.reshape(S, frames, c["patchesPerFrame"], D)
        x = x + self.p["visual.frame"][:frames, None] + self.p["visual.patch"][None] + self.linear("visual.pose", poses)[:, :, None]
        x = x.reshape(S, -1, D)
        for k in range(c["encoderLayers"]):
            n = f"encoder.{k}"
            x = x + self.linear(n + ".out", self.join(self.attention(*self.heads(self.linear(n + ".qkv", self.norm(n + ".norm1", x)), 3))))
            x = x + self.feed_forward(n, self.norm(n + ".norm2", x))
        x = self.norm("encoder.norm", x)
        return x, [tuple(self.heads(self.linear(f"decoder.{k}.memory", x), 2)) for k in range(c["decoderLayers"])]

    def decode(self, memory, tokens):
        """tokens [B, T], B grouped by scene -> logits [B, T, V], padding excluded."""
        return self.logits(self.hidden(memory, tokens))

    def hidden(self, memory, tokens, looks=None):
        """-> [B, T, D], what the head reads. `looks` collects each layer's weights on the scene's tokens [S, heads, B / S * T, N]."""
        c, D = self.c, self.c["width"]
        B, T = tokens.shape
        S = memory[0][0].shape[0]
        mask = torch.full((T, T), -1e9, dtype=self.p["head.weight"].dtype).triu(1)
        x = self.p["token.embedding"][tokens] + self.p["token.position"][:T]
        for k in range(c["decoderLayers"]):
            n = f"decoder.{k}"
            x = x + self.linear(n + ".out", self.join(self.attention(*self.heads(self.linear(n + ".qkv", self.norm(n + ".norm1", x)), 3), mask)))
            q = self.linear(n + ".query", self.norm(n + ".norm2", x)).reshape(S, -1, D)
            seen = self.join(self.attention(self.heads(q, 1)[0], *memory[k], looks=looks))
            x = x + self.linear(n + ".cross", seen.reshape(B, T, D))
            x = x + self.feed_forward(n, self.norm(n + ".norm3", x))
        return self.norm("decoder.norm", x)

    def logits(self, hidden):
        logits = self.linear("head", hidden)
        pad = torch.zeros(self.c["vocabulary"], dtype=logits.dtype)
        pad[PAD] = -1e9
        return logits + pad

    def log_probs(self, memory, prompts, completions, temperature=1.0):
        """log pi of each completion token, [B, T]."""
        P = prompts.shape[1]
        hidden = self.hidden(memory, torch.cat([prompts, completions[:, :-1]], 1))[:, P - 1:]
        logits = self.logits(hidden) / temperature
        return -F.cross_entropy(logits.flatten(0, 1), completions.flatten(), reduction="none").view_as(completions)


def save(path, config, parameters, half=True):
    """Writes a safetensors file as src/training/checkpoint does: sorted names, configuration in the metadata."""
    dtype, torch_dtype, size = ("F16", torch.float16, 2) if half else ("F32", torch.float32, 4)
    header, blobs, at = {"__metadata__": {"policy": json.dumps(config, separators=(",", ":"))}}, [], 0
    for name in sorted(parameters):
        t = parameters[name].detach().to(torch_dtype).contiguous()
        header[name] = {"dtype": dtype, "shape": list(t.shape), "data_offsets": [at, at + t.numel() * size]}
        blobs.append(t.numpy().tobytes())
        at += t.numel() * size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(len(text).to_bytes(8, "little") + text + b"".join(blobs))


def load(path):
    """-> (config, parameters)"""
    import numpy as np

    data = open(path, "rb").read()
    n = int.from_bytes(data[:8], "little")
    header = json.loads(data[8:8 + n])
    config = json.loads(header.pop("__metadata__")["policy"])
    p = {}
    for name, e in header.items():
        a, b = e["data_offsets"]
        dt = np.float16 if e["dtype"] == "F16" else np.float32
        p[name] = torch.from_numpy(np.frombuffer(data[8 + n + a:8 + n + b], dt).astype(np.float32).reshape(e["shape"]).copy()).requires_grad_(True)
    return config, p
