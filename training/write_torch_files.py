"""Torch files as PyTorch writes them, to test reading them: every published configuration, small, with random weights.

    python3 training/write_torch_files.py            writes workers/model/testing/torch-files/
    python3 training/write_torch_files.py --full DIR writes solu-1l, solu-4l and solu-4l-pile at their full size (0.7 GB), to be
                                                     checked by node --import tsx workers/model/check-torch-files.ts DIR

A model's folder has config.json with the keys the published ones have, the weights (.pth or .safetensors) and golden.safetensors:
tokens, targets and what a float64 forward pass over the same float32 weights makes of them. That pass is written here from the
description of the model, knows only the present layout of the weights and shares nothing with the product's code. tokenizer.json
lies beside the folders and is the same for all. Needs PyTorch (1.13 or later) and NumPy; never needed to run or test the product.
"""

import io
import json
import pathlib
import struct
import sys
import zipfile

import numpy as np
import torch

OUT = pathlib.Path(__file__).resolve().parent.parent / "workers" / "model" / "testing" / "torch-files"
SMALL = dict(d_model=16, n_heads=2, d_head=8, d_mlp=32, d_vocab=24, n_ctx=12)
POS = 6


def published():
    """name -> (config, options): the table of published models. Options: old layout, LayerNorms in the file, bias b_U."""
    models = {}

    def add(name, layers, act="solu_ln", old=False, norms=True, rms=False, **changes):
        models[name] = (dict(n_layers=layers, act_fn=act, attn_only=False, **changes), dict(old=old, norms=norms, rms=rms))

    code = dict(normalization="LN")
    for n in (1, 2, 3, 4, 6, 8, 10, 12):
        add(f"solu-{n}l", n, **code)
    for n in (1, 4):
        add(f"solu-{n}l-wiki", n, **code)
    # The configuration of the old ones says LNPre whether or not the norms are in the file.
    add("solu-1l-pile", 1, old=True, rms=True, normalization_type="LN")
    add("solu-2l-pile", 2, old=True, rms=True, normalization_type="LNPre")
    add("solu-4l-pile", 4, old=True, rms=True, normalization_type="LNPre", norms=False, final_rms=True)
    add("solu-6l-pile", 6, old=True, rms=True, normalization_type="LNPre")
    add("solu-8l-pile", 8, old=True, normalization_type="LNPre")
    add("solu-10l-pile", 10, old=True, normalization_type="LNPre")
    add("solu-12l-pile", 12, old=True, normalization_type="LN")
    for n in (1, 2, 3, 4):
        add(f"gelu-{n}l", n, act="gelu", **code)
        add(f"attn-only-{n}l", n, **code)
        models[f"attn-only-{n}l"][0].update(attn_only=True)
    add("attn-only-2l-demo", 2, normalization=None, shortformer_pos=True)
    models["attn-only-2l-demo"][0].update(attn_only=True)
    for width in (16, 32, 64, 128, 256):
        heads = {16: (2, 8), 32: (4, 8)}.get(width, (1, 16))
        small = dict(d_model=min(width, 32), n_heads=heads[0], d_head=heads[1], d_mlp=4 * min(width, 32))
        add(f"solu-1l-width-{width}", 1, **code, **small)
    # Not published, but models of peers look like this.
    add("relu-1l", 1, act="relu", **code)
    add("solu-plain-1l", 1, act="solu", **code)
    add("gelu-new-1l", 1, act="gelu_new", **code)
    return models


def random_weights(config, options, rng):
    """A state dict in the present layout, values on a grid of 1/64 so that float16 holds them too."""
    L, d, H, k, m, V, n = (config[x] for x in ("n_layers", "d_model", "n_heads", "d_head", "d_mlp", "d_vocab", "n_ctx"))

    def values(*shape, scale, mean=0.0):
        drawn = mean + scale * rng.standard_normal(shape, dtype=np.float32)
        return torch.from_numpy((np.round(drawn * 64) / 64).astype(np.float32))

    def matrix(*shape, scale=1.0):
        # At full size 1/64 is too coarse a grid for single weights but not for what they do together.
        return values(*shape, scale=scale / shape[-2] ** 0.5)

    def norm(key, size, bias=True):
        if options["norms"] and config.get("normalization", config.get("normalization_type")) is not None:
            w[key + ".w"] = values(size, scale=0.2, mean=1.0)
            if bias:
                w[key + ".b"] = values(size, scale=0.2)

    w = {"embed.W_E": values(V, d, scale=1.0), "pos_embed.W_pos": values(n, d, scale=0.5)}
    for layer in range(L):
        b = f"blocks.{layer}."
        norm(b + "ln1", d)
        for x in "QKV":
            w |= {b + f"attn.W_{x}": matrix(H, d, k, scale=1.5), b + f"attn.b_{x}": values(H, k, scale=0.2)}
        w |= {b + "attn.W_O": matrix(H, k, d, scale=0.7), b + "attn.b_O": values(d, scale=0.2)}
        w[b + "attn.mask"] = torch.tril(torch.ones(n, n, dtype=torch.bool))
        w[b + "attn.IGNORE"] = torch.tensor(-1e5)
        if config["attn_only"]:
            continue
        norm(b + "ln2", d)
        w |= {b + "mlp.W_in": matrix(d, m, scale=2.5), b + "mlp.b_in": values(m, scale=0.2)}
        if config["act_fn"] == "solu_ln":
            norm(b + "mlp.ln", m)
        w |= {b + "mlp.W_out": matrix(m, d, scale=0.5), b + "mlp.b_out": values(d, scale=0.2)}
    norm("ln_final", d, bias=not options["rms"])
    w["unembed.W_U"] = matrix(d, V)
    return w


