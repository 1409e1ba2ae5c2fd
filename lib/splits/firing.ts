import type { LayerFirings } from '#lib/patterns/firing-part.ts'
import { firingsOf } from '#lib/patterns/invert-layer.ts'

/** Tokens of a sample at which one neuron reaches a tenth of M: slots ascending, steps in hundredths of M. */
export interface Firing {
  slots: ArrayLike<number>
  steps: ArrayLike<number>
}

/** The least step that counts as firing: f = 0.25 (methods §7). */
export const firesFrom = 25

/** A neuron's firing out of a layer's index. */
export const firingOf = (layer: LayerFirings, neuron: number): Firing => firingsOf(layer, neuron)
