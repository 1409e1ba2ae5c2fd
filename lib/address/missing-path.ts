import { hasNeuron, type NeuronBounds, parseNeuronId } from '#lib/neuron/neuron-id.ts'

/** First parts of addresses that are no model's name. */
export const reservedNames: ReadonlySet<string> = new Set([
  'api',
  'at',
  'health',
  'missing',
  'random',
  'runs',
  'search',
  'icon.svg',
  'favicon.ico',
  'robots.txt',
  'sitemap.xml',
])

/**
 * Where the page stands that says why a path leads nowhere, or null where a page answers the path. Only paths of models,
 * layers and neurons are judged; `/random` at their end is a page of each.
 */
export function missingPath(models: ReadonlyMap<string, NeuronBounds>, path: string): string | null {
  const [name, ...rest] = path.split('/').slice(1)
  if (!name || reservedNames.has(name) || name.startsWith('_')) return null
  const model = models.get(name)
  const parts = rest.at(-1) === 'random' ? rest.slice(0, -1) : rest
  const id = parseNeuronId(parts[0] ?? '0', parts[1] ?? '0')
  const found = model && parts.length <= 2 && id && (parts.length === 0 || hasNeuron(model, id))
  return found ? null : `/missing${path}`
}