def old_layout(weights, n_layers):
    """The state dict as the old pile models have it: other names, and matrices as [out, in] in the shallow ones."""
    old = {}
    for key, tensor in weights.items():
        if n_layers <= 8 and key == "pos_embed.W_pos" or n_layers <= 6 and "W_" in key and "W_pos" not in key:
            tensor = tensor.transpose(-2, -1).contiguous()
        name = key.replace("ln_final", "norm").replace("ln1", "norm1").replace("ln2", "norm2").replace("mlp.ln", "mlp.norm")
        old[name] = tensor
    return old


def float64_pass(config, weights, tokens, targets):
    """Activations, log-probabilities of `targets`, and the final norm's scale, position by position of one row."""
    w = {key: tensor.double() for key, tensor in weights.items()}
    d, k = config["d_model"], config["d_head"]
    plain = config.get("normalization", config.get("normalization_type")) is None
    shortformer = bool(config.get("shortformer_pos"))

    def norm(x, key):
        if plain:
            return x
        x = x - x.mean(-1, keepdim=True)
        x = x / ((x * x).mean(-1, keepdim=True) + 1e-5) ** 0.5
        return x * w[key + ".w"] + w[key + ".b"] if key + ".w" in w else x

    out = {}
    placed = w["pos_embed.W_pos"][: len(tokens)]
    x = w["embed.W_E"][tokens]
    if not shortformer:
        x = x + placed
    for layer in range(config["n_layers"]):
        b = f"blocks.{layer}."
        h = norm(x, b + "ln1")
        asked = h + placed if shortformer else h
        written = w[b + "attn.b_O"].repeat(len(tokens), 1)
        for head in range(config["n_heads"]):
            q = asked @ w[b + "attn.W_Q"][head] + w[b + "attn.b_Q"][head]
            key = asked @ w[b + "attn.W_K"][head] + w[b + "attn.b_K"][head]
            v = h @ w[b + "attn.W_V"][head] + w[b + "attn.b_V"][head]
            for t in range(len(tokens)):
                scores = (key[: t + 1] @ q[t]) / k**0.5
                shares = torch.exp(scores - scores.max())
                written[t] += (shares / shares.sum()) @ v[: t + 1] @ w[b + "attn.W_O"][head]
        x = x + written
        if config["attn_only"]:
            continue
        pre = norm(x, b + "ln2") @ w[b + "mlp.W_in"] + w[b + "mlp.b_in"]
        shares = torch.exp(pre - pre.max(-1, keepdim=True).values)
        solu = pre * shares / shares.sum(-1, keepdim=True)
        out[b + "mlp.hook_pre"] = pre
        act = config["act_fn"]
        if act == "solu_ln":
            out[b + "mlp.hook_mid"] = solu
            post = norm(solu, b + "mlp.ln")
        elif act == "solu":
            post = solu
        elif act == "relu":
            post = pre * (pre > 0)
        elif act == "gelu":
            post = pre * (1 + torch.erf(pre / 2**0.5)) / 2
        else:
            post = pre * (1 + torch.tanh((2 / np.pi) ** 0.5 * (pre + 0.044715 * pre**3))) / 2
        out[b + "mlp.hook_post"] = post
        x = x + post @ w[b + "mlp.W_out"] + w[b + "mlp.b_out"]
    is_rms = config["rms"]
    centred = x if is_rms else x - x.mean(-1, keepdim=True)
    scale = torch.ones(len(tokens), dtype=torch.float64) if plain else ((centred**2).mean(-1) + 1e-5) ** 0.5
    if is_rms:
        final = x / scale[:, None] * w.get("ln_final.w", torch.tensor(1.0))
    else:
        final = norm(x, "ln_final")
    logits = final @ w["unembed.W_U"]
    top = logits.max(-1, keepdim=True).values
    log_prob = logits - top - (logits - top).exp().sum(-1, keepdim=True).log()
    out["log_prob"] = log_prob[torch.arange(len(tokens)), targets]
    out["final_scale"] = scale
    return out


