/** Something that was read, and when. */
export interface KeptAnswer<T> {
  /** The latest that was read. */
  answer: Promise<T>
  /** When it was, in milliseconds. */
  at: number
  /** Whether it is being read anew. */
  again: boolean
}

/** For how long what was read is good, and after how long one would rather wait than see it, in milliseconds. */
const AGES = { good: 30_000, usable: 3_600_000 }

/**
 * What is kept in `shelf`, or what `read` gives where nothing usable is. What is no longer good is still answered, and read anew behind
 * the answer, so that nobody waits for it; what could not be read is read by the next who asks.
 */
export function keptBehind<T>(shelf: { kept?: KeptAnswer<T> }, read: () => Promise<T>, now = Date.now()): Promise<T> {
  const { kept } = shelf
  if (!kept || now - kept.at > AGES.usable) {
    const own: KeptAnswer<T> = { answer: read(), at: now, again: false }
    shelf.kept = own
    own.answer.catch(() => shelf.kept === own && delete shelf.kept)
    return own.answer
  }
  if (now - kept.at > AGES.good && !kept.again) {
    kept.again = true
    read().then(
      answer => {
        shelf.kept = { answer: Promise.resolve(answer), at: now, again: false }
      },
      () => {
        kept.again = false
      },
    )
  }
  return kept.answer
}
