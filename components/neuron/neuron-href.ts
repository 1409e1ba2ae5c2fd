import { formatNeuronId, type NeuronId } from '#lib/neuron/neuron-id.ts'

/** Address of a neuron's page; `run` only where it is not the model's current one. */
export const neuronHref = (model: string, id: NeuronId, run?: string | null): string =>
  `/${model}/${formatNeuronId(id)}${run ? `?run=${run}` : ''}`

/** Address of a document with this neuron's stored activations on it; `token` is underlined. */
export const documentHref = (
  corpus: string,
  document: number,
  { run, id, token }: { run: string; id: NeuronId; token: number },
): string =>
  `/api/document/${encodeURIComponent(corpus)}/${document}?run=${run}&at=${formatNeuronId(id)}&token=${token}`
