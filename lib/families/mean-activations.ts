import type { ValueSlots } from '#lib/families/value-slots.ts'
import { stepsPerScale } from '#lib/patterns/firing-level.ts'
import type { LayerFirings } from '#lib/patterns/firing-part.ts'

/** Mean activations of a family's members at the tokens that show each value. */
export interface ValueMeans {
  /** Tokens of the sample that show each value, [values]; null where that cannot be said. */
  tokens: (number | null)[]
  /** Why not, [values]; null where it can. */
  reasons: (string | null)[]
  /** In units of each member's own M, [members][values]; null where no token shows the value. */
  means: (number | null)[][]
}

/**
 * Sums members' activations over values' tokens: the cost is the number of firings there. The index has activations in whole hundredths
 * of M and none below a tenth of M, which counts as 0 here: a mean is too small by less than 0.1 M.
 */
export function meanActivations(
  layers: readonly LayerFirings[],
  members: readonly { layer: number; neuron: number }[],
  values: readonly ValueSlots[],
): ValueMeans {
  const sums = members.map(() => new Float64Array(values.length))
  for (const firings of layers) {
    const own = membersOf(firings, members)
    if (own.size > 0)
      for (const [column, { slots }] of values.entries()) if (slots) addSteps(firings, slots, own, sums, column)
  }
  const tokens = values.map(({ slots }) => slots?.length ?? null)
  return {
    tokens,
    reasons: values.map(value => (value.slots ? null : value.reason)),
    means: sums.map(row => tokens.map((n, column) => (n ? row[column] / n / stepsPerScale : null))),
  }
}

/** Places among the members of a layer's neurons; one neuron may stand for several values. */
function membersOf(
  { layer }: LayerFirings,
  members: readonly { layer: number; neuron: number }[],
): Map<number, number[]> {
  const own = new Map<number, number[]>()
  for (const [i, member] of members.entries())
    if (member.layer === layer) own.set(member.neuron, [...(own.get(member.neuron) ?? []), i])
  return own
}

function addSteps(
  { starts, neurons, steps }: LayerFirings,
  slots: Uint32Array,
  own: ReadonlyMap<number, readonly number[]>,
  sums: readonly Float64Array[],
  column: number,
): void {
  for (const slot of slots) {
    for (let i = starts[slot]; i < starts[slot + 1]; i++) {
      const places = own.get(neurons[i])
      if (places) for (const place of places) sums[place][column] += steps[i]
    }
  }
}
