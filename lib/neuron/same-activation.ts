/** Whether an activation computed again is what the scan found: float32 sums in another order differ in the last digits. */
export const sameActivation = (scanned: number, again: number): boolean =>
  Math.abs(scanned - again) <= 1e-6 + 1e-4 * Math.abs(scanned)
