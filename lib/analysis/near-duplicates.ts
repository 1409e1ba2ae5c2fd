/** Examples that show the same text. */
export interface DuplicateGroup {
  /** Index of the first example, which stands for all. */
  leader: number
  /** All of them, the leader included, in order; "x n" is their number. */
  members: number[]
}

/** An example's tokens around its peak. */
export interface PeakWindow {
  tokens: ArrayLike<number>
  /** Index of the peak in `tokens`. */
  peak: number
}

const before = 24
const after = 4
const gram = 5
const sameTail = 8
const leastJaccard = 0.7
/** 5-grams of one window, at most. */
const mostGrams = before + after + 1 - gram + 1

/**
 * Groups near-duplicates among ranked examples (methods §2), order kept: an example joins the first group whose leader's 5-grams
 * of the window [-24, +4] around the peak overlap its own by Jaccard 0.7 or more, or shares the 8 tokens up to the peak, all a
 * causal model could have seen last. Windows too short for a 5-gram, or for 8 tokens, match only where they are equal.
 */
export function nearDuplicates(windows: readonly PeakWindow[]): DuplicateGroup[] {
  const groups: DuplicateGroup[] = []
  const byTail = new Map<string, number>()
  const index = createGramIndex(windows.length)
  for (const [i, { tokens, peak }] of windows.entries()) {
    const around = sliceOf(tokens, peak - before, peak + after + 1)
    const tail = sliceOf(tokens, peak - sameTail + 1, peak + 1)
    const tailKey = tail.length === sameTail ? tail.join() : `all ${around.join()}`
    const group = Math.min(byTail.get(tailKey) ?? groups.length, index.overlapping(around))
    if (group < groups.length) {
      groups[group].members.push(i)
      continue
    }
    groups.push({ leader: i, members: [i] })
    index.addLast()
    if (!byTail.has(tailKey)) byTail.set(tailKey, group)
  }
  return groups
}

/**
 * Which leaders hold which 5-grams: a hash table by 64 bits of a gram (grams that agree in all of them count as one), each
 * slot with a chain of leaders. Lists of a thousand examples come by the million, and strings for keys took ten times as long.
 */
function createGramIndex(nWindows: number) {
  const size = 2 ** Math.ceil(Math.log2(2 * nWindows * mostGrams + 2))
  const high = new Uint32Array(size)
  const low = new Uint32Array(size)
  /** 1 + the window that last met the slot's gram, 0: free. */
  const met = new Uint32Array(size)
  /** 1 + the first entry of the slot's chain. */
  const chain = new Uint32Array(size)
  const next = new Uint32Array(nWindows * mostGrams + 1)
  const leader = new Uint32Array(nWindows * mostGrams + 1)
  let nEntries = 0
  const shared = new Uint32Array(nWindows)
  const sizes: number[] = []
  const slots = new Uint32Array(mostGrams)
  let nSlots = 0
  let window = 0

  const slotOf = (a: number, b: number): number => {
    let at = (a ^ (b >>> 7)) & (size - 1)
    while (met[at] !== 0 && (high[at] !== a || low[at] !== b)) at = (at + 1) & (size - 1)
    high[at] = a
    low[at] = b
    return at
  }

  return {
    /** The first leader whose grams overlap enough with these tokens'; the number of leaders where none does. */
    overlapping(tokens: readonly number[]): number {
      window++
      nSlots = 0
      const touched: number[] = []
      for (let i = 0; i + gram <= tokens.length; i++) {
        const at = slotOf(hashOf(tokens, i, 0x9e3779b1), hashOf(tokens, i, 0x85ebca6b))
        if (met[at] === window) continue
        met[at] = window
        slots[nSlots++] = at
        for (let entry = chain[at]; entry !== 0; entry = next[entry])
          if (shared[leader[entry]]++ === 0) touched.push(leader[entry])
      }
      let first = sizes.length
      for (const group of touched) {
        if (group < first && shared[group] >= leastJaccard * (nSlots + sizes[group] - shared[group])) first = group
        shared[group] = 0
      }
      return first
    },
    /** Makes the window that was asked about last a leader. */
    addLast(): void {
      for (let i = 0; i < nSlots; i++) {
        leader[++nEntries] = sizes.length
        next[nEntries] = chain[slots[i]]
        chain[slots[i]] = nEntries
      }
      sizes.push(nSlots)
    },
  }
}

/** 32 bits of the gram at `first` (murmur3's mixing). */
function hashOf(tokens: readonly number[], first: number, seed: number): number {
  let h = seed
  for (let i = first; i < first + gram; i++) {
    h = Math.imul(h ^ tokens[i], 0xcc9e2d51)
    h = Math.imul(h ^ (h >>> 15), seed | 1)
    h ^= h >>> 13
  }
  h = Math.imul(h ^ (h >>> 16), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function sliceOf(tokens: ArrayLike<number>, from: number, to: number): number[] {
  const out: number[] = []
  for (let i = Math.max(0, from); i < Math.min(to, tokens.length); i++) out.push(tokens[i])
  return out
}
