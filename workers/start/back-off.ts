/** A process that lived this long, in milliseconds, counts as having worked. */
const STEADY = 60_000

/** Waits between restarts of a process that keeps dying: half a second, doubled up to half a minute. */
export interface BackOff {
  /** Milliseconds to wait after a process that lived `lived` milliseconds. */
  next(lived: number): number
}

/** Starts with no death known. */
export function createBackOff(): BackOff {
  let deaths = 0
  return {
    next(lived) {
      deaths = lived >= STEADY ? 1 : deaths + 1
      return Math.min(30_000, 500 * 2 ** (deaths - 1))
    },
  }
}
