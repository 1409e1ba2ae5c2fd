"""Train the family of small models that the site ships, and save them as the product reads them.

    python3 training/train_family.py --tokens train.u16 --val val.u16 --tokenizer tokenizer.json --out models [NAME...]

Inputs: little-endian uint16 token streams in which every document begins with BOS (training/encode_corpus.ts makes them).
Outputs, one folder a model: config.json (with its training log), model.safetensors (fp16, TransformerLens' keys and shapes,
y = x W), tokenizer.json and, where FAMILY asks, checkpoints/tokens_%012d.safetensors. PyTorch >= 1.13; bf16 on a GPU and
on a CPU that has matrix tiles (amx_step.c), fp32 on others. Every model has a seed of its own, except that a twin shares its
original's weights at the start and order of text.
A training that was killed goes on, when started again, from the last line it had printed, to the same weights.
"""

import argparse
import json
import math
import pathlib
import shutil
import struct
import time
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from amx_step import AmxStep, available
from torch import nn

D_HEAD, N_CTX, BOS, EPS = 32, 256, 1, 1e-5
VAL_ROWS, VAL_SEED, LOG_ROWS = 1024, 1234, 64


@dataclass(frozen=True)
class Spec:
    """One model of the family."""

    name: str
    n_layers: int
    d_model: int
    seed: int
    act_fn: str | None = "solu_ln"
    checkpoints: int = 0

    @property
    def d_mlp(self):
        return 4 * self.d_model if self.act_fn else 0


FAMILY = [
    Spec("solu-1l-d64", 1, 64, seed=11, checkpoints=20),
    Spec("solu-1l-d128", 1, 128, seed=12),
    Spec("solu-1l-d256", 1, 256, seed=13),
    Spec("solu-1l-d512", 1, 512, seed=14),
    Spec("solu-2l-d256", 2, 256, seed=22),
    Spec("solu-3l-d256", 3, 256, seed=23),
    Spec("solu-4l-d256", 4, 256, seed=24),
    Spec("gelu-1l-d256", 1, 256, seed=13, act_fn="gelu"),
    Spec("attn-only-1l-d128", 1, 128, seed=31, act_fn=None),
    Spec("attn-only-2l-d128", 2, 128, seed=32, act_fn=None, checkpoints=20),
    Spec("attn-only-3l-d128", 3, 128, seed=33, act_fn=None),
    Spec("attn-only-4l-d128", 4, 128, seed=34, act_fn=None),
]


