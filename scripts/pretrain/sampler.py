"""Samples completions a token at a time with a key/value cache: src/training/policy/sample.ts in PyTorch."""
import torch

from model import END, PAD, Policy


class Cache:
    """Keys and values of the tokens so far, per layer, in buffers of the full length."""

    def __init__(self, layers, B, heads, length, d):
        self.k = [torch.zeros(B, heads, length, d) for _ in range(layers)]
        self.v = [torch.zeros(B, heads, length, d) for _ in range(layers)]
        self.n = 0

    def keep(self, rows):
        self.k = [k[rows] for k in self.k]
        self.v = [v[rows] for v in self.v]


def step(policy, memory, tokens, cache):
    """tokens [B, T] after those in the cache -> logits of the token after the last, [B, V]."""
    c, D = policy.c, policy.c["width"]
    B, T = tokens.shape
    S, n = memory[0][0].shape[0], cache.n
    x = policy.p["token.embedding"][tokens] + policy.p["token.position"][n:n + T]
    mask = torch.full((T, n + T), -1e9).triu(n + 1) if T > 1 else None
    for k in range(c["decoderLayers"]):
        name = f"decoder.{k}"
        q, keys, values = policy.heads(policy.linear(name + ".qkv", policy.norm(name + ".norm1", x)), 3)
        cache.k[k][:, :, n:n + T] = keys
        cache.v[k][:, :, n:n + T] = values
        seen = policy.attention(q, cache.k[k][:, :, :n + T], cache.v[k][:, :, :n + T], mask)
        x = x + policy.linear(name + ".out", policy.join(seen))
        q = policy.linear(name + ".query", policy.norm(name + ".norm2", x)).reshape(S, -1, D)
        x = x + policy.linear(name + ".cross", policy.join(policy.attention(policy.heads(q, 1)[0], *memory[k])).reshape(B, T, D))
        x = x + policy.feed_forward(name, policy.norm(name + ".norm3", x))
    cache.n += T
    logits = policy.linear("head", policy.norm("decoder.norm", x[:, -1]))
    logits[:, PAD] = -1e9
    return logits


@torch.no_grad()
def sample(policy, memory, prompts, max_tokens, temperature=None, generator=None):
    """prompts [B, P], grouped by scene -> completions [B, T], padded after their end. Greedy without a temperature."""
    c = policy.c
    B, P = prompts.shape
    cache = Cache(c["decoderLayers"], B, c["heads"], P + max_tokens, c["width"] // c["heads"])
    out = torch.full((B, max_tokens), PAD)
    # Rows of `out` that are in the cache, and which of them still write. Those that are done leave once they are a quarter.
    rows, going = torch.arange(B), torch.ones(B, dtype=torch.bool)
    scene = rows // (B // memory[0][0].shape[0])
    shown, tokens = memory, prompts
    for t in range(max_tokens):
        logits = step(policy, shown, tokens, cache)
        if temperature is None:
            chosen = logits.argmax(-1)
        else:
            # One uniform number a row: torch.multinomial draws as many as there are tokens.
            total = (logits / temperature).softmax(-1).cumsum(-1)
            drawn = torch.rand(len(rows), 1, generator=generator) * total[:, -1:]
            chosen = torch.searchsorted(total, drawn)[:, 0].clamp_max(c["vocabulary"] - 1)
        out[rows[going], t] = chosen[going]
        going &= chosen != END
        if not going.any():
            return out[:, :t + 1]
        if going.sum() <= 0.75 * len(rows):
            cache.keep(going)
            rows, chosen = rows[going], chosen[going]
            shown = [(k[scene[rows]], v[scene[rows]]) for k, v in memory]
            going = torch.ones(len(rows), dtype=torch.bool)
        tokens = chosen[:, None]
    return out
