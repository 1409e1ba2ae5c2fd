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

/**
 * Groups near-duplicates among ranked examples (methods §2), order kept: an example joins the first group whose leader's 5-grams
 * of the window [-24, +4] around the peak overlap its own by Jaccard 0.7 or more, or shares the 8 tokens up to the peak, all a
 * causal model could have seen last. Windows too short for a 5-gram, or for 8 tokens, match only where they are equal.
 */
export function nearDuplicates(windows: readonly PeakWindow[]): DuplicateGroup[] {
  const groups: DuplicateGroup[] = []
  const byTail = new Map<string, number>()
  /** Leaders' groups by 5-gram. */
  const byGram = new Map<string, number[]>()
  const sizes: number[] = []
  for (const [i, { tokens, peak }] of windows.entries()) {
    const around = sliceOf(tokens, peak - before, peak + after + 1)
    const tail = sliceOf(tokens, peak - sameTail + 1, peak + 1)
    const tailKey = tail.length === sameTail ? tail.join() : `all ${around.join()}`
    const grams = gramsOf(around)
    const group = Math.min(byTail.get(tailKey) ?? groups.length, overlapping(grams, byGram, sizes))
    if (group < groups.length) {
      groups[group].members.push(i)
      continue
    }
    groups.push({ leader: i, members: [i] })
    sizes.push(grams.size)
    if (!byTail.has(tailKey)) byTail.set(tailKey, group)
    for (const key of grams) byGram.set(key, [...(byGram.get(key) ?? []), group])
  }
  return groups
}

/** The first group whose leader's grams overlap enough; the number of groups where none does. */
function overlapping(grams: Set<string>, byGram: Map<string, number[]>, sizes: number[]): number {
  const shared = new Map<number, number>()
  for (const key of grams) for (const group of byGram.get(key) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1)
  let first = sizes.length
  for (const [group, count] of shared)
    if (group < first && count >= leastJaccard * (grams.size + sizes[group] - count)) first = group
  return first
}

function gramsOf(tokens: number[]): Set<string> {
  const grams = new Set<string>()
  for (let i = 0; i + gram <= tokens.length; i++) grams.add(tokens.slice(i, i + gram).join())
  return grams
}

function sliceOf(tokens: ArrayLike<number>, from: number, to: number): number[] {
  const out: number[] = []
  for (let i = Math.max(0, from); i < Math.min(to, tokens.length); i++) out.push(tokens[i])
  return out
}