class LayerNorm(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.w = nn.Parameter(torch.ones(n))
        self.b = nn.Parameter(torch.zeros(n))

    def forward(self, x):
        return F.layer_norm(x, x.shape[-1:], self.w, self.b, EPS)


class Block(nn.Module):
    """Pre-norm attention, then a pre-norm MLP unless the model is attention-only."""

    def __init__(self, spec, init):
        super().__init__()
        d, m = spec.d_model, spec.d_mlp
        self.heads, self.act_fn = d // D_HEAD, spec.act_fn
        std, to_stream = 0.02 * math.sqrt(512 / d), 1 / math.sqrt(spec.n_layers)
        self.ln1 = LayerNorm(d)
        self.W_QKV, self.b_QKV = init(d, 3 * d, std), nn.Parameter(torch.zeros(3 * d))
        self.W_O, self.b_O = init(d, d, std * to_stream), nn.Parameter(torch.zeros(d))
        if m:
            self.ln2 = LayerNorm(d)
            # Pre-activations begin with a standard deviation of 1.2: at 0.5 SoLU stays nearly linear, at 2 one neuron takes all.
            self.W_in, self.b_in = init(d, m, 1.2 / math.sqrt(d)), nn.Parameter(torch.zeros(m))
            self.W_out, self.b_out = init(m, d, std * to_stream), nn.Parameter(torch.zeros(d))
            if spec.act_fn == "solu_ln":
                self.ln = LayerNorm(m)

    def queries_keys_values(self, x):
        batch, pos, _ = x.shape
        qkv = self.ln1(x) @ self.W_QKV + self.b_QKV
        return qkv.view(batch, pos, 3, self.heads, D_HEAD).permute(2, 0, 3, 1, 4)

    def attention(self, x):
        q, k, v = self.queries_keys_values(x)
        if hasattr(F, "scaled_dot_product_attention"):
            z = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        else:
            z = self.pattern(q, k) @ v
        return z.transpose(1, 2).reshape(x.shape) @ self.W_O + self.b_O

    @staticmethod
    def pattern(q, k):
        """Attention probabilities [batch, head, query, key]."""
        pos = q.shape[2]
        later = torch.triu(torch.full((pos, pos), -1e5, device=q.device), 1)
        return torch.softmax((q @ k.transpose(2, 3)).float() * D_HEAD**-0.5 + later, -1).to(q.dtype)

    def mlp(self, x):
        pre = self.ln2(x) @ self.W_in + self.b_in
        if self.act_fn == "gelu":
            return F.gelu(pre) @ self.W_out + self.b_out
        share = torch.softmax(pre.float(), -1)
        if not self.training:
            self.effective = (1 / (share * share).sum(-1)).mean().item()
        return self.ln(pre * share.to(pre.dtype)) @ self.W_out + self.b_out

    def forward(self, x):
        x = x + self.attention(x)
        return x + self.mlp(x) if self.act_fn else x


class BlockedLoss(torch.autograd.Function):
    """Mean cross-entropy of x [n, d] @ W_U [d, d_vocab] against targets [n], 256 rows at a time: on a CPU the logits of a
    whole batch leave the caches, and moving them costs more than the arithmetic. Without `learn` there is no gradient."""

    @staticmethod
    def forward(ctx, x, weights, targets, learn):
        gradient_x, gradient_weights, total = torch.empty_like(x), torch.zeros_like(weights), 0.0
        for first in range(0, len(x), 256):
            part, target = x[first : first + 256], targets[first : first + 256, None]
            logits = part @ weights
            largest = logits.max(-1, keepdim=True).values
            own = logits.gather(1, target) - largest
            shares = logits.sub_(largest).exp_()
            sums = shares.sum(-1, keepdim=True)
            total += (sums.log() - own).sum().item()
            if not learn:
                continue
            shares.div_(sums).scatter_add_(1, target, torch.full_like(own, -1.0))
            gradient_x[first : first + 256] = shares @ weights.T
            gradient_weights.addmm_(part.T, shares)
        ctx.save_for_backward(gradient_x / len(x), gradient_weights / len(x))
        return x.new_tensor(total / len(x))

    @staticmethod
    def backward(ctx, upstream):
        gradient_x, gradient_weights = ctx.saved_tensors
        return upstream * gradient_x, upstream * gradient_weights, None, None


class Model(nn.Module):
    def __init__(self, spec, d_vocab):
        super().__init__()
        rng = torch.Generator().manual_seed(spec.seed)

        def init(rows, columns, std):
            return nn.Parameter(torch.randn(rows, columns, generator=rng) * std)

        d, std = spec.d_model, 0.02 * math.sqrt(512 / spec.d_model)
        self.W_E, self.W_pos = init(d_vocab, d, std), init(N_CTX, d, std / 2)
        self.blocks = nn.ModuleList(Block(spec, init) for _ in range(spec.n_layers))
        self.ln_final, self.W_U = LayerNorm(d), init(d, d_vocab, std)

    def forward(self, tokens):
        """Mean loss in nats over tokens [batch, pos], each predicted from those before it."""
        x = self.W_E[tokens] + self.W_pos[: tokens.shape[1]]
        for block in self.blocks:
            x = block(x)
        last, targets = self.ln_final(x)[:, :-1].flatten(0, 1), tokens[:, 1:].flatten()
        if not x.is_cuda:
            return BlockedLoss.apply(last, self.W_U, targets, torch.is_grad_enabled())
        return F.cross_entropy((last @ self.W_U).float(), targets)


class Rows:
    """Rows of N_CTX tokens from a token stream, drawn by a seed; the first token of each is BOS, as when the model is used."""

    def __init__(self, path, device):
        stream = np.fromfile(path, dtype="<u2").astype(np.int16)
        self.stream, self.device = torch.from_numpy(stream).to(device), device
        self.offsets = torch.arange(N_CTX, device=device)

    def draw(self, n, rng):
        first = torch.randint(0, len(self.stream) - N_CTX, (n, 1), generator=rng)
        rows = self.stream[first.to(self.device) + self.offsets].long() & 0xFFFF
        rows[:, 0] = BOS
        return rows


@torch.no_grad()
def induction_score(model, d_vocab, device):
    """Largest mean attention, over heads, from the second half of repeated random text to just after the same token before."""
    rng = torch.Generator().manual_seed(0)
    half = (N_CTX - 1) // 2
    once = torch.randint(3, d_vocab, (16, half), generator=rng)
    tokens = torch.cat([torch.full((16, 1), BOS), once, once], 1).to(device)
    x = model.W_E[tokens] + model.W_pos[: tokens.shape[1]]
    best = 0.0
    for block in model.blocks:
        q, k, _ = block.queries_keys_values(x)
        pattern = block.pattern(q, k)
        at = torch.arange(half + 1, 2 * half + 1, device=device)
        best = max(best, pattern[:, :, at, at - half + 1].float().mean((0, 2)).max().item())
        x = block(x)
    return best


def tensors_of(model, spec):
    """TransformerLens' keys and shapes: W_Q, W_K, W_V [head, d_model, d_head], W_O [head, d_head, d_model]."""
    d, heads = spec.d_model, spec.d_model // D_HEAD
    out = {"embed.W_E": model.W_E, "pos_embed.W_pos": model.W_pos, "unembed.W_U": model.W_U}
    out["ln_final.w"], out["ln_final.b"] = model.ln_final.w, model.ln_final.b
    for i, block in enumerate(model.blocks):
        at = f"blocks.{i}."
        weights, biases = block.W_QKV.view(d, 3, heads, D_HEAD), block.b_QKV.view(3, heads, D_HEAD)
        for j, letter in enumerate("QKV"):
            out[f"{at}attn.W_{letter}"], out[f"{at}attn.b_{letter}"] = weights[:, j].transpose(0, 1), biases[j]
        out[at + "attn.W_O"], out[at + "attn.b_O"] = block.W_O.view(heads, D_HEAD, d), block.b_O
        norms = [("ln1", "ln1")] + ([("ln2", "ln2")] if spec.act_fn else []) + ([("ln", "mlp.ln")] if hasattr(block, "ln") else [])
        for name, key in norms:
            norm = getattr(block, name)
            out[f"{at}{key}.w"], out[f"{at}{key}.b"] = norm.w, norm.b
        for name in ("W_in", "b_in", "W_out", "b_out") if spec.act_fn else ():
            out[f"{at}mlp.{name}"] = getattr(block, name)
    return {key: tensor.detach().float().cpu().numpy().astype("<f2") for key, tensor in out.items()}


def write_safetensors(path, tensors):
    header, at = {}, 0
    for key in sorted(tensors):
        size = tensors[key].nbytes
        header[key] = {"dtype": "F16", "shape": list(tensors[key].shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    body = b"".join(np.ascontiguousarray(tensors[key]).tobytes() for key in sorted(tensors))
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)


def learning_rate(spec, peak, done, step):
    """`peak` at width 256, in inverse proportion at others; 200 steps of warm-up, then a cosine down to a tenth."""
    return peak * 256 / spec.d_model * min(1, (step + 1) / 200) * (0.55 + 0.45 * math.cos(math.pi * min(1, done)))


def free_memory(device):
    """Bytes that are free on the GPU, or on this machine."""
    if device == "cuda":
        return torch.cuda.mem_get_info()[0]
    for line in pathlib.Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def check_room(spec, options):
    """End with one line where training needs more memory than there is: float32 weights with their gradients and AdamW's two
    moments, and what each layer keeps of a step's tokens for the way back."""
    d, heads = spec.d_model, spec.d_model // D_HEAD
    n_params = spec.n_layers * (4 * d * d + 2 * d * spec.d_mlp) + (2 * options.d_vocab + N_CTX) * d
    kept = options.rows * N_CTX * spec.n_layers * (8 * d + 3 * spec.d_mlp + heads * N_CTX)
    needed, free = 16 * n_params + 4 * kept, free_memory(options.device)
    if free is not None and needed > free:
        raise SystemExit(
            f"{spec.name}: wanted about {needed / 2**30:.1f} GB to train ({n_params / 1e6:.1f} M parameters, {options.rows} rows a "
            f"step), {free / 2**30:.1f} GB are free on {options.device}; give fewer --rows, end other programs or take a larger machine"
        )


def train(spec, options, rows, val_rows):
    check_room(spec, options)
    d_vocab, device = options.d_vocab, options.device
    on_gpu = device == "cuda"
    model = Model(spec, d_vocab).to(device)
    matrices = [p for n, p in model.named_parameters() if p.dim() == 2 and not n.startswith(("W_E", "W_pos"))]
    rest = [p for n, p in model.named_parameters() if p.dim() != 2 or n.startswith(("W_E", "W_pos"))]
    groups = [{"params": matrices, "weight_decay": 0.05}, {"params": rest, "weight_decay": 0.0}]
    amx = AmxStep(model, spec, d_vocab) if options.amx and not on_gpu else None
    if amx:
        optimiser = amx.optimiser(groups, (0.9, 0.98))
    else:
        optimiser = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98), **({"fused": True} if on_gpu else {}))
    autocast = torch.autocast(device, torch.bfloat16, enabled=on_gpu)
    loss_of = torch.compile(model) if on_gpu and options.compile else model
    folder = options.out / spec.name
    (folder / "checkpoints").mkdir(parents=True, exist_ok=True)
    per_step = options.rows * N_CTX
    marks = sorted({int(x) for x in np.geomspace(2**15, options.max_tokens, spec.checkpoints)}) if spec.checkpoints else []
    rng = torch.Generator().manual_seed(spec.seed)
    log, began, seen, step, next_log = [], time.time(), 0, 0, 0.0
    chosen = f"--rows {options.rows} --max-tokens {options.max_tokens:.0f} --learning-rate {options.learning_rate}"
    state_file = folder / "training-state.pt"
    if state_file.exists():
        state = torch.load(state_file, map_location=device)
        if state["options"] != chosen:
            raise SystemExit(
                f"{state_file}: wanted the options it was begun with, {state['options']}, got {chosen}; give those, or remove the "
                "file to begin anew"
            )
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        rng.set_state(state["rng"].cpu())
        log, seen, step, next_log, seconds = state["progress"]
        marks, began = [mark for mark in marks if mark > seen], time.time() - seconds
        print(spec.name, f"goes on after {seen} tokens", flush=True)

    def keep_state():
        """What a killed training goes on from; renamed into place when whole."""
        progress = (log, seen, step, next_log, time.time() - began)
        kept = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "rng": rng.get_state(), "progress": progress}
        torch.save({**kept, "options": chosen}, state_file.with_suffix(".part"))
        state_file.with_suffix(".part").rename(state_file)

    def val_loss(held_out):
        with torch.no_grad(), autocast:
            parts = [model(part).item() for part in held_out.split(64)]
        return round(sum(parts) / len(parts), 4)

    def record():
        model.eval()
        loss_now = val_loss(val_rows[:LOG_ROWS])
        model.train()
        effective = [round(block.effective, 1) for block in model.blocks if hasattr(block, "effective")]
        entry = {"tokens": seen, "seconds": round(time.time() - began), "val_loss": loss_now, "effective_neurons": effective}
        log.append(entry)
        print(spec.name, json.dumps(entry), flush=True)

    while True:
        minutes = (time.time() - began) / 60
        done = max(seen / options.max_tokens, minutes / options.minutes if options.minutes else 0)
        if done >= next_log:
            record()
            next_log += 0.05
            keep_state()
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(spec, options.learning_rate, done, step)
        text = rows.draw(options.rows, rng)
        if amx:
            loss = amx(text)
            if not math.isfinite(loss):
                raise SystemExit(f"{spec.name}: wanted a finite loss at {seen} tokens, got {loss}; go on with --no-amx")
        else:
            with autocast:
                loss = loss_of(text)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step, seen = step + 1, seen + per_step
        if marks and seen >= marks[0]:
            marks = [mark for mark in marks if mark > seen]
            write_safetensors(folder / "checkpoints" / f"tokens_{seen:012d}.safetensors", tensors_of(model, spec))
    model.eval()
    products = "bf16 tiles" if amx else "bf16" if on_gpu else "float32"
    how = {"seed": spec.seed, "batch_rows": options.rows, "learning_rate": options.learning_rate, "products": products}
    training = {"tokens": seen, **how, "val_loss": val_loss(val_rows), "log": log}
    if spec.n_layers > 1:
        training["induction_score"] = round(induction_score(model, d_vocab, device), 3)
    save(folder, model, spec, options, training)
    state_file.unlink()


