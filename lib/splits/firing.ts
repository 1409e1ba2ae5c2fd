/** Tokens of a sample at which one neuron reaches a tenth of M: slots ascending, steps in hundredths of M. */
export interface Firing {
  slots: ArrayLike<number>
  steps: ArrayLike<number>
}

/** The least step that counts as firing: f = 0.25 (methods §7). */
export const firesFrom = 25

/** Tokens at which it fires, ascending as they are. */
export function firesAt({ slots, steps }: Firing): number[] {
  const at: number[] = []
  for (let i = 0; i < slots.length; i++) if (steps[i] >= firesFrom) at.push(slots[i])
  return at
}
