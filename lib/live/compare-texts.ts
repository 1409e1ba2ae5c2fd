/** A token of an edited text beside its twin in the original. */
export interface ChangedToken {
  /** Index in the edited text. */
  token: number
  /** Activation there before and now. */
  before: number
  now: number
}

/** Activations of one neuron on a text. Arrays run along the tokens. */
export interface TextReading {
  ids: readonly number[]
  activations: readonly number[]
}

/**
 * For each token of the edited text the index of the same token in the original, -1 where it is new: paired from the front and
 * from the back as long as the ids are the same.
 */
export function pairTokens(original: readonly number[], edited: readonly number[]): Int32Array {
  const pairs = new Int32Array(edited.length).fill(-1)
  const most = Math.min(original.length, edited.length)
  let front = 0
  while (front < most && original[front] === edited[front]) {
    pairs[front] = front
    front++
  }
  for (let back = 1; back <= most - front; back++) {
    const [from, to] = [original.length - back, edited.length - back]
    if (original[from] !== edited[to]) break
    pairs[to] = from
  }
  return pairs
}

/** The paired tokens whose activation changed by at least `least`, in order of the text. */
export function changedTokens(original: TextReading, edited: TextReading, least: number): ChangedToken[] {
  const changed: ChangedToken[] = []
  pairTokens(original.ids, edited.ids).forEach((from, token) => {
    if (from < 0) return
    const [before, now] = [original.activations[from], edited.activations[token]]
    if (Math.abs(now - before) >= least) changed.push({ token, before, now })
  })
  return changed
}

/** Index of the largest activation; the first of equals, -1 of none. */
export function strongestToken(activations: readonly number[]): number {
  let best = -1
  for (let i = 0; i < activations.length; i++) if (best < 0 || activations[i] > activations[best]) best = i
  return best
}
