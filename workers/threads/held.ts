import { collectGarbage } from '#lib/inference/collect-garbage.ts'

/** Something large that a thread keeps for its next call. */
export interface Held<T> {
  value: T
  /** Lets go of what the collector cannot see. */
  release(): Promise<void>
}

let held: (Held<unknown> & { key: string }) | undefined

const release = async (): Promise<void> => {
  const old = held
  held = undefined
  await old?.release()
}

/** Lets go of what this thread holds, if anything. */
export const letGo = async (): Promise<void> => {
  await release()
  collectGarbage()
}

/**
 * What `make` made for `key`: that of the previous call where the key is the same, else made anew, after the other is gone.
 * A thread holds one thing at a time: a large model fits once, not twice. `make` decides the type, so a key belongs to one.
 */
export const hold = async <T>(key: string, make: () => Promise<Held<T>>): Promise<T> => {
  if (held?.key === key) return held.value as T
  await letGo()
  const made = await make()
  held = { key, ...made }
  // Without what was only needed to make it.
  collectGarbage()
  return made.value
}