def save(folder, model, spec, options, training):
    write_safetensors(folder / "model.safetensors", tensors_of(model, spec))
    config = {
        "n_layers": spec.n_layers,
        "d_model": spec.d_model,
        "n_heads": spec.d_model // D_HEAD,
        "d_head": D_HEAD,
        "d_mlp": spec.d_mlp,
        "d_vocab": options.d_vocab,
        "n_ctx": N_CTX,
        "act_fn": spec.act_fn,
        "attn_only": spec.act_fn is None,
        "normalization_type": "LN",
        "positional_embedding_type": "standard",
        "ln_eps": EPS,
        "final_rms": False,
        "bos_token_id": BOS,
        "training": training,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    shutil.copy(options.tokenizer, folder / "tokenizer.json")
    if not any((folder / "checkpoints").iterdir()):
        (folder / "checkpoints").rmdir()
    print(spec.name, "saved", json.dumps({k: v for k, v in training.items() if k != "log"}), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="models of FAMILY; all of them by default")
    parser.add_argument("--tokens", required=True, type=pathlib.Path)
    parser.add_argument("--val", required=True, type=pathlib.Path)
    parser.add_argument("--tokenizer", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--max-tokens", type=float, default=500e6, help="tokens to train on, a model")
    parser.add_argument("--minutes", type=float, default=0, help="end a model after so long, with the schedule fitted to it")
    parser.add_argument("--rows", type=int, default=256, help="rows of 256 tokens a step")
    parser.add_argument("--learning-rate", type=float, default=2e-3, help="peak at width 256; for others in inverse proportion")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-amx", dest="amx", action="store_false", default=available(), help="on a CPU: without amx_step.c")
    parser.add_argument("--no-compile", dest="compile", action="store_false")
    options = parser.parse_args()
    unknown = set(options.names) - {spec.name for spec in FAMILY}
    if unknown:
        parser.error(f"no model {', '.join(sorted(unknown))} in the family: {', '.join(spec.name for spec in FAMILY)}")
    torch.set_num_threads(options.threads)
    options.d_vocab = len(json.loads(options.tokenizer.read_text())["model"]["vocab"])
    rows, val = Rows(options.tokens, options.device), Rows(options.val, options.device)
    val_rows = val.draw(VAL_ROWS, torch.Generator().manual_seed(VAL_SEED))
    for spec in FAMILY:
        if not options.names or spec.name in options.names:
            train(spec, options, rows, val_rows)


if __name__ == "__main__":
    main()
