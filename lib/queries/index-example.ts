import 'server-only'
import type { Example } from '#lib/neuron/examples.ts'
import { highestStep, stepsPerScale } from '#lib/patterns/firing-level.ts'
import type { TestedToken } from '#lib/patterns/tested-token.ts'

/** A token of a pattern index with its surroundings; activations to a hundredth of M, 0 below a tenth. `scale` is M. */
export const indexExample = ({ document, token, start, steps, step }: TestedToken, scale: number): Example => ({
  document,
  token,
  activation: (step / stepsPerScale) * scale,
  window: { start, low: 0, high: (highestStep / stepsPerScale) * scale, levels: Uint8Array.from(steps) },
})
