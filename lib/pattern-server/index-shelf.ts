import { indexBytes, type PatternIndex } from '#lib/patterns/pattern-index.ts'

/** Pattern indexes in memory, the one asked for last kept longest. */
export interface IndexShelf {
  /** The index of a run, from memory or by `load`; two questions at once load once, what failed is asked again. */
  get(runId: number, load: () => Promise<PatternIndex>): Promise<PatternIndex>
  /** Runs whose indexes are there, the one asked for longest ago first. */
  runs(): number[]
}

/** A shelf of at most `limit` bytes; the index asked for last stays whatever its size. */
export function createIndexShelf(limit: number): IndexShelf {
  const kept = new Map<number, { index: Promise<PatternIndex>; bytes: number }>()
  const shrink = (): void => {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    for (const [runId, { bytes }] of kept) {
      if (total <= limit || kept.size === 1) return
      kept.delete(runId)
      total -= bytes
    }
  }
  return {
    get(runId, load) {
      const entry = kept.get(runId) ?? { index: load(), bytes: 0 }
      const fresh = !kept.has(runId)
      kept.delete(runId)
      kept.set(runId, entry)
      if (fresh) {
        entry.index.then(
          index => {
            entry.bytes = indexBytes(index)
            shrink()
          },
          () => {
            if (kept.get(runId) === entry) kept.delete(runId)
          },
        )
      }
      return entry.index
    },
    runs: () => [...kept.keys()],
  }
}
