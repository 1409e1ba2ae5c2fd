"""What counting alone reaches: held-out losses of n-gram models, n = 1 .. 5, on the very rows train_family.py evaluates on.

    python3 training/ngram_loss.py --tokens train.u16 --val val.u16 --first 30e6
    python3 training/ngram_loss.py --check

Counts are taken over the first tokens of the stream, as many as a model was trained on. The model draws its rows from the
whole stream, some more than once, so it sees at most as many different ones. Smoothing is modified Kneser-Ney, interpolated
(Chen and Goodman 1999, section 3): raw counts at the highest order, numbers of different left neighbours below, three
discounts an order, the uniform distribution at the bottom. The BOS that begins a row stands there instead of whatever came
before; a count model could only be misled by it, so the first tokens of a row are predicted by the orders that need none of
it. Prints JSON. NumPy; train_family.py (PyTorch) only for the rows. Memory: a few times --bucket windows, and the stream.
"""

import argparse
import json
import math
import pathlib

import numpy as np

ORDERS, BUCKET = 5, 8_000_000


def bits_of(d_vocab):
    bits = max(1, (d_vocab - 1).bit_length())
    if bits * ORDERS > 63:
        raise SystemExit(f"wanted a vocabulary of at most 4096 tokens ({ORDERS} of them in 63 bits), got {d_vocab}")
    return bits


def windows(tokens, first, width, bits):
    """Keys of the windows of `width` tokens that begin at `first` [n]: the first token is the most significant."""
    keys = np.zeros(len(first), np.int64)
    for j in range(width):
        keys = keys << bits | tokens[first + j].astype(np.int64)
    return keys


def buckets(tokens, d_vocab, size):
    """Ranges of token ids, each the beginning of about `size` windows; one id alone may have more."""
    ends, ranges, low = np.cumsum(np.bincount(tokens, minlength=d_vocab)), [], 0
    while low < d_vocab:
        begun = ends[low - 1] if low else 0
        high = max(low + 1, int(np.searchsorted(ends, begun + size, "right")))
        ranges.append((low, high))
        low = high
    return ranges


class Table:
    """Counts of one order, seen through the queries alone: what each of them needs of its n-gram and of its context."""

    def __init__(self, n):
        self.own, self.context = np.zeros(n), np.zeros(n)
        # Different continuations of the context that have a count of 1, of 2 and of 3 or more.
        self.once, self.twice, self.often = np.zeros(n), np.zeros(n), np.zeros(n)
        self.counts_of_counts = np.zeros(6, np.int64)

    def add(self, grams, counts, bits, queries, at):
        """A bucket: sorted n-grams with their counts, and the queries (keys, and their places `at`) that fall into it."""
        self.counts_of_counts += np.bincount(np.minimum(counts, 5), minlength=6)
        if len(at) == 0 or len(grams) == 0:
            return
        found = np.minimum(np.searchsorted(grams, queries), len(grams) - 1)
        self.own[at] = np.where(grams[found] == queries, counts[found], 0)
        starts = np.flatnonzero(np.diff(grams >> bits, prepend=-1))
        contexts, asked = grams[starts] >> bits, queries >> bits
        found = np.minimum(np.searchsorted(contexts, asked), len(contexts) - 1)
        known = contexts[found] == asked
        for name, values in (("context", counts), ("once", counts == 1), ("twice", counts == 2), ("often", counts > 2)):
            sums = np.add.reduceat(values.astype(np.int64), starts)
            getattr(self, name)[at] = np.where(known, sums[found], 0)

    def discounts(self):
        """D1, D2 and D3+; three quarters of a count where the counts of counts give none."""
        _, *n = (float(x) for x in self.counts_of_counts)
        if not n[0]:
            return 0.75, 0.75, 0.75
        share = n[0] / (n[0] + 2 * n[1])
        return tuple(min(i, max(0.0, i - (i + 1) * share * n[i] / n[i - 1])) if n[i - 1] else 0.75 for i in (1, 2, 3))

    def probability(self, below):
        """p of each query, mixed with `below`, its p one order down, which it is where the context never came."""
        d1, d2, d3 = self.discounts()
        off = np.choose(np.minimum(self.own, 3).astype(int), (0, d1, d2, d3))
        given = d1 * self.once + d2 * self.twice + d3 * self.often
        context = np.maximum(self.context, 1)
        return np.where(self.context > 0, (self.own - off + given * below) / context, below)


