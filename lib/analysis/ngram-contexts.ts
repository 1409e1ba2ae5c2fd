import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** A text's tokens sorted by what they are and follow, so that tokens of one context lie together. */
export interface NgramContexts {
  /** Token slots, sorted by (token, token before, token before that, slot), [n]. */
  readonly slots: Uint32Array
  /**
   * How a sorted slot differs from the one before it: 1 another token, 2 the same but another one before, 3 another one before
   * that, 0 the same context; the first is 1, [n].
   */
  readonly level: Uint8Array
}

/** Stands for the token before the first of a row; larger than any id. */
const none = 65_536

/**
 * Contexts of up to three tokens, the current one included. `tokens` [n]; `rows` [n] tells which row each belongs to: contexts
 * do not reach across rows, since the model's attention does not either.
 */
export function ngramContexts(tokens: ArrayLike<number>, rows: ArrayLike<number>): NgramContexts {
  const n = tokens.length
  const before = (slot: number, back: number) =>
    slot >= back && rows[slot - back] === rows[slot] ? tokens[slot - back] : none
  let slots = Uint32Array.from({ length: n }, (_, slot) => slot)
  // Least significant first; each pass keeps the order of equals, so the last decides.
  for (const back of [2, 1, 0]) slots = countingSort(slots, slot => before(slot, back))
  const level = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    const [a, b] = [slots[i - 1], slots[i]]
    if (i === 0 || tokens[a] !== tokens[b]) level[i] = 1
    else if (before(a, 1) !== before(b, 1)) level[i] = 2
    else if (before(a, 2) !== before(b, 2)) level[i] = 3
  }
  return { slots, level }
}

function countingSort(slots: Uint32Array<ArrayBuffer>, keyOf: (slot: number) => number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(none + 2)
  for (let i = 0; i < slots.length; i++) next[keyOf(i) + 1]++
  for (let key = 0; key <= none; key++) next[key + 1] += next[key]
  const sorted = new Uint32Array(slots.length)
  for (let i = 0; i < slots.length; i++) sorted[next[keyOf(slots[i])]++] = slots[i]
  return sorted
}

/** The same labels in a seeded random order: the null of every statistic by label. */
export function shuffledLabels(labels: ArrayLike<number>, seed: number): Uint32Array {
  const shuffled = Uint32Array.from(labels)
  const random = seededRandom(seed)
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const label = shuffled[i]
    shuffled[i] = shuffled[j]
    shuffled[j] = label
  }
  return shuffled
}
