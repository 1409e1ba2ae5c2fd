import { formatNeuronId, type NeuronId } from '#lib/neuron/neuron-id.ts'

/** Address of a neuron's page; `run` only where it is not the model's current one. */
export const neuronHref = (model: string, id: NeuronId, run?: string | null): string =>
  `/${model}/${formatNeuronId(id)}${run ? `?run=${run}` : ''}`

/** Address of a document with this neuron's stored activations on it; `token` is underlined. */
export const documentHref = (
  corpus: string,
  document: number,
  { run, model, id, token }: { run: string; model: string; id: NeuronId; token: number },
): string =>
  `/api/document/${encodeURIComponent(corpus)}/${document}?run=${run}&model=${model}&at=${formatNeuronId(id)}&token=${token}`