def unigrams(tokens, continuation, d_vocab, size):
    """Ids and their counts, or how many different ids came before each."""
    if not continuation:
        counts = np.bincount(tokens, minlength=d_vocab)
    else:
        pairs = np.zeros(d_vocab * d_vocab, bool)
        for at in range(0, len(tokens) - 1, size):
            part = tokens[at : at + size + 1].astype(np.int64)
            pairs[part[:-1] * d_vocab + part[1:]] = True
        counts = pairs.reshape(d_vocab, d_vocab).sum(0)
    grams = np.flatnonzero(counts)
    return grams, counts[grams]


def grams_from(tokens, order, continuation, low, high, bits):
    """Sorted n-grams that begin with an id of low .. high - 1, and their counts or numbers of different left neighbours."""
    left = int(continuation)
    begins = tokens[left : len(tokens) - order + 1]
    keys = windows(tokens, np.flatnonzero((begins >= low) & (begins < high)), order + left, bits)
    keys.sort()
    if continuation:
        keys = keys[np.diff(keys, prepend=-1) != 0] & ((1 << bits * order) - 1)
        keys.sort()
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[starts], np.diff(starts, append=len(keys))


def count(tokens, order, continuation, d_vocab, queries, size):
    """The table of an order for `queries` [n], keys of as many tokens; of left neighbours where `continuation`, else raw."""
    bits, table = bits_of(d_vocab), Table(len(queries))
    if order == 1:
        table.add(*unigrams(tokens, continuation, d_vocab, size), bits, queries, np.arange(len(queries)))
        return table
    begins = queries >> bits * (order - 1)
    for low, high in buckets(tokens, d_vocab, size):
        at = np.flatnonzero((begins >= low) & (begins < high))
        table.add(*grams_from(tokens, order, continuation, low, high, bits), bits, queries[at], at)
    return table


def probabilities(tokens, rows, d_vocab, size, highest=ORDERS):
    """For each order its model's p [row, target] of every token of `rows` [row, pos] but the first; a target with fewer
    tokens before it (BOS apart) than the order asks for has the p of the order that it has enough for."""
    bits, found, mixed = bits_of(d_vocab), [], None
    n, pos = rows.shape
    for order in range(1, highest + 1):
        # Windows that end at targets order .. pos - 1; before those, what the orders below said.
        ends = np.arange(order, pos)
        first = (np.arange(n)[:, None] * pos + ends - order + 1).ravel()
        queries = windows(rows.ravel(), first, order, bits)
        below = np.full(len(queries), 1 / d_vocab) if mixed is None else mixed[:, 1:].ravel()
        raw = count(tokens, order, False, d_vocab, queries, size).probability(below).reshape(n, -1)
        found.append(np.concatenate([found[-1][:, : order - 1], raw], 1) if found else raw)
        if order < highest:
            mixed = count(tokens, order, True, d_vocab, queries, size).probability(below).reshape(n, -1)
    return found


def losses(tokens, rows, d_vocab, size):
    """Mean loss in nats a token of each order's model on all tokens of the rows but the first of each."""
    return [float(-np.log(p).mean()) for p in probabilities(tokens, rows, d_vocab, size)]


