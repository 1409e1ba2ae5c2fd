"""A training step on a CPU with AMX: amx_step.c, compiled at the start and called instead of PyTorch's forward and backward.

    python3 training/amx_step.py --check

holds its loss and its gradients against PyTorch's for every model of the family, on random text. About seven times as fast.
"""

import ctypes
import functools
import pathlib
import shutil
import subprocess
import tempfile

import torch

PER_BLOCK = "ln1.w ln1.b W_QKV b_QKV W_O b_O ln2.w ln2.b W_in b_in W_out b_out ln.w ln.b".split()
ACTIVATIONS = {"solu_ln": 1, "gelu": 2, None: 0}


def available():
    """Whether this CPU has bf16 tiles and there is a C compiler."""
    info = pathlib.Path("/proc/cpuinfo")
    return info.exists() and " amx_bf16 " in info.read_text() and shutil.which("cc") is not None


@functools.cache
def compiled():
    """amx_step.c as a library, once a process."""
    source = pathlib.Path(__file__).with_suffix(".c")
    with tempfile.TemporaryDirectory() as folder:
        built = pathlib.Path(folder) / "amx_step.so"
        flags = "-O3 -march=native -ffast-math -fno-finite-math-only -Wall -Werror -shared -fPIC".split()
        subprocess.run(["cc", *flags, str(source), "-o", str(built), "-lm"], check=True)
        library = ctypes.CDLL(str(built))
    library.begin.restype = ctypes.c_void_p
    library.loss_and_gradients.restype = ctypes.c_double
    if library.ready():
        raise SystemExit("wanted matrix tiles (AMX) from the kernel, it refused them; train without with --no-amx")
    return library


class AmxStep:
    """Loss and gradients of a Model in place of calling it and backward(); gradients go into each parameter's .grad."""

    def __init__(self, model, spec, d_vocab):
        self.library, named = compiled(), dict(model.named_parameters())
        order = ["W_E", "W_pos", *(f"blocks.{i}.{x}" for i in range(spec.n_layers) for x in PER_BLOCK), "ln_final.w", "ln_final.b", "W_U"]
        for parameter in named.values():
            parameter.grad = torch.zeros_like(parameter)
        self.gradients = [parameter.grad for parameter in named.values()]
        self.kept = [named.get(name) for name in order]
        self.weights = (ctypes.c_void_p * len(order))(*(p if p is None else p.data_ptr() for p in self.kept))
        self.owed = (ctypes.c_void_p * len(order))(*(p if p is None else p.grad.data_ptr() for p in self.kept))
        shape = (spec.n_layers, spec.d_model, spec.d_mlp, d_vocab, ACTIVATIONS[spec.act_fn])
        self.step = ctypes.c_void_p(self.library.begin(*shape))

    def __call__(self, tokens):
        """Mean loss in nats over tokens [rows, 256]."""
        for gradient in self.gradients:
            gradient.zero_()
        tokens = tokens.to(torch.int32).contiguous()
        at = ctypes.c_void_p(tokens.data_ptr())
        return self.library.loss_and_gradients(self.step, self.weights, self.owed, at, tokens.shape[0])

    def optimiser(self, groups, betas):
        return AdamW(self.library, groups, betas)


class AdamW(torch.optim.AdamW):
    """PyTorch's AdamW, with its state, in one pass over the memory a parameter; clips the gradients' norm at 1 on the way."""

    def __init__(self, library, groups, betas):
        super().__init__(groups, betas=betas)
        self.library = library

    @torch.no_grad()
    def step(self):
        parameters = [p for group in self.param_groups for p in group["params"]]
        norm = torch.stack([p.grad.norm() for p in parameters]).norm().item()
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                state = self.state[p]
                if not state:
                    state |= {"step": torch.tensor(0.0), "exp_avg": torch.zeros_like(p), "exp_avg_sq": torch.zeros_like(p)}
                state["step"] += 1
                tensors = [ctypes.c_void_p(x.data_ptr()) for x in (p, p.grad, state["exp_avg"], state["exp_avg_sq"])]
                numbers = [min(1, 1 / (norm + 1e-6)), group["lr"], group["weight_decay"], beta1, beta2]
                bias = [1 - beta1 ** state["step"].item(), 1 - beta2 ** state["step"].item()]
                self.library.adamw(*tensors, ctypes.c_long(p.numel()), *(ctypes.c_float(x) for x in numbers + bias))


def check_adamw(rng):
    """Largest difference from PyTorch's weights after five steps on the same gradients."""
    ours = [torch.nn.Parameter(torch.randn(n, generator=rng)) for n in (37, 4096)]
    theirs = [torch.nn.Parameter(p.detach().clone()) for p in ours]
    groups = [[{"params": [p], "weight_decay": decay, "lr": 0.01} for p, decay in zip(x, (0.0, 0.05))] for x in (ours, theirs)]
    one, other = AdamW(compiled(), groups[0], (0.9, 0.98)), torch.optim.AdamW(groups[1], betas=(0.9, 0.98))
    for size in (0.01, 0.1, 1.0, 10.0, 0.001):
        for p, q in zip(ours, theirs):
            p.grad = size * torch.randn(p.shape, generator=rng)
            q.grad = p.grad.clone()
        torch.nn.utils.clip_grad_norm_(theirs, 1.0)
        one.step(), other.step()
    return max((p - q).abs().max().item() for p, q in zip(ours, theirs))


def check():
    """Gradients of one step of every model, bf16 against float32: the largest relative difference; and the optimiser's weights."""
    from train_family import BOS, FAMILY, N_CTX, Model

    torch.set_num_threads(1)
    rng = torch.Generator().manual_seed(0)
    apart = check_adamw(rng)
    print(f"AdamW: weights differ by at most {apart:.1e} after five steps", flush=True)
    if apart > 1e-5:
        raise SystemExit("wanted AdamW's weights within 1e-5 of PyTorch's")
    failed = []
    for spec in FAMILY:
        model = Model(spec, 4096)
        for p in model.parameters():
            if p.dim() == 1:
                p.data += 0.1 * torch.randn(p.shape, generator=rng)
        tokens = torch.randint(3, 4096, (4, N_CTX), generator=rng)
        tokens[:, 0], tokens[:, N_CTX // 2 :] = BOS, tokens[:, : N_CTX // 2].clone()
        loss = model(tokens)
        loss.backward()
        wanted = {name: p.grad for name, p in model.named_parameters()}
        found_loss = AmxStep(model, spec, 4096)(tokens)
        off = {name: ((p.grad - wanted[name]).norm() / wanted[name].norm()).item() for name, p in model.named_parameters()}
        worst = max(off, key=off.get)
        print(f"{spec.name}: loss {loss.item():.5f}, found {found_loss:.5f}; largest difference {off[worst]:.4f} at {worst}", flush=True)
        if abs(found_loss - loss.item()) > 2e-3 or off[worst] > 0.03:
            failed.append(spec.name)
    if failed:
        raise SystemExit(f"wanted gradients within 0.03 of PyTorch's, these differ: {', '.join(failed)}")


if __name__ == "__main__":
    check()
