import type { PeakWindow } from '#lib/analysis/near-duplicates.ts'

/** Windows around the peaks of many examples in flat arrays: as objects a million of them would fill the memory. */
export interface PackedWindows {
  set(slot: number, window: PeakWindow): void
  /** The window as it was set; a view. */
  get(slot: number): PeakWindow
}

/** Room for `n` windows of up to `longest` tokens, 255 at most. */
export function createPackedWindows(n: number, longest = 29): PackedWindows {
  const tokens = new Uint16Array(n * longest)
  const lengths = new Uint8Array(n)
  const peaks = new Uint8Array(n)
  return {
    set(slot, window) {
      if (window.tokens.length > longest)
        throw new Error(`windows: wanted at most ${longest} tokens, got ${window.tokens.length}`)
      tokens.set(window.tokens, slot * longest)
      lengths[slot] = window.tokens.length
      peaks[slot] = window.peak
    },
    get: slot => ({ tokens: tokens.subarray(slot * longest, slot * longest + lengths[slot]), peak: peaks[slot] }),
  }
}
