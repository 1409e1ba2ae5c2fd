"""Golden values for the model code: small random models, their inputs, and what an independent forward pass makes of them.

Writes lib/model/fixtures/<model>-<dtype>.safetensors (weights, rounded to that dtype), <model>.json (config and tokens) and
<model>-<dtype>-golden.safetensors (float32 of a float64 forward pass over the rounded weights). Run once, by
`python3 training/golden.py`, with PyTorch and NumPy; never needed to run or test the product.
"""

import json
import pathlib
import struct

import numpy as np
import torch

OUT = pathlib.Path(__file__).resolve().parent.parent / "lib" / "model" / "fixtures"
DTYPES = {"f32": ("F32", torch.float32), "f16": ("F16", torch.float16), "bf16": ("BF16", torch.bfloat16)}
ROWS, POS = 2, 11


def write_safetensors(path, tensors, dtype="f32"):
    name, kind = DTYPES[dtype]
    header, blobs, offset = {}, [], 0
    for key, tensor in tensors.items():
        rounded = tensor.to(kind).contiguous()
        bits = rounded.view(torch.int32 if dtype == "f32" else torch.int16).numpy().tobytes()
        header[key] = {"dtype": name, "shape": list(tensor.shape), "data_offsets": [offset, offset + len(bits)]}
        blobs.append(bits)
        offset += len(bits)
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def random_weights(config, rng):
    L, d, H, k, m, V, n = (config[x] for x in ("n_layers", "d_model", "n_heads", "d_head", "d_mlp", "d_vocab", "n_ctx"))

    def matrix(*shape, scale=1.0):
        return torch.from_numpy(rng.normal(0, scale / np.sqrt(shape[-2]), shape))

    def vector(*shape, mean=0.0, spread=0.2):
        return torch.from_numpy(rng.normal(mean, spread, shape))

    w = {"embed.W_E": torch.from_numpy(rng.normal(0, 1, (V, d))), "pos_embed.W_pos": torch.from_numpy(rng.normal(0, 0.5, (n, d)))}
    for layer in range(L):
        b = f"blocks.{layer}."
        w |= {b + "ln1.w": vector(d, mean=1), b + "ln1.b": vector(d)}
        for x in "QKV":
            w |= {b + f"attn.W_{x}": matrix(H, d, k, scale=1.5), b + f"attn.b_{x}": vector(H, k)}
        w |= {b + "attn.W_O": matrix(H, k, d), b + "attn.b_O": vector(d)}
        if config["attn_only"]:
            continue
        w |= {b + "ln2.w": vector(d, mean=1), b + "ln2.b": vector(d)}
        w |= {b + "mlp.W_in": matrix(d, m, scale=2.5), b + "mlp.b_in": vector(m)}
        if config["act_fn"] == "solu_ln":
            w |= {b + "mlp.ln.w": vector(m, mean=1), b + "mlp.ln.b": vector(m)}
        w |= {b + "mlp.W_out": matrix(m, d), b + "mlp.b_out": vector(d)}
    w |= {"ln_final.w": vector(d, mean=1), "ln_final.b": vector(d), "unembed.W_U": matrix(d, V), "unembed.b_U": vector(V)}
    if config["attn_only"]:
        del w["unembed.b_U"]
        w["blocks.0.attn.IGNORE"] = torch.tensor(-1e5, dtype=torch.float64)
    if config.get("final_rms"):
        del w["ln_final.b"]
    return w


def forward(config, w, tokens, targets):
    d, k, eps = config["d_model"], config["d_head"], config["ln_eps"]
    norm = lambda x, key: torch.nn.functional.layer_norm(x, x.shape[-1:], w[key + ".w"], w[key + ".b"], eps)
    out = {}
    pos = tokens.shape[1]
    x = w["embed.W_E"][tokens] + w["pos_embed.W_pos"][:pos]
    causal = torch.triu(torch.ones(pos, pos, dtype=torch.bool), 1)
    for layer in range(config["n_layers"]):
        b = f"blocks.{layer}."
        h = norm(x, b + "ln1")
        q, key, v = (torch.einsum("bpd,hdk->bhpk", h, w[b + f"attn.W_{s}"]) + w[b + f"attn.b_{s}"][:, None] for s in "QKV")
        scores = (q @ key.transpose(-1, -2) / k**0.5).masked_fill(causal, float("-inf"))
        z = scores.softmax(-1) @ v
        x = x + torch.einsum("bhpk,hkd->bpd", z, w[b + "attn.W_O"]) + w[b + "attn.b_O"]
        if config["attn_only"]:
            continue
        pre = norm(x, b + "ln2") @ w[b + "mlp.W_in"] + w[b + "mlp.b_in"]
        out[b + "mlp.hook_pre"] = pre
        if config["act_fn"] == "solu_ln":
            mid = pre * pre.softmax(-1)
            out[b + "mlp.hook_mid"] = mid
            post = norm(mid, b + "mlp.ln")
        else:
            post = torch.nn.functional.gelu(pre)
        out[b + "mlp.hook_post"] = post
        x = x + post @ w[b + "mlp.W_out"] + w[b + "mlp.b_out"]
    if config.get("final_rms"):
        scale = (x.pow(2).mean(-1) + eps).sqrt()
        final = x / scale[..., None] * w["ln_final.w"]
    else:
        scale = (x.var(-1, unbiased=False) + eps).sqrt()
        final = norm(x, "ln_final")
    logits = final @ w["unembed.W_U"] + w.get("unembed.b_U", 0)
    out["log_prob"] = logits.log_softmax(-1).gather(-1, targets[..., None])[..., 0]
    out["final_scale"] = scale
    return out


def make(name, seed, dtypes=("f32",), **changes):
    config = {
        "n_layers": 2, "d_model": 16, "n_heads": 2, "d_head": 8, "d_mlp": 32, "d_vocab": 40, "n_ctx": 16, "act_fn": "solu_ln",
        "attn_only": False, "normalization_type": "LN", "positional_embedding_type": "standard", "ln_eps": 1e-5,
        "final_rms": False, "bos_token_id": 0, **changes,
    }
    rng = np.random.default_rng(seed)
    weights = random_weights(config, rng)
    tokens = torch.from_numpy(rng.integers(0, config["d_vocab"], (ROWS, POS)))
    targets = torch.from_numpy(rng.integers(0, config["d_vocab"], (ROWS, POS)))
    record = {"config": config, "tokens": tokens.tolist(), "targets": targets.tolist()}
    (OUT / f"{name}.json").write_text(json.dumps(record) + "\n")
    for dtype in dtypes:
        kind = DTYPES[dtype][1]
        write_safetensors(OUT / f"{name}-{dtype}.safetensors", weights, dtype)
        rounded = {key: tensor.to(kind).double() for key, tensor in weights.items()}
        golden = forward(config, rounded, tokens, targets)
        write_safetensors(OUT / f"{name}-{dtype}-golden.safetensors", golden)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    make("solu-2l", 1, ("f32", "f16", "bf16"))
    make("attn-only-2l", 2, ("f32", "f16", "bf16"), attn_only=True)
    make("gelu-1l-rms", 3, n_layers=1, act_fn="gelu", final_rms=True)
