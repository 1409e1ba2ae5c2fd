import { hasNeuron, type NeuronBounds, parseNeuronId } from '#lib/neuron/neuron-id.ts'

/** What a path needs to know of a model: its bounds and its runs. */
export interface PublishedModel extends NeuronBounds {
  /** Hash of the current run; null until one is published. */
  currentRun: string | null
  /** Hashes of all published runs. */
  runs: readonly string[]
}

/**
 * The one form of an address, with its query, or null where it has that form already: lower case, without `.html`, and not the
 * inner address of a run's page.
 */
export function canonicalPath(path: string, search: string): string | null {
  // What is escaped names no page; rewriting it could only loop.
  if (path.includes('%')) return null
  const inner = /^\/at\/([^/]+)(\/.+)$/.exec(path)
  if (inner) return `${inner[2]}?run=${inner[1]}`
  const plain = path.toLowerCase().replace(/(?:\/index)?\.html$/, '') || '/'
  return plain === path ? null : plain + search
}

/** Where the page of a neuron's address stands for the run asked for or the current one; null where there is none. */
export function publishedPath(
  models: ReadonlyMap<string, PublishedModel>,
  path: string,
  run: string | null,
): string | null {
  const [, name, layer, neuron] = path.split('/')
  const model = models.get(name)
  const id = parseNeuronId(layer ?? '', neuron ?? '')
  const wanted = run ?? model?.currentRun
  if (!model || !id || !wanted || !hasNeuron(model, id) || !model.runs.includes(wanted)) return null
  return `/at/${wanted}${path}`
}
