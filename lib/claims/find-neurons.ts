import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import type { Transaction } from '#lib/db.ts'
import { hasNeuron, type NeuronId, validRange } from '#lib/neuron/neuron-id.ts'

/** A neuron that this site has. */
export interface FoundNeuron extends NeuronId {
  modelId: number
}

/** The neurons of these names (`model/layer/neuron`), by name. Throws AccountRefusal (400) that names the first that this site has not. */
export async function findNeurons(tx: Transaction, refs: string[]): Promise<Map<string, FoundNeuron>> {
  const wanted = refs.map(ref => ({ ref, at: parseNeuronRef(ref) }))
  const names = [...new Set(wanted.flatMap(({ at }) => at?.model ?? []))]
  const models = await tx.model.findMany({
    where: { name: { in: names } },
    select: { id: true, name: true, nLayers: true, dMlp: true },
  })
  const byName = new Map(models.map(model => [model.name, model]))
  return new Map(
    wanted.map(({ ref, at }) => {
      const model = at && byName.get(at.model)
      if (!at || !model) throw new AccountRefusal(400, `${ref}: this site has no model ${at?.model ?? ref}.`)
      if (!hasNeuron(model, at)) throw new AccountRefusal(400, `${ref}: ${validRange(model.name, model)}`)
      return [ref, { modelId: model.id, layer: at.layer, neuron: at.neuron }]
    }),
  )
}
