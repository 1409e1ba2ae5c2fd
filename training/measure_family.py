"""Measures shipped models (fp16) on the very rows train_family.py evaluates on, and counting beside them.

    python3 training/measure_family.py --tokens train.u16 --val val.u16 models/solu-1l-d64 ...

Writes into each model's measured.json, leaving what else is there: `held_out` (loss in nats a token, induction score, and for
SoLU the effective number of neurons a layer, 1 / sum(softmax^2), mean over the first 64 rows), `counting` (ngram_loss.py on
as many tokens as the model was trained on, at most the stream; taken over from a model beside that has the same number) and
`checkpoints` (the same as held_out, for each).
"""

import argparse
import json
import pathlib
import struct

import numpy as np
import torch
from ngram_loss import BUCKET, losses
from train_family import LOG_ROWS, VAL_ROWS, VAL_SEED, Model, Rows, Spec, induction_score


def read_safetensors(path):
    data = path.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header, body = json.loads(data[8 : 8 + size]), data[8 + size :]
    header.pop("__metadata__", None)
    kinds = {"F16": "<f2", "F32": "<f4"}
    return {
        key: torch.from_numpy(np.frombuffer(body[slice(*at["data_offsets"])], kinds[at["dtype"]]).reshape(at["shape"]).astype("f4"))
        for key, at in header.items()
    }


def load(weights):
    """The trained model in a file of weights, and its config; config.json lies beside the file or in the folder above."""
    folder = weights.parent if (weights.parent / "config.json").exists() else weights.parent.parent
    config, found = json.loads((folder / "config.json").read_text()), read_safetensors(weights)
    act_fn = None if config["attn_only"] else config["act_fn"]
    model = Model(Spec(folder.name, config["n_layers"], config["d_model"], 0, act_fn), config["d_vocab"])
    state = {"W_E": found["embed.W_E"], "W_pos": found["pos_embed.W_pos"], "W_U": found["unembed.W_U"]}
    state |= {f"ln_final.{x}": found[f"ln_final.{x}"] for x in "wb"}
    for i in range(config["n_layers"]):
        at, to, d = f"blocks.{i}.attn.", f"blocks.{i}.", config["d_model"]
        state[to + "W_QKV"] = torch.cat([found[f"{at}W_{x}"].transpose(0, 1).reshape(d, d) for x in "QKV"], 1)
        state[to + "b_QKV"] = torch.cat([found[f"{at}b_{x}"].flatten() for x in "QKV"])
        state[to + "W_O"], state[to + "b_O"] = found[at + "W_O"].reshape(d, d), found[at + "b_O"]
        for key, tensor in found.items():
            if key.startswith(to) and not key.startswith(at):
                state[to + key[len(to) :].replace("mlp.", "")] = tensor
    model.load_state_dict(state)
    return model.eval(), config


@torch.no_grad()
def measure(weights, rows):
    model, config = load(weights)
    found = {"loss": round(sum(model(part).item() for part in rows.split(64)) / (len(rows) / 64), 4)}
    if config["n_layers"] > 1:
        found["induction_score"] = round(induction_score(model, config["d_vocab"], "cpu"), 3)
    model(rows[:LOG_ROWS])
    effective = [round(block.effective, 1) for block in model.blocks if hasattr(block, "effective")]
    return found | ({"effective_neurons": effective} if effective else {})


def counted_before(folders):
    """Losses of n-gram models by the number of tokens counted, as they stand in the folders and beside them."""
    files = {file for folder in folders for file in folder.resolve().parent.glob("*/measured.json")}
    found = [json.loads(file.read_text()).get("counting") for file in sorted(files)]
    return {counting["tokens"]: counting["losses"] for counting in found if counting}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+", type=pathlib.Path, help="folders of models")
    parser.add_argument("--tokens", required=True, type=pathlib.Path, help="the stream they were trained on")
    parser.add_argument("--val", required=True, type=pathlib.Path)
    parser.add_argument("--recount", action="store_true", help="count n-grams anew: the texts are others than those of the models beside")
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows = Rows(options.val, "cpu").draw(VAL_ROWS, torch.Generator().manual_seed(VAL_SEED))
    stream = np.memmap(options.tokens, "<u2", "r")
    counted = {} if options.recount else counted_before(options.models)
    for folder in options.models:
        config, file = json.loads((folder / "config.json").read_text()), folder / "measured.json"
        measured = json.loads(file.read_text()) if file.exists() else {}
        measured["held_out"] = {"tokens": rows.shape[0] * (rows.shape[1] - 1), **measure(folder / "model.safetensors", rows)}
        seen = min(config["training"]["tokens"], len(stream))
        if seen not in counted:
            counted[seen] = losses(stream[:seen].astype(np.int16), rows.numpy(), config["d_vocab"], BUCKET)
        measured["counting"] = {"tokens": seen, "losses": [round(x, 4) for x in counted[seen]]}
        checkpoints = sorted((folder / "checkpoints").glob("tokens_*.safetensors"))
        measured["checkpoints"] = [{"tokens": int(path.stem[7:]), **measure(path, rows)} for path in checkpoints]
        file.write_text(json.dumps(measured, indent=1) + "\n")
        print(folder.name, json.dumps({"held_out": measured["held_out"], "counting": measured["counting"]}), flush=True)


if __name__ == "__main__":
    main()
