import 'server-only'

/**
 * Keeps the values asked for last, at most `size`, for things that never change: `recent(64)(key, read)`. Two questions at
 * once read once; what failed is asked again.
 */
export function recent<T>(size: number): (key: string, read: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  return (key, read) => {
    const known = kept.get(key)
    const value = known ?? read()
    // A map lists its keys in the order they were set: taken out and set again, this one is the newest.
    kept.delete(key)
    kept.set(key, value)
    if (!known) value.catch(() => kept.get(key) === value && kept.delete(key))
    if (kept.size > size) kept.delete(kept.keys().next().value as string)
    return value
  }
}

/**
 * As `read` of `kept`, for what its asker can give up: where another asker of the same gave up the question that both waited for, it
 * is asked again.
 */
export async function unlessGivenUp<T>(ask: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  for (;;)
    try {
      return await ask()
    } catch (error) {
      const byAnother = error instanceof Error && error.name === 'AbortError' && !signal?.aborted
      if (!byAnother) throw error
    }
}