def write_safetensors(path, tensors):
    names = {torch.float32: "F32", torch.bool: "BOOL", torch.int64: "I64", torch.float64: "F64"}
    header, blobs, offset = {}, [], 0
    for key, tensor in tensors.items():
        data = tensor.contiguous().numpy().tobytes()
        header[key] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + len(data)]}
        blobs.append(data)
        offset += len(data)
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def deflated(data):
    """The same archive with every entry compressed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as after:
        for entry in before.infolist():
            after.writestr(zipfile.ZipInfo(entry.filename), before.read(entry), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def write_torch(path, state, compress=False):
    file = io.BytesIO()
    torch.save(state, file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(deflated(file.getvalue()) if compress else file.getvalue())


def write_model(folder, config, options, seed, file="model_final.pth", compress=False, short=True):
    """Writes one model; returns the state dict that is in its file."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    (folder / "config.json").write_text(json.dumps(config, indent=2).replace("e-0", "e-") + "\n")
    weights = random_weights(config, options, rng)
    tokens, targets = (torch.from_numpy(rng.integers(0, config["d_vocab"], POS)) for _ in range(2))
    golden = float64_pass({**config, "rms": options["rms"]}, weights, tokens, targets)
    if short:
        golden = {key: tensor for key, tensor in golden.items() if not key.endswith("pre") or ".0." in key}
    golden = {key: tensor.float() for key, tensor in golden.items()}
    write_safetensors(folder / "golden.safetensors", {"tokens": tokens.float(), "targets": targets.float(), **golden})
    state = old_layout(weights, config["n_layers"]) if options["old"] else weights
    if file.endswith(".safetensors"):
        write_safetensors(folder / file, state)
    else:
        write_torch(folder / file, state, compress)
    return state


def tokenizer(size):
    """A byte-level BPE without merges: one letter a token, id 0 starts a row."""
    letters = "Ġabcdefghijklmnopqrstuvw"[: size - 1]
    start = "<|endoftext|>"
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    return {
        "version": "1.0",
        "added_tokens": [{"id": 0, "content": start, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}],
        "normalizer": None, "pre_tokenizer": level, "post_processor": None, "decoder": level,
        "model": {"type": "BPE", "vocab": {start: 0, **{letter: i + 1 for i, letter in enumerate(letters)}}, "merges": []},
    }


def write_small():
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "tokenizer.json").write_text(json.dumps(tokenizer(SMALL["d_vocab"]), indent=2, ensure_ascii=False) + "\n")
    for seed, (name, (changes, options)) in enumerate(published().items()):
        config = {**SMALL, **changes}
        if config["attn_only"]:
            del config["d_mlp"]
            config["d_mlp"] = None
        if seed % 2 == 0:
            config |= {"neuron_temp": 1.0, "neuron_scale": 1.0, "ln_eps": 1e-5}
        file = "model.safetensors" if name in ("gelu-3l", "solu-3l") else "SoLU_4L_v11_final.pth" if name == "solu-4l-pile" else "model_final.pth"
        # Deep ones compressed: values on a coarse grid take a third of the room.
        state = write_model(OUT / name, config, options, seed, file, compress=config["n_layers"] > 4)
        if name == "solu-1l":
            write_variants(OUT / name, state)


def write_variants(folder, state):
    """Other ways to hold the same numbers, and two that are to be refused (legacy.pth has other storage names in every run)."""
    write_torch(folder / "checkpoints" / "tokens_000060293120.pth", state)
    write_torch(folder / "half.pth", {k: v.half() if v.dtype == torch.float32 else v for k, v in state.items()})
    write_torch(folder / "bfloat.pth", {k: v.bfloat16() if v.dtype == torch.float32 else v for k, v in state.items()})
    module = torch.nn.Module()
    for key, tensor in state.items():
        module.register_parameter(key.replace(".", "/"), torch.nn.Parameter(tensor, requires_grad=False))
    # Parameters, not tensors; views of one storage; and transposed ones, which are saved with their strides.
    views = {k.replace("/", "."): v for k, v in module.state_dict(keep_vars=True).items()}
    joined = torch.cat([state[f"blocks.0.ln{i}.w"] for i in (1, 2)])
    views |= {f"blocks.0.ln{i}.w": joined[16 * (i - 1) : 16 * i] for i in (1, 2)}
    views["unembed.W_U"] = state["unembed.W_U"].t().contiguous().t()
    write_torch(folder / "views.pth", views)
    write_torch(folder / "double.pth", {"embed.W_E": state["embed.W_E"].double()})
    torch.save({"embed.W_E": state["embed.W_E"]}, folder / "legacy.pth", _use_new_zipfile_serialization=False)


def write_full(folder):
    full = dict(d_model=512, n_heads=8, d_head=64, d_mlp=2048, n_ctx=1024)
    for seed, name in enumerate(("solu-1l", "solu-4l", "solu-4l-pile")):
        changes, options = published()[name]
        config = {**full, "d_vocab": 50_278 if options["old"] else 48_262, **changes}
        write_model(folder / name, config, options, seed, short=False)
        (folder / name / "tokenizer.json").write_text(json.dumps(tokenizer(SMALL["d_vocab"])))
        print(name, (folder / name / "model_final.pth").stat().st_size, "bytes", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--full"]:
        write_full(pathlib.Path(sys.argv[2]))
    else:
        write_small()
