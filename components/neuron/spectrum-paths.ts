import { noReason } from '#lib/neuron/reasons-record.ts'

/** Height of the strip's drawing, in its own units: the strongest example reaches the top. */
export const stripHeight = 64
/** Lowest bar: the lanes show the foot of the bars, so each has one. */
export const laneHeight = 4

/** The bars of one reason in the strip. */
export interface ReasonBars {
  /** Reason, from 0; null for the examples without one. */
  reason: number | null
  /** SVG path: each example a bar of width 1 at its place (rank - 1), its activation the height; adjacent ones joined. */
  path: string
  /** Examples of the reason. */
  examples: number
}

/**
 * The strip of ranked examples as one path a reason, the largest first, those without a reason last. `activations` [n] of the
 * ranked examples, strongest first and above 0; `assigned` [n] their reasons, null where none were told.
 */
export function spectrumBars(activations: ArrayLike<number>, assigned: Uint8Array | null): ReasonBars[] {
  const groups = new Map<number, ReasonBars>()
  const most = activations[0] > 0 ? activations[0] : 1
  for (let start = 0; start < activations.length; ) {
    const own = assigned?.[start] ?? noReason
    const bars = groups.get(own) ?? { reason: own === noReason ? null : own, path: '', examples: 0 }
    groups.set(own, bars)
    let end = start
    let top = Number.NaN
    let width = 0
    bars.path += `M${start} ${stripHeight}`
    for (; end < activations.length && (assigned?.[end] ?? noReason) === own; end++) {
      const height = Math.max(laneHeight, Math.round((activations[end] / most) * stripHeight))
      if (stripHeight - height !== top) {
        if (width > 0) bars.path += `h${width}`
        top = stripHeight - height
        bars.path += `V${top}`
        width = 0
      }
      width++
    }
    bars.path += `h${width}V${stripHeight}`
    bars.examples += end - start
    start = end
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, bars]) => bars)
}

/** Reasons by place as a string, a digit each and `-` for none: what the browser needs to count a choice. */
export const packAssigned = (assigned: Uint8Array): string =>
  Array.from(assigned, reason => (reason === noReason ? '-' : String(reason))).join('')

/** Reads it. */
export const unpackAssigned = (packed: string): Uint8Array =>
  Uint8Array.from(packed, digit => (digit === '-' ? noReason : Number(digit)))
