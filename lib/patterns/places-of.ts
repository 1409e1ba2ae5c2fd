import type { SlotAtom } from '#lib/patterns/slot-atom.ts'
import type { Places } from '#lib/patterns/token-beam.ts'
import type { TrainTokens } from '#lib/patterns/train-tokens.ts'

/** Places of each kind, firing or not, at most: of more, every n-th, which stands for n. */
const most = 1500

/** Where an atom's tokens stand in the train half. `steps`: the neuron's activation by slot in hundredths of M; fires from `least` on. */
export function placesOf(atom: SlotAtom, train: TrainTokens, steps: Uint8Array, least: number): Places {
  const counts = [0, 0]
  eachSlot(atom, train, slot => {
    counts[Number(steps[slot] >= least)]++
  })
  const every = counts.map(count => Math.max(1, Math.ceil(count / most)))
  const kept = counts.map((count, kind) => Math.ceil(count / every[kind]))
  const n = kept[0] + kept[1]
  const places: Places = {
    slots: new Uint32Array(n),
    before: new Uint8Array(n),
    fires: new Uint8Array(n),
    weight: new Float64Array(n),
  }
  const seen = [0, 0]
  let at = 0
  eachSlot(atom, train, slot => {
    const kind = Number(steps[slot] >= least)
    if (seen[kind]++ % every[kind] !== 0) return
    places.slots[at] = slot
    places.before[at] = train.before[slot]
    places.fires[at] = kind
    places.weight[at++] = counts[kind] / kept[kind]
  })
  return places
}

function eachSlot({ members }: SlotAtom, { starts, slots }: TrainTokens, visit: (slot: number) => void): void {
  for (let token = members.indexOf(1); token >= 0; token = members.indexOf(1, token + 1))
    for (let i = starts[token]; i < starts[token + 1]; i++) visit(slots[i])
}