def check():
    """Holds the tables against counting by hand and against a slow implementation that reads as the formula does."""
    # 1 2 1 2 1 3: raw pairs 12 (2), 21 (2), 13 (1), so D1 = 1 - 2/5 * 2 = 0.2 and D2 = 2; each of 1, 2, 3 has one left
    # neighbour, so all of the lowest order goes to the uniform 1/4. p(2|1) = (2 - 2 + (0.2 + 2) / 4) / 3.
    tokens = np.array([1, 2, 1, 2, 1, 3], np.int64)
    by_hand = {2: 2.2 / 4 / 3, 3: (0.8 + 2.2 / 4) / 3, 1: 2.2 / 4 / 3, 0: 2.2 / 4 / 3}
    for word, wanted in by_hand.items():
        found = probabilities(tokens, np.array([[0, 1, word]]), 4, 2, 2)[1][0, 1]
        assert abs(found - wanted) < 1e-12, (word, found, wanted)

    rng = np.random.default_rng(1)
    tokens, v = rng.choice(6, 600, p=(0.4, 0.25, 0.15, 0.1, 0.07, 0.03)), 6
    contexts = rng.choice(6, (12, 5), p=(0.4, 0.25, 0.15, 0.1, 0.07, 0.03))
    rows = np.array([[*context, word] for context in contexts for word in range(v)])
    for size in (7, 100, 10_000):
        found = probabilities(tokens, rows, v, size)
        for order in range(1, ORDERS + 1):
            last = found[order - 1][:, -1].reshape(-1, v)
            assert np.allclose(last.sum(1), 1), (order, last.sum(1))
            for row, p in zip(rows, found[order - 1]):
                for target in range(1, len(row)):
                    n = min(order, target)
                    slow = slow_probability(tokens, tuple(row[target - n + 1 : target + 1]), v, raw=True)
                    assert abs(p[target - 1] - slow) < 1e-12, (order, row, target, p[target - 1], slow)
    print("ok: n-gram tables agree with counting by hand and with the formula, and every distribution sums to 1")


def slow_probability(tokens, gram, d_vocab, raw):
    """p(last | others) straight from the definition."""
    if not gram:
        return 1 / d_vocab
    text, n = [int(token) for token in tokens], len(gram)
    width = n if raw else n + 1
    seen = [tuple(text[i : i + width]) for i in range(len(text) - width + 1)]
    counts = {}
    for window in seen if raw else set(seen):
        counts[window[-n:]] = counts.get(window[-n:], 0) + 1
    having = [sum(c == i for c in counts.values()) for i in range(5)]
    share = having[1] / (having[1] + 2 * having[2]) if having[1] else None
    off = [0.0]
    for i in (1, 2, 3):
        known = share is not None and having[i]
        off.append(min(i, max(0.0, i - (i + 1) * share * having[i + 1] / having[i])) if known else 0.75)
    context = {key: c for key, c in counts.items() if key[:-1] == tuple(gram[:-1])}
    below = slow_probability(tokens, gram[1:], d_vocab, raw=False)
    if not context:
        return below
    own = counts.get(tuple(gram), 0)
    given = sum(off[min(c, 3)] for c in context.values())
    return (own - off[min(own, 3)] + given * below) / sum(context.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="test this program on small texts, and nothing else")
    parser.add_argument("--tokens", type=pathlib.Path)
    parser.add_argument("--val", type=pathlib.Path)
    parser.add_argument("--first", type=float, default=math.inf, help="tokens of the stream to count; all by default")
    parser.add_argument("--d-vocab", type=int, default=4096)
    parser.add_argument("--bucket", type=float, default=BUCKET, help="windows sorted at once")
    options = parser.parse_args()
    if options.check:
        check()
        return
    if not options.tokens or not options.val:
        parser.error("wanted --tokens and --val, or --check")
    import torch
    from train_family import VAL_ROWS, VAL_SEED, Rows

    held_out = Rows(options.val, "cpu").draw(VAL_ROWS, torch.Generator().manual_seed(VAL_SEED)).numpy()
    stream = np.memmap(options.tokens, "<u2", "r")
    tokens = np.asarray(stream[: int(min(options.first, len(stream)))]).astype(np.int16)
    found = losses(tokens, held_out, options.d_vocab, int(options.bucket))
    predicted = held_out.shape[0] * (held_out.shape[1] - 1)
    print(json.dumps({"counted_tokens": len(tokens), "held_out_tokens": predicted, "losses": [round(x, 4) for x in found]}))


if __name__ == "__main__":
    main()
