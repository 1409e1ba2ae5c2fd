/** Something large that can be let go of. */
export interface Large {
  /** About how much memory it holds. */
  bytes: number
  close(): Promise<void>
}

/**
 * Keeps what was used last, in `bytes` of memory at most but always the one in use: `keepSessions(2 ** 30)(key, open)`. What was
 * used longest ago is closed first, once another was opened.
 */
export function keepSessions<T extends Large>(bytes: number): (key: string, open: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, T>()
  const held = (): number => [...kept.values()].reduce((sum, one) => sum + one.bytes, 0)
  return async (key, open) => {
    const known = kept.get(key)
    const value = known ?? (await open())
    // A map lists its keys in the order they were set: taken out and set again, this one is the newest.
    kept.delete(key)
    kept.set(key, value)
    for (const [oldest, one] of kept) {
      if (held() <= bytes || one === value) break
      kept.delete(oldest)
      await one.close()
    }
    return value
  }
}
